"""Why the exact cash flow differs from the quick estimate, step by step and adding up to the cent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from calc import metrics
from calc.assessment import Assessment

StepKey = Literal[
    "quick",
    "cost_share",
    "rent",
    "vacancy",
    "administration",
    "maintenance",
    "ground_rent",
    "instalment",
    "exact",
    "exact_before_tax",
    "income_tax",
    "tax_refund",
    "exact_after_tax",
]
_TOTALS = ("quick", "exact", "exact_before_tax", "exact_after_tax")


@dataclass(frozen=True)
class Step:
    """One line: its ``amount`` in EUR per year, and the sum before it (0 for the totals)."""

    key: StepKey
    amount: float
    start: float

    @property
    def is_total(self) -> bool:
        return self.key in _TOTALS


def most_corrected(assessment: Assessment) -> int:
    """The row whose exact cash flow lies furthest from its quick estimate."""
    quick = metrics.get("quick_cash_flow_yearly").figures(assessment).values
    exact = metrics.get("cash_flow_before_tax_yearly").figures(assessment).values
    return int(np.abs(exact - quick).argmax())


def cash_flow_steps(assessment: Assessment, row: int, *, after_tax: bool = False) -> tuple[Step, ...]:
    """From the quick cash flow to the cash flow of one listing before tax (EUR per year), or on to that after tax.

    The flat share for costs is dropped, actual rent takes the place of market rent, then vacancy, administration,
    maintenance, the ground rent of a leasehold and the bank's instalment come in with their own figures. A parking
    space has no step: quick estimate and exact calculation count its price and rent alike. Steps of zero are left
    out, except the instalment (that nothing changes there is the point of the article's comparison) and the tax.
    """
    a, inputs = assessment, assessment.inputs
    changes: dict[StepKey, float] = {
        "cost_share": a.market_rent_yearly[row] * inputs.quick_cost_share_of_rent[row],
        "rent": a.actual_rent_yearly[row] - a.market_rent_yearly[row],
        "vacancy": -a.actual_rent_yearly[row] * inputs.vacancy_rate[row],
        "administration": -inputs.admin_yearly[row],
        "maintenance": -inputs.maintenance_per_sqm_yearly[row] * inputs.living_area_sqm[row],
        "ground_rent": -inputs.ground_rent_yearly[row],
        "instalment": a.quick_debt_service[row] - a.first_year("debt_service")[row],
    }
    quick = float(metrics.get("quick_cash_flow_yearly").figures(a).values[row])
    exact = float(metrics.get("cash_flow_before_tax_yearly").figures(a).values[row])
    steps = [Step("quick", quick, 0.0)]
    running = quick
    for key, amount in changes.items():
        if amount or key == "instalment":
            steps.append(Step(key, float(amount), running))
            running += float(amount)
    if not after_tax:
        return (*steps, Step("exact", exact, 0.0))
    tax = float(a.first_year("tax")[row])
    left = float(metrics.get("cash_flow_after_tax_yearly").figures(a).values[row])
    return (
        *steps,
        Step("exact_before_tax", exact, 0.0),
        Step("tax_refund" if tax < 0 else "income_tax", -tax, exact),
        Step("exact_after_tax", left, 0.0),
    )
