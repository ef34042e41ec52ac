"""Amounts, periods, parts and sums in the words that listings use for them; the figures are worked out by hand."""

import pytest

from intake.expose import read_expose

ABSENT = object()
"""The field must not be found."""


def _check(text: str, expected: dict[str, object]) -> None:
    values = read_expose(text).values
    for name, wanted in expected.items():
        if wanted is ABSENT:
            assert name not in values, (name, values[name])
        elif wanted is None:
            assert values.get(name, ABSENT) is None, name
        else:
            assert values.get(name) == pytest.approx(wanted), name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 Zi., 71 qm, VB 124 Tsd.", {"price": 124_000}),
        ("Preis: 134k, 2 Zimmer, 52 m²", {"price": 134_000}),
        ("Kaufpreis TEUR 134,5", {"price": 134_500}),
        ("Kaufpreis: 134,5 T€", {"price": 134_500}),
        ("Die Stadt hat 124 Tsd. Einwohner.\nKaufpreis 99.000 €", {"price": 99_000}),
        ("2-Zi., KM 380,-, NK 120,-, HG 190,-", {"actual_rent_monthly": 380, "house_money_monthly": 190}),
        ("Hausgeld: 780 € pro Quartal", {"house_money_monthly": 260}),
        ("Das Hausgeld wird quartalsweise erhoben und beträgt 780 €.", {"house_money_monthly": 260}),
        ("Wohngeld 645,- EUR vierteljährlich", {"house_money_monthly": 215}),
        ("Hausgeld halbjährlich: 1.500 €", {"house_money_monthly": 250}),
        ("Kaltmiete je Quartal: 1.650 €\nKaufpreis 110.000 €", {"actual_rent_monthly": 550}),
    ],
)
def test_short_amounts_and_other_periods(text: str, expected: dict[str, object]) -> None:
    _check(text, expected)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Das Hausgeld beträgt 240 €, davon sind 150 € auf einen Mieter umlegbar.", 90),
        ("Hausgeld 240€ im Monat, davon 150 umlegbar", 90),
        ("Hausgeld liegt bei 240 Euro, 150 davon sind umlagefähig.", 90),
        ("Hausgeld 240 €, hiervon entfallen 90 € auf nicht umlagefähige Kosten.", 90),
        ("Hausgeld: €240.00 per month, of which €90.00 is not recoverable from the tenant", 90),
        ("Hausgeld 240 €. Davon trägt der Mieter 150 € über die Nebenkosten.", 90),
        ("Monatliches Hausgeld 240 €, wovon 90 € beim Eigentümer verbleiben.", 90),
        ("Hausgeld 240 € (nicht umlagefähig: Verwaltung 28 €, Rücklage 62 €)", 90),
        ("Hausgeld 90 €: Verwaltung 28 € und Rücklage 62 €, insgesamt nicht auf den Pächter umlegbar.", 90),
        ("Das Hausgeld von 90 € ist in voller Höhe nicht umlagefähig.", 90),
        ("Hausgeld 240 €, davon 62 € Rücklage.", ABSENT),
        ("Hausgeld 240 €, darin 62 € Rücklage (nicht umlagefähig)", ABSENT),
        ("Hausgeld 240 €, Nebenkosten 150 €", ABSENT),
        ("Hausgeld 240 €. Der Mieter zahlt 480 € kalt.", ABSENT),
    ],
)
def test_the_owners_part_of_the_house_money(text: str, own: object) -> None:
    _check(text, {"nonrecoverable_house_money_monthly": own})


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("Kaufpreis 150.000 €\nDas Maklerhonorar für den Käufer beträgt pauschal 4.500 € inkl. MwSt.", 0.03),
        ("Kaufpreis 150.000 €\nKäuferprovision: 4.500 € zzgl. 19 % MwSt.", 0.0357),
        ("Kaufpreis 150.000 €\nMaklerprovision gesamt 9.000 €, Käufer und Verkäufer je zur Hälfte", 0.03),
        ("Kaufpreis 150.000 €\nVerkäuferprovision 4.500 €", ABSENT),
        ("150.000 €\nKaufpreis\n3,57 %\nKäuferprovision (inkl. MwSt.)\n\nEnergie", 0.0357),
        ("Kaufpreis\n150.000 €\nMietrendite\n5,10 %\nProvision\n\nEnergie", ABSENT),
        ("Provision: für den Erwerber fällt keine an.", 0),
        ("Courtage fällt nicht an, da Privatverkauf.", 0),
        ("Eine Provision wird vom Käufer nicht verlangt.", 0),
        ("Kein Makler, also keine Prov für dich", 0),
        ("Kaufpreis      150.000,00\nKäuferprovision        0,00\nGesamt 150.000,00", 0),
        ("Die Gesamtprovision von 5,95 % inkl. MwSt. tragen Käufer und Verkäufer je zur Hälfte.", 0.02975),
    ],
)
def test_the_buyers_part_of_the_fee(text: str, rate: object) -> None:
    _check(text, {"broker_rate": rate})
