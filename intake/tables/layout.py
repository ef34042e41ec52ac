"""Where in a sheet the listings stand: titles above the headings, sums below the last row, empty rows between."""

from __future__ import annotations

import re
from dataclasses import dataclass

from intake.tables.cell import Cell, Sheet, UnreadableTableError, shown
from intake.tables.headings import guess
from intake.tables.limits import MOST_ROWS

_LINES_LOOKED_AT = 40
_A_CENT = 0.01
_SUMS = {
    "summe", "sum", "zwischensumme", "gesamtsumme", "gesamtergebnis", "subtotal", "durchschnitt", "mittelwert",
    "average", "ø", "∅", "σ", "∑",
}  # fmt: skip
_SUMS_ALONE = _SUMS | {"gesamt", "total", "grand", "mittel", "mean", "anzahl", "count"}
"""With these a listing's name may begin: "Total sanierte Wohnung"."""
_WORDS = re.compile(r"[^\W\d_]+|[∅∑@=]")
_UNIT = re.compile(
    r"[\[(]?(€|eur|euro|m²|m2|qm|sqm|%|:?-{2,}:?)? ?/? ?(m²|m2|qm|monat|month|jahr|year|a|mtl\.?)?[\])]?"
)
"""What a row of units holds, or of dashes under the headings of a text file."""


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
        if number > heading and sheet.rows[number] != sheet.rows[heading] and not _is_sum(sheet.rows[number])
    ]
    if below and _are_units(below[0].cells):
        del below[0]
    if _adds_up(below):
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


def _is_sum(cells: tuple[Cell, ...]) -> bool:
    """Whether a row adds up others: its first words say so, and no other cell has words as a listing has."""
    first, *others = (cell for cell in cells if cell is not None)
    words = _WORDS.findall(first.casefold()) if isinstance(first, str) else []
    if not words:
        return False
    return _SUMS_ALONE.issuperset(words) or (words[0] in _SUMS and not any(map(_says_something, others)))


def _says_something(cell: Cell) -> bool:
    """Whether a cell has words of its own, units apart."""
    return isinstance(cell, str) and any(not _UNIT.fullmatch(word) for word in _WORDS.findall(cell.casefold()))


def _are_units(cells: tuple[Cell, ...]) -> bool:
    return all(cell is None or (isinstance(cell, str) and _UNIT.fullmatch(cell.casefold())) for cell in cells)


def _adds_up(rows: list[Row]) -> bool:
    """Whether the last row, without a word, holds in each of its columns the sum of the others."""
    if len(rows) < 3 or any(_says_something(cell) for cell in rows[-1].cells):
        return False
    sums = [
        (amount, [_amount(_at(row.cells, column)) for row in rows[:-1]])
        for column, cell in enumerate(rows[-1].cells)
        if (amount := _amount(cell))
    ]
    matching = sum(abs(amount - sum(above)) < _A_CENT for amount, above in sums)
    return matching > len(sums) / 2


def _amount(cell: Cell) -> float:
    """What a cell adds to a sum; its separators need not be understood as long as all rows set them alike."""
    if isinstance(cell, float):
        return cell
    found = re.fullmatch(r"\D*(\d[\d.,' ]*?)([.,]\d{1,2})?\D*", cell) if isinstance(cell, str) else None
    return float(re.sub(r"\D", "", found[1]) + (found[2] or "").replace(",", ".")) if found else 0.0


def _at(row: tuple[Cell, ...], column: int) -> Cell:
    return row[column] if column < len(row) else None
