"""Many listings: taken from a file, narrowed, removed and put back; pasted texts; the sieve's settings."""

import io

import pytest
import xlsxwriter

from calc import metrics
from calc.assessment import assess
from calc.listing import QUESTIONS, Listing, Provenance
from calc.record import LANGUAGES
from calc.screening import Gates, screen
from intake.tables.writing import as_csv
from tests.intake.tables.given import taken
from ui.screening.downloads import pages_of

HEAD = "Titel;Kaufpreis;Wohnfläche;Kaltmiete;Bundesland"
HOSTILE = ("=cmd()|' /C calc'!A0", "<img src=x onerror=alert(1)>", "**fett** $x$ :red[y]", "a" * 60)


def rows(count: int, beginning: str = "Wohnung") -> str:
    """Flats of which every second one yields 8 % and carries itself, the others 2 %."""
    lines = (f"{beginning} {n} in Ort {n};{75 + n}.000;{40 + n};{500 if n % 2 else 150};NW" for n in range(count))
    return HEAD + "\n" + "\n".join(lines)


def with_file(screen, content: str | bytes, name: str = "liste.csv"):
    way(screen, "file")
    data = content.encode() if isinstance(content, str) else content
    screen.at.get("file_uploader")[0].set_value((name, data, "text/csv"))
    return screen.run()


def way(screen, key: str):
    screen.at.session_state["entry_way"] = key
    return screen.run()


def test_each_way_in_shows_what_belongs_to_it(show):
    screen = show()
    assert len(screen.at.get("file_uploader")) == 0
    assert len(way(screen, "file").at.get("file_uploader")) == 1
    assert len(screen.at.text_area) == 0
    assert len(way(screen, "pasted").at.text_area) == 1
    assert len(screen.at.get("file_uploader")) == 0


def test_a_file_comes_into_the_list_in_place_of_the_examples(show):
    screen = with_file(show(), rows(4)).press("4 Zeilen aufnehmen")
    assert screen.table[1][0].startswith("Wohnung 1 in Ort 1 ")
    assert len(screen.table) == 5
    assert "Alle 4 Zeilen sind aufgenommen." in screen.text


def test_before_it_counts_the_reason_is_said_why_no_row_can_be_read(show):
    screen = with_file(show(), HEAD + "\nHagen;viel;58;790;NW\nGera;auf Anfrage;50;400;TH")
    assert "So ist keine der ersten Zeilen zu lesen:" in screen.text
    assert "Zeile 2 Kaufpreis „viel“: Das ist keine Zahl." in screen.text


def test_what_was_downloaded_is_read_again_without_its_figures_and_with_its_source():
    source = Provenance(source_url="https://example.org/1")
    listings = (Listing("Essen", 189_000.0, 58.0, 790.0, "NW", provenance=source),)
    assessment = assess(listings)
    for language in LANGUAGES:
        page, _ = pages_of(listings, assessment, screen(assessment, Gates()), [0], language)
        (again,) = taken(as_csv(page, language), language).listings
        assert again == listings[0]
        assert again.provenance == source


def test_of_several_sheets_the_one_with_the_list_is_shown_first(show):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        book.add_worksheet("Deckblatt").write_column(0, 0, ["Meine Wohnungen", "Stand November"])
        sheet = book.add_worksheet("Liste")
        sheet.write_row(0, 0, ["Adresse", "Kaufpreis", "Wohnfläche", "Kaltmiete"])
        sheet.write_row(1, 0, ["Gartenweg 3, 45130 Essen", 189_000, 58, 790])
    screen = with_file(show(), out.getvalue(), "liste.xlsx")
    assert next(box for box in screen.at.selectbox if box.label == "Tabellenblatt").value == "Liste"
    assert screen.press("1 Zeile aufnehmen").row("Gartenweg 3, 45130 Essen")[1] == "5,0 %"


def test_bad_rows_are_told_with_their_reason_and_the_good_ones_are_in(show):
    content = rows(3) + "\nHagen;viel;58;790;NW\nGera;100.000;;400;TH"
    screen = with_file(show(), content).press("5 Zeilen aufnehmen")
    assert len(screen.table) == 4
    assert "3 Inserate aufgenommen, 2 Zeilen sind zu korrigieren." in screen.text
    assert "Zeile 5 Kaufpreis „viel“: Das ist keine Zahl." in screen.text
    assert "Zeile 6 Wohnfläche fehlt." in screen.text


