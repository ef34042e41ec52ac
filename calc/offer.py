"""What may the price be at most? The highest one whose complete calculation meets a target."""

from __future__ import annotations

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from calc.calculation import calculate_in_blocks
from calc.case import Case
from calc.columns import CaseColumns, Flags
from calc.key_figures import KeyFigures
from calc.outcome import Column, Figure, Unavailable
from calc.stacking import vary
from calc.validation import InvalidCaseError, Problem

LOWEST_CENTS = 1
HIGHEST_CENTS = 100_000_000_000
"""A billion euros: whoever can pay more has no limit."""

_CANDIDATES = 256
"""Prices tried at once while the interval narrows."""

_NEIGHBOURHOOD_CENTS = 4_000
"""Whole-euro taxes move some figures up and down; this near the answer every cent is tried."""

_MEETS = 1e-12
"""Relative tolerance, so that a price meeting the target exactly is not lost in binary."""

Cents = NDArray[np.int64]


class Mode(StrEnum):
    """What happens to the loans when the price changes."""

    LOAN_TO_PRICE = "loan_to_price"
    CONSTANT_LOAN = "constant_loan"


def max_price(case: Case, kpi: str, target: float, mode: Mode = Mode.LOAN_TO_PRICE) -> Figure:
    """The highest price in EUR at which ``kpi`` is at least ``target``, or a reason why there is none.

    In mode loan_to_price loans and special repayments scale with the price; everything else in the record
    stays (a market value that is not stated moves with the price). Raises
    :class:`calc.validation.InvalidCaseError` for an unknown key figure.
    """
    low, high = _bracket(case, kpi, target, mode)
    if low is None:
        return Unavailable("target_out_of_reach")
    if high is None:
        return Unavailable("any_price_meets_target")
    while high - low > 1:
        prices = np.unique(np.linspace(low, high, _CANDIDATES).astype(np.int64))
        met = _highest(_meets(case, prices[:-1], kpi, target, mode))
        low, high = int(prices[met]), int(prices[met + 1])
    near = np.arange(low, low + _NEIGHBOURHOOD_CENTS + 1)
    return float(near[_highest(_meets(case, near, kpi, target, mode))]) / 100.0


def _bracket(case: Case, kpi: str, target: float, mode: Mode) -> tuple[int | None, int | None]:
    """Neighbouring prices of a coarse scale, of which the lower meets the target and all above miss it."""
    lowest = max(LOWEST_CENTS, int(np.ceil(case.purchase.inventory_value * 100)))
    prices = np.unique(np.geomspace(lowest, HIGHEST_CENTS, 16 * _CANDIDATES).astype(np.int64))
    met = _highest(_meets(case, prices, kpi, target, mode))
    if met < 0:
        return None, None
    return int(prices[met]), int(prices[met + 1]) if met + 1 < len(prices) else None


def _highest(met: Flags) -> int:
    """The last price that meets the target, -1 if none does."""
    where = np.flatnonzero(met)
    return int(where[-1]) if len(where) else -1


def _meets(case: Case, cents: Cents, kpi: str, target: float, mode: Mode) -> Flags:
    """Whether the target is met at each price; a figure that does not exist meets nothing."""
    enough = target - _MEETS * max(1.0, abs(target))
    return np.concatenate(
        [
            (_values(block.key_figures, kpi) >= enough) & ~block.projection.underpaid
            for block in calculate_in_blocks(priced(case, cents / 100.0, mode))
        ]
    )


def _values(key_figures: KeyFigures, kpi: str) -> Column:
    if kpi not in key_figures:
        known = ", ".join(key_figures)
        raise InvalidCaseError([Problem("kpi", "unknown_choice", f"{kpi!r} is none of {known}.")])
    return key_figures[kpi].values


def priced(case: Case, prices: Column, mode: Mode) -> CaseColumns:
    """The record at other prices in EUR, shape (n,)."""
    changes = {"purchase.price": prices}
    if mode is Mode.LOAN_TO_PRICE:
        scale = prices / case.purchase.price
        for slot, loan in enumerate(case.financing.loans):
            changes[f"financing.loans.{slot}.amount"] = loan.amount * scale
            changes[f"financing.loans.{slot}.special_repayment_yearly"] = loan.special_repayment_yearly * scale
    return vary(case, changes)
