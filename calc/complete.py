"""From a listing to the complete calculation: the record that its facts and assumptions stand for."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from calc.calculation import Calculation, calculate
from calc.case import Case, CostBasis, Financing, Loan, OperatingCost, Purchase, Rent, Tax
from calc.columns import CaseColumns
from calc.inputs import Inputs
from calc.stacking import vary

_ADMINISTRATION, _MAINTENANCE = 0, 1

_PATTERN = Case(
    purchase=Purchase(price=1.0, living_area_sqm=1.0, transfer_tax_rate=0.0),
    rent=Rent(actual_rent_monthly=0.0, market_rent_monthly=0.0),
    operating_costs=(OperatingCost(value=0.0), OperatingCost(value=0.0, basis=CostBasis.PER_SQM)),
    financing=Financing(loans=(Loan(0.0, 0.0, 0.0, followup_rate=0.0),)),
)
"""A record of the shape that a listing fills: two running costs, one loan, all else as the record's defaults."""


def complete(inputs: Inputs, tax: Tax | None = None) -> Calculation:
    """The complete calculation of n listings; ``tax`` is the buyer's situation (default: the record's).

    Benefits and burdens pass in the year after the contract; the loan's follow-up rate is stated as today's, so
    that a shift of it has an effect.
    """
    return calculate(case_columns(inputs, tax or Tax()))


def case_columns(inputs: Inputs, tax: Tax) -> CaseColumns:
    """The listings as columns of complete records."""
    loan = "financing.loans.0"
    years = inputs.contract_date.astype("datetime64[Y]").astype(np.int64) + 1970
    return vary(
        replace(_PATTERN, tax=tax),
        {
            "meta.start_year": (years + 1).astype(np.float64),
            "purchase.price": inputs.price,
            "purchase.living_area_sqm": inputs.living_area_sqm,
            "purchase.land_share": inputs.land_share,
            "purchase.transfer_tax_rate": inputs.transfer_tax_rate,
            "purchase.notary_rate": inputs.notary_rate,
            "purchase.land_registry_rate": inputs.land_registry_rate,
            "purchase.broker_rate": inputs.broker_rate,
            "purchase.other_acquisition_costs": inputs.other_acquisition_costs,
            "rent.actual_rent_monthly": inputs.actual_rent_monthly,
            "rent.market_rent_monthly": inputs.market_rent_monthly,
            "rent.other_income_monthly": inputs.other_income_monthly,
            "rent.vacancy_rate": inputs.vacancy_rate,
            f"operating_costs.{_ADMINISTRATION}.value": inputs.admin_yearly,
            f"operating_costs.{_MAINTENANCE}.value": inputs.maintenance_per_sqm_yearly,
            f"{loan}.amount": inputs.price * inputs.loan_to_price,
            f"{loan}.nominal_rate": inputs.nominal_rate,
            f"{loan}.initial_repayment_rate": inputs.initial_repayment_rate,
            f"{loan}.followup_rate": inputs.nominal_rate,
            "depreciation.rate": inputs.depreciation_rate,
        },
    )
