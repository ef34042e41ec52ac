import re

import httpx2
import pytest

PAGES = ("/", "/vergleich", "/methode")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_the_german_document_with_our_title(client: httpx2.Client, page: str):
    answer = client.get(page)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert '<html lang="de">' in answer.text
    assert "<title>Immosieb</title>" in answer.text
    assert "Bitte JavaScript einschalten" in answer.text


@pytest.mark.parametrize(
    ("query", "lang"),
    [
        ("lang=en", "en"),
        ("preis=300000&lang=en", "en"),
        ("lang=de", "de"),
        ("lang=fr", "de"),
        ("lang=", "de"),
        ("lang=de&lang=en", "en"),
        ("slang=en", "de"),
    ],
)
def test_the_address_chooses_the_language(client: httpx2.Client, query: str, lang: str):
    answer = client.get(f"/?{query}")
    assert f'<html lang="{lang}">' in answer.text
    assert answer.headers["content-language"] == lang


def test_nothing_of_streamlits_own_page_shows(client: httpx2.Client):
    page = client.get("/").text
    for foreign in ("<title>Streamlit", "_stcore/agent", "SourceSans", "You need to enable", "<base"):
        assert foreign not in page


def test_every_file_named_by_the_document_is_there(client: httpx2.Client):
    addresses = re.findall(r'(?:src|href)="([^"]+)"|url\("([^"]+)"\)', client.get("/").text)
    files = {a or b for a, b in addresses}
    assert any(file.endswith(".js") for file in files)
    assert any(file.endswith(".css") for file in files)
    assert any(file.endswith(".woff2") for file in files)
    for file in files:
        assert file.startswith("/"), "A relative address breaks on a deep link."
        answer = client.head(file)
        assert (answer.status_code, "html" in answer.headers["content-type"]) == (200, False), file


def test_our_style_sheet_is_kept_and_stronger_than_streamlits(client: httpx2.Client):
    page = client.get("/vergleich").text
    address = re.search(r'<link rel="stylesheet" href="(/styles/[^"]+)">', page)
    assert address
    assert page.index(address[0]) > page.index('<div id="root">'), "Streamlit writes its styles into the head."
    answer = client.get(address[1])
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert "immutable" in answer.headers["cache-control"]
    for sheet in ("--paper", ".atlas-map", ".tb"):
        assert sheet in answer.text


def test_the_code_of_the_maps_neighbours_is_there_before_they_are(client: httpx2.Client):
    chunks = re.search(r"for \(const name of \[([^]]+)\]\) import", client.get("/atlas").text)
    assert chunks
    names = re.findall(r"'([^']+)'", chunks[1])
    assert {name.partition(".")[0] for name in names} >= {"Selectbox", "Slider", "TextInput"}
    for name in names:
        assert client.head(f"/static/js/{name}").status_code == 200, name
    assert "import(" not in client.get("/methode").text


def test_a_known_document_is_not_sent_again(client: httpx2.Client):
    first = client.get("/").headers
    assert first["cache-control"] == "no-cache", "After an upgrade, an old document would name files that are gone."
    etag = first["etag"]
    again = client.get("/vergleich", headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/?lang=en", headers={"If-None-Match": etag}).status_code == 200
