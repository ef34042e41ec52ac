"""The app without browser and server: what a page shows, as plain text and as rows of its table."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import pytest
from streamlit.components.v2 import component_manager
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]
FILES = {"": "screening", "objekt": "property", "vergleich": "compare", "atlas": "atlas", "methode": "method"}


class _Cells(HTMLParser):
    """The rows of a table, and all text outside tags with one space between its pieces."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.pieces: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("th", "td") and self.rows:
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] = plain(f"{self.rows[-1][-1]} {data}")


def plain(text: str) -> str:
    """One ordinary space wherever there is any."""
    return re.sub(r"\s+", " ", text).strip()


@dataclass(frozen=True)
class Screen:
    """A visitor's session."""

    at: AppTest

    @property
    def html(self) -> list[str]:
        """All markup of our own: ``st.html`` and the tables in the clickable component."""
        bodies = [element.body for element in self.at.get("html")]
        bodies = [body for body in bodies if "<style" not in body]
        given = [json.loads(element.proto.json or "{}") for element in self.at.get("bidi_component")]
        return bodies + [data.get("html", "") for data in given]

    @property
    def text(self) -> str:
        return plain(" ".join(" ".join(_Cells(html).pieces) for html in self.html))

    @property
    def title(self) -> str:
        return plain(next(found[1] for h in self.html if (found := re.search(r"<h1>(.*?)</h1>", h))))

    @property
    def table(self) -> list[list[str]]:
        """The cells of every row of the page's table, its head first."""
        (table,) = (html for html in self.html if re.search(r'class="tb (sv|cmp|pl)', html))
        return _Cells(table).rows

    def row(self, beginning: str) -> list[str]:
        return next(row for row in self.table if row[0].startswith(beginning))

    @property
    def problems(self) -> list[str]:
        """What is said at fields, as plain text."""
        return [plain(" ".join(_Cells(html).pieces)) for html in self.html if "role=alert" in html]

    @property
    def notices(self) -> list[str]:
        """What the page has to say, problems included."""
        return [plain(" ".join(_Cells(html).pieces)) for html in self.html if 'class="state' in html]

    @property
    def address(self) -> dict[str, list[str]]:
        query = self.at.query_params
        return {name: value if isinstance(value, list) else [value] for name, value in query.items()}

    def type(self, key: str, text: str) -> "Screen":
        self.at.text_input(key=key).set_value(text)
        return self

    def run(self) -> "Screen":
        self.at.run()
        return self

    def submit(self, **texts: str) -> "Screen":
        """Fill the form for a new listing (an ordinary one unless told otherwise) and send it."""
        ordinary = {"name": "Essen", "price": "189000", "living_area_sqm": "58", "actual_rent_monthly": "790"}
        if texts.keys() - {*ordinary, "state"}:
            self.unfold()
        for name, text in (ordinary | texts).items():
            if name != "state":
                self.type(f"entry_{name}", text)
        self.at.selectbox(key="entry_state").set_value(texts.get("state", "NW"))
        next(button for button in self.at.button if button.proto.is_form_submitter).click()
        return self.run()

    def unfold(self, form: str = "entry") -> "Screen":
        """Show the fields behind "Genauer"."""
        self.at.session_state[f"{form}_wanted"] = True
        return self.run()

    def press(self, label: str) -> "Screen":
        next(button for button in self.at.button if button.label == label).click()
        return self.run()

    def go(self, page: str) -> "Screen":
        """Follow a link of the header."""
        self.at.switch_page(str(ROOT / f"pages/{FILES[page]}.py"))
        return self.run()


Open = Callable[..., Screen]


@pytest.fixture(scope="session", autouse=True)
def no_search_for_installed_components() -> Iterator[None]:
    """Streamlit reads every installed package's metadata for each session, two thirds of a test's time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(component_manager, "scan_component_manifests", lambda *_, **__: [], raising=False)
        yield


@pytest.fixture
def show() -> Open:
    """Opens a page in a session of its own; keywords are the parameters of the address."""

    def opened(page: str = "", **query: str | list[str]) -> Screen:
        at = AppTest.from_file(str(ROOT / "ui/frame.py"), default_timeout=30)
        for name, value in query.items():
            at.query_params[name] = value
        screen = Screen(at).run()  # AppTest knows the pages after a first run.
        return screen.go(page) if page else screen

    return opened
