"""What a stream of payments returns: IRR, NPV, MIRR, equity multiple, payback.

Sign: money the investor pays is negative, money the investor receives positive. Periods: row t of ``flows``
is paid at the end of period t, row 0 today; rates are shares per period. Choice of root: the IRR is the
real root of the NPV nearest to zero in the open interval (-0.99, 4.0). A stream with several roots there,
or a double one, gets this root and is flagged ``not_unique``. A stream without change of sign or without a
root there gets a reason and no figure.

Streams stand in columns, shape (periods + 1, n), and results have shape (n,).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from calc.outcome import Column, Figure, Figures, Unavailable, ratio
from calc.roots import isolate, moment_weights, polish, powers, settle

LOWEST_RATE: Final = -0.99
HIGHEST_RATE: Final = 4.0

NO_SIGN_CHANGE = "irr_no_sign_change"
NO_ROOT = "irr_no_root_in_range"

_BLOCK = 65_536
"""Payments worked on at a time: with their powers and products they stay in a second-level cache of 2 MB."""

_LEAST_DISCOUNT = 1 / (1 + HIGHEST_RATE)
_LEAST_GROWTH = 1 + LOWEST_RATE

_SEAMS = (0.6137, 1.6291)
"""Discount factors where the careful search changes cells; odd values, as few roots lie exactly there."""


@dataclass(frozen=True)
class InternalRates:
    """Internal rates of return as shares per period, each array of shape (n,).

    ``values`` is NaN where there is none; indexing by row gives the figure or the reason. ``not_unique``
    marks the rates that are not the only root.
    """

    values: Column
    not_unique: NDArray[np.bool_]
    no_sign_change: NDArray[np.bool_]

    def __getitem__(self, row: int) -> Figure:
        value = float(self.values[row])
        if np.isfinite(value):
            return value
        return Unavailable(NO_SIGN_CHANGE if self.no_sign_change[row] else NO_ROOT)


def irr(flows: Column) -> InternalRates:
    """Internal rate of return of each column of ``flows``, shape (periods + 1, n), in EUR.

    Root choice and conventions: see the module. Raises ValueError if a payment is not finite. A stream whose
    payments change sign once has one rate above -1 at most (Descartes) and takes a quick way; all others are
    searched for every root between the limits.
    """
    if flows.ndim != 2:
        raise ValueError(f"flows must have the shape (periods + 1, n), not {flows.shape}.")
    n = flows.shape[1]
    result = InternalRates(np.full(n, np.nan), np.zeros(n, dtype=np.bool_), np.zeros(n, dtype=np.bool_))
    with np.errstate(all="ignore"):  # Where a guess or step fails, polish() halves its bracket instead.
        width = max(_BLOCK // max(len(flows), 1), 1)
        simple = np.empty(n, dtype=np.bool_)
        for start in range(0, n, width):
            block = np.ascontiguousarray(flows[:, start : start + width], dtype=np.float64)
            result.values[start : start + width], simple[start : start + width] = _quick_rates(block, start)
        hard = np.flatnonzero(~simple)
        for start in range(0, hard.size, width):
            rows = hard[start : start + width]
            _careful_rates(np.asarray(flows[:, rows], dtype=np.float64), rows, result)
    return result


def _quick_rates(flows: Column, start: int) -> tuple[Column, NDArray[np.bool_]]:
    """Rates of the columns with exactly one change of sign, and which these are."""
    last = len(flows) - 1
    magnitudes = moment_weights(last) @ np.abs(flows)
    if not np.isfinite(magnitudes).all():
        period, row = np.argwhere(~np.isfinite(flows) | (np.abs(flows) > 1e290))[0]
        raise ValueError(f"Payment {flows[period, row]} in period {period} of stream {start + row} is no amount.")
    sums = _weights(last) @ flows
    negative = flows < 0
    changes = np.add.reduce(negative[1:] != negative[:-1], axis=0, dtype=np.int16)
    simple = (changes == 1) & (np.abs(sums[0]) < (1 - 1e-9) * magnitudes[0])

    received, paid = magnitudes + sums[:3], magnitudes - sums[:3]
    guess, rising = _guess(received, paid)
    gains = sums[0]
    positive = (gains > 0) == rising
    farthest = np.where(positive, sums[3], sums[4])
    wanted = simple & (gains != 0) & (farthest != 0) & ((gains > 0) != (farthest > 0))
    rates = np.where(simple & (gains == 0), 0.0, np.nan)
    rows = np.flatnonzero(wanted)
    rates[rows] = _only_rates(flows.take(rows, axis=1), positive[rows], rising[rows], guess[rows])
    return rates, simple


def _only_rates(flows: Column, positive: NDArray[np.bool_], rising: NDArray[np.bool_], guess: Column) -> Column:
    """The only root of each column on the known side of zero.

    The unknown is 1 / (1 + rate) for positive rates and 1 + rate for negative ones, where the payments are
    turned round (``flows`` is changed): it is at most 1, so that no power overflows.
    """
    turned = np.flatnonzero(~positive)
    flows[:, turned] = flows[::-1, turned]
    low = np.where(positive, _LEAST_DISCOUNT, _LEAST_GROWTH)
    start = np.clip(np.exp(np.where(positive, guess, -guess)), low, 1.0)
    root = polish(flows, low, np.ones_like(low), rising == positive, start)
    return np.where(positive, 1 / root, root) - 1


def _careful_rates(flows: Column, rows: NDArray[np.intp], result: InternalRates) -> None:
    """Every root of any column between the limits; the one nearest to zero goes to ``rows`` of ``result``."""
    mixed = (flows > 0).any(axis=0) & (flows < 0).any(axis=0)
    result.no_sign_change[rows[~mixed]] = True
    if not mixed.any():
        return
    flows, rows = flows[:, mixed], rows[mixed]
    outer, inner = _SEAMS
    column, rate, blurred = (
        np.concatenate(parts)
        for parts in zip(
            _roots(flows, _LEAST_DISCOUNT, outer, discount=True),
            _roots(flows, outer, inner, discount=True),
            _roots(flows[::-1], _LEAST_GROWTH, 1 / inner, discount=False),
            strict=True,
        )
    )
    nearest_first = np.lexsort((np.abs(rate), column))
    found, first = np.unique(column[nearest_first], return_index=True)
    result.values[rows[found]] = rate[nearest_first[first]]
    result.not_unique[rows] = np.bincount(column, weights=1 + blurred, minlength=rows.size) > 1


def _roots(
    coefficients: Column, low: float, high: float, *, discount: bool
) -> tuple[NDArray[np.intp], Column, NDArray[np.bool_]]:
    """Column, rate and blur of all roots in the interval, the unknown being 1 / (1 + rate) or 1 + rate."""
    brackets = isolate(coefficients, low, high)
    root = np.sqrt(brackets.low * brackets.high)
    blurred = brackets.blurred
    root[blurred] = settle(coefficients[:, brackets.column[blurred]], root[blurred])
    sharp = ~blurred
    of_sharp = brackets.column[sharp]
    root[sharp] = polish(
        coefficients[:, of_sharp],
        brackets.low[sharp],
        brackets.high[sharp],
        brackets.rising[sharp],
        root[sharp],
    )
    return brackets.column, (1 / root if discount else root) - 1, blurred


def _guess(received: Column, paid: Column) -> tuple[Column, NDArray[np.bool_]]:
    """First guess of the logarithm of the discount factor, and whether the NPV rises with that factor.

    ``received`` and ``paid`` are sums with the weights 1, t and t², shape (3, n). The logarithm of received
    over paid is almost straight in the logarithm of the discount factor: its slope is the difference of the
    mean times of payment, its bend the difference of their variances; one Halley step from rate zero.
    """
    _, received_time, received_square = received / received[0]
    _, paid_time, paid_square = paid / paid[0]
    slope = received_time - paid_time
    bend = (received_square - received_time**2) - (paid_square - paid_time**2)
    step = np.log(received[0] / paid[0]) / slope
    return -step / (1 - 0.5 * np.clip(step * bend / slope, -1, 1)), slope > 0


@cache
def _weights(last: int) -> Column:
    """Rows 1, t, t² and the powers of the outermost discount factors, the second one scaled to at most 1."""
    t = np.arange(last + 1)
    return np.vstack((moment_weights(last), _LEAST_DISCOUNT**t, _LEAST_GROWTH ** (last - t)))


def npv(flows: Column, rate: float | Column) -> Column:
    """Net present value in EUR, shape (n,), of ``flows`` (periods + 1, n) at ``rate`` per period (above -1).

    One rate for all streams or one per stream. Limiting case: at rate 0 the plain sum.
    """
    discount = 1 / (1 + np.asarray(rate, dtype=np.float64))
    value: Column = (flows * powers(np.atleast_1d(discount), len(flows) - 1)).sum(axis=0)
    return value


def mirr(
    flows: Column,
    finance_rate: float | Column,
    reinvest_rate: float | Column,
    periods: Column | NDArray[np.int64] | None = None,
) -> Figures:
    """Modified internal rate of return per period, shape (n,), of ``flows`` (periods + 1, n).

    What is paid is discounted to today at ``finance_rate``, what is received compounded to the end at
    ``reinvest_rate``; the rate that leads from the one to the other. ``periods`` is how long each stream runs,
    shape (n,), where some end before the last row. Unavailable without payments of both signs.
    """
    last = len(flows) - 1 if periods is None else periods
    paid = -npv(np.minimum(flows, 0.0), finance_rate)
    received = npv(np.maximum(flows, 0.0), reinvest_rate)
    grown = ratio(received, paid, "mirr_no_sign_change").values
    growth = np.where(grown > 0, grown, np.nan) ** (1 / np.maximum(last, 1))
    return Figures(growth * (1 + np.asarray(reinvest_rate)) - 1, "mirr_no_sign_change")


def payback_year(flows: Column) -> Figures:
    """First year at whose end the yearly flows have returned the equity of row 0, shape (n,).

    ``flows`` (periods + 1, n) without the sale. Unavailable where that never happens or no equity goes in.
    """
    returned = np.cumsum(flows[1:], axis=0) >= -flows[0]
    year = np.argmax(returned, axis=0) + 1.0
    return Figures(np.where(returned.any(axis=0) & (flows[0] < 0), year, np.nan), "not_paid_back")
