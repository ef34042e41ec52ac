"""Screening files: the same figures as one by one, bad rows named and harmless, any kind of table."""

import csv
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from calc import metrics
from calc.__main__ import main
from calc.assessment import assess
from calc.batch import screen_file
from calc.listing import Listing
from calc.listing_files import UnreadableFileError, portions
from calc.screening import Gates, screen
from calc.tables import TableWriter

GOOD = [
    {"name": "Essen", "price": 189_000, "living_area_sqm": 58, "actual_rent_monthly": 790, "state": "NW"},
    {"name": "=cmd()", "price": 75_000, "living_area_sqm": 100, "actual_rent_monthly": 500, "state": "SN"},
    {"name": "C", "price": 300_000, "living_area_sqm": 57, "actual_rent_monthly": 1_000, "state": "BY"},
]


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def table(tmp_path: Path):
    def written(rows: list[dict], kind: str = "csv") -> Path:
        path = tmp_path / f"listings.{kind}"
        frame = pd.DataFrame(rows)
        frame.to_csv(path, index=False) if kind == "csv" else frame.to_parquet(path)
        return path

    return written


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_a_file_gives_the_figures_of_its_listings(table, kind: str) -> None:
    (portion,) = screen_file(table(GOOD, kind), "market_2026")
    listings = [Listing(**row) for row in GOOD]
    assessment = assess(listings)
    for key, metric in metrics.catalogue().items():
        np.testing.assert_allclose(portion.results[key], metric.figures(assessment).values, rtol=1e-12, err_msg=key)
    screening = screen(assessment, Gates())
    assert portion.results["verdict"].tolist() == [v.name.lower() for v in screening.verdicts]
    assert portion.results["stopped_by"].tolist() == [
        gate.metric.key if (gate := screening.stopped_by(row)) else "" for row in range(3)
    ]
    assert portion.errors.empty


def test_a_bad_row_is_named_by_row_and_field_and_costs_no_other_row(table) -> None:
    bad = {"name": "bad", "price": "abc", "living_area_sqm": 58, "actual_rent_monthly": "", "state": "XX"}
    (portion,) = screen_file(table([GOOD[0], bad, GOOD[2]]), "market_2026")
    assert portion.results["row"].tolist() == [1, 3]
    assert set(portion.errors[["row", "field"]].itertuples(index=False, name=None)) == {
        (2, "price"),
        (2, "actual_rent_monthly"),
        (2, "state"),
    }


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("nominal_rate", 12),
        ("price", 0),
        ("price", -1),
        ("price", "inf"),
        ("vacancy_rate", 4),
        ("contract_date", "1990-01-01"),
        ("contract_date", "gestern"),
        ("name", "x" * 61),
        ("completion_year", "alt"),
        ("fixed_years", 7.5),
        ("leasehold", "perhaps"),
        ("heating", "steam"),
        ("postal_code", "4513"),
        ("ags", "0511a"),
        ("town", "x" * 61),
    ],
)
def test_what_cannot_be_meant_is_an_error(table, field: str, value: object) -> None:
    (portion,) = screen_file(table([GOOD[0], GOOD[1] | {field: value}]), "market_2026")
    assert portion.errors[["row", "field"]].values.tolist() == [[2, field]]
    assert portion.results["row"].tolist() == [1]


def test_a_stated_assumption_replaces_the_presets(table) -> None:
    (portion,) = screen_file(table([GOOD[0] | {"nominal_rate": 0.0}, GOOD[0]]), "market_2026")
    free, market = portion.results["debt_service"]
    assert free == pytest.approx(189_000 * 0.8 * 0.02)
    assert market == pytest.approx(189_000 * 0.8 * 0.059)


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_every_input_of_a_listing_may_be_a_column(table, kind: str) -> None:
    more = {
        "parking_price": 20_000, "parking_rent_monthly": 50, "leasehold": True, "ground_rent_yearly": 960,
        "special_levy": 6_000, "special_levy_year": 2, "fixed_years": 15, "holding_years": 12, "tight_market": False,
        "followup_rate": 0.05, "rent_growth_rate": 0.01,
    }  # fmt: skip
    facts = {"town": "Essen", "floor": "2. OG", "postal_code": "45130", "heating": "gas", "let": True, "rooms": 2.5}
    (portion,) = screen_file(table([GOOD[0] | more | facts], kind), "market_2026")
    assert portion.errors.empty
    assert portion.warnings.empty
    assessment = assess([Listing(**GOOD[0], **more)])
    for key, metric in metrics.catalogue().items():
        np.testing.assert_allclose(portion.results[key], metric.figures(assessment).values, rtol=1e-12, err_msg=key)


