"""Outlines of the districts for maps a few hundred pixels wide: a fifth of the original's size, and still gapless.

Corners first move to a coarse grid. A border then runs between points where more than two districts meet; each such
stretch is straightened once (Douglas-Peucker), for both neighbours alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from store.atlas.outlines import outlines, polygons

STEP = 14
"""Steps of the original grid (about 100 m) in one of this."""

TOLERANCE = 1.6
"""How far, in steps of the coarse grid, a straightened border may lie from the original."""

Corner = tuple[int, int]


@dataclass(frozen=True)
class SmallOutlines:
    """Paths by district key, in a box of ``width`` × ``height``."""

    districts: Mapping[str, str]
    width: int
    height: int


@cache
def small_outlines() -> SmallOutlines:
    """The districts, straightened."""
    drawn = outlines()
    rings = {key: _rings(path) for key, path in sorted(drawn.districts.items())}
    near: defaultdict[Corner, set[Corner]] = defaultdict(set)
    for ring in (ring for rings_of_one in rings.values() for ring in rings_of_one):
        for a, b in pairwise([*ring, ring[0]]):
            near[a].add(b)
            near[b].add(a)
    meeting = {corner for corner, others in near.items() if len(others) != 2}
    return SmallOutlines(
        {key: "".join(_written(_straightened(ring, meeting)) for ring in found) for key, found in rings.items()},
        round(drawn.width / STEP) + 1,
        round(drawn.height / STEP) + 1,
    )


def _rings(path: str) -> list[list[Corner]]:
    found = [_coarse(ring.tolist()) for shape in polygons(path) for ring in shape]
    return [ring for ring in found if len(ring) > 2]


def _coarse(ring: Iterable[Sequence[float]]) -> list[Corner]:
    corners: list[Corner] = []
    for x, y in ring:
        corner = (round(x / STEP), round(y / STEP))
        if not corners or corners[-1] != corner:
            corners.append(corner)
    if len(corners) > 1 and corners[0] == corners[-1]:
        corners.pop()
    return corners


def _straightened(ring: list[Corner], meeting: set[Corner]) -> list[Corner]:
    starts = [place for place, corner in enumerate(ring) if corner in meeting] or [ring.index(min(ring))]
    turned = [*ring[starts[0] :], *ring[: starts[0]], ring[starts[0]]]
    cuts = [place - starts[0] for place in starts] + [len(ring)]
    kept: list[Corner] = []
    for start, end in pairwise(cuts):
        stretch = tuple(turned[start : end + 1])
        # Both neighbours straighten the same sequence, whichever way they walk it.
        if stretch <= stretch[::-1]:
            kept += _straight(stretch)[:-1]
        else:
            kept += _straight(stretch[::-1])[::-1][:-1]
    return kept


@cache
def _straight(stretch: tuple[Corner, ...]) -> list[Corner]:
    if len(stretch) < 3:
        return list(stretch)
    (ax, ay), (bx, by) = stretch[0], stretch[-1]
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5

    def distance(corner: Corner) -> float:
        x, y = corner
        if not length:
            return float(((x - ax) ** 2 + (y - ay) ** 2) ** 0.5)
        return float(abs((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / length)

    furthest = max(range(1, len(stretch) - 1), key=lambda place: distance(stretch[place]))
    if distance(stretch[furthest]) <= TOLERANCE:
        return [stretch[0], stretch[-1]]
    return _straight(stretch[: furthest + 1])[:-1] + _straight(stretch[furthest:])


def _written(ring: Sequence[Corner]) -> str:
    """Relative steps, as short as SVG allows; an island smaller than the tolerance is left out."""
    if len(ring) < 3:
        return ""
    steps = " ".join(f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(ring)).replace(" -", "-")
    return f"M{ring[0][0]} {ring[0][1]}l{steps}z"
