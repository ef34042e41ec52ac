"""Whose place a text names: the property's, or that of an office, of another offer, of a town nearby."""

import pytest

from intake.expose import read_expose

FLAT = "Kaufpreis: 180.000 €\nWohnfläche: 62 m²\nZimmer: 2\nHausgeld: 210 €\nKaltmiete: 540 €\nBaujahr: 1974\n"
"""What stands between the head of an offer and its foot."""


@pytest.mark.parametrize(
    ("text", "code", "town"),
    [
        pytest.param(
            f"Helle Wohnung mit Balkon\n35390 Gießen\n{FLAT}\nLahntal Immobilien GmbH\nBahnhofstr. 3\n35578 Wetzlar",
            "35390",
            "Gießen",
            id="company above a street above the office",
        ),
        pytest.param(
            f"HOLSTEN WERTE GMBH\nAm Markt 4, 24103 Kiel\n\nEtagenwohnung in 24534 Neumünster\n{FLAT}",
            "24534",
            "Neumünster",
            id="letterhead first",
        ),
        pytest.param(
            f"Kreissparkasse Bautzen, ImmobilienCenter, 02625 Bautzen\n{FLAT}Objektanschrift: Talweg 3, 01917 Kamenz",
            "01917",
            "Kamenz",
            id="a bank's office before the labelled address",
        ),
        pytest.param(
            f"Amtsgericht Gera, Rudolf-Diener-Straße 1, 07545 Gera\nZwangsversteigerung\n"
            f"Eigentumswohnung in 07607 Eisenberg\n{FLAT}",
            "07607",
            "Eisenberg",
            id="court",
        ),
        pytest.param(
            f"Wohnung in Fulda\n{FLAT}\nBeurkundung bei Notar Dr. Klee, Domplatz 2, 36251 Bad Hersfeld",
            None,
            "Fulda",
            id="the notary's town has a postcode and the flat's has none",
        ),
        pytest.param(
            f"2-Zimmer-Wohnung\n72072 Tübingen, Südstadt\n{FLAT}\nUnser Büro: 72764 Reutlingen\nTel. 07121 5550",
            "72072",
            "Tübingen",
            id="our office",
        ),
        pytest.param(
            f"Wohnung in 50823 Köln\n{FLAT}\nRheinwert AG, Domstr. 1, 50668 Köln",
            "50823",
            "Köln",
            id="an office in the same town gives no postcode",
        ),
        pytest.param(
            f"Bielefeld: Anlagewohnung nahe der Universität\n33615 Bielefeld\n{FLAT}"
            "Bis Herford (32049) sind es zwanzig Minuten, nach 33330 Gütersloh ebenso.",
            "33615",
            "Bielefeld",
            id="towns nearby",
        ),
        pytest.param(
            f"Wohnung mit Loggia\n26122 Oldenburg\n{FLAT}\nDas passt auch\n"
            "26386 Wilhelmshaven, 3 Zi., 70 m², 99.000 €",
            "26122",
            "Oldenburg",
            id="another offer at the end",
        ),
        pytest.param(
            f"Von: vertrieb@nordlicht-immo.example\nBetreff: Anlagewohnung Lübeck\n\nStandort: 23552 Lübeck\n{FLAT}\n"
            "Nordlicht Immobilien, Wallstr. 2, 20095 Hamburg, Tel. 040 5550000",
            "23552",
            "Lübeck",
            id="signature of a mail",
        ),
        pytest.param(
            f"Ruhige Lage im Grünen\n{FLAT}Besichtigung über Makler Krause, 38100 Braunschweig\n"
            "Adresse: 38226 Salzgitter",
            "38226",
            "Salzgitter",
            id="label after the broker",
        ),
        pytest.param(
            f"Wohnung in 99084 Erfurt, von privat\nTel. 0361 555 01 99\n{FLAT}",
            "99084",
            "Erfurt",
            id="a telephone beside the only place is no office",
        ),
        pytest.param(
            f"Muster Immobilien | Wohnung kaufen in 97070 Würzburg\n{FLAT}",
            "97070",
            "Würzburg",
            id="a brand in the title's line",
        ),
        pytest.param(
            f"Kapitalanlage im Zentrum90402 Nürnberg, Altstadt\n{FLAT}",
            "90402",
            "Nürnberg",
            id="cells run together",
        ),
        pytest.param(
            f"Vermietete Wohnung im Kasseler Vorderen Westen\n{FLAT}", None, "Kassel", id="a town's adjective"
        ),
        pytest.param(
            "[03.11.26, 09:15:00] Mia: 🏠 Rostock, KTV, 2-Raum\n[03.11.26, 09:16:00] Mia: 54 qm, Preis 169.000 €",
            None,
            "Rostock",
            id="a chat",
        ),
        pytest.param(
            f"Sparkasse Oberlahn\nCenter\nAnger 25/26\n99084 Erfurt\n\nWohnung in Weimar\n99423 Weimar\n{FLAT}",
            "99423",
            "Weimar",
            id="letterhead in lines of its own",
        ),
        pytest.param(
            f"Ihre Suche: Wohnung kaufen in 50667 Köln (Umkreis 30 km)\n\nWohnung mit Blick\n53113 Bonn\n{FLAT}",
            "53113",
            "Bonn",
            id="what was searched for",
        ),
        pytest.param(
            "Verkaufe 2-Zi-Wohnung in 37073 Göttingen, 62 m², 180.000 Euro. Ich wohne in 34117 Kassel.",
            "37073",
            "Göttingen",
            id="where the seller lives",
        ),
        pytest.param(
            "ETW in Hagen, 62 qm, 180.000 Euro. Zuschriften an Lennepost, Parkstr. 4, 58095 Hagen",
            None,
            "Hagen",
            id="a newspaper's address",
        ),
        pytest.param(
            f"Verkauf: Deich Projekt GmbH & Co. KG, Seestr. 1, 18055 Rostock\nProjekt: 17489 Greifswald\n{FLAT}",
            "17489",
            "Greifswald",
            id="a seller's line above the property's",
        ),
        pytest.param(f"Zinshaus\n66606 St. Wendel\n{FLAT}", "66606", "St. Wendel", id="a name with a point"),
        pytest.param(
            f"Esslingen a.N.: helle Wohnung\n{FLAT}", None, "Esslingen a.N.", id="abbreviated without postcode"
        ),
        pytest.param(
            f"Objekt-ID 45127\nEtagenwohnung in 44787 Bochum\n{FLAT}", "44787", "Bochum", id="a number is no postcode"
        ),
        pytest.param(f"Helle Wohnung\n{FLAT}Bochum, 44787", "44787", "Bochum", id="postcode behind the name"),
        pytest.param(
            f"Kapitalanlage\n{FLAT}{'Die Küche ist neu. ' * 60}\nDas Haus liegt in Karlsruhe, nahe dem Zoo.",
            None,
            "Karlsruhe",
            id="where it lies, said late",
        ),
        pytest.param(
            f"Kapitalanlage\n{FLAT}{'Die Küche ist neu. ' * 60}\nDie Miete liegt in Karlsruhe im Mittel höher.",
            None,
            None,
            id="where rents lie",
        ),
        pytest.param(f"Hansestadt Wismar: ETW\n{FLAT}", None, "Wismar", id="a town's title"),
        pytest.param(
            f"Wohnung, 62 m², 08525 Plauen; Makler: Saxonia, 01067 Dresden\n{FLAT}", "08525", "Plauen", id="one line"
        ),
        pytest.param(
            f"Exposé der Sparkasse Bremerhaven\n27568 Bremerhaven, Lehe\n{FLAT}",
            "27568",
            "Bremerhaven",
            id="a bank's title",
        ),
        pytest.param(
            f"Bankhaus Weser, 28195 Bremen, bietet an: Wohnung in Verden (Aller)\n{FLAT}",
            None,
            "Verden (Aller)",
            id="who offers it stands first",
        ),
        pytest.param(
            f"Wohnung in Verden an der Aller, 27283\n{FLAT}",
            "27283",
            "Verden an der Aller",
            id="addition written out",
        ),
        pytest.param(f"Ottensen – Altbau mit Stuck\n{FLAT}", None, "Hamburg", id="a part of a town in the title"),
        pytest.param(
            f"3-Zimmer-Wohnung, 02929 Rothenburg/O.L., Baujahr 1985\n{FLAT}".replace("Baujahr: 1974\n", ""),
            "02929",
            "Rothenburg/O.L.",
            id="a name's own abbreviation",
        ),
        pytest.param(
            f"Wohnung in 92637 Weiden i.d.OPf.\n{FLAT}", "92637", "Weiden i.d.OPf.", id="abbreviated official name"
        ),
    ],
)
def test_the_property_s_place_is_told_from_the_others(text: str, code: str | None, town: str) -> None:
    read = read_expose(text)
    assert (read.values.get("postal_code"), read.values.get("town")) == (code, town)


