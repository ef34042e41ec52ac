"""As many municipalities as Germany has, made up: a grid of crooked cells whose borders are shared."""

from __future__ import annotations

import json
import random
from functools import cache
from itertools import pairwise

SIDE = 105
"""Cells to a side: 11,025, a few more than Germany's municipalities."""

_STEP, _CROOKED, _BETWEEN = 60, 18, 2
Point = tuple[int, int]


@cache
def municipalities() -> bytes:
    """Outlines in the form of the atlas's own file, with about 130,000 points."""
    chance = random.Random(11_025)

    def crooked(x: float, y: float) -> Point:
        return round(x + chance.uniform(-_CROOKED, _CROOKED)), round(y + chance.uniform(-_CROOKED, _CROOKED))

    corner = {
        (c, r): crooked(c * _STEP + 60, r * 1.35 * _STEP + 60) for c in range(SIDE + 1) for r in range(SIDE + 1)
    }

    def edge(start: Point, end: Point) -> list[Point]:
        steps = [n / (_BETWEEN + 1) for n in range(1, _BETWEEN + 1)]
        wave = _CROOKED / 2
        return [
            (
                round(start[0] + t * (end[0] - start[0]) + chance.uniform(-wave, wave)),
                round(start[1] + t * (end[1] - start[1]) + chance.uniform(-wave, wave)),
            )
            for t in steps
        ]

    right = {at: edge(corner[at], corner[at[0] + 1, at[1]]) for at in corner if at[0] < SIDE}
    down = {at: edge(corner[at], corner[at[0], at[1] + 1]) for at in corner if at[1] < SIDE}
    paths, points, names = {}, {}, {}
    for row in range(SIDE):
        for column in range(SIDE):
            ring = [
                corner[column, row], *right[column, row],
                corner[column + 1, row], *down[column + 1, row],
                corner[column + 1, row + 1], *right[column, row + 1][::-1],
                corner[column, row + 1], *down[column, row][::-1],
            ]  # fmt: skip
            key = f"{row * SIDE + column:08d}"
            paths[key], points[key], names[key] = _path(ring), ring[0], f"Gemeinde {key}"
    record = {
        "width": SIDE * _STEP + 120,
        "height": round(SIDE * 1.35 * _STEP + 120),
        "districts": paths,
        "states": "",
        "points": points,
        "names": {"de": names, "en": names},
    }
    return json.dumps(record, separators=(",", ":")).encode()


def _path(ring: list[Point]) -> str:
    steps = " ".join(f"{x - a} {y - b}" for (a, b), (x, y) in pairwise(ring))
    return f"M{ring[0][0]} {ring[0][1]}l{steps}z".replace(" -", "-")
