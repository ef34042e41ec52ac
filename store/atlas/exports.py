"""The data set to take away, each figure with its source: CSV of all that is published, GeoJSON of the districts."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from calc.market import FEWEST_SALES, Market, market
from calc.market.selection import MEASURES
from calc.record import Language
from calc.tables import harmless
from store.atlas.atlas import load
from store.atlas.columns import observations, places
from store.atlas.files import DATA, table_bytes
from store.atlas.outlines import Ring, outlines, polygons
from store.atlas.projection import unproject
from store.atlas.provenance import COMPILED_ON, Source

_DECIMALS = 4
"""Of a degree: ten metres, a tenth of a step of the map."""


@cache
def observations_csv(language: Language, folder: Path = DATA) -> bytes:
    """All published figures, UTF-8: the columns of the schema, then those of the source.

    Figures that rest on fewer than 20 sales are left out here as everywhere.
    """
    atlas = load(folder)
    table = atlas.observations.drop(columns="year")
    table = table[~(table["n"] < FEWEST_SALES)].reset_index(drop=True)
    said = {identifier: _said(source, language) for identifier, source in atlas.sources.items()}
    of_source = pd.DataFrame([said[identifier] for identifier in table["source_id"]])
    whole = pd.concat([table, of_source], axis=1)
    for name in whole.columns.difference(["value", "n"]):
        whole[name] = whole[name].map(harmless)
    whole["n"] = whole["n"].astype("Int64")
    return table_bytes(whole)


@cache
def districts_geojson(language: Language, folder: Path = DATA) -> bytes:
    """The districts (WGS 84) with the figure that stands for each measure, its kind, period, n and source.

    A missing figure is null, and ``<measure>_reason`` is the key of the reason. ``sources`` describes each source.
    """
    known = places(folder)
    known = known.part(known.is_district)
    measured = market(known, observations(folder))
    features = [
        {
            "type": "Feature",
            "id": key,
            "geometry": _geometry(outlines(folder).districts[key]),
            "properties": _properties(measured, row),
        }
        for row, key in enumerate(known.key)
    ]
    sources = {identifier: _said(source, language) for identifier, source in load(folder).sources.items()}
    collection = {
        "type": "FeatureCollection",
        "attribution": outlines(folder).attribution,
        "compiled_on": COMPILED_ON,
        "sources": sources,
        "features": features,
    }
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")).encode()


def _said(source: Source, language: Language) -> dict[str, str]:
    return {
        "source": source.title,
        "publisher": source.publisher,
        "licence": source.licence,
        "attribution": source.attribution,
        "source_url": source.url,
        "source_period": source.period,
        "note": source.note,
        "changed": source.changed.in_language(language),
        "compiled_on": source.compiled_on,
    }


def _properties(measured: Market, row: int) -> dict[str, Any]:
    known = measured.places
    properties: dict[str, Any] = {
        "ags": known.key[row],
        "name": known.name[row],
        "kind": known.kind[row],
        "state": known.state[row],
        "population": int(known.population[row]),
    }
    for measure in MEASURES:
        cell = measured.cell(row, measure)
        if not cell.origins:
            properties |= {measure: None, f"{measure}_reason": measured.column(measure).reasons[row]}
            continue
        origin = cell.origins[0]
        properties |= {
            measure: origin.value,
            f"{measure}_kind": origin.kind,
            f"{measure}_period": origin.period,
            f"{measure}_n": origin.n,
            f"{measure}_source": origin.source_id,
        }
    return properties


def _geometry(path: str) -> dict[str, Any]:
    parts = [[_degrees(ring) for ring in part] for part in polygons(path)]
    if len(parts) == 1:
        return {"type": "Polygon", "coordinates": parts[0]}
    return {"type": "MultiPolygon", "coordinates": parts}


def _degrees(ring: Ring) -> list[list[float]]:
    """Longitude and latitude; clockwise on the screen is counterclockwise where y counts upwards, once reversed."""
    latitude, longitude = unproject(ring[::-1, 0], ring[::-1, 1])
    points: list[list[float]] = np.round(np.column_stack([longitude, latitude]), _DECIMALS).tolist()
    return points