def test_a_slip_of_the_pen_is_pointed_out(show):
    screen = with_file(show(), rows(3) + "\nHagen;99.000;58;79.000,50;NW").press("4 Zeilen aufnehmen")
    assert "1 aufgenommener Wert ist ungewöhnlich." in screen.text
    assert "Zeile 5 Bitte prüfen: Kaltmiete im Monat 79.000,50 €." in screen.text


def test_of_many_listings_those_to_compare_are_searched_for(show):
    screen = with_file(show(), rows(21)).press("21 Zeilen aufnehmen").go("vergleich")
    screen.at.multiselect(key="compared").set_value([3, 20]).run()
    assert [cell.split(" in ")[0] for cell in screen.table[0][1:]] == ["Wohnung 3", "Wohnung 20"]
    screen.at.multiselect(key="compared").set_value([0, 1, 2, 3, 4, 5]).run()
    assert "Höchstens fünf Objekte stehen nebeneinander." in screen.text


def test_an_unknown_column_is_asked_about_and_a_missing_state_can_be_said_for_all(show):
    content = "Titel;Vorstellung;Wohnfläche;Kaltmiete\nEssen;189.000;58;790"
    screen = with_file(show(), content)
    assert "Noch ohne Spalte: Kaufpreis, Bundesland." in screen.text
    column = next(box for box in screen.at.selectbox if box.label.startswith("Vorstellung"))
    column.set_value("price")
    next(box for box in screen.at.selectbox if box.label == "Bundesland für alle Zeilen").set_value("NW")
    screen.run()
    assert "189.000 €" in screen.text
    assert screen.press("1 Zeile aufnehmen").row("Essen")[1] == "5,0 %"


def test_what_was_said_of_a_column_holds_for_the_corrected_rows_too(show):
    content = "Titel;Vorstellung;Wohnfläche;Kaltmiete;Ort\nEssen;189.000;58;790;Essen\nBonn;viel;50;500;Bonn"
    screen = with_file(show(), content)
    next(box for box in screen.at.selectbox if box.label.startswith("Vorstellung")).set_value("price")
    screen.run().press("2 Zeilen aufnehmen")
    screen = with_file(screen, "Titel;Vorstellung;Wohnfläche;Kaltmiete;Ort;Grund\nBonn;99.000;50;500;Bonn;war viel")
    assert screen.press("1 Zeile aufnehmen").row("Bonn")[1] == "6,1 %"  # 12 x 500 / 99,000


def test_the_federal_state_follows_from_an_unmistakable_town(show):
    content = "Bezeichnung;Kaufpreis;Wohnfläche;Kaltmiete;Ort\nEins;189.000;58;790;Essen\nZwei;99.000;58;500;Neustadt"
    screen = with_file(show(), content)
    assert "Noch ohne Spalte" not in screen.text
    assert "Bundesland, wo der Ort es nicht sagt" in [box.label for box in screen.at.selectbox]
    assert "Nordrhein-Westfalen" in screen.text  # In the preview, before it counts.
    screen.press("2 Zeilen aufnehmen")
    assert screen.row("Eins")[1] == "5,0 %"
    assert "1 Inserat aufgenommen, 1 Zeile ist zu korrigieren." in screen.text
    assert "Bei 1 Inserat nennt die Datei kein Bundesland; es folgt aus Ort oder Postleitzahl." in screen.text
    assert "Zeile 3 Bundesland fehlt, und der Ort sagt es nicht eindeutig." in screen.text


@pytest.mark.parametrize(
    ("content", "said"),
    (
        ("", "Die Datei ist leer."),
        ("\x89PNG\x00", "Das ist keine Tabelle."),
        (HEAD, "In der Tabelle steht kein Inserat."),
    ),
)
def test_what_is_no_table_is_refused_in_a_sentence(show, content: str, said: str):
    screen = with_file(show(), content, "liste.xlsx")
    assert not screen.at.exception
    assert said in " ".join(screen.problems)
    assert len(screen.table) == 4


def long(show, count: int = 60):
    return with_file(show(), rows(count)).press(f"{count} Zeilen aufnehmen")


def shown(screen) -> list[str]:
    return screen.at.dataframe[0].value["name"].tolist()


