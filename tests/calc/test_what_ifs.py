"""Worse times, one at a time and all at once, worked out by hand for property C of the article."""

from dataclasses import replace

import pytest

from calc.assessment import assess
from calc.examples import EXAMPLES
from calc.what_ifs import what_ifs

C = EXAMPLES["C"].listing

# Rent 12,000 x 0.96; administration 357 and maintenance 1,923.75; 3 % of 300,000 for the bank.
CASH_FLOW = {
    "as_is": 239.25,
    "vacancy": 12_000 * 0.96 * 11 / 12 - 2_280.75 - 9_000,
    "interest": 239.25 - 0.02 * 300_000,
    "rent": 10_800 * 0.96 - 2_280.75 - 9_000,
    "costs": 239.25 - 0.25 * 2_280.75,
    "decline": 239.25,
    "all": 10_800 * 0.96 * 11 / 12 - 1.25 * 2_280.75 - 15_000,
}


def test_the_first_year_under_each_change() -> None:
    cases = what_ifs(C)
    found = assess([case.listing for case in cases]).calculation.key_figures["cash_flow_before_tax_yearly"].values
    assert dict(zip((case.key for case in cases), found.tolist(), strict=True)) == pytest.approx(CASH_FLOW)


def test_a_dearer_follow_up_rate_is_left_out_where_it_begins_after_the_sale() -> None:
    keys = [case.key for case in what_ifs(C)]
    assert "refinancing" not in keys
    longer = [case.key for case in what_ifs(replace(C, fixed_years=9.0))]
    assert longer == [*keys[:3], "refinancing", *keys[3:]]


def test_what_shows_only_later_lowers_the_return() -> None:
    cases = {case.key: case.listing for case in what_ifs(replace(C, holding_years=15.0))}
    returns = assess(list(cases.values())).calculation.key_figures["irr_after_tax"].values
    by_key = dict(zip(cases, returns.tolist(), strict=True))
    assert by_key["refinancing"] < by_key["as_is"]
    assert by_key["decline"] < by_key["as_is"]


def test_the_listing_itself_stays_what_it_is() -> None:
    assert what_ifs(C)[0].listing is C
    assert all(case.listing.name == C.name for case in what_ifs(C))
