"""Every address of a publication: what it answers, and with which headers."""

import json
import re
import xml.etree.ElementTree as ET
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError
from starlette.testclient import TestClient

from embed import answers as kept
from embed import limits
from store import publications
from tests.embed.given import ALL, TOKEN, keep, record

REVALIDATE = "public, max-age=300, stale-while-revalidate=86400"
FORMS = ("/e/{}", "/s/{}", "/v/{}", "/i/{}.png", "/i/{}.svg", "/d/{}.json", "/d/{}.csv")
GREY = "#F3F5F8"


class Scripts(HTMLParser):
    """Styles and scripts that run, and every attribute and address of a document."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.own: dict[str, list[str]] = {"style": [], "script": []}
        self.attributes: list[tuple[str, str]] = []
        self._in = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in = "" if dict(attrs).get("type") == "application/json" else tag
        self.attributes += [(f"{tag} {name}", value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        if self._in in self.own:
            self.own[self._in].append(data)

    def handle_endtag(self, _tag: str) -> None:
        self._in = ""


@pytest.fixture
def key(reader: TestClient) -> str:
    return keep(record(slider="price", author="M. Muster", marginal_rate=0.42))


@pytest.mark.parametrize("form", FORMS)
def test_every_form_may_be_kept_and_asked_again(reader: TestClient, key: str, form: str) -> None:
    answer = reader.get(form.format(key))
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == ("public, max-age=300" if form.startswith("/s/") else REVALIDATE)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "set-cookie" not in answer.headers
    assert "x-frame-options" not in answer.headers
    tag = answer.headers["etag"]
    assert re.fullmatch(r'"[^"]+"', tag)
    again = reader.get(form.format(key), headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    head = reader.head(form.format(key))
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(answer.content))
    assert reader.post(form.format(key)).status_code == 405


def test_the_compressed_form_has_a_tag_of_its_own(reader: TestClient, key: str) -> None:
    plain = reader.get(f"/e/{key}")
    packed = reader.get(f"/e/{key}", headers={"Accept-Encoding": "br, gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.text == plain.text
    assert packed.headers["etag"] != plain.headers["etag"]
    assert "Accept-Encoding" in packed.headers["vary"]
    assert "content-encoding" not in reader.get(f"/e/{key}", headers={"Accept-Encoding": "gzip;q=0"}).headers


def test_the_embed_is_small_complete_and_asks_for_nothing(reader: TestClient, key: str) -> None:
    answer = reader.get(f"/e/{key}")
    found = Scripts(answer.text)
    assert len(answer.content) < 100_000
    assert sum(len(script.encode()) for script in found.own["script"]) < 15_000
    loaded = [value for name, value in found.attributes if name.endswith((" src", " srcset", " style", " onclick"))]
    assert loaded == []
    assert re.findall(r"url\((?!data:|#h\))", answer.text) == []


@pytest.mark.parametrize(("form", "frames"), [("/e/{}", "*"), ("/s/{}", "'self'"), ("/v/{}", "'self'")])
def test_the_policy_names_what_is_in_the_document(reader: TestClient, key: str, form: str, frames: str) -> None:
    answer = reader.get(form.format(key))
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["content-security-policy"].split(";"))
    found = Scripts(answer.text)
    for kind in ("style", "script"):
        (own,) = found.own[kind]
        assert policy[f"{kind}-src"] == f"'sha256-{b64encode(sha256(own.encode()).digest()).decode()}'"
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == frames


def test_the_data_prove_the_identifier(reader: TestClient, key: str) -> None:
    answer = reader.get(f"/d/{key}.json")
    assert publications.identifier(answer.text) == key
    assert answer.headers["access-control-allow-origin"] == "*"
    data = answer.json()
    assert (data["edition"], data["law_day"]) == (1, "2026-11-21")
    assert {"inputs", "results", "sources"} <= data.keys()


def test_table_page_and_picture_show_the_figures_of_the_data(reader: TestClient, key: str) -> None:
    data = reader.get(f"/d/{key}.json").json()
    shown = [data["results"][0][name]["text"]["de"] for name in data["shown"]]
    rows = [row["text"]["de"] for row in data["chart"]["rows"]]
    embed, page = reader.get(f"/e/{key}").text, reader.get(f"/s/{key}").text
    for document in (embed, page):
        assert re.findall(r'<dd data-f="0\.\d">(.*?)</dd>', document) == shown
        assert re.findall(r'<span class="n">(.*?)</span>', document) == rows
        assert re.findall(r'<tr><th scope="row"><bdi>.*?</bdi></th><td class="n">(.*?)</td>', document) == rows
    picture = ["".join(text.itertext()) for text in ET.fromstring(reader.get(f"/i/{key}.svg").text).iter() if
               text.tag.endswith("}text")]  # fmt: skip
    assert set(shown[:2]) <= set(picture)
    assert [text for text in picture if text in rows] == rows


def test_the_picture_is_a_png_of_the_size_that_cards_expect(reader: TestClient, key: str) -> None:
    picture = reader.get(f"/i/{key}.png")
    assert picture.headers["content-type"] == "image/png"
    assert picture.content[:8] == b"\x89PNG\r\n\x1a\n"
    assert [int.from_bytes(picture.content[at : at + 4]) for at in (16, 20)] == [1200, 630]


def test_the_head_tells_programs_what_they_look_for_within_ten_kilobytes(reader: TestClient, key: str) -> None:
    head = reader.get(f"/s/{key}").content[:10_000].decode()
    for name in ("og:title", "og:description", "og:url", "og:image", "og:image:alt", "og:type"):
        assert re.search(rf'<meta property="{name}" content="[^"]+">', head)
    assert f'content="http://immosieb.test/i/{key}.png"' in head
    assert "Nettomietrendite 2,8\u00a0%" in head
    assert 'type="application/json+oembed"' in head


def test_oembed_answers_what_the_head_points_to(reader: TestClient, key: str) -> None:
    head = reader.get(f"/s/{key}").text
    (address,) = re.findall(r'application/json\+oembed" href="([^"]+)"', head)
    answer = reader.get(address.replace("&amp;", "&"))
    assert answer.status_code == 200
    found = answer.json()
    assert (found["version"], found["type"], found["provider_name"]) == ("1.0", "rich", "Immosieb")
    assert found["author_name"] == "M. Muster"
    assert re.fullmatch(
        r'<blockquote[^>]*><a href="[^"]+/s/[^"]+">[^<]+</a></blockquote><iframe [^>]+></iframe>', found["html"]
    )
    assert re.search(r"2,8\u00a0%.*€.*6,6\u00a0%", found["html"])
    assert f'title="{found["title"]} – Immosieb"' in found["html"]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("url=http://immosieb.test/s/{key}&format=xml", 501),
        ("url=http://immosieb.test/s/{key}&maxwidth=-1", 400),
        ("url=http://immosieb.test/s/{key}&maxheight=viel", 400),
        ("url=http://elsewhere.test/s/{key}", 404),
        ("url=http://immosieb.test/s/AAAAAAAAAAAAAAAA", 404),
        ("url=http://immosieb.test/vergleich", 404),
        ("url=http://[", 404),
        ("", 404),
        ("url=http://immosieb.test/v/{key}", 200),
        ("url=http://immosieb.test/e/{key}?lang=en", 200),
        ("url=http://IMMOSIEB.test:80/s/{key}", 200),
        ("url=https://immosieb.test:443/s/{key}", 200),
        ("url=http://immosieb.test:8501/s/{key}", 404),
        ("url=http://immosieb.test:x/s/{key}", 404),
        ("url=ftp://immosieb.test/s/{key}", 404),
        ("url=/s/{key}", 404),
        ("url={key}", 404),
    ],
)
def test_oembed_says_what_it_cannot_do(reader: TestClient, key: str, query: str, status: int) -> None:
    assert reader.get(f"/oembed?{query.format(key=key)}").status_code == status


def test_oembed_knows_nothing_where_the_house_has_no_address(reader: TestClient, key: str) -> None:
    url = f"/oembed?url=http://immosieb.test/s/{key}"
    assert reader.get(url, headers={"host": "not a host"}).status_code == 404


def test_oembed_keeps_the_language_of_the_address_it_was_asked_about(reader: TestClient, key: str) -> None:
    head = reader.get(f"/s/{key}?lang=en").text
    (link,) = re.findall(r'application/json\+oembed" href="http://immosieb\.test([^"]+)"', head)
    found = reader.get(link.replace("&amp;", "&")).json()
    assert found["title"] == "All four gates passed, €20 a month remain before tax"
    assert f'href="http://immosieb.test/s/{key}?lang=en"' in found["html"]
    assert f'src="http://immosieb.test/e/{key}?lang=en"' in found["html"]
    assert found["thumbnail_url"] == f"http://immosieb.test/i/{key}.png?lang=en"


def test_oembed_keeps_within_the_size_asked_for(reader: TestClient, key: str) -> None:
    found = reader.get(f"/oembed?url=http://immosieb.test/s/{key}&maxwidth=300&maxheight=250").json()
    assert (found["width"], found["height"]) == (300, 250)
    assert found["thumbnail_width"] <= 300
    assert found["thumbnail_height"] <= 250


@pytest.mark.parametrize("form", FORMS)
def test_what_never_was_is_404_and_what_was_withdrawn_410(reader: TestClient, key: str, form: str) -> None:
    assert reader.get(form.format("A" * 16)).status_code == 404
    publications.withdraw(key, TOKEN)
    gone = reader.get(form.format(key))
    assert gone.status_code == 410
    assert b"M. Muster" not in gone.content
    assert gone.headers["content-type"] == reader.get(form.format("A" * 16)).headers["content-type"]


def test_a_withdrawn_embed_says_so_calmly_in_its_frame_and_its_picture_is_grey(reader: TestClient, key: str) -> None:
    publications.withdraw(key, TOKEN)
    embed = reader.get(f"/e/{key}")
    assert "Diese Rechnung wurde zurückgezogen" in embed.text
    assert "frame-ancestors *" in embed.headers["content-security-policy"]
    assert "immosieb:height" in embed.text
    assert GREY in reader.get(f"/i/{key}.svg").text
    assert reader.get(f"/i/{key}.png").content[:4] == b"\x89PNG"


@pytest.mark.parametrize(
    "name", ["", "x", "A" * 15, "A" * 17, "A" * 12 + "%2e%2e", "../etc", "ÄÖÜß" * 4, "A" * 16 + ".exe"]
)
def test_what_is_no_identifier_is_not_found(reader: TestClient, name: str) -> None:
    for folder in ("e", "s", "v", "i", "d", "w"):
        assert reader.get(f"/{folder}/{name}").status_code == 404


def test_a_withdrawal_reaches_an_answer_that_was_kept(reader: TestClient, key: str, monkeypatch) -> None:
    assert reader.get(f"/e/{key}").status_code == 200
    publications.withdraw(key, TOKEN)
    now = kept.answers._clock()
    monkeypatch.setattr(kept.answers, "_clock", lambda: now + kept.FRESH_SECONDS + 1)
    assert reader.get(f"/e/{key}").status_code == 410


def test_what_is_kept_stays_within_its_budget(reader: TestClient, monkeypatch) -> None:
    few = kept.Answers(budget=300_000)
    for number in range(50):
        made = few.renewed(number, (), lambda: kept.answer("x" * 20_000, "text/plain", "no-store"))
        assert few.ready(number) is made
    assert few._size <= 300_000
    assert few.ready(0) is None


def test_the_reader_may_change_the_language_and_an_author_s_words_stay(reader: TestClient) -> None:
    own = keep(record(title="Mein Titel"))
    english = reader.get(f"/e/{own}?lang=en").text
    assert '<html lang="en"' in english
    assert "Net rental yield" in english
    assert "Mein Titel" in english
    assert 'lang="de">Mein Titel' in english
    kept_finding = keep(record())
    assert "All four gates" in reader.get(f"/e/{kept_finding}?lang=en").text


def test_a_theme_is_what_the_author_chose(reader: TestClient) -> None:
    assert "data-theme" not in re.search(r"<html[^>]*>", reader.get(f"/e/{keep(record())}").text)[0]
    assert 'data-theme="dark"' in reader.get(f"/e/{keep(record(theme='dark'))}").text


def test_the_page_leads_into_the_app_with_the_state_and_the_slider_s_step(reader: TestClient, key: str) -> None:
    (address,) = re.findall(r'<a class="main go"[^>]* href="([^"]+)"', reader.get(f"/s/{key}").text)
    assert address.startswith("http://immosieb.test/objekt?")
    assert "o=C" in address
    steps = [step["value"] for step in record(slider="price")["slider"]["steps"]]
    (moved,) = re.findall(
        r'<a class="main go"[^>]* href="([^"]+)"', reader.get(f"/s/{key}?at={steps.index(280_000)}").text
    )
    assert "p-280000" in moved


def test_a_reader_who_moves_the_slider_on_the_page_takes_that_value_along(reader: TestClient, key: str) -> None:
    def given(form: str) -> Any:
        (data,) = re.findall(r'<script type="application/json" id="steps">(.*?)</script>', reader.get(form).text)
        return json.loads(data)

    links = given(f"/s/{key}")["go"]
    steps = record(slider="price")["slider"]["steps"]
    assert len(links) == len(steps)
    assert all(
        f"p-{step['value']:.0f}" in link for step, link in zip(steps, links, strict=True) if step["value"] != 300_000
    )
    assert "go" not in given(f"/e/{key}")


def test_where_a_rate_was_published_the_page_says_that_the_app_takes_the_reader_s(reader: TestClient) -> None:
    said = "nach Ihren eigenen Steuerangaben"
    assert said in reader.get(f"/s/{keep(record(marginal_rate=0.42))}").text
    assert said not in reader.get(f"/s/{keep(record())}").text


def test_a_comparison_leads_to_the_comparison(reader: TestClient) -> None:
    page = reader.get(f"/s/{keep(record(*ALL))}").text
    assert re.search(r'href="http://immosieb\.test/vergleich(\?[^"]*)?"', page)


def test_the_public_address_is_the_configured_one(reader: TestClient, key: str, monkeypatch) -> None:
    monkeypatch.setenv("IMMOSIEB_PUBLIC_ADDRESS", "https://immosieb.example/")
    assert f'href="https://immosieb.example/s/{key}"' in reader.get(f"/e/{key}").text
    assert reader.get(f"/oembed?url=https://immosieb.example/s/{key}").status_code == 200


def test_a_host_that_is_none_gets_into_no_document(reader: TestClient, key: str) -> None:
    answer = reader.get(f"/s/{key}", headers={"Host": 'a"><script>alert(1)</script>'})
    assert "<script>alert" not in answer.text


def test_somebody_who_tries_many_identifiers_is_slowed_down(reader: TestClient, key: str, monkeypatch) -> None:
    monkeypatch.setattr(limits.looking_up, "burst", 5)
    monkeypatch.setattr(limits.looking_up, "seconds", 3_600)
    assert reader.get(f"/e/{key}").status_code == 200
    tried = [reader.get(f"/d/{number:016d}.json").status_code for number in range(6)]
    assert (tried[0], tried[-1]) == (404, 429)
    assert reader.get(f"/e/{key}").status_code == 200, "What is ready costs no turn."


def test_csv_is_for_spreadsheets_of_the_language_and_holds_no_formula(reader: TestClient) -> None:
    evil = keep(record(title='=HYPERLINK("http://x","y")', author="@SUM(A1)", note="-2+3"))
    text = reader.get(f"/d/{evil}.csv").text
    cells = [cell.strip('"') for line in text.splitlines() for cell in line.split(";")]
    assert not [cell for cell in cells if cell.startswith(("=", "@")) or re.match(r"[+-][^\d€]", cell)]
    assert "'-2+3" in cells
    assert "239,25" in cells
    assert "+239\u00a0€" in cells


def test_the_catalogue_of_both_languages_is_frozen(reader: TestClient, key: str) -> None:
    words = json.loads(reader.get(f"/d/{key}.json").text)["words"]
    assert set(words["finding"]) == {"de", "en"}
    assert words["figures"]["net_rental_yield"] == {"de": "Nettomietrendite", "en": "Net rental yield"}


@pytest.fixture
def away(monkeypatch) -> None:
    """The database does not answer."""

    def broken(*_: str) -> None:
        raise OperationalError("ask", None, Exception("no such host"))

    monkeypatch.setattr(publications, "get", broken)
    monkeypatch.setattr(publications, "holds", broken)


@pytest.mark.parametrize("form", (*FORMS, "/oembed?url=http://immosieb.test/s/{}", "/w/{}/" + TOKEN))
@pytest.mark.usefixtures("away")
def test_a_database_that_does_not_answer_is_said_calmly_and_kept_by_nobody(reader: TestClient, form: str) -> None:
    answer = reader.get(form.format("A" * 16))
    assert (answer.status_code, answer.headers["cache-control"]) == (503, "no-store")
    if "html" in answer.headers["content-type"]:
        assert "Gerade nicht zu erreichen" in answer.text
