"""Records into columns: many different ones side by side, or one varied in some of its numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from typing import Any, TypeVar, cast, get_type_hints

import numpy as np
from numpy.typing import NDArray

from calc.case import Case, Loan, OperatingCost, Renovation
from calc.columns import (
    CaseColumns,
    Codes,
    DepreciationColumns,
    ExitColumns,
    FinancingColumns,
    Flags,
    LoanColumns,
    MetaColumns,
    OperatingCostColumns,
    PurchaseColumns,
    RenovationColumns,
    RentColumns,
    Table,
    TaxColumns,
    Whole,
    mapped,
    ordinal,
)
from calc.law import statute
from calc.outcome import Column

_T = TypeVar("_T")


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
    """One record repeated, with some numbers varied.

    The way to screen, to seek a goal, or to draw at random.

    ``changes`` maps paths (``purchase.price``, ``financing.loans.0.amount``) to columns of shape (n,); all
    other fields are views on a single value. Raises AttributeError or IndexError for a path that does not
    exist.
    """
    rows = max((len(values) for values in changes.values()), default=1)
    columns = _spread(case, rows)
    if not changes:
        return columns
    return cast("CaseColumns", _replaced(columns, [(path.split("."), values) for path, values in changes.items()]))


@lru_cache(maxsize=64)
def _alone(case: Case) -> CaseColumns:
    """One record as columns of one row; the same pattern is varied again and again."""
    return stack([case])


@lru_cache(maxsize=64)
def _spread(case: Case, rows: int) -> CaseColumns:
    """One record repeated, as read-only views."""
    return mapped(_alone(case), lambda values: _repeated(values, rows))


def _repeated(values: NDArray[Any], rows: int) -> NDArray[Any]:
    """A read-only view of the single value, ``rows`` times: ``np.broadcast_to``, which takes ten times as long."""
    shape = (*values.shape[:-1], rows)
    if not values.size:
        return np.broadcast_to(values, shape)
    view: NDArray[Any] = np.ndarray(shape, values.dtype, values, strides=(*values.strides[:-1], 0))
    view.flags.writeable = False
    return view


def _replaced(record: Any, changes: Sequence[tuple[Sequence[str], Column]]) -> Any:
    """The record with all changes below it, each level made anew once."""
    if not changes[0][0]:
        return changes[-1][1].astype(record.dtype, copy=False)
    below: dict[str, list[tuple[Sequence[str], Column]]] = {}
    for (head, *rest), values in changes:
        below.setdefault(head, []).append((rest, values))
    if isinstance(record, tuple):
        items = list(record)
        for head, deeper in below.items():
            items[int(head)] = _replaced(items[int(head)], deeper)
        return tuple(items)
    return replace(record, **{head: _replaced(getattr(record, head), deeper) for head, deeper in below.items()})


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


_hints: Callable[[Any], dict[str, Any]] = cache(get_type_hints)


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
