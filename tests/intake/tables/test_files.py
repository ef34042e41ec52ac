"""Files as they come, and files that are none: a sentence, never a traceback, never much memory."""

import io
import re
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.tables.cell import UnreadableTableError
from intake.tables.file import TableFile
from intake.tables.layout import find_table
from tests.intake.tables.given import ESSEN, HEAD, table, taken, with_part, workbook
from words.catalogue import sentences

SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize("encoding", ("utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"))
@pytest.mark.parametrize("delimiter", (";", "\t", "|"))
def test_every_usual_encoding_and_separator_gives_the_same_listing(encoding: str, delimiter: str) -> None:
    text = f"{HEAD}\r\n{ESSEN.replace('Essen', 'Köln-Ehrenfeld „Süd“')}\r\n".replace(";", delimiter)
    (listing,) = taken(text.encode(encoding)).listings
    assert listing.name == "Köln-Ehrenfeld „Süd“"
    assert (listing.price, listing.living_area_sqm, listing.actual_rent_monthly) == (189_000, 58.5, 790)


def test_an_english_table_has_commas_between_cells_and_in_thousands() -> None:
    text = 'Name,Purchase price,Living area,Cold rent,State\nEssen,"189,000.50",58.5,"1,790",NW\n'
    (listing,) = taken(text).listings
    assert (listing.price, listing.living_area_sqm, listing.actual_rent_monthly) == (189_000.5, 58.5, 1_790)


def test_the_separator_that_a_file_names_is_taken() -> None:
    assert len(taken(f"sep=;\n{HEAD}\n{ESSEN}\n").listings) == 1


def test_titles_above_empty_rows_and_columns_sums_and_repeated_headings_are_no_listings() -> None:
    text = (
        f"Portfolio Herbst 2026;;;;;;\n;;;;;;\n;{HEAD};\n;{ESSEN};\n;;;;;;\n;{HEAD};\n;{ESSEN};\nSumme;;378.000;;;;\n"
    )
    found = table(text)
    assert found.headings == tuple(HEAD.split(";"))
    assert [row.number for row in found.rows] == [4, 7]
    assert len(taken(text).listings) == 2


def test_rows_of_sums_averages_and_units_are_no_listings_wherever_they_stand() -> None:
    text = (
        f"{HEAD}\n;€;m²;€/Monat;\n{ESSEN}\nSumme Essen;189.000 €;58,5 m²;790;\nBonn;100.000;50;400;NW\n"
        "Zwischensumme:;289.000;;;\nGesamt;289.000;;1.190;\nØ;144.500;54,25;595;\nMittelwert;144.500;54,25;595;\n"
    )
    assert [listing.name for listing in taken(text).listings] == ["Essen", "Bonn"]
    assert not taken(text).rejected


def test_a_last_row_without_a_word_that_adds_up_the_others_is_no_listing() -> None:
    sums = f"{HEAD}\n{ESSEN}\nBonn;100.000,50;50;400;NW\n;289.000,50;108,5;1.190;\n"
    assert [row.number for row in table(sums).rows] == [2, 3]
    assert [row.number for row in table(sums.replace("289.000,50;108,5", "99.000;60")).rows] == [2, 3, 4]


def test_a_listing_may_be_called_like_the_beginning_of_a_sum() -> None:
    text = f"{HEAD}\n{ESSEN}\nTotal sanierte Wohnung;189.000;58,5;790;NW\nSumme aller Wünsche;99.000;58;790;NW\n"
    assert len(taken(text).listings) == 3


def test_a_workbook_is_read_below_a_merged_title_with_its_numbers_and_percents_as_they_are() -> None:
    rows = (("Meine Liste",), (), ("Titel", "Preis", "m²", "Miete", "Land", "Bundesland", "Zins"))
    (listing,) = taken(workbook(*rows, ("Essen", 189_000, 58.5, 790, "D", "NW", 0.039))).listings
    assert (listing.price, listing.living_area_sqm, listing.nominal_rate) == (189_000, 58.5, 0.039)


def test_empty_rows_at_the_top_of_a_workbook_count_as_a_spreadsheet_counts_them() -> None:
    found = table(workbook((), (), (), ("Titel", "Preis"), ("Essen", 189_000)))
    assert [row.number for row in found.rows] == [5]


