from dataclasses import replace

import pytest

from calc.assessment import assess
from calc.listing import Listing
from calc.screening import Gates, Verdict, ranking, screen

CHEAP = Listing(name="cheap", price=100_000, living_area_sqm=50, actual_rent_monthly=700, state="NW")
DEAR = replace(CHEAP, name="Dear", price=400_000)
OPEN = Gates(
    gross_rental_yield=None,
    quick_net_rental_yield=None,
    quick_cash_flow_yearly=None,
    cash_flow_before_tax_yearly=None,
)


def verdict(listing: Listing, gates: Gates) -> Verdict:
    return screen(assess([listing]), gates).verdicts[0]


def test_without_gates_everything_passes() -> None:
    screening = screen(assess([CHEAP, DEAR]), OPEN)
    assert screening.verdicts == (Verdict.PASS, Verdict.PASS)
    assert screening.gates == ()
    assert screening.missing.shape == (0, 2)


def test_a_yield_equal_to_its_gate_passes() -> None:
    # 12 x 700 / 100,000 is 8.4 % and not exactly representable.
    assert verdict(CHEAP, replace(OPEN, gross_rental_yield=0.084)) is Verdict.PASS


@pytest.mark.parametrize(
    ("gate", "expected"), [(0.0859, Verdict.NEAR), (0.086, Verdict.NEAR), (0.0861, Verdict.FAIL)]
)
def test_a_yield_is_near_up_to_two_tenths_of_a_point(gate: float, expected: Verdict) -> None:
    assert verdict(CHEAP, replace(OPEN, gross_rental_yield=gate)) is expected


@pytest.mark.parametrize(("missing", "expected"), [(83.9, Verdict.NEAR), (84.1, Verdict.FAIL)])
def test_an_amount_is_near_up_to_one_percent_of_the_rent(missing: float, expected: Verdict) -> None:
    # A year's cold rent is 8,400 EUR; the quick cash flow 0.8 x 8,400 - 100,000 x 4.72 % = 2,000 EUR.
    assert verdict(CHEAP, replace(OPEN, quick_cash_flow_yearly=2_000 + missing)) is expected


def test_two_small_misses_are_a_fail() -> None:
    gates = replace(OPEN, gross_rental_yield=0.085, quick_cash_flow_yearly=2_010.0)
    assert verdict(CHEAP, gates) is Verdict.FAIL


def test_gross_yield_and_quick_cash_flow_take_the_market_rent_the_others_the_actual_rent() -> None:
    let_cheaply = replace(CHEAP, actual_rent_monthly=500, market_rent_monthly=700)
    cheap, let = (screen(assess([x]), Gates()).missing[:, 0] for x in (CHEAP, let_cheaply))
    assert let[0] == cheap[0] == 0
    assert let[2] == cheap[2] == 0
    assert let[3] > cheap[3]


def test_equity_and_top_up_are_limits_that_must_not_be_exceeded() -> None:
    # NW: 6.5 + 1.5 + 0.5 + 3.57 % closing costs and a fifth of the price: 32,070 EUR.
    assert verdict(CHEAP, replace(OPEN, equity=32_070.0)) is Verdict.PASS
    screening = screen(assess([CHEAP]), replace(OPEN, equity=30_000.0))
    assert screening.missing[0, 0] == pytest.approx(2_070)
    assert screening.verdicts == (Verdict.FAIL,)
    # Not even the tax refund saves a flat that costs four times as much at the same rent.
    assert verdict(DEAR, replace(OPEN, monthly_top_up=0.0)) is Verdict.FAIL
    assert verdict(DEAR, replace(OPEN, monthly_top_up=2_000.0)) is Verdict.PASS


def test_counts_fall_from_gate_to_gate() -> None:
    screening = screen(assess([CHEAP, DEAR]), Gates())
    left = [screening.left_after(gate) for gate in range(len(screening.gates))]
    assert left == sorted(left, reverse=True)


def test_the_list_is_ordered_by_verdict_then_by_how_far_it_got() -> None:
    dearest = replace(DEAR, name="dearest", price=900_000)
    screening = screen(assess([dearest, DEAR, CHEAP]), Gates())
    assert screening.order()[0] == 2


def test_rankings_put_the_preferred_first_and_the_unavailable_last() -> None:
    unfinanced = replace(CHEAP, name="b", loan_to_price=0.0)
    assessment = assess([unfinanced, DEAR, CHEAP])
    assert ranking(assessment, "dscr") == [2, 1, 0]
    assert ranking(assessment, "price") == [0, 2, 1]
    assert ranking(assessment, "name") == [0, 2, 1]
    assert ranking(assessment, "gross_rental_yield")[-1] == 1


def test_the_largest_the_best_let_and_the_newest_come_first_and_an_unknown_year_last() -> None:
    flats = [
        replace(CHEAP, living_area_sqm=40.0, completion_year=1994.0),
        replace(CHEAP, living_area_sqm=80.0, actual_rent_monthly=900.0),
        replace(CHEAP, living_area_sqm=60.0, completion_year=2020.0, actual_rent_monthly=950.0),
    ]
    assessment = assess(flats)
    assert ranking(assessment, "living_area_sqm") == [1, 2, 0]
    assert ranking(assessment, "actual_rent_monthly")[:2] == [2, 1]
    assert ranking(assessment, "completion_year") == [2, 0, 1]
