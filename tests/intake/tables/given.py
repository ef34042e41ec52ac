"""Tables as people hand them over, and the way from their bytes to listings."""

import io
import zipfile

import xlsxwriter

from calc.record import Language
from intake.tables.columns import understood
from intake.tables.file import TableFile
from intake.tables.layout import Table, find_table
from intake.tables.listings import Assigned, Taken, are_addresses, take

HEAD = "Bezeichnung;Kaufpreis;Wohnfläche;Kaltmiete;Bundesland"
ESSEN = "Essen;189.000;58,5;790;NW"


def table(data: bytes | str, sheet: str = "") -> Table:
    return find_table(TableFile(data.encode() if isinstance(data, str) else data).read(sheet))


def taken(data: bytes | str, language: Language = "de", state: str = "") -> Taken:
    """Every row of a table whose headings are all known."""
    found = table(data)
    meanings = tuple(guess.meaning for guess in understood(found))
    *_, last = take(found, Assigned(meanings, state, are_addresses(found, meanings)), language, "Zeile {row}")
    return last


def workbook(*rows: tuple[object, ...], **options: object) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, options) as book:
        sheet = book.add_worksheet("Liste")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The same workbook with one of its parts replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.infolist():
            after.writestr(entry.filename, content if entry.filename == name else before.read(entry))
    return out.getvalue()
