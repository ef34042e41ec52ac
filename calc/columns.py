"""Many records as columns: one array of shape (n,) per field, one table with a row per listing.

Lists inside a record (loans, costs, building work) become slots: slot k holds the k-th entry of every
record, padded with entries of amount zero. What may be empty (``None`` in the record) is NaN here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from calc.outcome import Column

Flags: TypeAlias = NDArray[np.bool_]
Whole: TypeAlias = NDArray[np.int64]
Codes: TypeAlias = NDArray[np.int8]
Table: TypeAlias = NDArray[np.float64]
"""Values by year: shape (years, n), row 0 is year 1."""

_T = TypeVar("_T")


@dataclass(frozen=True)
class MetaColumns:
    """The calendar."""

    start_year: Whole
    holding_years: Whole


@dataclass(frozen=True)
class PurchaseColumns:
    """``transfer_tax_rate`` is the stated one, or that of state and contract day."""

    price: Column
    living_area_sqm: Column
    land_share: Column
    inventory_value: Column
    inventory_life_years: Whole
    transfer_tax_rate: Column
    transfer_tax_extra_base: Column
    notary_rate: Column
    land_registry_rate: Column
    broker_rate: Column
    other_acquisition_costs: Column
    market_value: Column


@dataclass(frozen=True)
class RentColumns:
    """``steps`` and ``cpi`` have shape (longest list, n) and repeat each row's last value."""

    actual_rent_monthly: Column
    market_rent_monthly: Column
    other_income_monthly: Column
    mode: Codes
    growth_rate: Column
    steps: Table
    cpi: Table
    index_cap: Column
    cap_rate: Column
    frozen_years: Column
    relet_limit_share: Column
    vacancy_rate: Column
    vacancy_months: Table
    recoverable_costs_monthly: Column
    comparable_warm_rent_monthly: Column
    positive_surplus_forecast: Flags


@dataclass(frozen=True)
class OperatingCostColumns:
    """One slot of operating costs."""

    value: Column
    basis: Codes
    growth: Column
    tax: Codes


@dataclass(frozen=True)
class RenovationColumns:
    """One slot of building work."""

    year: Whole
    amount: Column
    type: Codes
    vat_rate: Column
    at_purchase: Flags
    spread_years: Whole


@dataclass(frozen=True)
class LoanColumns:
    """One slot of loans; NaN where no follow-up terms are stated."""

    amount: Column
    nominal_rate: Column
    initial_repayment_rate: Column
    fixed_months: Whole
    interest_only_months: Whole
    disagio_rate: Column
    followup_rate: Column
    followup_repayment_rate: Column
    special_repayment_yearly: Column
    special_repayment_years: Column
    repayment_subsidy: Column
    repayment_subsidy_month: Column


@dataclass(frozen=True)
class FinancingColumns:
    """All loan slots and what it costs to get them."""

    loans: tuple[LoanColumns, ...]
    financing_costs: Column
    followup_rate_shift: Column
    lending_value_discount: Column


@dataclass(frozen=True)
class DepreciationColumns:
    """The depreciation of the building."""

    method: Codes
    rate: Column
    remaining_life_years: Column
    first_year_months: Whole
    special_7b: Flags
    after_7b: Codes
    monument_costs: Column
    monument_first_year: Whole


@dataclass(frozen=True)
class TaxColumns:
    """The buyers' tax situation; NaN where nothing overrides the law."""

    other_taxable_income: Column
    other_income_growth: Column
    splitting: Flags
    church_tax_rate: Column
    marginal_rate_override: Column
    tariff_year: Column


@dataclass(frozen=True)
class ExitColumns:
    """The sale and the value of time."""

    appreciation_rate: Column
    selling_cost_rate: Column
    reinvest_rate: Column
    discount_rate: Column
    taxable_if_years_below: Whole


@dataclass(frozen=True)
class CaseColumns:
    """n records side by side."""

    meta: MetaColumns
    purchase: PurchaseColumns
    rent: RentColumns
    operating_costs: tuple[OperatingCostColumns, ...]
    reserve_withdrawals: Table
    renovations: tuple[RenovationColumns, ...]
    financing: FinancingColumns
    depreciation: DepreciationColumns
    tax: TaxColumns
    exit: ExitColumns

    def __len__(self) -> int:
        return len(self.purchase.price)

    def blocks(self, rows: int) -> Iterator[CaseColumns]:
        """The same records in blocks of at most ``rows``, small enough to stay in the cache."""
        for start in range(0, len(self), rows):
            yield self.part(slice(start, start + rows))

    def part(self, rows: slice) -> CaseColumns:
        """Some of the records, as views."""
        return mapped(self, lambda values: values[..., rows])


def mapped(record: _T, change: Callable[[NDArray[Any]], NDArray[Any]]) -> _T:
    """The same structure with every array changed."""
    result: Any = record
    kind: Any = type(record)
    if isinstance(record, np.ndarray):
        result = change(record)
    elif isinstance(record, tuple):
        result = tuple([mapped(item, change) for item in record])
    elif names := _names(kind):
        result = kind(**{name: mapped(getattr(record, name), change) for name in names})
    return result  # type: ignore[no-any-return]


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


# Typed, because members of two enumerations may be equal as text ("degressive").
@lru_cache(maxsize=None, typed=True)
def ordinal(member: StrEnum) -> int:
    """The code that stands for a choice in a column."""
    return list(type(member)).index(member)


def distinct(values: Whole) -> list[int]:
    """The different values; looking for one that all rows share is cheaper than sorting."""
    first = int(values[0])
    return [first] if (values == first).all() else [int(value) for value in np.unique(values)]


def grown(start: Column, rate: Column, years: int) -> Table:
    """``start`` growing by ``rate`` a year, shape (years, n): start x (1 + rate)^(year - 1)."""
    table = np.empty((years, *np.broadcast(start, rate).shape))
    table[0] = start
    factor = 1.0 + rate
    for year in range(1, years):
        np.multiply(table[year - 1], factor, out=table[year])
    return table
