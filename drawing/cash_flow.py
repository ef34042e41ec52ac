"""Cash flow year by year: a bar after tax, a line before tax."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from calc.record import Language
from drawing.axes import Axis, axis, named_years
from drawing.html import render
from words.catalogue import text
from words.course import cash_flow_years_finding
from words.numbers import euro, number

_FILL = 0.5
"""Share of a year's width that its bar takes."""

_LABEL = 7.0
"""Percent of the plot's height that a line of text needs."""


@dataclass(frozen=True)
class Bar:
    """A bar in percent of the plot; ``role`` is "neg" for a loss."""

    left: float
    top: float
    width: float
    height: float
    role: str


@dataclass(frozen=True)
class Label:
    """A text at a point in percent of the plot; ``anchor`` as in SVG."""

    x: float
    y: float
    text: str
    anchor: str = "middle"
    role: str = ""


@dataclass(frozen=True)
class YearBars:
    """The geometry of the picture."""

    axis: Axis
    bars: tuple[Bar, ...]
    line: tuple[tuple[float, float], ...]


def year_bars(before: Sequence[float], after: Sequence[float]) -> YearBars:
    """Bars of ``after`` and the line of ``before`` (EUR, one value for each year, at least one)."""
    scale = axis((*before, *after))
    width = 100.0 / len(after)
    zero = scale.at(0.0)
    bars = []
    for index, value in enumerate(after):
        at = scale.at(value)
        left = round(width * (index + (1 - _FILL) / 2), 2)
        role = "neg" if value < 0 else "tot"
        bars.append(Bar(left, min(at, zero), round(width * _FILL, 2), round(abs(at - zero), 2), role))
    line = tuple((round(width * (index + 0.5), 2), scale.at(value)) for index, value in enumerate(before))
    return YearBars(scale, tuple(bars), line)


def yearly_cash_flow(
    first_year: int, before_tax: Sequence[float], after_tax: Sequence[float], language: Language
) -> str:
    """Cash flow before and after tax in EUR, from the calendar year ``first_year`` on, with its table."""
    drawn = year_bars(before_tax, after_tax)
    title = cash_flow_years_finding(after_tax, language)
    years = range(first_year, first_year + len(after_tax))
    return render(
        "cash_flow",
        language,
        title=title,
        note=text(language, "drawing.cash_flow_unit"),
        drawn=drawn,
        gutter=max(len(number(tick, 0, language)) for tick in drawn.axis.ticks),
        ticks=[(drawn.axis.at(tick), number(tick, 0, language), tick == 0) for tick in drawn.axis.ticks],
        years=[(drawn.line[index][0], year) for index, year in named_years(first_year, len(after_tax))],
        labels=_labels(drawn, before_tax, after_tax, language),
        heads=[text(language, f"drawing.{key}") for key in ("year", "before_tax", "after_tax")],
        rows=[
            (str(year), euro(before, language, signed=True), euro(after, language, signed=True))
            for year, before, after in zip(years, before_tax, after_tax, strict=True)
        ],
    )


def _labels(drawn: YearBars, before: Sequence[float], after: Sequence[float], language: Language) -> list[Label]:
    """The first and the last bar's amount, and the line's name with its last amount where they leave room."""
    labels = []
    for index in sorted({0, len(after) - 1}):
        bar = drawn.bars[index]
        y = bar.top + bar.height + _LABEL * 0.75 if after[index] < 0 else bar.top - _LABEL * 0.25
        x, anchor = (bar.left, "start") if index == 0 else (bar.left + bar.width, "end")
        labels.append(Label(round(x, 2), round(y, 2), number(after[index], 0, language, signed=True), anchor))
    named = text(language, "drawing.line_before_tax", amount=number(before[-1], 0, language, signed=True))
    labels.append(Label(drawn.line[-1][0], _beside_line(drawn, after[-1], labels[-1].y), named, "end", "l"))
    return labels


def _beside_line(drawn: YearBars, last: float, taken: float) -> float:
    """Where the line's name stands clear of the last bar and its amount: above the line, below, or across zero."""
    line, bar, zero = drawn.line[-1][1], drawn.bars[-1], drawn.axis.at(0.0)
    across = zero - _LABEL * 0.3 if last < 0 else zero + _LABEL * 0.9
    filled = ((bar.top, bar.top + bar.height), (taken - _LABEL, taken))
    for place in (line - _LABEL * 0.3, line + _LABEL):
        if place <= 100.0 and all(place <= top or place - _LABEL >= bottom for top, bottom in filled):
            return round(place, 2)
    return round(across, 2)
