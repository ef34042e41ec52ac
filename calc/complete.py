"""From a listing to the complete calculation: the record that its facts and assumptions stand for."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from calc.calculation import Calculation, calculate
from calc.case import (
    Case,
    CostBasis,
    Financing,
    Loan,
    OperatingCost,
    Purchase,
    Renovation,
    RenovationType,
    Rent,
    RentMode,
    Tax,
)
from calc.columns import CaseColumns
from calc.inputs import Inputs
from calc.loan import growth_and_annuity
from calc.outcome import Column
from calc.stacking import vary

_ADMINISTRATION, _MAINTENANCE, _GROUND_RENT = 0, 1, 2

_PATTERN = Case(
    purchase=Purchase(price=1.0, living_area_sqm=1.0, transfer_tax_rate=0.0),
    rent=Rent(actual_rent_monthly=0.0, market_rent_monthly=0.0, mode=RentMode.GROWTH),
    operating_costs=(OperatingCost(value=0.0), OperatingCost(value=0.0, basis=CostBasis.PER_SQM)),
    financing=Financing(loans=(Loan(0.0, 0.0, 0.0, followup_rate=0.0, followup_repayment_rate=0.0),)),
)
"""A record of the shape that a listing fills: two running costs, one loan, all else as the record's defaults."""


def complete(inputs: Inputs, tax: Tax | None = None) -> Calculation:
    """The complete calculation of n listings; ``tax`` is the buyer's situation (default: the record's).

    Benefits and burdens pass in the year after the contract; the loan's follow-up rate is always stated, so that
    a shift of it has an effect.
    """
    return calculate(case_columns(inputs, tax or Tax()))


def case_columns(inputs: Inputs, tax: Tax) -> CaseColumns:
    """The listings as columns of complete records.

    A parking space is part of the price and of the other income, a special levy is a repair of its year, a ground
    rent a cost that grows like the others. Inventory counts up to the price that contains it.
    """
    loan = "financing.loans.0"
    years = inputs.contract_date.astype("datetime64[Y]").astype(np.int64) + 1970
    changes = {
        "meta.start_year": (years + 1).astype(np.float64),
        "meta.holding_years": inputs.holding_years,
        "purchase.price": inputs.purchase_price,
        "purchase.living_area_sqm": inputs.living_area_sqm,
        "purchase.land_share": inputs.land_share,
        "purchase.inventory_value": np.minimum(inputs.inventory_value, inputs.purchase_price),
        "purchase.transfer_tax_rate": inputs.transfer_tax_rate,
        "purchase.notary_rate": inputs.notary_rate,
        "purchase.land_registry_rate": inputs.land_registry_rate,
        "purchase.broker_rate": inputs.broker_rate,
        "purchase.other_acquisition_costs": inputs.other_acquisition_costs,
        "rent.actual_rent_monthly": inputs.actual_rent_monthly,
        "rent.market_rent_monthly": inputs.market_rent_monthly,
        "rent.other_income_monthly": inputs.further_income_monthly,
        "rent.growth_rate": inputs.rent_growth_rate,
        "rent.vacancy_rate": inputs.vacancy_rate,
        f"operating_costs.{_ADMINISTRATION}.value": inputs.admin_yearly,
        f"operating_costs.{_ADMINISTRATION}.growth": inputs.cost_growth_rate,
        f"operating_costs.{_MAINTENANCE}.value": inputs.maintenance_per_sqm_yearly,
        f"operating_costs.{_MAINTENANCE}.growth": inputs.cost_growth_rate,
        f"{loan}.amount": inputs.purchase_price * inputs.loan_to_price,
        f"{loan}.nominal_rate": inputs.nominal_rate,
        f"{loan}.initial_repayment_rate": inputs.initial_repayment_rate,
        f"{loan}.fixed_months": 12 * inputs.fixed_years,
        f"{loan}.followup_rate": inputs.followup_rate,
        f"{loan}.followup_repayment_rate": _followup_repayment_rate(inputs),
        f"{loan}.special_repayment_yearly": inputs.special_repayment_yearly,
        "depreciation.rate": inputs.depreciation_rate,
        "exit.appreciation_rate": inputs.appreciation_rate,
        "exit.selling_cost_rate": inputs.selling_cost_rate,
    }
    pattern = replace(_PATTERN, tax=tax)
    # Few listings have these, and every slot costs all of them time.
    if inputs.ground_rent_yearly.any():
        pattern = replace(pattern, operating_costs=(*pattern.operating_costs, OperatingCost(value=0.0)))
        changes[f"operating_costs.{_GROUND_RENT}.value"] = inputs.ground_rent_yearly
        changes[f"operating_costs.{_GROUND_RENT}.growth"] = inputs.cost_growth_rate
    if inputs.special_levy.any():
        pattern = replace(pattern, renovations=(Renovation(year=1, amount=0.0, type=RenovationType.REPAIR),))
        changes["renovations.0.year"] = inputs.special_levy_year
        changes["renovations.0.amount"] = inputs.special_levy
    return vary(pattern, changes)


def _followup_repayment_rate(inputs: Inputs) -> Column:
    """NaN, so that the payment stays, but the initial rate where the payment would not cover the new interest."""
    rate, repayment = inputs.nominal_rate, inputs.initial_repayment_rate
    amount = inputs.purchase_price * inputs.loan_to_price
    growth, payments = growth_and_annuity(rate / 12, 12 * inputs.fixed_years)
    _, specials = growth_and_annuity(np.expm1(12 * np.log1p(rate / 12)), inputs.fixed_years)
    yearly = amount * (rate + repayment)
    owed = amount * (1 + growth) - yearly / 12 * payments - inputs.special_repayment_yearly * specials
    covered = yearly >= np.maximum(owed, 0.0) * inputs.followup_rate
    return np.where(covered, np.nan, repayment)
