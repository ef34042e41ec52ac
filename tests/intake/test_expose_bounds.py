import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.expose import read_expose, to_form
from intake.expose.source import MOST_CHARACTERS

PIECES = st.sampled_from(
    [
        "Kaufpreis",
        "299.000 €",
        "Hausgeld 312 €",
        "58,5 m²",
        "45130 Essen",
        "3 ½ Zi.",
        "Provision",
        "3,57 %",
        "vermietet",
        "\u200f",
        "\x00",
        "\n",
        "\t",
        "(",
        "½",
        "Baujahr 1965",
        "Kaltmiete",
        "p.a.",
        "Ähnliche Angebote",
        "€",
        "-",
        "2.000.000.000.000",
        "0,00 €",
        "0 m²",
        "Faktor 0",
        "Soll",
        "Stellplatz 0 €",
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=40))
def test_any_text_is_answered_with_evidence_that_stands_in_it(pieces: list[str]) -> None:
    text = " ".join(pieces)
    read = read_expose(text)
    assert read.evidence.keys() == read.values.keys()
    for places in read.evidence.values():
        assert all(0 <= place.start < place.end <= len(text) for place in places)
    to_form(read, "de")


@pytest.mark.parametrize("piece", ["1", "\n", "3 Zimmer ", "Kaufpreis 299.000 € "])
def test_a_page_without_end_costs_no_more_than_its_beginning(piece: str) -> None:
    read = read_expose(piece * (10_000_000 // len(piece)))
    assert read.warnings[0].key == "cut"
    assert read.warnings[0].figures[0][1] == MOST_CHARACTERS
    assert all(place.end <= MOST_CHARACTERS for places in read.evidence.values() for place in places)


def test_the_command_prints_json(tmp_path: Path) -> None:
    file = tmp_path / "exposé.txt"
    file.write_bytes("45130 Essen\nKaufpreis: 189.000 €\nWohnfläche: 58,5 m²".encode("cp1252"))
    run = subprocess.run([sys.executable, "-m", "intake", str(file)], capture_output=True, check=True)
    printed = json.loads(run.stdout)
    assert set(printed) == {"values", "evidence", "warnings", "missing"}
    assert printed["values"]["price"] == 189_000
    assert printed["values"]["living_area_sqm"] == 58.5
    assert printed["evidence"]["price"][0]["quote"] == "Kaufpreis: 189.000 €"
    broker = next(gap for gap in printed["missing"] if gap["field"] == "broker_rate")
    assert broker["value"] == 0.0357


def test_a_missing_file_is_said() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "intake", "nirgends.txt"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 1
    assert "Traceback" not in run.stderr


def test_what_was_read_fills_the_form() -> None:
    read = read_expose("Kaufpreis: 189.000 €\nKäuferprovision 3,57 %\n45130 Essen-Rüttenscheid\nvermietet")
    texts = to_form(read, "de")
    assert texts["price"] == "189.000\u00a0€"
    assert texts["broker_rate"] == "3,57\u00a0%"
    assert texts["state"] == "NW"
    assert texts["let"] == "ja"
    assert texts["name"] == "Essen-Rüttenscheid"
