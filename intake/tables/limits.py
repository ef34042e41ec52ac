"""How large a table may be: checked before it is taken apart, so that no file costs more memory than a usual one."""

from __future__ import annotations

from intake.tables.cell import UnreadableTableError

MOST_ROWS = 20_000
"""Listings in one file."""

MOST_LINES = MOST_ROWS + 100
"""Rows in one file: titles above the listings, sums and empty rows are no listings."""

MOST_COLUMNS = 200
MOST_BYTES = 10_000_000
"""Twenty thousand listings with every figure, as the list is downloaded, are 9 MB."""

MOST_BYTES_UNPACKED = 60_000_000
"""Twenty thousand listings with forty columns unpack to about 40 MB."""

MOST_SIGNS_OF_TEXTS = 60_000_000
"""Of the texts in all cells of a sheet: a workbook keeps a text once that stands in a thousand cells."""

MOST_SIGNS_IN_A_CELL = 30_000
"""A cell of Excel holds 32,767; more in a CSV file is a quotation mark left open."""


def check_size(data: bytes) -> None:
    """Raises :class:`UnreadableTableError` for an empty or too large file."""
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableTableError("empty")
    if len(data) > MOST_BYTES:
        raise UnreadableTableError("too_large", most=MOST_BYTES // 1_000_000)


def check_extent(rows: int, columns: int) -> None:
    """Raises :class:`UnreadableTableError` for more rows or columns than a list of listings has."""
    if rows > MOST_LINES:
        raise UnreadableTableError("too_many_rows", most=MOST_ROWS)
    if columns > MOST_COLUMNS:
        raise UnreadableTableError("too_many_columns", most=MOST_COLUMNS)
