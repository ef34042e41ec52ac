"""The same flat offered twice."""

from dataclasses import replace
from itertools import product
from types import SimpleNamespace

import pytest
from rapidfuzz import fuzz

from calc.listing import Listing
from intake.duplicates import duplicates, surplus

ONE = Listing("Essen-Rüttenscheid, 3 Zimmer mit Balkon", 189_000.0, 58.0, 790.0, "NW")


@pytest.mark.parametrize(
    "other",
    (
        ONE,
        replace(ONE, name="3-Zimmer-Wohnung in Essen-Rüttenscheid, Balkon", price=186_000.0),
        replace(ONE, living_area_sqm=58.9),
        replace(ONE, name="Kapitalanlage mit Balkon"),  # same price, area and rent to the digit
    ),
)
def test_what_looks_like_the_same_flat_is_found(other: Listing) -> None:
    far = replace(ONE, name="Kiel", price=400_000.0, state="SH")
    assert duplicates([far, ONE, other]) == ((1, 2),)


@pytest.mark.parametrize(
    "other",
    (
        replace(ONE, price=193_000.0),  # 2.1 % dearer
        replace(ONE, living_area_sqm=60.0),
        replace(ONE, state="BY"),
        replace(ONE, name="Hagen, Altbau", actual_rent_monthly=600.0),
    ),
)
def test_what_differs_is_left_alone(other: Listing) -> None:
    assert duplicates([ONE, other]) == ()


def test_two_flats_of_one_house_are_two() -> None:
    assert duplicates([replace(ONE, name="Marktstraße 4, WE 12"), replace(ONE, name="Marktstraße 4, WE 13")]) == ()


def test_different_postcodes_are_different_places() -> None:
    assert duplicates([replace(ONE, postal_code="45130"), replace(ONE, postal_code="45131")]) == ()


def test_flats_of_two_towns_are_two_however_they_are_called() -> None:
    flats = [replace(ONE, name="3-Zimmer-Wohnung", ags=ags) for ags in ("05113", "05315")]
    assert duplicates(flats) == ()


def test_rows_without_a_name_are_one_flat_by_town_and_rent() -> None:
    first, second = (replace(ONE, name=f"Essen, Zeile {row}", town="Essen") for row in (2, 3))
    assert duplicates([first, replace(second, price=188_500.0)]) == ((0, 1),)
    assert duplicates([first, replace(second, name="Essen, Row 3")]) == ((0, 1),)
    assert duplicates([first, replace(second, actual_rent_monthly=800.0)]) == ()
    assert duplicates([first, replace(second, town="Hagen")]) == ()


def test_each_flat_stays_once() -> None:
    groups = duplicates([ONE, replace(ONE, name="Gera", price=50_000.0, state="TH"), ONE, ONE])
    assert groups == ((0, 2, 3),)
    assert surplus(groups) == (2, 3)


def test_a_list_that_is_one_flat_is_not_compared_pair_by_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0

    def count(*names: str, score_cutoff: float) -> float:
        nonlocal compared
        compared += 1
        return fuzz.token_set_ratio(*names, score_cutoff=score_cutoff)

    monkeypatch.setattr("intake.duplicates.fuzz", SimpleNamespace(token_set_ratio=count))
    assert len(duplicates([ONE] * 20_000)) == 1
    assert compared == 0
    letters = "abcdefghijklmnopqrst"
    near = [
        replace(ONE, name=f"Wohnung {one * 3} {other * 3}", actual_rent_monthly=500.0 + row)
        for row, (one, other) in enumerate(product(letters, letters))
    ]
    assert duplicates(near)
    assert 0 < compared <= 100 * len(near)  # of 79,800 pairs


def test_twins_and_their_look_alikes_are_one_group() -> None:
    alike = replace(ONE, price=186_000.0)
    assert duplicates([ONE, alike, ONE, alike, replace(alike, price=183_000.0)]) == ((0, 1, 2, 3, 4),)
