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
        ("Hausgeld 2.880 € jährlich, davon 1.800 € umlagefähig", 90),
        ("Wohnfläche 60 m²\nHausgeld 4,00 €/m² monatlich, davon 1,50 €/m² nicht umlagefähig", 90),
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
        ("Käufercourtage: die Hälfte der Gesamtcourtage von 7,14 %", 0.0357),
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


HEADINGS = "WE\tLage\tZi.\tWfl. m²\tMiete kalt\tHausgeld\tKaufpreis\tStatus\n"
UNITS = (
    HEADINGS
    + "1\tEG\t2\t50,10\t380,00\t150,00\t90.000\tvermietet\n"
    + "2\t1. OG\t3\t70,20\t510,00\t210,00\t130.000\tvermietet\n"
    + "12\t2. OG\t1\t31,00\t250,00\t95,00\t61.500\tverkauft\n"
)
SECOND = {
    "price": 130_000, "living_area_sqm": 70.2, "rooms": 3, "actual_rent_monthly": 510, "house_money_monthly": 210,
}  # fmt: skip
SPACED = (
    "Whg   Etage    Zimmer   Größe      Miete/Monat    Preis\n"
    "A     EG       2        50,1 m²    380 €           90.000 €\n"
    "B     1. OG    3        70,2 m²    510 €          130.000 €\n"
)
IST_AND_SOLL = (
    "Mehrfamilienhaus, Kaufpreis 480.000 €\n\n"
    "Nr.   Lage     Fläche m²    Ist €/Monat    Soll €/Monat\n"
    "1     EG       60,00        420,00         480,00\n"
    "2     OG       70,50        490,50         560,00\n"
    "Garage                       50,00          50,00\n"
    "Summe          130,50       910,50       1.040,00\n"
)
RENTS_BY_LINE = (
    "Dreifamilienhaus, 340.000 €, 190 m²\n\nMieten pro Monat\n"
    "EG links: 410 €\nOG rechts: 455,50 €\nDachgeschoss: 300 €\nGarage: 45 €\nGesamt: 1.210,50 €\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Sie haben WE 2 gewählt.\n\n{UNITS}\nKontakt", SECOND),
        (f"{UNITS}\nIhr Angebot: Wohnung 02", SECOND),
        (f"Unser Angebot: 3 Zimmer für 130.000 €\n\n{UNITS}", SECOND),
        (UNITS.replace("90.000\tvermietet", "90.000\treserviert"), SECOND),
        (UNITS.replace("\t", " | ") + "\nWE 2 im Detail", SECOND),
        (f"Einheit B\n{SPACED}", {"price": 130_000, "living_area_sqm": 70.2, "actual_rent_monthly": 510}),
        (UNITS, {"price": None, "living_area_sqm": None, "actual_rent_monthly": None, "house_money_monthly": None}),
        (
            IST_AND_SOLL,
            {
                "actual_rent_monthly": 910.5,
                "market_rent_monthly": 1_040,
                "living_area_sqm": 130.5,
                "other_income_monthly": 50,
            },
        ),
        (
            "Zweifamilienhaus\n\nEtage\tFläche\tNettokaltmiete p. a.\nEG\t60 m²\t5.040 €\nOG\t70 m²\t6.000 €\n",
            {"actual_rent_monthly": 920, "living_area_sqm": 130},
        ),
        (
            RENTS_BY_LINE,
            {"actual_rent_monthly": 1_165.5, "other_income_monthly": 45, "price": 340_000},
        ),
        (
            "Kaufpreis 210.000 €\n\nMieteinnahmen monatlich\nKaltmiete 610 €\nNebenkosten 150 €\nGesamt 760 €\n",
            {"actual_rent_monthly": 610},
        ),
    ],
)
def test_lists_of_units_and_of_rents(text: str, expected: dict[str, object]) -> None:
    _check(text, expected)


FACTS = "3 Zimmer, 80 m², vermietet\n"