def test_rows_keep_their_numbers_across_portions(table) -> None:
    path = table([GOOD[0] | {"name": str(n)} for n in range(50)], "parquet")
    assert [len(frame) for frame in portions(path, rows=20)] == [20, 20, 10]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("l.txt", "x", "neither .csv nor .parquet"),
        ("l.csv", "a,b\n1,2\n", "columns price, actual_rent_monthly, living_area_sqm, state are missing"),
        ("l.csv", "", "cannot be read"),
        ("l.parquet", "no parquet", "cannot be read"),
    ],
)
def test_a_file_of_another_kind_says_what_is_wrong(tmp_path: Path, name: str, content: str, sentence: str) -> None:
    (tmp_path / name).write_text(content)
    with pytest.raises(UnreadableFileError, match=sentence):
        list(screen_file(tmp_path / name, "market_2026"))


def test_the_command_writes_results_and_errors(table, tmp_path: Path, capsys) -> None:
    out, errors = tmp_path / "out.csv", tmp_path / "errors.csv"
    listings = table([*GOOD, GOOD[0] | {"price": "abc"}])
    assert main(["screen", str(listings), "--out", str(out), "--errors", str(errors)]) == 1
    results = read(out)
    assert [row["name"] for row in results] == ["Essen", "'=cmd()", "C"], "A name is never a formula."
    assert [(e["row"], e["field"], e["severity"]) for e in read(errors)] == [("4", "price", "error")]
    assert "4 listings, 1 errors, 0 warnings." in capsys.readouterr().err


def test_without_a_file_for_errors_the_command_prints_them(table, tmp_path: Path, capsys) -> None:
    assert main(["screen", str(table([GOOD[0] | {"state": "Bayern"}])), "--out", str(tmp_path / "o.parquet")]) == 1
    assert "row 1, state: 'Bayern' must be one of BW BY" in capsys.readouterr().err


