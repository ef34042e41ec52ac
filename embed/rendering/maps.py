"""The frozen map as paths by class, its legend, and the table behind it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from calc.record import Language
from drawing.map_content import LEFT_OUT, NO_FIGURE
from drawing.small_outlines import STEP, small_outlines
from embed.record import Json
from store.atlas.outlines import outlines

NONE, OUT = "none", "out"


@dataclass(frozen=True)
class Swatch:
    """A class of the legend."""

    tone: str
    label: str


@dataclass(frozen=True)
class SmallMap:
    """``paths`` by tone ("none" without a figure, "out" beside a filter); ``rows`` from the highest to the lowest."""

    width: int
    height: int
    paths: tuple[tuple[str, str], ...]
    asked: str
    legend: tuple[Swatch, ...]
    some_missing: bool
    rows: tuple[tuple[str, str], ...]


def small_map(data: Json, language: Language) -> SmallMap:
    """The map of a record. A district that has gone since is left white."""
    chart, results = data["chart"], data["results"]
    drawn, points = small_outlines(), outlines().points
    paths: defaultdict[str, list[str]] = defaultdict(list)
    for key, sign in zip(results["districts"], chart["classes"], strict=True):
        tone = {NO_FIGURE: NONE, LEFT_OUT: OUT}.get(sign) or chart["tones"][int(sign)]
        paths[tone].append(drawn.districts.get(key, ""))
    places = [points[results["districts"][at]] for at in chart["asked"] if results["districts"][at] in points]
    shown = [
        (raw, name, words)
        for raw, name, words, sign in zip(
            results["raw"], results["names"], results["text"][language], chart["classes"], strict=True
        )
        if raw is not None and sign != LEFT_OUT
    ]
    shown.sort(key=lambda row: -row[0])
    return SmallMap(
        drawn.width,
        drawn.height,
        tuple(
            (tone, "".join(found))
            for tone, found in sorted(paths.items(), key=lambda item: item[0] not in (NONE, OUT))
        ),
        "".join(f"M{round(x / STEP)} {round(y / STEP)}h0" for x, y in places),
        tuple(Swatch(tone, label) for tone, label in zip(chart["tones"], chart["limits"][language], strict=True)),
        NO_FIGURE in chart["classes"],
        tuple((name, words) for _, name, words in shown),
    )
