"""Are the outlines valid, do they cover Germany, does nothing overlap? GeoPandas looks."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

from store.atlas.coverage import read_geojson
from store.atlas.files import read_table
from store.atlas.geography import COAST, shapes
from store.atlas.outlines import read_neighbours, read_outlines
from store.atlas.projection import METRES, project

AREA = 357_592.0
"""Germany in km² (Federal Statistical Office, end of 2022)."""

LARGEST = 250_000
"""Bytes that the compressed outlines may have."""

_SMALLEST = 40
"""Square steps: the smallest district, Schweinfurt, has 36 km²; even a tenth of it would be too little."""


def _valid(folder: Path) -> Iterator[str]:
    plan, keys = _fresh(folder), list(read_table(folder / "places.csv")["ags"])
    if list(plan.index) != keys:
        yield "The outlines are not those of the districts, in their order."
    for ags in plan.index[~plan.is_valid]:
        yield f"The outline of {ags} crosses itself."
    for ags in plan.index[plan.area < _SMALLEST]:
        yield f"The outline of {ags} is nearly empty."
    size = len(gzip.compress((folder / "outlines.json").read_bytes(), 6, mtime=0))
    if size > LARGEST:
        yield f"The compressed outlines have {size} bytes."


def _cover(folder: Path) -> Iterator[str]:
    plan = _fresh(folder)
    whole = shapely.union_all(plan.to_numpy())
    if abs(whole.area - plan.area.sum()) > 1e-6 * whole.area:
        yield "The districts together are larger than the area that they cover."
    one, other = plan.sindex.query(plan, predicate="overlaps")
    for a, b in zip(one[one < other], other[one < other], strict=True):
        yield f"{plan.index[a]} and {plan.index[b]} overlap."
    if not shapely.coverage_is_valid(plan.to_numpy()):
        yield "Borders that belong to two districts are not the same line."
    holes = [shapely.Polygon(ring) for part in shapely.get_parts(whole) for ring in part.interiors]
    for hole in holes:
        around = plan.index[plan.sindex.query(hole, predicate="touches")]
        if len(around) != 1:
            yield f"There is a gap between {', '.join(around)}."
    square_km = whole.area * METRES**2 / 1e6
    if abs(square_km / AREA - 1) > 0.005:
        yield f"The districts cover {square_km:,.0f} km², Germany has {AREA:,.0f}."


def _points(folder: Path) -> Iterator[str]:
    plan, points = _fresh(folder), read_outlines(folder).points
    for ags, point in points.items():
        if not plan[ags].covers(shapely.Point(point)):
            yield f"The point of {ags} lies outside."
    towns = read_table(folder / "towns.csv", ("lat", "lon"))
    x, y = project(towns["lat"], towns["lon"])
    away = gpd.GeoSeries(shapely.points(x, y)).distance(gpd.GeoSeries(plan[towns["ags"]].to_numpy()), align=False)
    for number in np.flatnonzero(away > COAST):
        yield f"{towns['name'][number]} lies {away[number] * METRES / 1000:.0f} km outside {towns['ags'][number]}."


def _states(folder: Path) -> Iterator[str]:
    given = read_geojson(folder / "given" / "states.geojson").set_index("state_ags").geometry.to_crs(3035)
    for number, part in _fresh(folder).groupby(lambda ags: ags[:2]):
        area, expected = part.area.sum() * METRES**2, given[number].area
        if abs(area / expected - 1) > 0.02:
            yield f"The districts of state {number} cover {area / expected:.1%} of its area."


def _neighbours(folder: Path) -> Iterator[str]:
    bordering = read_neighbours(folder)
    if set(bordering) != set(read_table(folder / "places.csv")["ags"]):
        yield "The neighbours are not those of the districts."
    for ags, others in bordering.items():
        if not others:
            yield f"{ags} has no neighbour."
        for other in others:
            if ags not in bordering.get(other, ()):
                yield f"{ags} borders on {other}, but not the other way round."


def _fresh(folder: Path) -> gpd.GeoSeries:
    """The outlines as they lie on the disk now."""
    return shapes(read_outlines(folder))


OUTLINE_CHECKS: dict[str, Callable[[Path], Iterator[str]]] = {
    "outlines: one per district, valid, not empty, less than 250 KB compressed": _valid,
    "outlines: area of all equals the sum, no overlap, no gap, same borders, Germany's area": _cover,
    "points of districts and towns lie in their districts": _points,
    "outlines: states have their area": _states,
    "neighbours: all districts, both ways": _neighbours,
}
