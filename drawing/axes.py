"""Where things stand in a plot: value axes with round ticks, years worth naming, labels kept apart.

Pure geometry in percent of the plot, from its upper left corner; markup is made of it elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

MOST_TICKS = 5
_STEPS = (1.0, 2.0, 2.5, 5.0)
_HEADROOM = 0.08
"""Share of the axis that stays free beyond the nearer end, so that a label finds room there."""


@dataclass(frozen=True)
class Axis:
    """A value axis from ``low`` to ``high`` with round ``ticks``."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def at(self, value: float) -> float:
        """The distance of a value from the top, in percent."""
        return round(100.0 * (self.high - value) / (self.high - self.low), 2)


def axis(values: Sequence[float], most: int = MOST_TICKS) -> Axis:
    """The axis for these values and zero, with at most ``most`` ticks.

    It ends at a tick where the values reach further; on the other side of zero it only leaves room for a label.
    """
    low, high = min(0.0, *values), max(0.0, *values)
    if low == high:
        return Axis(0.0, 1.0, (0.0,))
    drawn = (_by(step, low, high) for step in _round_numbers((high - low) / (2 * most)))
    return next(candidate for candidate in drawn if len(candidate.ticks) <= most)


def _by(step: float, low: float, high: float) -> Axis:
    """The axis with a tick at every multiple of ``step``."""
    room = _HEADROOM * (high - low)
    downward = -low > high
    bottom = floor(low / step) * step if downward or low == 0 else low - room
    top = ceil(high / step) * step if not downward or high == 0 else high + room
    first, last = ceil(bottom / step - 1e-9), floor(top / step + 1e-9)
    return Axis(bottom, top, tuple(n * step for n in range(first, last + 1)))


def _round_numbers(least: float) -> Sequence[float]:
    """1, 2, 2.5 and 5 times powers of ten, ascending from at least ``least``, as many as an axis can need."""
    power = floor(log10(least))
    return [step * 10.0 ** (power + n) for n in range(4) for step in _STEPS if step * 10.0 ** (power + n) >= least]


def named_years(first: int, years: int) -> tuple[tuple[int, int], ...]:
    """Three or four of ``years`` calendar years from ``first``, as (index from 0, year)."""
    step = max(1, ceil(years / 4))
    start = min(step // 2, years - 1)
    return tuple((index, first + index) for index in range(start, years, step))


def apart(wanted: Sequence[float], gap: float, low: float = 0.0, high: float = 100.0) -> tuple[float, ...]:
    """Positions near the ``wanted`` ones, in their order from the top, at least ``gap`` apart, within the plot."""
    placed: list[float] = []
    for position in wanted:
        placed.append(max(position, placed[-1] + gap) if placed else max(position, low))
    limit = high
    for index in range(len(placed) - 1, -1, -1):
        placed[index] = min(placed[index], limit)
        limit = placed[index] - gap
    return tuple(round(position, 2) for position in placed)
