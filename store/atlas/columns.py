"""The atlas as :mod:`calc.market` takes it: places with one key each, and observations about them.

Besides the 400 districts a place is a municipality with a figure of its own, or a town inside a district that is not
itself a town. Quarters of independent cities are none.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from calc.market import Observations, Places
from store.atlas.atlas import Atlas, load
from store.atlas.files import DATA

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


@cache
def places(folder: Path = DATA) -> Places:
    """The districts by AGS, then the towns and municipalities by key; read once per process."""
    return place_columns(load(folder))


@cache
def observations(folder: Path = DATA) -> Observations:
    """All published figures; read once per process."""
    return observation_columns(load(folder))


def place_columns(atlas: Atlas) -> Places:
    """The places of an atlas."""
    table = _places(atlas)
    return Places(
        key=_texts(table["key"]),
        district=_texts(table["district"]),
        town=_texts(table["town"]),
        name=_texts(table["name"]),
        kind=_texts(table["kind"]),
        state=_texts(table["state"]),
        population=table["population"].to_numpy(dtype=np.float64),
        lat=table["lat"].to_numpy(dtype=np.float64),
        lon=table["lon"].to_numpy(dtype=np.float64),
    )


def observation_columns(atlas: Atlas) -> Observations:
    """The figures of an atlas."""
    table = atlas.observations
    return Observations(
        place=np.array(_keys(atlas), dtype=object),
        district=_texts(table["ags"].str[:5]),
        measure=_texts(table["measure"]),
        value=table["value"].to_numpy(dtype=np.float64),
        period=_texts(table["period"]),
        n=table["n"].to_numpy(dtype=np.float64),
        kind=_texts(table["kind"]),
        segment=_texts(table["segment"]),
        source_id=_texts(table["source_id"]),
        confidence=_texts(table["confidence"]),
        url=_texts(table["url"]),
    )


def _places(atlas: Atlas) -> pd.DataFrame:
    districts = atlas.places.rename(columns={"ags": "key"}).assign(town="")
    districts["district"] = districts["key"]
    rural = set(districts.loc[districts["kind"] == "district", "key"])
    towns = atlas.towns[atlas.towns["ags"].isin(rural)].rename(columns={"ags": "district", "geonameid": "town"})
    towns = towns.assign(kind="town", key="g" + towns["town"])
    named = pd.DataFrame(
        sorted({(row.ags, row.place) for row in _municipal(atlas.observations, rural).itertuples()}),
        columns=["key", "name"],
    )
    known = {(row.district, plain_town(row.name)): row.key for row in towns.itertuples(index=False)}
    found = {known.get((ags[:5], plain_town(name))): ags for ags, name in named.itertuples(index=False)}
    towns["key"] = [found.get(key, key) for key in towns["key"]]
    further = named[~named["key"].isin(towns["key"])].drop_duplicates("key")
    further = further.assign(
        district=further["key"].str[:5],
        town="",
        kind="municipality",
        state=further["key"].str[:5].map(districts.set_index("key")["state"]),
    )
    inside = pd.concat([towns, further], ignore_index=True).sort_values("key", ignore_index=True)
    return pd.concat([districts, inside], ignore_index=True)


def _keys(atlas: Atlas) -> list[str]:
    """The key of the place that each observation is about, "" where its town could not be told."""
    table, known = atlas.observations, _places(atlas)
    whole = set(known["key"])
    towns = known[known["kind"] == "town"]
    named: dict[tuple[str, str], str] = {
        (district, plain_town(name)): key
        for district, name, key in zip(towns["district"], towns["name"], towns["key"], strict=True)
    }

    def key(ags: str, scope: str, name: str) -> str:
        if scope == "city":
            return named.get((ags, plain_town(name)), "")
        return ags if ags in whole else ags[:5]

    return [key(*row) for row in zip(table["ags"], table["scope"], table["place"], strict=True)]


def _municipal(table: pd.DataFrame, rural: set[str]) -> pd.DataFrame:
    return table[(table["scope"] == "gemeinde") & table["ags"].str[:5].isin(rural)]


def plain_town(name: object) -> str:
    """A town's name without what is added to tell it from others: Halle (Westf.), Emmerich am Rhein."""
    short = re.split(r" \(|/| an der | am | im ", str(name).lower())[0]
    return short.translate(_UMLAUTS)


def _texts(column: pd.Series[str]) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    return np.array(column.fillna("").tolist(), dtype=object)
