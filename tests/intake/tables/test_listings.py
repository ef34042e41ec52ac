"""From rows to listings: numbers as people write them, and a reason for each row that is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calc.listing import QUESTIONS, REQUIRED
from calc.record import LANGUAGES, Unit
from intake.tables.cell import Cell, UnreadableTableError
from intake.tables.columns import columns, guesses, understood
from intake.tables.corrections import corrections, reason
from intake.tables.headings import Meaning
from intake.tables.listings import ROWS_AT_ONCE, Assigned, take
from intake.tables.template import template
from intake.tables.writing import Heading, Page, as_csv, as_workbook
from tests.intake.tables.given import ESSEN, HEAD, table, taken, workbook


def listing(heads: str, cells: str, language="de"):
    (one,) = taken(f"{HEAD};{heads}\n{ESSEN};{cells}\n", language).listings
    return one


@pytest.mark.parametrize(
    ("cells", "price"),
    (
        (("1.250", "189.000,50"), 1_250),  # the column is German
        (("1,250", "189,000.50"), 1_250),  # the column is English
        (("12,5", "1.250"), 12.5),
        (("12.5", "1250"), 12.5),
        (("185.000,-", "1"), 185_000),
        (("€ 189.000", "1"), 189_000),
        (("189 000 €", "1"), 189_000),
        (("189 T€", "1"), 189_000),
        (("189,000", "189.000"), 189_000),  # nobody sells a flat for 189 euros
        (("VB 189.000 €", "1"), 189_000),
        (("189.000 EUR VHB", "1"), 189_000),
        (("ca. 189.000", "1"), 189_000),
        (("189.000 € (Festpreis)", "1"), 189_000),
    ),
)
def test_a_column_tells_how_its_numbers_are_written(cells: tuple[str, str], price: float) -> None:
    rows = "\n".join(f"Essen|{cell}|58|790|NW" for cell in cells)
    assert taken(f"{HEAD.replace(';', '|')}\n{rows}\n").listings[0].price == price


def test_where_nothing_tells_a_file_with_semicolons_is_german_and_others_follow_the_reader() -> None:
    for delimiter, language, price in ((";", "en", 1_250), ("|", "en", 1.25), ("|", "de", 1_250)):
        text = f"{HEAD}\nEssen;1.250;58;790;NW\n".replace(";", delimiter)
        assert taken(text, language).listings[0].price == price


@pytest.mark.parametrize(
    ("heading", "cell", "field", "value"),
    (
        ("Zins", "3,9", "nominal_rate", 0.039),
        ("Zins", "3,9 %", "nominal_rate", 0.039),
        ("Zins", "0,039", "nominal_rate", 0.039),
        ("Zins", "0,9", "nominal_rate", 0.009),  # 90 % is no interest rate
        ("Makler", "3,57", "broker_rate", 0.0357),
        ("Makler", "0,0357", "broker_rate", 0.0357),
        ("Makler", "0", "broker_rate", 0.0),
        ("Tilgung", "1", "initial_repayment_rate", 0.01),  # all at once is no annuity
        ("Darlehen, Anteil am Preis", "80", "loan_to_price", 0.8),
        ("Darlehen, Anteil am Preis", "1", "loan_to_price", 1.0),
        ("Mietausfall", "2", "vacancy_rate", 0.02),
        ("Bodenanteil", "0,2", "land_share", 0.2),
    ),
)
def test_percent_or_share_is_told_by_what_is_usual(heading: str, cell: str, field: str, value: float) -> None:
    assert getattr(listing(heading, cell), field) == pytest.approx(value)


@pytest.mark.parametrize(
    ("heading", "cell", "field", "value"),
    (
        ("Vermietet", "ja", "let", True),
        ("Vermietet", "frei", "let", False),
        ("Energieklasse", "a+", "energy_class", "A+"),
        ("Heizung", "Fernwaerme", "heating", "district"),
        ("PLZ", "D-45130", "postal_code", "45130"),
        ("Kaufvertrag", "21.11.2026", "contract_date", __import__("datetime").date(2026, 11, 21)),
        ("Baujahr", "k.A.", "completion_year", None),
        ("Verwaltung im Monat", "35", "admin_yearly", 420),
        ("Provision", "provisionsfrei", "broker_rate", 0.0),
        ("Provision", "3,57 % inkl. MwSt.", "broker_rate", 0.0357),
        ("Baujahr", "ca. 1994", "completion_year", 1994),
        ("Vermietet", "leerstehend", "let", False),
        ("Sonderumlage", "6.000", "special_levy", 6_000),
    ),
)
def test_other_kinds_of_cells(heading: str, cell: str, field: str, value: object) -> None:
    assert getattr(listing(heading, cell), field) == value


def test_yearly_rent_and_rent_per_square_metre_become_the_rent_of_a_month() -> None:
    head = HEAD.replace("Kaltmiete", "{}")
    yearly = taken(f"{head.format('Jahreskaltmiete')}\nEssen;189.000;58;9.480;NW\n").listings[0]
    per_sqm = taken(f"{head.format('Kaltmiete €/m²')}\nEssen;189.000;58;10,50;NW\n").listings[0]
    assert yearly.actual_rent_monthly == pytest.approx(790)  # 9,480 / 12
    assert per_sqm.actual_rent_monthly == pytest.approx(609)  # 10.50 x 58


@pytest.mark.parametrize(
    ("heading", "cell", "rent"),
    (
        ("Kaltmiete p.a.", "9.480 € p.a.", 790),
        ("Kaltmiete (Jahr)", "790 €/Monat", 790),
        ("Miete €/m²", "10,00 €/m²", 585),  # 10 x 58.5
        ("Jahresmiete in T€", "9,48", 790),
    ),
)
def test_what_heading_and_cell_both_say_counts_once(heading: str, cell: str, rent: float) -> None:
    text = f"{HEAD.replace('Kaltmiete', heading)}\n{ESSEN.replace('790', cell)}\n"
    assert taken(text).listings[0].actual_rent_monthly == pytest.approx(rent)


def test_a_percent_cell_of_a_workbook_and_a_typed_percentage_are_one_share() -> None:
    head = ("Titel", "Preis", "m²", "Miete", "Bundesland", "Makler", "Zins", "Mietausfall")
    rows = ((0.0357, 0.039, 0.04), (3.57, 3.9, 4), (3.57, 3.9, 4), (0.0357, 0.039, 0.04))
    found = taken(workbook(head, *(("Essen", 189_000, 58, 790, "NW", *shares) for shares in rows))).listings
    shares = [(one.broker_rate, one.nominal_rate, one.vacancy_rate) for one in found]
    assert shares == [pytest.approx((0.0357, 0.039, 0.04))] * 4


def test_a_name_of_several_lines_is_one_and_a_long_one_is_cut() -> None:
    head = ("Titel", "Preis", "m²", "Miete", "Bundesland")
    names = ("Helle Wohnung\nmit Bal\u00adkon", "x" * 80)
    found = taken(workbook(head, *((name, 189_000, 58, 790, "NW") for name in names))).listings
    assert [one.name for one in found] == ["Helle Wohnung mit Balkon", "x" * 59 + "…"]


def test_a_column_that_names_the_broker_is_asked_about_and_one_that_waives_the_fee_is_not() -> None:
    for cell, field in (("Müller GmbH", None), ("provisionsfrei", "broker_rate")):
        guess = understood(table(f"{HEAD};Makler\n{ESSEN};{cell}\n"))[-1]
        assert (guess.meaning and guess.meaning.field, guess.certain) == (field, field is not None)


@pytest.mark.parametrize(
    "written", ("NW", "nrw", "Nordrhein-Westfalen", "North Rhine-Westphalia", "Nordrhein Westfahlen")
)
def test_a_state_is_known_by_its_letters_names_and_with_a_slip(written: str) -> None:
    assert taken(f"{HEAD}\nEssen;189.000;58;790;{written}\n").listings[0].state == "NW"


def test_a_postcode_gets_the_zero_back_that_a_spreadsheet_takes() -> None:
    data = workbook(("Titel", "Preis", "m²", "Miete", "Bundesland", "PLZ"), ("Dresden", 1e5, 50, 400, "SN", 1067))
    assert taken(data).listings[0].postal_code == "01067"


def test_what_is_missing_from_all_rows_can_be_said_once_and_a_nameless_row_is_called_by_its_line() -> None:
    text = "Ort;Kaufpreis;Wohnfläche;Kaltmiete\nEssen;189.000;58;790\n;200.000;58;790\n"
    first, second = taken(text, state="NW").listings
    assert (first.name, first.town, first.state) == ("Essen, Zeile 2", "Essen", "NW")
    assert second.name == "Zeile 3"
    assert Assigned((Meaning("price"),)).missing == ("actual_rent_monthly", "living_area_sqm", "state")


def test_only_a_web_address_is_kept_as_the_source() -> None:
    for written, kept in (("https://example.org/1", "https://example.org/1"), ("javascript:alert(1)", ""), ("-", "")):
        assert listing("Link", written).provenance.source_url == kept


def test_a_rent_per_square_metre_is_no_way_around_the_largest_rent() -> None:
    result = taken("Titel;Preis;Wohnfläche;Miete €/m²;Bundesland\nEssen;189.000;58,5;9.000.000;NW\n")
    (bad,) = result.rejected
    assert [(problem.field, problem.reason) for problem in bad.problems] == [("actual_rent_monthly", "too_large")]


def test_each_bad_row_has_every_reason_and_costs_no_other_row() -> None:
    result = taken(f"{HEAD}\n{ESSEN}\nHagen;viel;;790;Atlantis\n{ESSEN}\n")
    assert len(result.listings) == 2
    (bad,) = result.rejected
    assert bad.row.number == 3
    assert reason(bad, "de").replace("\u00a0", " ") == (
        "Kaufpreis „viel“: Das ist keine Zahl. Bitte „Kaufpreis“ in Euro eingeben, zum Beispiel 189.000 €. "
        "Wohnfläche fehlt. Bitte „Wohnfläche“ in Quadratmetern eingeben, zum Beispiel 58 m². "
        "Bundesland „Atlantis“: Das steht nicht zur Auswahl. Bitte „Bundesland“ auswählen, zum Beispiel Bayern."
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("excel", (False, True))
def test_bad_rows_come_back_as_they_were_and_their_reason_is_not_read(language, excel: bool) -> None:
    found = table(f"{HEAD};Bemerkung\n=cmd();viel;58,5;790;NW;+49 201\n")
    result = taken(f"{HEAD};Bemerkung\n=cmd();viel;58,5;790;NW;+49 201\n")
    page = corrections(found, result.rejected, language)
    data = as_workbook(page) if excel else as_csv(page, language)
    again = table(data)
    assert again.headings[:-1] == found.headings
    assert again.rows[0].cells[:-1] == found.rows[0].cells
    assert (guesses(again.headings)[-1].meaning, guesses(again.headings)[-1].certain) == (None, True)
    corrected = data if excel else data.replace(b"viel", b"189000")
    if not excel:
        (one,) = taken(corrected, language).listings
        assert (one.name, one.price, one.living_area_sqm) == ("=cmd()", 189_000, 58.5)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("excel", (False, True))
def test_the_template_is_read_as_one_listing(language, excel: bool) -> None:
    pages = template(language)
    (one,) = taken(as_workbook(*pages) if excel else as_csv(pages[0], language), language).listings
    assert (one.price, one.living_area_sqm, one.actual_rent_monthly, one.state) == (189_000, 58, 790, "NW")
    assert (one.nominal_rate, one.rooms, one.let) == (pytest.approx(0.039), 2.5, True)


def test_progress_is_told_and_nothing_is_lost_on_the_way() -> None:
    found = table(f"{HEAD}\n" + f"{ESSEN}\n" * 1_000)
    assigned = Assigned(tuple(guess.meaning for guess in guesses(found.headings)))
    steps = list(take(found, assigned, "de", "{row}"))
    assert [step.read for step in steps] == [ROWS_AT_ONCE, 2 * ROWS_AT_ONCE, 1_000]
    assert len(steps[-1].listings) == 1_000


@given(st.lists(st.text(max_size=40), min_size=5, max_size=5))
def test_any_cells_are_a_listing_or_have_a_sentence(cells: list[str]) -> None:
    page = Page("Liste", [Heading(QUESTIONS[name].label.de) for name in REQUIRED], [cells])
    try:
        found = taken(as_workbook(page))
    except UnreadableTableError:  # Nothing, or a sum of nothing.
        assert len([cell for cell in cells if cell.strip()]) <= 1
        return
    assert len(found.listings) + len(found.rejected) == 1
    assert all(reason(one, "en") for one in found.rejected)


NUMBERS = [name for name, q in QUESTIONS.items() if q.unit in (Unit.EUR, Unit.EUR_MONTH, Unit.EUR_YEAR, Unit.SQM)]


@given(st.floats(1, 1e6).map(lambda v: round(v, 2)), st.floats(1, 9e4).map(lambda v: round(v, 2)))
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("excel", (False, True))
def test_what_we_write_we_read(language, excel: bool, price: float, area: float) -> None:
    row: list[Cell] = ["Essen", price, 790.5, area, "NW"]
    head = [Heading(QUESTIONS[name].label.in_language(language), QUESTIONS[name].unit) for name in REQUIRED]
    page = Page("Liste", head, [row])
    (one,) = taken(as_workbook(page) if excel else as_csv(page, language), language).listings
    assert (one.price, one.actual_rent_monthly, one.living_area_sqm) == (price, 790.5, area)


def test_a_column_of_its_own_writing_does_not_bend_the_others() -> None:
    found = table("Titel|Preis|m²|Miete|Bundesland\nEssen|189.000,00|58.5|790|NW\n")
    read = columns(found, [guess.meaning for guess in guesses(found.headings)], "de")
    assert [column.language for column in read if column.meaning.field in ("price", "living_area_sqm")] == [
        "de",
        "en",
    ]


PLACED = "Bezeichnung;Kaufpreis;Wohnfläche;Kaltmiete;Bundesland;Ort;PLZ"


@pytest.mark.parametrize(
    ("cells", "state", "ags"),
    (
        (";Essen;", "NW", "05113"),
        ("-;Essen;45130", "NW", "05113"),  # a dash says nothing
        (";;80331", "BY", "09162"),
        (";Halle;06108", "ST", "15002"),  # the postal code settles it
        ("NW;Essen;", "NW", "05113"),
        ("BY;Essen;", "BY", None),  # what is stated stays, and no district of another state comes with it
        ("NW;Neustadt;", "NW", None),
    ),
)
def test_state_and_district_follow_from_a_place_that_leaves_no_doubt(cells: str, state: str, ags: str | None) -> None:
    found = taken(f"{PLACED}\nEins;189.000;58;790;{cells}\n")
    assert [(one.state, one.ags) for one in found.listings] == [(state, ags)]
    assert found.placed == (cells[:2] not in ("NW", "BY"))


@pytest.mark.parametrize(
    ("written", "town"),
    (
        ("45130 Essen-Rüttenscheid", "Essen-Rüttenscheid"),
        ("D-45130 Essen", "Essen"),
        ("Essen, 45130", "Essen"),
        ("Rüttenscheider Str. 1, 45130 Essen", "Essen"),
    ),
)
def test_postal_code_and_town_in_one_cell_are_two(written: str, town: str) -> None:
    text = f"Titel|Preis|m²|Miete|PLZ / Ort\nEins|189.000|58|790|{written}\n"
    (one,) = taken(text).listings
    assert (one.postal_code, one.town, one.state, one.ags) == ("45130", town, "NW", "05113")


def test_an_address_without_a_column_for_the_town_says_where_it_is() -> None:
    text = "Adresse;Preis;m²;Miete\n{};189.000;58;790\n"
    found = taken(text.format("Rellinghauser Str. 12, 45128 Essen"))
    (one,) = found.listings
    assert (one.name, one.town, one.state) == ("Rellinghauser Str. 12, 45128 Essen", "Essen", "NW")
    for name in ("Objekt 45128", "Wohnung 45128 am Park", "Essen"):  # none of them names a place
        assert not taken(text.format(name)).listings


@pytest.mark.parametrize("cells", (";Neustadt;", ";Halle;", ";Dortmnd;", ";Dortmund;80331", ";;", ";schöne Gegend;"))
def test_a_doubtful_place_fills_nothing_in(cells: str) -> None:
    found = taken(f"{PLACED}\nEins;189.000;58;790;{cells}\n")
    assert [problem.field for problem in found.rejected[0].problems] == ["state"]
    assert found.placed == 0
    (listing,) = taken(f"{PLACED}\nEins;189.000;58;790;{cells}\n", state="SN").listings
    assert (listing.state, listing.ags) == ("SN", None)


def test_an_unreadable_state_is_not_replaced_by_the_towns() -> None:
    found = taken(f"{PLACED}\nEins;189.000;58;790;Narnia;Essen;\n")
    assert [problem.text for problem in found.rejected[0].problems] == ["Narnia"]


def test_a_reason_cannot_be_turned_around_by_what_it_quotes() -> None:
    (rejected,) = taken(f"{HEAD}\nEs\u202esen;189.000;58;790;NW\n").rejected
    assert "\u202e" not in reason(rejected, "de")
    assert "„Es\ufffdsen“" in reason(rejected, "de")


def test_a_value_that_may_be_a_slip_is_taken_in_and_named_with_its_line() -> None:
    found = taken(f"{HEAD}\n{ESSEN}\nBonn;189.000;58,5;79.000,50;NW\n")
    assert len(found.listings) == 2
    assert [(odd.line, odd.field, odd.value) for odd in found.unusual] == [(3, "actual_rent_monthly", 79_000.5)]


def test_what_is_to_be_corrected_has_room_for_the_state_it_asks_for() -> None:
    data = "Bezeichnung;Kaufpreis;Wohnfläche;Kaltmiete;Ort\nEins;189.000;58;790;Neustadt\n"
    page = corrections(table(data), taken(data).rejected, "de")
    assert [heading.text for heading in page.headings] == [*data.splitlines()[0].split(";"), "Bundesland", "Grund"]
    filled = [heading.text for heading in page.headings], [*page.rows[0]]
    filled[1][filled[0].index("Bundesland")] = "Hessen"
    (listing,) = taken("\n".join(";".join(str(cell) for cell in line) for line in filled)).listings
    assert (listing.town, listing.state) == ("Neustadt", "HE")
