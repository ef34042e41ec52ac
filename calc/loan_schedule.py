"""The same loans payment by payment, as a bank prints them, also by other conventions."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum

import numpy as np

from calc.columns import LoanColumns, Table, mapped
from calc.loan import Amortisation, LoanYear
from calc.outcome import Column


class Convention(StrEnum):
    """How a published schedule rounds and pays. The first is ours; the others reproduce what others print."""

    MONTHLY_UNROUNDED = "monthly_unrounded"
    INTEREST_TO_CENTS = "interest_to_cents"
    INSTALMENT_ROUNDED_UP = "instalment_rounded_up"
    YEARLY = "yearly"


@dataclass(frozen=True)
class Schedule:
    """Every payment in EUR, each of shape (payments, n); ``balance`` is that after the payment."""

    interest: Table
    principal: Table
    special_repayment: Table
    subsidy: Table
    balance: Table


def monthly_schedule(loan: LoanColumns, followup_rate_shift: Column, months: int) -> Schedule:
    """The first ``months`` payments of the loans on all their terms, unrounded."""
    state = Amortisation.begin(loan, followup_rate_shift)
    rows = [state.step(month) for month in range(1, months + 1)]
    return Schedule(**{f.name: np.array([getattr(row, f.name) for row in rows]) for f in fields(LoanYear)})


def plain_schedule(
    amount: Column,
    rate: Column,
    payment: Column,
    payments: int,
    convention: Convention = Convention.MONTHLY_UNROUNDED,
) -> Schedule:
    """A plain annuity loan by ``convention``, ``rate`` per year, ``payment`` per period.

    The last payment is smaller. INTEREST_TO_CENTS rounds payment and interest half up;
    INSTALMENT_ROUNDED_UP rounds the payment up to the cent and leaves the interest alone; YEARLY pays and
    charges interest once a year.
    """
    periodic = rate if convention is Convention.YEARLY else rate / 12.0
    instalment = _instalment(payment, convention)
    interest, principal, balance = (np.zeros((payments, len(amount))) for _ in range(3))
    owed = amount
    for period in range(payments):
        due = owed * periodic
        if convention is Convention.INTEREST_TO_CENTS:
            due = to_cents(due)
        repaid = np.minimum(instalment - due, owed)
        owed = owed - repaid
        interest[period], principal[period], balance[period] = due, repaid, owed
    nothing = np.zeros_like(balance)
    return Schedule(interest, principal, nothing, nothing, balance)


def _instalment(payment: Column, convention: Convention) -> Column:
    if convention is Convention.INTEREST_TO_CENTS:
        return to_cents(payment)
    if convention is Convention.INSTALMENT_ROUNDED_UP:
        return np.ceil(payment * 100.0 - _GUARD) / 100.0
    return payment


_GUARD = 1e-6
"""Cents of tolerance, so that an exact cent amount stays where it is in binary fractions."""


def to_cents(amount: Column) -> Column:
    """Rounded half up to the cent, shape (n,)."""
    return np.floor(amount * 100.0 + 0.5 + _GUARD) / 100.0


def effective_rate(loan: LoanColumns, followup_rate_shift: Column) -> Column:
    """Effective yearly rate, share, shape (n,).

    (1 + m)^12 - 1 for the monthly rate m that equates payout and payments.

    Payments until the end of the fixed period and the balance then; simplified from § 16 PAngV. A repayment
    subsidy is no payment of the borrower. NaN without a loan or a fixed period. Limiting case: with neither
    disagio nor subsidy (1 + rate / 12)^12 - 1, whatever is repaid when.
    """
    monthly = loan.nominal_rate / 12.0
    known = (loan.amount > 0) & (loan.fixed_months > 0)
    special = known & ((loan.disagio_rate > 0) | (loan.repayment_subsidy > 0))
    if special.any():
        chosen = mapped(loan, lambda values: values[..., special])
        monthly[special] = _monthly_rate(chosen, followup_rate_shift[special])
    return np.where(known, (1.0 + monthly) ** 12 - 1.0, np.nan)


def _monthly_rate(loan: LoanColumns, followup_rate_shift: Column) -> Column:
    """The rate per month at which all payments of the fixed period are worth the payout; NaN where none is found.

    Newton's method on the logarithm of the present value over that of 1 + rate: it falls, is convex and nearly
    straight, so that the first step may pass the root only by little and all others rise to it, however far away
    it lies (a subsidy may pay off nearly all of the loan).
    """
    months = int(loan.fixed_months.max())
    schedule = monthly_schedule(loan, followup_rate_shift, months)
    month = np.arange(1, months + 1)[:, None]
    paid = schedule.interest + schedule.principal + schedule.special_repayment
    flows = np.where(month <= loan.fixed_months, paid, 0.0) + np.where(
        month == loan.fixed_months, schedule.balance, 0.0
    )
    payout = loan.amount * (1.0 - loan.disagio_rate)
    growth = np.log1p(loan.nominal_rate / 12.0)
    change = np.full_like(growth, np.inf)
    for _ in range(_STEPS):
        present = flows * np.exp(-month * growth)
        worth, duration = present.sum(axis=0), (month * present).sum(axis=0)
        with np.errstate(divide="ignore", invalid="ignore"):
            change = worth * np.log(worth / payout) / duration
        growth = np.maximum(growth + change, -_LARGEST_EXPONENT / months)
        if not (np.abs(change) >= _SETTLED).any():
            break
    return np.where(np.abs(change) < _SETTLED, np.expm1(growth), np.nan)


_STEPS = 100
_SETTLED = 1e-14
_LARGEST_EXPONENT = 600.0
"""Keeps the present value of an amount in EUR within floating-point numbers."""
