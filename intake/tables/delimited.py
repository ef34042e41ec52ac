"""CSV files as people have them: any usual separator, with or without a byte order mark, UTF-8, UTF-16, Windows."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from itertools import islice

from intake.tables.cell import Cell, Sheet, UnreadableTableError
from intake.tables.limits import MOST_COLUMNS, MOST_SIGNS_IN_A_CELL, check_extent

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DELIMITERS = (";", "\t", ",", "|")
_SAMPLE = 40
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1f]")
_MARKUP = re.compile(r"\s*<(!doctype|html|\?xml|table|body)", re.IGNORECASE)
_APOSTROPHE = re.compile(r"^'(?=[=+\-@\t\r])")
"""Stands before what a spreadsheet would take for a formula; it is no part of the text."""

_LEAST_ZEROS = 0.5
"""Latin letters in UTF-16 are every other byte a zero; text in another encoding has none."""


def read_delimited(data: bytes) -> Sheet:
    """The rows of a CSV file. Raises :class:`UnreadableTableError`."""
    text = _decoded(data)
    if _BINARY.search(text) or _MARKUP.match(text):
        raise UnreadableTableError("not_a_table")
    first, _, rest = text.partition("\n")
    # Excel's own way of naming the separator in the file.
    if (named := first.strip().lower()).startswith("sep=") and len(named) == len("sep=;"):
        return _sheet(rest, named[-1], before=1)
    return _sheet(text, _delimiter(text), before=0)


def _sheet(text: str, delimiter: str, before: int) -> Sheet:
    rows: list[tuple[Cell, ...]] = [()] * before
    # Empty lines count, so that a row keeps the number that a spreadsheet shows.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for cells in reader:
            row = _row(cells)
            if any(isinstance(cell, str) and len(cell) > MOST_SIGNS_IN_A_CELL for cell in row):
                raise UnreadableTableError("long_cell", row=len(rows) + 1)
            check_extent(len(rows) + 1, len(row))
            rows.append(row)
    except csv.Error as error:
        raise UnreadableTableError("long_cell", row=len(rows) + 1) from error
    return Sheet(tuple(rows), delimiter)


def _row(cells: list[str]) -> tuple[Cell, ...]:
    row: list[Cell] = [_APOSTROPHE.sub("", cell.strip()).strip() or None for cell in cells]
    while row and row[-1] is None:
        row.pop()
    return tuple(row)


def _delimiter(text: str) -> str:
    """The separator that cuts most of the first rows into the same number of cells, and that into the most."""

    def fit(delimiter: str) -> tuple[int, int]:
        try:
            sample = list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), _SAMPLE))
        except csv.Error:
            return 0, 0
        widths = Counter(len(row) for row in sample if 1 < len(row) <= MOST_COLUMNS)
        if not widths:
            return 0, 0
        width, rows = max(widths.items(), key=lambda item: (item[1], item[0]))
        return rows, width

    return max(_DELIMITERS, key=fit)


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    sample = data[:4_000]
    if sample[1::2].count(0) > _LEAST_ZEROS * len(sample) / 2:
        return _strictly(data, "utf-16-le")
    if sample[::2].count(0) > _LEAST_ZEROS * len(sample) / 2:
        return _strictly(data, "utf-16-be")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableTableError("not_a_table") from error
