"""One listing as a record and in the usual scenarios."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from calc.assessment import assess
from calc.calculation import calculate
from calc.case import Tax
from calc.listing import Listing
from calc.listing_case import listing_case
from calc.listing_scenarios import ScenarioFigures, scenario_figures
from calc.outcome import Unavailable
from calc.stacking import stack
from tests.properties.listings import ordinary

FLAT = Listing(
    "Essen", 200_000, 60, 800, "BY", admin_yearly=400.0, maintenance_per_sqm_yearly=10.0, vacancy_rate=0.0,
    broker_rate=0.0, land_share=0.25, loan_to_price=0.8, nominal_rate=0.02, initial_repayment_rate=0.03,
)  # fmt: skip
"""NOI 9,600 - 1,000 = 8,600; instalment 160,000 x 5 % = 8,000 a year; 50 EUR a month are left."""


def figures(listing: Listing, tax: Tax | None = None) -> dict[str, ScenarioFigures]:
    return {found.key: found for found in scenario_figures(listing, tax)}


@settings(max_examples=40)
@given(ordinary)
def test_the_record_of_a_listing_gives_the_figures_of_the_listing(listing: Listing) -> None:
    tax = Tax(other_taxable_income=80_000.0, splitting=True)
    record = calculate(stack([listing_case(listing, tax)]))
    columns = assess([listing], tax).calculation
    for name, figure in columns.key_figures.figures.items():
        expected = figure[0]
        if not isinstance(expected, Unavailable):
            expected = pytest.approx(expected, rel=1e-9, abs=1e-9)
        assert record.key_figures.figures[name][0] == expected, name


def test_the_first_year_in_each_scenario() -> None:
    found = figures(FLAT)
    before = {key: figure.cash_flow_before_tax_monthly for key, figure in found.items()}
    assert before == pytest.approx(
        {
            "as_assumed": 50,
            # 160,000 x 2 % more interest; 3 x 800 less rent; a tenth of the rent; a quarter of 1,000.
            "dearer_loan": 50 - 3_200 / 12,
            "vacancy": 50 - 2_400 / 12,
            "refinancing": 50,
            "rent": 50 - 960 / 12,
            "costs": 50 - 250 / 12,
            "decline": 50,
            # Three vacant months and a quarter more of the maintenance of 600.
            "stress": 50 - 2_400 / 12 - 150 / 12,
        }
    )
    assert found["as_assumed"].dscr == pytest.approx(8_600 / 8_000)


def test_a_dearer_follow_up_loan_shows_in_the_year_after_the_fixed_period() -> None:
    found = figures(FLAT)
    assert found["refinancing"].worst_year == 11
    assert found["refinancing"].worst_monthly < found["as_assumed"].worst_monthly


def test_what_tenants_pay_falls_on_the_owner_of_an_empty_flat() -> None:
    known = replace(FLAT, house_money_monthly=250.0, nonrecoverable_house_money_monthly=90.0)
    gap = (
        figures(FLAT)["vacancy"].cash_flow_before_tax_monthly - figures(known)["vacancy"].cash_flow_before_tax_monthly
    )
    # Three months of 160 EUR, over twelve.
    assert gap == pytest.approx(3 * 160 / 12)
    assert figures(known)["as_assumed"].cash_flow_before_tax_monthly == pytest.approx(50)


def test_a_scenario_that_changes_nothing_is_left_out() -> None:
    assert "flat" not in figures(FLAT)
    assert "flat" in figures(replace(FLAT, appreciation_rate=0.01))