@pytest.mark.parametrize(
    ("text", "price", "warned"),
    [
        (f"Kaufpreis: 20-fache Jahresnettokaltmiete\nJahresnettokaltmiete: 7.200 €\n{FACTS}", 144_000, False),
        (
            "Der Preis ist das 22,5-fache der Jahreskaltmiete.\nKaltmiete 600 €",
            162_000,
            False,
        ),
        (f"Kaufpreisfaktor: 20\nKaltmiete: 600 €\n{FACTS}", 144_000, False),
        (f"Kaufpreisfaktor: 20\nKaltmiete: 600 €\nBruttorendite 4,1 %\n{FACTS}", ABSENT, False),
        (f"Nachbarhaus: Faktor 31\nKaltmiete: 600 €\n{FACTS}", ABSENT, False),
        ("3-Zimmer-Wohnung, 80 m² – 149.000 €\n\nDer Kaufpreis beträgt 155.000 €.\n", None, True),
        (
            "3-Zimmer-Wohnung, 80 m² – 149.000 €\n\nDer Kaufpreis beträgt 155.000 €.\nPreis/m²: 1.862,50 €\n",
            149_000,
            True,
        ),
        (f"WE 4 jetzt für 149.000 €!\n\n{FACTS}Kaufpreis 155.000 €\nFaktor 21,5\nKaltmiete 600 €", 155_000, True),
        ("Wohnung in Kamen\n149.000 €\n139.000 €\n80 m²\n3 Zimmer\n1.737,50 €/m²", 139_000, True),
        (f"3-Zimmer-Wohnung, Sonderumlage 19.000 € bezahlt\n{FACTS}Kaufpreis 155.000 €", 155_000, False),
        (f"{FACTS}Die Wohnung kostet 149.000 €.", 149_000, False),
        (f"{FACTS}Wie viel? 149.000 € (vorher: 155.000 €)", 149_000, True),
        (
            "Zwangsversteigerung\nWohnung, 60 m²\nVerkehrswert:\n48.000 €\nMindestgebot (7/10): 33.600 €",
            ABSENT,
            False,
        ),
        ("Auktion: 2-Zimmer-Wohnung\nAuktionslimit 39.000 €\nWohnfläche 60 m²", ABSENT, False),
        ("Versteigerung\nVerkehrswert laut Gutachten 48.000 Euro, geringstes Gebot 21.500 Euro", ABSENT, False),
    ],
)
def test_a_price_that_is_said_otherwise_or_twice(text: str, price: object, warned: bool) -> None:
    _check(text, {"price": price})
    assert any("price" in caution.fields for caution in read_expose(text).warnings) == warned


RATES = "Kaufpreis 120.000 €\nWohnfläche 60 m²\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{RATES}Kaltmiete 640 €\nEr zahlt 640 € warm, darin 160 € Vorauszahlung für Heizung.\nRendite 4,8 %",
            {"actual_rent_monthly": 480},
        ),
        (
            f"{RATES}Kaltmiete 640 €\nEr zahlt 640 € warm, darin 160 € Vorauszahlung für Heizung.",
            {"actual_rent_monthly": None},
        ),
        (
            f"{RATES}Kaltmiete 640 €. Warmmiete 640 €, davon 160 € Nebenkosten. Das sind 8 €/m² kalt.",
            {"actual_rent_monthly": 480},
        ),
        (f"{RATES}Warmmiete 690 €, Betriebskosten 130 €, Heizkosten 80 €", {"actual_rent_monthly": 480}),
        (f"{RATES}Warmmiete 690 €, Nebenkosten 210 €, davon Heizkosten 80 €", {"actual_rent_monthly": 480}),
        (
            f"{RATES}Mieteinnahmen gesamt 540 € inkl. Stellplatz 60 €",
            {"actual_rent_monthly": 480, "other_income_monthly": 60},
        ),
        (
            f"{RATES}Die Miete beträgt 540 € kalt. Davon entfallen 60 € auf den Tiefgaragenplatz.",
            {"actual_rent_monthly": 480, "other_income_monthly": 60},
        ),
        (
            f"{RATES}Vertragsmiete 480 € kalt. Wegen einer Mietminderung werden nur 432 € kalt gezahlt.",
            {"actual_rent_monthly": 480},
        ),
        (f"{RATES}Mietzins netto, ohne BK und USt.: € 480,00 monatlich", {"actual_rent_monthly": 480}),
        (
            f"{RATES}Die Nettopacht für die Einheit beläuft sich auf 5.760,00 € jährlich.",
            {"actual_rent_monthly": 480},
        ),
        (f"{RATES}Der Mieter zahlt aktuell 480 Euro.", {"actual_rent_monthly": 480}),
        (
            f"{RATES}Der Mieter zahlt davon 130 € im Monat, er zahlt 130 € Nebenkosten.",
            {"actual_rent_monthly": ABSENT},
        ),
        (f"{RATES}Kaltmiete 480 €, ab 01.01.2027 500 €", {"actual_rent_monthly": 480}),
        (
            "60 m²\nErzielbar sind bei diesem Schnitt und in dieser Gegend hier\nalso 480 € kalt im Monat.",
            {"actual_rent_monthly": ABSENT, "market_rent_monthly": 480},
        ),
        (
            f"{RATES}Die Wohnung lässt sich für 8,00/qm kalt vermieten.",
            {"actual_rent_monthly": ABSENT, "market_rent_monthly": 480},
        ),
        (
            f"Stand 10/2026\n{RATES}Staffelmiete\nab 01.05.2025  460 €\nab 01.05.2026  480 €\nab 01.05.2027  500 €",
            {"actual_rent_monthly": 480},
        ),
        (
            f"{RATES}Staffelmiete: 460 € ab 2025, 480 € ab 2026, 500 € ab 2027. Rendite 4,8 %",
            {"actual_rent_monthly": 480},
        ),
        (f"{RATES}Staffelmiete: 460 € ab 2025, 480 € ab 2026, 500 € ab 2027.", {"actual_rent_monthly": None}),
        (f"{RATES}Stand: Oktober 2026\nKaltmiete ab Mai 2026 480 €, ab Mai 2027 500 €", {"actual_rent_monthly": 480}),
    ],
)
def test_rents_that_take_a_second_look(text: str, expected: dict[str, object]) -> None:
    _check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hausgeld für Wohnung und Stellplatz: 240 €/Monat",
            {"house_money_monthly": 240, "other_income_monthly": ABSENT},
        ),
        ("An den Verwalter sind monatlich 240 € zu zahlen (Hausgeld).", {"house_money_monthly": 240}),
        ("Hausgeld p. M.\t240,00 €\tWirtschaftsplan", {"house_money_monthly": 240}),
        (
            "Ein Stellplatz kann für 40 € im Monat von der Gemeinschaft gemietet werden.",
            {"other_income_monthly": ABSENT},
        ),
        ("Auf Wunsch vermitteln wir einen Stellplatz (55 €/Monat Miete).", {"other_income_monthly": ABSENT}),
        ("Mieteinnahmen p.a. 7.080 EUR zzgl. Stellplatzmiete p.a. 480 EUR", {"other_income_monthly": 40}),
        ("Außenstellplätze je 9.500 € (nicht im Kaufpreis enthalten)", {"parking_price": 9_500}),
    ],
)
def test_house_money_and_parking(text: str, expected: dict[str, object]) -> None:
    _check(text, expected)


