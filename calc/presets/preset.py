"""What a preset is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from calc.outcome import Column
from calc.record import Words

Facts = Mapping[str, Any]
"""The columns of some listings by field name, each of shape (n,)."""


@dataclass(frozen=True)
class Assumption:
    """One assumed value: a constant, or a function of what is known of the listings.

    ``source`` names law or publication; it is empty where the assumption is our own. ``law`` is the statute of
    :mod:`calc.law` from which the value is taken, if any. ``instead`` names facts which, where they hold, put
    another value in its place: ``(("leasehold", 0.0),)``.
    """

    value: float | date | Callable[[Facts], Column]
    reason: Words
    source: str
    law: str = ""
    instead: tuple[tuple[str, float], ...] = ()

    def column(self, facts: Facts) -> Any:
        """The assumed value for each row, shape (n,)."""
        if callable(self.value):
            return self.value(facts)
        if isinstance(self.value, date):
            return np.full(len(facts["price"]), self.value, dtype="datetime64[D]")
        column = np.full(len(facts["price"]), float(self.value))
        for fact, value in self.instead:
            column[facts[fact] == 1.0] = value
        return column


@dataclass(frozen=True)
class Quick:
    """What the five-second calculators assume in place of a listing's own figures (shares; EUR per year)."""

    vacancy_rate: float
    admin_yearly: float
    maintenance_per_sqm_yearly: float
    acquisition_cost_rate: float
    annuity_rate_on_price: float


@dataclass(frozen=True)
class Preset:
    """A named set of assumptions.

    ``quick`` is None where the quick stages take the listing's own figures; ``quick_cost_share_of_rent`` is the
    flat share of the rent that the quick cash flow sets aside for costs.
    """

    key: str
    name: Words
    reason: Words
    quick_cost_share_of_rent: float
    quick: Quick | None
    values: Mapping[str, Assumption]
