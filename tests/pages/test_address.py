"""The address is the truth: what it holds, what it never holds, and what a broken one does."""

import pytest

ESSEN = "m~p-189000~a-58~r-790~s-NW~n-Essen"
PRIVATE = ("income", "einkommen", "splitting", "church", "kirche", "kist", "tax")


def test_an_address_shows_its_listings(show):
    screen = show(o=["B", ESSEN])
    assert [row[0].split(" ")[0] for row in screen.table[1:]] == ["B,", "Essen"]
    assert screen.text.count("Ein Teil der Adresse") == 0
    assert show("vergleich", o=["B", ESSEN]).row("Kaufpreis")[1:] == ["75.000 €", "189.000 €"]


def test_the_address_chooses_what_is_compared_and_in_which_order_the_list_stands(show):
    assert show("vergleich", v="2.0").row("Kaufpreis")[1:] == ["300.000 €", "500.000 €"]
    assert [row[0][:2] for row in show(sort="name").table[1:]] == ["A,", "B,", "C,"]
    assert [row[0][:2] for row in show(sort="price").table[1:]] == ["B,", "C,", "A,"]


@pytest.mark.parametrize(
    ("query", "named"),
    (
        ({"g5": "viel"}, "Mein Eigenkapital „viel“"),
        ({"g1": "nan"}, "Bruttomietrendite mindestens „nan“"),
        ({"g1": "9e99"}, "Bruttomietrendite mindestens „9e99“"),
        ({"lang": "fr"}, "„fr“"),
        ({"o": "X"}, "„X“"),
        ({"o": "m~p-1"}, "Bezeichnung"),
        ({"o": "B~i-vier"}, "Sollzins „vier“"),
        ({"o": "B~i--0.04"}, "Sollzins „-0.04“"),
        ({"o": "B~p-1e400"}, "Kaufpreis „1e400“"),
        ({"o": "B~zz-1"}, "„zz-1“"),
        ({"o": "B~cd-1990-01-01"}, "Tag des Kaufvertrags „1990-01-01“"),
        ({"o": "<script>alert(1)</script>"}, "„<script>alert(1)</script>“"),
        ({"v": "9.x"}, "„9.x“"),
        ({"same": "vielleicht"}, "„vielleicht“"),
        ({"sort": "nichts"}, "„nichts“"),
        ({"sort": "__class__"}, "„__class__“"),
    ),
    ids=lambda value: str(value)[:40],
)
@pytest.mark.parametrize("where", ("", "vergleich"))
def test_a_broken_address_shows_defaults_and_a_sentence(show, where: str, query: dict[str, str], named: str):
    screen = show(where, **query)
    assert not screen.at.exception
    assert "Diese Seite konnte nicht gezeigt werden." not in screen.text
    assert screen.at.get("bidi_component"), "The table stands all the same."
    (said,) = [said for said in screen.notices if said.startswith("Ein Teil der Adresse war nicht lesbar.")]
    assert named in said
    assert "<script>alert" not in "".join(screen.html)


def test_a_parameter_nobody_knows_is_passed_over_in_silence(show):
    assert "Adresse war nicht lesbar" not in show(utm_source="x").text


def test_the_sentence_goes_with_the_next_change(show):
    screen = show(g5="viel").type("gate_equity", "60000").run()
    assert "Adresse war nicht lesbar" not in screen.text
    assert screen.address == {"g5": ["60000"]}


@pytest.mark.parametrize("name", ("income", "splitting", "church_tax_rate", "other_taxable_income", "zve", "kist"))
def test_private_figures_are_not_read_from_an_address_and_do_not_stay_in_it(show, name: str):
    screen = show(**{name: "123456", "o": f"B*{name}-123456"})
    assert screen.row("B,")[4].startswith("−87 €")
    screen.type("gate_equity", "60000").run()
    assert "123456" not in str(screen.address)
    assert all("123456" not in link.proto.query_string for link in screen.at.get("page_link"))


def test_the_address_of_a_full_state_has_no_private_name(show):
    screen = show("vergleich", o=["A", "B", "C", ESSEN], same="1", g5="60000", g6="100", sort="price", lang="en")
    screen.go("").type("gate_equity", "70000").run()
    assert not [word for word in PRIVATE if word in str({**screen.address, "o": []}).lower()]
    assert screen.address["o"] == ["A", "B", "C", ESSEN]


def test_five_listings_fit_into_the_address(show):
    screen = show().submit(name="Vier").submit(name="Fünf")
    assert len(screen.address["o"]) == 5
    assert "Die Adresse hält" not in screen.text


def test_a_sixth_listing_stays_in_the_window_and_the_page_says_so(show):
    screen = show().submit(name="Vier").submit(name="Fünf").submit(name="Sechs")
    assert len(screen.table) == 1 + 6
    assert len(screen.address["o"]) == 5
    assert "Die Adresse hält 5 von 6 Inseraten; die übrigen bleiben nur in diesem Fenster, bis" in screen.text
    assert len(screen.go("vergleich").row("Kaufpreis")) == 1 + 5
    assert len(screen.go("").table) == 1 + 6


def test_an_address_of_six_listings_shows_five_and_says_so(show):
    screen = show(o=[ESSEN.replace("Essen", f"Nr{i}") for i in range(6)])
    assert len(screen.table) == 1 + 5
    assert "Eine Adresse hält höchstens fünf Inserate" in screen.text


def test_the_longest_names_keep_the_address_under_four_thousand_characters(show):
    screen = show(o="-")
    for i in range(5):
        screen.submit(name=f"{i}" + "ü€" * 29, market_rent_monthly="850,55", nominal_rate="3,987654")
    assert sum(len(name) + len(value) for name, values in screen.address.items() for value in values) < 4_000
    assert len(screen.table) == 1 + 5
