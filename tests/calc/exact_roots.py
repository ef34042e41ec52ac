"""All real roots of an NPV in exact rational arithmetic (Sturm's theorem): slow, simple, independent of calc."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

Polynomial = list[Fraction]
WIDTH = Fraction(1, 10**13)


def internal_rates(flows: Sequence[int], low: Fraction, high: Fraction) -> list[float]:
    """The distinct rates in (low, high) at which the NPV of whole payments is zero, ascending."""
    chain = _sturm_chain(_trimmed([Fraction(c) for c in reversed(flows)]))
    return [float(r - 1) for r in _isolated(chain, 1 + low, 1 + high)]


def _isolated(chain: list[Polynomial], low: Fraction, high: Fraction) -> list[Fraction]:
    if _value(chain[0], high) == 0:  # An end that is a root itself does not count: step inside.
        high -= WIDTH
    roots = _changes(chain, low) - _changes(chain, high)
    if roots == 0:
        return []
    middle = (low + high) / 2
    if high - low < WIDTH:
        return [middle]
    if _value(chain[0], middle) == 0:
        return [*_isolated(chain, low, middle), middle, *_isolated(chain, middle, high)]
    return _isolated(chain, low, middle) + _isolated(chain, middle, high)


def _sturm_chain(polynomial: Polynomial) -> list[Polynomial]:
    chain = [polynomial, [k * c for k, c in enumerate(polynomial)][1:]]
    while chain[-1]:
        chain.append([-c for c in _remainder(chain[-2], chain[-1])])
    return chain[:-1]


def _remainder(dividend: Polynomial, divisor: Polynomial) -> Polynomial:
    rest = dividend
    while len(rest) >= len(divisor):
        factor, shift = rest[-1] / divisor[-1], len(rest) - len(divisor)
        rest = _trimmed([c - factor * divisor[k - shift] if k >= shift else c for k, c in enumerate(rest)][:-1])
    return rest


def _trimmed(polynomial: Polynomial) -> Polynomial:
    while polynomial and polynomial[-1] == 0:
        polynomial = polynomial[:-1]
    return polynomial


def _value(polynomial: Polynomial, x: Fraction) -> Fraction:
    value = Fraction(0)
    for c in reversed(polynomial):
        value = value * x + c
    return value


def _changes(chain: list[Polynomial], x: Fraction) -> int:
    signs = [v > 0 for v in (_value(p, x) for p in chain) if v != 0]
    return sum(a != b for a, b in pairwise(signs))
