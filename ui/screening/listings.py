"""The listings under their sieve: up to fifty as a table to read, more as a list to work on."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from calc.assessment import Assessment
from calc.filtering import ordered
from calc.metrics import term
from calc.record import Language
from calc.screening import Screening, rankings
from intake.address import State
from ui import session
from ui.clickable import clickable
from ui.html import notice, render
from ui.keeping.record import keeps
from ui.screening.doubles import doubles
from ui.screening.downloads import downloads
from ui.screening.long_list import long_list, visible
from ui.screening.passing import passing_rows
from ui.screening.removal import undo_offer
from ui.screening.sieve import sieve_table
from words.catalogue import text
from words.numbers import number
from words.problems import Notice

MOST_READ = 50
"""Up to here a list is read; beyond, it is searched and sorted."""

_EDITING, _BY_VERDICT = "list_editing", "list_by_verdict"


def listings_block(state: State, assessment: Assessment, screening: Screening) -> int | None:
    """Draw the list with its controls; the position of a listing that was opened in this run."""
    language = state.language
    undo_offer(language)
    by_verdict: bool = st.session_state.get(_BY_VERDICT, False)
    long = len(state.listings) > MOST_READ or st.session_state.get(_EDITING, False)
    if long:
        st.html(f'<div class="im">{sieve_table(assessment, screening, (), language)}</div>')
        _order(state)
        opened = long_list(state, assessment, screening, by_verdict=by_verdict)
        order = visible(state, assessment, screening, by_verdict=by_verdict).tolist()
    else:
        order = ordered(assessment, screening, state.order, by_verdict=by_verdict).tolist()
        table = sieve_table(assessment, screening, order, language, by_verdict=by_verdict)
        pressed = clickable(table, key="sieve")
        opened = None if pressed is None else int(pressed)
    with st.container(key="list_actions", horizontal=True, gap="medium", vertical_alignment="center"):
        if len(state.listings) <= MOST_READ:
            _edit(language)
        downloads(state.listings, assessment, screening, order, language)
        clickable(render("copy_link", language), key="copy_link", width="content")
    if not long:
        st.caption(text(language, "screening.how_to_read"))
        _order(state)
    doubles(state.listings, language)
    _beyond_address(language)
    if len(state.listings) > MOST_READ and screening.gates:
        st.html(passing_rows(screening, language))
    return opened


def _edit(language: Language) -> None:
    editing = st.session_state.get(_EDITING, False)
    st.button(
        text(language, "screening.edit_done" if editing else "screening.edit_list"),
        type="tertiary",
        icon=":material/check:" if editing else ":material/edit:",
        key="edit_list",
        on_click=lambda: st.session_state.update({_EDITING: not editing}),
    )


def _order(state: State) -> None:
    language = state.language
    labels = {"": text(language, "screening.sort_verdict")}
    labels |= {key: term(key).label.in_language(language) for key in rankings()}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        st.session_state["sort"] = state.order
        st.selectbox(
            text(language, "screening.sort"),
            options=list(labels),
            format_func=labels.__getitem__,
            key="sort",
            width=320,
            on_change=lambda: session.change(replace(session.current(), order=st.session_state["sort"])),
        )
        st.toggle(text(language, "screening.by_verdict"), key=_BY_VERDICT, persist_state="session")


def _beyond_address(language: Language) -> None:
    """What only this window knows; a saved workspace keeps all."""
    if not keeps(session.current()) and (beyond := session.beyond_address()):
        held, total = (number(count, 0, language) for count in beyond)
        notice(Notice("", text(language, "address.partly", held=held, total=total)), language)
