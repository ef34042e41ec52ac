"""Many listings: pasted, from a file, corrected, narrowed, removed and brought back; at a desk and on a phone."""

import random
from pathlib import Path

from playwright.sync_api import expect

EXPOSE = """Startseite | Merkliste | Anmelden
3-Zimmer-Wohnung in Essen-Rüttenscheid mit Balkon
45130 Essen
Kaufpreis: 189.000 €
Wohnfläche ca.: 58 m²
Baujahr 1964
Kaltmiete: 790 € pro Monat, vermietet
Provision für Käufer 3,57 % inkl. MwSt.
Cookies akzeptieren"""


def portfolio(path: Path, count: int, bad: int) -> Path:
    """Flats in Windows' encoding below a title; a heading is unknown, and the price of some rows is none."""
    chance = random.Random(20261122)
    lines = ["Portfolio Herbst 2026;;;;;", "Titel;Preis (€);Wohnfl. m²;Nettokaltmiete;Bundesland;Käuferanteil"]
    for number in range(count):
        area = chance.randint(25, 120)
        price = "auf Anfrage" if number < bad else f"{area * chance.randint(9, 45) * 100:,}".replace(",", ".")
        name = "=cmd()|' /C calc'!A0" if number == bad else f"Straße {number}, Köln"
        lines.append(f"{name};{price};{area};{area * 9},50;NRW;3,57")
    path.write_bytes(("\r\n".join([*lines, "Summe;;;;;"])).encode("cp1252"))
    return path


def way(screen, name: str) -> None:
    screen.page.get_by_role("radio", name=name, exact=True).click()
    screen.ready()


def test_a_pasted_text_is_corrected_and_comes_into_the_list(screen):
    screen.open()
    screen.field("Bezeichnung").fill("angefangen")
    way(screen, "Datei")
    way(screen, "Eingeben")
    expect(screen.field("Bezeichnung")).to_have_value("angefangen")
    way(screen, "Text")
    screen.field("Text des Inserats").fill(EXPOSE)
    screen.button("Text lesen").click()
    expect(screen.field("Kaufpreis")).to_have_value("189.000\u00a0€")
    expect(screen.page.get_by_text("aus „Kaltmiete: 790 € pro Monat“")).to_be_visible()
    assert screen.barriers() == []
    screen.field("Kaufpreis").fill("179.000")
    screen.button("Inserat prüfen").click()
    row = screen.row("Essen")
    expect(row).to_contain_text("179.000 €")
    expect(row).to_contain_text("5,3 %")  # 12 x 790 / 179,000
    expect(screen.field("Kaufpreis")).to_have_value("")
    row.get_by_role("button").click()
    screen.page.wait_for_url("**/objekt**")
    expect(screen.ready().page.get_by_test_id("stMain")).to_contain_text("58 m² · 179.000 €")


def test_a_file_with_errors_is_assigned_taken_in_corrected_and_worked_on(screen, tmp_path: Path):
    screen.open()
    way(screen, "Datei")
    screen.page.locator("input[type=file]").set_input_files(portfolio(tmp_path / "liste.csv", 2_000, 40))
    expect(screen.page.get_by_text("Was steht in diesen Spalten?")).to_be_visible(timeout=15_000)
    screen.choose("Käuferanteil", "Makler")
    screen.ready()
    expect(screen.page.locator("table.pv")).to_contain_text("3,57 %")
    screen.button("2.000 Zeilen aufnehmen").click()
    expect(screen.page.get_by_text("1.960 Inserate aufgenommen, 40 Zeilen sind zu korrigieren.")).to_be_visible(
        timeout=30_000
    )
    screen.ready()
    expect(screen.page.locator("table.sv thead")).to_contain_text("1.960 Inserate")
    assert screen.barriers() == []

    with screen.page.expect_download() as download:
        screen.page.locator(".st-key-corrections_csv button").click()
    corrections = tmp_path / "korrigieren.csv"
    download.value.save_as(corrections)
    text = corrections.read_text(encoding="utf-8-sig")
    assert "Preis (€) „auf Anfrage“" not in text
    assert text.count("Kaufpreis „auf Anfrage“: Das ist keine Zahl.") == 40
    corrections.write_text(text.replace(";auf Anfrage;", ";100.000;"), encoding="utf-8-sig")
    screen.page.locator("input[type=file]").set_input_files(corrections)
    screen.button("40 Zeilen aufnehmen").click(timeout=15_000)
    expect(screen.page.locator("table.sv thead")).to_contain_text("2.000 Inserate", timeout=15_000)

    screen.field("Suchen").fill("cmd")
    screen.field("Suchen").press("Enter")
    expect(screen.page.get_by_text("1 von 2.000 Inseraten gezeigt")).to_be_visible()
    screen.button("Das gezeigte entfernen").click()
    expect(screen.page.locator("table.sv thead")).to_contain_text("1.999 Inserate")
    screen.button("Rückgängig").click()
    expect(screen.page.locator("table.sv thead")).to_contain_text("2.000 Inserate")
    with screen.page.expect_download() as download:
        screen.page.locator(".st-key-as_excel button").click()
    assert download.value.suggested_filename == "immosieb-liste.xlsx"


def test_the_ways_in_and_a_long_list_fit_a_phone(visit, tmp_path: Path):
    screen = visit("phone", "dark").open()
    way(screen, "Datei")
    screen.page.locator("input[type=file]").set_input_files(portfolio(tmp_path / "liste.csv", 120, 0))
    screen.button("120 Zeilen aufnehmen").click(timeout=15_000)
    expect(screen.page.locator("table.sv thead")).to_be_visible(timeout=15_000)
    screen.ready()
    assert screen.overflow <= 0
    assert screen.barriers() == []
    way(screen, "Text")
    assert screen.overflow <= 0
