"""A listing by the form: what is meant is understood, what cannot be meant is said at its field."""

import pytest

HOSTILE = "<script>alert(1)</script>"
LABELS = {
    "name": "Bezeichnung",
    "price": "Kaufpreis",
    "living_area_sqm": "Wohnfläche",
    "actual_rent_monthly": "Kaltmiete im Monat",
    "market_rent_monthly": "Sollmiete im Monat",
    "other_income_monthly": "Sonstige Einnahmen im Monat",
    "completion_year": "Baujahr",
    "vacancy_rate": "Mietausfall",
    "admin_yearly": "Verwaltung im Jahr",
    "maintenance_per_sqm_yearly": "Instandhaltung je m² im Jahr",
    "loan_to_price": "Darlehen, Anteil am Preis",
    "nominal_rate": "Sollzins",
    "initial_repayment_rate": "Anfängliche Tilgung",
    "broker_rate": "Makler",
    "notary_rate": "Notar",
    "land_registry_rate": "Grundbuch",
    "transfer_tax_rate": "Grunderwerbsteuer",
    "other_acquisition_costs": "Sonstige Erwerbskosten",
    "contract_date": "Tag des Kaufvertrags",
}
REQUIRED = ("name", "price", "living_area_sqm", "actual_rent_monthly")
NUMBERS = tuple(field for field in LABELS if field != "name")
ZERO_IS_WRONG = ("price", "living_area_sqm", "completion_year", "contract_date")


def expect_problem_at(screen, field: str, text: str) -> None:
    """Exactly one sentence, which names the field; nothing added; what was typed stays."""
    assert len(screen.problems) == 1, screen.problems
    assert f"„{LABELS[field]}“" in screen.problems[0]
    assert screen.at.text_input(key=f"entry_{field}").value == text
    assert screen.at.text_input(key="entry_price" if field != "price" else "entry_name").value in ("189000", "Essen")
    assert "o" not in screen.address
    assert len(screen.table) == 1 + 3


def test_an_ordinary_listing_comes_into_the_sieve(show):
    screen = show().submit(name="Essen-Rüttenscheid, 2. OG", price="189.000 €", actual_rent_monthly="790,00")
    assert screen.problems == []
    row = screen.row("Essen-Rüttenscheid, 2. OG")
    assert row[0].endswith("58 m² · 189.000 € · 790 € kalt")
    # SPEC section 1, market_2026: 12 x 790 / 189,000 = 5.016 %; 0.8 x 9,480 - 4.72 % x 189,000 = -1,336.80.
    assert row[1] == "5,0 %"
    assert row[3].startswith("−1.337 €")
    assert row[-1] == "fällt durch"
    assert "„Essen-Rüttenscheid, 2. OG“ ist im Sieb: fällt durch." in screen.text
    assert screen.title == "Ein Inserat passt, drei fallen durch"


def test_after_a_listing_is_understood_the_form_is_empty_again(show):
    screen = show().unfold().submit()
    assert [screen.at.text_input(key=f"entry_{field}").value for field in LABELS] == [""] * len(LABELS)
    assert screen.at.selectbox(key="entry_state").value is None


def test_the_quick_net_yield_uses_the_area_and_the_presets(show):
    # 9,480 x 0.98 - 445.33 - 18.62 x 58 = 7,765.11; / (189,000 x (1 + 0.065 + 0.02 + 0.0357)) = 3.666 %
    assert show().submit().row("Essen")[2].startswith("3,7 %")


def test_a_listing_that_misses_by_little_is_close_and_says_by_how_much(show):
    # 0.8 x 12 r - 0.0472 x 100,000 = -20 at r = 489.58: one gate, 20 EUR, less than 1 % of 5,875 EUR.
    screen = show(g4="off").submit(name="Knapp", price="100000", living_area_sqm="20", actual_rent_monthly="489,58")
    assert screen.row("Knapp")[3] == "−20 € 20 € fehlen"
    assert screen.row("Knapp")[-1] == "knapp"


@pytest.mark.parametrize("field", REQUIRED)
def test_an_empty_required_field_is_named(show, field: str):
    screen = show().submit(**{field: ""})
    expect_problem_at(screen, field, "")
    assert screen.problems[0].startswith("Dieses Feld fehlt noch.")


def test_a_missing_state_is_named(show):
    screen = show().submit(state=None)
    (problem,) = screen.problems
    assert problem.startswith("Dieses Feld fehlt noch.")
    assert "„Bundesland“" in problem


