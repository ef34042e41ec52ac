"""Income tax, solidarity surcharge and church tax of a private person, and what renting changes about them.

Everything works on columns: incomes of shape (n,); year, filing status and rates either one for all or one
per row. A year beyond the last enacted tariff keeps that tariff, and :func:`tariff_year` says so. The law
rounds, so do we: taxable income and income tax down to whole EUR (§ 32a (1) sentences 5 and 6 EStG),
surcharge and church tax down to whole cents (§ 4 sentence 3 SolZG). Differences of tax therefore move in
steps; that is no defect.

Not modelled: child allowances, the church tax as a special expense and its cap, losses carried back or
forward.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from calc.law import NotInForceError, statute
from calc.outcome import Column

Years: TypeAlias = int | NDArray[np.integer[Any]]
"""One tax year for all rows, or one per row, shape (n,)."""

Flags: TypeAlias = bool | NDArray[np.bool_]
"""True or False for all rows, or one per row, shape (n,)."""

_ROUNDING_GUARD = 1e-6
"""Added before flooring (EUR or cents): 0.29 x 100 is 29 in decimals and 28.999… in binary fractions."""

_PROGRESSIVE_GUARD = 5e-11
"""EUR added in the progressive zones: on whole EUR their values have exactly ten decimals."""

_PROPORTIONAL_GUARD = 5e-3
"""EUR added in the proportional zones: on whole EUR their values have exactly two decimals."""


@dataclass(frozen=True)
class _Zones:
    """All tariffs as one formula, ``(square w + linear) w + constant`` with ``w = (x - origin) / 10,000``.

    ``up_to`` has shape (years, zones - 1), the coefficients (years, zones); ``constant`` carries the guard.
    """

    up_to: Column
    origin: Column
    square: Column
    linear: Column
    constant: Column


@dataclass(frozen=True)
class _SurchargeLaw:
    """The surcharge of each year, shape (years,)."""

    free_single: Column
    free_joint: Column
    rate: Column
    phase_in_rate: Column


def tariff_year(year: Years) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """The year whose tariff applies, and True where it is frozen because a later one is not enacted.

    Both have shape (n,), or (1,) for a single year. Raises :class:`calc.law.NotInForceError` if any year lies
    before the first tariff we keep (2022).
    """
    asked = np.atleast_1d(np.asarray(year, dtype=np.int64))
    first, last = _enacted_years()
    if asked.size and asked.min() < first:
        raise NotInForceError("income_tax", "all", date(int(asked.min()), 1, 1), date(first, 1, 1), None)
    return np.minimum(asked, last), asked > last


def tariff(taxable_income: Column, year: Years) -> Column:
    """Income tax in whole EUR by the basic tariff, shape (n,).

    ``taxable_income`` in EUR is rounded down to whole EUR; a negative one is taxed with 0. Limiting cases:
    0 up to and including the basic allowance; rate x income - deduction in the top zones. Source: § 32a (1)
    EStG.
    """
    table, row = _zones(), _table_row(year)
    whole = np.floor(taxable_income + _ROUNDING_GUARD)
    zones_passed = np.zeros(np.broadcast(whole, row).shape, dtype=np.int8)
    for border in table.up_to.T:
        zones_passed += whole > border[row]
    zone = zones_passed + row * table.square.shape[1]
    excess = whole - table.origin.take(zone)
    excess /= 10_000
    tax = table.square.take(zone) * excess
    tax += table.linear.take(zone)
    tax *= excess
    tax += table.constant.take(zone)
    whole_tax: Column = np.floor(tax, out=tax)
    return whole_tax


def income_tax(taxable_income: Column, year: Years, *, splitting: Flags) -> Column:
    """Income tax in whole EUR, shape (n,): the basic tariff, or twice the tax on half the joint income.

    When splitting, both the half income and the tax on it are rounded down before doubling, as in the flow
    charts of the Federal Ministry of Finance. Source: § 32a (1) and (5) EStG.
    """
    persons = np.where(splitting, 2.0, 1.0)
    whole = np.floor(taxable_income + _ROUNDING_GUARD)
    return persons * tariff(whole / persons, year)


def solidarity_surcharge(income_tax: Column, year: Years, *, splitting: Flags) -> Column:
    """Solidarity surcharge in EUR and whole cents, shape (n,), on ``income_tax`` in EUR.

    0 up to the free amount, then 5.5 % of the tax but at most 11.9 % of what exceeds the free amount.
    Source: § 3 (3), § 4 SolZG 1995.
    """
    law, row = _surcharge_law(), _table_row(year)
    free = np.where(splitting, law.free_joint[row], law.free_single[row])
    limit = (income_tax - free) * law.phase_in_rate[row]
    cents = np.minimum(income_tax * law.rate[row], limit) * 100.0
    return np.floor(np.maximum(cents, 0.0) + _ROUNDING_GUARD) / 100.0


def church_tax(income_tax: Column, rate: float | Column) -> Column:
    """Church tax in EUR and whole cents, shape (n,): ``rate`` (share) of ``income_tax`` in EUR.

    Source: the church tax acts of the states, § 51a EStG. See :func:`church_tax_rate`.
    """
    return np.floor(income_tax * rate * 100.0 + _ROUNDING_GUARD) / 100.0


def church_tax_rate(states: Iterable[str], year: int) -> Column:
    """Rate of the church tax by two-letter state code, share of the income tax, shape (n,).

    Raises :class:`calc.law.NotInForceError` before 2022 and KeyError for an unknown state.
    """
    names = list(states)
    days = np.full(len(names), np.datetime64(f"{year:04d}-12-31"))
    return statute("church_tax").column(days, names)


def total_tax(taxable_income: Column, year: Years, *, splitting: Flags, church_tax_rate: float | Column) -> Column:
    """Income tax, solidarity surcharge and church tax together in EUR, shape (n,).

    Raises :class:`calc.law.NotInForceError` before 2022.
    """
    tax = income_tax(taxable_income, year, splitting=splitting)
    return tax + solidarity_surcharge(tax, year, splitting=splitting) + church_tax(tax, church_tax_rate)


def additional_tax(
    other_income: Column,
    rental_income: Column,
    year: Years,
    *,
    splitting: Flags,
    church_tax_rate: float | Column,
    marginal_rate_override: float | Column = np.nan,
) -> Column:
    """What the rental income adds to the tax in EUR, shape (n,); negative is a refund.

    The difference between the tax with and without it, ``total_tax(other + rental) - total_tax(other)``: a
    loss lowers the tax on other income (§ 2 (3) EStG), but never below zero. Where
    ``marginal_rate_override`` (share) is not NaN, ``rental_income`` times that rate instead. Raises
    :class:`calc.law.NotInForceError` before 2022.
    """
    # Both incomes in one pass: filing status, year and rates are spread over the rows only once.
    with_and_without = np.stack((other_income + rental_income, other_income))
    tax = total_tax(with_and_without, year, splitting=splitting, church_tax_rate=church_tax_rate)
    by_rate = np.multiply(rental_income, marginal_rate_override)
    return np.where(np.isnan(by_rate), tax[0] - tax[1], by_rate)


def _enacted(key: str) -> tuple[Any, ...]:
    """The complete values of a statute, one for each year from the first tariff to the last enacted one."""
    first, last = _enacted_years()
    return tuple(statute(key).in_force(date(year, 12, 31)).value for year in range(first, last + 1))


@cache
def _enacted_years() -> tuple[int, int]:
    provisions = statute("income_tax").series["all"]
    return provisions[0].since.year, provisions[-1].since.year


def _table_row(year: Years) -> NDArray[np.int64]:
    """Rows of the tables below, shape (n,), or (1,) where one year holds for all."""
    rows = tariff_year(year)[0] - _enacted_years()[0]
    return rows.flat[:1] if rows.size and (rows == rows.flat[0]).all() else rows


@cache
def _zones() -> _Zones:
    """The printed zones of every year as one formula."""
    tables = [[_zone(*pair) for pair in pairwise([{"up_to": 0}, *zones])] for zones in _enacted("income_tax")]
    up_to, origin, square, linear, constant = np.moveaxis(np.array(tables, dtype=np.float64), -1, 0)
    return _Zones(up_to[:, :-1], origin, square, linear, constant)


def _zone(before: dict[str, float], zone: dict[str, float]) -> tuple[float, float, float, float, float]:
    """One printed zone as (up_to, origin, square, linear, constant)."""
    if "rate" in zone:
        return zone["up_to"], 0.0, 0.0, zone["rate"] * 10_000, _PROPORTIONAL_GUARD - zone["deduction"]
    return (
        zone["up_to"],
        before["up_to"],
        zone["square"],
        zone["linear"],
        zone["constant"] + _PROGRESSIVE_GUARD,
    )


@cache
def _surcharge_law() -> _SurchargeLaw:
    values = _enacted("solidarity_surcharge")
    return _SurchargeLaw(**{f.name: np.array([value[f.name] for value in values]) for f in fields(_SurchargeLaw)})
