"""Loans: limiting cases, order inside a month, full term, effective rate, penalty."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import numpy_financial as npf
import pytest

from calc.case import Loan
from calc.columns import LoanColumns
from calc.loan import (
    Amortisation,
    balance_end_of_fixed,
    monthly_payment,
    months_to_payoff,
    periods_to_payoff,
)
from calc.loan_schedule import effective_rate, monthly_schedule
from calc.reading import from_json
from calc.sale import prepayment_penalty
from calc.stacking import stack

NO_SHIFT = np.zeros(1)


def loan(**terms: Any) -> LoanColumns:
    record = {"amount": 100_000.0, "nominal_rate": 0.036, "initial_repayment_rate": 0.02, "fixed_months": 120}
    case = from_json(
        {
            "purchase": {"price": 1, "living_area_sqm": 1, "state": "BY"},
            "rent": {"actual_rent_monthly": 0},
            "financing": {"loans": [record | terms]},
        }
    )
    return stack([case]).financing.loans[0]


def after(years: int, shift: float = 0.0, **terms: Any) -> Amortisation:
    state = Amortisation.begin(loan(**terms), np.array([shift]))
    for year in range(1, years + 1):
        state.advance(year)
    return state


@pytest.mark.parametrize(("rate", "repayment", "months"), [(0.01, 0.02, 487), (0.039, 0.02, 334), (0.0, 0.02, 600)])
def test_full_term(rate: float, repayment: float, months: int) -> None:
    assert months_to_payoff(loan(nominal_rate=rate, initial_repayment_rate=repayment))[0] == months


def test_a_loan_without_repayment_never_ends() -> None:
    assert np.isnan(months_to_payoff(loan(initial_repayment_rate=0.0))[0])
    assert periods_to_payoff(np.array([100.0]), np.array([0.01]), np.array([1.0]))[0] == np.inf
    assert after(10, initial_repayment_rate=0.0).balance[0] == pytest.approx(100_000)


def test_nothing_owed_needs_no_payment() -> None:
    assert periods_to_payoff(np.array([0.0]), np.array([0.01]), np.array([1.0]))[0] == 0
    assert after(3, amount=0.0).balance[0] == 0


def test_against_numpy_financial() -> None:
    chance = np.random.default_rng(7)
    for _ in range(50):
        rate, repayment = chance.uniform(0.001, 0.1), chance.uniform(0.01, 0.06)
        terms = loan(nominal_rate=rate, initial_repayment_rate=repayment)
        payment = monthly_payment(terms)[0]
        balance = after(10, nominal_rate=rate, initial_repayment_rate=repayment).balance[0]
        assert balance == pytest.approx(-npf.fv(rate / 12, 120, -payment, 100_000), abs=1e-6)
        assert months_to_payoff(terms)[0] == np.ceil(npf.nper(rate / 12, -payment, 100_000))


def test_interest_only_then_the_original_payment() -> None:
    state = Amortisation.begin(loan(interest_only_months=18), NO_SHIFT)
    first, second = state.advance(1), state.advance(2)
    assert first.interest[0] == pytest.approx(3_600)
    assert first.principal[0] == 0
    payment = 100_000 * 0.056 / 12
    assert (second.interest + second.principal)[0] == pytest.approx(6 * 300 + 6 * payment)


def test_without_follow_up_rate_the_loan_runs_on_and_a_shift_has_no_effect() -> None:
    assert after(15, shift=0.02).balance[0] == pytest.approx(after(15, fixed_months=300).balance[0])


def test_new_rate_holds_from_the_month_after_the_fixed_period() -> None:
    plan = monthly_schedule(
        loan(fixed_months=14, followup_rate=0.05, followup_repayment_rate=0.03), np.array([0.01]), 16
    )
    before = plan.balance[13, 0]
    assert plan.interest[13, 0] == pytest.approx(plan.balance[12, 0] * 0.003)
    assert plan.interest[14, 0] == pytest.approx(before * 0.06 / 12)
    assert (plan.interest + plan.principal)[14, 0] == pytest.approx(before * 0.09 / 12)


def test_old_payment_that_no_longer_covers_the_interest_is_marked() -> None:
    assert after(11, followup_rate=0.08).underpaid[0]
    assert not after(10, followup_rate=0.08).underpaid[0]
    assert not after(11, followup_rate=0.08, followup_repayment_rate=0.0).underpaid[0]


def test_special_repayment_comes_after_the_payment_and_is_capped_by_the_balance() -> None:
    state = Amortisation.begin(loan(special_repayment_yearly=60_000.0, special_repayment_years=2), NO_SHIFT)
    first, second = state.advance(1), state.advance(2)
    plain = Amortisation.begin(loan(), NO_SHIFT).advance(1)
    assert first.balance[0] == pytest.approx(plain.balance[0] - 60_000)
    assert 0 < second.special_repayment[0] < 60_000
    assert second.balance[0] == 0
    assert state.advance(3).interest[0] == 0


def test_special_repayments_end_with_their_last_year() -> None:
    state = Amortisation.begin(loan(special_repayment_yearly=1_000.0, special_repayment_years=2), NO_SHIFT)
    assert [state.advance(year).special_repayment[0] for year in (1, 2, 3)] == [1_000, 1_000, 0]


@pytest.mark.parametrize("month", [1, 7, 12])
def test_subsidy_lowers_the_balance_once(month: int) -> None:
    state = Amortisation.begin(loan(repayment_subsidy=5_000.0, repayment_subsidy_month=month), NO_SHIFT)
    assert [state.advance(year).subsidy[0] for year in (1, 2)] == [5_000, 0]


def test_balance_at_the_end_of_the_fixed_period_beyond_any_holding_period() -> None:
    assert balance_end_of_fixed(loan(fixed_months=186), NO_SHIFT)[0] == pytest.approx(
        monthly_schedule(loan(), NO_SHIFT, 186).balance[-1, 0]
    )


def test_effective_rate() -> None:
    assert effective_rate(loan(), NO_SHIFT)[0] == pytest.approx(1.003**12 - 1)
    assert effective_rate(loan(disagio_rate=0.02), NO_SHIFT)[0] == pytest.approx(0.03939, abs=5e-6)
    assert np.isnan(effective_rate(loan(amount=0.0), NO_SHIFT)[0])


def test_effective_rate_against_numpy_financial() -> None:
    terms = loan(disagio_rate=0.04, interest_only_months=12, special_repayment_yearly=3_000.0)
    plan = monthly_schedule(terms, NO_SHIFT, 120)
    paid = (plan.interest + plan.principal + plan.special_repayment)[:, 0]
    paid[-1] += plan.balance[-1, 0]
    monthly = npf.irr([-96_000, *paid])
    assert effective_rate(terms, NO_SHIFT)[0] == pytest.approx((1 + monthly) ** 12 - 1, abs=1e-10)


def penalty(years: int, reinvest: float = 0.02, **terms: Any) -> float:
    return float(prepayment_penalty(after(years, **terms), 12 * years, np.array([reinvest]))[0])


def test_penalty_by_hand_for_the_last_two_months() -> None:
    state = after(1, fixed_months=14)
    first = state.balance[0]
    second = first - (100_000 * 0.056 / 12 - first * 0.003)
    margin, discount = 0.016 / 12, 1 + 0.02 / 12
    assert penalty(1, fixed_months=14) == pytest.approx(first * margin / discount + second * margin / discount**2)


def test_penalty_ends_with_month_126_with_the_fixed_period_and_with_dear_money() -> None:
    assert penalty(10, fixed_months=240) == pytest.approx(penalty(10, fixed_months=126))
    assert penalty(11, fixed_months=240) == 0
    assert penalty(10, fixed_months=120) == 0
    assert penalty(5, reinvest=0.05) == 0


def test_special_repayments_to_come_lower_the_penalty() -> None:
    assert penalty(5, special_repayment_yearly=5_000.0, special_repayment_years=5) > penalty(
        5, special_repayment_yearly=5_000.0
    )


def test_the_record_is_left_alone() -> None:
    terms = loan(interest_only_months=5, repayment_subsidy=5_000.0, repayment_subsidy_month=8)
    kept = replace(terms, amount=terms.amount.copy())
    Amortisation.begin(terms, NO_SHIFT).advance(1)
    assert (terms.amount == kept.amount).all()
    assert Loan(1.0, 0.0, 0.0).fixed_months == 120


@pytest.mark.parametrize(
    ("balance", "rate", "payment", "periods"),
    [
        (0.0, 0.01, 100.0, 0.0),  # nothing owed
        (1_000.0, 0.0, 100.0, 10.0),  # no interest: a plain division
        (1_000.0, 0.01, 10.0, np.inf),  # pays the interest and nothing else
        (1_000.0, 0.01, 9.0, np.inf),
        (1_000.0, 0.0, 0.0, np.inf),
        (1_000.0, 0.01, 1_010.0, 1.0),  # all at once, with its interest
    ],
)
def test_how_many_payments_a_loan_takes(balance: float, rate: float, payment: float, periods: float) -> None:
    found = periods_to_payoff(np.array([balance]), np.array([rate]), np.array([payment]))
    assert found[0] == pytest.approx(periods)
