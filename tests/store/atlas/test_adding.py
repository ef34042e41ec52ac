"""A better table comes in whole, and a broken one not at all."""

from pathlib import Path

import pytest

from calc.market import market
from calc.outcome import Unavailable
from store.atlas.__main__ import main
from store.atlas.added import source_id
from store.atlas.atlas import read_atlas
from store.atlas.columns import observation_columns, place_columns
from store.atlas.files import DATA
from store.atlas.schema import schema
from store.atlas.table_in import Defaults, Known, read

SOURCE = ["--source", "AK OGA, Immobilienmarktbericht Deutschland 2025", "--licence", "dl-de/by-2-0"]


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


BEFORE = contents(DATA)
PLAIN = "ags,price,period\n04011,2950,2024\n"
FULL = "ags,measure,value,unit,period,kind,segment\n"

BROKEN = {
    "leading zero lost": (PLAIN + "4011,2950,2025\n", "Line 3, ags: '4011' has not five digits", "04011?"),
    "no district of today": (PLAIN + "03152,2950,2024\n", "Line 3, ags: '03152' is none of today's 400 districts"),
    "AGS with letters": (PLAIN + "Bremen,2950,2024\n", "Line 3, ags: 'Bremen'"),
    "municipality without a name": (PLAIN + "09184112,6000,2024\n", "Line 3, place: 09184112 is new here"),
    "percent instead of a share": (
        FULL + "04011,vacancy_rate,3.2,share,2022,census,all_dwellings\n",
        "Line 2, value: 3.2 is not from 0 to 0.5 share. Percent are given as shares: 0.032?",
    ),
    "unit percent": (FULL + "04011,vacancy_rate,3.2,percent,2022,census,\n", "Line 2, unit: 'percent' is none of"),
    "price of 12": (PLAIN + "04012,12,2024\n", "Line 3, price: 12 is not from 300 to 30000 EUR/m2."),
    "twice the same": (PLAIN + "04011,3000,2024\n", "Line 3: is about the same as line 2 (04011, 2024)."),
    "no period": (PLAIN + "04012,2000,\n", "Line 3, period: is empty"),
    "no such month": (PLAIN + "04012,2000,2024-13\n", "Line 3, period: '2024-13' has no month"),
    "period in words": (PLAIN + "04012,2000,letztes Jahr\n", "Line 3, period: 'letztes Jahr' is no year"),
    "text for a number": (PLAIN + "04012,zwei Tausend,2024\n", "Line 3, price: 'zwei Tausend' is no plain number"),
    "decimal comma": (PLAIN + '04012,"2.083,50",2024\n', "Line 3, price: '2.083,50'", "Use a decimal point"),
    "semicolons": (PLAIN.replace(",", ";"), "Line 1: the columns are separated by semicolons"),
    "not UTF-8": ((PLAIN + "05315,4000,2024,Köln\n").encode("latin-1"), "Line 3: is not UTF-8."),
    "empty": ("", "The file is empty."),
    "headings only": ("ags,price,period\n", "headings and no rows"),
    "no prices": ("ags,period\n04011,2024\n", "Line 1: the column 'value' is missing (or price)."),
    "unknown column": (
        "ags,price,period,licenze\n04011,2950,2024,x\n", "'licenze' is unknown. Did you mean 'licence'?"
    ),
    "unknown measure": (FULL + "04011,prices,2000,EUR/m2,2024,,\n", "Line 2, measure: 'prices' is none of"),
    "kind of another measure": (
        FULL + "04011,rent_asking,9,EUR/m2/month,2025,contract,\n",
        "Line 2, kind: rent_asking is asking, not 'contract'",
    ),
    "too many cells": (PLAIN + "04012,2000,2024,x\n", "Line 3: has 4 cells and not 3"),
    "half a sale": (PLAIN.replace("period", "period,n").replace("2024", "2024,1.5"), "Line 2, n: '1.5'"),
    "an open quotation mark": (PLAIN + '04012,"2000,2024\n', "cannot be taken apart"),
    "digits of another script": (PLAIN + "04012,٢٩٥٠,2024\n", "Line 3, price: '٢٩٥٠' is no plain number"),
    "a year in such digits": (PLAIN + "04012,2950,٢٠٢٤\n", "Line 3, period: '٢٠٢٤' is no year"),
    "a year that is not over": (PLAIN + "04012,2950,2098\n", "Line 3, period: '2098' lies in the future."),
    "an end before the beginning": (PLAIN + "04012,2950,2025/2024\n", "'2025/2024' ends before it begins."),
    "tabs": (PLAIN.replace(",", "\t"), "Line 1: the columns are separated by tabs"),
    "a sign that cannot be printed": (
        "ags,price,period,licence\n04011,2950,2024,free\x7f\n", "Line 2, licence: 'free\\x7f' has a sign"
    ),
    "no address": (
        "ags,price,period,url\n04011,2950,2024,javascript:alert(1)\n",
        "Line 2, url: 'javascript:alert(1)' is no address on the web",
    ),
    "a town that nobody knows": (
        "ags,price,period,scope,place\n08335,5648,2025,city,Nirgendwo\n",
        "Line 2, place: 'Nirgendwo' is no town inside 08335; the atlas knows Konstanz,",
    ),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0", "Line 1: is not UTF-8."),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_table_changes_nothing_and_says_why(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, *expected = BROKEN[name]
    table = tmp_path / "prices.csv"
    table.write_bytes(content if isinstance(content, bytes) else str(content).encode())
    assert main(["add", str(table), *SOURCE]) == 1
    told = capsys.readouterr().err
    assert told.startswith("Nothing was changed.\n")
    assert all(str(sentence) in told for sentence in expected), told
    assert contents(DATA) == BEFORE


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--source", "  ", "--licence", "x"], "Name the source with --source"),
        (["--source", "x", "--licence", "x\x7f"], "--licence: 'x\\x7f' has a sign that cannot be printed."),
        (["--source", "x", "--licence", "x", "--url", "www.x.de"], "--url: 'www.x.de' is no address on the web"),
    ],
)
def test_what_the_options_say_is_looked_at_as_well(
    options: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "prices.csv"
    table.write_text(PLAIN)
    assert main(["add", str(table), *options]) == 1
    assert told in capsys.readouterr().err
    assert contents(DATA) == BEFORE


@pytest.mark.parametrize("missing", ["source", "licence"])
def test_a_table_without_source_or_licence_is_refused(
    missing: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "prices.csv"
    table.write_text(PLAIN)
    options = [f"--{name}={'x'}" for name in ("source", "licence") if name != missing]
    assert main(["add", str(table), *options]) == 1
    assert f"--{missing}" in capsys.readouterr().err
    assert contents(DATA) == BEFORE


def test_a_missing_file_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "/nowhere/prices.csv", *SOURCE]) == 1
    assert capsys.readouterr().err == "/nowhere/prices.csv: No such file or directory.\n"