def test_each_sheet_is_offered_and_hidden_ones_are_not() -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        for name in ("Eins", "Zwei", "Versteckt"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Titel", "Preis"])
            sheet.write_row(1, 0, [name, 1])
        book.get_worksheet_by_name("Versteckt").hide()
    file = TableFile(out.getvalue())
    assert file.sheets == ("Eins", "Zwei")
    assert find_table(file.read("Zwei")).rows[0].cells == ("Zwei", 1.0)


def test_a_formula_is_its_value_and_a_text_that_looks_like_one_is_a_text() -> None:
    data = workbook(("Titel", "Preis"), ("Essen", "=1+1"), ("'=cmd()", 5))
    rows = table(with_part(data, SHEET, re.sub(rb"<v>0</v>", b"<v>2</v>", _part(data, SHEET)))).rows
    assert [row.cells[1] for row in rows] == [2.0, 5.0]


def _part(data: bytes, name: str) -> bytes:
    return zipfile.ZipFile(io.BytesIO(data)).read(name)


def _zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def _bomb() -> bytes:
    return with_part(workbook(("a",)), SHEET, b"<worksheet>" + b" " * 70_000_000 + b"</worksheet>")


def _lying_bomb() -> bytes:
    """A directory that says the sheet is small."""
    data = bytearray(_bomb())
    at = data.rfind(SHEET.encode())
    start = data.rfind(b"PK\x01\x02", 0, at)
    data[start + 24 : start + 28] = struct.pack("<I", 100)
    return bytes(data)


def _laughs() -> bytes:
    lines = b"".join(b'<!ENTITY a%d "%s">' % (i, b"&a%d;" % (i - 1) * 10) for i in range(1, 10))
    return with_part(
        workbook(("a",)),
        SHEET,
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">' + lines + b"]><worksheet>&a9;</worksheet>",
    )


def _corner_sheet() -> bytes:
    first, last = b'<row r="1"><c r="A1"><v>1</v></c></row>', b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    name = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return b'<worksheet xmlns="' + name + b'"><sheetData>' + first + last + b"</sheetData></worksheet>"


def _corner() -> bytes:
    """One cell in the last corner: laid out densely, 17 billion cells."""
    return with_part(workbook(("a",)), SHEET, _corner_sheet())


def _corner_in_small_letters() -> bytes:
    """The rows do not say where they stand, and the cell says it in a way that is read all the same."""
    return with_part(workbook(("a",)), SHEET, _corner_sheet().replace(b"XFD", b"xfd").replace(b' r="1048576"', b""))


def _corner_elsewhere() -> bytes:
    """The workbook says that its sheet lies beside the folder of sheets."""
    data, out = _corner(), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            content = before.read(name).replace(b"worksheets/sheet1.xml", b"elsewhere.xml")
            after.writestr("xl/elsewhere.xml" if name == SHEET else name, content)
    return out.getvalue()


