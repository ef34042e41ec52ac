"""What may come while the flat is owned: levies, higher house money, the rent's limits, a dearer loan."""

from __future__ import annotations

import numpy as np

from calc.loan import balance_end_of_fixed, monthly_payment
from calc.pointers.pointed import NOTHING, About, Amount, Pointed, Pointer
from calc.record import Unit
from calc.refinancing import payment_on_schedule
from calc.rent_path import rent_path

REFINANCING_POINTS = 0.02
"""By how much the rate is taken to be higher when the fixed period ends (share)."""


def house_money(about: About) -> Pointed | None:
    """asked: what the community asks and no tenant pays, assumed: administration and maintenance; EUR per year."""
    monthly = about.listing.nonrecoverable_house_money_monthly
    area = about.stated("living_area_sqm")
    assumed = about.stated("admin_yearly") + about.stated("maintenance_per_sqm_yearly") * area
    if monthly is None or 12 * monthly <= assumed + NOTHING:
        return None
    figures = {
        "asked": Amount(12 * monthly, Unit.EUR_YEAR),
        "assumed": Amount(assumed, Unit.EUR_YEAR),
        "gap": Amount(12 * monthly - assumed, Unit.EUR_YEAR),
    }
    return Pointed(Pointer.HOUSE_MONEY, figures)


def special_levy(about: About) -> Pointed | None:
    """levy, EUR; year of ownership; earned: cash flow after tax up to and with that year; short: what then lacks."""
    levy, year = about.stated("special_levy"), int(about.stated("special_levy_year"))
    table = about.assessment.calculation.projection.table
    if not levy:
        return None
    until = min(year, len(table.tax))
    operating = table.operating_cash_flow_before_tax[:until, about.row].sum() - table.tax[:until, about.row].sum()
    earned = max(float(operating) - float(table.special_repayment[:until, about.row].sum()), 0.0)
    short = levy - earned
    if short <= NOTHING:
        return None
    figures = {
        "levy": Amount(levy, Unit.EUR),
        "year": Amount(float(year), Unit.YEARS),
        "earned": Amount(earned, Unit.EUR),
        "short": Amount(short, Unit.EUR),
    }
    return Pointed(Pointer.SPECIAL_LEVY, figures)


def rent(about: About) -> Pointed | None:
    """rent and market, EUR per month; reached: calendar year; cap: highest rise in three years.

    Whether a flat is let is often not said; it then counts as let, unless the listing says that it is not.
    """
    if about.listing.let is False or about.listing.market_rent_monthly is None:
        return None
    rent, market = about.stated("actual_rent_monthly"), about.stated("market_rent_monthly")
    figures = {"rent": Amount(rent, Unit.EUR_MONTH), "market": Amount(market, Unit.EUR_MONTH)}
    if rent > market + NOTHING:
        return Pointed(Pointer.RENT_ABOVE_MARKET, figures)
    if rent >= market - NOTHING:
        return None
    path = rent_path(about.listing)
    figures["cap"] = Amount(path.cap, Unit.SHARE)
    if path.reached_in is None:
        return Pointed(Pointer.RENT_NEVER_REACHES_MARKET, figures)
    return Pointed(
        Pointer.RENT_BELOW_MARKET, figures | {"reached": Amount(float(path.reached_in), Unit.YEAR)}, warns=False
    )


def refinancing(about: About) -> Pointed | None:
    """year: the last with the fixed rate; debt left; instalment now and after, EUR per month; rate after.

    ``after`` is the payment that ends the loan when it would have ended anyway, at a rate two points above the
    assumed follow-up rate; ``more`` is what it adds per month.
    """
    columns = about.assessment.calculation.columns
    loan = columns.part(slice(about.row, about.row + 1)).financing.loans[0]
    debt = balance_end_of_fixed(loan, columns.financing.followup_rate_shift[about.row : about.row + 1])
    if debt[0] < 1:
        return None
    now = monthly_payment(loan)
    rate = about.stated("followup_rate") + REFINANCING_POINTS
    after = float(payment_on_schedule(debt, loan.nominal_rate, now, np.array([rate]))[0])
    fixed = about.stated("fixed_years")
    figures = {
        "year": Amount(float(columns.meta.start_year[about.row]) + fixed - 1, Unit.YEAR),
        "fixed_years": Amount(fixed, Unit.YEARS),
        "debt": Amount(float(debt[0]), Unit.EUR),
        "now": Amount(float(now[0]), Unit.EUR_MONTH),
        "after": Amount(after, Unit.EUR_MONTH),
        "more": Amount(after - float(now[0]), Unit.EUR_MONTH),
        "rate": Amount(rate, Unit.SHARE),
    }
    return Pointed(Pointer.REFINANCING, figures)
