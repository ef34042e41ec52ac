"""The places that are known: municipalities with their postal codes, and parts of large towns.

From `data/places` (postal codes and reviewed German names, see `sources.toml` there) and the atlas's districts and
towns. A municipality below 15,000 has a state but no district: nothing here says which.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from intake.places.names import fold, short, variants
from store import atlas

DATA = Path(__file__).parents[2] / "data" / "places"

T = TypeVar("T")
_Key = tuple[str, str]


@dataclass(frozen=True)
class Municipality:
    """One town or village; ``ags`` is its district's (five digits), ``population`` 0 where it is not known."""

    name: str
    state: str
    ags: str | None
    codes: frozenset[str]
    population: int = 0


@dataclass(frozen=True)
class Gazetteer:
    """Municipalities by folded name, by the short form of it, and by postal code; parts of towns by folded name."""

    municipalities: tuple[Municipality, ...]
    named: Mapping[str, tuple[Municipality, ...]]
    shortened: Mapping[str, tuple[Municipality, ...]]
    coded: Mapping[str, tuple[Municipality, ...]]
    parts: Mapping[str, tuple[tuple[str, Municipality], ...]]

    def states_of(self, postal_code: str) -> frozenset[str]:
        """The states in which a postal code lies; empty for an unknown one."""
        return frozenset(m.state for m in self.coded.get(postal_code, ()))


@cache
def gazetteer() -> Gazetteer:
    """All known places; read once."""
    reviewed = {row["geonameid"]: row for row in _rows("town_names.csv")}
    known = {town: (ags, people) for town, ags, people in _independent_cities()}
    own_codes: dict[tuple[str, str], frozenset[str]] = {}
    part_rows: list[tuple[str, str, str]] = []
    towns = atlas.load().towns
    for number, name, state, ags, people in zip(
        towns["geonameid"], towns["name"], towns["state"], towns["ags"], towns["population"], strict=True
    ):
        row = reviewed.get(number)
        german = row["german"] if row else name
        if row and row["part_of"]:
            part_rows.append((german, state, row["part_of"]))
            continue
        known.setdefault((state, german), (ags, int(people)))
        if row and row["codes"]:
            own_codes[state, german] = frozenset(row["codes"].split())
    municipalities = tuple(_municipalities(known, own_codes))
    by_name = {(m.state, m.name): m for m in reversed(municipalities)}
    parts = [(name, by_name[state, town]) for name, state, town in part_rows]
    return Gazetteer(
        municipalities,
        named=_index((key, m) for m in municipalities for key in variants(m.name)),
        shortened=_index((fold(short(m.name)), m) for m in municipalities if short(m.name) != m.name),
        coded=_index((code, m) for m in municipalities for code in m.codes),
        parts=_index((fold(name), (name, town)) for name, town in parts),
    )


def _municipalities(
    known: Mapping[_Key, tuple[str, int]], own_codes: Mapping[_Key, frozenset[str]]
) -> Iterator[Municipality]:
    for row in _rows("postal_codes.csv"):
        key = (row["state"], row["place"])
        codes = frozenset(row["codes"].split())
        ags, people = known.get(key, (None, 0))
        mine = own_codes.get(key, codes)
        yield Municipality(row["place"], row["state"], ags, mine, people)
        if codes - mine:
            yield Municipality(row["place"], row["state"], None, codes - mine)


def _independent_cities() -> Iterator[tuple[_Key, str, int]]:
    places = atlas.load().places
    cities = places[places["kind"] == "independent_city"]
    for name, state, ags, people in zip(
        cities["name"], cities["state"], cities["ags"], cities["population"], strict=True
    ):
        yield (state, _OFFICIAL.get(name, name)), ags, int(people)


_OFFICIAL = {"Oldenburg (Oldb)": "Oldenburg", "Weiden i.d.OPf.": "Weiden in der Oberpfalz"}
"""Districts whose name is an abbreviation, as the post writes them."""


def _index(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    index: defaultdict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        if value not in index[key]:
            index[key].append(value)
    return {key: tuple(values) for key, values in index.items()}


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
