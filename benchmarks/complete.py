"""How fast complete calculations are: ours in columns, and a plain loop over listings with numpy_financial.

Both work out rent, costs, loan, depreciation, income tax with surcharge, sale and three internal rates of every
listing, and must agree. The floor is an empty pass over the same inputs.

Print with ``python -m benchmarks.complete``.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from time import perf_counter
from typing import Any, TypeVar

import numpy as np
import numpy_financial as npf

from calc.calculation import calculate_in_blocks
from calc.columns import CaseColumns
from calc.law import statute
from calc.reading import from_json
from calc.stacking import vary

LISTINGS = 100_000
PLAIN_LISTINGS = 100
AIM = 200.0
YEARS = (10, 30)
REPEATS = 3
START_YEAR = 2026

_T = TypeVar("_T")

Inputs = dict[str, np.ndarray[Any, np.dtype[np.float64]]]


def measure() -> list[dict[str, Any]]:
    """Listings per second of ours and of the plain loop, best of several, in rows for the table of benchmarks."""
    return [row for years in YEARS for row in _rows(years)]


def inputs(n: int) -> Inputs:
    """What differs between listings, each of shape (n,)."""
    rng = np.random.default_rng(20261121)
    price = rng.uniform(50_000, 800_000, n)
    return {
        "purchase.price": price,
        "purchase.living_area_sqm": rng.uniform(20, 150, n),
        "rent.actual_rent_monthly": price * rng.uniform(0.02, 0.08, n) / 12,
        "financing.loans.0.amount": price * rng.uniform(0.5, 1.0, n),
        "tax.other_taxable_income": rng.uniform(20_000, 200_000, n),
    }


def columns(given: Inputs, years: int) -> CaseColumns:
    """The listings with the assumptions they share."""
    case = from_json(
        {
            "meta": {"start_year": START_YEAR, "contract_date": "2026-01-15", "holding_years": years},
            "purchase": {"price": 1, "living_area_sqm": 1, "state": "BY"},
            "rent": {"actual_rent_monthly": 1, "growth_rate": 0.015},
            "operating_costs": [
                {"basis": "fixed", "value": 445.33, "growth": 0.02},
                {"basis": "per_sqm", "value": 18.62, "growth": 0.02},
            ],
            "financing": {"loans": [{"amount": 1, "nominal_rate": 0.039, "initial_repayment_rate": 0.02}]},
            "exit": {"appreciation_rate": 0.015, "selling_cost_rate": 0.0357},
        }
    )
    return vary(case, given)


def plain(years: int, price: float, area: float, rent: float, amount: float, income: float) -> tuple[float, ...]:
    """Internal rates after tax, before tax and without loans of one listing, as anyone would write them."""
    closing = math.floor(price * 0.035 + 1e-6) + price * (0.015 + 0.005 + 0.0357)
    total, payment = price + closing, amount * 0.059 / 12
    depreciation = 0.02 * total * 0.8
    after, before, unlevered = [amount - total], [amount - total], [-total]
    for year in range(1, years + 1):
        noi = 12 * rent * 1.015 ** (year - 1) * 0.98 - (445.33 + 18.62 * area) * 1.02 ** (year - 1)
        owed_before = -npf.fv(0.039 / 12, 12 * (year - 1), -payment, amount)
        owed = -npf.fv(0.039 / 12, 12 * year, -payment, amount)
        interest = max(12 * payment - (owed_before - owed), 0.0)
        if owed < 0:
            interest, owed = _last_year(owed_before, payment)
        repaid = max(owed_before, 0.0) - owed
        taxable = noi - interest - depreciation
        tax = _tax(income + taxable) - _tax(income)
        before.append(noi - interest - repaid)
        after.append(before[-1] - tax)
        unlevered.append(noi)
    value = price * 1.015**years
    proceeds = value * (1 - 0.0357)
    for flows, sale in ((after, proceeds - owed), (before, proceeds - owed), (unlevered, proceeds)):
        flows[-1] += sale
    return tuple(float(npf.irr(flows)) for flows in (after, before, unlevered))


def _last_year(owed: float, payment: float) -> tuple[float, float]:
    interest = 0.0
    for _ in range(12):
        due = max(owed, 0.0) * 0.039 / 12
        interest, owed = interest + due, max(owed, 0.0) - min(payment - due, max(owed, 0.0))
    return interest, owed


def _tax(income: float) -> float:
    x, lower, tax = math.floor(max(income, 0.0) + 1e-6), 0.0, 0
    for zone in _ZONES:
        if x <= zone["up_to"]:
            if "rate" in zone:
                tax = math.floor(zone["rate"] * x - zone["deduction"] + 5e-3)
            else:
                w = (x - lower) / 10_000
                tax = math.floor((zone["square"] * w + zone["linear"]) * w + zone["constant"] + 5e-11)
            break
        lower = zone["up_to"]
    surcharge = max(0.0, min(0.055 * tax, 0.119 * (tax - 20_350)))
    return tax + math.floor(100 * surcharge + 1e-6) / 100


_ZONES = statute("income_tax").in_force(date(START_YEAR, 12, 31)).value


def _rows(years: int) -> list[dict[str, Any]]:
    given = inputs(LISTINGS)
    table = columns(given, years)
    few = list(zip(*(values[:PLAIN_LISTINGS].tolist() for values in given.values()), strict=True))
    ours = theirs = floor = np.inf
    # In turns, so that a busy moment of the machine meets everyone.
    for _ in range(REPEATS):
        rates, seconds = _timed(lambda: _ours(table))
        ours = min(ours, seconds / LISTINGS)
        plain_rates, seconds = _timed(lambda: [plain(years, *listing) for listing in few])
        theirs = min(theirs, seconds / len(few))
        first = np.concatenate(rates, axis=1)[:, :PLAIN_LISTINGS].T
        if not np.allclose(first, plain_rates, atol=1e-8, equal_nan=True):
            raise AssertionError("The two calculations disagree.")
        _, seconds = _timed(lambda: [values.sum() for values in given.values()])
        floor = min(floor, seconds / LISTINGS)
    at = datetime.now(UTC).isoformat(timespec="seconds")
    return [
        {
            "name": f"complete calculation of {years} years against {name}",
            "ours": 1 / ours,
            "peer": 1 / peer,
            "unit": "listings per second",
            "ratio": peer / ours,
            "aim": aim,
            "met": None if aim is None else peer / ours >= aim,
            "at": at,
        }
        for name, peer, aim in (("a plain loop with numpy_financial", theirs, AIM), ("an empty pass", floor, None))
    ]


_RATES = ("irr_after_tax", "irr_before_tax", "irr_unlevered")


def _ours(table: CaseColumns) -> list[np.ndarray[Any, np.dtype[np.float64]]]:
    """The three rates of the plain loop, shape (3, listings) per block: a rate is worked out when it is asked for."""
    return [np.array([block.key_figures[rate].values for rate in _RATES]) for block in calculate_in_blocks(table)]


def _timed(work: Callable[[], _T]) -> tuple[_T, float]:
    start = perf_counter()
    result = work()
    return result, perf_counter() - start


if __name__ == "__main__":
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    for row in measure():
        print(f"{row['name']:<75} {row['ours']:>10,.0f} {row['peer']:>14,.0f} /s {row['ratio']:>9.3f} x")
