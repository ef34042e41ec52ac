"""The figures as they were compiled, read into the words of this house: two-letter states, shares, plain units."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pandas as pd

from calc.states import STATES
from store.atlas.files import read_table

COMPILED = (
    "cities.csv", "districts.geojson", "observations.csv", "places.csv", "sources.csv", "states.geojson",
)  # fmt: skip
"""The files of the compilation; beside them stands only what this house says of its own changes."""

_STATE_OF_NAME = {words.de: code for code, words in STATES.items()}
_KINDS = {"kreisfreie Stadt": "independent_city", "Landkreis": "district"}


def places(given: Path) -> pd.DataFrame:
    """The districts of today: ags, name, kind, state, population, lat, lon; sorted by ags."""
    table = read_table(given / "places.csv")
    table["kind"] = table["kind"].map(_KINDS)
    table["state"] = table["state"].map(_STATE_OF_NAME)
    return table.sort_values("ags", ignore_index=True)


def towns(given: Path) -> pd.DataFrame:
    """Towns of 15,000 and more: geonameid, name, state, ags of the district, population, lat, lon."""
    table = read_table(given / "cities.csv").rename(columns={"kreis_ags": "ags", "population_geonames": "population"})
    table["state"] = table["state"].map(_STATE_OF_NAME)
    columns = ["geonameid", "name", "state", "ags", "population", "lat", "lon"]
    table = table[columns]
    return table.assign(number=table["geonameid"].astype(int)).sort_values("number", ignore_index=True)[columns]


OBSERVATION = (
    "ags", "scope", "place", "measure", "value", "unit", "period", "n", "kind", "segment", "confidence", "url",
)  # fmt: skip
"""The columns of a file of observations; its name is the identifier of its source."""

SEGMENTS = {
    "re-letting, net cold": "reletting_net_cold",
    "all let dwellings, net cold": "let_net_cold",
    "all dwellings": "all_dwellings",
    "building land": "building_land",
    "resale": "resale",
    "resale, weighted over municipalities": "resale_weighted",
    "existing": "existing",
    "all flats": "all_flats",
    "new build": "new_build",
}
"""Segments in the words of the compilation, and ours."""

_PERIODS = {"2020 oder 2021": "2020/2021"}


def observations(given: Path) -> dict[str, pd.DataFrame]:
    """The observations by source, shares as shares; rows by ags, scope, measure, period, segment."""
    table = read_table(given / "observations.csv")
    table["segment"] = table["segment"].map(SEGMENTS)
    table["period"] = table["period"].replace(_PERIODS)
    percent = table["unit"] == "percent"
    table.loc[percent, "value"] = [share_of_percent(text) for text in table.loc[percent, "value"]]
    table.loc[percent, "unit"] = "share"
    order = ["ags", "scope", "measure", "period", "segment", "place"]
    table = table.sort_values(order, kind="stable")
    return {
        str(source): rows[list(OBSERVATION)].reset_index(drop=True)
        for source, rows in table.groupby("source_id", sort=True)
    }


def share_of_percent(text: str) -> str:
    """A percentage as a share, without the noise of binary fractions: "24.85" is "0.2485"."""
    return str((Decimal(text) / 100).normalize())
