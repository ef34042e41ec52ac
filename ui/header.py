"""The line at the top: pages and the other language, as links that carry the state in their address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from calc.record import Language
from intake.address import encode
from ui import session
from words.catalogue import text


def header(pages: Mapping[str, StreamlitPage], current: StreamlitPage, language: Language) -> None:
    """Draw the links.

    ``st.navigation``'s own drop the parameters of the address and leave a bare entry behind, to which Back leads.
    """
    if st.context.is_embedded:
        return
    state = session.current()
    other: Language = "en" if language == "de" else "de"
    with st.container(key="header", horizontal=True, gap="small"):
        for key, page in pages.items():
            with st.container(key=f"nav_{key}_{'here' if page == current else 'away'}", width="content"):
                st.page_link(page, label=text(language, f"frame.{key}"), query_params=encode(state))
        # A link to the page that is open would not change the address; a button that writes it does.
        st.button(
            text(language, "frame.other_language"),
            key="language",
            type="tertiary",
            on_click=lambda: session.change(replace(session.current(), language=other)),
        )