def test_an_empty_form_names_all_five_figures(show):
    screen = show().submit(name="", price="", living_area_sqm="", actual_rent_monthly="", state=None)
    named = [label for label in (*LABELS.values(), "Bundesland") if any(f"„{label}“" in p for p in screen.problems)]
    assert named == ["Bezeichnung", "Kaufpreis", "Wohnfläche", "Kaltmiete im Monat", "Bundesland"]


@pytest.mark.parametrize("field", ("price", "living_area_sqm", "actual_rent_monthly", "nominal_rate"))
def test_what_cannot_be_meant_gets_a_sentence_that_names_the_field(show, field: str):
    screen = show()
    for text in ("-1", "1e12", "1000000000000", "viel", HOSTILE, "1,2,3", "5 Äpfel"):
        expect_problem_at(screen.submit(**{field: text}), field, text)


@pytest.mark.parametrize("text", (HOSTILE, "-1", "1000000000000"))
def test_every_field_refuses_it_at_once_with_all_others(show, text: str):
    screen = show().submit(**dict.fromkeys(NUMBERS, text))
    assert len(screen.problems) == len(NUMBERS)
    for field in NUMBERS:
        assert len([problem for problem in screen.problems if f"„{LABELS[field]}“" in problem]) == 1
        assert screen.at.text_input(key=f"entry_{field}").value == text


@pytest.mark.parametrize("field", NUMBERS)
def test_zero_is_a_problem_only_where_it_cannot_be(show, field: str):
    screen = show().submit(**{field: "0"})
    assert not screen.at.exception
    if field in ZERO_IS_WRONG:
        expect_problem_at(screen, field, "0")
    else:
        assert screen.problems == []
        assert screen.row("Essen")


def test_a_name_is_only_text(show):
    screen = show().submit(name=HOSTILE)
    assert screen.problems == []
    assert screen.row(HOSTILE)
    assert HOSTILE not in "".join(screen.html)


def test_without_rent_a_figure_is_a_reason_and_not_nan(show):
    screen = show().submit(actual_rent_monthly="0")
    for where in ("", "vergleich"):
        screen.go(where)
        assert not screen.at.exception
        assert "nan" not in screen.text.lower().split()
    assert "nicht berechenbar" in screen.text


@pytest.mark.parametrize(
    ("text", "language", "held", "shown"),
    (
        ("299.000", "de", "299000", "299.000 €"),
        ("299,000", "en", "299000", "€299,000"),
        ("299.000,50 €", "de", "299000.5", "299.001 €"),  # Tables round to whole euros, half up.
        ("299.000,50 €", "en", "299000.5", "€299,001"),
        ("299000", "de", "299000", "299.000 €"),
        ("299000", "en", "299000", "€299,000"),
        ("12.500,50", "de", "12500.5", "12.501 €"),
        ("12,500.50", "de", "12500.5", "12.501 €"),
        ("1.234", "de", "1234", "1.234 €"),
        ("1,234", "en", "1234", "€1,234"),
    ),
)
def test_money_is_read_as_it_was_meant(show, text: str, language: str, held: str, shown: str):
    screen = show(lang=language).submit(price=text)
    assert screen.problems == []
    assert f"~p-{held}~" in screen.address["o"][-1]
    assert f"· {shown} ·" in screen.row("Essen")[0]


@pytest.mark.parametrize(
    ("text", "language", "echo"), (("1.234", "en", "Purchase price €1.23"), ("1,234", "de", "Kaufpreis 1,23 €"))
)
def test_the_language_decides_what_is_ambiguous_and_the_reading_is_echoed(show, text: str, language: str, echo: str):
    assert echo in show(lang=language).submit(price=text).text


@pytest.mark.parametrize("language", ("de", "en"))
@pytest.mark.parametrize(
    ("text", "share"),
    (("4,25", "0.0425"), ("4.25", "0.0425"), ("12 %", "0.12"), ("3,900", "0.039"), ("0,5%", "0.005")),
)
def test_percent_is_read_alike_in_both_languages(show, language: str, text: str, share: str):
    screen = show(lang=language).submit(nominal_rate=text)
    assert screen.problems == []
    assert f"~i-{share}~" in screen.address["o"][-1]


def test_an_unusual_value_is_used_and_doubted(show):
    screen = show().submit(price="299")
    assert "Bitte prüfen: Kaufpreis 299 €." in screen.text
    assert screen.problems == []


def test_a_broken_field_behind_the_fold_opens_the_fold(show):
    assert show().at.expander[0].proto.expanded is False
    assert show().submit(nominal_rate="vier").at.expander[0].proto.expanded is True
