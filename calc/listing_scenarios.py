"""The usual scenarios of one listing side by side: what they do to cash flow, cover and return."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from calc.calculation import calculate
from calc.case import Case, Tax
from calc.listing import Listing
from calc.listing_case import listing_case
from calc.loan import balance_end_of_fixed, monthly_payment
from calc.outcome import Figure
from calc.record import Words
from calc.refinancing import payment_on_schedule
from calc.scenarios import SCENARIOS, Scenario, with_combined_stress, with_refinancing
from calc.stacking import stack

POINTS = 0.02
"""By how much interest is higher in the scenarios (share)."""

AS_ASSUMED = Words("Wie angenommen", "As assumed")
YEARS_BEHIND_FIXED_PERIOD = 1


@dataclass(frozen=True)
class ScenarioFigures:
    """One scenario; EUR per month of the first year, shares, and the year in which most has to be added.

    ``worst_year`` (of ownership, from 1) and ``worst_monthly`` (EUR per month after tax and everything paid) look one
    year beyond the fixed period even if the flat is sold before, or a dearer follow-up loan would never show.
    """

    key: str
    name: Words
    cash_flow_before_tax_monthly: float
    cash_flow_after_tax_monthly: float
    dscr: Figure
    irr_after_tax: Figure
    worst_year: int
    worst_monthly: float


def with_dearer_loan(case: Case, shift: float) -> Case:
    """All nominal rates ``shift`` higher from the start; a stated follow-up rate moves along."""
    loans = tuple(
        replace(
            loan,
            nominal_rate=loan.nominal_rate + shift,
            followup_rate=None if loan.followup_rate is None else loan.followup_rate + shift,
        )
        for loan in case.financing.loans
    )
    return replace(case, financing=replace(case.financing, loans=loans))


def keeping_the_plan(case: Case, shift: float) -> Case:
    """The loans repaid on schedule although the follow-up rate is ``shift`` higher.

    A repayment that is a share of what is then owed starts low again, and a dearer loan would seem to cost nothing.
    """
    columns = stack([case])
    loans = []
    for loan, column in zip(case.financing.loans, columns.financing.loans, strict=True):
        rate = (loan.nominal_rate if loan.followup_rate is None else loan.followup_rate) + shift
        debt = balance_end_of_fixed(column, columns.financing.followup_rate_shift)
        if debt[0] < 1:
            loans.append(loan)
            continue
        payment = payment_on_schedule(debt, column.nominal_rate, monthly_payment(column), np.array([rate]))
        repayment = max(12 * float(payment[0] / debt[0]) - rate, 0.0)
        loans.append(replace(loan, followup_repayment_rate=repayment))
    return replace(case, financing=replace(case.financing, loans=tuple(loans)))


_OWN = {
    "refinancing": lambda case: with_refinancing(keeping_the_plan(case, POINTS), POINTS),
    "stress": lambda case: with_combined_stress(keeping_the_plan(case, POINTS)),
}
"""Scenarios that a listing goes through in another way than a record with a plan of its own."""

_DEARER_LOAN = Scenario(
    "dearer_loan",
    Words("Sollzins +2 Punkte", "Nominal rate +2 points"),
    lambda case: with_dearer_loan(case, POINTS),
)


def scenario_figures(listing: Listing, tax: Tax | None = None) -> tuple[ScenarioFigures, ...]:
    """The listing as assumed, with a dearer loan, and in each of :data:`calc.scenarios.SCENARIOS` that changes it."""
    base = listing_case(listing, tax)
    changed = [(s.key, s.name, _OWN.get(s.key, s.apply)(base)) for s in (_DEARER_LOAN, *SCENARIOS)]
    shown = [("as_assumed", AS_ASSUMED, base), *(entry for entry in changed if entry[2] != base)]
    cases = [case for _, _, case in shown]
    figures = calculate(stack(cases)).key_figures
    worst = _worst_years(cases)
    return tuple(
        ScenarioFigures(
            key=key,
            name=name,
            cash_flow_before_tax_monthly=float(figures["cash_flow_before_tax_monthly"].values[row]),
            cash_flow_after_tax_monthly=float(figures["cash_flow_after_tax_monthly"].values[row]),
            dscr=figures["dscr"][row],
            irr_after_tax=figures["irr_after_tax"][row],
            worst_year=worst[row][0],
            worst_monthly=worst[row][1],
        )
        for row, (key, name, _) in enumerate(shown)
    )


def _worst_years(cases: Sequence[Case]) -> list[tuple[int, float]]:
    """The year with the lowest cash flow after tax, and that per month."""
    years = max(
        cases[0].meta.holding_years,
        *(loan.fixed_months // 12 + YEARS_BEHIND_FIXED_PERIOD for loan in cases[0].financing.loans),
    )
    longer = [replace(case, meta=replace(case.meta, holding_years=years)) for case in cases]
    flows = calculate(stack(longer)).projection.table.net_cash_flow_after_tax
    rows = np.argmin(flows, axis=0)
    return [(int(at) + 1, float(flows[at, row]) / 12) for row, at in enumerate(rows)]
