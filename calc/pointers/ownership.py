"""What may come while the flat is owned: levies, higher house money, the rent's limits, a dearer loan."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from calc.calculation import calculate
from calc.loan import balance_end_of_fixed, monthly_payment
from calc.pointers.pointed import NOTHING, About, Amount, Pointed, Pointer
from calc.record import Unit
from calc.refinancing import payment_on_schedule

REFINANCING_POINTS = 0.02
"""By how much the rate is taken to be higher when the fixed period ends (share)."""

TERMINABLE_AFTER_YEARS = 10
"""§ 489 (1) no. 2 BGB, counted from the payout."""


def house_money(about: About) -> Pointed | None:
    """asked: what the community asks and no tenant pays, assumed: administration and maintenance; EUR per year.

    ``gap`` is by how much more is asked.
    """
    monthly = about.listing.nonrecoverable_house_money_monthly
    area = about.stated("living_area_sqm")
    assumed = about.stated("admin_yearly") + about.stated("maintenance_per_sqm_yearly") * area
    if monthly is None:
        return None
    figures = {"asked": Amount(12 * monthly, Unit.EUR_YEAR), "assumed": Amount(assumed, Unit.EUR_YEAR)}
    gap = 12 * monthly - assumed
    if gap <= NOTHING:
        return Pointed(Pointer.HOUSE_MONEY_COVERED, figures, warns=False)
    return Pointed(Pointer.HOUSE_MONEY, figures | {"gap": Amount(gap, Unit.EUR_YEAR)})


def reserve(about: About) -> Pointed | None:
    """balance: the flat's part of the community's reserve, EUR; sqm: the same per m²."""
    balance = about.listing.reserve_balance
    if balance is None:
        return None
    per_sqm = Amount(balance / about.stated("living_area_sqm"), Unit.EUR_SQM)
    return Pointed(Pointer.RESERVE, {"balance": Amount(balance, Unit.EUR), "sqm": per_sqm}, warns=False)


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


def special_levy_at_once(about: About) -> Pointed | None:
    """levy, EUR; saved: tax of the first year, EUR; left: cash flow after tax of that year with the levy, EUR.

    The cash flow after tax of the first year (SPEC section 7) is what runs each year; a levy lowers its tax, but the
    payment itself stands beside it.
    """
    levy = about.stated("special_levy")
    if not levy or about.stated("special_levy_year") != 1:
        return None
    columns = about.assessment.calculation.columns.part(slice(about.row, about.row + 1))
    without = calculate(replace(columns, renovations=())).projection.table.tax[0, 0]
    saved = float(without - about.assessment.first_year("tax")[about.row])
    if saved <= NOTHING:
        return None
    cash_flow = about.assessment.calculation.key_figures["cash_flow_after_tax_yearly"].values[about.row]
    figures = {
        "levy": Amount(levy, Unit.EUR),
        "saved": Amount(saved, Unit.EUR),
        "left": Amount(float(cash_flow) - levy, Unit.EUR),
    }
    return Pointed(Pointer.SPECIAL_LEVY_AT_ONCE, figures)


def rent(about: About) -> Pointed | None:
    """rent and market, EUR per month, where the tenant pays more than the market would."""
    if about.listing.let is False:
        return None
    rent, market = about.stated("actual_rent_monthly"), about.stated("market_rent_monthly")
    if rent <= market + NOTHING:
        return None
    figures = {"rent": Amount(rent, Unit.EUR_MONTH), "market": Amount(market, Unit.EUR_MONTH)}
    return Pointed(Pointer.RENT_ABOVE_MARKET, figures)


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


def terminable(about: About) -> Pointed | None:
    """No figures: a loan with a fixed rate for longer than the law lets a bank hold its debtor (§ 489 BGB)."""
    bound = about.stated("loan_to_price") > 0 and about.stated("fixed_years") > TERMINABLE_AFTER_YEARS
    return Pointed(Pointer.TERMINABLE, warns=False) if bound else None
