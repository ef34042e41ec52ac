"""The day of the purchase: what is paid, who pays it, and which part can be depreciated."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from calc.acquisition import AcquisitionCosts, acquisition_costs
from calc.columns import CaseColumns, PurchaseColumns
from calc.outcome import Column
from calc.renovation import initial_capex


@dataclass(frozen=True)
class Investment:
    """The purchase side in EUR (``acquisition_cost_rate``: share of the price), each of shape (n,)."""

    costs: AcquisitionCosts
    acquisition_costs: Column
    acquisition_cost_rate: Column
    initial_capex: Column
    total_investment: Column
    loan_nominal: Column
    loan_payout: Column
    equity: Column
    building_basis: Column
    market_value: Column


def market_value(purchase: PurchaseColumns) -> Column:
    """Market value in EUR, shape (n,): the stated one, or the price without inventory.

    Unstated, it moves with the price.
    """
    return np.where(np.isnan(purchase.market_value), purchase.price - purchase.inventory_value, purchase.market_value)


def investment(columns: CaseColumns) -> Investment:
    """Closing costs, total investment, equity and the building's cost.

    Equity is what the loans do not pay, financing costs included; it may be nil or negative. The building's
    cost leaves out inventory and financing costs and takes its share of the closing costs (§ 255 HGB).
    """
    purchase, loans = columns.purchase, columns.financing.loans
    without_inventory = purchase.price - purchase.inventory_value
    costs = acquisition_costs(
        purchase.price,
        tax_base=without_inventory + purchase.transfer_tax_extra_base,
        tax_rate=purchase.transfer_tax_rate,
        notary_rate=purchase.notary_rate,
        land_registry_rate=purchase.land_registry_rate,
        broker_rate=purchase.broker_rate,
        other=purchase.other_acquisition_costs,
    )
    total = costs.total
    capex = initial_capex(columns.renovations, len(columns))
    nothing = np.zeros(len(columns))
    nominal = sum((loan.amount for loan in loans), nothing)
    payout = sum((loan.amount * (1.0 - loan.disagio_rate) for loan in loans), nothing)
    total_investment = purchase.price + total + capex
    return Investment(
        costs=costs,
        acquisition_costs=total,
        acquisition_cost_rate=total / purchase.price,
        initial_capex=capex,
        total_investment=total_investment,
        loan_nominal=nominal,
        loan_payout=payout,
        equity=total_investment + columns.financing.financing_costs - payout,
        building_basis=(without_inventory + total) * (1.0 - purchase.land_share),
        market_value=market_value(purchase),
    )
