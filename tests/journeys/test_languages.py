"""German and English, and the decimal comma in a German and in an English browser."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserType, expect


@pytest.fixture(scope="module")
def german_browser(browser_type: BrowserType, browser_type_launch_args: dict[str, Any]) -> Iterator[Browser]:
    browser = browser_type.launch(
        **browser_type_launch_args, env={**os.environ, "LANGUAGE": "de", "LANG": "de_DE.UTF-8"}
    )
    yield browser
    browser.close()


def expect_language(screen, language: str, price: str, gross: str) -> None:
    expect(screen.page.locator("html")).to_have_attribute("lang", language)
    expect(screen.row("A, München")).to_contain_text(price)
    expect(screen.row("A, München")).to_contain_text(gross)


def test_one_click_changes_the_language_and_all_numbers(screen):
    screen.open("/?g5=60000")
    expect_language(screen, "de", "500.000 €", "2,0 %")
    screen.page.get_by_role("button", name="English", exact=True).click()
    expect_language(screen, "en", "€500,000", "2.0%")
    expect(screen.page).to_have_title("Immosieb – which flat deserves a viewing?")
    expect(screen.field("My equity")).to_have_value("€60,000")
    screen.link("Compare").click()
    expect(screen.title).to_have_text("Only C carries itself before tax, B misses it by €87 per year")
    screen.page.get_by_role("button", name="Deutsch", exact=True).click()
    expect(screen.title).to_have_text("Nur C trägt sich vor Steuern selbst, B verfehlt es um 87 € im Jahr")
    expect(screen.page.locator("html")).to_have_attribute("lang", "de")


@pytest.mark.parametrize("address", ("/", "/vergleich", "/methode"))
def test_the_address_names_the_language_that_is_shown_and_back_returns_to_the_other(screen, address: str):
    screen.open(address)
    screen.page.get_by_role("button", name="English", exact=True).click()
    expect(screen.page.locator("html")).to_have_attribute("lang", "en")
    screen.stands_at(f"{address}?lang=en")
    screen.page.go_back()
    expect(screen.page.get_by_role("button", name="English", exact=True)).to_be_visible()
    screen.stands_at(address)


def test_an_english_address_is_english_from_the_first_figure(screen):
    screen.open("/?lang=en")
    expect_language(screen, "en", "€500,000", "2.0%")
    expect(screen.title).to_have_text("One listing passes, two fail")


@pytest.mark.parametrize("ui", ("german", "english"))
def test_a_rate_means_the_same_in_every_browser(visit, german_browser: Browser, ui: str):
    screen = visit(browser=german_browser) if ui == "german" else visit()
    screen.open("/vergleich")
    assert screen.page.evaluate("navigator.language").startswith("de" if ui == "german" else "en")
    # SPEC: net operating income of C 9,239.25; instalment (4.25 + 2) % of 300,000 = 18,750, with 4.5 % 19,500.
    for written, rate, cash_flow in (("4,25", "0.0425", "−9.511 €"), ("4.5", "0.045", "−10.261 €")):
        screen.edit("C, Rand von München")
        screen.unfold()
        screen.field("Sollzins", screen.dialog).fill(written)
        screen.apply()
        expect(screen.dialog).to_have_count(0)
        expect(screen.row("Cashflow im Jahr vor Steuern").locator("td").nth(2)).to_contain_text(cash_flow)
        screen.stands_at(f"/vergleich?o=A&o=B&o=C~i-{rate}")
    expect(screen.row("Sollzins").locator("td").nth(2)).to_contain_text("4,5 %")