def test_many_problems_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "prices.csv"
    table.write_text("ags,price,period\n" + "".join(f"0401{n % 10},1,{2000 + n}\n" for n in range(50)))
    assert main(["add", str(table), *SOURCE]) == 1
    assert "more.\n" in capsys.readouterr().err


def test_a_good_table_gives_a_district_its_price_and_can_be_replaced(
    copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "prices.csv"
    table.write_text(
        "\ufeffAGS,Price,Period,source,licence,n\n"
        "04011,2950.5,2024,AK OGA,dl-de/by-2-0,1234\n"
        "05162024,2700,2025,AK OGA,dl-de/by-2-0,\n",
        encoding="utf-8",
    )
    assert main(["--folder", str(copy), "add", str(table), "--url", "https://redaktion.akoga.de"]) == 0
    assert capsys.readouterr().out == "added_ak_oga: 2 figures.\n120 of 400 districts have a price now.\n"
    atlas = read_atlas(copy)
    m = market(place_columns(atlas), observation_columns(atlas))
    (price,) = m.cell(m.places.row["04011"], "price_flat").origins
    assert (price.value, price.kind, price.period, price.n) == (2950.5, "contract", "2024", 1234)
    source = atlas.sources[price.source_id]
    assert (source.title, source.licence, source.link) == ("AK OGA", "dl-de/by-2-0", "https://redaktion.akoga.de")
    assert m.column("price_flat")[m.places.row["05162024"]] == 2700.0
    assert m.column("price_flat")[m.places.row["05162"]] == 2669.0

    table.write_text("ags,price,period\n04012,1500,2025\n")
    assert (
        main(["--folder", str(copy), "add", str(table), "--source", "AK OGA", "--licence", "x", "--kind", "asking"])
        == 0
    )
    atlas = read_atlas(copy)
    m = market(place_columns(atlas), observation_columns(atlas))
    assert isinstance(m.column("price_flat")[m.places.row["04011"]], Unavailable)
    assert m.cell(m.places.row["04012"], "price_flat").origins[0].kind == "asking"


def test_rows_in_the_form_of_the_compilation_are_understood(tmp_path: Path) -> None:
    table = tmp_path / "observations.csv"
    table.write_text(
        "ags,scope,place,measure,value,unit,period,n,kind,segment,source_id,url,confidence\n"
        "01051,kreis,Dithmarschen,price_flat,1900,EUR/m2,2025,55,contract,"
        '"resale, weighted over municipalities",ga_sh,https://example.org,A\n'
    )
    atlas = read_atlas(DATA)
    known = Known(schema(), dict(zip(atlas.places["ags"], atlas.places["name"], strict=True)))
    (row,) = read(table, Defaults(licence="x"), known)
    assert (row["segment"], row["source"], row["n"], row["url"]) == (
        "resale_weighted", "ga_sh", "55", "https://example.org",
    )  # fmt: skip


def test_names_of_sources_become_plain_identifiers() -> None:
    assert source_id("Gutachterausschuß Köln / Düsseldorf 2025") == "added_gutachterausschuss_koeln_duesseldorf_2025"
    assert source_id("../../etc/passwd") == "added_etc_passwd"
    assert source_id("???") == "added_source"
