"""Many records as columns: one array of shape (n,) per field, one table with a row per listing.

Lists inside a record (loans, costs, building work) become slots: slot k holds the k-th entry of every record, padded
with entries of amount zero. What may be empty (``None`` in the record) is NaN here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, TypeAlias, TypeVar, get_type_hints

import numpy as np
from numpy.typing import NDArray

from calc.case import Case, Loan, OperatingCost, Renovation
from calc.law import statute
from calc.outcome import Column

Flags: TypeAlias = NDArray[np.bool_]
Whole: TypeAlias = NDArray[np.int64]
Codes: TypeAlias = NDArray[np.int8]
Table: TypeAlias = NDArray[np.float64]
"""Values by year: shape (years, n), row 0 is year 1."""

_T = TypeVar("_T")


@dataclass(frozen=True)
class MetaColumns:
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
    value: Column
    basis: Codes
    growth: Column
    tax: Codes


@dataclass(frozen=True)
class RenovationColumns:
    year: Whole
    amount: Column
    type: Codes
    vat_rate: Column
    at_purchase: Flags
    spread_years: Whole


@dataclass(frozen=True)
class LoanColumns:
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
    loans: tuple[LoanColumns, ...]
    financing_costs: Column
    followup_rate_shift: Column
    lending_value_discount: Column


@dataclass(frozen=True)
class DepreciationColumns:
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
    other_taxable_income: Column
    other_income_growth: Column
    splitting: Flags
    church_tax_rate: Column
    marginal_rate_override: Column
    tariff_year: Column


@dataclass(frozen=True)
class ExitColumns:
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
    if is_dataclass(record) and not isinstance(record, type):
        result = replace(record, **{f.name: mapped(getattr(record, f.name), change) for f in fields(record)})
    elif isinstance(record, tuple):
        result = tuple(mapped(item, change) for item in record)
    elif isinstance(record, np.ndarray):
        result = change(record)
    return result  # type: ignore[no-any-return]


# Typed, because members of two enumerations may be equal as text ("degressive").
@lru_cache(maxsize=None, typed=True)
def ordinal(member: StrEnum) -> int:
    """The code that stands for a choice in a column."""
    return list(type(member)).index(member)


def stack(cases: Sequence[Case]) -> CaseColumns:
    """The records as columns, in the same order."""
    if not cases:
        raise ValueError("There is no record to stack.")
    purchase = _gather(PurchaseColumns, [c.purchase for c in cases])
    return CaseColumns(
        meta=_gather(MetaColumns, [c.meta for c in cases]),
        purchase=replace(purchase, transfer_tax_rate=np.array([_transfer_tax_rate(c) for c in cases])),
        rent=_gather(RentColumns, [c.rent for c in cases]),
        operating_costs=_slots(OperatingCostColumns, [c.operating_costs for c in cases], OperatingCost(value=0.0)),
        reserve_withdrawals=_by_year([c.reserve_withdrawals for c in cases]),
        renovations=_slots(RenovationColumns, [c.renovations for c in cases], Renovation(year=1, amount=0.0)),
        financing=FinancingColumns(
            loans=_slots(LoanColumns, [c.financing.loans for c in cases], Loan(0.0, 0.0, 0.0)),
            **{
                name: np.array([getattr(c.financing, name) for c in cases], dtype=np.float64)
                for name in ("financing_costs", "followup_rate_shift", "lending_value_discount")
            },
        ),
        depreciation=_gather(DepreciationColumns, [c.depreciation for c in cases]),
        tax=_gather(TaxColumns, [c.tax for c in cases]),
        exit=_gather(ExitColumns, [c.exit for c in cases]),
    )


def vary(case: Case, changes: Mapping[str, Column]) -> CaseColumns:
    """One record repeated, with some numbers varied: the way to screen, to seek a goal, or to draw at random.

    ``changes`` maps paths (``purchase.price``, ``financing.loans.0.amount``) to columns of shape (n,); all other
    fields are views on a single value. Raises AttributeError or IndexError for a path that does not exist.
    """
    rows = max((len(values) for values in changes.values()), default=1)
    columns = mapped(stack([case]), lambda values: np.broadcast_to(values, (*values.shape[:-1], rows)))
    for path, values in changes.items():
        columns = _replaced(columns, path.split("."), values)
    return columns


def _replaced(record: Any, path: Sequence[str], values: Column) -> Any:
    if not path:
        return values.astype(record.dtype, copy=False)
    head, rest = path[0], path[1:]
    if isinstance(record, tuple):
        items = list(record)
        items[int(head)] = _replaced(items[int(head)], rest, values)
        return tuple(items)
    return replace(record, **{head: _replaced(getattr(record, head), rest, values)})


def _transfer_tax_rate(case: Case) -> float:
    stated, state = case.purchase.transfer_tax_rate, case.purchase.state
    if stated is not None:
        return stated
    if state is None:
        raise ValueError("purchase.state is needed unless transfer_tax_rate is given.")
    return _rate_in_force(state, case.meta.contract_date)


@cache
def _rate_in_force(state: str, day: date) -> float:
    return float(statute("transfer_tax").in_force(day, state).value)


_hints = cache(get_type_hints)


def _gather(kind: type[_T], records: Sequence[Any]) -> _T:
    return kind(
        **{name: _array(name, hint, [getattr(r, name) for r in records]) for name, hint in _hints(kind).items()}
    )


def _array(name: str, hint: Any, values: list[Any]) -> NDArray[Any]:
    if name in ("steps", "cpi"):
        return _padded(values)
    if name == "vacancy_months":
        return _by_year(values)
    if hint == Codes:
        return np.array([ordinal(value) for value in values], dtype=np.int8)
    return np.array(values, dtype={Whole: np.int64, Flags: np.bool_}.get(hint, np.float64))


def _slots(kind: type[_T], lists: Sequence[Sequence[Any]], padding: object) -> tuple[_T, ...]:
    longest = max(len(entries) for entries in lists)
    return tuple(
        _gather(kind, [entries[slot] if slot < len(entries) else padding for entries in lists])
        for slot in range(longest)
    )


def _padded(lists: Sequence[Sequence[float]]) -> Table:
    """Shape (longest, n), at least one row; each column repeats its last value."""
    longest = max(1, *(len(values) for values in lists)) if lists else 1
    table = np.full((longest, len(lists)), np.nan)
    for row, values in enumerate(lists):
        if values:
            table[: len(values), row] = values
            table[len(values) :, row] = values[-1]
    return table


def _by_year(pairs: Sequence[Sequence[tuple[int, float]]]) -> Table:
    """Shape (last year mentioned, n), zero where nothing is said."""
    years = max((year for row in pairs for year, _ in row), default=0)
    table = np.zeros((years, len(pairs)))
    for row, entries in enumerate(pairs):
        for year, value in entries:
            table[year - 1, row] = value
    return table


def in_year(table: Table, year: int) -> Column:
    """The row of ``year``, zeros beyond the last one."""
    return table[year - 1] if year <= len(table) else np.zeros(table.shape[-1])
