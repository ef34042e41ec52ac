"""Colours of the map's classes in both themes: *more* is always further from the paper.

``ui/assets/styles/atlas.css`` has the same under the same names; red and green appear nowhere. Neighbours differ for
readers of all kinds (look, section 1).
"""

from __future__ import annotations

from typing import Literal

Scheme = Literal["light", "dark"]

SEQUENTIAL: dict[Scheme, tuple[str, ...]] = {
    "light": ("#EFF0CA", "#A9E1B4", "#5BC7C1", "#259FC5", "#1D71B4", "#1B3F97", "#1C2369"),
    "dark": ("#242E60", "#264A8E", "#196EA9", "#1794B5", "#4AB9B2", "#9AD5A5", "#EBECBE"),
}
DIVERGING: dict[Scheme, tuple[str, ...]] = {
    "light": ("#833404", "#BB5C22", "#E09865", "#EFD1B6", "#EBEDEF", "#C2DAF5", "#81AFE2", "#4174BF", "#193990"),
    "dark": ("#FBC592", "#E79551", "#BC662F", "#7B4125", "#303337", "#354B7E", "#4573C0", "#6EA1E2", "#A8CFF7"),
}
PAGE: dict[Scheme, dict[str, str]] = {
    "light": {"paper": "#FFFFFF", "ink": "#14181F", "ink-2": "#454E5B", "ink-3": "#5C6673", "line": "#D8DDE3",
              "line-2": "#8A94A1", "accent": "#2340B0"},
    "dark": {"paper": "#0F1317", "ink": "#E9ECF0", "ink-2": "#B7BFC9", "ink-3": "#96A0AD", "line": "#2D3640",
             "line-2": "#6B7683", "accent": "#9FB4FF"},
}  # fmt: skip

_SIX = (0, 1, 2, 3, 4, 6)


def tones(count: int, *, diverging: bool) -> tuple[str, ...]:
    """The names of ``count`` tones (at most 7, diverging 9), least first; diverging ones around the middle."""
    if diverging:
        first = (9 - count) // 2
        return tuple(f"d{position}" for position in range(first, first + count))
    positions = _SIX if count == len(_SIX) else range(count)
    return tuple(f"q{position}" for position in positions)


def colour(tone: str, scheme: Scheme) -> str:
    """The colour of a named tone."""
    palette = SEQUENTIAL if tone[0] == "q" else DIVERGING
    return palette[scheme][int(tone[1:])]
