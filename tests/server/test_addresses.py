from pathlib import Path

import httpx2
import pytest

from server.assets import FONTS

UNKNOWN = (
    "/nichts",
    "/vergleich/a/b",
    "/vergleich.html",
    "/manifest.json",
    "/index.html",
    "/app/static/x",
    "/static/js/removed-by-an-upgrade.js",
    "/static/js",
    "/_stcore/unknown",
    "/vergleich/_stcore/health",
    "/vergleich/_stcore/host-config",
    "/.git/config",
)
CLOSED = (
    "/_stcore/metrics",
    "/_stcore/agent/openapi.json",
    "/_stcore/agent/interact",
    "/_stcore/agent/mcp",
    "/_stcore/script-health-check",
)


@pytest.mark.parametrize("address", (*UNKNOWN, *CLOSED))
@pytest.mark.parametrize("method", ("GET", "POST"))
def test_there_is_nothing_at_other_addresses(client: httpx2.Client, method: str, address: str):
    answer = client.request(method, address)
    assert answer.status_code == 404
    assert answer.headers["cache-control"] == "no-store"
    assert "Hier ist keine Seite" in answer.text
    assert 'href="/"' in answer.text


def test_the_notice_speaks_both_languages_and_says_which(client: httpx2.Client):
    german, english = client.get("/nichts").text, client.get("/nichts?lang=en").text
    assert '<html lang="de">' in german
    assert '<p lang="en">Nothing lives at this address.' in german
    assert '<html lang="en">' in english
    assert '<p lang="de">Unter dieser Adresse gibt es nichts.' in english
    assert 'href="/?lang=en"' in english


def test_an_address_is_never_printed(client: httpx2.Client):
    assert "alert" not in client.get("/<script>alert(1)</script>?lang=<script>alert(1)</script>").text


@pytest.mark.parametrize("address", ("/_stcore/health", "/_stcore/host-config"))
def test_what_the_frontend_asks_stays_open(client: httpx2.Client, address: str):
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("method", ("POST", "PUT", "DELETE"))
@pytest.mark.parametrize("address", ("/", "/vergleich", "/healthz"))
def test_a_page_is_only_read(client: httpx2.Client, method: str, address: str):
    assert client.request(method, address).status_code == 405


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("/trichter", "/"),
        ("/trichter?preis=1&lang=en", "/?preis=1&lang=en"),
        ("/vergleich/?lang=en", "/vergleich?lang=en"),
    ],
)
def test_a_name_leads_to_the_page_and_keeps_the_figures(client: httpx2.Client, address: str, target: str):
    answer = client.get(address)
    assert answer.status_code in {301, 308}
    assert httpx2.URL(client.base_url).join(answer.headers["location"]) == client.base_url.join(target)


@pytest.mark.parametrize("address", ("//example.org/", "//example.org", "/trichter//example.org"))
def test_no_address_leads_to_another_site(client: httpx2.Client, address: str):
    answer = client.get(f"{client.base_url}".rstrip("/") + address)
    assert "example.org" not in answer.headers.get("location", "")


def test_health(client: httpx2.Client):
    assert client.get("/healthz").text == "ok\n"
    assert client.get("/readyz").text == "ready\n"
    assert client.get("/healthz").headers["cache-control"] == "no-store"


def test_robots_may_read_pages_but_not_somebodys_figures(client: httpx2.Client):
    answer = client.get("/robots.txt")
    assert answer.headers["content-type"].startswith("text/plain")
    assert "Disallow: /*?" in answer.text.splitlines()


@pytest.mark.parametrize("address", ("/favicon.png", "/favicon.ico"))
def test_the_tab_shows_our_sign(client: httpx2.Client, address: str):
    answer = client.get(address)
    assert answer.headers["content-type"] == "image/png"
    assert answer.content == (FONTS.parent / "favicon.png").read_bytes()


@pytest.mark.parametrize("file", sorted(FONTS.glob("*.woff2")), ids=lambda file: file.stem)
def test_fonts_are_kept_for_good(client: httpx2.Client, file: Path):
    answer = client.get(f"/fonts/plex-1.1.0/{file.name}")
    assert answer.content == file.read_bytes()
    assert answer.headers["content-type"] == "font/woff2"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


def test_the_font_comes_with_its_licence(client: httpx2.Client):
    assert "SIL OPEN FONT LICENSE" in client.get("/fonts/plex-1.1.0/OFL.txt").text


@pytest.mark.parametrize(
    "path",
    ("/fonts/plex-1.1.0/%2e%2e/__init__.py", "/fonts/plex-1.1.0/..%2f__init__.py", "/fonts/plex-1.1.0/x"),
)
def test_nothing_else_is_served_as_a_font(client: httpx2.Client, path: str):
    answer = client.get(path)
    assert answer.status_code in {400, 404}
    assert "REGULAR" not in answer.text
