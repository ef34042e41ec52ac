"""What must hold for every purchase, whatever the numbers."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from calc.calculation import Calculation, calculate, calculate_in_blocks
from calc.case import Case, Loan, OperatingCost
from calc.columns import LoanColumns, mapped
from calc.loan import Amortisation, monthly_payment, months_to_payoff
from calc.loan_schedule import Convention, monthly_schedule, plain_schedule, to_cents
from calc.reading import from_json
from calc.returns import npv
from calc.stacking import stack, vary

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "golden.json").read_text(encoding="utf-8"))["cases"]
CASES = [from_json(case["inputs"]) for case in GOLDEN.values()]
quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])

rates = st.sampled_from([0.0, 0.0001, 0.01, 0.039, 0.08]) | st.floats(0.001, 0.12)
loans = st.builds(
    Loan,
    amount=st.floats(1_000, 2e6),
    nominal_rate=rates,
    initial_repayment_rate=st.floats(0.01, 0.3),
    fixed_months=st.integers(1, 240),
    interest_only_months=st.sampled_from([0, 0, 5, 24]),
    followup_rate=st.none() | rates,
    followup_repayment_rate=st.floats(0.01, 0.2),
    special_repayment_yearly=st.sampled_from([0.0, 0.0, 5_000.0]),
    special_repayment_years=st.none() | st.integers(0, 12),
    repayment_subsidy=st.sampled_from([0.0, 3_000.0]),
    repayment_subsidy_month=st.integers(1, 60),
)
cases = st.builds(
    lambda case, price, rent, borrowed, growth, years: replace(
        case,
        purchase=replace(case.purchase, price=price),
        rent=replace(case.rent, actual_rent_monthly=rent),
        financing=replace(case.financing, loans=borrowed),
        exit=replace(case.exit, appreciation_rate=growth),
        meta=replace(case.meta, holding_years=years),
    ),
    st.sampled_from(CASES),
    st.floats(20_000, 2e6),
    st.floats(0, 8_000),
    st.lists(loans, max_size=3).map(tuple),
    st.floats(-0.03, 0.06),
    st.integers(1, 30),
)


def columns_of(loan: Loan) -> LoanColumns:
    case = CASES[0]
    return stack([replace(case, financing=replace(case.financing, loans=(loan,)))]).financing.loans[0]


def everything(calculation: Calculation, row: int) -> dict[str, float]:
    """All figures, and the flows to the row's last year."""
    years = int(calculation.columns.meta.holding_years[row])
    figures = {name: float(f.values[row]) for name, f in calculation.key_figures.items()}
    flows = calculation.flows.after_tax[: years + 1, row]
    return figures | {f"flow {year}": float(flow) for year, flow in enumerate(flows)}


@quick
@given(loans)
def test_every_month_adds_up_and_every_loan_ends_at_zero(loan: Loan) -> None:
    columns = columns_of(replace(loan, followup_rate=None))
    last = int(months_to_payoff(columns)[0]) + loan.interest_only_months
    plan = monthly_schedule(columns, np.zeros(1), last)
    before = np.vstack((columns.amount, plan.balance[:-1]))
    paid = plan.principal + plan.special_repayment + plan.subsidy
    assert np.allclose(before - paid, plan.balance)
    assert plan.balance[-1, 0] == pytest.approx(0, abs=1e-6 * loan.amount)
    assert paid.sum() == pytest.approx(loan.amount)
    regular = (plan.balance[:, 0] > 0) & (np.arange(1, last + 1) > loan.interest_only_months)
    instalments = (plan.interest + plan.principal)[regular, 0]
    assert np.allclose(instalments, monthly_payment(columns)[0]), "interest + principal = instalment"


@quick
@given(loans, st.floats(-0.01, 0.03))
def test_years_in_closed_form_are_twelve_months(loan: Loan, shift: float) -> None:
    columns, years = columns_of(loan), 25
    state = Amortisation.begin(columns, np.array([shift]))
    plan = monthly_schedule(columns, np.array([shift]), 12 * years)
    for year in range(years):
        paid, months = state.advance(year + 1), slice(12 * year, 12 * year + 12)
        for name in ("interest", "principal", "special_repayment", "subsidy"):
            assert getattr(paid, name)[0] == pytest.approx(
                getattr(plan, name)[months, 0].sum(), abs=1e-6 * loan.amount
            )
        assert paid.balance[0] == pytest.approx(plan.balance[12 * year + 11, 0], abs=1e-7 * loan.amount)


