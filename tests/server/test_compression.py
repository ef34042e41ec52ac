import gzip
import re
from pathlib import Path

import httpx2
import pytest
import streamlit
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from server.compression import Compression, accepts_gzip

STATIC = Path(streamlit.__file__).parent / "static"
SCRIPT = max(STATIC.glob("static/js/*.js"), key=lambda file: file.stat().st_size)
ADDRESS = f"/{SCRIPT.relative_to(STATIC).as_posix()}"
GZIP = {"Accept-Encoding": "gzip, deflate, br"}


def as_sent(client: httpx2.Client, method: str, address: str, **headers: str) -> tuple[httpx2.Response, bytes]:
    """An answer with the bytes that were on the wire."""
    with client.stream(method, address, headers=headers) as answer:
        return answer, b"".join(answer.iter_raw())


class TestStreamlitsFiles:
    def test_arrive_as_they_are_in_a_third_of_the_bytes(self, client: httpx2.Client):
        plain, plain_bytes = as_sent(client, "GET", ADDRESS)
        answer, sent = as_sent(client, "GET", ADDRESS, **GZIP)
        assert "content-encoding" not in plain.headers
        assert answer.headers["content-encoding"] == "gzip"
        assert gzip.decompress(sent) == plain_bytes == SCRIPT.read_bytes()
        assert int(answer.headers["content-length"]) == len(sent) < len(plain_bytes) / 2.5

    def test_keep_what_streamlit_says_about_them(self, client: httpx2.Client):
        plain, packed = client.head(ADDRESS), client.head(ADDRESS, headers=GZIP)
        for name in ("content-type", "cache-control"):
            assert packed.headers[name] == plain.headers[name]
        assert "immutable" in packed.headers["cache-control"]

    def test_say_that_the_form_depends_on_the_asker(self, client: httpx2.Client):
        for headers in ({}, GZIP, {"Range": "bytes=0-9"}):
            assert "accept-encoding" in client.get(ADDRESS, headers=headers).headers["vary"].lower()

    def test_have_a_strong_etag_only_in_their_plain_form(self, client: httpx2.Client):
        plain, packed = (
            client.head(ADDRESS).headers["etag"],
            client.head(ADDRESS, headers=GZIP).headers["etag"],
        )
        assert plain.startswith('"')
        assert packed == f"W/{plain}"

    @pytest.mark.parametrize("accepted", ({}, GZIP), ids=("plain", "gzip"))
    def test_are_not_sent_to_whoever_has_them(self, client: httpx2.Client, accepted: dict[str, str]):
        etag = client.head(ADDRESS, headers=accepted).headers["etag"]
        answer, sent = as_sent(client, "GET", ADDRESS, **accepted, **{"If-None-Match": f'"other", {etag}'})
        assert (answer.status_code, sent) == (304, b"")
        assert "content-encoding" not in answer.headers

    def test_are_sent_to_whoever_has_an_older_one(self, client: httpx2.Client):
        answer, sent = as_sent(client, "GET", ADDRESS, **GZIP, **{"If-None-Match": '"older"'})
        assert answer.status_code == 200
        assert len(gzip.decompress(sent)) == SCRIPT.stat().st_size

    def test_come_in_parts_only_as_they_are(self, client: httpx2.Client):
        answer, sent = as_sent(client, "GET", ADDRESS, **GZIP, Range="bytes=100-199")
        assert answer.status_code == 206
        assert "content-encoding" not in answer.headers
        assert sent == SCRIPT.read_bytes()[100:200]

    def test_do_not_continue_a_compressed_file_with_plain_bytes(self, client: httpx2.Client):
        packed = client.head(ADDRESS, headers=GZIP).headers
        assert "last-modified" not in packed
        assert "accept-ranges" not in packed
        resumed = {"Range": "bytes=100-", "If-Range": packed["etag"], **GZIP}
        assert client.head(ADDRESS, headers=resumed).status_code == 200

    def test_answer_head_like_get_without_a_body(self, client: httpx2.Client):
        head, sent = as_sent(client, "HEAD", ADDRESS, **GZIP)
        get, _ = as_sent(client, "GET", ADDRESS, **GZIP)
        assert sent == b""
        different = {"date"}
        assert {k: v for k, v in head.headers.items() if k not in different} == {
            k: v for k, v in get.headers.items() if k not in different
        }

    def test_that_are_small_already_stay_as_they_are(self, client: httpx2.Client):
        font = client.get("/fonts/plex-1.1.0/IBMPlexSans-Regular-Pi.woff2", headers=GZIP)
        assert "content-encoding" not in font.headers