APART = (
    "Hausgeld monatlich\ndavon umlagefähig\nRücklage der Gemeinschaft\nKäuferprovision\nEnergieträger\n\n"
    "240,00 EUR\n150,00 EUR\n31.400,00 EUR\n3,57 % inkl. MwSt.\nErdgas\n"
)
SIDE_BY_SIDE = (
    "Kaufpreis    150.000,00 EUR           Die Wohnung wird mit ihrem Mieter über-\n"
    "Wohnfläche   60,00 m²                 geben. Ein Stellplatz im Hof kann für\n"
    "Kaltmiete    450,00 EUR               7.500,00 EUR zusätzlich erworben wer-\n"
    "Darlehen     120.000,00 EUR           den. Bei Neuvermietung wäre eine Miete\n"
    "Rate         580,00 EUR monatlich     von 9,00 EUR/m² kalt gut er-\n"
    "Sollzins     3,80 % p. a.             zielbar.\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (APART, {"house_money_monthly": 240, "nonrecoverable_house_money_monthly": 90, "broker_rate": 0.0357}),
        (
            SIDE_BY_SIDE,
            {
                "price": 150_000,
                "living_area_sqm": 60,
                "actual_rent_monthly": 450,
                "parking_price": 7_500,
                "market_rent_monthly": 540,
            },
        ),
        (
            "Das monatlich an die Verwaltung zu zahlende Hausgeld beträgt nach\ndem neuen Plan 240 € ab Mai.",
            {"house_money_monthly": 240},
        ),
    ],
)
def test_columns_and_broken_lines(text: str, expected: dict[str, object]) -> None:
    _check(text, expected)


