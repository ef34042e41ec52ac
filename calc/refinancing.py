"""The loan after its fixed period: what it costs to keep to the plan at another rate."""

from __future__ import annotations

import numpy as np

from calc.loan import annuity_payment, periods_to_payoff
from calc.outcome import Column

LONGEST_MONTHS = 1_200
"""A loan that takes longer is never repaid in any plan; only its interest changes."""


def payment_on_schedule(debt: Column, old_rate: Column, old_payment: Column, new_rate: Column) -> Column:
    """The payment in EUR per month, shape (n,), that ends a loan when the old payment would have ended it.

    ``debt`` in EUR is what is owed when the rate (share per year) changes. A loan that the old payment would never
    repay costs the interest.
    """
    months = periods_to_payoff(debt, old_rate / 12, old_payment)
    ends = months < LONGEST_MONTHS
    on_schedule = annuity_payment(debt, new_rate / 12, np.where(ends, np.maximum(months, 1.0), 1.0))
    return np.where(ends, on_schedule, debt * new_rate / 12)
