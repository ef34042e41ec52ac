"""Real roots of polynomials, one polynomial per column, found with a guarantee.

The coefficients stand in rows by rising power, shape (degree + 1, n), and all roots asked for are positive.
:func:`isolate` finds how many there are and brackets each one (Bernstein coefficients and Descartes' rule
of signs, as in Lane and Riesenfeld, BIT 21, 1981); :func:`polish` sharpens a bracketed root (Halley's
method inside the bracket). Both work on whole columns at once and know nothing about money.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from calc.outcome import Column

_STEPS = 100
"""More than bisection alone would need; ordinary columns take two or three."""

_SMALL_STEP = 1e-6
_SMALL_BEND = 1e-4
"""Where Newton's step and the change of slope along it are this small, a Halley step is exact to 1e-14."""

_SETTLING_STEPS = 20
_BLUR = 1e-3
"""Roots blur over at most this relative distance; a triple root needs the steps, a double one two of them."""

_DEPTH = 60
"""Halvings after which a cell is narrower than the spacing of floating-point numbers."""

_NOISE = 8 * np.finfo(np.float64).eps
"""Bound of the rounding error of a sum, per term and relative to the sum of the absolute terms."""


@dataclass(frozen=True)
class Brackets:
    """Roots of all columns in no particular order, each array of shape (roots,).

    ``rising`` says whether the polynomial changes from negative to positive. Where ``blurred``, several
    roots (or one of higher multiplicity, or one barely missed) lie so close together that floating-point
    numbers cannot tell: the bracket is then as narrow as they allow;
    see :func:`settle`.
    """

    column: NDArray[np.intp]
    low: Column
    high: Column
    rising: NDArray[np.bool_]
    blurred: NDArray[np.bool_]


def polish(coefficients: Column, low: Column, high: Column, rising: NDArray[np.bool_], guess: Column) -> Column:
    """The root between ``low`` and ``high``, shape (n,), to about 1e-15 times the condition of the root.

    Each column must have exactly one root there and ``guess`` must lie between the ends. Steps are measured
    in the logarithm of the unknown: there a stream of payments is nearly straight.
    """
    root = guess
    rest = np.arange(root.size)
    moments = moment_weights(len(coefficients) - 1)
    for _ in range(_STEPS):
        value, slope, bend = moments @ (coefficients * powers(guess, len(coefficients) - 1))
        step = value / slope
        turn = step * bend / slope
        above = (value > 0) == rising
        high = np.where(above, guess, high)
        low = np.where(above, low, guess)
        settled = (np.abs(step) <= _SMALL_STEP) & (np.abs(turn) <= _SMALL_BEND)
        guess = guess * np.exp(-step / (1 - 0.5 * np.clip(turn, -1, 1)))
        lost = ~(settled | ((guess >= low) & (guess <= high)))
        if lost.any():
            guess = np.where(lost, np.sqrt(low * high), guess)
        if rest.size == root.size:
            root = guess
        else:
            root[rest] = guess
        if settled.all():
            break
        # Taking columns out costs a copy: worth it only once most of them are settled.
        if 2 * np.count_nonzero(settled) > settled.size:
            open_ = np.flatnonzero(~settled)
            coefficients, rest, rising = coefficients.take(open_, axis=1), rest[open_], rising[open_]
            guess, low, high = guess[open_], low[open_], high[open_]
    return root


def settle(coefficients: Column, guess: Column) -> Column:
    """The turning point next to ``guess``, shape (n,): where roots blur into one, it stays well defined.

    A guess from which Newton's method on the slope leads away stays as it is.
    """
    weights = moment_weights(len(coefficients) - 1)
    point = guess
    for _ in range(_SETTLING_STEPS if guess.size else 0):
        _, slope, bend = weights @ (coefficients * powers(point, len(coefficients) - 1))
        point = point * np.exp(np.clip(np.nan_to_num(-slope / bend), -_BLUR, _BLUR))
    return np.where(np.abs(np.log(point / guess)) <= _BLUR, point, guess)


