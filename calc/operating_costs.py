"""What running the property costs the landlord, and the usual ways to estimate it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from calc.case import CostBasis, CostTax
from calc.columns import OperatingCostColumns, Table, grown, ordinal
from calc.law import statute
from calc.outcome import Column


@dataclass(frozen=True)
class OperatingCosts:
    """Costs by year in EUR, each of shape (years, n).

    ``expenses`` counts for tax at once and contains what the tenant would have paid in vacant months,
    ``reserve`` is put aside. ``share_of_rent``, shape (n,), is the part of the rent that some items take.
    """

    expenses: Table
    reserve: Table
    share_of_rent: Column


def operating_costs(
    items: tuple[OperatingCostColumns, ...],
    *,
    area: Column,
    potential_gross_rent: Table,
    recoverable_costs_monthly: Column,
    vacant_months: Table,
) -> OperatingCosts:
    """Costs of all years: value x (1 + growth)^(year-1), by m² or as a share of the gross rent.

    A share of the rent has no growth of its own. Reserves are paid but not yet an expense (BFH 2025-01-14,
    IX R 19/24); the recoverable costs (BetrKV) fall on the landlord only in vacant months.
    """
    years = len(potential_gross_rent)
    expenses = recoverable_costs_monthly * vacant_months
    reserve, shares = np.zeros_like(expenses), np.zeros_like(area)
    for item in items:
        per_sqm = item.basis == ordinal(CostBasis.PER_SQM)
        of_rent = item.basis == ordinal(CostBasis.SHARE_OF_RENT)
        costs = grown(np.where(per_sqm, item.value * area, item.value), item.growth, years)
        if of_rent.any():
            costs = np.where(of_rent, item.value * potential_gross_rent, costs)
            shares += np.where(of_rent, item.value, 0.0)
        reserved = item.tax == ordinal(CostTax.RESERVE)
        if reserved.any():
            reserve += np.where(reserved, costs, 0.0)
            costs = np.where(reserved, 0.0, costs)
        expenses += costs
    return OperatingCosts(expenses, reserve, shares)


PETERS_FACTOR = 1.5
PETERS_YEARS = 80.0


def petersche_formula(construction_cost_per_sqm: Column) -> Column:
    """Maintenance in EUR per m² and year, shape (n,), after Peters.

    1.5 times the pure construction cost over 80 years.
    """
    return construction_cost_per_sqm * PETERS_FACTOR / PETERS_YEARS


def co2_landlord_share(emissions_kg_per_sqm: Column, day: date) -> Column:
    """The landlord's share of the CO2 cost of heating, shape (n,), by kg CO2 per m² and year.

    Source: Anlage to §§ 5 to 7 CO2KostAufG.
    """
    steps = statute("co2_cost_share").in_force(day).value
    shares = np.array([step["share"] for step in steps])
    below = np.array([step["below"] for step in steps])
    return shares[np.searchsorted(below, emissions_kg_per_sqm, side="right")]