def _one_text_in_many_cells() -> bytes:
    """A text of 30,000 letters, kept once and named in 100,000 cells: three billion letters."""
    long = "x" * 30_000
    data = workbook(("Titel", "Preis"), *[(long,) * 50] * 2_000)
    assert len(data) < 1_000_000
    return data


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
REFUSED = {
    "nothing": (b"", "empty"),
    "only spaces": (b" \r\n\t", "empty"),
    "too large": (b"a;b\n" * 2_600_000, "too_large"),
    "two million rows": (b"1\n" * 2_000_000, "too_many_rows"),
    "20,001 listings": ((HEAD + "\n" + (ESSEN + "\n") * 20_001).encode(), "too_many_rows"),
    "thousands of columns": (b";".join([b"x"] * 5_000), "too_many_columns"),
    "one line without end": (b"a;b\n" + b"x" * 4_000_000, "long_cell"),
    "an open quotation mark": (b'a;b\n"x;' + b"y\n" * 40_000, "long_cell"),
    "a picture called .xlsx": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "not_a_table"),
    "a pdf": (b"%PDF-1.7\n\x00\x01\x02\x03", "not_a_table"),
    "a web page called .xls": (b"<html><table><tr><td>1</td></tr></table></html>", "not_a_table"),
    "any other zip": (_zipped(text=b"Hello"), "not_a_table"),
    "half a workbook": (workbook(("a", "b"), (1, 2))[:-300], "damaged"),
    "the old Excel format": (OLE, "old_excel"),
    "a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "an empty workbook": (workbook(), "no_rows"),
    "headings alone": (HEAD.encode(), "no_rows"),
    "a zip bomb": (_bomb(), "bomb"),
    "a zip bomb that lies": (_lying_bomb(), "damaged"),
    "entities that grow": (_laughs(), "damaged"),
    "a cell in the last corner": (_corner(), "too_many_rows"),
    "a corner in small letters": (_corner_in_small_letters(), "too_many_rows"),
    "a corner in a sheet elsewhere": (_corner_elsewhere(), "too_many_rows"),
    "one long text in many cells": (_one_text_in_many_cells(), "bomb"),
    "a sheet that is no XML": (with_part(workbook(("a",)), SHEET, b"<worksheet><row>"), "damaged"),
    "text cut in the middle of a sign": (b"\xff\xfea", "not_a_table"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_read_is_refused_with_a_reason_that_has_a_sentence(what: str) -> None:
    data, reason = REFUSED[what]
    with pytest.raises(UnreadableTableError) as refused:
        table(data)
    assert refused.value.reason == reason
    for language in ("de", "en"):
        sentences(language)[f"tables.{reason}"].format(**refused.value.values)
        assert sentences(language)[f"tables.{reason}_advice"]


def test_no_file_takes_much_memory() -> None:
    script = """
import resource
from tests.intake.tables.test_files import REFUSED, table
from intake.tables.cell import UnreadableTableError
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for data, _ in REFUSED.values():
    try:
        table(data)
    except UnreadableTableError:
        pass
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1000)
"""
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)
    assert int(done.stdout) < 300  # megabytes


def told(refused: UnreadableTableError) -> None:
    assert f"tables.{refused.reason}" in sentences("de")


@given(st.binary(max_size=400))
def test_any_bytes_are_a_table_or_a_reason(data: bytes) -> None:
    try:
        found = table(data)
    except UnreadableTableError as refused:
        told(refused)
    else:
        assert found.rows


_GOOD = workbook(("Titel", "Preis", "Fläche"), ("Essen", 189_000, 58.5), ("Köln", 250_000, 61))


@settings(max_examples=80)
@given(st.integers(0, len(_GOOD) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_workbook_is_a_table_or_a_reason(at: int, wrong: bytes) -> None:
    try:
        table(_GOOD[:at] + wrong + _GOOD[at + len(wrong) :])
    except UnreadableTableError as refused:
        told(refused)


_PLAIN = _part(_GOOD, SHEET)


@settings(max_examples=80)
@given(st.integers(0, len(_PLAIN) - 1), st.binary(min_size=1, max_size=6))
def test_a_damaged_sheet_is_a_table_or_a_reason(at: int, wrong: bytes) -> None:
    try:
        table(with_part(_GOOD, SHEET, _PLAIN[:at] + wrong + _PLAIN[at + len(wrong) :]))
    except UnreadableTableError as refused:
        told(refused)


def test_a_sheet_in_an_encoding_that_nobody_knows_is_damaged() -> None:
    with pytest.raises(UnreadableTableError, match="damaged"):
        table(with_part(_GOOD, SHEET, _PLAIN.replace(b"UTF-8", b"ATF-8")))


def test_what_is_no_number_in_a_cell_of_numbers_is_none_here() -> None:
    data = workbook(("Titel", "Baujahr"), ("Essen", 1994))
    for odd, cell in ((b"NaN", "nan"), (b"inf", "inf"), (b"1e999", "inf")):
        rows = table(with_part(data, SHEET, _part(data, SHEET).replace(b"<v>1994</v>", b"<v>" + odd + b"</v>"))).rows
        assert rows[0].cells[1] == cell


def test_a_text_may_stand_in_every_row() -> None:
    rows = table(workbook(("Titel", "Lage"), *[("Essen", "x" * 2_000)] * 1_000)).rows
    assert len(rows) == 1_000
