"""The article's properties: published figures, and the ones its reading was computed to (SPEC section 1)."""

import pytest

from calc import metrics
from calc.assessment import assess
from calc.examples import EXAMPLES, agrees
from calc.listing import Listing
from calc.screening import Gates, Verdict, screen
from calc.waterfall import cash_flow_steps, most_corrected

# By hand from SPEC section 1: rent, price and the presets named there.
EXPECTED = {
    "gross_rental_yield": {"A": 0.02, "B": 0.08, "C": 0.04},
    "price_to_rent_ratio": {"A": 50.0, "B": 12.5, "C": 25.0},
    "quick_net_rental_yield": {"A": 7418 / 550_000, "B": 2148 / 82_500, "C": 9479.25 / 330_000},
    "quick_cash_flow_yearly": {"A": -7_000, "B": 2_550, "C": 600},
    "acquisition_costs": {"A": 45_350, "B": 8_302.50, "C": 27_210},
    "net_rental_yield": {"A": 7218 / 545_350, "B": 2163 / 83_302.5, "C": 9239.25 / 327_210},
    "cash_flow_before_tax_yearly": {"A": -7_782.00, "B": -87.00, "C": 239.25},
    "equity": {"A": 45_350, "B": 8_302.50, "C": 27_210},
}


def figure(key: str, listing: Listing) -> float:
    value = metrics.get(key).figures(assess([listing]))[0]
    assert isinstance(value, float)
    return value


@pytest.mark.parametrize(("key", "example"), [(k, e) for k, by in EXPECTED.items() for e in by])
def test_the_examples_give_the_figures_of_the_specification(key: str, example: str) -> None:
    assert figure(key, EXAMPLES[example].listing) == pytest.approx(EXPECTED[key][example], abs=1e-9, rel=1e-12)


@pytest.mark.parametrize(("example", "key"), [(e, k) for e, x in EXAMPLES.items() for k in x.published])
def test_every_published_figure_agrees(example: str, key: str) -> None:
    assert agrees(EXAMPLES[example].published[key], figure(key, EXAMPLES[example].listing))


@pytest.mark.parametrize(
    ("published", "value", "expected"),
    [
        (0.026, 0.0264, True),
        (0.026, 0.0270, False),
        (2_550, 2_550.4, True),
        (2_550, 2_551, False),
        ("negative", -0.01, True),
        ("negative", 0.0, False),
        ("slightly positive", 239.25, True),
        ("slightly positive", 0.0, False),
        ("slightly positive", 5_000, False),
    ],
)
def test_agreement_is_judged_at_the_precision_printed(published: float, value: float, expected: bool) -> None:
    assert agrees(published, value) is expected


def test_the_default_gates_give_the_articles_verdicts() -> None:
    screening = screen(assess([e.listing for e in EXAMPLES.values()]), Gates())
    assert screening.verdicts == (Verdict.FAIL, Verdict.FAIL, Verdict.PASS)
    assert screening.stopped_by(0).metric.key == "gross_rental_yield"
    assert screening.missing[0, 0] == pytest.approx(0.015)
    assert screening.stopped_by(1).metric.key == "cash_flow_before_tax_yearly"
    assert screening.missing[3, 1] == pytest.approx(87)
    assert screening.stopped_by(2) is None


def test_c_under_market_values_needs_the_higher_instalment_of_today() -> None:
    c = EXAMPLES["C"].listing.under("market_2026")
    assert figure("quick_net_rental_yield", c) == pytest.approx(10_253.33 / 327_210)
    assert figure("quick_cash_flow_yearly", c) == pytest.approx(9_600 - 14_160)


def test_under_market_values_b_passes_the_quick_gates_and_c_does_not() -> None:
    listings = [EXAMPLES[key].listing.under("market_2026") for key in "BC"]
    screening = screen(assess(listings), Gates())
    assert screening.reached[0] >= 3
    assert screening.stopped_by(1).metric.key == "quick_cash_flow_yearly"


def test_the_waterfall_of_b_names_each_step_of_the_specification() -> None:
    steps = cash_flow_steps(assess([EXAMPLES["B"].listing]), 0)
    assert [(s.key, s.amount) for s in steps] == [
        ("quick", 2_550),
        ("cost_share", 1_200),
        ("vacancy", -480),
        ("administration", -357),
        ("maintenance", -3_000),
        ("instalment", 0),
        ("exact", -87),
    ]


def test_b_is_corrected_most() -> None:
    assert most_corrected(assess([e.listing for e in EXAMPLES.values()])) == 1
