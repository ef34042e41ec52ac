"""Row charts: a line of text with its value, a bar under it. They wrap, print and are read aloud.

The geometry is pure: spans in the unit of the chart become places in percent of the common axis.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from calc.record import Language
from drawing.html import render

Role = Literal["", "up", "tot", "neg"]
"""What a bar means: something less, something more, a total, a loss."""


@dataclass(frozen=True)
class Span:
    """Where a bar runs on the common axis."""

    start: float
    end: float
    role: Role = ""


@dataclass(frozen=True)
class Line:
    """One row: its words, its value in words, and its bars."""

    label: str
    value: str
    spans: tuple[Span, ...]
    total: bool = False


@dataclass(frozen=True)
class Place:
    """A bar in percent of the axis."""

    left: float
    width: float
    role: Role


@dataclass(frozen=True)
class Places:
    """Zero and the bars of each row in percent of the axis."""

    zero: float
    rows: tuple[tuple[Place, ...], ...]


def places(rows: Sequence[Sequence[Span]]) -> Places:
    """All spans on one axis that contains zero."""
    ends = [end for spans in rows for span in spans for end in (span.start, span.end)]
    low, high = min(0.0, *ends), max(0.0, *ends)
    scale = 100 / ((high - low) or 1.0)
    return Places(
        round(-low * scale, 2),
        tuple(
            tuple(
                Place(round((min(s.start, s.end) - low) * scale, 2), round(abs(s.end - s.start) * scale, 2), s.role)
                for s in spans
            )
            for spans in rows
        ),
    )


def row_chart(lines: Sequence[Line], title: str, note: str, language: Language) -> str:
    """The rows as HTML under a title that says the finding; ``note`` names measure and unit."""
    placed = places([line.spans for line in lines])
    return render(
        "bars", language, title=title, note=note, zero=placed.zero, bars=list(zip(lines, placed.rows, strict=True))
    )