def isolate(coefficients: Column, low: float, high: float) -> Brackets:
    """Brackets of all roots in the open interval (``low``, ``high``), 0 < low < high.

    A cell with no change of sign among its Bernstein coefficients has no root, one with a single change
    exactly one; any other is halved. Each coefficient carries a bound of its rounding error and counts only
    beyond it.
    """
    degree = len(coefficients) - 1
    noise = _NOISE * (degree + 1)
    conversion = _bernstein(degree, low, high)
    value = conversion @ coefficients
    doubt = noise * (conversion @ np.abs(coefficients))
    _step_off_the_ends(value, doubt)
    column = np.arange(value.shape[1])
    left = np.full(column.shape, low)
    right = np.full(column.shape, high)
    halves = _halving(degree)
    found = []
    for depth in range(_DEPTH + 1):
        positive = value > 0
        unsure = np.abs(value) <= doubt
        changes = np.count_nonzero(positive[1:] != positive[:-1], axis=0)
        certain = ~unsure.any(axis=0)
        blurred: NDArray[np.bool_] = np.asarray(unsure.all(axis=0) if depth < _DEPTH else ~certain)
        root = (certain & (changes == 1)) | blurred
        found.append(Brackets(column[root], left[root], right[root], positive[-1, root], blurred[root]))
        split = ~root & ~(certain & (changes == 0))
        if not split.any():
            break
        value, doubt, column = value[:, split], doubt[:, split], column[split]
        left, right = left[split], right[split]
        middle = 0.5 * (left + right)
        magnitude = doubt + noise * np.abs(value)
        value = np.hstack([half @ value for half in halves])
        doubt = np.hstack([half @ magnitude for half in halves])
        column = np.tile(column, 2)
        left, right = np.concatenate((left, middle)), np.concatenate((middle, right))
    return Brackets(*(np.concatenate(parts) for parts in zip(*(vars(f).values() for f in found), strict=True)))


def powers(base: Column, degree: int) -> Column:
    """``base`` to the powers 0 to ``degree``, shape (degree + 1, n), by doubling the rows filled so far."""
    table = np.empty((degree + 1, base.size))
    table[0] = 1.0
    table[1:2] = base
    filled = 1
    while filled < degree:
        more = min(filled, degree - filled)
        np.multiply(table[1 : more + 1], table[filled], out=table[filled + 1 : filled + more + 1])
        filled += more
    return table


@cache
def moment_weights(degree: int) -> Column:
    """1, t and t² in rows, shape (3, degree + 1): value, first and second derivative by the logarithm."""
    weights: Column = np.vander(np.arange(degree + 1.0), 3, increasing=True).T.copy()
    return weights


def _step_off_the_ends(value: Column, doubt: Column) -> None:
    """A root on an end of an open interval does not count: such an end takes the sign next to it."""
    for end, neighbour in ((0, 1), (-1, -2)):
        on_it = np.abs(value[end]) <= doubt[end]
        beside = np.copysign(1 / _NOISE, value[neighbour]) * doubt[end]
        value[end] = np.where(on_it, beside, value[end])


@cache
def _binomials(degree: int) -> Column:
    """Pascal's triangle, shape (degree + 1, degree + 1); finite up to degree 1,029."""
    triangle = np.zeros((degree + 1, degree + 1))
    triangle[:, 0] = 1.0
    for row in range(1, degree + 1):
        triangle[row, 1:] = triangle[row - 1, 1:] + triangle[row - 1, :-1]
    return triangle


@cache
def _bernstein(degree: int, low: float, high: float) -> Column:
    """Matrix from power coefficients to Bernstein coefficients on (low, high); no entry is negative.

    Row j holds the blossom of each power at (degree - j) times ``low`` and j times ``high``.
    """
    choose = _binomials(degree)
    exponents = np.arange(degree + 1)
    at_low, at_high = choose * low**exponents, choose * high**exponents
    rows = [np.convolve(at_high[j, : j + 1], at_low[degree - j, : degree - j + 1]) for j in range(degree + 1)]
    matrix: Column = np.array(rows) / choose[degree]
    return matrix


@cache
def _halving(degree: int) -> tuple[Column, Column]:
    """Matrices from the Bernstein coefficients of a cell to those of its two halves (de Casteljau)."""
    left: Column = _binomials(degree) * 0.5 ** np.arange(degree + 1)[:, np.newaxis]
    return left, left[::-1, ::-1].copy()
