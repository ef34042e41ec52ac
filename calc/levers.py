"""The numbers of a listing that may be moved alone, and the search for the value at which something turns.

Prices and rents move in whole euros, interest in hundredths of a percentage point. A search starts from today's value
and tries many values of every lever in one calculation; between two rounds the interval narrows to a fraction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from calc.columns import Flags
from calc.inputs import Inputs
from calc.listing import Listing
from calc.outcome import Column

_CANDIDATES = 96
"""Values of each lever tried at once while the interval narrows."""

_NEAR_ESTIMATE = 12
"""Around the value where the figures would turn if they moved in a straight line, every step is tried."""

_HIGHEST_RATE = 0.5
_RENT_TIMES, _RENT_SHARE_OF_PRICE = 4.0, 0.02
"""How far rents are looked for: four times as much, or 24 % of the price a year."""

_PRICE_TIMES = 4.0

Steps = NDArray[np.int64]


class Lever(StrEnum):
    """What is changed, all else staying as it is.

    RENT is the actual rent: a market rent that is not stated moves along, a stated one once the actual rent has
    reached it. MARKET_RENT is there only where it is stated and another. INTEREST is the nominal rate; a follow-up
    rate of one's own stays.
    """

    PRICE = "price"
    RENT = "rent"
    MARKET_RENT = "market_rent"
    INTEREST = "interest"


@dataclass
class Search:
    """One lever while it is sought; values are whole numbers of steps, ``per_unit`` of which make a euro or 100 %.

    On the way from ``current`` to ``end``, ``kept`` is the furthest value known to have today's verdict, ``turned``
    the nearest known to have the other one; None while there is none.
    """

    lever: Lever
    current: float
    per_unit: int
    kept: int
    end: int
    turned: int | None = None
    estimate: int | None = None

    @property
    def is_open(self) -> bool:
        return self.turned is None or abs(self.turned - self.kept) > 1

    def values(self, steps: Steps) -> Column:
        """Steps as EUR or shares."""
        return steps / self.per_unit

    def candidates(self) -> Steps:
        """Values between the bounds, ordered from today's value outwards."""
        low, high = sorted((self.kept, self.end if self.turned is None else self.turned))
        values = np.linspace(low, high, _CANDIDATES).astype(np.int64)
        if self.estimate is not None:
            near = np.arange(self.estimate - _NEAR_ESTIMATE, self.estimate + _NEAR_ESTIMATE + 1)
            values = np.concatenate([values, near[(near >= low) & (near <= high)]])
        values = np.unique(values)
        return values if self.end > self.kept else values[::-1]

    def narrow(self, values: Steps, turned: Flags, distances: NDArray[np.float64]) -> bool:
        """Move the bounds to the first value outwards that has the other verdict; False if there is none."""
        if not turned.any():
            return False
        at = int(turned.argmax())
        self.turned = int(values[at])
        if at == 0:
            self.kept = self.turned
            return True
        self.kept = int(values[at - 1])
        before, after = distances[:, at - 1], distances[:, at]
        crossing = np.isfinite(before) & np.isfinite(after) & ((before > 0) != (after > 0))
        if crossing.any():
            shares = before[crossing] / (before[crossing] - after[crossing])
            # A failing listing passes at its last crossing, a passing one fails at its first.
            share = shares.max() if (after[crossing] <= 0).all() else shares.min()
            self.estimate = round(self.kept + share * (self.turned - self.kept))
        return True


def searches(listing: Listing, inputs: Inputs, passes: bool) -> list[Search]:
    """Every lever of the listing, towards the better where it fails and towards the worse where it passes.

    ``inputs`` are those of the listing alone.
    """
    price, rent = listing.price, listing.actual_rent_monthly
    market, rate = inputs.value("market_rent_monthly", 0), inputs.value("nominal_rate", 0)
    most_rent = max(_RENT_TIMES * max(rent, market), _RENT_SHARE_OF_PRICE * price)
    found = [
        _search(Lever.PRICE, price, 1, _PRICE_TIMES * price if passes else 1.0),
        _search(Lever.RENT, rent, 1, 0.0 if passes else most_rent),
        _search(Lever.INTEREST, rate, 10_000, _HIGHEST_RATE if passes else 0.0),
    ]
    if market != rent:
        found.insert(2, _search(Lever.MARKET_RENT, market, 1, 0.0 if passes else most_rent))
    return found


def _search(lever: Lever, now: float, per_unit: int, end: float) -> Search:
    """From today's value, rounded away from the end, so that the exact value lies within."""
    rises = end > now
    steps = now * per_unit
    kept = int(np.floor(steps + 1e-9)) if rises else int(np.ceil(steps - 1e-9))
    return Search(lever, now, per_unit, kept, int(np.ceil(end * per_unit) if rises else np.floor(end * per_unit)))


def candidate_columns(listing: Listing, parts: Sequence[tuple[Search, Steps]]) -> dict[str, Column]:
    """The inputs of all candidates: every lever's rows one after the other."""
    rows = sum(len(values) for _, values in parts)
    stated = np.nan if listing.market_rent_monthly is None else listing.market_rent_monthly
    rate = np.nan if listing.nominal_rate is None else listing.nominal_rate
    columns = {
        "price": np.full(rows, float(listing.price)),
        "actual_rent_monthly": np.full(rows, float(listing.actual_rent_monthly)),
        "market_rent_monthly": np.full(rows, float(stated)),
        "nominal_rate": np.full(rows, float(rate)),
    }
    fields = {Lever.PRICE: "price", Lever.INTEREST: "nominal_rate", Lever.MARKET_RENT: "market_rent_monthly"}
    start = 0
    for search, steps in parts:
        part = slice(start, start + len(steps))
        values = search.values(steps)
        columns[fields.get(search.lever, "actual_rent_monthly")][part] = values
        if search.lever is Lever.RENT and stated >= listing.actual_rent_monthly:
            columns["market_rent_monthly"][part] = np.maximum(stated, values)
        start += len(steps)
    return columns
