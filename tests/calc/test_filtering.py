"""Which of many listings are shown, in which order, and what the named sieves ask for."""

import pytest

from calc import metrics
from calc.assessment import assess
from calc.filtering import Filter, Range, figures, matching, ordered
from calc.gate_presets import GATE_PRESETS, preset_of
from calc.listing import Listing
from calc.metrics import term
from calc.screening import GATE_QUESTIONS, Gates, Verdict, screen

# Gross yields 12 x rent / price: 4 %, 8 %, 2 %.
LISTINGS = (
    Listing("Köln", 300_000.0, 60.0, 1_000.0, "NW"),
    Listing("Gera", 75_000.0, 100.0, 500.0, "TH"),
    Listing("München", 600_000.0, 60.0, 1_000.0, "BY"),
)
ASSESSMENT = assess(LISTINGS)
SCREENING = screen(ASSESSMENT, Gates(0.03, None, None, None))
TEXTS = ["köln 50667", "gera", "münchen"]


@pytest.mark.parametrize(
    ("wanted", "rows"),
    (
        (Filter(), [0, 1, 2]),
        (Filter(text="KÖLN 506"), [0]),
        (Filter(states=("TH", "BY")), [1, 2]),
        (Filter(verdicts=(Verdict.FAIL,)), [2]),
        (Filter(ranges=(Range("gross_rental_yield", 0.04, None),)), [0, 1]),
        (Filter(ranges=(Range("gross_rental_yield", None, 0.04), Range("price", None, 300_000.0))), [0]),
        (Filter(ranges=(Range("completion_year", 1900.0, None),)), []),  # nobody knows the year
        (Filter(text="[", states=("TH",)), []),
    ),
)
def test_a_filter_keeps_what_meets_all_of_it(wanted: Filter, rows: list[int]) -> None:
    assert matching(ASSESSMENT, SCREENING, TEXTS, wanted).tolist() == rows


def test_order_by_a_figure_and_within_each_verdict() -> None:
    assert ordered(ASSESSMENT, SCREENING, "gross_rental_yield", by_verdict=False).tolist() == [1, 0, 2]
    assert ordered(ASSESSMENT, SCREENING, "name", by_verdict=False).tolist() == [1, 0, 2]
    stricter = screen(ASSESSMENT, Gates(None, None, None, None, equity=100_000.0))
    # Equity of the dearest is beyond the gate; within the verdict the order stays by name.
    assert ordered(ASSESSMENT, stricter, "name", by_verdict=True).tolist()[-1] == 2


def test_every_metric_can_be_filtered_by() -> None:
    assert set(metrics.catalogue()) <= set(figures())
    assert len(figures()) == len(set(figures()))
    for key in figures():
        assert len(term(key).column(ASSESSMENT)) == 3


@pytest.mark.parametrize("key", GATE_PRESETS)
def test_a_named_sieve_lies_within_the_range_of_its_gates_and_says_why(key: str) -> None:
    preset = GATE_PRESETS[key]
    assert preset_of(preset.gates) == key
    assert preset.reason.de.endswith(".")
    assert preset.reason.en.endswith(".")
    for name, question in GATE_QUESTIONS.items():
        value = getattr(preset.gates, name)
        assert value is None or question.within[0] <= value <= question.within[1]


def test_a_new_sieve_is_the_first_of_the_named_ones() -> None:
    assert preset_of(Gates()) == next(iter(GATE_PRESETS))
    assert preset_of(Gates(gross_rental_yield=0.0123)) == ""
