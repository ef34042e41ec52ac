import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calc.listing import QUESTIONS
from words.problems import problem_notice, unusual_notice
from words.reading import Problem, read

LANGUAGES = ("de", "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("nominal_rate", "4,25", 0.0425),
        ("nominal_rate", "4.25", 0.0425),
        ("nominal_rate", "12 %", 0.12),
        ("nominal_rate", "3,900", 0.039),  # thousands of percent are never meant
        ("nominal_rate", "3,9 Prozent", 0.039),
        ("price", "299.000,50 €", 299_000.5),
        ("price", "299000", 299_000),
        ("price", "€ 299,000.50", 299_000.5),
        ("price", "299 000 EUR", 299_000),
        ("price", "299'000", 299_000),
        ("price", "1.299.000", 1_299_000),
        ("price", "  189.000,-".replace(",-", ",0"), 189_000),
        ("living_area_sqm", "58,5 m²", 58.5),
        ("living_area_sqm", "58.5 qm", 58.5),
        ("actual_rent_monthly", "790 €/Monat", 790),
        ("maintenance_per_sqm_yearly", "18,62 €/m²", 18.62),
        ("maintenance_per_sqm_yearly", "1,50 € je m² im Monat", 18),
        ("price", "185.000,- €", 185_000),
        ("price", "185 T€", 185_000),
        ("price", "185,5 Tsd. Euro", 185_500),
        ("price", "1,2 Mio. €", 1_200_000),
        ("price", "185k", 185_000),
        ("price", "185.000,–", 185_000),
        ("actual_rent_monthly", "1.250,50 kalt", 1_250.5),
        ("actual_rent_monthly", "790 € kalt pro Monat", 790),
        ("actual_rent_monthly", "12.000,00 €/Jahr", 1_000),
        ("actual_rent_monthly", "9.480,00 p.a.", 790),
        ("admin_yearly", "30 €/Monat", 360),
        ("admin_yearly", "30,50 mtl.", 366),
        ("nominal_rate", "3,9 % p.a.", 0.039),
        ("completion_year", "1994", 1994),
        ("contract_date", "21.09.2023", date(2023, 9, 21)),
        ("contract_date", "2023-09-21", date(2023, 9, 21)),
        ("name", "  Essen  ", "Essen"),
        ("let", "ja", True),
        ("let", "No", False),
        ("leasehold", "1", True),
        ("postal_code", "01067", "01067"),
        ("energy_class", "a+", "A+"),
        ("heating", "Fernwärme", "district"),
        ("heating", "heat_pump", "heat_pump"),
        ("condition", "Well kept", "kept"),
        ("rooms", "2,5 Zimmer", 2.5),
        ("energy_demand", "128,4 kWh/(m²·a)", 128.4),
        ("fixed_years", "15 Jahre", 15),
        ("holding_years", "12 years", 12),
        ("price", "", None),
        ("price", "   ", None),
    ],
)
def test_what_is_typed_is_what_is_meant(field: str, text: str, value: object, language) -> None:
    assert read(field, QUESTIONS[field], text, language) == value


@pytest.mark.parametrize(
    ("text", "de", "en"),
    [("1.234", 1_234, 1.234), ("1,234", 1.234, 1_234), ("299.000", 299_000, 299), ("12.500,50", 12_500.5, 12_500.5)],
)
def test_an_ambiguous_number_is_read_in_the_interfaces_language(text: str, de: float, en: float) -> None:
    question = QUESTIONS["price"]
    assert read("price", question, text, "de") == de
    assert read("price", question, text, "en") == en


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("field", "text", "reason"),
    [
        ("price", "dreihundert", "not_a_number"),
        ("price", "<script>alert(1)</script>", "not_a_number"),
        ("price", "1e12", "not_a_number"),
        ("price", "1.23.4", "not_a_number"),
        ("price", ".", "not_a_number"),
        ("price", "5-3", "not_a_number"),
        ("price", "١٢٣", "not_a_number"),
        ("price", "12 %", "wrong_unit"),
        ("price", "58 m²", "wrong_unit"),
        ("nominal_rate", "4 €", "wrong_unit"),
        ("nominal_rate", "0,3 % im Monat", "wrong_unit"),
        ("price", "3.500 €/m²", "wrong_unit"),
        ("price", "900 €/Monat", "wrong_unit"),
        ("actual_rent_monthly", "12 €/m²", "wrong_unit"),
        ("actual_rent_monthly", "1.100 warm", "not_a_number"),
        ("price", "0", "too_small"),
        ("price", "-1", "too_small"),
        ("price", "−5.000", "too_small"),
        ("price", "1000000000000", "too_large"),
        ("nominal_rate", "390", "too_large"),
        ("vacancy_rate", "101", "too_large"),
        ("completion_year", "1994,5", "not_whole"),
        ("completion_year", "9" * 400, "too_large"),
        ("holding_years", "-" + "9" * 400, "too_small"),
        ("contract_date", "31.02.2023", "not_a_date"),
        ("contract_date", "morgen", "not_a_date"),
        ("name", "x" * 61, "too_long"),
        ("let", "vielleicht", "not_a_choice"),
        ("heating", "Dampf", "not_a_choice"),
        ("postal_code", "4513", "not_digits"),
        ("ags", "0511a", "not_digits"),
        ("fixed_years", "7,5", "not_whole_years"),
        ("rooms", "3 €", "wrong_unit"),
    ],
)
def test_what_cannot_be_meant_gets_a_sentence_that_names_the_field(
    field: str, text: str, reason: str, language
) -> None:
    question = QUESTIONS[field]
    with pytest.raises(Problem) as problem:
        read(field, question, text, language)
    assert (problem.value.reason, problem.value.text) == (reason, text)
    notice = problem_notice(problem.value, question, language)
    assert question.label.in_language(language) in notice.body
    assert notice.title.endswith(".")
    assert "{" not in notice.body


def test_the_sentence_gives_an_example_in_the_readers_format() -> None:
    problem = Problem("price", "not_a_number", "x")
    assert problem_notice(problem, QUESTIONS["price"], "de").body == (
        "Bitte „Kaufpreis“ in Euro eingeben, zum Beispiel 189.000\u00a0€."
    )
    assert problem_notice(problem, QUESTIONS["price"], "en").body == (
        "Please enter euros for “Purchase price”, for example €189,000."
    )


def test_a_rare_value_is_pointed_out_and_an_ordinary_one_is_not() -> None:
    question = QUESTIONS["price"]
    assert unusual_notice(189_000.0, question, "de") is None
    rare = unusual_notice(299.0, question, "de")
    assert rare is not None
    assert "299\u00a0€" in rare.title


@given(st.text(max_size=40), st.sampled_from(sorted(QUESTIONS)), st.sampled_from(LANGUAGES))
def test_any_text_is_a_value_within_range_or_a_problem(text: str, field: str, language) -> None:
    question = QUESTIONS[field]
    if field == "state":
        return
    with contextlib.suppress(Problem):
        value = read(field, question, text, language)
        if isinstance(value, float) and question.within:
            assert question.within[0] <= value <= question.within[1]
