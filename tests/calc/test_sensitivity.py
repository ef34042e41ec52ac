"""What moves a figure, and what it is elsewhere; expected values from the closed forms of SPEC sections 1 and 7."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from calc import metrics
from calc.assessment import assess
from calc.examples import EXAMPLES
from calc.listing import Listing
from calc.outcome import Unavailable
from calc.sensitivity import Effect, balance, price_rent_grid, tornado
from tests.properties.listings import ordinary

C = EXAMPLES["C"].listing
"""NOI 12,000 x 0.96 - 357 - 33.75 x 57 = 9,239.25; closing costs 27,210; loan 300,000 at 1 % and 2 %."""


def effects(listing: Listing, metric: str) -> dict[str, Effect]:
    return {effect.name: effect for effect in tornado(listing, metric)}


def test_rent_moves_the_net_yield_of_c_most_and_interest_not_at_all() -> None:
    found = effects(C, "net_rental_yield")
    assert list(found)[:4] == ["actual_rent_monthly", "price", "maintenance_per_sqm_yearly", "vacancy_rate"]
    # A tenth of the rent is 1,152 after vacancy; of 327,210.
    assert found["actual_rent_monthly"].higher == pytest.approx(1_152 / 327_210)
    assert found["actual_rent_monthly"].lower == pytest.approx(-1_152 / 327_210)
    # At 270,000: 9,239.25 / (270,000 x 1.0907), and at 330,000.
    assert found["price"].lower == pytest.approx(9_239.25 / 294_489 - 9_239.25 / 327_210)
    assert found["price"].higher == pytest.approx(9_239.25 / 359_931 - 9_239.25 / 327_210)
    assert "nominal_rate" not in found
    assert "appreciation_rate" not in found


def test_a_figure_that_vanishes_leaves_an_end_open() -> None:
    found = effects(C, "irr_after_tax")
    # A loan of 110 % of the price leaves no equity, of 90 % leaves 57,210.
    assert found["loan_to_price"].higher is None
    assert found["loan_to_price"].lower is not None


def test_a_figure_that_does_not_exist_is_moved_by_nothing() -> None:
    assert tornado(replace(C, loan_to_price=0.0), "dscr") == ()


def test_the_grid_holds_the_closed_form_in_every_cell() -> None:
    grid = price_rent_grid(C, "cash_flow_before_tax_yearly")
    assert grid.prices == pytest.approx((270_000, 285_000, 300_000, 315_000, 330_000))
    assert grid.rents == pytest.approx((1_100, 1_050, 1_000, 950, 900))
    for rent, row in zip(grid.rents, grid.cells, strict=True):
        for price, cell in zip(grid.prices, row, strict=True):
            assert cell == pytest.approx(12 * rent * 0.96 - 357 - 33.75 * 57 - 0.03 * price)
    assert grid.cells[2][2] == pytest.approx(239.25)


def test_a_cell_without_a_figure_says_why() -> None:
    grid = price_rent_grid(replace(C, loan_to_price=0.0), "dscr")
    assert grid.cells[0][0] == Unavailable("no_debt_service")


def test_c_carries_itself_from_980_euros_or_up_to_307_975() -> None:
    found = balance(C)
    assert (found.price, found.rent_monthly) == (307_975, 980)


@settings(max_examples=25)
@given(ordinary)
def test_the_middle_of_the_grid_is_today(listing: Listing) -> None:
    today = metrics.get("cash_flow_after_tax_yearly").figures(assess([listing]))[0]
    assert price_rent_grid(listing, "cash_flow_after_tax_yearly").cells[2][2] == pytest.approx(today, abs=0.01)
