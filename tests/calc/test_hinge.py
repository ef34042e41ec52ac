"""What turns a verdict; every expected value is worked out from the formulas of SPEC sections 1 and 7."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from calc.assessment import assess
from calc.examples import EXAMPLES
from calc.hinge import Hinge, Obstacle, hinge
from calc.levers import Lever
from calc.listing import Listing
from calc.screening import Gates, Verdict, screen
from tests.properties.listings import ordinary

A, B, C = (EXAMPLES[key].listing for key in "ABC")


def turns(found: Hinge) -> dict[Lever, float | None]:
    return {turn.lever: turn.at for turn in found.turns}


def test_a_needs_the_lowest_of_four_prices_and_the_highest_of_four_rents() -> None:
    found = hinge(A, Gates())
    assert not found.passes
    # Exact cash flow: (10,000 x 0.96 - 357 - 2,025) / 0.03; quick cash flow: 0.8 x 12 r >= 15,000.
    assert turns(found) == {Lever.PRICE: 240_600, Lever.RENT: 1_563, Lever.INTEREST: None}
    assert found.turns[2].obstacle is Obstacle.NOT_EVEN_WITHOUT_INTEREST


def test_b_lacks_87_euros_and_turns_by_each_of_the_three() -> None:
    found = hinge(B, Gates())
    # 2,163 / 0.03; (2,250 + 3,357) / 11.04 = 507.88; 2,163 / 75,000 - 2 % = 0.884 %.
    assert turns(found) == {Lever.PRICE: 72_100, Lever.RENT: 508, Lever.INTEREST: 0.0088}
    assert found.nearest is not None
    assert found.nearest.lever is Lever.RENT
    assert found.nearest.change == 8


def test_c_passes_and_says_how_far_each_may_move() -> None:
    found = hinge(C, Gates())
    assert found.passes
    # 9,239.25 / 0.03; (9,000 + 2,280.75) / 11.52 = 979.23; 9,239.25 / 300,000 - 2 % = 1.0798 %.
    assert turns(found) == {Lever.PRICE: 307_975, Lever.RENT: 980, Lever.INTEREST: 0.0107}


def test_interest_changes_nothing_about_a_yield() -> None:
    only_net = Gates(None, 0.03, None, None)
    found = hinge(C, only_net)
    # 9,479.25 / (0.03 x 1.1); (9,900 + 2,280.75) / 11.76 = 1,035.78.
    assert turns(found) == {Lever.PRICE: 287_250, Lever.RENT: 1_036, Lever.INTEREST: None}
    assert found.turns[2].obstacle is Obstacle.WITHOUT_EFFECT


def test_without_interest_to_lower_there_is_nothing_left() -> None:
    found = hinge(replace(B, nominal_rate=0.0, initial_repayment_rate=0.05), Gates())
    assert found.turns[2].obstacle is Obstacle.NOT_EVEN_WITHOUT_INTEREST


def test_a_stated_market_rent_is_a_lever_of_its_own() -> None:
    only_gross = Gates(0.05, None, None, None)
    found = hinge(replace(C, market_rent_monthly=1_100.0), only_gross)
    # 0.05 x 300,000 / 12 = 1,250; the actual rent turns it once it takes the market rent along.
    assert turns(found)[Lever.MARKET_RENT] == turns(found)[Lever.RENT] == 1_250


def test_what_a_gate_of_the_whole_holding_period_would_need_is_looked_at_over_all_years() -> None:
    # No gate of today does; the figures of the first year must not depend on how far ahead one looks.
    late = replace(B, holding_years=30.0, fixed_years=5.0, rent_growth_rate=0.02)
    assert turns(hinge(late, Gates())) == turns(hinge(B, Gates()))


def test_without_gates_everything_passes_at_any_price() -> None:
    found = hinge(A, Gates(None, None, None, None))
    assert found.passes
    assert found.nearest is None
    assert {turn.obstacle for turn in found.turns} == {Obstacle.WITHOUT_EFFECT}


def changed(listing: Listing, lever: Lever, value: float) -> Listing:
    if lever is Lever.PRICE:
        return replace(listing, price=value)
    if lever is Lever.INTEREST:
        return replace(listing, nominal_rate=value)
    if lever is Lever.MARKET_RENT:
        return replace(listing, market_rent_monthly=value)
    market = listing.market_rent_monthly
    if market is not None and market >= listing.actual_rent_monthly:
        market = max(market, value)
    return replace(listing, actual_rent_monthly=value, market_rent_monthly=market)


def passes(listing: Listing, gates: Gates) -> bool:
    return screen(assess([listing]), gates).verdicts[0] is Verdict.PASS


@settings(max_examples=40)
@given(ordinary, st.floats(0.02, 0.08), st.floats(-3_000, 3_000))
def test_at_the_turn_the_listing_passes_and_one_step_further_it_does_not(
    listing: Listing, gross: float, cash_flow: float
) -> None:
    gates = Gates(gross_rental_yield=gross, quick_net_rental_yield=None, cash_flow_before_tax_yearly=cash_flow)
    found = hinge(listing, gates)
    assert found.passes is passes(listing, gates)
    for turn in found.turns:
        if turn.at is None:
            continue
        step = 0.0001 if turn.lever is Lever.INTEREST else 1.0
        better = 1 if turn.lever in (Lever.RENT, Lever.MARKET_RENT) else -1
        assert passes(changed(listing, turn.lever, turn.at), gates)
        worse = turn.at - better * step
        if worse > 0:
            assert not passes(changed(listing, turn.lever, worse), gates)
