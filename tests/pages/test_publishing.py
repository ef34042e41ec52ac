"""What the dialog of a publication says when it cannot be published."""

import pytest
from sqlalchemy.exc import OperationalError
from streamlit.testing.v1 import AppTest

from store import publications
from tests.pages.conftest import Screen


def page() -> None:
    """The dialog's content alone: a press in a dialog runs it alone, which AppTest cannot."""
    import streamlit as st

    from calc.examples import EXAMPLES
    from calc.screening import Gates
    from embed.freezing.subjects import Properties
    from ui.publish.dialog import dialog
    from ui.publish.draft import begin
    from ui.publish.form import seed

    if "publish_go" not in st.session_state:
        seed(begin(Properties("property", (next(iter(EXAMPLES.values())).listing,), Gates()), "de"))
    dialog()


@pytest.mark.usefixtures("database")
def test_a_database_that_fails_costs_no_choice(monkeypatch) -> None:
    def broken(_: str) -> None:
        raise OperationalError("ask", None, Exception("disk full"))

    screen = Screen(AppTest.from_function(page, default_timeout=30)).run()
    monkeypatch.setattr(publications, "get", broken)
    screen.at.button(key="publish_go").click()
    screen.run()
    assert not screen.at.exception
    assert any(said.startswith("Nicht veröffentlicht: Die Datenbank nimmt") for said in screen.problems)
