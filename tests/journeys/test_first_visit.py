"""What a new visitor meets: the frame, the article's three flats, and nobody but us."""

import re

import httpx2
import pytest
from playwright.sync_api import expect

PAGES = {"/": "Trichter", "/vergleich": "Vergleich", "/methode": "Methode"}


@pytest.mark.parametrize("size", ("desk", "phone"))
def test_the_first_page_shows_the_examples_and_what_became_of_them(visit, size: str):
    screen = visit(size).open()
    expect(screen.title).to_have_text("Ein Inserat passt, zwei fallen durch")
    expect(screen.rows).to_have_count(3)
    expect(screen.row("C, Rand von München")).to_contain_text("passt")
    expect(screen.row("B, Ostdeutschland")).to_contain_text("87 € fehlen")
    expect(screen.row("A, München")).to_contain_text("1,5 Pp. fehlen")
    assert screen.hosts == {"127.0.0.1"}


def test_all_three_pages_can_be_reached_and_nobody_else_is_asked(screen):
    screen.open()
    for address, name in PAGES.items():
        screen.link(name).click()
        screen.stands_at(address)
        expect(screen.page).to_have_title(re.compile("Immosieb"))
        expect(screen.page.locator(".st-key-header [class*=_here]")).to_have_text(name)
        screen.ready()
    assert screen.hosts == {"127.0.0.1"}


@pytest.mark.parametrize("address", ("/vergleich", "/methode"))
def test_a_deep_link_shows_the_whole_frame_with_its_style(screen, address: str):
    screen.open(address)
    for name in PAGES.values():
        expect(screen.link(name)).to_be_visible()
    expect(screen.page.get_by_role("button", name="English", exact=True)).to_be_visible()
    expect(screen.page.locator(".st-key-header [class*=_here]")).to_have_text(PAGES[address])
    expect(screen.title).to_have_css("font-family", re.compile("IBM Plex Sans"))
    expect(screen.page.get_by_test_id("stMainBlockContainer")).to_have_css("max-width", "1304px")
    expect(screen.page.get_by_test_id("stSidebar")).to_have_count(0)


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(
    ("language", "sentence"), (("de", "Bitte JavaScript einschalten"), ("en", "Please switch on JavaScript"))
)
def test_without_javascript_there_is_a_language_a_title_and_a_sentence(
    app_url: str, address: str, language: str, sentence: str
):
    document = httpx2.get(f"{app_url}{address}?lang={language}").text
    assert f'<html lang="{language}">' in document
    assert "<title>Immosieb" in document
    (unscripted,) = re.findall("<noscript>(.*?)</noscript>", document, re.DOTALL)
    assert sentence in unscripted


def test_an_address_of_twenty_kilobytes_gets_a_sentence(visit):
    screen = visit()
    answer = screen.page.goto(f"{screen.url}/vergleich?o={'x' * 20_000}")
    assert answer.status == 414
    expect(screen.title).to_have_text("Diese Adresse ist zu lang")
    screen.wrong = [wrong for wrong in screen.wrong if "414" not in wrong]


def test_a_broken_address_is_said_and_everything_else_stands(screen):
    screen.open("/?o=B~i-vier&o=C&g5=viel")
    expect(screen.page.locator(".state")).to_contain_text("Ein Teil der Adresse war nicht lesbar.")
    expect(screen.page.locator(".state")).to_contain_text("Sollzins „vier“")
    expect(screen.rows).to_have_count(2)


def test_an_empty_list_offers_the_examples(screen):
    screen.open("/?o=-")
    expect(screen.rows).to_have_count(0)
    screen.button("Beispiele A, B, C laden").click()
    expect(screen.rows).to_have_count(3)
    expect(screen.page).to_have_url(f"{screen.url}/")
