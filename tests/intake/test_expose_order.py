"""Pages whose lines do not stand in the order of their sense."""

import pytest

from intake.expose import read_expose
from intake.expose.order import in_reading_order
from intake.expose.source import source

TWO_COLUMNS = """\
DATEN                              UMGEBUNG

PLZ/Ort      23966 Wismar          Die Stadt liegt an der Ostsee, in
Wohnfläche   58,30 m²              Schwerin (19053) ist man schnell, der
Zimmer       2                     Hafen ist nah. 4 Zimmer und mehr
Baujahr      1983                  gibt es hier selten; die meisten sind
Kaltmiete    498,00 EUR monatlich  seit 1905 da und haben 12 m² im Garten.
"""
TWO_LISTS = """\
Kaufpreis
Käuferprovision
Hausgeld monatlich
Energieträger
Energieeffizienzklasse

239.000,00 EUR
3,57 %
246,00 EUR
Erdgas
D
"""
A_TABLE = """\
Frage                  Antwort und was dazu zu sagen ist
Miete                  498 € kalt, seit dem letzten Jahr
Hausgeld               246 € im Monat, davon das meiste umlegbar
Baujahr                1983, und das Dach ist von 2010
"""


def test_a_column_beside_the_facts_does_not_mix_with_them() -> None:
    values = read_expose(TWO_COLUMNS).values
    assert (values["postal_code"], values["town"], values["rooms"]) == ("23966", "Wismar", 2)
    assert (values["living_area_sqm"], values["actual_rent_monthly"]) == (58.3, 498)


def test_a_list_of_values_below_a_list_of_labels_is_read_line_by_line() -> None:
    values = read_expose(TWO_LISTS).values
    assert (values["price"], values["house_money_monthly"], values["energy_class"]) == (239_000, 246, "D")


@pytest.mark.parametrize("text", [A_TABLE, "Kaufpreis\nHausgeld\n\n239.000 €\n", "", "\n\n\n"])
def test_what_stands_in_order_stays_as_it_is(text: str) -> None:
    pasted = source(text)
    assert in_reading_order(pasted) is pasted


@pytest.mark.parametrize("text", [TWO_COLUMNS, TWO_COLUMNS.rstrip(), TWO_LISTS])
def test_every_sign_keeps_its_place_in_what_was_pasted(text: str) -> None:
    pasted = source(text)
    ordered = in_reading_order(pasted)
    assert ordered.origins is not None
    assert set(ordered.origins) == set(range(len(text)))
    assert "".join(pasted.plain[origin] for origin in ordered.origins) == ordered.plain
