"""The districts as shapes, for whoever has GeoPandas at hand: in which district lies a point, who borders on whom.

The running app needs this only to place a point; the map draws the paths as they are.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

from store.atlas.files import DATA
from store.atlas.outlines import Outlines, outlines, polygons
from store.atlas.projection import METRES, project

COAST = 2_000 / METRES
"""Steps by which a point may miss its district: shores are simplified."""


@cache
def districts(folder: Path = DATA) -> gpd.GeoSeries:
    """The districts by ags as drawn, in steps of the map. Raises OSError where there are no outlines."""
    return shapes(outlines(folder))


def shapes(drawn: Outlines) -> gpd.GeoSeries:
    """The same of any outlines."""
    return gpd.GeoSeries(
        {
            ags: shapely.MultiPolygon([(part[0], part[1:]) for part in polygons(path)])
            for ags, path in drawn.districts.items()
        }
    )


def place_of(latitude: float, longitude: float, folder: Path = DATA) -> str | None:
    """The district of a point in degrees, or None for a point more than two kilometres outside Germany."""
    x, y = project(latitude, longitude)
    if not (np.isfinite(x) and np.isfinite(y)):
        return None
    plan, point = districts(folder), shapely.Point(float(x), float(y))
    inside = plan.sindex.query(point, predicate="intersects")
    near = inside if len(inside) else plan.sindex.query(point, predicate="dwithin", distance=COAST)
    return str(plan.index[min(near, key=lambda row: plan.iloc[row].distance(point))]) if len(near) else None
