from calc.examples import EXAMPLES
from intake.form import edited_listing, new_listing

GOOD = {"name": "Essen", "price": "189.000", "living_area_sqm": "58", "actual_rent_monthly": "790", "state": "NW"}


def test_five_texts_make_a_listing_and_the_rest_is_left_to_the_preset() -> None:
    listing = new_listing(GOOD, "de").listing
    assert listing is not None
    assert (listing.price, listing.living_area_sqm, listing.actual_rent_monthly) == (189_000, 58, 790)
    assert (listing.nominal_rate, listing.preset) == (None, "market_2026")


def test_all_problems_are_collected_at_once() -> None:
    filled = new_listing({"name": "", "price": "viel", "living_area_sqm": "0", "nominal_rate": "4 €"}, "de")
    assert filled.listing is None
    assert {field: p.reason for field, p in filled.problems.items()} == {
        "name": "missing",
        "price": "not_a_number",
        "living_area_sqm": "too_small",
        "actual_rent_monthly": "missing",
        "state": "missing",
        "nominal_rate": "wrong_unit",
    }


def test_a_contract_before_the_law_on_file_is_a_problem_of_its_field() -> None:
    filled = new_listing(GOOD | {"contract_date": "31.12.1996"}, "de")
    assert filled.listing is None
    assert set(filled.problems) == {"contract_date"}


def test_an_edit_keeps_the_exact_value_of_every_other_field() -> None:
    a = EXAMPLES["A"].listing
    edited = edited_listing(a, {"nominal_rate": "4,25"}, "de").listing
    assert edited is not None
    # 10,000 / 12 is shown as 833,33 and must not become it.
    assert edited.actual_rent_monthly == a.actual_rent_monthly == 10_000 / 12
    assert edited.nominal_rate == 0.0425


def test_an_emptied_assumption_falls_back_to_its_preset() -> None:
    stated = edited_listing(EXAMPLES["A"].listing, {"vacancy_rate": "7 %"}, "de").listing
    assert stated is not None
    assert stated.vacancy_rate == 0.07
    emptied = edited_listing(stated, {"vacancy_rate": ""}, "de").listing
    assert emptied == EXAMPLES["A"].listing


def test_an_emptied_fact_is_a_problem() -> None:
    assert edited_listing(EXAMPLES["A"].listing, {"price": ""}, "de").problems["price"].reason == "missing"


def test_after_a_change_of_language_a_number_with_two_meanings_is_asked_again() -> None:
    filled = new_listing(GOOD | {"living_area_sqm": "62,5"}, "en", began_in="de")
    assert {name: p.reason for name, p in filled.problems.items()} == {"price": "ambiguous"}
    assert filled.listing is None
    assert new_listing(GOOD | {"price": "189000"}, "en", began_in="de").listing is not None
    assert new_listing(GOOD, "de", began_in="de").listing is not None
