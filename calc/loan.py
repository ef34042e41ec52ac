"""An annuity loan, year by year in closed form.

Interest accrues monthly in arrears (balance x rate / 12, the German 30/360 style) and nothing is rounded.
Inside a month the order is interest, principal, special repayment, subsidy. A year without an event is one
formula for all loans; where the interest-only time or the fixed period ends or a subsidy comes inside a
year, the year falls into segments. :mod:`calc.loan_schedule` has the same loan month by month, and other
conventions.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

import numpy as np

from calc.columns import Flags, LoanColumns, mapped
from calc.outcome import Column

Months: TypeAlias = int | float | Column

_CENT_FRACTION = 1e-9
"""EUR of tolerance when a payment is compared with the interest it must cover."""


@dataclass(frozen=True)
class LoanYear:
    """What happened in a stretch of time in EUR, each of shape (n,); ``balance`` is that of its end.

    Special repayment and subsidy are neither principal nor debt service.
    """

    interest: Column
    principal: Column
    special_repayment: Column
    subsidy: Column
    balance: Column


@dataclass
class Amortisation:
    """n loans on their way: what is owed, and on which terms.

    Call :meth:`advance` for year 1, 2, … in turn.

    ``underpaid`` marks loans whose payment at some time did not cover the interest; their figures are
    meaningless.
    """

    loan: LoanColumns
    followup_rate: Column
    balance: Column
    monthly_rate: Column
    payment: Column
    underpaid: Flags

    def __post_init__(self) -> None:
        self._plan_full_years()
        self._interest_only_until = self.loan.interest_only_months.astype(np.float64)
        self._fixed_until = np.where(np.isnan(self.followup_rate), np.inf, self.loan.fixed_months)
        granted = self.loan.repayment_subsidy > 0
        self._subsidy_at = np.where(granted, self.loan.repayment_subsidy_month, np.inf)
        self._special_until = np.where(
            np.isnan(self.loan.special_repayment_years), np.inf, self.loan.special_repayment_years
        )
        self._events = (self._interest_only_until, self._fixed_until, self._subsidy_at)
        self._has_followup = bool(np.isfinite(self._fixed_until).any())
        self._has_rest = bool(self._interest_only_until.any())
        self._has_special = bool(self.loan.special_repayment_yearly.any())
        self._has_subsidy = bool(granted.any())
        # Usually all of them end with a year, and nothing needs to be looked up in any year.
        self._uneven = any((event[np.isfinite(event)] % 12 != 0).any() for event in self._events)

    @classmethod
    def begin(cls, loan: LoanColumns, followup_rate_shift: Column) -> Amortisation:
        """The loans on the day of the payout; the shift acts only on a stated follow-up rate."""
        payment = monthly_payment(loan)
        monthly_rate = loan.nominal_rate / 12.0
        return cls(
            loan=loan,
            followup_rate=loan.followup_rate + followup_rate_shift,
            balance=loan.amount,
            monthly_rate=monthly_rate,
            payment=payment,
            underpaid=payment < loan.amount * monthly_rate - _CENT_FRACTION,
        )

    def only(self, rows: Flags) -> Amortisation:
        """The chosen rows as loans of their own, in the same state."""
        return Amortisation(
            loan=mapped(self.loan, lambda values: values[..., rows]),
            followup_rate=self.followup_rate[rows],
            balance=self.balance[rows],
            monthly_rate=self.monthly_rate[rows],
            payment=self.payment[rows],
            underpaid=self.underpaid[rows],
        )

    def advance(self, year: int, until: Column | None = None) -> LoanYear:
        """One year on (from 1), or up to month ``until`` of each row where that comes earlier."""
        start, stop = 12.0 * (year - 1), 12.0 * year
        events = self._events
        eventful = self._uneven and any(((event > start) & (event < stop)).any() for event in events)
        if until is None and not eventful:
            interest, principal = self._segment(start, stop)
            special = self._repay_specially(year)
            return LoanYear(interest, principal, special, self._subsidise(start, stop), self.balance)
        end = np.full_like(self.balance, stop) if until is None else np.clip(until, start, stop)
        bounds = np.sort([np.full_like(end, start), *(np.clip(event, start, end) for event in events), end], axis=0)
        interest, principal, subsidy = (np.zeros_like(end) for _ in range(3))
        for begin, finish in pairwise(bounds):
            paid = self._segment(begin, finish)
            interest += paid[0]
            principal += paid[1]
            subsidy += self._subsidise(begin, np.where(finish < end, finish, begin))
        special = self._repay_specially(year, end == stop)
        subsidy += self._subsidise(start, end)
        return LoanYear(interest, principal, special, subsidy, self.balance)

    def step(self, month: int) -> LoanYear:
        """One month on (from 1), literally as the bank's schedule has it."""
        self._refix(month - 1, True)
        interest = self.balance * self.monthly_rate
        owed = np.minimum(self.payment - interest, self.balance)
        principal = np.where(month - 1 < self._interest_only_until, 0.0, owed)
        self.balance = self.balance - principal
        special = self._repay_specially(month // 12) if month % 12 == 0 else np.zeros_like(interest)
        return LoanYear(interest, principal, special, self._subsidise(month - 1, month), self.balance)

    def _segment(self, begin: Months, end: Months) -> tuple[Column, Column]:
        """Interest and principal of months without an event in between."""
        months = np.subtract(end, begin)
        self._refix(begin, months > 0)
        before = self.balance
        if np.ndim(months) == 0:
            after = before * self._year_factor - self._year_value
        else:
            growth, annuity = growth_and_annuity(self.monthly_rate, months)
            after = before + before * growth - self.payment * annuity
        interest = self.payment * months - (before - after)
        if self._has_rest:
            resting = begin < self._interest_only_until
            after = np.where(resting, before, after)
            interest = np.where(resting, before * self.monthly_rate * months, interest)
        ending = np.flatnonzero(after < 0)
        if len(ending):
            after[ending] = 0.0
            interest[ending] = _final_interest(
                before[ending],
                self.monthly_rate[ending],
                self.payment[ending],
                np.broadcast_to(months, after.shape)[ending],
            )
        self.balance = after
        return interest, before - after

    def _refix(self, month: Months, moving: bool | Flags) -> None:
        """At the end of the fixed period the follow-up rate holds, with a new payment or the old one."""
        due = (self._fixed_until == month) & moving if self._has_followup else np.False_
        if not due.any():
            return
        rate = self.followup_rate
        repayment = self.loan.followup_repayment_rate
        renewed = np.where(np.isnan(repayment), self.payment, self.balance * (rate + repayment) / 12.0)
        self.monthly_rate = np.where(due, rate / 12.0, self.monthly_rate)
        self.payment = np.where(due, renewed, self.payment)
        self.underpaid = self.underpaid | (due & (self.payment < self.balance * self.monthly_rate - _CENT_FRACTION))
        self._plan_full_years()

    def _plan_full_years(self) -> None:
        """What twelve months do to the balance: times a factor, less the value of the payments."""
        growth, annuity = growth_and_annuity(self.monthly_rate, 12)
        self._year_factor, self._year_value = 1.0 + growth, self.payment * annuity

    def _repay_specially(self, year: int, rows: bool | Flags = True) -> Column:
        if not self._has_special:
            return np.zeros_like(self.balance)
        wanted = np.where((year <= self._special_until) & rows, self.loan.special_repayment_yearly, 0.0)
        special = np.minimum(wanted, self.balance)
        self.balance = self.balance - special
        return special

    def _subsidise(self, begin: Months, end: Months) -> Column:
        """The subsidy, if its month ends within (begin, end]; only the end of a segment can be that month."""
        due = (self._subsidy_at == end) & (np.asarray(begin) < end) if self._has_subsidy else np.False_
        if not due.any():
            return np.zeros_like(self.balance)
        subsidy = np.where(due, np.minimum(self.loan.repayment_subsidy, self.balance), 0.0)
        self.balance = self.balance - subsidy
        return subsidy


def _final_interest(balance: Column, rate: Column, payment: Column, months: Column) -> Column:
    """Interest of loans that end within ``months``: full payments, then a last smaller one."""
    full = np.clip(
        np.ceil(periods_to_payoff(balance, rate, payment) - 1e-9) - 1.0, 0.0, np.maximum(months - 1.0, 0.0)
    )
    growth, annuity = growth_and_annuity(rate, full)
    last = balance + balance * growth - payment * annuity
    return payment * full - (balance - last) + last * rate


def monthly_payment(loan: LoanColumns) -> Column:
    """The constant monthly payment in EUR, shape (n,): amount x (rate + initial repayment) / 12."""
    return loan.amount * (loan.nominal_rate + loan.initial_repayment_rate) / 12.0


def annuity_payment(amount: Column, rate: Column, periods: Column) -> Column:
    """The payment in EUR, shape (n,), that repays ``amount`` in ``periods`` at ``rate`` each."""
    growth, annuity = growth_and_annuity(rate, periods)
    return amount * (1.0 + growth) / annuity


def growth_and_annuity(rate: Column, periods: Months) -> tuple[Column, Column]:
    """(1 + rate)^periods - 1 and the final value of one EUR paid each period, shape (n,).

    Limiting case: a rate of 0 gives 0 and ``periods``.
    """
    growth = np.expm1(periods * np.log1p(rate))
    annuity = np.broadcast_to(np.asarray(periods, dtype=np.float64), growth.shape).copy()
    np.divide(growth, rate, out=annuity, where=rate != 0)
    return growth, annuity


def periods_to_payoff(balance: Column, rate: Column, payment: Column) -> Column:
    """Payments until nothing is owed, not rounded, shape (n,); inf if the payment never exceeds the interest.

    -ln(1 - rate x balance / payment) / ln(1 + rate); balance / payment at a rate of 0.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        cover = 1.0 - rate * balance / payment
        periods = np.where(rate == 0, balance / payment, -np.log(cover) / np.log1p(rate))
    never = (payment <= 0) | ~(cover > 0)
    return np.where(balance <= 0, 0.0, np.where(never, np.inf, periods))


def months_to_payoff(loan: LoanColumns) -> Column:
    """Full term (Volltilgungsdauer) in whole months, shape (n,); NaN if it is never repaid."""
    exact = periods_to_payoff(loan.amount, loan.nominal_rate / 12.0, monthly_payment(loan))
    months = np.ceil(exact - 1e-9)
    return np.where(np.isfinite(months), months, np.nan)


def balance_end_of_fixed(loan: LoanColumns, followup_rate_shift: Column) -> Column:
    """What is owed when the fixed period ends, in EUR, shape (n,), also beyond the holding period."""
    state = Amortisation.begin(loan, followup_rate_shift)
    for year in range(1, int(np.ceil(loan.fixed_months.max(initial=0) / 12)) + 1):
        state.advance(year, until=loan.fixed_months.astype(np.float64))
    return state.balance
