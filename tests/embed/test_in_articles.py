"""Embeds on pages of another origin, in a real browser: in WordPress, in an author's own article, and alone."""

import re
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from store import database as database_module
from tests.conftest import Served
from tests.embed import wordpress
from tests.embed.given import ALL, keep, record

pytestmark = pytest.mark.journey
WIDTHS = (320, 480, 720)


class _Blog(BaseHTTPRequestHandler):
    """Somebody else's site: `localhost`, while the app answers at 127.0.0.1."""

    def __init__(self, articles: dict[str, str], *args: object) -> None:
        self._articles = articles
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        body = self._articles.get(self.path, "").encode()
        self.send_response(200 if body else 204)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Quietly."""


Post = Callable[[str], str]


@pytest.fixture
def post() -> Iterator[Post]:
    """Puts an article on the blog; its address."""
    articles: dict[str, str] = {}
    blog = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Blog, articles))
    threading.Thread(target=blog.serve_forever, daemon=True).start()

    def add(article: str) -> str:
        path = f"/{len(articles)}"
        articles[path] = article
        return f"http://localhost:{blog.server_port}{path}"

    yield add
    blog.shutdown()
    blog.server_close()


@pytest.fixture
def kept(served: Served, monkeypatch) -> Iterator[Callable[..., str]]:
    """Publishes into the database of the running app."""
    file = served.outgoing.parent / "served.sqlite3"
    monkeypatch.setenv(database_module.VARIABLE, f"sqlite:///{file}")
    yield lambda *listings, **choices: keep(record(*listings, **choices))
    database_module.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 900, "height": 1400})
    yield made
    made.close()


def watched(page: Page) -> list[str]:
    """What goes wrong on a page, violations of a policy above all."""
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    return wrong


def inner_height(page: Page) -> int:
    frame = next(frame for frame in page.frames if "/e/" in frame.url)
    return int(frame.evaluate("Math.ceil(document.body.getBoundingClientRect().height)"))


def follows(page: Page) -> int:
    """Wait until the frame is as high as its content."""
    page.wait_for_function(
        "() => { const f = document.querySelector('iframe'); return f && f.offsetHeight > 300 && !f.style.position }"
    )
    for _ in range(40):
        outer = int(page.locator("iframe").evaluate("f => f.clientHeight"))
        if outer == inner_height(page):
            return outer
        page.wait_for_timeout(50)
    raise AssertionError(f"The frame is {outer} px high, its content {inner_height(page)}.")


def test_wordpress_shows_it_grows_with_it_and_follows_its_link(
    served: Served, kept: Callable[..., str], post: Post, context: BrowserContext
) -> None:
    address = f"{served.url}/s/{kept(slider='price', marginal_rate=0.42, author='Blog')}"
    shared = httpx2.get(address)
    assert shared.headers["vary"] == "Accept-Encoding"  # Said once, though compression inside says it as well.
    answer = httpx2.get(wordpress.discovered(shared.content)).json()
    page = context.new_page()
    wrong = watched(page)
    page.goto(post(wordpress.article(wordpress.filtered(answer["html"]))))
    closed = follows(page)
    assert 200 <= closed <= 1_000
    expect(page.locator("blockquote")).to_be_hidden()
    frame = page.frame_locator("iframe")
    frame.get_by_text("Zahlen als Tabelle").click()
    page.wait_for_function(f"() => document.querySelector('iframe').clientHeight > {closed}")
    frame.get_by_text("Zahlen als Tabelle").click()
    assert follows(page) == closed
    frame.get_by_role("slider").fill("2")
    expect(frame.locator("#value")).not_to_have_text("300.000\u00a0€")
    assert context.cookies() == []
    assert context.storage_state()["origins"] == []
    frame.get_by_role("link", name="Selbst rechnen").click()
    page.wait_for_url(f"{address}?at=2")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Alle vier Hürden")
    expect(page.locator("#value")).not_to_have_text("300.000\u00a0€")
    assert wrong == []


def test_in_a_narrow_column_it_folds_to_what_wordpress_allows(
    served: Served, kept: Callable[..., str], post: Post, context: BrowserContext
) -> None:
    figures = ("net_rental_yield", "cash_flow_before_tax_yearly", "equity", "irr_after_tax")
    key = kept(slider="price", marginal_rate=0.42, author="Blog", title="Ein langer Titel " * 8, figures=figures)
    answer = httpx2.get(f"{served.url}/oembed?url={served.url}/s/{key}&maxwidth=320").json()
    page = context.new_page()
    page.goto(post(wordpress.article(wordpress.filtered(answer["html"]), width=320)))
    assert follows(page) <= 1_000
    frame = page.frame_locator("iframe")
    expect(frame.locator(".rc")).to_be_hidden()
    frame.get_by_text("Zahlen als Tabelle").click()
    expect(frame.get_by_role("rowheader", name="Verwaltung").first).to_be_visible()


def test_a_blogger_publishes_from_the_property_and_a_reader_comes_back_with_its_state(
    served: Served, post: Post, context: BrowserContext
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()

    def ready(at: Page) -> None:
        expect(at.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_visible(timeout=15_000)

    page.goto(f"{served.url}/objekt?o=m~p-189000~a-58~r-790~s-NW~n-Essen")
    ready(page)
    page.get_by_role("button", name="Veröffentlichen und einbetten").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Titel", exact=True)).to_have_value(re.compile("Cashflow"), timeout=15_000)
    dialog.get_by_label("Name oder Blog (freiwillig)").fill("Mein Blog")
    dialog.get_by_label("Name oder Blog (freiwillig)").press("Enter")
    expect(dialog.frame_locator("iframe").get_by_text("Mein Blog")).to_be_visible(timeout=10_000)
    dialog.get_by_role("button", name="Rechnung veröffentlichen", exact=True).click()
    expect(dialog.get_by_text("Ihre Rechnung steht unter dieser Adresse")).to_be_visible(timeout=15_000)
    expect(dialog.get_by_test_id("stCode")).to_have_count(6, timeout=30_000)
    codes = dialog.get_by_test_id("stCode").all_inner_texts()
    address, private, snippet = (code.strip() for code in codes[:3])
    assert re.fullmatch(rf"{re.escape(served.url)}/s/[A-Za-z0-9_-]{{16}}", address)
    assert "/w/" in private
    assert dialog.get_by_role("link", name="Per WhatsApp teilen").get_attribute("href").startswith("https://wa.me/")

    article = context.new_page()
    wrong = watched(article)
    article.goto(post(f'<!doctype html><meta charset="utf-8"><title>Artikel</title><main>{snippet}</main>'))
    follows(article)
    frame = article.frame_locator("iframe")
    expect(frame.get_by_text("Mein Blog")).to_be_visible()
    with context.expect_page() as opened:
        frame.get_by_role("link", name="Selbst rechnen").click()
    reader = opened.value
    reader.wait_for_url(address)
    assert wrong == []
    narrow = context.new_page()
    narrow.set_viewport_size({"width": 380, "height": 800})
    narrow.goto(post(f'<!doctype html><meta charset="utf-8"><title>Artikel</title><main>{codes[-1]}</main>'))
    narrow.get_by_role("link").click()
    follows(narrow)
    alone = (
        f'<iframe src="{address.replace("/s/", "/e/")}" sandbox="allow-scripts" width="600" height="900"></iframe>'
    )
    narrow.goto(post(f'<!doctype html><meta charset="utf-8"><title>Artikel</title><main>{alone}</main>'))
    framed = narrow.frame_locator("iframe")
    expect(framed.get_by_text(address)).to_be_hidden()
    framed.get_by_role("link", name="Selbst rechnen").click()  # Nothing can open there: the address stands instead.
    expect(framed.get_by_text(address)).to_be_visible()
    reader.get_by_role("link", name="Mit heutigen Regeln neu rechnen").click()
    ready(reader)
    expect(reader.get_by_text("Essen · Nordrhein-Westfalen").first).to_be_visible(timeout=15_000)
    assert "p-189000" in reader.url


def test_alone_it_fits_any_width_reads_without_script_and_passes_axe(
    served: Served, kept: Callable[..., str], browser: Browser
) -> None:
    keys = [
        kept(slider="price", marginal_rate=0.42, author="M. Muster", note="Eine Anmerkung."),
        kept(*ALL, theme="dark", title="Ein eigener, längerer Titel für drei Wohnungen"),
        kept(chart="years", marginal_rate=0.42),
    ]
    barriers, scheme = [], "light"
    for key in keys:
        scripted = browser.new_context(color_scheme=scheme, reduced_motion="reduce")
        scheme = "dark"
        page = scripted.new_page()
        wrong = watched(page)
        for form in (f"/e/{key}", f"/s/{key}"):
            page.goto(served.url + form)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                assert page.evaluate("document.documentElement.scrollWidth") <= width
                broken = "rows => rows.some(row => row.offsetHeight > 0 && row.offsetWidth < 70)"
                assert not page.locator(".scroll th[scope=row]").evaluate_all(broken)
                if form.startswith("/e/"):
                    assert page.evaluate("document.body.getBoundingClientRect().height") <= 1_000
            found = Axe().run(page).response["violations"]
            barriers += [
                f"{form}: {v['id']} {v['nodes'][0]['target']}"
                for v in found
                if v["impact"] in ("serious", "critical")
            ]
        assert wrong == []
        assert scripted.cookies() == []
        scripted.close()
    assert barriers == []
    plain = browser.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.goto(f"{served.url}/e/{keys[0]}")
    expect(page.get_by_text("Alle vier Hürden").first).to_be_visible()
    expect(page.get_by_role("slider")).to_be_hidden()
    page.get_by_text("Zahlen als Tabelle").click()
    expect(
        page.get_by_role("cell", name="280.000\u00a0€").or_(page.get_by_role("rowheader", name="280.000\u00a0€"))
    ).to_be_visible()
    expect(page.get_by_text(f"{served.url}/s/{keys[0]}")).to_be_visible()
    plain.close()
