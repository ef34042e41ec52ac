"""What can be done with the whole listing: change, compare, pass on, publish, remove; and another one opened."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from calc.record import Language
from embed.freezing.subjects import Properties
from intake.address import MOST_LISTINGS, State
from ui import session
from ui.clickable import clickable
from ui.entry.form import open_editor
from ui.html import draw, render
from ui.publish.button import publish_button
from words.catalogue import text
from words.problems import Notice

_MOST_TO_CHOOSE_FROM = 50


def actions(state: State) -> None:
    """Quiet buttons below the tabs."""
    position, language = min(state.opened or 0, len(state.listings) - 1), state.language
    with st.container(key="property_after"):
        _actions(state, position, language)


def _actions(state: State, position: int, language: Language) -> None:
    draw("block", language, title=text(language, "property.actions"), note="")
    with st.container(horizontal=True, gap="medium", key="property_actions"):
        if st.button(text(language, "property.edit"), icon=":material/edit:", type="tertiary"):
            open_editor(position, language)
        _compare(state, position, language)
        publish_button(Properties("property", (state.listings[position],), state.gates), language)
        st.button(
            text(language, "common.remove"),
            icon=":material/delete:",
            type="tertiary",
            on_click=_remove,
            args=(position, language),
        )
    clickable(render("property_copy", language), key="property_copy")
    _others(state, position, language)


def _compare(state: State, position: int, language: Language) -> None:
    if position in state.compared:
        return
    st.button(
        text(language, "property.compare"),
        icon=":material/compare_arrows:",
        type="tertiary",
        on_click=_to_comparison,
        args=(position, language),
    )


def _to_comparison(position: int, language: Language) -> None:
    state = session.current()
    if len(state.compared) >= MOST_LISTINGS:
        session.change(state, Notice("", text(language, "compare.most")))
        return
    compared = tuple(sorted((*state.compared, position)))
    session.change(replace(state, compared=compared), Notice(text(language, "property.in_comparison"), ""))


def _remove(position: int, language: Language) -> None:
    listings = session.current().listings
    if position < len(listings):
        session.remove(position, Notice(text(language, "screening.removed", name=listings[position].name), ""))


def _others(state: State, position: int, language: Language) -> None:
    """Another listing of the list, without going back; a long list is for the funnel."""
    if not 1 < len(state.listings) <= _MOST_TO_CHOOSE_FROM:
        return
    st.session_state["property_opened"] = position
    st.selectbox(
        text(language, "property.other"),
        options=list(range(len(state.listings))),
        format_func=lambda index: state.listings[index].name,
        key="property_opened",
        width=320,
        on_change=lambda: session.change(replace(session.current(), opened=st.session_state["property_opened"])),
    )
