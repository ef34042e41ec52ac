"""A result over two assumptions: a table of five by five with five tints, the present case outlined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from calc.record import Language
from drawing.html import render
from words.numbers import number

NEUTRAL, STRONG = 0.01, 0.075
"""Up to which share of the reference amount a result counts as nil, and from which it is strong."""


@dataclass(frozen=True)
class Heat:
    """Results in EUR, a row for each of ``rows``, a column for each of ``columns``, as in the table.

    ``here`` is the present case as (row, column), None where it lies between; ``reference`` is the amount that
    decides about the tints, such as the rent of a month.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[float, ...], ...]
    here: tuple[int, int] | None
    reference: float


def tint(value: float, reference: float) -> str:
    """The class of a result: "m2" (much too little) over "z" (as good as nil) to "p2" (ample)."""
    share = abs(value) / reference if reference > 0 else 0.0
    if share < NEUTRAL:
        return "z"
    return f"{'p' if value > 0 else 'm'}{2 if share >= STRONG else 1}"


def heat_table(heat: Heat, corner: str, title: str, note: str, language: Language) -> str:
    """The table; ``corner`` names what the rows are."""
    return render(
        "heat",
        language,
        title=title,
        note=note,
        corner=corner,
        columns=heat.columns,
        rows=list(zip(heat.rows, _cells(heat.values, heat, language), strict=True)),
    )


def _cells(values: Sequence[Sequence[float]], heat: Heat, language: Language) -> list[list[tuple[str, str, bool]]]:
    return [
        [
            (number(value, 0, language, signed=True), tint(value, heat.reference), heat.here == (y, x))
            for x, value in enumerate(row)
        ]
        for y, row in enumerate(values)
    ]
