"""Screening files: the same figures as one by one, bad rows named and harmless, any kind of table."""

import csv
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from calc import metrics
from calc.__main__ import main
from calc.assessment import assess
from calc.batch import UnreadableFileError, portions, screen_file
from calc.listing import Listing
from calc.screening import Gates, screen

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
    assert [(e["row"], e["field"]) for e in read(errors)] == [("4", "price")]
    assert "4 listings, 1 errors." in capsys.readouterr().err


def test_without_a_file_for_errors_the_command_prints_them(table, tmp_path: Path, capsys) -> None:
    assert main(["screen", str(table([GOOD[0] | {"state": "Bayern"}])), "--out", str(tmp_path / "o.parquet")]) == 1
    assert "row 1, state: 'Bayern' must be one of BW BY" in capsys.readouterr().err


def test_a_clean_file_ends_well_and_parquet_reads_back(table, tmp_path: Path) -> None:
    out = tmp_path / "out.parquet"
    assert main(["screen", str(table(GOOD, "parquet")), "--out", str(out)]) == 0
    assert pd.read_parquet(out)["gross_rental_yield"].tolist() == pytest.approx([12 * 790 / 189_000, 0.08, 0.04])
