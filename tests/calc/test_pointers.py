"""What is pointed out; figures worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from calc.assessment import assess
from calc.case import Tax
from calc.listing import Listing
from calc.pointers import Amount, Matter, Pointed, Pointer, pointers, tax_free_from
from calc.record import Unit
from tests.properties.listings import listings

FLAT = Listing(
    "Essen", 200_000, 60, 800, "BY", admin_yearly=400.0, maintenance_per_sqm_yearly=10.0, vacancy_rate=0.0,
    broker_rate=0.0, notary_rate=0.015, land_registry_rate=0.005, land_share=0.25, loan_to_price=0.8,
    nominal_rate=0.0, initial_repayment_rate=0.05, contract_date=date(2026, 11, 21),
)  # fmt: skip
"""Closing costs 3.5 + 2 % = 11,000; building 0.75 x 211,000 = 158,250; loan 160,000, 8,000 a year."""


def found(listing: Listing) -> dict[Pointer, Pointed]:
    return {pointed.pointer: pointed for pointed in pointers(listing, assess([listing]))}


def values(pointed: Pointed) -> dict[str, object]:
    return {name: amount.value for name, amount in pointed.figures.items()}


def test_what_is_left_under_the_fifteen_per_cent() -> None:
    pointed = found(FLAT)[Pointer.NEAR_ACQUISITION_LEFT]
    assert not pointed.warns
    # 0.15 x 158,250; with VAT 1.19 times.
    assert values(pointed) == pytest.approx(
        {"limit": 23_737.5, "spent": 0, "left": 23_737.5, "left_gross": 28_247.625}
    )


def test_a_levy_in_the_first_three_years_uses_the_limit_up_and_a_later_one_does_not() -> None:
    levy = replace(FLAT, special_levy=30_000.0, special_levy_year=3.0)
    exceeded = found(levy)[Pointer.NEAR_ACQUISITION_EXCEEDED]
    assert exceeded.warns
    assert values(exceeded)["spent"] == pytest.approx(30_000 / 1.19)
    assert values(exceeded)["left"] == 0
    assert Pointer.NEAR_ACQUISITION_LEFT in found(replace(levy, special_levy_year=4.0))


@pytest.mark.parametrize(
    ("contract", "free"),
    [
        (date(2026, 11, 21), date(2036, 11, 22)),
        (date(2026, 12, 31), date(2037, 1, 1)),
        (date(2028, 2, 29), date(2038, 3, 1)),
    ],
)
def test_a_sale_is_free_of_tax_the_day_after_ten_years(contract: date, free: date) -> None:
    assert tax_free_from(contract) == free


def test_an_early_sale_is_warned_of() -> None:
    assert not found(FLAT)[Pointer.TAX_FREE_SALE].warns
    early = found(replace(FLAT, holding_years=9.0))[Pointer.TAXABLE_SALE]
    assert early.warns
    assert early.figures == {
        "day": Amount(date(2036, 11, 22), Unit.DATE),
        "holding_years": Amount(9.0, Unit.YEARS),
    }


def test_when_the_fixed_period_ends_half_the_loan_is_owed() -> None:
    pointed = found(FLAT)[Pointer.REFINANCING]
    # Ten of twenty years are paid: 80,000. In 120 payments at 2 % a year that is 80,000 x 0.0092013 = 736.11.
    assert values(pointed) == pytest.approx(
        {
            "year": 2036, "fixed_years": 10, "debt": 80_000, "now": 8_000 / 12, "after": 736.1076,
            "more": 736.1076 - 8_000 / 12, "rate": 0.02,
        },
        abs=0.01,
    )  # fmt: skip


def test_a_loan_that_is_paid_off_by_then_needs_no_other() -> None:
    assert Pointer.REFINANCING not in found(replace(FLAT, fixed_years=20.0))
    assert Pointer.REFINANCING not in found(replace(FLAT, loan_to_price=0.0))


def test_a_loan_without_repayment_costs_more_interest_and_no_more() -> None:
    bullet = found(replace(FLAT, nominal_rate=0.03, initial_repayment_rate=0.0))[Pointer.REFINANCING]
    # 160,000 at 5 % instead of 3 %.
    assert values(bullet)["more"] == pytest.approx(160_000 * 0.02 / 12)


def test_house_money_above_administration_and_maintenance() -> None:
    # Assumed: 400 + 60 x 10 = 1,000 a year.
    assert Pointer.HOUSE_MONEY not in found(FLAT)
    covered = found(replace(FLAT, nonrecoverable_house_money_monthly=80.0))
    assert Pointer.HOUSE_MONEY not in covered
    assert values(covered[Pointer.HOUSE_MONEY_COVERED]) == pytest.approx({"asked": 960, "assumed": 1_000})
    pointed = found(replace(FLAT, nonrecoverable_house_money_monthly=100.0))[Pointer.HOUSE_MONEY]
    assert values(pointed) == pytest.approx({"asked": 1_200, "assumed": 1_000, "gap": 200})


def test_a_levy_that_the_flat_does_not_earn() -> None:
    # Without tax: 9,600 - 1,000 - 8,000 = 600 a year.
    untaxed = replace(FLAT, special_levy=1_000.0, special_levy_year=1.0)
    assessment = assess([untaxed])
    tax = float(assessment.first_year("tax")[0])
    (pointed,) = (p for p in pointers(untaxed, assessment) if p.pointer is Pointer.SPECIAL_LEVY)
    assert values(pointed) == pytest.approx(
        {"levy": 1_000, "year": 1, "earned": max(600 - tax, 0), "short": 1_000 - max(600 - tax, 0)}
    )
    assert Pointer.SPECIAL_LEVY not in found(replace(untaxed, special_levy=1_000.0, loan_to_price=0.0))


def test_a_levy_of_the_first_year_saves_tax_in_the_figure_but_is_not_paid_in_it() -> None:
    taxed = Tax(marginal_rate_override=0.4)
    levied = replace(FLAT, special_levy=6_000.0, special_levy_year=1.0)
    assessment = assess([levied], taxed)
    (pointed,) = (p for p in pointers(levied, assessment) if p.pointer is Pointer.SPECIAL_LEVY_AT_ONCE)
    # 40 % of 6,000. Without it: 9,600 - 1,000 - 8,000 before tax; 0.4 x (9,600 - 1,000 - 2 % of 158,250) = 2,174.
    assert values(pointed) == pytest.approx({"levy": 6_000, "saved": 2_400, "left": 600 - 2_174 + 2_400 - 6_000})
    assert Pointer.SPECIAL_LEVY_AT_ONCE not in found(replace(levied, special_levy_year=2.0))


def test_what_the_community_has_saved() -> None:
    pointed = found(replace(FLAT, reserve_balance=4_200.0))[Pointer.RESERVE]
    assert values(pointed) == pytest.approx({"balance": 4_200, "sqm": 70})


def test_after_ten_years_any_fixed_rate_can_be_left() -> None:
    assert Pointer.TERMINABLE not in found(FLAT)
    assert Pointer.TERMINABLE in found(replace(FLAT, fixed_years=15.0))
    assert Pointer.TERMINABLE not in found(replace(FLAT, fixed_years=15.0, loan_to_price=0.0))


def test_a_leasehold_without_its_rent_is_not_complete() -> None:
    assert Pointer.GROUND_RENT_MISSING in found(replace(FLAT, leasehold=True))
    pointed = found(replace(FLAT, leasehold=True, ground_rent_yearly=960.0))[Pointer.LEASEHOLD]
    assert values(pointed) == {"ground_rent": 960, "share": pytest.approx(0.1)}


def test_a_right_of_residence() -> None:
    assert Pointer.RESIDENCE_RIGHT in found(replace(FLAT, residence_right=True))
    assert Pointer.RESIDENCE_RIGHT not in found(replace(FLAT, residence_right=False))


def test_a_rent_above_the_market_may_not_be_had_again() -> None:
    above = replace(FLAT, market_rent_monthly=700.0)
    assert values(found(above)[Pointer.RENT_ABOVE_MARKET]) == {"rent": 800, "market": 700}
    assert Pointer.RENT_ABOVE_MARKET not in found(replace(above, let=False))
    assert Pointer.RENT_ABOVE_MARKET not in found(replace(FLAT, market_rent_monthly=1_000.0))


def test_a_matter_has_its_own_pointers() -> None:
    listing = replace(FLAT, residence_right=True)
    of_sale = pointers(listing, assess([listing]), matters=(Matter.SALE,))
    assert [pointed.pointer for pointed in of_sale] == [Pointer.TAX_FREE_SALE]


@pytest.mark.parametrize(
    ("changed", "of"),
    [
        ({"price": 20_000.0}, "price_per_sqm"),
        ({"actual_rent_monthly": 9_600.0}, "rent_per_sqm"),
        ({"price": 800_000.0, "actual_rent_monthly": 500.0}, "gross_yield"),
    ],
)
def test_a_figure_that_looks_like_a_slip(changed: dict[str, float], of: str) -> None:
    assert Pointer.UNUSUAL not in found(FLAT)
    assert values(found(replace(FLAT, **changed))[Pointer.UNUSUAL])["of"] == of


@given(listings)
def test_any_listing_can_be_looked_at(listing: Listing) -> None:
    for pointed in pointers(listing, assess([listing])):
        for amount in pointed.figures.values():
            assert not isinstance(amount.value, float) or abs(amount.value) < float("inf")
