"""What a table is made of before anybody knows what it means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

Cell: TypeAlias = str | float | bool | date | None
"""A cell as its file holds it; a formula is its last value, an empty cell None."""


@dataclass(frozen=True)
class Sheet:
    """Rows of cells without trailing empty ones; the first row is the file's first line.

    ``delimiter`` is that of a CSV file, empty for a workbook.
    """

    rows: tuple[tuple[Cell, ...], ...]
    delimiter: str = ""


class UnreadableTableError(ValueError):
    """The file is no table of listings; ``reason`` is the key of the sentence, ``values`` fill its placeholders."""

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason)
        self.reason, self.values = reason, values


def shown(cell: Cell) -> str:
    """The cell as a text, numbers in their shortest form with a point."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.10f}".rstrip("0").rstrip(".")
    return cell.isoformat() if isinstance(cell, date) else str(cell)