def test_a_clean_file_ends_well_and_parquet_reads_back(table, tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    assert main(["screen", str(table(GOOD, "parquet")), "--out", str(out)]) == 0
    assert pd.read_parquet(out)["gross_rental_yield"].tolist() == pytest.approx([12 * 790 / 189_000, 0.08, 0.04])


def test_a_column_that_nearly_is_an_input_is_named(table, tmp_path: Path, capsys) -> None:
    rows = [row | {"vacancy_rat": 0.04, "agent": "Müller"} for row in GOOD]
    assert main(["screen", str(table(rows)), "--out", str(tmp_path / "o.csv")]) == 0
    said = capsys.readouterr().err
    assert "'vacancy_rat' is no input and only passed through; did you mean 'vacancy_rate'?" in said
    assert "agent" not in said
    assert {row["agent"] for row in read(tmp_path / "o.csv")} == {"Müller"}


def test_a_required_column_that_is_nearly_there_is_named(table) -> None:
    path = table([{("Price" if name == "price" else name): value for name, value in row.items()} for row in GOOD])
    with pytest.raises(UnreadableFileError, match=r"price are missing\. Did you mean 'price' by 'Price'"):
        list(screen_file(path, "market_2026"))


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_the_unusual_is_a_warning_that_costs_nothing(table, tmp_path: Path, kind: str, capsys) -> None:
    rows = [GOOD[0], GOOD[1] | {"living_area_sqm": 5_000}, GOOD[2] | {"nominal_rate": 0.2}]
    out, errors = tmp_path / "o.csv", tmp_path / f"e.{kind}"
    assert main(["screen", str(table(rows, kind)), "--out", str(out), "--errors", str(errors)]) == 0
    assert [row["row"] for row in read(out)] == ["1", "2", "3"]
    found = read(errors) if kind == "csv" else pd.read_parquet(errors).to_dict("records")
    assert [(int(f["row"]), f["field"], float(f["value"]), f["severity"]) for f in found] == [
        (2, "living_area_sqm", 5_000, "warning"),
        (3, "nominal_rate", 0.2, "warning"),
    ]
    assert "3 listings, 0 errors, 2 warnings." in capsys.readouterr().err


HEAD = "price,living_area_sqm,actual_rent_monthly,state"
ROW = "189000,58,790,NW"


@pytest.mark.parametrize(
    ("content", "arguments", "sentence"),
    [
        (f"{HEAD},price\n{ROW},5\n", ["--out", "o.csv"], "more than once: price."),
        (f"{HEAD},verdict\n{ROW},x\n", ["--out", "o.csv"], "called like results: verdict."),
        (f"{HEAD}\n{ROW}\n", ["--out", "l.csv"], "--out: l.csv is already in use"),
        (f"{HEAD}\n{ROW}\n", ["--out", "o.csv", "--errors", "l.csv"], "--errors: l.csv is already in use"),
        (f"{HEAD}\n{ROW}\n", ["--out", "o.csv", "--errors", "o.csv"], "--errors: o.csv is already in use"),
        (f"{HEAD}\n{ROW}\n", ["--out", "o.xlsx"], "--out: o.xlsx is neither .csv nor .parquet."),
        (f"{HEAD}\n{ROW}\n", ["--out", "o.csv", "--errors", "e.txt"], "--errors: e.txt is neither"),
    ],
)
def test_what_cannot_end_well_is_refused_and_nothing_touched(
    tmp_path: Path, monkeypatch, content: str, arguments: list[str], sentence: str, capsys
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("l.csv").write_text(content)
    Path("o.csv").write_text("earlier")
    assert main(["screen", "l.csv", *arguments]) == 1
    assert sentence in capsys.readouterr().err
    assert Path("l.csv").read_text() == content
    assert Path("o.csv").read_text() == "earlier"


def test_its_own_output_is_not_taken_for_listings(table, tmp_path: Path, capsys) -> None:
    out = tmp_path / "o.csv"
    assert main(["screen", str(table(GOOD)), "--out", str(out)]) == 0
    assert main(["screen", str(out), "--out", str(tmp_path / "again.csv")]) == 1
    assert "written by an earlier run" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_results_of_an_earlier_run_do_not_survive(table, tmp_path: Path, kind: str) -> None:
    out = tmp_path / f"o.{kind}"
    assert main(["screen", str(table(GOOD)), "--out", str(out)]) == 0
    assert main(["screen", str(table([GOOD[0] | {"price": "abc"}])), "--out", str(out)]) == 1
    assert not out.exists() or out.read_text() == ""


def test_a_heading_is_never_a_formula(table, tmp_path: Path) -> None:
    out = tmp_path / "o.csv"
    assert main(["screen", str(table([row | {"=cmd()": 1} for row in GOOD])), "--out", str(out)]) == 0
    assert "'=cmd()" in read(out)[0]


def test_a_column_that_begins_empty_may_get_texts_in_parquet(tmp_path: Path) -> None:
    with TableWriter(tmp_path / "o.parquet") as results:
        results.write(pd.DataFrame({"note": [None]}))
        results.write(pd.DataFrame({"note": ["text"]}))
    assert pd.read_parquet(tmp_path / "o.parquet")["note"].fillna("").tolist() == ["", "text"]


def test_a_row_with_too_few_or_too_many_cells_is_named_and_costs_no_other_row(tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    rows = [
        "Essen,189000,58,790,NW",
        "short,189000",
        "C,300000,57,1000,BY",
        "long,1,2,3,NW,5",
        "B,75000,100,500,SN",
        "x",
    ]
    path.write_text("\n".join(["name,price,living_area_sqm,actual_rent_monthly,state", *rows, ""]), encoding="utf-8")
    found = list(screen_file(path, "market_2026"))
    results = pd.concat([portion.results for portion in found])
    errors = pd.concat([portion.errors for portion in found])
    assert results[["row", "name"]].values.tolist() == [[1, "Essen"], [3, "C"], [5, "B"]]
    assert errors[["row", "error"]].values.tolist() == [
        [2, "has 2 cells, not 5"],
        [4, "has 6 cells, not 5"],
        [6, "has 1 cells, not 5"],
    ]
    assert sum(portion.rows for portion in found) == 6


def test_an_extra_column_may_turn_from_numbers_to_text(tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    line = "Essen,189000,58,790,NW,"
    head = "name,price,living_area_sqm,actual_rent_monthly,state,note"
    path.write_text("\n".join([head, *[line + "1"] * 60_000, line + "text"]), encoding="utf-8")
    assert sum(len(portion.results) for portion in screen_file(path, "market_2026")) == 60_001
