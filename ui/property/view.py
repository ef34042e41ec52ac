"""The page as one fragment: a change of an input draws head and open tab anew, and nothing else."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui import session
from ui.buyer import buyer_form
from ui.clickable import clickable
from ui.header import links
from ui.html import draw, notice
from ui.property.fields import fields
from ui.property.head import figures, hinge_line, opening
from ui.property.panel import Sheet, block, download, pointer, sheet, show
from ui.property.pointers import sentences
from ui.property.source import source_field
from ui.property.subject import Subject, subject
from ui.property.tabs import costs, course, financing, letting, purchase, sale, taxation
from words.catalogue import text
from words.problems import Notice

_OPEN, _FIRST, _WHOLE = "property_tab", "property_first_tab", "property_whole"


@dataclass(frozen=True)
class Tab:
    """What a tab asks, what it answers, and what it has by year."""

    key: str
    names: tuple[str, ...]
    results: Callable[[Subject], str]
    years: Callable[[Subject], Sheet] | None = None


_COURSE = "course"
TABS_WITH_INPUTS = (
    Tab("purchase", purchase.FIELDS, purchase.results),
    Tab("letting", letting.FIELDS, letting.results),
    Tab("costs", costs.FIELDS, costs.results),
    Tab("financing", financing.FIELDS, financing.results, financing.years_sheet),
    Tab("taxation", taxation.FIELDS, taxation.results, taxation.years_sheet),
    Tab("sale", sale.FIELDS, sale.results, sale.years_sheet),
)


def show_property() -> None:
    """The opened listing of a state that has one."""
    st.session_state[_WHOLE] = True
    # The tab to begin with must not change while the fragment runs alone: the browser would go back to it.
    st.session_state[_FIRST] = st.session_state.get(_OPEN, _COURSE)
    _view()


@st.fragment
def _view() -> None:
    """Head and tabs; whatever changes here is in the address and in the links at once.

    The line about the hinge takes as long as all the rest, so after a change it comes last, into its place; what
    stood there stays until then.
    """
    at_once = st.session_state.pop(_WHOLE, False)
    if at_once:
        links()
    try:
        _draw(subject(session.current(), session.buyer()), at_once)
    except Exception:
        # The frame catches this for whole runs only.
        logging.getLogger(__name__).exception("The fragment failed")
        language = session.current().language
        notice(Notice(text(language, "frame.crashed"), text(language, "frame.crashed_advice")), language, error=True)
    if not at_once:
        links()


def _draw(about: Subject, at_once: bool) -> None:
    with st.container(gap=None, key="property_top"):
        clickable(opening(about), key="property_opening")
        place = st.container(gap=None)
        if at_once:
            _hinge(place, about)
        clickable(figures(about), key="property_figures")
    _tabs(about)
    if not at_once:
        _hinge(place, about)


def _hinge(place: DeltaGenerator, about: Subject) -> None:
    place.html(hinge_line(about) or "<i></i>")


def _tabs(about: Subject) -> None:
    """Only the open tab is worked out."""
    keys = (_COURSE, *(tab.key for tab in TABS_WITH_INPUTS))
    labels = [text(about.language, f"tabs.{key}") for key in keys]
    first = st.session_state[_FIRST]
    containers = st.tabs(
        labels, default=labels[keys.index(first)], key=f"property_tabs_{about.language}", on_change="rerun"
    )
    for key, container in zip(keys, containers, strict=True):
        if not container.open:
            continue
        st.session_state[_OPEN] = key
        with container:
            if key == _COURSE:
                show(course.results(about), key="property_course")
            else:
                _panel(next(tab for tab in TABS_WITH_INPUTS if tab.key == key), about)


def _panel(tab: Tab, about: Subject) -> None:
    """Results first in the document, and so on a phone; beside the inputs on a wide screen."""
    with st.container(key="entry_left"):
        result, entry = st.columns([7, 5], gap="large")
    with result, st.container(key="property_result"):
        show(tab.results(about), key=f"property_{tab.key}")
        pointer(sentences(tab.key, about), about)
    with entry:
        inputs = text(about.language, "tabs.inputs")
        draw("block", about.language, title=inputs, note=text(about.language, "tabs.inputs_note"))
        fields(tab.names, about)
        if tab.key == "purchase":
            source_field(about)
        if tab.key == "taxation":
            buyer_form(about.language)
    if tab.years:
        _years(tab, tab.years, about)


def _years(tab: Tab, years: Callable[[Subject], Sheet], about: Subject) -> None:
    """The tab's figures by calendar year, and a loan's by month on demand."""
    table = years(about)
    note = text(about.language, f"tabs.{tab.key}_years")
    show(block(table.name, note, sheet(table, about), about), key=f"property_{tab.key}_years")
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        download(f"{tab.key}_csv", text(about.language, "tabs.download_years"), lambda: years(about), about)
        if tab.key == "financing":
            held = range(len(table.rows))
            download(
                "months_csv",
                text(about.language, "tabs.download_months"),
                lambda: financing.months_sheet(about, held),
                about,
            )
    if tab.key == "financing":
        _months(about, len(table.rows))


def _months(about: Subject, years: int) -> None:
    chosen = st.selectbox(
        text(about.language, "tabs.schedule_month"),
        options=list(range(years)),
        index=None,
        format_func=lambda year: str(about.first_year + year),
        placeholder=text(about.language, "tabs.schedule_none"),
        key="property_months",
        width=320,
    )
    if chosen is not None:
        show(sheet(financing.months_sheet(about, range(chosen, chosen + 1)), about), key="property_months_table")