MONTHS_RENT = "Wohnfläche 60 m²\nKaufpreis 120.000 €\n"
NAMED_TABLE = (
    "Mietaufstellung (Stand 2026)\nWohnung\t480,00 €\nGarage\t40,00 €\nNebenkosten\t130,00 €\nSumme\t650,00 €\n"
)
WRONG_SUM = NAMED_TABLE.replace("650,00", "655,00")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hausgeld: 240 €\nVom Hausgeld entfallen 150 € auf umlagefähige Kosten.",
            {"house_money_monthly": 240, "nonrecoverable_house_money_monthly": 90},
        ),
        (
            "Hausgeld: 240 €\nDas Hausgeld enthält eine Zuführung zur Rücklage von 48 €.",
            {"house_money_monthly": 240, "nonrecoverable_house_money_monthly": ABSENT},
        ),
        ("Das Hausgeld enthält Heizung und Rücklage und beträgt 240 €.", {"house_money_monthly": 240}),
        ("Vom Hausgeld gehen 48 € in die Rücklage.", {"house_money_monthly": ABSENT}),
        ("Hausgeld 2026 im Jahr 2.880,00 €", {"house_money_monthly": 240}),
        (
            ("An den Verwalter zahle ich 240 Euro Hausgeld im Monat; davon lege ich 150 Euro auf die Mieterin um."),
            {"house_money_monthly": 240, "nonrecoverable_house_money_monthly": 90},
        ),
        (
            "An die Gemeinschaft sind monatlich 240 € zu zahlen, wovon 150 € auf den Mieter umgelegt sind.",
            {"house_money_monthly": 240, "nonrecoverable_house_money_monthly": 90},
        ),
        ("Hausgeld (inkl. Heizkosten)\n240,00 €\n", {"house_money_monthly": 240}),
        ("Angaben zum Hausgeld\n240 € im Monat inklusive Heizkosten.", {"house_money_monthly": 240}),
        ("HG 240/mtl., davon 150 umlegb.", {"nonrecoverable_house_money_monthly": 90}),
        ("240\nHausgeld in EUR\n90\ndavon nicht umlagefähig in EUR\n", {"nonrecoverable_house_money_monthly": 90}),
    ],
)
def test_parts_named_after_the_house_money(text: str, expected: dict[str, object]) -> None:
    _check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Die Wohnung ist zu 480 € kalt vermietet; der Mieter zahlt daneben 130 € auf die Nebenkosten.",
            {"actual_rent_monthly": 480},
        ),
        (
            (
                "Die Mieterin zahlt 650 € warm. Darin enthalten sind 60 € für Heizung und Warmwasser sowie 110 € "
                "für die übrigen Betriebskosten."
            ),
            {"actual_rent_monthly": 480},
        ),
        (
            MONTHS_RENT + "Nach Sanierung wären 480 € kalt (8,00 €/m²) erzielbar.",
            {"actual_rent_monthly": ABSENT, "market_rent_monthly": 480},
        ),
        ("Mieterwartung 480 Euro kalt", {"actual_rent_monthly": ABSENT, "market_rent_monthly": 480}),
        (
            MONTHS_RENT + "Bei Neuvermietung halten wir 8,00 €/m² für erreichbar.",
            {"actual_rent_monthly": ABSENT, "market_rent_monthly": 480},
        ),
        (
            "Durchschnittliche Kaltmiete in Jena: 11,20 €/m²\nWohnfläche 60 m²",
            {"actual_rent_monthly": ABSENT, "market_rent_monthly": ABSENT},
        ),
        ("Kaufpreis 120.000 €\nKM 5.760 p.a., NK 130 mtl.", {"actual_rent_monthly": 480}),
        (
            "Mietspiegel wären 560 EUR kalt möglich, derzeit zahlt der Mieter 480 EUR kalt.",
            {"actual_rent_monthly": 480, "market_rent_monthly": 560},
        ),
        (NAMED_TABLE, {"actual_rent_monthly": 480, "other_income_monthly": 40}),
        (WRONG_SUM, {"actual_rent_monthly": ABSENT}),
        (
            "Kaltmiete 480 €\nTG-Stellplatz vermietet für 40 €",
            {"actual_rent_monthly": 480, "other_income_monthly": 40},
        ),
        ("Die Wohnung mit Garage ist vermietet für 520 €.", {"actual_rent_monthly": 520}),
        (
            "Der Mieter zahlt 480 € kalt und 130 € Nebenkosten, zusätzlich 40 € für die Garage.",
            {"actual_rent_monthly": 480, "other_income_monthly": 40},
        ),
        ("Mieten         IST p. a.     SOLL p. a.\nGaragen      5.760        6.480", {"parking_price": ABSENT}),
        (
            "Nettokaltmiete mtl.: 480 €\nStellplatzmiete mtl.: 40 €\nJahresnettokaltmiete gesamt: 6.240 €",
            {"actual_rent_monthly": 480, "other_income_monthly": 40},
        ),
        (
            "Kaltmiete: 480 €\nKaltmiete laut Vertrag: 520 €\nNebenkosten: 40 €",
            {"actual_rent_monthly": None},
        ),
        (
            "Miete (netto, kalt) p.a. 5.760,00 €\nMiete TG p.a. 480,00 €",
            {"actual_rent_monthly": 480, "other_income_monthly": 40},
        ),
        (MONTHS_RENT + "Kaltmiete (monatlich) 5.760 €\n8,00 €/m²\n", {"actual_rent_monthly": 480}),
        ("Stellplatzmieten: 960 EUR p. a.", {"other_income_monthly": 80}),
    ],
)
def test_rents_by_the_words_beside_them(text: str, expected: dict[str, object]) -> None:
    _check(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Eigentümerin stellt sich 120.000 Euro vor.", {"price": 120_000}),
        ("Wohnfläche 60 m². Verkauft wird zu 2.000 €/m².", {"price": 120_000}),
        ("Wohnfläche 60 m²\nKaufpreis je m²: rd. 2.000 EUR", {"price": ABSENT}),
        (
            "Kaufpreis 120.000 €. Die Garage kann auf Wunsch zum Preis von 14.000 € erworben werden.",
            {"price": 120_000, "parking_price": 14_000},
        ),
        (
            "Kaufpreis 120.000 €. Der Stellplatz wird zum Kaufpreis von 14.000 € angeboten.",
            {"price": 120_000, "parking_price": 14_000},
        ),
        ("Kaufpreis 120.000 €\nStellplatzkosten 14.000 €", {"price": 120_000, "parking_price": 14_000}),
        ("Kaufpreis 134.000 € (Wohnung 120.000 €, Stellplatz 14.000 €)", {"price": 120_000, "parking_price": 14_000}),
        (
            "Kaufpreis 134.000 € (Bodenwert 20.000 €), Stellplatz 14.000 €",
            {"price": 134_000, "parking_price": 14_000},
        ),
        ("Marktplatz Nord\n140.000 €\n120.000 €\n2.000 €/m²\n60 m²\n2 Zimmer", {"price": 120_000}),
        ("Die Wohnung mit Garage kann zum Preis von 120.000 € erworben werden.", {"price": 120_000}),
        (
            "Kaufpreis (nach Abzug des Wohnrechts)\n120.000 €\nVerkehrswert ohne Wohnrecht\n190.000 €\n",
            {"price": 120_000},
        ),
    ],
)
def test_prices_by_the_words_beside_them(text: str, expected: dict[str, object]) -> None:
    _check(text, expected)


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("Provisionsfrei.\nDie Courtage in Höhe von 3,57 % trägt der Verkäufer.", 0.0),
        ("Die Provision von 3,57 % wird vollständig vom Verkäufer gezahlt; für Käufer provisionsfrei.", 0.0),
        ("Die Courtage von 3,57 % tragen Käufer und Verkäufer je zur Hälfte selbst.", 0.0357),
        ("Die Courtage von 3,57 % zahlt der Käufer.", 0.0357),
        ("Käuferprovision 3,57 %, das zahlt der Verkäufer noch einmal.", 0.0357),
        ("Provision 3,57 % (wird auch vom Verkäufer in gleicher Höhe gezahlt)", 0.0357),
        ("Provision 3,57 %; dieselbe Provision wird vom Verkäufer geschuldet.", 0.0357),
        ("Provisionsfreie Finanzierungsberatung sichern!\nKäuferprovision 3,57 % inkl. MwSt.", 0.0357),
        (
            "Provisionsfrei.\nKäufer zahlen an die Volksbank eine dann fällige Vermittlungspro-\nvision von 3,57 %.",
            None,
        ),
        (
            (
                "Provision: provisionsfrei\nKaufpreis 120.000,00 €\nCourtage 4.284,00 €\nSumme 124.284 €\nSonstiges\n"
                "Die Käuferprovision beträgt 3,57 % inkl. MwSt."
            ),
            0.0357,
        ),
    ],
)
def test_broker_free_or_not(text: str, rate: float | None) -> None:
    _check(text, {"broker_rate": rate})


@pytest.mark.parametrize(
    ("text", "rent"),
    [
        ("Kaltmiete 790 €\nKeine Mietminderung.\nNettokaltmiete 850 €", None),
        ("Kaltmiete 790 €, derzeit wegen Mietminderung nur 700 €", 790),
        ("Nettokaltmiete 790 €\nAb 2025 neue Heizung für 12.000 €, seit 2020 Dach 8.500 €", 790),
        ("Der Mieter zahlt 790 € kalt. Miete 2022: 700 €", None),
        ("Kaltmiete 790 €. Nettopacht der Gaststätte im Haus 1.000 €", 790),
    ],
)
def test_no_words_nearby_make_another_rent_of_it(text: str, rent: float | None) -> None:
    head = "3-Zimmer-Wohnung in Essen\n45130 Essen\nKaufpreis: 189.000 €\nWohnfläche: 58 m²\n"
    assert read_expose(head + text).values.get("actual_rent_monthly") == rent
