"""The rent: its path through the years, and what vacancy takes from it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from calc.case import RentMode
from calc.columns import Flags, RentColumns, Table, grown, ordinal
from calc.outcome import Column

COMPARATIVE_SPAN = 3
"""Years within which the rent may rise by the cap (§ 558 (3) BGB)."""


@dataclass(frozen=True)
class Income:
    """Rental income by year in EUR, each of shape (years, n)."""

    potential_gross_rent: Table
    vacant_months: Table
    effective_gross_rent: Table


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


def income(rent: RentColumns, path: Table) -> Income:
    """Rental income of all years: potential, and after the loss allowance and vacant months.

    Other income grows with ``growth_rate`` in every mode (§ 31 ImmoWertV for the gross).
    """
    potential = 12.0 * path
    if rent.other_income_monthly.any():
        potential += grown(12.0 * rent.other_income_monthly, rent.growth_rate, len(path))
    vacant = np.zeros_like(path)
    named = min(len(rent.vacancy_months), len(path))
    vacant[:named] = rent.vacancy_months[:named]
    effective = potential * (1.0 - rent.vacancy_rate)
    effective[:named] *= 1.0 - vacant[:named] / 12.0
    return Income(potential, vacant, effective)
