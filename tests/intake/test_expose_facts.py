"""Facts of the flat on pages with menus, dotted lines, other offers and signatures."""

import pytest

from intake.expose import read_expose

FLAT = "Kaufpreis: 180.000 €\nWohnfläche: 62 m²\nZimmer: 2\nBaujahr: 1974\n"


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Zimmer ...................................................................... 3", "rooms", 3),
        ("Baujahr . . . . . . . . . . . . 1961", "completion_year", 1961),
        ("Zimmer: 4, davon 2 Schlafzimmer", "rooms", 4),
        (f"{FLAT}Heizungsart: Gas-Etagenheizung, Bj. 2011", "completion_year", 1974),
        ("DAS HAUS WURDE 1905 ERRICHTET, 1951 ERWEITERT", "completion_year", 1905),
        ("Energieausweis: Verbrauch; 120 kWh; E; Fernwärme", "energy_class", "E"),
        (f"{FLAT}Mehr von diesem Makler\n4-Zi.-Wohnung, 99 m², 310.000 €", "rooms", 2),
        (f"{FLAT}Mehr Treffer in Dortmund: 3 Zi. 80 m² 250.000 € | 4 Zi. 90 m² 270.000 €", "rooms", 2),
        (f"{FLAT}Verfügbarkeit\nfrei", "let", False),
        (f"{FLAT}Wir bewohnen die Wohnung derzeit selbst.", "let", False),
        (f"{FLAT}Das Mietverhältnis wurde 2018 geschlossen.", "let", True),
        (f"{FLAT}Der Preis ist nicht verhandelbar. Vermietet seit 2019.", "let", True),
        (f"{FLAT}Erbbaurecht bis 2070, Hausgeld 210 € (ohne Erbbauzins)", "leasehold", True),
        (f"Ihr Investment in 45127 Essen (Mitte)\n{FLAT}", "town", "Essen"),
        (f"Lindau (Bodensee), 88131: Wohnung\n{FLAT}", "postal_code", "88131"),
        (f"Wohnung in Neustadt\n{FLAT}\nViele Grüße\nEva Wolf\nParkstraße 2\n04109 Leipzig", "town", "Neustadt"),
    ],
)
def test_what_is_said_of_the_flat(text: str, field: str, value: object) -> None:
    assert read_expose(text).values.get(field) == value
