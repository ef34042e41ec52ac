import pytest

PAGES = ("", "objekt", "vergleich", "atlas", "methode")
HEADER = {
    "de": ["Trichter", "Objekt", "Vergleich", "Atlas", "Methode", "English"],
    "en": ["Funnel", "Property", "Compare", "Map", "Method", "Deutsch"],
}


@pytest.mark.parametrize("language", ("de", "en"))
@pytest.mark.parametrize("where", PAGES)
def test_every_page_opens_in_both_languages(show, where: str, language: str):
    screen = show(where, lang=language)
    assert not screen.at.exception
    assert screen.problems == []
    *pages, other = HEADER[language]
    assert [link.proto.label for link in screen.at.get("page_link")] == pages
    assert screen.at.button(key="language").label == other
    assert [html for html in screen.html if f"documentElement.lang = '{language}'" in html]
    assert len([html for html in screen.html if "<h1>" in html]) == 1


@pytest.mark.parametrize("where", ("", "objekt", "vergleich", "atlas"))
def test_no_german_word_is_left_on_an_english_page(show, where: str):
    screen = show(where, lang="en")
    labels = [element.label for kind in ("text_input", "selectbox", "button") for element in screen.at.get(kind)]
    shown = f"{screen.text} {labels}".replace("Wie führe ich eine Immobilienkalkulation durch", "")
    for german in ("Miete", "Kaufpreis", "Inserat", "passt", "durch", "fehlen", "Prozentpunkte", "Urteil"):
        assert german not in shown


@pytest.mark.parametrize("where", PAGES)
def test_the_links_of_the_header_carry_the_state(show, where: str):
    screen = show(where, o="m~p-189000~a-58~r-790~s-NW~n-Essen", g5="60000")
    for link in screen.at.get("page_link"):
        assert "n-Essen" in link.proto.query_string
        assert "g5=60000" in link.proto.query_string


@pytest.mark.parametrize(
    ("language", "money", "share"), (("de", "500.000 €", "2,0 %"), ("en", "€500,000", "2.0%")), ids=("de", "en")
)
def test_numbers_have_the_format_of_the_language(show, language: str, money: str, share: str):
    for where in ("", "vergleich"):
        assert money in show(where, lang=language).text
        assert share in show(where, lang=language).text


def test_every_metric_and_the_law_are_explained_on_the_method_page(show):
    text = show("methode").text
    for term in ("Bruttomietrendite", "Nettomietrendite", "Kaufpreisfaktor", "Kaufnebenkosten", "Formel", "Quelle"):
        assert term in text
    for rate in ("3,5 %", "5,5 %", "6,5 %"):  # SPEC 3.1: Bavaria, Saxony, North Rhine-Westphalia
        assert rate in text


def test_an_empty_list_invites_and_loads_the_examples(show):
    screen = show(o="-")
    assert screen.title == "Welche Wohnung verdient eine Besichtigung?"
    assert not any('class="tb' in part for part in screen.html)
    screen.press("Beispiele A, B, C laden")
    assert [row[0][:1] for row in screen.table[1:]] == ["C", "B", "A"]
    assert screen.address == {}


def test_an_empty_comparison_loads_the_examples_too(show):
    screen = show("vergleich", o="-")
    assert screen.title == "Bis zu fünf Objekte nebeneinander"
    screen.press("Beispiele A, B, C laden")
    assert screen.row("Kaufpreis")[1:] == ["500.000 €", "75.000 €", "300.000 €"]


def test_a_comparison_of_none_of_its_listings_replaces_nothing(show):
    screen = show("vergleich", v="-")
    assert screen.title == "Bis zu fünf Objekte nebeneinander"
    assert "Beispiele A, B, C laden" not in [button.label for button in screen.at.button]
    assert len(screen.go("").table) == 1 + 3