@pytest.mark.parametrize(
    "text",
    [
        f"Schöne Altbauwohnung mit Stuck\n{FLAT}\nElbwert Immobilien GmbH\nNeustädter Markt 8\n01097 Dresden",
        f"Wohnung zu verkaufen\n{FLAT}\nVermittlung: Sparkasse Leipzig, Humboldtstraße 25, 04105 Leipzig",
        f"Zwangsversteigerung einer Wohnung\n{FLAT}\nAmtsgericht Mainz, Diether-von-Isenburg-Straße 1, 55116 Mainz",
    ],
)
def test_where_only_an_office_is_named_the_place_is_asked_for(text: str) -> None:
    read = read_expose(text)
    assert [read.values[name] for name in ("postal_code", "town", "state")] == [None, None, None]
    assert "place_office" in {caution.key for caution in read.warnings}


def test_two_places_that_stand_alike_stay_open() -> None:
    read = read_expose(f"Standort: 44137 Dortmund\nStandort: 45127 Essen\n{FLAT}")
    assert read.values["town"] is None
    assert "several_places" in {caution.key for caution in read.warnings}


MENU = "\n".join(
    [
        "Suchen",
        "Kaufen",
        "Verkaufen",
        "Makler finden",
        "Baufinanzierung",
        "Budgetrechner",
        "Preisatlas",
        "Über uns",
        "Kontakt",
        "Magazin",
    ]
)


