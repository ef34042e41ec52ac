"""Building work: when it is paid, and whether tax sees an expense or a part of the building.

The 15 % rule (§ 6 (1) No. 1a EStG): repair and improvement of the first three years, net of VAT, become
part of the building's cost altogether if they exceed 15 % of it. Otherwise repairs are deducted, at once or
over two to five years (§ 82b EStDV).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from calc.case import RenovationType
from calc.columns import Flags, RenovationColumns, Table, Whole, ordinal
from calc.law import statute
from calc.outcome import Column


@dataclass(frozen=True)
class NearAcquisitionCheck:
    """The 15 % rule for each row, EUR, shape (n,); ``headroom`` is negative where it is exceeded."""

    net_costs: Column
    limit: Column
    exceeded: Flags

    @property
    def headroom(self) -> Column:
        return self.limit - self.net_costs


@dataclass(frozen=True)
class RenovationYears:
    """Building work by year in EUR, each of shape (years, n).

    ``paid`` is cash of the year (work paid with the purchase is not), ``deducted`` an expense for tax,
    ``capitalised`` a part of the building from this year on.
    """

    paid: Table
    deducted: Table
    capitalised: Table


def initial_capex(items: tuple[RenovationColumns, ...], rows: int) -> Column:
    """Building work paid with the purchase in EUR, shape (n,)."""
    return sum((np.where(item.at_purchase, item.amount, 0.0) for item in items), np.zeros(rows))


def near_acquisition_check(items: tuple[RenovationColumns, ...], building_basis: Column) -> NearAcquisitionCheck:
    """Whether the early work exceeds the limit, which itself still is allowed.

    Source: § 6 (1) No. 1a EStG, BMF 2026-01-26; extensions and customary yearly work do not count.
    """
    rule = _rule()
    net = np.zeros_like(building_basis)
    for item in items:
        counted = _counted_types(item) & (item.year <= rule["years"])
        net += np.where(counted, item.amount / (1.0 + item.vat_rate), 0.0)
    limit = rule["limit_share"] * building_basis
    return NearAcquisitionCheck(net, limit, net > limit)


def renovation_years(
    items: tuple[RenovationColumns, ...], check: NearAcquisitionCheck, years: int, holding_years: Whole
) -> RenovationYears:
    """Building work of all years.

    Repairs are spread over ``spread_years``; what is not yet distributed is deducted in the year of the sale
    (§ 82b (2) EStDV). Certified monument costs are depreciated by :mod:`calc.depreciation`, not here.
    """
    paid, deducted, capitalised = (np.zeros((years, len(check.limit))) for _ in range(3))
    for item in items:
        into_building = _into_building(item, check)
        expense = ~into_building & (item.type != ordinal(RenovationType.MONUMENT))
        share = item.amount / item.spread_years
        for year in range(1, years + 1):
            at, elapsed = year - 1, year - item.year
            now = elapsed == 0
            paid[at] += np.where(now & ~item.at_purchase, item.amount, 0.0)
            capitalised[at] += np.where(now & into_building, item.amount, 0.0)
            running = expense & (elapsed >= 0) & (elapsed < item.spread_years)
            rest = item.amount - share * elapsed
            deducted[at] += np.where(running, np.where(holding_years == year, rest, share), 0.0)
    return RenovationYears(paid, deducted, capitalised)


def _into_building(item: RenovationColumns, check: NearAcquisitionCheck) -> Flags:
    improvement = item.type == ordinal(RenovationType.IMPROVEMENT)
    expansion = item.type == ordinal(RenovationType.EXPANSION)
    early = _counted_types(item) & (item.year <= _rule()["years"])
    capitalised: Flags = improvement | expansion | (early & check.exceeded)
    return capitalised


def _counted_types(item: RenovationColumns) -> Flags:
    repair = item.type == ordinal(RenovationType.REPAIR)
    improvement = item.type == ordinal(RenovationType.IMPROVEMENT)
    counted: Flags = repair | improvement
    return counted


def _rule() -> dict[str, float]:
    # One provision covers every purchase with a known tariff; a new one would need the contract's day here.
    rule: dict[str, float] = statute("near_acquisition_costs").series["all"][-1].value
    return rule
