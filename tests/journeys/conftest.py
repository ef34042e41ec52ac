"""A person at a screen: opens addresses, reads rows, fills fields, and is told of nothing that went wrong unseen."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote_plus, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

SIZES = {"desk": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844}}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder is a journey."""
    for item in items:
        if item.path.is_relative_to(__file__.removesuffix("conftest.py")):
            item.add_marker(pytest.mark.journey)


class Screen:
    """One window of a browser at the app."""

    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url
        self.wrong: list[str] = []
        self.hosts: set[str] = set()
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        page.on("dialog", self._alerted)
        page.on("request", lambda request: self._asked(request.url))
        page.on("websocket", lambda socket: self._asked(socket.url))

    def _heard(self, message: Any) -> None:
        about = f"{message.text} {message.location.get('url', '')}"
        if message.type == "error" or "Content Security Policy" in message.text:
            self.wrong.append(f"{message.type}: {about}")

    def _alerted(self, dialog: Any) -> None:
        self.wrong.append(f"A script ran: {dialog.message}")
        dialog.dismiss()

    def _asked(self, url: str) -> None:
        address = urlsplit(url)
        if address.scheme not in {"data", "blob"}:
            self.hosts.add(address.hostname or "")

    def open(self, address: str = "/") -> "Screen":
        self.page.goto(self.url + address)
        return self.ready()

    def ready(self) -> "Screen":
        """Wait until the script has ended and everything it sent is drawn."""
        app = self.page.locator("[data-testid=stApp][data-test-script-state=notRunning]")
        expect(app).to_be_visible(timeout=15_000)
        expect(self.page.locator(".im.foot")).to_be_visible(timeout=15_000)
        expect(self.page.get_by_test_id("stSkeleton")).to_have_count(0, timeout=15_000)
        return self

    @property
    def address(self) -> str:
        """Path and query, as a person would read them."""
        parts = urlsplit(self.page.url)
        return f"{parts.path}?{unquote_plus(parts.query)}".rstrip("?")

    def stands_at(self, address: str) -> None:
        """Wait for that address."""
        self.page.wait_for_url(lambda _: self.address == address, timeout=5_000)

    @property
    def title(self) -> Locator:
        return self.page.get_by_role("heading", level=1)

    @property
    def rows(self) -> Locator:
        """The listings of the sieve."""
        return self.page.locator("table.sv tbody tr")

    def row(self, name: str) -> Locator:
        """The row of a listing in the sieve, or of a figure in the comparison."""
        return self.page.locator("table.tb tbody tr").filter(has=self.page.get_by_role("rowheader", name=name)).first

    @property
    def dialog(self) -> Locator:
        return self.page.get_by_role("dialog")

    def field(self, label: str, inside: Locator | None = None) -> Locator:
        return (inside or self.page).get_by_label(label, exact=True)

    def link(self, name: str) -> Locator:
        return self.page.get_by_role("link", name=name, exact=True)

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name)

    def choose(self, label: str, option: str) -> None:
        self.field(label).fill(option)
        self.field(label).press("ArrowDown")  # With keys: the list closes while the page still scrolls to it.
        expect(self.page.get_by_role("option", name=option, exact=True)).to_have_count(1)
        self.field(label).press("ArrowDown")
        self.field(label).press("Enter")

    def enter(self, name: str, price: str, area: str, rent: str, state: str) -> None:
        """Fill the form of the funnel and send it."""
        for label, text in (
            ("Bezeichnung", name),
            ("Kaufpreis", price),
            ("Wohnfläche", area),
            ("Kaltmiete im Monat", rent),
        ):
            self.field(label).fill(text)
        self.choose("Bundesland", state)
        self.button("Inserat prüfen").click()

    def edit(self, name: str) -> Locator:
        """Open a listing's form by its name: above the comparison at once, from the sieve by way of its page."""
        compared = self.address.startswith("/vergleich")
        self.page.locator("[data-open]").filter(has_text=name).first.click()
        if not compared:
            self.page.wait_for_url("**/objekt**")
            self.ready().button("Inserat bearbeiten").click()
        expect(self.dialog).to_be_visible()
        return self.dialog

    def apply(self) -> None:
        self.dialog.get_by_role("button", name="Änderungen übernehmen").click()

    def unfold(self) -> None:
        """Show the fields behind "Genauer" in the dialog."""
        self.dialog.locator("summary").first.click()

    @property
    def overflow(self) -> int:
        """By how many pixels something of the page can be scrolled sideways that is no scroll box of our own."""
        return int(
            self.page.evaluate(
                "Math.max(...[document.scrollingElement, ...document.querySelectorAll('[data-testid=stMain], "
                "[data-testid=stAppScrollToBottomContainer]')].map(e => e.scrollWidth - e.clientWidth))"
            )
        )

    def barriers(self) -> list[str]:
        """What axe finds serious or critical."""
        found = Axe().run(self.page).response["violations"]
        return [
            f"{violation['id']}: {node['target']}"
            for violation in found
            if violation["impact"] in {"serious", "critical"}
            for node in violation["nodes"]
        ]


Visit = Callable[..., Screen]


@pytest.fixture
def visit(browser: Browser, app_url: str) -> Iterator[Visit]:
    """Somebody new, with a fresh browser: ``visit("phone", "dark")``. Nobody may meet an error or a foreign host."""
    contexts, screens = [], []

    def arrive(size: str = "desk", scheme: Any = "light", browser: Browser = browser) -> Screen:
        contexts.append(browser.new_context(viewport=SIZES[size], color_scheme=scheme))
        screens.append(Screen(contexts[-1].new_page(), app_url))
        return screens[-1]

    yield arrive
    for context in contexts:
        context.close()
    assert [wrong for screen in screens for wrong in screen.wrong] == []
    assert {host for screen in screens for host in screen.hosts} <= {"127.0.0.1"}


@pytest.fixture
def screen(visit: Visit) -> Screen:
    """A visitor at a desk."""
    return visit()
