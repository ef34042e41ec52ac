"""Parking, fittings, levies and leaseholds in the calculation, and the listing's own horizon; figures by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from calc import metrics
from calc.assessment import Assessment, assess
from calc.derivation import derive
from calc.examples import EXAMPLES
from calc.inputs import resolve
from calc.listing import ASSUMPTIONS, QUESTIONS, SECTIONS, Listing, Provenance
from calc.waterfall import cash_flow_steps

FLAT = Listing(
    "Essen", 200_000, 60, 800, "BY", admin_yearly=400.0, maintenance_per_sqm_yearly=10.0, vacancy_rate=0.0,
    broker_rate=0.0, land_share=0.25, loan_to_price=0.8, nominal_rate=0.0, initial_repayment_rate=0.05,
)  # fmt: skip
PARKING = replace(FLAT, parking_price=20_000.0, parking_rent_monthly=50.0)
LEASEHOLD = replace(FLAT, leasehold=True, land_share=None, ground_rent_yearly=960.0)


def figure(key: str, listing: Listing) -> float:
    value = metrics.get(key).figures(assess([listing]))[0]
    assert isinstance(value, float)
    return value


def table(assessment: Assessment, column: str) -> list[float]:
    return [float(v) for v in getattr(assessment.calculation.projection.table, column)[:, 0]]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("gross_rental_yield", 12 * 850 / 220_000),
        ("gross_rental_yield_actual", 12 * 850 / 220_000),
        ("price_to_rent_ratio", 220_000 / (12 * 850)),
        ("price_per_sqm", 200_000 / 60),  # for comparing flats, and so without the parking space
        ("acquisition_costs", 220_000 * 0.055),
        ("total_investment", 220_000 * 1.055),
        ("net_rental_yield", (12 * 850 - 1_000) / (220_000 * 1.055)),
        ("cash_flow_before_tax_yearly", 12 * 850 - 1_000 - 176_000 * 0.05),
        ("quick_cash_flow_yearly", 0.8 * 12 * 850 - 220_000 * 0.8 * 0.05),
        ("equity", 220_000 * 1.055 - 176_000),
    ],
)
def test_a_parking_space_counts_in_price_and_rent(key: str, value: float) -> None:
    assert figure(key, PARKING) == pytest.approx(value)


def test_a_formula_speaks_of_parking_only_where_there_is_some() -> None:
    gross = metrics.get("gross_rental_yield")
    without = derive(gross, assess([FLAT]), [FLAT], 0)
    assert without.metric.formula.de == "12 × ({market_rent_monthly} + {other_income_monthly}) / {price}"
    assert [term.key for term in without.terms] == ["market_rent_monthly", "other_income_monthly", "price"]
    found = derive(gross, assess([PARKING]), [PARKING], 0)
    assert {term.key: term.value for term in found.terms}["parking_price"] == 20_000
    assert "{parking_rent_monthly}" in found.metric.formula.de


def test_inventory_pays_no_transfer_tax_and_is_written_off_in_ten_years() -> None:
    fitted = replace(FLAT, inventory_value=10_000.0)
    # 3.5 % of 190,000 and 2 % of 200,000.
    assert figure("acquisition_costs", fitted) == pytest.approx(6_650 + 4_000)
    deducted = table(assess([fitted]), "deductible_expenses")[0]
    # 1,000 running costs, a tenth of the kitchen, 2 % of 0.75 x (190,000 + 10,650).
    assert deducted == pytest.approx(1_000 + 1_000 + 0.02 * 0.75 * 200_650)


def test_inventory_never_exceeds_the_price_that_contains_it() -> None:
    assert figure("acquisition_costs", replace(FLAT, inventory_value=300_000.0)) == pytest.approx(4_000)


def test_a_leaseholder_buys_no_land_and_pays_for_it_every_year() -> None:
    assert resolve([LEASEHOLD]).land_share[0] == 0
    assert resolve([replace(LEASEHOLD, land_share=0.1)]).land_share[0] == 0.1
    assert resolve([replace(LEASEHOLD, leasehold=None)]).land_share[0] == 0.2
    assert figure("net_operating_income", LEASEHOLD) == pytest.approx(9_600 - 1_000 - 960)
    # 2 % of the whole 211,000, and the ground rent is an expense.
    assert table(assess([LEASEHOLD]), "deductible_expenses")[0] == pytest.approx(1_000 + 960 + 0.02 * 211_000)
    grown = assess([replace(LEASEHOLD, cost_growth_rate=0.02)])
    assert table(grown, "operating_expenses")[1] == pytest.approx(1_960 * 1.02)


def test_the_waterfall_names_the_ground_rent() -> None:
    steps = {step.key: step.amount for step in cash_flow_steps(assess([LEASEHOLD]), 0)}
    assert steps["ground_rent"] == -960
    assert "ground_rent" not in {step.key for step in cash_flow_steps(assess([FLAT]), 0)}


def test_the_waterfall_of_c_goes_on_to_the_result_after_tax() -> None:
    steps = cash_flow_steps(assess([EXAMPLES["C"].listing]), 0, after_tax=True)
    # SPEC section 1: 239.25 before tax, -696 after tax with 60,000 of other income.
    assert [(step.key, round(step.amount, 2)) for step in steps[-3:]] == [
        ("exact_before_tax", 239.25),
        ("income_tax", -935),
        ("exact_after_tax", -695.75),
    ]


def test_a_refund_is_called_one() -> None:
    indebted = replace(FLAT, nominal_rate=0.06)
    steps = {step.key: step.amount for step in cash_flow_steps(assess([indebted]), 0, after_tax=True)}
    assert steps["tax_refund"] > 0
    assert "income_tax" not in steps


def test_a_special_levy_is_paid_and_deducted_in_its_year() -> None:
    levied = assess([replace(FLAT, special_levy=6_000.0, special_levy_year=2.0)])
    assert table(levied, "capex")[:3] == [0, 6_000, 0]
    plain = table(assess([FLAT]), "deductible_expenses")
    assert table(levied, "deductible_expenses")[:3] == pytest.approx([plain[0], plain[1] + 6_000, plain[2]])
    assert table(assess([replace(FLAT, special_levy=6_000.0)]), "capex")[0] == 6_000


def test_facts_that_change_no_figure() -> None:
    told = replace(
        FLAT, rooms=2.5, floor="2. OG", town="Essen", postal_code="45130", ags="05113", energy_class="C", let=True,
        energy_demand=128.0, heating="gas", condition="kept", residence_right=True, house_money_monthly=260.0,
        nonrecoverable_house_money_monthly=95.0, reserve_balance=4_200.0,
        provenance=Provenance("k", "https://example.org/1", date(2026, 11, 1), ((date(2026, 10, 1), 210_000.0),)),
    )  # fmt: skip
    for key in metrics.catalogue():
        assert metrics.get(key).figures(assess([told]))[0] == metrics.get(key).figures(assess([FLAT]))[0]


def test_where_an_offer_came_from_does_not_make_it_another() -> None:
    assert replace(FLAT, provenance=Provenance(source_url="https://example.org")) == FLAT


def test_the_horizon_of_a_listing_reaches_the_record() -> None:
    own = replace(
        FLAT, holding_years=3.0, rent_growth_rate=0.02, appreciation_rate=0.01, selling_cost_rate=0.03,
        special_repayment_yearly=1_000.0,
    )  # fmt: skip
    found = assess([own])
    assert table(found, "potential_gross_rent") == pytest.approx([9_600, 9_600 * 1.02, 9_600 * 1.02**2])
    assert float(found.calculation.sale.sale_price[0]) == pytest.approx(200_000 * 1.01**3)
    assert float(found.calculation.sale.selling_costs[0]) == pytest.approx(0.03 * 200_000 * 1.01**3)
    # 160,000 less 8,000 a year and 1,000 on top.
    assert table(found, "loan_balance") == pytest.approx([151_000, 142_000, 133_000])


def test_the_follow_up_rate_holds_from_the_year_after_the_fixed_period_and_the_payment_stays() -> None:
    refixed = assess([replace(FLAT, fixed_years=5.0, followup_rate=0.03)])
    interest = table(refixed, "interest")
    assert interest[:5] == [0, 0, 0, 0, 0]
    # 120,000 are owed; without repayment inside the year 3 % of it would be 3,600.
    assert 3_400 < interest[5] < 3_600
    assert table(refixed, "debt_service")[5] == pytest.approx(8_000)


def test_a_payment_that_does_not_cover_the_new_interest_gives_way() -> None:
    tight = replace(FLAT, nominal_rate=0.01, initial_repayment_rate=0.01, fixed_years=5.0, followup_rate=0.08)
    found = assess([tight])
    assert not found.calculation.projection.underpaid[0]
    owed = table(found, "loan_balance")[4]
    assert table(found, "debt_service")[5] == pytest.approx(owed * 0.09)


def test_special_repayments_count_before_a_payment_is_called_too_low() -> None:
    # 9 % of the 120,940 owed after ten years would be 10,885, and the payment is 9,440 a year; of the 84,971 that are
    # left with 3,000 a year on top (worth 35,969 by then) it is 7,647.
    plain = replace(FLAT, nominal_rate=0.039, initial_repayment_rate=0.02, followup_rate=0.09, holding_years=11.0)
    without, special = assess([plain]), assess([replace(plain, special_repayment_yearly=3_000.0)])
    assert table(without, "debt_service")[10] == pytest.approx(120_939.73 * 0.11)
    assert table(special, "debt_service")[10] == pytest.approx(160_000 * 0.059)


def test_every_input_belongs_to_one_section() -> None:
    assert [name for names in SECTIONS.values() for name in names] == list(QUESTIONS)


def test_under_another_preset_the_facts_stay() -> None:
    moved = replace(PARKING, leasehold=True, special_levy=500.0, tight_market=True, holding_years=5.0).under(
        "seed_full_a"
    )
    assert (moved.parking_price, moved.leasehold, moved.special_levy) == (20_000, True, 500)
    assert all(getattr(moved, name) is None for name in ASSUMPTIONS)
