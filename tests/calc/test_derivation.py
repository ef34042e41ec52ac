"""Every figure says how it came about, and its formula gives what the program gives."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from calc import metrics
from calc.assessment import assess
from calc.derivation import Derivation, Origin, derive
from calc.examples import EXAMPLES
from calc.listing import Listing
from tests.properties.listings import listings, ordinary

ALL = metrics.catalogue()
TWELFTHS = ("cash_flow_before_tax_monthly", "monthly_top_up")
EXPRESSIONS = {key: m for key, m in ALL.items() if m.formula.de == m.formula.en}


def derivation(key: str, listing: Listing) -> Derivation:
    return derive(metrics.get(key), assess([listing]), [listing], 0)


def evaluated(found: Derivation) -> float:
    """The formula with its figures put in, worked out by Python."""
    expression = found.metric.formula.de.replace("×", "*").replace("−", "-")
    values = {term.key: f"({term.value!r})" for term in found.terms}
    return eval(expression.format(**values), {"max": max})


@pytest.mark.parametrize("key", EXPRESSIONS)
def test_the_formula_is_an_expression_of_its_terms(key: str) -> None:
    assert re.fullmatch(r"(\{\w+\}|[-+/().,\d\s×−]|max)+", EXPRESSIONS[key].formula.de)
    assert len(derivation(key, EXAMPLES["C"].listing).terms) >= 2 or key in TWELFTHS


@given(ordinary)
def test_every_formula_gives_the_figure_of_the_program(listing: Listing) -> None:
    assessment = assess([listing])
    for key, metric in EXPRESSIONS.items():
        found = derive(metric, assessment, [listing], 0)
        if isinstance(found.result, float):
            assert evaluated(found) == pytest.approx(found.result, rel=1e-9, abs=1e-9), key


@given(listings)
def test_every_listing_can_be_derived(listing: Listing) -> None:
    assessment = assess([listing])
    for metric in ALL.values():
        assert derive(metric, assessment, [listing], 0).metric.key == metric.key


def test_a_term_says_whether_it_was_stated_preset_or_computed() -> None:
    c = replace(EXAMPLES["C"].listing, vacancy_rate=0.05)
    terms = {term.key: term for term in derivation("net_operating_income", c).terms}
    assert (terms["vacancy_rate"].origin, terms["vacancy_rate"].value) == (Origin.STATED, 0.05)
    assert terms["admin_yearly"].origin is Origin.PRESET
    assert terms["admin_yearly"].assumption.source == "ImmoWertV Anlage 3"
    (noi, _) = derivation("cash_flow_before_tax_yearly", c).terms
    assert noi.origin is Origin.COMPUTED


def test_the_law_behind_a_figure_stands_with_its_date() -> None:
    saxony = Listing("x", 75_000, 100, 500, "SN", contract_date=date(2022, 12, 31))
    (provided,) = derivation("acquisition_costs", saxony).law
    assert (provided.statute.key, provided.provision.value, provided.provision.since) == (
        "transfer_tax",
        0.035,
        date(1997, 1, 1),
    )
    today = replace(saxony, contract_date=None)
    laws = {p.statute.key for p in derivation("cash_flow_after_tax_yearly", today).law}
    assert {"income_tax", "operating_cost_allowances", "rental_loss_allowance"} <= laws


def test_a_stated_value_rests_on_no_statute() -> None:
    stated = Listing("x", 75_000, 100, 500, "SN", vacancy_rate=0.04, admin_yearly=400, maintenance_per_sqm_yearly=20)
    assert derivation("net_operating_income", stated).law == ()


def test_a_return_over_years_shows_every_payment() -> None:
    found = derivation("irr_after_tax", EXAMPLES["C"].listing)
    # Golden case 03, flows after tax.
    expected = [
        -27210.0,
        -695.75,
        -706.75,
        -720.75,
        -744.75,
        -769.75,
        -794.75,
        -819.75,
        -844.75,
        -870.75,
        62178.18748741,
    ]
    assert found.flows == pytest.approx(expected, abs=0.01)
    assert derivation("dscr", EXAMPLES["C"].listing).flows == ()


def test_amounts_pass_on_the_law_of_their_parts() -> None:
    listing = Listing("x", 75_000, 100, 500, "SN")
    rent = {p.statute.key for p in derivation("break_even_rent_monthly", listing).law}
    assert {"operating_cost_allowances", "rental_loss_allowance"} <= rent
    after_tax = {p.statute.key for p in derivation("cash_flow_after_tax_yearly", listing).law}
    assert {"income_tax", "building_depreciation", "transfer_tax"} <= after_tax


def test_an_allowance_is_cited_with_the_amount_that_was_used() -> None:
    # The preset takes today's amounts, also for a contract of the years before.
    early = Listing("x", 75_000, 100, 500, "SN", contract_date=date(2023, 9, 21))
    found = derivation("net_operating_income", early)
    used = {term.key: term.value for term in found.terms}["admin_yearly"]
    (allowances,) = [p for p in found.law if p.statute.key == "operating_cost_allowances"]
    assert allowances.provision.since == date(2026, 1, 1)
    assert used == allowances.provision.value["admin_condominium"]
