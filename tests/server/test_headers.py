import httpx2
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from server.headers import SecurityHeaders, policy

# One of each kind: page, 304 is below, redirect, refusal, own file, Streamlit's file, its health, its error.
KINDS = (
    "/",
    "/trichter",
    "/nichts",
    f"/?x={'1' * 20_000}",
    "/fonts/plex-1.1.0/OFL.txt",
    "/favicon.png",
    "/robots.txt",
    "/healthz",
    "/_stcore/health",
    "/media/missing",
    "/vergleich/",
    "//twice",
)


@pytest.mark.parametrize("address", KINDS, ids=lambda address: address[:20])
@pytest.mark.parametrize("method", ("GET", "HEAD", "POST"))
def test_every_kind_of_answer_is_secured(client: httpx2.Client, method: str, address: str):
    headers = client.request(method, f"{client.base_url}".rstrip("/") + address).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["x-frame-options"] == "SAMEORIGIN"
    assert "geolocation=()" in headers["permissions-policy"]
    assert headers["content-security-policy"].endswith("frame-ancestors 'self'")


def test_an_answer_without_body_is_secured_too(client: httpx2.Client):
    etag = client.get("/").headers["etag"]
    answer = client.get("/", headers={"If-None-Match": etag})
    assert answer.status_code == 304
    assert "content-security-policy" in answer.headers


def test_the_policy_names_no_other_host(client: httpx2.Client):
    own = f"{client.base_url.host}:{client.base_url.port}"
    written = client.get("/").headers["content-security-policy"]
    directives = dict(part.strip().split(" ", 1) for part in written.split(";"))
    assert directives["default-src"] == "'self'"
    assert directives["frame-ancestors"] == "'self'"
    sources = {source for sources in directives.values() for source in sources.split()}
    assert {source for source in sources if not source.startswith("'")} == {
        "data:",
        "blob:",
        f"ws://{own}",
        f"wss://{own}",
    }


@pytest.mark.parametrize("host", ("", "evil; script-src *", "a b", "a,b", "http://x", "*", "x:99999999"))
def test_a_strange_host_opens_nothing(host: str):
    assert policy(host) == policy("")
    assert " ws" not in policy(host)


@pytest.mark.parametrize("host", ("immosieb.example", "127.0.0.1:8501", "[::1]:8501"))
def test_a_host_may_be_asked_over_its_own_socket(host: str):
    assert f" wss://{host} " in policy(host)


def test_an_answer_with_its_own_policy_decides_who_may_frame_it():
    def card(_):
        return PlainTextResponse("card", headers={"Content-Security-Policy": "frame-ancestors *"})

    app = SecurityHeaders(Starlette(routes=[Route("/e/1", card)]))
    headers = TestClient(app).get("/e/1").headers
    assert headers["content-security-policy"] == "frame-ancestors *"
    assert "x-frame-options" not in headers
    assert headers["x-content-type-options"] == "nosniff"
