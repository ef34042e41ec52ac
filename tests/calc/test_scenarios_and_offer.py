"""Scenarios are transformations of the record; the maximum price is where a target is just met."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from calc.calculation import Calculation, calculate
from calc.case import Case, RentMode
from calc.fees import purchase_fees, with_exact_fees
from calc.law import NotInForceError
from calc.offer import Mode, max_price, priced
from calc.outcome import Unavailable
from calc.reading import from_json
from calc.rent_law import heating_surcharge, modernisation_surcharge, reletting_cap, rent_increase_cap
from calc.scenarios import (
    SCENARIOS,
    with_cost_change,
    with_refinancing,
    with_rent_change,
    with_sale_and_lease_back,
    with_special_levy,
    with_tenant_change,
    with_vacancy,
)
from calc.stacking import stack
from calc.validation import InvalidCaseError

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "golden.json").read_text(encoding="utf-8"))["cases"]
CASE = from_json(GOLDEN["04_C_at_2026_rates"]["inputs"])
LEASE_BACK = from_json(GOLDEN["09_sale_and_lease_back"]["inputs"])
TODAY = date(2026, 11, 21)
Build = Callable[..., Case]
Calculated = Callable[[Case], Calculation]


def figure(case: Case, name: str) -> float:
    return float(calculate(stack([case])).key_figures[name].values[0])


def test_sale_and_lease_back_of_the_golden_case_from_its_terms() -> None:
    before = replace(LEASE_BACK, purchase=replace(LEASE_BACK.purchase, transfer_tax_extra_base=0.0))
    after = with_sale_and_lease_back(before, agreed_rent_monthly=500, market_rent_monthly=1_800, years=10)
    assert after.purchase.transfer_tax_extra_base == pytest.approx(120_822)
    assert after.rent.mode is RentMode.FROZEN
    assert figure(after, "cash_flow_before_tax_yearly") == pytest.approx(-14_379.26)
    assert figure(after, "irr_after_tax") == pytest.approx(0.01511802, abs=1e-6)


def test_the_yearly_value_of_a_use_is_capped_by_the_value_of_the_property() -> None:
    after = with_sale_and_lease_back(LEASE_BACK, agreed_rent_monthly=0, market_rent_monthly=9_000, years=10)
    assert after.purchase.transfer_tax_extra_base == pytest.approx(480_000 / 18.6 * 7.745)


def test_a_tenant_who_stays_lowers_the_market_value() -> None:
    after = with_sale_and_lease_back(
        LEASE_BACK, agreed_rent_monthly=500, market_rent_monthly=1_800, years=10, vacant_value=600_000
    )
    assert after.purchase.market_value == pytest.approx(600_000 - 15_600 * (1 - 1.05**-10) / 0.05)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda s: s.key)
def test_no_scenario_makes_a_property_better(scenario: object) -> None:
    worse = scenario.apply(CASE)  # type: ignore[attr-defined]
    longer = replace(worse, meta=replace(worse.meta, holding_years=15))
    usual = replace(CASE, meta=replace(CASE.meta, holding_years=15))
    assert figure(longer, "npv_after_tax") < figure(usual, "npv_after_tax")


def test_refinancing_states_the_follow_up_rate_or_the_shift_would_be_without_effect() -> None:
    (loan,) = with_refinancing(CASE, 0.02).financing.loans
    assert loan.followup_rate == loan.nominal_rate


def test_simple_scenarios_change_what_they_name() -> None:
    assert with_vacancy(with_vacancy(CASE, 2, 5), 2, 9).rent.vacancy_months == ((2, 12.0),)
    assert with_rent_change(CASE, -0.1).rent.actual_rent_monthly == pytest.approx(900)
    fixed, by_area = with_cost_change(CASE, 0.25, maintenance_only=True).operating_costs
    assert fixed.value == 445.33
    assert by_area.value == pytest.approx(18.62 * 1.25)
    assert with_special_levy(CASE, 3, 9_000).renovations[0].year == 3
    changed = with_tenant_change(CASE, 4, 2, 1_500)
    assert changed.rent.vacancy_months == ((4, 2.0),)
    assert figure(changed, "npv_after_tax") < figure(CASE, "npv_after_tax")


@pytest.mark.parametrize(
    ("kpi", "target"),
    [
        ("cash_flow_after_tax_yearly", 0.0),
        ("irr_after_tax", 0.06),
        ("dscr", 1.1),
        ("cash_on_cash_before_tax", 0.02),
    ],
)
@pytest.mark.parametrize("mode", Mode)
def test_at_the_highest_price_the_target_is_met_and_a_cent_above_it_is_not(
    kpi: str, target: float, mode: Mode
) -> None:
    price = max_price(CASE, kpi, target, mode)
    if isinstance(price, Unavailable):
        # With a constant loan these do not depend on the price, or only through the equity.
        assert mode is Mode.CONSTANT_LOAN
        assert price.reason in ("target_out_of_reach", "any_price_meets_target")
        return
    cents = np.array([price, price + 0.01, price + 1.0, price * 1.2])
    values = calculate(priced(CASE, cents, mode)).key_figures[kpi].values
    assert values[0] >= target - 1e-9
    assert (values[1:] < target).all()


def test_max_price_of_the_article() -> None:
    seed = from_json(GOLDEN["03_seed_C"]["inputs"])
    assert max_price(seed, "cash_flow_before_tax_yearly", 600.0) == 287_975.0


def test_targets_no_price_meets_or_every_price_meets(build: Build) -> None:
    assert max_price(build(rent={"actual_rent_monthly": 0}), "gross_rental_yield", 0.04) == Unavailable(
        "target_out_of_reach"
    )
    assert max_price(build(), "cash_flow_before_tax_yearly", 100.0) == Unavailable("any_price_meets_target")


def test_an_unknown_key_figure() -> None:
    with pytest.raises(InvalidCaseError, match="net_rental_yield"):
        max_price(CASE, "beauty", 1.0)


def test_exact_fees_replace_the_rates_and_move_the_mortgage_to_the_financing_costs(build: Build) -> None:
    loans = [{"amount": 300_000, "nominal_rate": 0.03, "initial_repayment_rate": 0.02}]
    exact = with_exact_fees(build(purchase={"price": 300_000}, financing={"loans": loans}))
    bought = calculate(stack([exact])).investment
    assert bought.costs.notary[0] == pytest.approx(2_266.95)
    assert bought.costs.land_registry[0] == pytest.approx(952.50)
    assert exact.financing.financing_costs == pytest.approx(755.65 + 635)


def test_no_mortgage_no_fee_for_it() -> None:
    fees = purchase_fees(np.array([300_000.0]), np.array([0.0]), TODAY)
    assert fees.mortgage_notary[0] == fees.mortgage_registry[0] == 0


def test_new_leases() -> None:
    comparable, prior = np.array([1_000.0, 1_000.0]), np.array([900.0, 1_200.0])
    assert reletting_cap(comparable, prior, TODAY) == pytest.approx([1_100, 1_200])
    assert (reletting_cap(comparable, prior, TODAY, first_used=date(2015, 1, 1)) == np.inf).all()
    assert (reletting_cap(comparable, prior, TODAY, fully_modernised=True) == np.inf).all()
    with pytest.raises(NotInForceError, match="2029-12-31"):
        reletting_cap(comparable, prior, date(2030, 1, 1))


def test_increases_and_surcharges() -> None:
    assert rent_increase_cap(TODAY, tight_market=True) == 0.15
    assert rent_increase_cap(TODAY, tight_market=False) == 0.20
    cost, area, rent = np.array([12_000.0] * 3), np.array([60.0] * 3), np.array([600.0, 400.0, 600.0])
    before = np.array([0.0, 0.0, 2.5])
    assert modernisation_surcharge(cost, area, rent, TODAY, surcharged_before=before) == pytest.approx([80, 80, 30])
    assert modernisation_surcharge(cost * 9, area, rent, TODAY) == pytest.approx([180, 120, 180])
    assert heating_surcharge(cost, area, TODAY) == pytest.approx([30, 30, 30])
