import pytest

from calc import metrics
from calc.assessment import assess
from calc.examples import EXAMPLES
from calc.listing import Listing
from calc.metrics.registry import metric
from calc.outcome import Unavailable

ALL = metrics.catalogue().values()
FLAT = Listing(name="x", price=100_000, living_area_sqm=50, actual_rent_monthly=0, state="BY", loan_to_price=0)


@pytest.mark.parametrize("m", ALL, ids=lambda m: m.key)
def test_every_metric_reproduces_its_worked_example(m) -> None:
    key, expected = m.example
    assert m.figures(assess([EXAMPLES[key].listing]))[0] == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize("m", ALL, ids=lambda m: m.key)
def test_every_metric_speaks_both_languages(m) -> None:
    for words in (m.label, m.meaning, m.formula, m.short):
        assert words.de
        assert words.en
    assert m.label.de != m.label.en
    assert m.meaning.de.endswith(".")
    assert m.meaning.en.endswith(".")
    assert m.reference


@pytest.mark.parametrize(
    ("key", "listing", "reason"),
    [
        ("price_to_rent_ratio", FLAT, "rent_missing"),
        ("dscr", FLAT, "no_loan"),
        ("cash_on_cash_before_tax", Listing("x", 1e5, 50, 500, "BY", loan_to_price=1.5), "equity_not_positive"),
    ],
)
def test_a_figure_without_meaning_is_a_reason(key: str, listing: Listing, reason: str) -> None:
    assert metrics.get(key).figures(assess([listing]))[0] == Unavailable(reason)


def test_a_second_metric_of_the_same_name_is_refused() -> None:
    taken = next(iter(ALL))
    with pytest.raises(ValueError, match=f"two metrics named {taken.key}"):
        metric(
            label=taken.label,
            meaning=taken.meaning,
            formula=taken.formula,
            unit=taken.unit,
            stage=taken.stage,
            better=taken.better,
            reference=taken.reference,
            example=taken.example,
        )(taken.compute)
