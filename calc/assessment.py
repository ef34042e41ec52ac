"""Everything worked out once: the intermediate figures that the metrics select and divide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from calc.acquisition import AcquisitionCosts, acquisition_costs
from calc.inputs import Inputs, resolve
from calc.listing import Listing
from calc.outcome import Column


@dataclass(frozen=True)
class Assessment:
    """Intermediate figures of the first year before tax, columns of shape (n,).

    EUR for stocks (``equity``), EUR per year for flows. ``quick_…`` are the estimates of the funnel's quick
    stages, the others the complete calculation.
    """

    inputs: Inputs
    acquisition: AcquisitionCosts
    total_investment: Column
    loan_amount: Column
    equity: Column
    potential_gross_rent: Column
    effective_gross_rent: Column
    operating_expenses: Column
    net_operating_income: Column
    debt_service: Column
    market_rent_yearly: Column
    quick_net_operating_income: Column
    quick_total_investment: Column
    quick_debt_service: Column


def assess(listings: Sequence[Listing]) -> Assessment:
    """The assessment of some listings, in their order."""
    return assess_inputs(resolve(listings))


def assess_inputs(inputs: Inputs) -> Assessment:
    """The assessment of columns of inputs, shape (n,)."""
    acquisition = acquisition_costs(
        inputs.price,
        tax_base=inputs.price,
        tax_rate=inputs.transfer_tax_rate,
        notary_rate=inputs.notary_rate,
        land_registry_rate=inputs.land_registry_rate,
        broker_rate=inputs.broker_rate,
        other=inputs.other_acquisition_costs,
    )
    total_investment = inputs.price + acquisition.total
    loan_amount = inputs.price * inputs.loan_to_price
    potential = 12 * (inputs.actual_rent_monthly + inputs.other_income_monthly)
    effective = potential * (1 - inputs.vacancy_rate)
    expenses = inputs.admin_yearly + inputs.maintenance_per_sqm_yearly * inputs.living_area_sqm
    market_rent = 12 * (inputs.market_rent_monthly + inputs.other_income_monthly)
    quick_expenses = inputs.quick_admin_yearly + inputs.quick_maintenance_per_sqm_yearly * inputs.living_area_sqm
    return Assessment(
        inputs=inputs,
        acquisition=acquisition,
        total_investment=total_investment,
        loan_amount=loan_amount,
        equity=total_investment - loan_amount,
        potential_gross_rent=potential,
        effective_gross_rent=effective,
        operating_expenses=expenses,
        net_operating_income=effective - expenses,
        debt_service=loan_amount * (inputs.nominal_rate + inputs.initial_repayment_rate),
        market_rent_yearly=market_rent,
        quick_net_operating_income=potential * (1 - inputs.quick_vacancy_rate) - quick_expenses,
        quick_total_investment=inputs.price * (1 + inputs.quick_acquisition_cost_rate),
        quick_debt_service=inputs.price * inputs.quick_annuity_rate_on_price,
    )
