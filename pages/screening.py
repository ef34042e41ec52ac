"""Trichter: listings in, ranked and sieved out."""

from dataclasses import replace

import streamlit as st

from calc.assessment import assess
from calc.metrics import term
from calc.record import Language
from calc.screening import ranking, rankings, screen
from intake.address import State
from ui import session
from ui.buyer import buyer_form
from ui.clickable import clickable
from ui.compare.basis import sieve_lead
from ui.empty import empty
from ui.entry.form import entry_form, open_editor
from ui.html import draw, notice
from ui.screening.gate_controls import gate_controls
from ui.screening.sieve import sieve_table
from words.catalogue import text
from words.findings import sieve_finding
from words.problems import Notice


def show(state: State) -> None:
    language = state.language
    if state.listings:
        assessment = assess(state.listings, session.buyer())
        screening = screen(assessment, state.gates)
        gated = sieve_finding(screening.verdicts, language)
        title = gated if screening.gates else text(language, "screening.no_gates")
        draw("headline", language, title=title, lead=sieve_lead(state.listings, language))
    else:
        empty("screening", language)
    opened = None
    with st.container(key="entry_left"):
        result, entry = st.columns([10, 4], gap="large")
    with result:
        for said in session.notices():
            notice(said, language)
        if state.listings:
            order = ranking(assessment, state.order) if state.order else screening.order()
            opened = clickable(sieve_table(assessment, screening, order, language), key="sieve")
            st.caption(text(language, "screening.how_to_read"))
            _sort(state)
            _beyond_address(language)
    with entry:
        draw("block", language, title=text(language, "screening.enter"), note="")
        entry_form(language)
        draw("block", language, title=text(language, "screening.gates"), note="")
        gate_controls(language)
        buyer_form(language)
    if opened is not None:
        open_editor(int(opened), language)


def _sort(state: State) -> None:
    labels = {"": text(state.language, "screening.sort_verdict")}
    labels |= {key: term(key).label.in_language(state.language) for key in rankings()}
    st.session_state["sort"] = state.order
    st.selectbox(
        text(state.language, "screening.sort"),
        options=list(labels),
        format_func=labels.__getitem__,
        key="sort",
        width=320,
        on_change=lambda: session.change(replace(session.current(), order=st.session_state["sort"])),
    )


def _beyond_address(language: Language) -> None:
    if beyond := session.beyond_address():
        held, total = beyond
        notice(Notice("", text(language, "address.partly", held=held, total=total)), language)


show(session.current())
