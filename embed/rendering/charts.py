"""The frozen chart as places to draw at, for documents (percent of the width) and pictures alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from calc.record import Language
from drawing.axes import named_years
from drawing.bars import Place, Role, Span, places
from drawing.cash_flow import YearBars, year_bars
from embed.record import Json
from words.numbers import number

_LOW = 88.0
"""Percent of the height from which a label below a bar reaches into the row of years."""

_ROLES: dict[str, Role] = {"up": "up", "tot": "tot", "neg": "neg"}


@dataclass(frozen=True)
class Line:
    """A row: words, value, bar."""

    label: str
    value: str
    total: bool
    bar: Place


@dataclass(frozen=True)
class Rows:
    """A row chart; ``zero`` in percent of the axis."""

    lines: tuple[Line, ...]
    zero: float


@dataclass(frozen=True)
class Years:
    """A chart of years with the table behind it.

    ``gutter`` is the length of the longest label of its axis; ``low``: a label hangs where the years would stand.
    """

    drawn: YearBars
    ticks: tuple[tuple[float, str, bool], ...]
    years: tuple[tuple[float, int], ...]
    ends: tuple[tuple[float, float, str, bool], ...]
    gutter: int
    low: bool
    heads: tuple[str, ...]
    table: tuple[tuple[str, ...], ...]
    two: bool


def rows(chart: Json, language: Language) -> Rows:
    """A chart of the form "rows"."""
    spans = [Span(line["start"], line["end"], _ROLES.get(line["role"], "")) for line in chart["rows"]]
    placed = places([[span] for span in spans])
    lines = (
        Line(line["label"][language], line["text"][language], line["total"], places_of_row[0])
        for line, places_of_row in zip(chart["rows"], placed.rows, strict=True)
    )
    return Rows(tuple(lines), placed.zero)


def years(chart: Json, language: Language) -> Years:
    """A chart of the form "years": the first column as bars, the second, if there is one, as a line."""
    columns: Sequence[Json] = chart["columns"]
    bars, line = columns[0]["raw"], columns[-1]["raw"]
    drawn = year_bars(line, bars)
    first, count = chart["first_year"], len(bars)
    ends = tuple(
        (
            drawn.line[index][0],
            drawn.bars[index].top + (drawn.bars[index].height if bars[index] < 0 else 0.0),
            number(bars[index], 0, language, signed=True),
            bars[index] < 0,
        )
        for index in sorted({0, count - 1})
    )
    if bars[-1] < 0 < line[-1]:
        ends += ((*drawn.line[-1], number(line[-1], 0, language, signed=True), False),)
    return Years(
        drawn=drawn,
        ticks=tuple((drawn.axis.at(tick), number(tick, 0, language), tick == 0) for tick in drawn.axis.ticks),
        years=tuple((drawn.line[index][0], year) for index, year in named_years(first, count)),
        ends=ends,
        gutter=max(len(number(tick, 0, language)) for tick in drawn.axis.ticks),
        low=any(below and at > _LOW for _, at, _, below in ends),
        heads=tuple(column["label"][language] for column in columns),
        table=tuple(
            (str(first + index), *(column["text"][index][language] for column in columns)) for index in range(count)
        ),
        two=len(columns) > 1,
    )