def test_a_long_list_stands_under_the_same_head_and_its_best_come_first(show):
    screen = long(show)
    assert screen.table[0][0] == "Inserat Fläche, Preis, Kaltmiete 60 Inserate"
    assert len(screen.at.dataframe) == 1
    assert shown(screen)[0] == "Wohnung 1 in Ort 1"
    assert "An „Brutto ab 3,5 %“ scheitern 30 Inserate" in screen.text


def test_a_long_list_is_narrowed_and_what_is_shown_can_be_removed_and_brought_back(show):
    screen = long(show, 80)
    screen.type("filter_text", "ORT 5").run()
    assert len(shown(screen)) == 17  # 5, 15 … 75 without 55, and 50 to 59
    screen.press("Alle 17 gezeigten entfernen")
    assert "17 Inserate entfernt." in screen.text
    assert len(shown(screen)) == 63
    screen.press("Rückgängig")
    assert len(shown(screen)) == 80


def test_bounds_for_a_figure_narrow_the_list_and_give_it_a_column(show):
    screen = long(show)
    screen.at.multiselect(key="filter_figures").set_value(["gross_rental_yield"]).run()
    screen.type("filter_least_gross_rental_yield", "5 %").run()
    assert 0 < len(shown(screen)) < 60
    screen.type("filter_least_gross_rental_yield", "viel").run()
    assert "Das ist keine Zahl." in " ".join(screen.problems)


def test_a_short_list_is_edited_as_a_list_and_read_as_a_table(show):
    screen = show()
    assert len(screen.at.dataframe) == 0
    assert shown(screen.press("Liste bearbeiten")) == ["C, Rand von München", "B, Ostdeutschland", "A, München"]
    assert len(screen.press("Bearbeiten beenden").table) == 4


def test_grouped_by_verdict_the_rows_stand_under_headings_with_their_number(show):
    screen = show()
    screen.at.toggle(key="list_by_verdict").set_value(True).run()
    assert [row[0] for row in screen.table if len(row) == 1] == ["passt: 1", "fällt durch: 2"]


def test_doubles_are_pointed_out_and_taken_out(show):
    content = HEAD + "\nEssen, hell;189.000;58;790;NW\nEssen hell;188.000;58;790;NW\nKiel;99.000;40;400;SH"
    screen = with_file(show(), content).press("3 Zeilen aufnehmen")
    assert "1 Inserat steht vermutlich doppelt in der Liste" in [fold.label for fold in screen.at.expander]
    screen.press("Das doppelte entfernen")
    assert [row[0].split(" 5")[0] for row in screen.table[1:] if row[0].startswith("Essen")] == ["Essen, hell"]


def test_a_named_sieve_sets_its_gates_and_an_own_one_can_be_kept(show):
    screen = show()
    screen.at.selectbox(key="gate_preset").set_value("cautious").run()
    assert (screen.address["g1"], screen.address["g2"]) == (["0.05"], ["0.04"])
    assert "Zwanzigfache" in " ".join(caption.value for caption in screen.at.caption)
    screen.at.select_slider(key="gate_gross_rental_yield").set_value(0.06).run()
    screen.press("Einstellung merken")
    screen.type("gates_name", "Meins")
    next(b for b in screen.at.button if b.proto.is_form_submitter and b.label == "Einstellung merken").click()
    screen.run()
    assert screen.at.selectbox(key="gate_preset").value.endswith("Meins")
    # No address holds it: neither Back nor a pasted one takes it away.
    screen.at.query_params.clear()
    screen.run()
    assert screen.at.selectbox(key="gate_preset").options[-1] == "Meins"
    screen.at.selectbox(key="gate_preset").set_value("own Meins").run()
    assert screen.address["g1"] == ["0.06"]
    screen.press("Einstellung vergessen")
    assert "Meins" not in screen.at.selectbox(key="gate_preset").options


def test_a_setting_without_a_name_is_asked_for_one(show):
    screen = show(g1="0.06")
    next(b for b in screen.at.button if b.proto.is_form_submitter and b.label == "Einstellung merken").click()
    assert "Der Name fehlt noch." in screen.run().text


def field(screen, label: str):
    return next(field for field in screen.at.text_input if field.label == label)


