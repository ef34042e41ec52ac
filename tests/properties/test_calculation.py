"""What must hold for any listing."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calc import metrics
from calc.assessment import assess
from calc.listing import Listing
from calc.metrics import Stage
from calc.outcome import Unavailable
from calc.record import Unit
from calc.screening import Gates, screen
from calc.waterfall import cash_flow_steps
from tests.properties.listings import listings, ordinary

EUROS = (
    "price",
    "actual_rent_monthly",
    "market_rent_monthly",
    "admin_yearly",
    "maintenance_per_sqm_yearly",
    "parking_price",
    "parking_rent_monthly",
    "inventory_value",
    "ground_rent_yearly",
    "special_levy",
    "special_repayment_yearly",
)
AFTER_TAX = ("return_on_equity_with_principal", "cash_on_cash_after_tax")
"""The tariff is progressive and knows amounts, so these do not scale."""
CASH_FLOWS = ("quick_cash_flow_yearly", "quick_cash_flow_yearly_actual", "cash_flow_before_tax_yearly")


def figures(listing: Listing) -> dict[str, float | Unavailable]:
    assessment = assess([listing])
    return {key: m.figures(assessment)[0] for key, m in metrics.catalogue().items()}


@given(ordinary, st.floats(0, 2_000), st.floats(5, 60))
def test_doubling_all_euros_leaves_shares_unchanged(listing: Listing, admin: float, maintenance: float) -> None:
    # Under the market preset: the seed's quick assumptions are constants in EUR and cannot double.
    stated = replace(listing.under("market_2026"), admin_yearly=admin, maintenance_per_sqm_yearly=maintenance)
    doubled = replace(stated, **{name: (v := getattr(stated, name)) and 2 * v for name in EUROS})
    before, after = figures(stated), figures(doubled)
    for key, m in metrics.catalogue().items():
        if m.unit in (Unit.SHARE, Unit.MULTIPLE) and key not in AFTER_TAX and m.stage is not Stage.HORIZON:
            # The transfer tax is floored to whole euros, which no doubling follows exactly.
            assert after[key] == pytest.approx(before[key], rel=1e-3, abs=1e-4), key


@given(ordinary, st.floats(1, 2_000))
def test_more_rent_never_lowers_a_cash_flow(listing: Listing, more: float) -> None:
    richer = replace(
        listing,
        actual_rent_monthly=listing.actual_rent_monthly + more,
        market_rent_monthly=listing.market_rent_monthly and listing.market_rent_monthly + more,
    )
    before, after = figures(listing), figures(richer)
    for key in CASH_FLOWS:
        assert after[key] >= before[key]


@given(ordinary)
def test_gross_yield_is_the_inverse_of_the_price_to_rent_ratio(listing: Listing) -> None:
    found = figures(listing)
    assert found["gross_rental_yield"] * found["price_to_rent_ratio"] == pytest.approx(1)


@given(listings)
def test_every_figure_is_finite_or_a_reason(listing: Listing) -> None:
    for key, value in figures(listing).items():
        assert isinstance(value, Unavailable) or np.isfinite(value), key


@given(st.lists(listings, min_size=1, max_size=4), st.randoms())
def test_a_listing_does_not_feel_its_neighbours(batch: list[Listing], random) -> None:
    shuffled = random.sample(batch, len(batch))
    assessment = assess(shuffled)
    together = {key: m.figures(assessment) for key, m in metrics.catalogue().items()}
    for row, listing in enumerate(shuffled):
        for key, value in figures(listing).items():
            expected = value if isinstance(value, Unavailable) else pytest.approx(value, rel=1e-9, abs=1e-9)
            assert together[key][row] == expected, key


@given(listings, st.booleans())
def test_the_waterfall_adds_up_to_the_cent(listing: Listing, after_tax: bool) -> None:
    assessment = assess([listing])
    steps = cash_flow_steps(assessment, 0, after_tax=after_tax)
    running = 0.0
    scale = max(1.0, *(abs(step.amount) for step in steps))
    for step in steps:
        if step.is_total and running:
            assert step.amount == pytest.approx(running, abs=1e-12 * scale + 0.001)
        else:
            assert step.start == pytest.approx(running, abs=1e-12 * scale + 0.001)
        running = step.amount if step.is_total else running + step.amount
    key = "cash_flow_after_tax_yearly" if after_tax else "cash_flow_before_tax_yearly"
    assert steps[-1].amount == metrics.get(key).figures(assessment)[0]


@given(st.lists(listings, min_size=1, max_size=6), st.floats(0, 0.12), st.floats(-12_000, 12_000))
def test_a_listing_passes_exactly_when_nothing_is_missing(batch: list[Listing], share: float, amount: float) -> None:
    screening = screen(assess(batch), Gates(gross_rental_yield=share, cash_flow_before_tax_yearly=amount))
    for row in range(len(batch)):
        passes = not (screening.missing[:, row] > 0).any()
        assert (screening.stopped_by(row) is None) is passes
        assert (screening.verdicts[row].value == "ok") is passes
