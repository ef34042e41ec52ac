"""The rent: its path through the years, and what vacancy takes from it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from calc.case import RentMode
from calc.columns import Flags, RentColumns, Table, in_year, ordinal
from calc.outcome import Column

COMPARATIVE_SPAN = 3
"""Years within which the rent may rise by the cap (§ 558 (3) BGB)."""


@dataclass(frozen=True)
class Income:
    """Rental income of one year in EUR, each of shape (n,)."""

    monthly_rent: Column
    potential_gross_rent: Column
    vacant_months: Column
    effective_gross_rent: Column


def market_rent(rent: RentColumns) -> Column:
    """Monthly market rent (Sollmiete) of year 1 in EUR, shape (n,): the actual rent where none is stated."""
    return np.where(np.isnan(rent.market_rent_monthly), rent.actual_rent_monthly, rent.market_rent_monthly)


def rent_path(rent: RentColumns, years: int) -> Table:
    """Net cold rent per month in EUR, shape (years, n), by the mode of each row.

    constant; growth r0 (1 + g)^(y-1); stepped (§ 557a BGB); index with optional cap (§ 557b BGB);
    comparative with the cap on increases (§ 558 (3) BGB), simplified to one step a year; frozen, then a
    share of the market.
    """
    table = np.empty((years, len(rent.actual_rent_monthly)))
    table[:] = rent.actual_rent_monthly
    for mode, fill in (
        (RentMode.GROWTH, _growing),
        (RentMode.STEPPED, _stepped),
        (RentMode.INDEX, _indexed),
        (RentMode.COMPARATIVE, _comparative),
        (RentMode.FROZEN, _frozen),
    ):
        chosen = rent.mode == ordinal(mode)
        if chosen.any():
            fill(table, rent, chosen)
    return table


def _growing(table: Table, rent: RentColumns, chosen: Flags) -> None:
    growth = 1.0 + rent.growth_rate
    for year in range(1, len(table)):
        table[year] = np.where(chosen, table[year - 1] * growth, table[year])


def _stepped(table: Table, rent: RentColumns, chosen: Flags) -> None:
    for year in range(len(table)):
        table[year] = np.where(chosen, rent.steps[min(year, len(rent.steps) - 1)], table[year])


def _indexed(table: Table, rent: RentColumns, chosen: Flags) -> None:
    cap = np.where(np.isnan(rent.index_cap), np.inf, rent.index_cap)
    for year in range(1, len(table)):
        rise = np.minimum(rent.cpi[min(year - 1, len(rent.cpi) - 1)], cap)
        table[year] = np.where(chosen, table[year - 1] * (1.0 + rise), table[year])


def _comparative(table: Table, rent: RentColumns, chosen: Flags) -> None:
    market, growth = market_rent(rent), 1.0 + rent.growth_rate
    for year in range(1, len(table)):
        market = market * growth
        capped = table[max(year - COMPARATIVE_SPAN, 0)] * (1.0 + rent.cap_rate)
        risen = np.maximum(table[year - 1], np.minimum(market, capped))
        table[year] = np.where(chosen, risen, table[year])


def _frozen(table: Table, rent: RentColumns, chosen: Flags) -> None:
    market, growth = market_rent(rent) * rent.relet_limit_share, 1.0 + rent.growth_rate
    for year in range(len(table)):
        table[year] = np.where(chosen & (year + 1 > rent.frozen_years), market, table[year])
        market = market * growth


def income(rent: RentColumns, path: Table, year: int) -> Income:
    """Rental income of ``year`` (from 1): potential, and after the loss allowance and vacant months.

    Other income grows with ``growth_rate`` in every mode (§ 31 ImmoWertV for the gross).
    """
    other = rent.other_income_monthly * (1.0 + rent.growth_rate) ** (year - 1)
    potential = 12.0 * (path[year - 1] + other)
    vacant = in_year(rent.vacancy_months, year)
    return Income(
        monthly_rent=path[year - 1],
        potential_gross_rent=potential,
        vacant_months=vacant,
        effective_gross_rent=potential * (1.0 - rent.vacancy_rate) * (1.0 - vacant / 12.0),
    )