def test_the_menu_of_a_page_hides_no_offer() -> None:
    offer = (
        "Ruhige Wohnung am Stadtpark\nParkstraße 7, 45130 Essen\n189.000 €\nKaufpreis\n3\nZi.\n58,5 m²\nWohnfläche"
    )
    others = "Ähnliche Objekte\n2-Zimmer-Wohnung | 145.000 € | 48 m² | 2 Zi. | Bochum"
    read = read_expose(f"{MENU}\nMein Konto\n{offer}\nKosten\nKaufpreis:\n189.000 €\n{others}\n{MENU}")
    values = {key: read.values.get(key) for key in ("postal_code", "town", "rooms", "living_area_sqm", "price")}
    assert values == {
        "postal_code": "45130",
        "town": "Essen",
        "rooms": 3,
        "living_area_sqm": 58.5,
        "price": 189_000,
    }


def test_an_office_at_the_top_of_a_page_is_not_the_offer() -> None:
    office = (
        "Ihr Ansprechpartner\nFrau Ute Kern\nKern Immobilien GmbH\nHafenstraße 2, 28195 Bremen\nTelefon 0421 123456"
    )
    read = read_expose(f"{office}\n\n3-Zimmer-Wohnung in Essen, 45130 Essen\n189.000 €\n58,5 m²\nWohnfläche")
    assert (read.values.get("postal_code"), read.values.get("rooms"), read.values.get("price")) == (
        "45130",
        3,
        189_000,
    )
