"""What moves a result most: for each assumption the span between its unfavourable and its favourable change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from calc.metrics import Better, Metric
from calc.record import Language, Unit
from drawing.bars import Line, Span, row_chart
from words.catalogue import text
from words.course import strongest_finding
from words.numbers import euro, number, percent


@dataclass(frozen=True)
class Swing:
    """By how much a result changes when one assumption falls and when it rises (in the result's unit)."""

    label: str
    lower: float
    higher: float

    @property
    def width(self) -> float:
        return abs(self.higher - self.lower)


def tornado(swings: Sequence[Swing], metric: Metric, step: float, language: Language) -> str:
    """Widest first; ``step`` is the change of each assumption, as a share of itself."""
    ordered = sorted(swings, key=lambda swing: -swing.width)
    lines = [_line(swing, metric, language) for swing in ordered]
    unit = "drawing.tornado_points" if metric.unit is Unit.SHARE else "drawing.tornado_euro"
    title = strongest_finding(ordered[0].label, lines[0].value, language)
    note = text(language, unit, figure=metric.label.in_language(language), step=percent(step, language, decimals=0))
    return row_chart(lines, title, note, language)


def _line(swing: Swing, metric: Metric, language: Language) -> Line:
    low, high = sorted((swing.lower, swing.higher))
    value = text(language, "drawing.range", low=_change(low, metric, language), high=_change(high, metric, language))
    worse, better = (low, high) if metric.better is not Better.LOWER else (high, low)
    spans = [Span(0.0, worse, "up"), Span(0.0, better, "tot")]
    # Both ends on one side of zero: the nearer would hide under the other.
    return Line(swing.label, value, tuple(sorted(spans, key=lambda span: -abs(span.end))))


def _change(value: float, metric: Metric, language: Language) -> str:
    if metric.unit is Unit.SHARE:
        return number(value * 100, 2, language, signed=True)
    return euro(value, language, signed=True)
