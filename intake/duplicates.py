"""Listings that are probably the same flat offered twice."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from calc.listing import Listing
from calc.record import LANGUAGES
from words.catalogue import text

NEAR_PRICE = 0.02
"""Portals show the same flat with and without a reduction of a few thousand euros."""

NEAR_AREA = 0.02
"""Areas are rounded: 58, 58.4 and "ca. 59" are one flat."""

NEAR_NAME = 78
"""Of 100, words in any order: "Essen, 3 Zimmer" and "3-Zimmer-Wohnung Essen" are near."""

_WORDS_FOR_ROW = "|".join(text(language, "tables.unnamed", row="").strip().casefold() for language in LANGUAGES)
_GIVEN = re.compile(rf"\b({_WORDS_FOR_ROW}) \d+$")
_MOST_NEAR = 100
"""Of the flats near in price and area so many are looked at, the nearest in price: a whole list may be one flat."""

Group = tuple[int, ...]


def duplicates(listings: Sequence[Listing]) -> tuple[Group, ...]:
    """Groups of positions that look like one flat: price and area near, in one state, and a similar name.

    With the same price and area to the digit, the same town or the same state and rent stand in for the name; town
    and rent do where a file gave none. Each group is ascending, and the groups are in the order of their first
    positions.
    """
    names = [_own_name(listing) for listing in listings]
    first = _twins(listings, names)
    price = np.array([listing.price for listing in listings])
    area = np.array([listing.living_area_sqm for listing in listings])
    by_price = np.argsort(price, kind="stable")
    by_price = by_price[np.array(first, dtype=np.intp)[by_price] == by_price]
    ends = np.searchsorted(price[by_price], price[by_price] * (1 + NEAR_PRICE), side="right")
    for place, row in enumerate(by_price):
        others = by_price[place + 1 : ends[place]]
        near = others[np.abs(area[others] - area[row]) <= NEAR_AREA * area[row]]
        for other in near[:_MOST_NEAR]:
            if _alike(listings[row], listings[other], names[row], names[other]):
                _join(first, int(row), int(other))
    groups: dict[int, list[int]] = {}
    for row in range(len(listings)):
        groups.setdefault(_root(first, row), []).append(row)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def surplus(groups: Sequence[Group]) -> tuple[int, ...]:
    """The positions to leave out so that each flat stays once: all but the first of each group, ascending."""
    return tuple(sorted(row for group in groups for row in group[1:]))


def _own_name(listing: Listing) -> str:
    """The name as it is compared; empty for "Essen, Zeile 12", which only says where in a file the flat stood."""
    name = default_process(listing.name)
    return "" if _GIVEN.search(name) else name


def _twins(listings: Sequence[Listing], names: Sequence[str]) -> list[int]:
    """For each position the first with the same name, place and figures."""
    seen: dict[tuple[object, ...], int] = {}
    facts = (
        (name, one.state, one.postal_code, one.ags, one.town, one.price, one.living_area_sqm, one.actual_rent_monthly)
        for name, one in zip(names, listings, strict=True)
    )
    return [seen.setdefault(fact, row) for row, fact in enumerate(facts)]


def _alike(one: Listing, other: Listing, name: str, other_name: str) -> bool:
    if one.state != other.state or any(_differ(one, other, field) for field in ("postal_code", "ags")):
        return False
    if not (name and other_name):
        return (one.town, one.actual_rent_monthly) == (other.town, other.actual_rent_monthly)
    if not _same_numbers(name, other_name):
        return False
    same = (one.price, one.living_area_sqm) == (other.price, other.living_area_sqm)
    if same and ((one.town and one.town == other.town) or one.actual_rent_monthly == other.actual_rent_monthly):
        return True
    return fuzz.token_set_ratio(name, other_name, score_cutoff=NEAR_NAME) > 0


def _differ(one: Listing, other: Listing, field: str) -> bool:
    """Whether both say where they are, and not the same."""
    mine, theirs = getattr(one, field), getattr(other, field)
    return bool(mine and theirs and mine != theirs)


def _same_numbers(name: str, other: str) -> bool:
    """Whether one name's numbers are among the other's: "WE 12" and "WE 13" are two flats of one house."""
    mine, theirs = ({word for word in text.split() if word.isdigit()} for text in (name, other))
    return mine <= theirs or theirs <= mine


def _root(first: list[int], row: int) -> int:
    while first[row] != row:
        first[row] = first[first[row]]
        row = first[row]
    return row


def _join(first: list[int], one: int, other: int) -> None:
    low, high = sorted((_root(first, one), _root(first, other)))
    first[high] = low
