"""The atlas's figures on its page, against the rows of the sources."""

import csv
import json
from pathlib import Path

import pytest

from ui.atlas.place_names import place_name
from ui.atlas.search import find

GIVEN = Path(__file__).parents[2] / "data/atlas/given/observations.csv"
ROWS = list(csv.DictReader(GIVEN.read_text(encoding="utf-8").splitlines()))

# Large and small, east and west, towns and districts, with contract prices, offers and without any price.
TWENTY = (
    ("05113", "05315", "05111", "05515", "05513"),
    ("01002", "04011", "09564", "08222", "08311"),
    ("14523", "09464", "12062", "03159", "16077"),
    ("09162", "02000", "11000", "14713", "13071"),
)
YIELDS = {
    "05315": "4,0 %", "05111": "4,1 %", "05515": "3,7 %", "05113": "5,3 %", "05513": "5,6 %", "05112": "5,7 %",
    "05914": "5,8 %",
}  # fmt: skip
"""Published plausibility: asking rent of 2025 over contract price of 2024."""


def published(measure: str, ags: str) -> float:
    found = [r for r in ROWS if (r["measure"], r["ags"], r["scope"]) == (measure, ags, "kreis")]
    assert len(found) == 1
    return float(found[0]["value"])


def german(value: float, unit: str) -> str:
    # Decimal and half up, as a reader would round.
    tenths = int(abs(value) * 10 + 0.5 + 1e-9)
    return f"{tenths // 10},{tenths % 10} {unit}"


def column(screen, label: str) -> list[str]:
    return next(row for row in screen.table if row[0] == label or row[0].startswith(f"{label} "))[1:]


def sent(screen) -> dict:
    """What the map was sent."""
    records = (json.loads(element.proto.json) for element in screen.at.get("bidi_component"))
    return next(record for record in records if "classes" in record)


@pytest.mark.parametrize("places", TWENTY, ids=lambda places: places[0])
def test_figures_equal_the_rows_of_their_sources(show, places):
    first, *others = places
    screen = show("atlas", at=first, **{"with": ".".join(others)}, show="places")
    for label, measure, unit in (
        ("Angebotsmiete je m² im Monat", "rent_asking", "€"),
        ("Bestandsmiete je m² im Monat", "rent_existing", "€"),
        ("Leerstand", "vacancy_rate", "%"),
        ("Eigentümerquote", "owner_occupier_rate", "%"),
    ):
        assert [cell.split(" (")[0] for cell in column(screen, label)] == [
            german(published(measure, ags), unit) for ags in places
        ]


def test_yields_equal_the_published_plausibility(show):
    for group in (("05315", "05111", "05515", "05113"), ("05513", "05112", "05914")):
        screen = show("atlas", at=group[0], **{"with": ".".join(group[1:])}, show="places")
        assert column(screen, "Bruttomietrendite") == [YIELDS[ags] for ags in group]


def test_a_place_without_a_price_opens_with_what_it_may_cost_and_never_shows_a_yield(show):
    screen = show("atlas", at="01002", **{"with": "-"})
    assert screen.table[1][0].startswith("Lohnender Preis je m²")
    # Kiel: 12 × 10,40 ÷ 0,045 = 2.773 €.
    assert screen.table[1][1] == "2.773 €"
    assert column(screen, "Bruttomietrendite")[0].startswith("kein Preis")
    assert "keinen frei nutzbaren Kaufpreis" in screen.text
    assert screen.at.text_input(key="atlas_own_01002").label == "Eigener Preis je m² in Kiel"


def test_an_own_price_gives_the_yield_and_stays_when_it_cannot_be_read(show):
    screen = show("atlas", at="01002", **{"with": "-"})
    screen.type("atlas_own_01002", "zu viel").run()
    assert screen.at.text_input(key="atlas_own_01002").value == "zu viel"
    assert len(screen.problems) == 1
    screen.type("atlas_own_01002", "2.400").run()
    assert screen.address["own"] == ["01002-2400"]
    # 12 × 10,40 ÷ 2.400 = 5,2 %.
    assert column(screen, "Bruttomietrendite")[0].startswith("5,2 %")


def test_a_towns_figure_colours_no_district(show):
    classes = dict(zip(_districts(), sent(show("atlas"))["classes"], strict=True))
    # Only a town inside it has a price: Region Hannover, Celle, Lüneburg, Konstanz.
    assert {classes[ags] for ags in ("03241", "03351", "03355", "08335")} == {"-"}
    # 12 × 9,27 ÷ 2.083 = 5,3 %: the fifth class, 5 to 6.
    assert classes["05113"] == "4"


def test_what_rests_on_few_sales_is_not_shown(show):
    # Kleve: 18 sales at 2.090 EUR.
    screen = show("atlas", at="05154036", **{"with": "-"})
    assert "2.090" not in screen.text


def test_towns_say_that_they_carry_their_districts_rent(show):
    assert "Neuss hat keine eigenen Mieten" in show("atlas", at="05162024", **{"with": "-"}).text
    assert (
        "gezeigt sind die seines Kreises (Landkreis Göttingen)" in show("atlas", at="g2918632", **{"with": "-"}).text
    )


