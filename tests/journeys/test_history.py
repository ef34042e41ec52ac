"""The address is the truth: shared, reloaded, Back and Forward."""

import pytest
from playwright.sync_api import expect


@pytest.fixture
def agrees(visit):
    """Compares a screen with what somebody sees who opens its address for the first time."""
    other = visit()

    def compared(screen) -> None:
        address = screen.address
        other.open(screen.page.url.removeprefix(screen.url))
        assert other.address == address, "Opening an address must not change it."
        expect(screen.title).to_have_text(other.title.text_content())
        expect(screen.page.locator("table.tb").first).to_have_text(
            other.page.locator("table.tb").first.text_content()
        )

    return compared


def test_a_shared_address_shows_the_same_elsewhere(screen, visit, agrees):
    screen.open("/?g4=off")
    screen.enter("Essen", "189.000,50 €", "58,5", "790", "Nordrhein-Westfalen")
    expect(screen.rows).to_have_count(4)
    screen.field("Mein Eigenkapital").fill("60.000")
    screen.field("Mein Eigenkapital").press("Enter")
    expect(screen.page.locator("table.sv thead")).to_contain_text("bis 60.000 €")
    agrees(screen)
    screen.link("Vergleich").click()
    expect(screen.page.locator("table.cmp thead")).to_contain_text("Essen")
    agrees(screen)
    phone = visit("phone", "dark").open(screen.page.url.removeprefix(screen.url))
    expect(phone.row("Kaufpreis")).to_contain_text("189.001 €")


def test_a_reload_keeps_everything(screen):
    screen.open("/?g5=60000&o=C&o=m~p-189000~a-58~r-790~s-NW~n-Essen")
    screen.page.reload()
    screen.ready()
    expect(screen.rows).to_have_count(2)
    expect(screen.page.locator("table.sv thead")).to_contain_text("bis 60.000 €")


def test_back_and_forward_never_show_figures_of_another_address(screen, agrees):
    screen.open()
    seen = ["/"]

    def then(address: str) -> None:
        screen.stands_at(address)
        screen.ready()
        seen.append(address)

    screen.field("Mein Eigenkapital").fill("30000")
    screen.field("Mein Eigenkapital").press("Enter")
    then("/?g5=30000")
    screen.link("Vergleich").click()
    then("/vergleich?g5=30000")
    screen.edit("C, Rand von München")
    screen.field("Kaufpreis", screen.dialog).fill("310000")
    screen.apply()
    then("/vergleich?g5=30000&o=A&o=B&o=C~p-310000")
    screen.page.get_by_text("Gleiche Annahmen für alle").first.click()
    then("/vergleich?g5=30000&same=1&o=A&o=B&o=C~p-310000")
    screen.link("Trichter").click()
    then("/?g5=30000&same=1&o=A&o=B&o=C~p-310000")
    for address in reversed(seen[:-1]):
        screen.page.go_back()
        screen.stands_at(address)
        agrees(screen)
    for address in seen[1:]:
        screen.page.go_forward()
        screen.stands_at(address)
        agrees(screen)


def test_fields_follow_the_address_back(screen):
    screen.open()
    equity = screen.field("Mein Eigenkapital")
    for typed, shown in (("30000", "30.000\u00a0€"), ("40000", "40.000\u00a0€")):
        equity.fill(typed)
        equity.press("Enter")
        expect(equity).to_have_value(shown)
    screen.page.go_back()
    expect(equity).to_have_value("30.000\u00a0€")
    screen.page.go_back()
    expect(equity).to_have_value("")


def test_back_closes_nothing_half_done(screen):
    screen.open()
    screen.link("Vergleich").click()
    expect(screen.page.locator("table.cmp")).to_be_visible()
    screen.edit("C, Rand von München")
    screen.page.go_back()
    expect(screen.rows).to_have_count(3)
    expect(screen.dialog).to_have_count(0)


def test_copying_the_link_copies_the_address(screen):
    screen.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    screen.open("/?g5=60000")
    screen.button("Link kopieren").click()
    expect(screen.page.get_by_text("Link kopiert")).to_be_visible()
    assert screen.page.evaluate("navigator.clipboard.readText()") == f"{screen.url}/?g5=60000"
