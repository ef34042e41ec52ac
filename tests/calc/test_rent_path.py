"""When the cap lets a rent reach the market rent; the months are counted by hand from § 558 BGB."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calc.listing import Listing
from calc.rent_path import rent_path

LET = Listing("Essen", 189_000, 58, 500, "NW", market_rent_monthly=700.0)


def test_two_raises_reach_a_market_rent_forty_per_cent_above() -> None:
    path = rent_path(LET)
    # After fifteen months 500 x 1.2; the next only when the rent of three years before is the raised one.
    assert [(r.month, r.rent_monthly) for r in path.raises] == [(16, 600), (52, 700)]
    assert (path.cap, path.reached_in, path.is_reached) == (0.20, 2031, True)
    assert path.by_year == (500, 600, 600, 600, 700, 700, 700, 700, 700, 700)


def test_in_a_tight_market_it_takes_three_raises() -> None:
    path = rent_path(replace(LET, tight_market=True))
    assert [(r.month, r.rent_monthly) for r in path.raises] == [
        (16, pytest.approx(575)),
        (52, pytest.approx(661.25)),
        (88, 700),
    ]
    assert path.reached is not None
    assert (path.reached.year, path.reached_in) == (8, 2034)


def test_a_small_gap_closes_with_the_first_raise() -> None:
    path = rent_path(replace(LET, market_rent_monthly=550.0))
    assert [(r.month, r.rent_monthly) for r in path.raises] == [(16, 550)]
    assert path.reached_in == 2028


@pytest.mark.parametrize("market", [None, 500.0, 450.0])
def test_where_there_is_no_gap_there_is_nothing_to_reach(market: float | None) -> None:
    path = rent_path(replace(LET, market_rent_monthly=market))
    assert (path.raises, path.reached, path.is_reached) == ((), None, True)


def test_a_market_that_runs_ahead_is_never_reached() -> None:
    path = rent_path(replace(LET, rent_growth_rate=0.10))
    assert (path.reached, path.is_reached) == (None, False)


def test_nothing_multiplied_stays_nothing() -> None:
    path = rent_path(replace(LET, actual_rent_monthly=0.0))
    assert (path.raises, path.is_reached) == ((), False)


@given(st.floats(100, 2_000), st.floats(1, 3), st.floats(-0.02, 0.05), st.booleans())
def test_no_three_years_ever_see_more_than_the_cap(rent: float, gap: float, growth: float, tight: bool) -> None:
    listing = replace(
        LET, actual_rent_monthly=rent, market_rent_monthly=rent * gap, rent_growth_rate=growth, tight_market=tight
    )
    path = rent_path(listing)

    def in_month(month: int) -> float:
        return next((r.rent_monthly for r in reversed(path.raises) if r.month <= month), rent)

    for before, raised in zip((None, *path.raises), path.raises, strict=False):
        assert raised.rent_monthly <= in_month(raised.month - 36) * (1 + path.cap) + 1e-9
        assert raised.month - (before.month if before else 1) >= 15
