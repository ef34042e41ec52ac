"""The charts: geometry worked out by hand, amounts that add up, markup that can be read without seeing it."""

import re

import pytest

from calc import metrics
from calc.assessment import assess
from calc.examples import EXAMPLES
from calc.listing import Listing
from drawing.bars import Line, Span, places, row_chart
from drawing.cash_flow import year_bars, yearly_cash_flow
from drawing.heat import Heat, heat_table, tint
from drawing.rent_euro import rent_euro, rent_shares
from drawing.tornado import Swing, tornado
from drawing.wealth import areas, wealth
from drawing.yield_range import YieldRange, range_words, yield_ranges


def plain(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def test_bars_hang_from_zero_and_the_line_runs_through_their_middles():
    drawn = year_bars([100.0, 100.0], [100.0, -100.0])
    # Two years of 50 % each, bars half as wide; the axis runs from -100 to 108 % of the span's headroom.
    first, second = drawn.bars
    assert (first.left, first.width, second.left) == (12.5, 25.0, 62.5)
    assert (first.role, second.role) == ("tot", "neg")
    zero = drawn.axis.at(0.0)
    assert first.top + first.height == pytest.approx(zero)
    assert second.top == zero
    assert [x for x, _ in drawn.line] == [25.0, 75.0]
    assert drawn.line[0][1] == first.top


def test_the_cash_flow_says_its_result_and_keeps_its_numbers_in_a_table():
    html = yearly_cash_flow(2024, [239.25, 239.25], [-695.75, -897.4], "de")
    assert "<h2>Nach Steuern fehlen jedes Jahr 700 bis 900\u00a0€</h2>" in html
    assert "<title>Nach Steuern fehlen jedes Jahr 700 bis 900\u00a0€</title>" in html
    assert "2024 +239\u00a0€ −696\u00a0€ 2025 +239\u00a0€ −897\u00a0€".replace("\u00a0", " ") in plain(html)
    assert 'style="fill' not in html
    assert not re.search(r"#[0-9A-Fa-f]{3,6}\b", html)


@pytest.mark.parametrize(
    ("after", "title"),
    (
        ([120.0, 140.0], "Nach Steuern bleiben jedes Jahr 120 bis 140 €"),
        ([-20.4, -20.3], "Nach Steuern fehlen jedes Jahr rund 20 €"),
        ([-5.0, 3.0, 8.0], "Ab dem 2. Jahr bleibt nach Steuern etwas übrig"),
        ([5.0, 3.0, -8.0], "Ab dem 3. Jahr fehlt nach Steuern Geld"),
        ([5.0, -3.0, 8.0], "In 1 von 3 Jahren fehlt nach Steuern Geld"),
    ),
)
def test_the_title_follows_the_years(after: list[float], title: str):
    assert title in plain(yearly_cash_flow(2027, after, after, "de"))


def test_value_and_debt_from_the_purchase_to_the_end():
    drawn = areas([100.0, 100.0, 100.0], [100.0, 75.0, 50.0])
    assert drawn.value == ((0.0, 0.0), (50.0, 0.0), (100.0, 0.0))
    assert drawn.debt == ((0.0, 0.0), (50.0, 25.0), (100.0, 50.0))
    assert drawn.share == (*drawn.value, *reversed(drawn.debt))


def test_a_debt_above_the_value_leaves_no_share():
    drawn = areas([80.0, 80.0], [100.0, 90.0])
    upper, lower = drawn.share[:2], tuple(reversed(drawn.share[2:]))
    assert upper == lower == drawn.debt
    assert "Ihr Anteil −10" not in wealth(2027, [80_000.0] * 2, [100_000.0, 90_000.0], 0.0, "de")


@pytest.mark.parametrize(
    ("debt", "title"),
    (
        ([300_000.0, 237_008.0], "Nach einem Jahr sind 63.000 € getilgt"),
        ([300.0, 0.0], "Nach einem Jahr ist das Darlehen getilgt"),
        ([0.0, 0.0], "Ohne Darlehen gehören nach einem Jahr 300.000 € ganz Ihnen"),
    ),
)
def test_the_title_says_what_is_repaid(debt: list[float], title: str):
    assert title in plain(wealth(2027, [300_000.0, 300_000.0], debt, 0.0, "de"))


@pytest.mark.parametrize("key", EXAMPLES)
@pytest.mark.parametrize("preset", ("own", "market_2026"))
def test_each_euro_of_rent_is_accounted_for(key: str, preset: str):
    listing = EXAMPLES[key].listing
    shares = rent_shares(assess([listing if preset == "own" else listing.under(preset)]), 0)
    assert shares
    assert sum(share for _, share in shares.spent) + shares.left == pytest.approx(1 + shares.added + shares.refund)
    assert min(shares.left, shares.added) == 0


def test_the_rent_euro_of_c():
    # SPEC section 1: rent 12,000; vacancy 4 %, costs 357 + 1,923.75; interest and principal 9,000 together; tax 935.
    text = plain(rent_euro(rent_shares(assess([EXAMPLES["C"].listing]), 0), "de"))
    assert "Mietausfall 4,0 %" in text
    assert "Nicht umlagefähige Kosten 19,0 %" in text
    assert "Einkommensteuer 7,8 %" in text
    assert "Fehlt Ihnen −5,8 %" in text  # -695.75 / 12,000
    assert text.startswith("Zu jedem Euro Miete legen Sie 6 Cent dazu, 25 Cent gehen für Zinsen weg")


def test_without_rent_there_is_no_euro_to_share():
    assert rent_shares(assess([Listing("leer", 100_000.0, 50.0, 0.0, "BE")]), 0) is None


def test_bars_share_one_axis_with_zero_in_it():
    placed = places([[Span(0.0, 600.0)], [Span(600.0, -200.0, "neg")]])
    assert placed.zero == 25.0
    assert [(place.left, place.width) for row in placed.rows for place in row] == [(25.0, 75.0), (0.0, 100.0)]


def test_names_in_a_chart_are_text():
    html = row_chart([Line("<img src=x>", "1", (Span(0, 1),))], "<b>", "", "de")
    assert "<img" not in html
    assert "&lt;b&gt;" in html


def test_the_widest_swing_comes_first_and_the_better_side_is_marked():
    metric = metrics.get("net_rental_yield")
    html = tornado([Swing("Zins", 0.0001, -0.0001), Swing("Kaufpreis", 0.0031, -0.0026)], metric, 0.1, "de")
    text = plain(html)
    assert text.startswith(
        "Am stärksten wirkt „Kaufpreis“: −0,26 bis +0,31 Nettomietrendite: Änderung in Prozentpunkten"
    )
    assert text.index("Kaufpreis −0,26 bis +0,31") < text.index("Zins −0,01 bis +0,01")
    assert html.count('class="tot"') == html.count('class="up"') == 2


@pytest.mark.parametrize(
    ("value", "expected"), ((9.9, "z"), (-9.9, "z"), (10.0, "p1"), (-74.0, "m1"), (75.0, "p2"), (-151.0, "m2"))
)
def test_tints_follow_the_rent(value: float, expected: str):
    assert tint(value, 1_000.0) == expected


def test_the_present_case_is_outlined_and_said():
    heat = Heat(("1.000 €", "950 €"), ("300 T€", "315 T€"), ((20.0, -18.0), (-28.0, -66.0)), (0, 0), 1_000.0)
    html = heat_table(heat, "Kaltmiete", "Titel", "Einheit", "de")
    assert html.count(" here") == 1
    assert "+20 (jetziger Fall) −18" in re.sub(r"\s+\(", " (", plain(html))


def test_a_range_of_yields_names_its_unit_once():
    assert range_words(0.053, 0.039, "de") == "3,9 bis 5,3 %".replace(" ", "\u00a0")
    assert range_words(0.0531, 0.0533, "de") == "5,3\u00a0%"
    assert "Essen" in yield_ranges([YieldRange("Essen", 0.039, 0.053)], "Titel", "Einheit", "de")


def test_the_line_before_tax_is_named_beside_itself():
    before, after = [-11_000.0, -5_000.0, -5_000.0], [-6_000.0, -2_900.0, -2_900.0]
    (named,) = re.findall(r'<text class="n l" [^>]*y="([-\d.]+)%"', yearly_cash_flow(2027, before, after, "de"))
    _, line = year_bars(before, after).line[-1]
    assert abs(float(named) - line) < 8