def test_contracts_and_offers_have_rankings_of_their_own(show):
    screen = show("atlas", show="ranking", **{"with": "-"}, kind="asking")
    (ranking,) = (html for html in screen.html if 'class="tb rank"' in html)
    assert "Preise aus Angeboten (64)" in ranking
    assert "Preise aus Kaufverträgen" not in ranking
    shown = show("atlas", show="ranking")
    (both,) = (html for html in shown.html if 'class="tb rank"' in html)
    assert "Preise aus Kaufverträgen (55)" in both
    assert "getrennte Ränge" in shown.text
    assert both.count("Kaufverträge 2024, Angebotsmieten 2025") == 1  # For 25 districts.
    assert 1 < both.count("Mittel der Gemeinden") < 25


def test_the_ranking_turns_and_its_page_stands_in_the_address(show):
    # 400 districts in pages of 25; München's asking rent is the highest, the Vogtlandkreis's the lowest.
    assert "Das meiste zuerst" in show("atlas", show="ranking", fig="rent_asking", order="reverse").text
    first = show("atlas", show="ranking", fig="rent_asking", sheet="1").text
    last = show("atlas", show="ranking", fig="rent_asking", sheet="16").text
    turned = show("atlas", show="ranking", fig="rent_asking", order="reverse").text
    beyond = show("atlas", show="ranking", fig="rent_asking", sheet="99").text
    assert "1 bis 25 von 400" in first
    assert "Landkreis Starnberg" in first
    assert all("376 bis 400 von 400" in text and "Vogtlandkreis" in text for text in (last, beyond))
    assert "Vogtlandkreis" in turned
    assert "das wenigste zuerst" in turned


@pytest.mark.parametrize(
    ("view", "title"),
    (
        ("scatter", "141 von 211 Orten mit Preis erreichen 4,5 % brutto"),
        ("ranking", "Essen steht auf Rang 17 von 55"),
        ("places", "Essen bringt 1,4 Punkte mehr als Köln"),
    ),
)
def test_the_title_is_the_finding_of_the_view(show, view: str, title: str):
    assert show("atlas", show=view).title.startswith(title)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Frieburg", "Freiburg im Breisgau"),
        ("Esssen", "Essen"),
        ("Koeln", "Köln"),
        ("Oldenburg", "Oldenburg (Oldb)"),
        ("Landkreis Oldenburg", "Landkreis Oldenburg"),
        ("Kreis Offenbach", "Landkreis Offenbach"),
    ],
)
def test_a_slip_of_the_keyboard_finds_the_place_and_namesakes_are_told_apart(typed: str, name: str):
    assert place_name(find(typed)[0], "de") == name


def test_contract_against_offer_is_said(show):
    # Essen by contracts, München by offers.
    assert "Kaufverträge stehen hier gegen Angebotspreise" in show("atlas", **{"with": "09162"}).text


def test_filters_leave_places_out_and_keep_the_limits_of_classes(show):
    all_, some = sent(show("atlas")), sent(show("atlas", **{"in": "NW"}))
    assert some["tones"] == all_["tones"]
    for ags, before, after in zip(_districts(), all_["classes"], some["classes"], strict=True):
        assert after == (before if ags.startswith("05") else "x")


def test_what_an_address_gets_wrong_is_told_and_the_rest_holds(show):
    screen = show("atlas", fig="wealth", at="05911", goal="4")
    assert any("nicht lesbar" in notice for notice in screen.notices)
    assert "Bochum" in screen.text


@pytest.mark.parametrize("written", ("muenchen", "Muenchn", "MÜNCHEN", " München "))
def test_the_search_takes_umlauts_and_slips(show, written: str):
    screen = show("atlas").type("atlas_search", written).run()
    assert screen.address["at"] == ["09162"]


@pytest.mark.parametrize(
    ("written", "meant"),
    (
        ("Halle", "15002"),  # On the Saale, not the small one in Westphalia.
        ("Frankfurt", "06412"),
        ("Landkreis München", "09184"),
        ("Kreis Höxter", "05762"),
        ("Köln-Ehrenfeld", "05315"),
    ),
)
def test_the_search_takes_the_larger_namesake_kinds_of_districts_and_quarters(show, written: str, meant: str):
    assert show("atlas").type("atlas_search", written).run().address["at"] == [meant]


def test_districts_are_told_from_towns_of_the_same_name(show):
    two = show("atlas", at="09162", **{"with": "09184"}).text
    assert "München bringt 0,3 Punkte weniger als Landkreis München" in two
    three = show("atlas", at="09162", **{"with": "09184.05762"}).text
    assert "Kreis Höxter bringt am meisten" in three.replace("Landkreis Höxter", "")
    assert "Region anstelle eines Kreises, Niedersachsen" in show("atlas", at="03241").text


def test_what_is_no_place_is_said_and_stays(show):
    screen = show("atlas").type("atlas_search", "<b>Xqzzy</b>").run()
    assert "at" not in screen.address
    assert screen.at.text_input(key="atlas_search").value == "<b>Xqzzy</b>"
    assert any("kein Ort im Atlas" in notice for notice in screen.notices)


def test_a_listing_stands_beside_its_district(show):
    listing = "m~p-189000~a-58~r-590~s-NW~ag-05113~n-Frohnhausen"
    screen = show("atlas", o=listing)
    # 189.000 ÷ 58 = 3.259 €, 56 % above 2.083 €.
    assert "3.259 € +56 % zum Kreis" in screen.text
    assert [mark["name"] for mark in sent(screen)["listings"]] == ["Frohnhausen"]


def _districts() -> list[str]:
    return sorted({r["ags"] for r in ROWS if r["measure"] == "rent_asking"})
