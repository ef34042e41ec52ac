"""Texts of strangers are texts, wherever they stand."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from drawing.fonts import text_width
from embed.author import TITLE_LENGTH
from tests.embed.given import ALL, C, c_at, keep, record

TITLES = (
    "<script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x="',
    "{{7*7}} {% raw %} ${7*7} <%= 7*7 %>",
    "]]></text><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "Gewinn \u202egnp.exe\u202c",
    "שלום مرحبا – Grüße 👩\u200d💻",
    "x" * TITLE_LENGTH,
    "Z̸̢̛a̵l̷g̶o̵" * 6,
)
FORMS = ("/e/{}", "/s/{}", "/v/{}", "/i/{}.svg", "/oembed?url=http://immosieb.test/s/{}")


@pytest.mark.parametrize("title", TITLES)
def test_no_text_becomes_markup_or_a_template(reader: TestClient, title: str) -> None:
    named = [replace(listing, name=title[:50]) for listing in ALL]
    for frozen in (
        record(named[2], title=title, author=title[:60], note=title, slider="price"),
        record(*named, title=title, author=title[:60], chart="yields"),
    ):
        key = keep(frozen)
        for form in FORMS:
            answer = reader.get(form.format(key))
            assert answer.status_code == 200
            text = answer.json()["html"] if form.startswith("/oembed") else answer.text
            assert not re.search(r"<(script>alert|img src=x|script>alert)|onerror=alert\(1\)>| onmouseover=\"", text)
            assert "49" not in re.sub(r"\d*49\d*[.,\d]*\s*(€|%)|\S*49\S*", "", text)
            assert "\u202e" not in text
        ET.fromstring(reader.get(f"/i/{key}.svg").text)


def test_a_script_s_data_cannot_end_the_script(reader: TestClient) -> None:
    key = keep(
        record(*(replace(listing, name="</script><b>", vacancy_rate=0.05) for listing in ALL), slider="vacancy_rate")
    )
    (data,) = re.findall(r'<script type="application/json" id="steps">(.*?)</script>', reader.get(f"/e/{key}").text)
    assert "<" not in data


def test_directions_are_isolated(reader: TestClient) -> None:
    key = keep(record(replace(C, name="שלום"), title="שלום", author="שלום"))
    text = reader.get(f"/e/{key}").text
    assert '<h1 dir="auto">שלום' in text
    assert "<bdi>שלום</bdi>" in text


def test_a_title_the_picture_cannot_write_gives_way_to_the_finding(reader: TestClient) -> None:
    picture = reader.get(f"/i/{keep(record(title='Мой заголовок'))}.svg").text
    assert "Alle vier Hürden" in picture
    assert "Lodz Sahin" in reader.get(f"/i/{keep(record(title='Lódź Şahin'))}.svg").text.replace("ó", "o")


def test_the_picture_says_what_would_turn_the_verdict_whole_or_not_at_all(reader: TestClient) -> None:
    expensive = replace(C, price=987_654.0, actual_rent_monthly=1_234.0, name="Altbau am Stadtpark")
    frozen = record(expensive, title="Ein Titel aus vielen Wörtern, der in der Breite des Bildes drei Zeilen braucht")
    picture = reader.get(f"/i/{keep(frozen)}.svg").text
    assert "Es passt ab einem Preis von" in picture
    assert picture.count("…") == 0


def test_a_long_name_leaves_room_for_what_is_measured(reader: TestClient) -> None:
    picture = reader.get(f"/i/{keep(record(author='W' * 60))}.svg").text
    status, unit = re.findall(r'<text x="\d+" y="604"[^>]*>([^<]+)</text>', picture)
    assert status.startswith("WWW")
    assert text_width(status, 18) + text_width(unit, 18) < 1_040 - 20


def test_large_amounts_leave_no_row_of_nothing() -> None:
    rows = record(c_at(912_345_678.0))["chart"]["rows"]
    assert "0\u00a0€" not in [row["text"]["de"] for row in rows]
