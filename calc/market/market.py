"""The market of some places under a target yield and a preset: every figure as a column, or one with its origin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from calc.listing import Listing
from calc.market.flat import TypicalFlat
from calc.market.places import Observations, Places, Texts
from calc.market.registry import registered
from calc.market.selection import FEWEST_SALES, Observed, observe
from calc.outcome import Column, Figure, Unavailable

DEFAULT_TARGET = 0.045
"""Target yield, gross: a little more than half of the districts with a price reach it."""

DEFAULT_AREA = 60.0
"""Living area of the typical flat, m²."""

DEFAULT_PRESET = "market_2026"


@dataclass(frozen=True)
class Origin:
    """Where a published part of a figure comes from.

    ``n`` is None where the source does not say; ``carried`` parts are the district's and not the town's own.
    """

    measure: str
    value: float
    kind: str
    period: str
    n: int | None
    segment: str
    source_id: str
    confidence: str
    url: str
    carried: bool


@dataclass(frozen=True)
class Cell:
    """A figure of a place, or the reason why there is none, and all that went into it."""

    value: Figure
    origins: tuple[Origin, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of its parts, each once."""
        return tuple(dict.fromkeys(origin.kind for origin in self.origins))


@dataclass(frozen=True)
class FigureColumn:
    """One figure of n places: NaN exactly where ``reasons`` is not empty.

    ``kinds`` is the kind of the price in it, or of its only part; "" where there is no figure.
    """

    values: Column
    reasons: Texts
    kinds: Texts

    def __getitem__(self, row: int) -> Figure:
        reason = self.reasons[row]
        return Unavailable(reason) if reason else float(self.values[row])


@dataclass(frozen=True)
class Market:
    """All figures of n places. Columns are computed when they are asked for, and once."""

    places: Places
    observed: Mapping[str, Observed]
    target_yield: float = DEFAULT_TARGET
    area: float = DEFAULT_AREA
    preset: str = DEFAULT_PRESET

    def under(self, *, target_yield: float, area: float, preset: str = DEFAULT_PRESET) -> Market:
        """The same places and prices under other assumptions; nothing published is chosen anew."""
        return replace(self, target_yield=target_yield, area=area, preset=preset)

    def column(self, key: str) -> FigureColumn:
        """A figure of every place, shape (n,). Raises KeyError for an unknown figure."""
        if key not in self._columns:
            self._columns[key] = self._column(key)
        return self._columns[key]

    def cell(self, row: int, key: str) -> Cell:
        """A figure of one place with its origins; where it is missing, the origins of those parts that exist."""
        origins = (self._origin(self.observed[part], row) for part in registered()[key].parts)
        return Cell(self.column(key)[row], tuple(origin for origin in origins if origin))

    def published(self, measure: str) -> Column:
        """A published measure of every place, NaN where there is none."""
        return self.observed[measure].values

    def further_prices(self, row: int) -> list[Origin]:
        """All other published prices of that very place, newest first, history included, those of few sales not."""
        observed = self.observed["price_flat"]
        table, key = observed.table, self.places.key[row]
        enough = ~(table.n < FEWEST_SALES)
        rows = np.flatnonzero((table.place == key) & (table.measure == "price_flat") & enough)
        found = [
            _origin_of(observed, number, carried=False) for number in rows.tolist() if number != observed.row[row]
        ]
        return sorted(found, key=lambda origin: origin.period, reverse=True)

    def typical_listing(self, row: int, rent: str = "rent_asking") -> Listing | None:
        """The typical flat of a place as a listing, let at that rent; None without price or rent."""
        price, per_sqm = float(self.published("price_flat")[row]), float(self.published(rent)[row])
        if np.isnan(price) or np.isnan(per_sqm):
            return None
        return Listing(
            name=self.places.name[row],
            price=round(price * self.area, 2),
            living_area_sqm=self.area,
            actual_rent_monthly=round(per_sqm * self.area, 2),
            state=self.places.state[row],
            preset=self.preset,
        )

    @cached_property
    def flat(self) -> TypicalFlat:
        """The typical flat let anew, at the asking rent."""
        return self._flat("rent_asking")

    @cached_property
    def flat_let_before(self) -> TypicalFlat:
        """The typical flat with a sitting tenant, at the existing rent."""
        return self._flat("rent_existing")

    @cached_property
    def _columns(self) -> dict[str, FigureColumn]:
        return {}

    def _flat(self, rent: str) -> TypicalFlat:
        return TypicalFlat(
            self.places.state, self.published("price_flat"), self.published(rent), self.area, self.preset,
            self.target_yield,
        )  # fmt: skip

    def _column(self, key: str) -> FigureColumn:
        record = registered()[key]
        values = record.compute(self)
        values = np.where(np.isfinite(values), values, np.nan)
        reasons = np.full(len(values), "", dtype=object)
        for part in record.parts:
            reasons = np.where(reasons == "", self.observed[part].reason, reasons)
        reasons = np.where(np.isnan(values) & (reasons == ""), record.missing, reasons).astype(object)
        values = np.where(reasons == "", values, np.nan)
        kinds = np.where(reasons == "", self.observed[record.parts[0]].kinds, "").astype(object)
        return FigureColumn(values, reasons, kinds)

    def _origin(self, observed: Observed, row: int) -> Origin | None:
        number = int(observed.row[row])
        return None if number < 0 else _origin_of(observed, number, carried=bool(observed.carried[row]))


def _origin_of(observed: Observed, number: int, *, carried: bool) -> Origin:
    table = observed.table
    n = float(table.n[number])
    return Origin(
        measure=observed.measure,
        value=float(table.value[number]),
        kind=table.kind[number],
        period=table.period[number],
        n=None if np.isnan(n) else int(n),
        segment=table.segment[number],
        source_id=table.source_id[number],
        confidence=table.confidence[number],
        url=table.url[number],
        carried=carried,
    )


def market(
    places: Places,
    table: Observations,
    *,
    target_yield: float = DEFAULT_TARGET,
    area: float = DEFAULT_AREA,
    preset: str = DEFAULT_PRESET,
    own_prices: Mapping[str, float] | None = None,
) -> Market:
    """The market from places and published figures.

    ``target_yield`` is a share, ``area`` m², ``own_prices`` EUR per m² by key of the place; they go before all
    published ones, and those of other places are left aside. Raises KeyError for an unknown preset.
    """
    own = {key: price for key, price in (own_prices or {}).items() if key in places.row}
    districts = {key: places.district[places.row[key]] for key in own}
    return Market(places, observe(places, table.with_own_prices(own, districts)), target_yield, area, preset)
