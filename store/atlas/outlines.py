"""The map's file: every district as an SVG path of whole numbers, and back into coordinates.

``outlines.json`` holds ``width`` and ``height`` of the map in steps (:mod:`store.atlas.projection`; x to the right,
y down), ``attribution``, ``districts`` (a path per ags), ``states`` (one path: every border of a state once, the
outer ones included) and ``points`` (``[x, y]`` inside each district). A path is made of ``M x y l dx dy … z`` per
ring: the outer ring of a part clockwise on the screen, its holes after it the other way round. A border has the
same points from both sides.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from store.atlas.files import DATA
from store.atlas.projection import HEIGHT, WIDTH, project

if TYPE_CHECKING:
    import geopandas as gpd
    from shapely import LineString

Ring = NDArray[np.int64]
"""Points of a closed line on the map, shape (n, 2), the first repeated at the end."""


@dataclass(frozen=True)
class Outlines:
    """The parsed file and its bytes as they may be sent."""

    width: int
    height: int
    attribution: str
    districts: Mapping[str, str]
    states: str
    points: Mapping[str, tuple[int, int]]
    content: bytes


@cache
def outlines(folder: Path = DATA) -> Outlines:
    """The built outlines; read once per process. Raises OSError where they have not been built."""
    return read_outlines(folder)


def read_outlines(folder: Path) -> Outlines:
    """The built outlines as they lie on the disk now. Raises OSError where they have not been built."""
    content = (folder / "outlines.json").read_bytes()
    record = json.loads(content)
    return Outlines(
        width=record["width"],
        height=record["height"],
        attribution=record["attribution"],
        districts=record["districts"],
        states=record["states"],
        points={ags: (x, y) for ags, (x, y) in record["points"].items()},
        content=content,
    )


@cache
def neighbours(folder: Path = DATA) -> Mapping[str, tuple[str, ...]]:
    """The districts that share a border with each, by ags; read once per process."""
    return read_neighbours(folder)


def read_neighbours(folder: Path) -> Mapping[str, tuple[str, ...]]:
    """The same as it lies on the disk now. Raises OSError where it has not been built."""
    record = json.loads((folder / "neighbours.json").read_bytes())
    return {ags: tuple(others) for ags, others in record.items()}


def outlines_bytes(
    plan: gpd.GeoSeries, borders: NDArray[np.object_], places: pd.DataFrame, attribution: str
) -> bytes:
    """The file's content from the plan of districts, the state borders and the places with their points."""
    x, y = project(places["lat"].astype(float), places["lon"].astype(float))
    points = np.rint(np.column_stack([x, y])).astype(int).tolist()
    record = {
        "width": WIDTH,
        "height": HEIGHT,
        "attribution": attribution,
        "districts": {str(ags): "".join(map(_path, _rings(shape))) for ags, shape in plan.items()},
        "states": "".join(_line(line) for line in borders),
        "points": dict(zip(places["ags"], points, strict=True)),
    }
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()


def polygons(path: str) -> list[list[Ring]]:
    """The parts of a district from its path: each its outer ring, then its holes."""
    parts: list[list[Ring]] = []
    for ring in map(_ring, path.split("z")[:-1]):
        if _turn(ring) > 0:
            parts.append([ring])
        else:
            parts[-1].append(ring)
    return parts


def _rings(shape: object) -> Iterator[Ring]:
    for part in getattr(shape, "geoms", [shape]):
        outer = np.asarray(part.exterior.coords).astype(np.int64)
        yield outer if _turn(outer) > 0 else outer[::-1]
        for interior in part.interiors:
            hole = np.asarray(interior.coords).astype(np.int64)
            yield hole if _turn(hole) < 0 else hole[::-1]


def _turn(ring: Ring) -> int:
    """Twice the signed area: positive where the ring runs clockwise on a screen, whose y counts downwards."""
    (x, y), (to_x, to_y) = ring[:-1].T, ring[1:].T
    return int((x * to_y - to_x * y).sum())


def _path(ring: Ring) -> str:
    return f"{_steps(ring[:-1])}z"


def _line(line: LineString) -> str:
    return _steps(np.asarray(line.coords).astype(np.int64))


def _steps(points: Ring) -> str:
    steps = " ".join(f"{dx} {dy}" for dx, dy in np.diff(points, axis=0).tolist())
    return f"M{points[0][0]} {points[0][1]}l{steps}".replace(" -", "-")


def _ring(path: str) -> Ring:
    numbers = np.array(re.findall(r"-?\d+", path), dtype=np.int64).reshape(-1, 2)
    points = np.cumsum(numbers, axis=0)
    return np.vstack([points, points[:1]])