@pytest.mark.parametrize("page", ("/", "/vergleich", "/?lang=en"))
def test_the_first_document_is_compressed_whatever_its_address(client: httpx2.Client, page: str):
    answer, sent = as_sent(client, "GET", page, **GZIP)
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(sent) == client.get(page).content
    assert answer.headers["etag"].startswith('W/"')


def test_a_first_visit_takes_less_than_a_third_of_the_bytes(client: httpx2.Client):
    files = re.findall(r'(?:src|href)="(/static/[^"]+\.(?:js|css))"', client.get("/").text)
    plain = sum(len(as_sent(client, "GET", file)[1]) for file in files)
    sent = sum(len(as_sent(client, "GET", file, **GZIP)[1]) for file in files)
    assert len(files) > 20
    assert sent < plain / 3


@pytest.mark.parametrize(
    ("header", "accepted"),
    [
        ("gzip", True),
        ("GZIP", True),
        ("br, gzip;q=0.5", True),
        ("*", True),
        ("*;q=0.1", True),
        ("gzip ; q=1", True),
        ("", False),
        ("identity", False),
        ("br, deflate", False),
        ("gzip;q=0", False),
        ("gzip; q=0.000, *", False),
        ("*;q=0", False),
        ("gzip;q=nonsense", False),
        ("notgzip", False),
    ],
)
def test_the_asker_decides(header: str, accepted: bool):
    assert accepts_gzip(header) is accepted


class Counted:
    """An app that says how often it was asked."""

    def __init__(self, budget: int = 10_000) -> None:
        self.asked = 0
        self.client = TestClient(Compression(Starlette(routes=[Route("/{name}", self.answer)]), budget=budget))

    async def answer(self, request: Request) -> Response:
        self.asked += 1
        name = request.path_params["name"]
        body, headers = f"{name} " * 1000, {"Cache-Control": "immutable", "ETag": f'"{name}"'}
        if name.startswith("fleeting"):
            headers["Cache-Control"] = "no-cache"
        if name.startswith("missing"):
            return Response(body, 404, headers=headers, media_type="text/css")
        if name.startswith("stream"):
            return StreamingResponse(iter([body]), media_type="text/css")
        if name.startswith("done"):
            headers["Content-Encoding"] = "br"
        kind = "image/png" if name.startswith("picture") else "text/css"
        return Response(body, headers=headers, media_type=kind)

    def get(self, name: str, **kwargs: str) -> httpx2.Response:
        return self.client.get(f"/{name}", **kwargs)


def test_an_immutable_file_is_compressed_once():
    app = Counted()
    first, second = app.get("a"), app.get("a")
    assert app.asked == 1
    assert first.text == second.text == "a " * 1000
    assert second.headers["content-encoding"] == "gzip"


def test_what_may_change_is_asked_for_each_time():
    app = Counted()
    assert app.get("fleeting").headers["content-encoding"] == "gzip"
    app.get("fleeting")
    assert app.asked == 2


def test_a_query_cannot_fill_the_memory():
    app = Counted()
    app.get("a?1")
    app.get("a?1")
    assert app.asked == 2


def test_what_is_kept_stays_within_its_budget_and_the_used_survive():
    one = len(gzip.compress(b"a " * 1000, 6, mtime=0))
    app = Counted(budget=2 * one + 4)
    for name in ("a", "b", "a", "c"):  # c takes the place of b, for a was asked for since.
        app.get(name)
    assert app.asked == 3
    app.get("a")
    assert app.asked == 3
    app.get("b")
    assert app.asked == 4


@pytest.mark.parametrize("name", ("picture", "missing", "stream"))
def test_what_is_not_a_whole_text_passes_untouched(name: str):
    answer = Counted().get(name)
    assert "content-encoding" not in answer.headers
    assert answer.text == f"{name} " * 1000


def test_what_is_compressed_already_is_not_compressed_again():
    with Counted().client.stream("GET", "/done") as answer:
        assert answer.headers["content-encoding"] == "br"
        assert b"".join(answer.iter_raw()) == b"done " * 1000
