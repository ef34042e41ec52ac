"""From one yield to another: a bar for each place or property, on one axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from calc.record import Language
from drawing.bars import Line, Span, row_chart
from words.catalogue import text
from words.numbers import NBSP, number, percent


@dataclass(frozen=True)
class YieldRange:
    """A yield between two ways to look at the rent, such as existing and asking rent (shares)."""

    label: str
    low: float
    high: float


def yield_ranges(ranges: Sequence[YieldRange], title: str, note: str, language: Language) -> str:
    """One row for each range."""
    lines = [
        Line(r.label, range_words(r.low, r.high, language), (Span(min(r.low, r.high), max(r.low, r.high), "tot"),))
        for r in ranges
    ]
    return row_chart(lines, title, note, language)


def range_words(low: float, high: float, language: Language) -> str:
    """The range with its sign once: "3,9 bis 5,3 %"; a single yield where both are the same."""
    first, last = sorted((low, high))
    if percent(first, language) == percent(last, language):
        return percent(last, language)
    words = text(language, "drawing.range", low=number(first * 100, 1, language), high=percent(last, language))
    return words.replace(" ", NBSP)
