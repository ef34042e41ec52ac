"""The figures of the article and of SPEC section 1, where a reader sees them."""

import pytest

# SPEC section 1, table "result", in the order A, B, C.
PUBLISHED = {
    "Bruttomietrendite": ("2,0 %", "8,0 %", "4,0 %"),
    "Nettomietrendite, geschätzt": (None, "2,6 %", "2,9 %"),
    "Cashflow im Jahr, geschätzt": ("−7.000 €", "+2.550 €", "+600 €"),
    "Nettomietrendite": ("1,3 %", "2,6 %", "2,8 %"),
    "Cashflow im Jahr vor Steuern": ("−7.782 €", "−87 €", "+239 €"),
}


@pytest.mark.parametrize("label", PUBLISHED)
def test_the_comparison_shows_the_published_figure(show, label: str):
    screen = show("vergleich")
    rows = [row for row in screen.table if row[0] == label]
    assert rows, [row[0] for row in screen.table]
    for cell, value in zip(rows[0][1:], PUBLISHED[label], strict=True):
        assert value is None or cell.startswith(value), cell


def test_what_the_article_printed_stands_beside_our_figure(show):
    screen = show("vergleich")
    assert "Alle 11 Ergebnisse des Artikels stimmen" in screen.text  # gross 3, quick net 2, quick CF 2, net 2, CF 2
    assert screen.row("Nettomietrendite, geschätzt")[2].endswith("Artikel 2,6 %")
    assert "Artikel negativ" in screen.row("Cashflow im Jahr vor Steuern")[2]
    assert "Artikel minimal positiv" in screen.row("Cashflow im Jahr vor Steuern")[3]
    assert "„600 € pro Monat“" in screen.text
    assert "„6.000 € Mieteinnahmen pro Monat“" in screen.text


def test_best_and_weakest_are_marked_in_words(show):
    gross = show("vergleich").row("Bruttomietrendite")
    assert "(schwächster Wert)" in gross[1]
    assert "(bester Wert)" in gross[2]
    assert "Wert" not in gross[3]


def test_the_funnel_shows_the_article_and_its_verdicts(show):
    screen = show()
    assert screen.title == "Ein Inserat passt, zwei fallen durch"
    c, b, a = screen.table[1:]
    assert [row[0].split(",")[0] for row in (a, b, c)] == ["A", "B", "C"]
    assert a[1] == "2,0 % 1,5 Pp. fehlen"
    assert a[3] == "−7.000 €"
    assert b[1:] == ["8,0 %", "2,6 %", "+2.550 €", "−87 € 87 € fehlen", "fällt durch"]
    assert c[1:] == ["4,0 %", "2,9 %", "+600 €", "+239 €", "passt"]


def test_the_head_of_the_funnel_names_each_gate_and_how_many_are_left(show):
    listing, *gates, verdict = show().table[0]
    assert listing.endswith("3 Inserate")
    # SPEC section 1: default gates; A falls at the first, B at the fourth.
    for head, threshold, left in zip(
        gates, ("ab 3,5 %", "ab 2,5 %", "ab 0 €", "ab 0 €"), ("2", "2", "2", "1"), strict=True
    ):
        assert threshold in head
        assert head.endswith(f"{left} von 3")
    assert verdict == "Urteil"


def test_the_waterfall_of_b_adds_up(show):
    text = show("vergleich").text
    assert "B: Aus 2.550 € geschätzt werden −87 € genau" in text
    # SPEC section 1, "Waterfall".
    for step in ("+1.200 €", "−480 €", "−357 €", "−3.000 €", "Rate der Bank statt Pauschale 0 €"):
        assert step in text


def test_the_same_assumptions_for_all_turn_c_down_and_say_why(show):
    screen = show("vergleich")
    screen.at.toggle(key="same_assumptions").set_value(True).run()
    assert screen.address == {"same": ["1"]}
    # SPEC section 1, "Check C under market_2026, BY".
    assert screen.row("Nettomietrendite, geschätzt")[3].startswith("3,1 %")
    assert screen.row("Cashflow im Jahr, geschätzt")[3].startswith("−4.560 €")
    assert "besteht B die Hürden der Schnellrechnung weiter" in screen.text
    assert "Statt 9.000 € verlangt die Bank 14.160 € im Jahr" in screen.text
    assert "Artikel" not in " ".join(screen.row("Cashflow im Jahr, geschätzt"))
    screen.at.toggle(key="same_assumptions").set_value(False).run()
    assert screen.address == {}
    assert screen.row("Cashflow im Jahr, geschätzt")[3].startswith("+600 €")


def test_different_financing_side_by_side_does_not_go_unnoticed(show):
    screen = show("vergleich", o=["B", "m~p-189000~a-58~r-790~s-NW~n-Essen"])
    assert "Diese Objekte rechnen mit verschiedenen Annahmen." in screen.text
    assert "B 3,0 %, Essen 5,9 %" in screen.text
    assert "verschiedenen Annahmen" not in show("vergleich").text


def test_a_changed_example_no_longer_passes_for_the_article(show):
    screen = show("vergleich", o=["A", "B~v-0.05", "C"])
    assert "Artikel" not in " ".join(screen.row("Cashflow im Jahr vor Steuern")[2])
    assert "Ihre Änderungen sind nicht darin" in screen.text


def test_a_return_names_the_years_that_all_are_held(show):
    alike = [f"m~p-189000~a-58~r-790~s-NW~hy-15~n-{name}" for name in ("Essen", "Bochum")]
    assert show("vergleich", o=alike).row("Rendite nach Steuern")[0] == "Rendite nach Steuern, 15 Jahre"
    assert show("vergleich", o=[alike[0], "C"]).row("Rendite nach Steuern")[0] == "Rendite nach Steuern"