def test_a_pasted_text_fills_the_form_with_the_words_it_came_from(show):
    screen = way(show(), "pasted")
    screen.at.text_area(key="pasted_text").set_value(
        "3-Zimmer-Wohnung\n45130 Essen\nKaufpreis: 189.000 €\nWohnfläche 58 m²\nKaltmiete 790 € pro Monat"
    )
    screen.run().press("Text lesen")
    assert field(screen, "Kaufpreis").value.replace("\u00a0", " ") == "189.000 €"
    assert next(box for box in screen.at.selectbox if box.label == "Bundesland").value == "NW"
    assert "aus „Kaufpreis: 189.000 €“" in screen.text
    field(screen, "Bezeichnung").set_value("Vom Text")
    next(b for b in screen.at.button if b.label == "Inserat prüfen").click()
    assert screen.run().row("Vom Text")[1] == "5,0 %"
    assert "aus „" not in screen.text


def test_the_link_above_a_pasted_text_goes_with_its_listing_and_no_other(show):
    screen = way(show(), "pasted")
    offer = "Kaufpreis: 189.000 €\nWohnfläche 58 m²\nKaltmiete 790 € pro Monat\n45130 Essen"
    screen.at.text_area(key="pasted_text").set_value(f"https://example.org/7\n{offer}")
    screen.run().press("Text lesen")
    assert any("Der Link aus der ersten Zeile" in caption.value for caption in screen.at.caption)
    next(b for b in screen.at.button if b.label == "Inserat prüfen").click()
    screen.run()
    screen.at.text_area(key="pasted_text").set_value(offer)
    screen.run().press("Text lesen")
    assert not any("Der Link aus der ersten Zeile" in caption.value for caption in screen.at.caption)
    next(b for b in screen.at.button if b.label == "Inserat prüfen").click()
    screen.run()
    kept = [listing.provenance.source_url for listing in screen.at.session_state["state"].listings[3:]]
    assert kept == ["https://example.org/7", ""]
    assert "example.org" not in str(screen.address)


def test_what_a_text_contradicts_itself_about_is_to_be_decided_and_not_called_missing(show):
    screen = way(show(), "pasted")
    screen.at.text_area(key="pasted_text").set_value(
        "45130 Essen\nKaufpreis: 189.000 €\nPreis VB 185.000 Euro\nWohnfläche 58 m²"
    )
    screen.run().press("Text lesen")
    assert "Im Text widersprüchlich, bitte entscheiden: Kaufpreis." in screen.text
    assert "Nicht im Text, bitte eintragen: Kaltmiete im Monat." in screen.text


def test_a_text_without_an_offer_says_so_and_keeps_what_stands_in_the_form(show):
    screen = way(show().submit(price="viel"), "pasted")
    screen.at.text_area(key="pasted_text").set_value("Guten Tag")
    screen.run().press("Text lesen")
    assert "In diesem Text steht kein Angebot." in screen.text
    assert field(screen, "Bezeichnung").value == "Essen"


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_names_in_the_list_and_in_the_download(show, name: str):
    quoted = name.replace('"', '""')
    screen = with_file(show(), f'{HEAD}\n"{quoted}";189.000;58;790;NW').press("1 Zeile aufnehmen")
    assert screen.table[1][0].startswith(name)
    assert all("<img" not in html for html in screen.html)


def test_the_download_holds_every_input_every_figure_and_the_reason():
    listings = (Listing("=cmd()", 189_000.0, 58.0, 790.0, "NW", nominal_rate=0.041),)
    assessment = assess(listings)
    page, notes = pages_of(listings, assessment, screen(assessment, Gates()), [0], "de")
    (row,) = page.rows
    cells = dict(zip((heading.label for heading in page.headings), row, strict=True))
    assert (cells["Bezeichnung"], cells["Bundesland"], cells["Sollzins"]) == ("=cmd()", "Nordrhein-Westfalen", 0.041)
    assert QUESTIONS["notary_rate"].label.de not in cells  # nobody said anything about it
    assert cells["Bruttomietrendite"] == pytest.approx(12 * 790 / 189_000)
    assert {metric.label.de for metric in metrics.catalogue().values()} <= cells.keys()
    assert (cells["Urteil"], cells["Scheitert an"]) == ("fällt durch", metrics.get("quick_cash_flow_yearly").label.de)
    assert len(list(notes.rows)) == 1 + len(metrics.catalogue())
