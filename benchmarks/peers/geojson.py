"""Our outlines in the form that Plotly reads, for a peer that may fetch them by address as well."""

from __future__ import annotations

import json
from functools import cache

import numpy as np

from store.atlas.outlines import outlines, polygons
from store.atlas.projection import unproject


@cache
def geojson() -> bytes:
    """The districts with their keys as feature ids, in degrees with three decimals."""
    features = [
        {
            "type": "Feature",
            "id": key,
            "properties": {},
            "geometry": {
                "type": "MultiPolygon",
                "coordinates": [[_degrees(ring) for ring in part] for part in polygons(path)],
            },
        }
        for key, path in sorted(outlines().districts.items())
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":")).encode()


def _degrees(ring: np.ndarray) -> list[list[float]]:
    latitude, longitude = unproject(ring[:, 0], ring[:, 1])
    return np.round(np.column_stack([longitude, latitude]), 3).tolist()
