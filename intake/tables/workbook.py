"""Excel workbooks (.xlsx), values only.

Calamine is quick, but takes what it is given. Therefore only the parts that are read reach it, unpacked under a
limit, and what each sheet will be is measured first (:mod:`intake.tables.extent`).
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from math import isfinite
from xml.parsers import expat

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from intake.tables.cell import Cell, Sheet, UnreadableTableError
from intake.tables.extent import Measured, lengths_of_texts, measured
from intake.tables.limits import MOST_BYTES_UNPACKED, MOST_SIGNS_OF_TEXTS, check_extent

_OLD_FORMAT = b"\xd0\xcf\x11\xe0"
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_ENCRYPTED = 0x1
_NEEDED = re.compile(r"\[Content_Types\]\.xml|_rels/\.rels|xl/(_rels/)?[^/]+\.(xml|rels)|xl/worksheets/[^/]+\.xml")
_TEXTS = "xl/sharedstrings.xml"
_PIECE = 1 << 16


def is_workbook(data: bytes) -> bool:
    """Whether the bytes begin as a workbook does, old or new."""
    return data.startswith((b"PK", _OLD_FORMAT))


class Workbook:
    """The sheets of a workbook, each read when it is asked for."""

    def __init__(self, data: bytes) -> None:
        """Raises :class:`UnreadableTableError`."""
        if data.startswith(_OLD_FORMAT):
            raise UnreadableTableError("password" if _PASSWORD in data else "old_excel")
        self._book = _opened(_needed_parts(data))
        self.sheets = tuple(
            sheet.name
            for sheet in self._book.sheets_metadata
            if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
        )
        if not self.sheets:
            raise UnreadableTableError("no_rows")

    def read(self, name: str) -> Sheet:
        """The sheet of that name. Raises :class:`UnreadableTableError`."""
        try:
            sheet = self._book.get_sheet_by_name(name)
            return Sheet(tuple(_rows(sheet)))
        except CalamineError as error:
            raise UnreadableTableError("damaged") from error


def _opened(file: io.BytesIO) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(file)
    except CalamineError as error:
        raise UnreadableTableError("damaged") from error


def _rows(sheet: CalamineSheet) -> Iterator[tuple[Cell, ...]]:
    """The rows from the first line on; calamine leaves out empty columns to the left."""
    for row in sheet.iter_rows():
        cells = [_cell(value) for value in row]
        while cells and cells[-1] is None:
            cells.pop()
        yield tuple(cells)


def _cell(value: object) -> Cell:
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, bool | date):
        return value
    if isinstance(value, int | float) and isfinite(value):
        return float(value)
    return str(value)


def _needed_parts(data: bytes) -> io.BytesIO:
    """A workbook of the parts that hold cells, unpacked; pictures and charts stay behind."""
    parts, unpacked = io.BytesIO(), 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(parts, "w") as plain:
            names = [entry for entry in packed.infolist() if _NEEDED.fullmatch(entry.filename)]
            # Calamine finds a part whatever the case of its name, and a sheet wherever the workbook says it lies.
            known = {entry.filename.lower() for entry in names}
            if "xl/workbook.xml" not in known:
                raise UnreadableTableError("not_a_table")
            if len(known) < len(names):
                raise UnreadableTableError("damaged")
            lengths: list[int] = []
            sheets: list[Measured] = []
            for entry in names:
                if entry.flag_bits & _ENCRYPTED:
                    raise UnreadableTableError("password")
                content = _unpacked(packed, entry, MOST_BYTES_UNPACKED - unpacked)
                unpacked += len(content)
                if entry.filename.lower() == _TEXTS:
                    lengths = lengths_of_texts(content)
                elif entry.filename.endswith(".xml"):
                    sheets.append(measured(content))
                    check_extent(sheets[-1].rows, sheets[-1].columns)
                plain.writestr(entry.filename, content)
            if any(sheet.signs(lengths) > MOST_SIGNS_OF_TEXTS for sheet in sheets):
                raise UnreadableTableError("bomb", most=MOST_BYTES_UNPACKED // 1_000_000)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise UnreadableTableError("damaged") from error
    except (expat.ExpatError, LookupError) as error:  # The latter for an encoding that nobody knows.
        raise UnreadableTableError("damaged") from error
    parts.seek(0)
    return parts


def _unpacked(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """The part's content, counted while it unpacks: a directory may lie about sizes."""
    pieces, length = [], 0
    with packed.open(entry) as file:
        while piece := file.read(_PIECE):
            length += len(piece)
            if length > most:
                raise UnreadableTableError("bomb", most=MOST_BYTES_UNPACKED // 1_000_000)
            pieces.append(piece)
    return b"".join(pieces)
