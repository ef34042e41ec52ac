"""Tables out: nothing in them does harm, and numbers stay numbers."""

import csv
import io
import zipfile

import pytest

from calc.record import Unit
from intake.tables.writing import Heading, Page, as_csv, as_workbook
from tests.intake.tables.given import table

HOSTILE = (
    "=cmd()|' /C calc'!A0",
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    "<img src=x onerror=alert(1)>",
    "\u202eabc",
    "x" * 10_000,
    'a;b,c"d\ne',
)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_a_formula_and_every_text_comes_back(text: str) -> None:
    page = Page("Liste", [Heading("Titel"), Heading(text[:60])], [[text, "x"]])
    row = list(csv.reader(io.StringIO(as_csv(page, "de").decode("utf-8-sig")), delimiter=";"))[1]
    assert row[0][0] not in "=+-@\t\r"
    book = as_workbook(page)
    assert b"<f>" not in zipfile.ZipFile(io.BytesIO(book)).read("xl/worksheets/sheet1.xml")
    for data in (as_csv(page, "de"), book):
        assert table(data).rows[0].cells[0] == text.strip()


def test_numbers_are_numbers_in_the_writing_of_the_language() -> None:
    heads = [Heading("Preis", Unit.EUR), Heading("Zins", Unit.SHARE), Heading("Rest", Unit.EUR), Heading("Leer")]
    page = Page("Liste", heads, [[189_000.5, 0.039, -1_336.8, None]])
    assert as_csv(page, "de").decode("utf-8-sig").splitlines()[1] == "189000,5;3,9%;-1336,8;"
    assert as_csv(page, "en").decode("utf-8-sig").splitlines()[1] == "189000.5,3.9%,-1336.8,"
    assert table(as_workbook(page)).rows[0].cells[:3] == (189_000.5, 0.039, -1_336.8)
