"""The atlas as the app reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pandas as pd

from store.atlas.files import DATA, read_table
from store.atlas.provenance import Source, from_toml


@dataclass(frozen=True)
class Atlas:
    """Tables to read, not to change.

    ``places``: the 400 districts by ags: ags, name, kind (independent_city, district), state (two letters),
    population, lat, lon. ``towns``: geonameid, name, state, ags of the district, population, lat, lon.
    ``observations``: one published figure per row: ags (5 digits district, 8 municipality), scope (kreis, gemeinde,
    city: a town inside the district), place, measure, value (shares from 0 to 1; EUR), unit, period, year, n (NaN:
    not said), kind (asking, existing, contract, census, broker), segment, confidence, url, source_id.
    """

    places: pd.DataFrame
    towns: pd.DataFrame
    observations: pd.DataFrame
    sources: Mapping[str, Source]


@cache
def load(folder: Path = DATA) -> Atlas:
    """The built atlas; read once per process. Raises OSError where it has not been built."""
    return read_atlas(folder)


def read_atlas(folder: Path) -> Atlas:
    """The built atlas as it lies on the disk now. Raises OSError where it has not been built."""
    return Atlas(
        places=_whole(read_table(folder / "places.csv", ("population", "lat", "lon")), "population"),
        towns=_whole(read_table(folder / "towns.csv", ("population", "lat", "lon")), "population"),
        observations=_observations(folder / "observations"),
        sources=MappingProxyType(
            {path.stem: from_toml(path) for path in sorted((folder / "sources").glob("*.toml"))}
        ),
    )


def _whole(table: pd.DataFrame, name: str) -> pd.DataFrame:
    return table.astype({name: "int64"})


def _observations(folder: Path) -> pd.DataFrame:
    tables = [read_table(path, ("value", "n")).assign(source_id=path.stem) for path in sorted(folder.glob("*.csv"))]
    table = pd.concat(tables, ignore_index=True)
    return table.assign(year=table["period"].str[:4].astype("int64"))
