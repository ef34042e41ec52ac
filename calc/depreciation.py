"""Depreciation of the building (AfA): straight-line, degressive, by remaining life, § 7b and monuments.

The law here is the one of today's purchases; each rate stands in its dated file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from calc.case import After7b, DepreciationMethod
from calc.columns import DepreciationColumns, Flags, Table, Whole, ordinal
from calc.law import statute
from calc.outcome import Column


@dataclass(frozen=True)
class DepreciationTable:
    """Depreciation by year in EUR, each of shape (years, n); ``book_value`` is that of the year's end.

    The monument costs have their own book and are not part of ``book_value``.
    """

    regular: Table
    special_7b: Table
    monument: Table
    book_value: Table

    @property
    def total(self) -> Table:
        return self.regular + self.special_7b + self.monument


def depreciation(
    terms: DepreciationColumns, building_basis: Column, living_area: Column, capitalised: Table
) -> DepreciationTable:
    """Depreciation of all years, until the book value is nil.

    ``building_basis`` in EUR and ``living_area`` in m² have shape (n,); ``capitalised`` (years, n) is
    building work that joins the basis in its year. Only the first year is pro rata (§ 7 (1) sentence 4
    EStG); § 7b is granted in full, after the regular amount.
    """
    years = len(capitalised)
    regular, special, books = (np.zeros_like(capitalised) for _ in range(3))
    basis, book = building_basis, building_basis
    methods = _Methods.of(terms)
    for year in range(1, years + 1):
        basis, book = basis + capitalised[year - 1], book + capitalised[year - 1]
        elapsed = terms.first_year_months / 12.0 + (year - 2) if year > 1 else np.zeros_like(book)
        amount = np.maximum(np.minimum(methods.amount(year, basis, book, elapsed), book), 0.0)
        regular[year - 1] = np.where(year == 1, amount * terms.first_year_months / 12.0, amount)
        extra = _special_7b(terms, year, building_basis, living_area)
        special[year - 1] = np.minimum(extra, book - regular[year - 1])
        book = book - regular[year - 1] - special[year - 1]
        books[year - 1] = book
    return DepreciationTable(regular, special, _monument(terms, years), books)


@dataclass(frozen=True)
class _Methods:
    """Which rows follow which rule, worked out once."""

    yearly_rate: Column
    degressive: Flags
    residual: Flags
    life: Column

    @classmethod
    def of(cls, terms: DepreciationColumns) -> _Methods:
        degressive = terms.method == ordinal(DepreciationMethod.DEGRESSIVE)
        by_life = terms.method == ordinal(DepreciationMethod.REMAINING_LIFE)
        linear = np.where(degressive, _degressive_law()["linear_rate"], terms.rate)
        rate = np.where(by_life, 1.0 / np.where(by_life, terms.remaining_life_years, 1.0), linear)
        with np.errstate(divide="ignore"):
            life = 1.0 / rate
        residual = terms.special_7b & (terms.after_7b == ordinal(After7b.RESIDUAL_LINEAR))
        return cls(rate, degressive, residual, life)

    def amount(self, year: int, basis: Column, book: Column, elapsed: Column) -> Column:
        """The full year's regular amount before it is limited to the book value."""
        amount = self.yearly_rate * basis
        after_7b = self.residual & (year > _special_law()["years"])
        if not self.degressive.any() and not after_7b.any():
            return amount
        # The rest of the useful life (33 1/3 years for new buildings); in its last year all that is left.
        rest = np.maximum(self.life - elapsed, 1e-9)
        falling = np.maximum(_degressive_law()["rate"] * book, book / rest)
        amount = np.where(self.degressive, falling, amount)
        return np.where(after_7b, book / rest, amount)


def _special_7b(terms: DepreciationColumns, year: int, building_basis: Column, area: Column) -> Column:
    law = _special_law()
    if year > law["years"] or not terms.special_7b.any():
        return np.zeros_like(building_basis)
    promoted = np.minimum(building_basis, law["basis_cap_per_sqm"] * area)
    return np.where(terms.special_7b, law["rate"] * promoted, 0.0)


def _monument(terms: DepreciationColumns, years: int) -> Table:
    shares = statute("monument_depreciation").series["all"][-1].value
    table = np.zeros((years, len(terms.rate)))
    if terms.monument_costs.any():
        for year in range(1, years + 1):
            since = year - terms.monument_first_year
            share = np.where(since >= 0, np.append(shares, 0.0)[np.clip(since, 0, len(shares))], 0.0)
            table[year - 1] = share * terms.monument_costs
    return table


def inventory_depreciation(value: Column, life_years: Whole, year: int) -> Column:
    """Straight-line depreciation of the inventory in EUR, shape (n,), in full years.

    Kitchens last ten (BFH IX R 14/15).
    """
    return np.where(year <= life_years, value / life_years, 0.0)


def _degressive_law() -> dict[str, Any]:
    law: dict[str, Any] = statute("degressive_depreciation").series["all"][-1].value
    return law


def _special_law() -> dict[str, Any]:
    law: dict[str, Any] = statute("special_depreciation").series["all"][-1].value
    return law
