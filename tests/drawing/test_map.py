import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from calc.market import FIGURES
from calc.record import LANGUAGES
from drawing.map import map_picture
from drawing.map_content import MapContent, Point
from drawing.map_tones import DIVERGING, SEQUENTIAL, tones
from drawing.map_view import class_signs, map_content
from drawing.map_words import map_caption, map_lead, map_title
from drawing.png import png
from drawing.scatter import Dot, scatter
from intake.atlas_view import AtlasView
from store.atlas.outlines import outlines

CSS = (Path(__file__).parents[2] / "ui/assets/styles/atlas.css").read_text()
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def content() -> MapContent:
    return map_content(AtlasView(), "Finding", "de")


def test_the_lower_limit_belongs_to_the_upper_class() -> None:
    values = np.array([0.0349, 0.035, 12 * 9.0 / 2400, 0.06, np.nan])
    assert "".join(class_signs(values, (0.035, 0.04, 0.045, 0.05, 0.06))) == "0135-"


def test_style_sheet_and_pictures_have_the_same_colours() -> None:
    for letter, palette in (("q", SEQUENTIAL), ("d", DIVERGING)):
        for number, pair in enumerate(zip(palette["light"], palette["dark"], strict=True)):
            assert f"--{letter}{number}: light-dark({pair[0]}, {pair[1]})" in CSS


def test_six_classes_skip_the_last_but_one_tone_and_diverging_ones_lie_around_the_middle() -> None:
    assert tones(6, diverging=False) == ("q0", "q1", "q2", "q3", "q4", "q6")
    assert tones(7, diverging=True) == ("d1", "d2", "d3", "d4", "d5", "d6", "d7")


@pytest.mark.parametrize("scheme", ("light", "dark"))
def test_a_picture_says_title_legend_and_whose_borders_they_are(content: MapContent, scheme) -> None:
    root = ET.fromstring(map_picture(content, "Ein <Befund> & mehr", "Note", "© GeoBasis-DE", "de", scheme))
    words = [element.text for element in root.iter(f"{SVG}text")]
    assert words[0] == "Ein <Befund> & mehr"
    assert "unter 3,5" in words
    assert "© GeoBasis-DE" in words
    assert {"wenig", "viel"} <= set(words)


def test_the_lines_around_the_map_name_publishers_and_count_no_own_price_as_published() -> None:
    own = AtlasView(own_prices=(("01002", 2_500.0),))
    # 119 of 400 districts have a published price; Kiel has none.
    assert "281 von 400" in map_lead(AtlasView(), "de")
    assert "281 von 400" in map_lead(own, "de")
    assert "Eigene Preise zählen mit: 1." in map_caption(own, "de")
    assert "Quellen: BMWSB/BBSR, immowelt, Oberer Gutachterausschuss NRW" in map_caption(own, "de")
    assert "Quellen: Statistische Ämter des Bundes und der Länder." in map_caption(
        AtlasView(figure="vacancy_rate"), "de"
    )


@pytest.mark.parametrize("figure", [key for key, record in FIGURES.items() if record.mapped])
def test_every_figure_has_a_title_and_lines(figure: str) -> None:
    for language in LANGUAGES:
        assert map_title(AtlasView(figure=figure), language)
        assert map_lead(AtlasView(figure=figure), language)
        assert map_caption(AtlasView(figure=figure), language)


def test_a_target_after_costs_is_not_called_one_without_them() -> None:
    assert "ohne Kaufnebenkosten" not in map_lead(AtlasView(figure="highest_price_net"), "de")


def test_a_price_that_was_weighted_over_municipalities_says_so() -> None:
    content = map_content(AtlasView(), "", "de")
    notes = {key: content.notes[note] for key, note in zip(sorted(outlines().districts), content.note, strict=True)}
    assert "Mittel der Gemeinden" in notes["05762"]
    assert "Mittel der Gemeinden" not in notes["05113"]


def test_towns_of_coloured_districts_and_listings_names_stay_out_of_the_picture(content: MapContent) -> None:
    secret = Point("05113", "Meine Wohnung", 900, 3300, -1, "", "")
    drawn = map_picture(replace(content, listings=(secret,)), "T", "N", "C", "de")
    assert "Meine Wohnung" not in drawn
    rings = next(path for path in re.findall(r'<path d="((?:M\d+ \d+h0)+)"', drawn))
    shown = sum(not point.detail or point.key in content.chosen for point in content.points)
    assert rings.count("M") == len(content.asked) + shown < len(content.asked) + len(content.points)


def test_a_picture_is_drawn_without_a_browser(content: MapContent) -> None:
    assert png(map_picture(content, "T", "N", "C", "de")).startswith(b"\x89PNG")


def test_each_dot_lies_on_the_side_of_the_line_that_its_yield_says() -> None:
    # Rent 10 and price 2.400: 12 × 10 ÷ 2.400 = 5 %, exactly on that line.
    html = scatter([Dot("a", "<A>", 10.0, 2_400.0, "contract", "n"), Dot("b", "B", 16.0, 6_000.0, "asking", "n")],
                   "T", "N", "de")  # fmt: skip
    assert "<A>" not in html
    x, y = map(float, re.search(r'cx="([\d.]+)%" cy="([\d.]+)%" r="4" data-key="a"', html).groups())
    paths = re.findall(r'class="eq" points="([^"]+)"', html)
    labels = re.findall(r'text-anchor="\w+">([\d]+)\s%', html)
    lines = dict(zip(labels, paths, strict=True))
    (x0, y0), (x1, y1) = (tuple(map(float, pair.split(","))) for pair in lines["5"].split())
    assert y == pytest.approx(y0 + (x - x0) * (y1 - y0) / (x1 - x0), abs=0.05)
