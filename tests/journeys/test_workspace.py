"""Save, close, come back by cookie and by address, let others read, work in two windows, delete."""

import json
import re

import pytest
from playwright.sync_api import expect

EQUITY = "Mein Eigenkapital"


@pytest.fixture
def saved(screen):
    """Somebody at a desk has saved four listings; the dialog with the addresses is open."""
    screen.open()
    screen.enter("Essen", "189.000", "58", "790", "Nordrhein-Westfalen")
    expect(screen.rows).to_have_count(4)
    screen.button("Arbeitsbereich speichern").first.click()
    expect(screen.dialog).to_contain_text("Dieser Browser findet den Arbeitsbereich von selbst wieder.")
    return screen


def addresses(screen) -> list[str]:
    """The private one and the one for reading, as paths."""
    codes = screen.dialog.locator(".addr code")
    expect(codes).to_have_text([re.compile("^http://")] * 2)
    return [text.removeprefix(screen.url) for text in codes.all_inner_texts()]


def close_dialog(screen) -> None:
    screen.page.keyboard.press("Escape")
    expect(screen.dialog).to_have_count(0)


def set_equity(screen, amount: str) -> None:
    screen.field(EQUITY).fill(amount)
    screen.field(EQUITY).press("Enter")
    expect(screen.field(EQUITY)).to_have_value(f"{amount}\u00a0€")


def another_tab(screen):
    return type(screen)(screen.page.context.new_page(), screen.url)


def test_saved_closed_and_found_again(saved, visit):
    private, reading = addresses(saved)
    assert saved.barriers() == []
    saved.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    saved.dialog.get_by_role("button", name="Kopieren").first.click()
    expect(saved.dialog.get_by_role("button", name="Kopiert")).to_be_visible()
    assert saved.page.evaluate("navigator.clipboard.readText()") == saved.url + private
    close_dialog(saved)
    key = private.rsplit("/", 1)[1]
    assert key not in saved.page.content()
    assert key not in saved.page.evaluate("document.cookie"), "No script can read the key."
    set_equity(saved, "60.000")
    expect(saved.page.locator(".st-key-header")).to_contain_text("Gespeichert um")
    shown = saved.address
    saved.page.close()

    again = another_tab(saved)
    again.open("/")
    assert again.address == shown
    expect(again.rows).to_have_count(4)
    expect(again.field(EQUITY)).to_have_value("60.000\u00a0€")
    again.open("/vergleich")
    expect(again.page.locator("table.cmp thead")).to_contain_text("Essen")

    elsewhere = visit("phone", "dark").open(private)
    assert key not in elsewhere.page.url
    expect(elsewhere.rows).to_have_count(4)
    elsewhere.open("/")
    expect(elsewhere.rows).to_have_count(4)
    assert elsewhere.overflow <= 0
    assert elsewhere.barriers() == []

    stranger = visit().open(shown)
    expect(stranger.rows).to_have_count(4)
    expect(stranger.button("Arbeitsbereich speichern").first).to_be_visible()

    reader = visit().open(reading)
    expect(reader.page.get_by_text("Dieser Arbeitsbereich ist nur zum Lesen.")).to_be_visible()
    set_equity(reader, "20.000")
    expect(reader.page.get_by_text("Sie arbeiten an einer Kopie.")).to_be_visible()
    assert "w=" not in reader.address
    again.open("/")
    expect(again.field(EQUITY)).to_have_value("60.000\u00a0€")
    assert again.wrong == []
    assert again.hosts == {"127.0.0.1"}


