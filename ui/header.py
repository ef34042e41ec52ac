"""The line at the top: pages and the other language, as links that carry the state in their address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import StreamlitPage

from calc.record import Language
from intake.address import encode
from ui import session
from ui.workspace.bar import status
from ui.workspace.standing import heed
from words.catalogue import text

_PLACES = "header_places"
_Places = dict[str, tuple[StreamlitPage, DeltaGenerator]]


def header(pages: Mapping[str, StreamlitPage], current: StreamlitPage, language: Language) -> None:
    """Draw the line, with a place for each page's link (:func:`links`).

    ``st.navigation``'s own drop the parameters of the address and leave a bare entry behind, to which Back leads.
    """
    places: _Places = {}
    st.session_state[_PLACES] = places
    if st.context.is_embedded:
        return
    other: Language = "en" if language == "de" else "de"
    with st.container(key="header", horizontal=True, gap="small"):
        for key, page in pages.items():
            here = "here" if page == current else "away"
            places[key] = page, st.container(key=f"nav_{key}_{here}", width="content")
        with st.container(key="head_workspace", width="content"):
            status(language)
        # A link to the page that is open would not change the address; a button that writes it does.
        st.button(
            text(language, "frame.other_language"),
            key="language",
            type="tertiary",
            on_click=lambda: session.change(replace(session.current(), language=other)),
        )


def links() -> None:
    """Put the links into their places, with the state as it is now.

    A page that changes the state in a fragment calls this in it, so that no link leads back to what was before; the
    frame calls it for all others.
    """
    heed()
    state = session.current()
    places: _Places = st.session_state[_PLACES]
    address = encode(state)
    for key, (page, place) in places.items():
        place.page_link(page, label=text(state.language, f"frame.{key}"), query_params=address)
