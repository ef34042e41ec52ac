"""Tables out: CSV and Excel that a spreadsheet opens as they are, numbers as numbers, no text taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import xlsxwriter

from calc.record import Language, Unit
from calc.tables import harmless
from intake.tables.cell import Cell

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""What a browser calls a workbook."""

_EURO = '#,##0.00 "€"'
_FORMATS = {
    Unit.SHARE: "0.00%", Unit.EUR: _EURO, Unit.EUR_YEAR: _EURO, Unit.EUR_MONTH: _EURO, Unit.EUR_SQM: _EURO,
    Unit.EUR_SQM_YEAR: _EURO, Unit.SQM: "0.##", Unit.YEAR: "0", Unit.MULTIPLE: "0.00", Unit.DATE: "yyyy-mm-dd",
}  # fmt: skip
_SIGNS = {
    Unit.SHARE: "%", Unit.EUR: "€", Unit.EUR_YEAR: "€", Unit.EUR_MONTH: "€", Unit.EUR_SQM: "€",
    Unit.EUR_SQM_YEAR: "€", Unit.SQM: "m²", Unit.KWH_SQM_YEAR: "kWh/m²",
}  # fmt: skip
_WIDEST = 40
_DECIMALS = 6


@dataclass(frozen=True)
class Heading:
    """A column: what it is called, and the unit of its numbers."""

    label: str
    unit: Unit = Unit.TEXT

    @property
    def text(self) -> str:
        """The heading as written, with its unit: "Kaufpreis (€)"."""
        return f"{self.label} ({_SIGNS[self.unit]})" if self.unit in _SIGNS else self.label


@dataclass(frozen=True)
class Page:
    """One sheet: its name, its columns and its rows, each as long as there are columns."""

    name: str
    headings: Sequence[Heading]
    rows: Iterable[Sequence[Cell]]


def as_csv(page: Page, language: Language) -> bytes:
    """The sheet as UTF-8 with a byte order mark; German with semicolons and decimal commas.

    A text or heading that a spreadsheet would take for a formula is preceded by an apostrophe, which reading takes
    off again.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if language == "de" else ",", lineterminator="\r\n")
    writer.writerow([harmless(heading.text) for heading in page.headings])
    units = [heading.unit for heading in page.headings]
    for row in page.rows:
        writer.writerow([_plain(cell, unit, language) for cell, unit in zip(row, units, strict=True)])
    return out.getvalue().encode("utf-8-sig")


def as_workbook(*pages: Page) -> bytes:
    """The sheets as a workbook (.xlsx), with the first row held in place and formulas nowhere."""
    out = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 2})
        formats = {unit: book.add_format({"num_format": code}) for unit, code in _FORMATS.items()}
        for page in pages:
            sheet = book.add_worksheet(page.name)
            sheet.freeze_panes(1, 1)
            for place, heading in enumerate(page.headings):
                sheet.set_column(place, place, min(_WIDEST, max(12, len(heading.text) // 2 + 4)))
            for place, heading in enumerate(page.headings):
                sheet.write_string(0, place, heading.text, head)
            shapes = [formats.get(heading.unit) for heading in page.headings]
            for number, row in enumerate(page.rows, start=1):
                for place, cell in enumerate(row):
                    _write(sheet, number, place, cell, shapes[place], formats[Unit.DATE])
    return out.getvalue()


def _write(sheet: Any, row: int, place: int, cell: Cell, shape: Any, day: Any) -> None:
    if isinstance(cell, bool):
        sheet.write_boolean(row, place, cell)
    elif isinstance(cell, int | float):
        sheet.write_number(row, place, cell, shape)
    elif isinstance(cell, date):
        sheet.write_datetime(row, place, cell, day)
    elif cell:
        sheet.write_string(row, place, cell)


def _plain(cell: Cell, unit: Unit, language: Language) -> str:
    if isinstance(cell, float) and not isinstance(cell, bool):
        number = cell * 100 if unit is Unit.SHARE else cell
        digits = f"{number:.{_DECIMALS}f}".rstrip("0").rstrip(".")
        # A negative next to nothing must not read "-0".
        digits = "0" if digits in ("-0", "") else digits
        return (digits.replace(".", ",") if language == "de" else digits) + ("%" if unit is Unit.SHARE else "")
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else str(harmless(str(cell)))
