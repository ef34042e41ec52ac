import gc
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from server.health import readyz
from server.preload import preloading

ROOT = Path(__file__).parents[2]


def test_the_script_has_no_pages_beside_it():
    assert not (ROOT / "ui/pages").exists(), "See docs/decisions/0001-script-outside-the-root.md"


def test_visitors_may_come_when_everything_is_loaded():
    app = Starlette(routes=[Route("/readyz", readyz)], lifespan=preloading("calendar"))
    client = TestClient(app)
    assert client.get("/readyz").status_code == 503
    try:
        with client:
            assert client.get("/readyz").status_code == 200
            assert gc.get_freeze_count() > 0
        assert client.get("/readyz").status_code == 503
    finally:
        gc.unfreeze()


def test_a_misspelled_module_is_noticed_at_the_start():
    app = Starlette(lifespan=preloading("no_such_module"))
    with pytest.raises(ModuleNotFoundError, match="no_such_module"), TestClient(app):
        pass


@pytest.mark.journey
def test_a_deep_link_as_first_request_of_a_process_shows_the_whole_frame(cold: Any, page: Page, hosts: set[str]):
    page.goto(f"{cold.url}/vergleich")
    expect(page).to_have_title(re.compile("Vergleich"))
    for name in ("Trichter", "Vergleich", "Methode"):
        expect(page.get_by_role("link", name=name, exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="English", exact=True)).to_be_visible()
    assert hosts == {"127.0.0.1"}
    assert cold.hosts_called == []


@pytest.mark.journey
@pytest.mark.parametrize(("scheme", "paper"), (("light", "rgb(255, 255, 255)"), ("dark", "rgb(15, 19, 23)")))
def test_the_theme_follows_the_reader_and_its_fonts_come_from_here(
    app_url: str, page: Page, hosts: set[str], scheme: Any, paper: str
):
    fonts: list[str] = []
    page.on("request", lambda request: fonts.append(request.url) if ".woff2" in request.url else None)
    page.emulate_media(color_scheme=scheme)
    page.goto(app_url)
    app = page.get_by_test_id("stApp")
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    expect(app).to_have_css("background-color", paper)
    page.wait_for_function("document.fonts.check('400 16px IBM Plex Sans')")
    assert [font for font in fonts if "SourceSans" in font] == []
    plex = [font for font in fonts if "plex-1.1.0" in font]
    assert len(plex) == len(set(plex)) >= 2, "A preloaded font must be the one that is used."
    assert hosts == {"127.0.0.1"}


@pytest.mark.journey
def test_the_socket_is_opened_without_asking_below_the_page_first(app_url: str, page: Page):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with page.expect_websocket() as opened:
        page.goto(f"{app_url}/atlas")
    assert opened.value.url.endswith("/_stcore/stream")
    expect(page.locator(".im.foot")).to_be_visible(timeout=15_000)
    assert [url for url in asked if "/atlas/_stcore/" in url] == []