def test_two_windows_lose_nothing(saved):
    close_dialog(saved)
    other = another_tab(saved)
    other.open("/")
    other.enter("Bonn", "250.000", "60", "900", "Nordrhein-Westfalen")
    expect(other.rows).to_have_count(5)
    saved.field(EQUITY).fill("60.000")
    saved.field(EQUITY).press("Enter")
    expect(saved.dialog).to_contain_text("Nicht gespeichert: In einem anderen Fenster wurde um")
    expect(saved.dialog).to_contain_text("Dort: 5 Inserate. Hier: 4 Inserate.")
    saved.dialog.get_by_role("button", name="Beides zusammenführen").click()
    expect(saved.page.get_by_text("Beide Stände sind zusammengeführt und gespeichert.")).to_be_visible()
    expect(saved.dialog).to_have_count(0)
    expect(saved.rows).to_have_count(5)
    expect(saved.field(EQUITY)).to_have_value("60.000\u00a0€")
    other.page.reload()
    other.ready()
    expect(other.rows).to_have_count(5)
    expect(other.field(EQUITY)).to_have_value("60.000\u00a0€")

    set_equity(saved, "70.000")  # The page of one property saves in a fragment, and tells all the same.
    other.link("Objekt").click()
    other.page.get_by_role("tab", name="Kauf", exact=True).click()
    price = other.field("Kaufpreis")
    price.fill("290000")
    price.press("Enter")
    expect(other.dialog).to_contain_text("Nicht gespeichert: In einem anderen Fenster wurde um")
    other.dialog.get_by_role("button", name="Mit diesem Stand überschreiben").click()
    expect(other.page.get_by_text("Ihr Stand gilt und ist gespeichert.")).to_be_visible()
    expect(price).to_have_value("290.000\u00a0€")
    assert other.wrong == []


def test_back_and_forward_stay_right_in_a_workspace(saved):
    close_dialog(saved)
    first = saved.address
    set_equity(saved, "60.000")
    second = saved.address
    saved.link("Vergleich").click()
    expect(saved.page.locator("table.cmp")).to_be_visible()
    saved.page.go_back()
    saved.stands_at(second)
    expect(saved.field(EQUITY)).to_have_value("60.000\u00a0€")
    saved.page.go_back()
    saved.stands_at(first)
    expect(saved.field(EQUITY)).to_have_value("")
    expect(saved.rows).to_have_count(4)
    saved.page.go_forward()
    saved.stands_at(second)
    expect(saved.field(EQUITY)).to_have_value("60.000\u00a0€")
    saved.page.reload()
    saved.ready()
    saved.stands_at(second)
    expect(saved.field(EQUITY)).to_have_value("60.000\u00a0€")


def test_backup_deletion_and_return(saved, tmp_path):
    private, _ = addresses(saved)
    with saved.page.expect_download() as download:
        saved.dialog.get_by_role("button", name="Als Datei sichern").click()
    file = tmp_path / "backup.json"
    download.value.save_as(file)
    assert [listing["name"] for listing in json.loads(file.read_text())["listings"]][3] == "Essen"

    saved.dialog.get_by_text("Ja, ich möchte alles löschen").click()
    saved.dialog.get_by_role("button", name="Endgültig löschen").click()
    expect(saved.page.get_by_text("Der Arbeitsbereich ist gelöscht.")).to_be_visible()
    expect(saved.rows).to_have_count(3)
    saved.page.wait_for_function("fetch('/').then(answer => !answer.redirected)")
    assert [cookie for cookie in saved.page.context.cookies() if cookie["name"].startswith("immosieb")] == []
    assert saved.page.request.get(saved.url + private).status == 404

    saved.open("/")
    saved.button("Sicherung laden").click()
    bad = tmp_path / "bad.json"
    bad.write_text('{"format": "immosieb-workspace", "schema": 99}')
    saved.dialog.locator("input[type=file]").set_input_files(bad)
    expect(saved.dialog).to_contain_text("Die Sicherung stammt von einer neueren Ausgabe.")
    saved.dialog.locator("input[type=file]").set_input_files(file)
    expect(saved.dialog).to_contain_text("4 Inserate in der Datei.")
    saved.dialog.get_by_role("button", name="Alles ersetzen").click()
    expect(
        saved.page.get_by_text("Die Sicherung hat alles ersetzt: 4 Inserate stehen jetzt in der Liste.")
    ).to_be_visible()
    expect(saved.rows).to_have_count(4)
