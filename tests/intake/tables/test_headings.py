"""What the heading of a column means."""

import pytest

from calc import metrics
from calc.listing import QUESTIONS
from intake.tables.columns import guesses
from intake.tables.headings import Meaning, guess
from intake.tables.writing import Heading


@pytest.mark.parametrize("field", QUESTIONS)
def test_every_input_is_known_by_its_labels_with_and_without_unit_and_by_its_identifier(field: str) -> None:
    question = QUESTIONS[field]
    for label in (question.label.de, question.label.en):
        for heading in (label, label.upper(), Heading(label, question.unit).text):
            found = guess(heading)
            assert found.certain, heading
            assert found.meaning == Meaning(field), heading
    assert guess(field).meaning == Meaning(field)


@pytest.mark.parametrize("key", metrics.catalogue())
def test_our_own_figures_are_left_out_without_asking(key: str) -> None:
    label = metrics.get(key).label
    # A figure of the same name as an input would be an input.
    for heading in (label.de, label.en):
        found = guess(heading)
        assert found.certain or found.meaning is None


@pytest.mark.parametrize(
    ("heading", "field", "factor"),
    (
        ("Preis (€)", "price", 1),
        ("Kaufpreis in T€", "price", 1000),
        ("Angebotspreis", "price", 1),
        ("Asking price", "price", 1),
        ("Wohnfl. ca. (m²)", "living_area_sqm", 1),
        ("m²", "living_area_sqm", 1),
        ("Nettokaltmiete/Monat", "actual_rent_monthly", 1),
        ("Jahresnettokaltmiete", "actual_rent_monthly", 1 / 12),
        ("Kaltmiete p.a. (EUR)", "actual_rent_monthly", 1 / 12),
        ("Rent per year", "actual_rent_monthly", 1 / 12),
        ("Kaltmiete (Jahr)", "actual_rent_monthly", 1 / 12),
        ("kaltmiete_jahr", "actual_rent_monthly", 1 / 12),
        ("Miete Monat", "actual_rent_monthly", 1),
        ("JNKM Ist", "actual_rent_monthly", 1 / 12),
        ("Construction year", "completion_year", 1),
        ("Sonderumlage", "special_levy", 1),
        ("Sonderumlage (€)", "special_levy", 1),
        ("wohnflaeche_qm", "living_area_sqm", 1),
        ("PLZ / Ort", "town", 1),
        ("Verwaltung im Monat", "admin_yearly", 12),
        ("Verwaltungskosten", "admin_yearly", 1),
        ("Instandhaltung je m² im Monat", "maintenance_per_sqm_yearly", 12),
        ("PLZ", "postal_code", 1),
        ("Zins (%)", "nominal_rate", 1),
        ("Link", "source_url", 1),
    ),
)
def test_usual_headings_are_known(heading: str, field: str, factor: float) -> None:
    assert guess(heading).certain
    assert guess(heading).meaning == Meaning(field, factor)


def test_a_rent_per_square_metre_is_times_the_area_and_a_price_per_square_metre_no_price() -> None:
    assert guess("Kaltmiete €/m²").meaning == Meaning("actual_rent_monthly", 1.0, per_sqm=True)
    for heading in ("Preis/m²", "Kaufpreis je m²", "Quadratmeterpreis", "Kaufpreisfaktor", "Bruttomietrendite"):
        assert guess(heading).meaning is None
        assert guess(heading).certain


@pytest.mark.parametrize(
    ("heading", "field"),
    (("Kaufpries", "price"), ("Wonflaeche", "living_area_sqm"), ("Provisionssatz", "broker_rate")),
)
def test_what_is_nearly_known_is_proposed_and_asked(heading: str, field: str) -> None:
    found = guess(heading)
    assert not found.certain
    assert found.meaning == Meaning(field)


@pytest.mark.parametrize("heading", ("Warmmiete", "Ansprechpartner", "", "x" * 10_000, "=cmd()", "\u202e"))
def test_what_is_unknown_is_asked_without_a_proposal(heading: str) -> None:
    assert guess(heading).meaning is None
    assert not guess(heading).certain


def test_of_two_rents_the_better_named_counts_and_the_other_is_asked_about() -> None:
    net, loose = guesses(["Miete", "Kaltmiete im Monat"])
    assert (loose.certain, loose.meaning) == (True, Meaning("actual_rent_monthly"))
    assert not net.certain


def test_of_title_and_address_the_title_is_the_name() -> None:
    address, title = guesses(["Adresse", "Titel"])
    assert title.meaning == Meaning("name")
    assert (address.meaning, address.certain) == (None, True)
