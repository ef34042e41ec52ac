"""Where in a sheet the listings stand: titles above the headings, sums below the last row, empty rows between."""

from __future__ import annotations

from dataclasses import dataclass

from intake.tables.cell import Cell, Sheet, UnreadableTableError, shown
from intake.tables.headings import guess
from intake.tables.limits import MOST_ROWS

_LINES_LOOKED_AT = 40
_SUMS = {"summe", "gesamt", "total", "sum", "zwischensumme", "subtotal", "durchschnitt", "mittelwert", "average"}


@dataclass(frozen=True)
class Row:
    """One row; ``number`` is the line of the file as a spreadsheet counts it."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """Headings and the rows below them, each row as wide as the headings."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    delimiter: str = ""


def find_table(sheet: Sheet) -> Table:
    """The table in the sheet. Raises :class:`UnreadableTableError` where there is none or too much of it."""
    filled = [number for number, row in enumerate(sheet.rows) if any(cell is not None for cell in row)]
    if not filled:
        raise UnreadableTableError("no_rows")
    heading = max(filled[:_LINES_LOOKED_AT], key=lambda number: _likeness(sheet.rows[number]))
    below = [
        Row(number + 1, sheet.rows[number])
        for number in filled
        if number > heading and sheet.rows[number] != sheet.rows[heading]
    ]
    while below and _is_sum(below[-1]):
        below.pop()
    head = sheet.rows[heading]
    width = max(len(row) for row in (head, *(row.cells for row in below)))
    used = [
        c for c in range(width) if _at(head, c) is not None or any(_at(row.cells, c) is not None for row in below)
    ]
    headings = tuple(shown(_at(head, column)) for column in used)
    rows = [Row(row.number, tuple(_at(row.cells, column) for column in used)) for row in below]
    if not rows:
        raise UnreadableTableError("no_rows")
    if len(rows) > MOST_ROWS:
        raise UnreadableTableError("too_many_rows", most=MOST_ROWS)
    return Table(headings, tuple(rows), sheet.delimiter)


def _likeness(row: tuple[Cell, ...]) -> tuple[int, int]:
    """How much a row looks like headings: known ones first, then the number of texts."""
    texts = [cell for cell in row if isinstance(cell, str)]
    known = {found.meaning.field for text in texts if (found := guess(text)).certain and found.meaning}
    return (len(known), len(texts)) if len(texts) > 1 else (0, len(texts))


def _is_sum(row: Row) -> bool:
    """Whether a row adds up the others: it begins with a word for that."""
    first = next((cell for cell in row.cells if cell is not None), None)
    return isinstance(first, str) and first.casefold().strip(" :.Øø∑").split(" ")[0] in _SUMS


def _at(row: tuple[Cell, ...], column: int) -> Cell:
    return row[column] if column < len(row) else None
