"""The dialog to publish: it says what it cannot do, forgets nothing, and never breaks."""

from dataclasses import replace

import pytest
from sqlalchemy.exc import OperationalError
from streamlit.testing.v1 import AppTest

from calc.screening import Gates
from embed.freezing.atlas import MapSubject
from embed.freezing.subjects import Properties
from intake.atlas_view import AtlasView
from store import publications
from tests.embed.given import ALL, C
from tests.pages.conftest import Screen

ONE, THREE = Properties("property", (C,), Gates()), Properties("comparison", ALL, Gates())
EMPTY = Properties("property", (replace(C, actual_rent_monthly=0.0),), Gates())


def _page(subject) -> None:
    """The dialog's content alone: the test tool closes a dialog with the next run."""
    import streamlit as st

    from ui.publish.dialog import dialog
    from ui.publish.draft import begin
    from ui.publish.form import seed

    if "publish_draft" not in st.session_state:
        seed(begin(subject, "de"))
    dialog()


def opened(subject: Properties | MapSubject) -> Screen:
    return Screen(AppTest.from_function(_page, default_timeout=30, args=(subject,))).run()


def documents(screen: Screen) -> list[str]:
    return [frame.proto.srcdoc for frame in screen.at.get("iframe")]


def test_a_title_that_was_missing_for_a_while_brings_the_preview_back() -> None:
    screen = opened(ONE)
    screen.at.session_state["publish_width"] = 720
    screen.run().type("publish_title", "").run()
    assert screen.problems == ["Hier fehlt etwas. Bitte „Titel“ ausfüllen, höchstens 140 Zeichen."]
    assert screen.at.button(key="publish_go").disabled
    assert not documents(screen)
    screen.type("publish_title", "Warum nicht").run()
    assert not screen.at.exception
    assert ">Warum nicht</h1>" in documents(screen)[0]
    assert screen.at.session_state["publish_width"] == 720


@pytest.mark.parametrize(
    ("subject", "slider", "said"),
    [
        (THREE, "vacancy_rate", "Die Objekte haben nicht denselben Wert: Mietausfall."),
        (EMPTY, "actual_rent_monthly", "Hier lässt sich nichts verschieben: Kaltmiete im Monat."),
    ],
)
def test_a_slider_that_cannot_be_says_why(subject: Properties, slider: str, said: str) -> None:
    screen = opened(subject)
    screen.at.selectbox(key="publish_slider").set_value(slider).run()
    assert screen.notices[-1].startswith(said)
    screen.at.selectbox(key="publish_slider").set_value("none").run()
    assert said not in screen.text


def test_the_usual_figures_are_of_a_month() -> None:
    (document,) = documents(opened(ONE))
    assert "Cashflow im Monat vor Steuern" in document
    assert "Cashflow im Jahr" not in document


@pytest.mark.usefixtures("database")
def test_a_database_that_fails_costs_no_choice(monkeypatch) -> None:
    def broken(_: str) -> None:
        raise OperationalError("ask", None, Exception("disk full"))

    screen = opened(ONE)
    monkeypatch.setattr(publications, "get", broken)
    screen.at.button(key="publish_go").click()
    screen.run()
    assert not screen.at.exception
    assert any(said.startswith("Nicht veröffentlicht: Die Datenbank nimmt") for said in screen.problems)


@pytest.mark.parametrize(
    ("subject", "said"), [(ONE, "weder Straße"), (MapSubject(AtlasView()), "keines Ihrer Inserate")]
)
def test_it_is_said_what_stays_private(subject: Properties | MapSubject, said: str) -> None:
    screen = opened(subject)
    assert not screen.at.exception
    assert said in screen.at.caption[0].value


def test_where_publishing_is_off_the_dialog_says_so(monkeypatch) -> None:
    monkeypatch.setenv("IMMOSIEB_PUBLISHING", "off")
    screen = opened(ONE)
    assert screen.notices[0].startswith("Veröffentlichen ist hier ausgeschaltet.")
    assert not screen.at.button


def test_a_wrong_code_is_said_and_what_was_typed_stays(monkeypatch) -> None:
    monkeypatch.setenv("IMMOSIEB_PUBLISHING_CODE", "geheim")
    screen = opened(ONE).type("publish_author", "Blog").type("publish_code", "falsch").run()
    screen.at.button(key="publish_go").click().run()
    assert screen.problems == [
        "Dieses Kennwort passt nicht. Bitte das Kennwort eingeben, das Sie vom Betreiber haben."
    ]
    assert screen.at.text_input(key="publish_author").value == "Blog"
