"""Which published figure stands for a place, and why there is none.

A price is today's only from :data:`FIRST_PRICE_YEAR` on; what is older is history. Contract prices of resales come
first, then named asking series of 2025 and later, then those of 2024, then the rest. A figure that rests on fewer
than :data:`FEWEST_SALES` sales is never shown. A figure about a town inside a district says nothing of the district;
a town without a figure of its own carries its district's.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from calc.market.places import OWN, Observations, Places, Rows, Texts
from calc.outcome import Column

FIRST_PRICE_YEAR = 2023
FEWEST_SALES = 20

MEASURES = (
    "price_flat", "price_flat_new", "rent_asking", "rent_existing", "vacancy_rate", "owner_occupier_rate",
    "land_price",
)  # fmt: skip
"""What is published about places."""

_PRICES = ("price_flat", "price_flat_new")
_RESALE = ("resale", "resale_weighted", "existing")
_REASONS = ("no_free_price", "only_old_price", "too_few_sales", "only_town_price")
_NOTHING, _OLD, _TOO_FEW, _TOWN = range(4)


@dataclass(frozen=True)
class Observed:
    """One measure for n places: ``row`` is the chosen row of ``table``, -1 where there is none; then a reason.

    ``carried`` marks towns that carry their district's figure.
    """

    measure: str
    table: Observations
    row: Rows
    reason: Texts
    carried: NDArray[np.bool_]

    @cached_property
    def values(self) -> Column:
        """The chosen figures, shape (n,), NaN where there is none."""
        return np.where(self.row < 0, np.nan, self.table.value[self.row])

    @cached_property
    def kinds(self) -> Texts:
        """The kind of each chosen figure, "" where there is none."""
        return np.where(self.row < 0, "", self.table.kind[self.row]).astype(object)


def observe(places: Places, table: Observations) -> Mapping[str, Observed]:
    """Every measure for every place."""
    return {measure: _observed(measure, places, table) for measure in MEASURES}


def months(period: str) -> float:
    """A period as months since the year 0: the middle of a year, quarter or month. Raises ValueError."""
    return _months(period)


@lru_cache(maxsize=4_096)
def _months(period: str) -> float:
    found = re.fullmatch(r"(\d{4})(?:/(\d{4})|-Q([1-4])|-(\d{2})(?:-(\d{2}))?)?", period, re.ASCII)
    if not found:
        raise ValueError(f"{period!r} is no year, month, quarter or day.")
    year, until, quarter, month, day = found.groups()
    if quarter:
        return int(year) * 12 + int(quarter) * 3 - 1.5
    if month:
        if not 1 <= int(month) <= 12:
            raise ValueError(f"{period!r} has no month of a year.")
        if not 1 <= int(day or 1) <= monthrange(int(year), int(month))[1]:
            raise ValueError(f"{period!r} has no day of that month.")
        return int(year) * 12 + int(month) - 0.5
    if until and int(until) <= int(year):
        raise ValueError(f"{period!r} ends before it begins.")
    return (int(year) + int(until or year)) * 6 + 6.0


def _observed(measure: str, places: Places, table: Observations) -> Observed:
    rows = np.flatnonzero(table.measure == measure)
    rank, shown = _ranked(table, rows, price=measure in _PRICES)
    best: dict[str, int] = {}
    for number in np.lexsort(tuple(reversed(rank)))[::-1]:
        if shown[number]:
            best[table.place[rows[number]]] = int(rows[number])
    best.pop("", None)
    own = np.array([best.get(key, -1) for key in places.key], dtype=np.intp)
    district = np.array([best.get(key, -1) for key in places.district], dtype=np.intp)
    chosen = np.where(own >= 0, own, district)
    reason = _reasons(measure, places, table, rows, shown)
    return Observed(measure, table, chosen, np.where(chosen < 0, reason, ""), (own < 0) & (district >= 0))


def _ranked(table: Observations, rows: Rows, *, price: bool) -> tuple[list[Column], NDArray[np.bool_]]:
    """Columns to sort by, least first, and which rows may be shown at all."""
    n, kind, segment = table.n[rows], table.kind[rows], table.segment[rows]
    age = -np.array([_months(period) if period else 0.0 for period in table.period[rows]])
    shown = ~(n < FEWEST_SALES)
    official = (table.confidence[rows] != "A").astype(np.float64)
    stated = -np.nan_to_num(n, nan=0.0)
    if not price:
        return [age, official, stated], shown
    year = -age // 12
    all_flats = (~np.isin(segment, _RESALE) & (segment != "new_build")).astype(np.float64)
    tier = np.select(
        [kind == OWN, (kind == "contract") & (all_flats == 0), (kind == "asking") & (year >= 2025),
         (kind == "asking") & (year == 2024)],
        [0.0, 1.0, 2.0, 3.0],
        default=4.0,
    )  # fmt: skip
    return [tier, all_flats, age, stated, official], shown & ((year >= FIRST_PRICE_YEAR) | (kind == OWN))


def _reasons(measure: str, places: Places, table: Observations, rows: Rows, shown: NDArray[np.bool_]) -> Texts:
    """Why a place has no figure, as far as those that are not shown tell."""
    if measure not in _PRICES:
        return np.full(len(places), "not_published", dtype=object)
    told: dict[str, int] = {}
    for row, visible in zip(rows.tolist(), shown.tolist(), strict=True):
        place, district = table.place[row], table.district[row]
        hidden = _TOO_FEW if table.n[row] < FEWEST_SALES else _OLD
        told[place] = max(told.get(place, _NOTHING), hidden)
        if place != district and visible:
            told[district] = _TOWN
    told.pop("", None)
    return np.array(
        [
            _REASONS[max(told.get(key, _NOTHING), told.get(district, _NOTHING))]
            for key, district in zip(places.key, places.district, strict=True)
        ],
        dtype=object,
    )