@quick
@given(st.floats(1_000, 1e6), rates, st.floats(0.01, 0.2), st.sampled_from(Convention))
def test_by_every_convention_the_principal_adds_up_to_the_loan(
    amount: float, rate: float, repayment: float, convention: Convention
) -> None:
    amount = float(to_cents(np.array([amount]))[0])
    periods = 1 if convention is Convention.YEARLY else 12
    payment = np.array([amount * (rate + repayment) / periods])
    plan = plain_schedule(np.array([amount]), np.array([rate]), payment, 101 * periods, convention)
    assert plan.balance[-1, 0] == pytest.approx(0, abs=1e-6)
    assert plan.principal.sum() == pytest.approx(amount)
    assert (np.diff(plan.balance[:, 0]) <= 1e-9).all()


@quick
@given(cases)
def test_wealth_identity(case: Case) -> None:
    """Without tax, what the owner gains is rent less costs and interest plus what the property gains."""
    result = calculate(stack([case]))
    table, bought, sold = result.projection.table, result.investment, result.sale
    gained = result.flows.before_tax[:, 0].sum()
    earned = (table.net_operating_income - table.interest - table.capex)[:, 0].sum()
    subsidies = bought.loan_nominal[0] - table.loan_balance[-1, 0]
    subsidies -= (table.principal + table.special_repayment)[:, 0].sum()
    on_sale = sold.sale_price[0] - sold.selling_costs[0] - sold.prepayment_penalty[0]
    spent = bought.total_investment[0] + case.financing.financing_costs
    spent += bought.loan_nominal[0] - bought.loan_payout[0]
    assert gained == pytest.approx(earned + subsidies + on_sale - spent, abs=1e-4, rel=1e-9)


@quick
@given(cases)
def test_present_value_at_the_internal_rate_is_nil(case: Case) -> None:
    result = calculate(stack([case]))
    rate = result.key_figures["irr_after_tax"].values
    if not np.isnan(rate[0]):
        size = np.abs(result.flows.after_tax / (1 + rate) ** np.arange(len(result.flows.after_tax))[:, None]).sum()
        assert abs(npv(result.flows.after_tax, rate)[0]) < 1e-8 * size


@quick
@given(st.lists(cases, min_size=2, max_size=6), st.randoms(use_true_random=False))
def test_a_case_alone_equals_itself_in_a_mixed_block_in_any_order(mixed: list[Case], chance: object) -> None:
    order = np.random.default_rng(len(mixed)).permutation(len(mixed))
    together = calculate(stack([mixed[i] for i in order]))
    for row, number in enumerate(order):
        alone = everything(calculate(stack([mixed[number]])), 0)
        assert everything(together, row) == pytest.approx(alone, rel=1e-9, abs=1e-6, nan_ok=True)


def test_blocks_do_not_matter() -> None:
    columns = stack(CASES)
    whole = calculate(columns)
    parts = [block.key_figures["npv_after_tax"].values for block in calculate_in_blocks(columns, rows=5)]
    # Each block runs to its own longest holding period.
    assert np.concatenate(parts) == pytest.approx(whole.key_figures["npv_after_tax"].values)


@pytest.mark.parametrize("case", CASES)
def test_varying_a_record_is_stacking_changed_ones(case: Case) -> None:
    prices = np.array([50_000.0, 123_456.78, 900_000.0])
    varied = calculate(vary(case, {"purchase.price": prices}))
    stacked = calculate(stack([replace(case, purchase=replace(case.purchase, price=p)) for p in prices]))
    for row in range(len(prices)):
        assert everything(varied, row) == pytest.approx(everything(stacked, row), nan_ok=True)


@quick
@given(cases, st.floats(1, 5_000))
def test_more_rent_never_lowers_the_cash_flow(case: Case, more: float) -> None:
    richer = replace(case, rent=replace(case.rent, actual_rent_monthly=case.rent.actual_rent_monthly + more))
    result = calculate(stack([case, richer]))
    poor, rich = result.projection.table.net_cash_flow_before_tax.T
    assert (rich >= poor - 1e-6).all()


@quick
@given(cases)
def test_costs_never_raise_the_net_yield(case: Case) -> None:
    dearer = replace(case, operating_costs=(*case.operating_costs, OperatingCost(value=500.0)))
    plain, burdened = calculate(stack([case, dearer])).key_figures["net_rental_yield"].values
    assert burdened < plain


@quick
@given(cases)
def test_never_more_is_depreciated_than_was_paid(case: Case) -> None:
    projection = calculate(stack([case])).projection
    book = projection.depreciation.book_value[:, 0]
    assert (book >= -1e-6).all()
    assert (projection.depreciation.regular >= 0).all()


def test_leaves_of_a_structure_are_all_changed() -> None:
    doubled = mapped(stack(CASES), lambda values: np.concatenate((values, values), axis=-1))
    assert len(doubled) == 2 * len(CASES)
    assert len(doubled.financing.loans[0].amount) == 2 * len(CASES)
