"""From the given outlines to one gapless plan of districts on the map's grid of whole numbers.

The given outlines were simplified one by one: between some of them are gaps, others overlap. Here all their borders
are laid on the grid and cut at every crossing; each face between them belongs to one district. So a border is the
same line from both sides.
"""

from __future__ import annotations

import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

from store.atlas.projection import project

Shapes = NDArray[np.object_]

_SLIVER = 500
"""A hole inside one district of at most 5 km², in square steps, is an inaccuracy; a larger one is water."""


def districts(outlines: Path) -> gpd.GeoSeries:
    """The districts by ags on the map's grid, sorted: valid, integer coordinates, no gap, no overlap.

    Only a large hole inside a single district stays: it is water.
    """
    given = read_geojson(outlines).set_index("ags").sort_index().geometry
    laid = shapely.transform(given.to_numpy(), _to_map)
    borders = shapely.union_all(shapely.boundary(laid), grid_size=1)
    faces = np.array(shapely.get_parts(shapely.polygonize([borders])), dtype=object)
    owner = _owners(faces, laid)
    whole = [shapely.coverage_union_all(faces[owner == number]) for number in range(len(laid))]
    return gpd.GeoSeries(shapely.normalize(np.array(whole, dtype=object)), index=given.index)


def read_geojson(path: Path) -> gpd.GeoDataFrame:
    """Features in degrees (WGS 84). Raises OSError for no file and ValueError for another kind."""
    return gpd.GeoDataFrame.from_features(json.loads(path.read_text(encoding="utf-8")), crs=4326)


def state_borders(plan: gpd.GeoSeries) -> Shapes:
    """The borders of the states, outer ones included, each once, as lines."""
    states = [
        shapely.boundary(shapely.coverage_union_all(part.to_numpy()))
        for _, part in plan.groupby(plan.index.str[:2], sort=True)
    ]
    merged = shapely.line_merge(shapely.union_all(np.array(states, dtype=object), grid_size=1))
    return np.array(shapely.get_parts(shapely.normalize(merged)), dtype=object)


def neighbours(plan: gpd.GeoSeries) -> dict[str, list[str]]:
    """Which districts share a border with each; touching in a point is not enough."""
    shapes = plan.to_numpy()
    one, other = plan.sindex.query(plan, predicate="touches")
    shared = shapely.length(shapely.intersection(shapes[one], shapes[other])) > 0
    found: dict[str, list[str]] = {str(ags): [] for ags in plan.index}
    for a, b in sorted(zip(one[shared], other[shared], strict=True)):
        found[str(plan.index[a])].append(str(plan.index[b]))
    return found


def _to_map(coordinates: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.rint(np.column_stack(project(coordinates[:, 1], coordinates[:, 0])))


def _owners(faces: Shapes, laid: Shapes) -> NDArray[np.int64]:
    """The district of each face: the one that covers most of it, for a gap the one with the longest border to it.

    Water inside one district belongs to nobody (-1).
    """
    laid = shapely.make_valid(laid)
    tree = shapely.STRtree(laid)
    face, district = tree.query(faces, predicate="intersects")
    covered = shapely.area(shapely.intersection(faces[face], laid[district]))
    owner = _largest(len(faces), face, district, np.where(covered * 2 > shapely.area(faces[face]), covered, 0.0))
    gaps = np.flatnonzero(owner < 0)
    near, other = shapely.STRtree(faces).query(faces[gaps], predicate="touches")
    border = shapely.length(shapely.intersection(faces[gaps[near]], faces[other]))
    nearest = _largest(len(gaps), near, owner[other], border)
    around = [{int(o) for o in owner[other[near == number]]} - {-1} for number in range(len(gaps))]
    water = np.array([len(one) == 1 for one in around]) & (shapely.area(faces[gaps]) > _SLIVER)
    owner[gaps] = np.where(water, -1, nearest)
    return owner


def _largest(
    rows: int, row: NDArray[np.intp], candidate: NDArray[np.int64], weight: NDArray[np.float64]
) -> NDArray[np.int64]:
    """For each row the candidate with the largest positive sum of weights; -1 where there is none."""
    chosen = np.full(rows, -1)
    for number in range(rows):
        mine = (row == number) & (weight > 0) & (candidate >= 0)
        if mine.any():
            chosen[number] = np.bincount(candidate[mine], weight[mine]).argmax()
    return chosen
