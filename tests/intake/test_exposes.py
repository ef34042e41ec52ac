import json
from pathlib import Path
from typing import Any

import pytest

from intake.expose import read_expose
from intake.expose.source import source

FOLDER = Path(__file__).parent / "exposes"
"""Invented listings in different layouts. The values beside them were written by hand before the reader saw them."""

CASES = sorted(FOLDER.glob("*.json"))


def expected(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = json.loads(path.read_text())
    return case


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_a_listing_gives_its_values_and_nothing_else(path: Path) -> None:
    read = read_expose(path.with_suffix(".txt").read_text())
    assert read.values == pytest.approx(expected(path)["values"])


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_a_listing_is_warned_of_what_contradicts_and_of_nothing_else(path: Path) -> None:
    read = read_expose(path.with_suffix(".txt").read_text())
    assert {caution.key for caution in read.warnings} == set(expected(path)["warnings"])


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_every_value_shows_the_words_it_came_from(path: Path) -> None:
    text = path.with_suffix(".txt").read_text()
    read = read_expose(text)
    assert read.evidence.keys() == read.values.keys()
    for places in read.evidence.values():
        assert places
        for place in places:
            assert " ".join(text[place.start : place.end].split()).startswith(place.quote.rstrip("…"))
            assert place.quote


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_no_name_telephone_or_street_is_taken(path: Path) -> None:
    read = read_expose(path.with_suffix(".txt").read_text())
    said = " ".join(place.quote for places in read.evidence.values() for place in places)
    for private in ("Muster", "Beispiel", "Tel", "0201 ", "0431 ", "0451 ", "Straße", "straße", "Str.", "GmbH"):
        assert private not in said


def test_there_are_enough_layouts() -> None:
    assert len(CASES) >= 40


def test_places_count_in_the_text_as_pasted_although_invisible_signs_stand_in_it() -> None:
    text = "\u200bKauf\u00adpreis:\u00a0299.000\u202f€\u200f"
    read = read_expose(text)
    assert read.values["price"] == 299_000
    (place,) = read.evidence["price"]
    assert text[place.start : place.end] == "Kauf\u00adpreis:\u00a0299.000\u202f€"


def test_decomposed_umlauts_are_the_same_letters() -> None:
    text = "Wohnfla\u0308che: 58 m²"
    assert read_expose(text).values == {"living_area_sqm": 58}
    assert source(text).plain == "Wohnfläche: 58 m2"
