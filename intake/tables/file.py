"""A file that somebody hands over: what it is by its content, not by its name."""

from __future__ import annotations

from intake.tables.cell import Sheet
from intake.tables.delimited import read_delimited
from intake.tables.limits import check_size
from intake.tables.workbook import Workbook, is_workbook


class TableFile:
    """A CSV file or a workbook; ``sheets`` names the sheets of a workbook and is empty for CSV."""

    def __init__(self, data: bytes) -> None:
        """Raises :class:`UnreadableTableError` with the reason."""
        check_size(data)
        self._data = data
        self._book = Workbook(data) if is_workbook(data) else None
        self.sheets: tuple[str, ...] = self._book.sheets if self._book else ()

    def read(self, sheet: str = "") -> Sheet:
        """The rows of the named sheet (the first, if none is named). Raises :class:`UnreadableTableError`."""
        if self._book is None:
            return read_delimited(self._data)
        return self._book.read(sheet or self.sheets[0])
