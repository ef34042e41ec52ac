"""The ways in: typed, pasted, from a file."""

from __future__ import annotations

import streamlit as st

from calc.record import Language
from ui.entry.form import entry_form
from ui.entry.paste import paste_box
from ui.entry.upload import upload
from words.catalogue import text

_WAYS = ("typed", "pasted", "file")


def entry(language: Language) -> None:
    """The choice of a way, and only what belongs to it."""
    st.session_state.setdefault("entry_way", _WAYS[0])
    way = st.segmented_control(
        text(language, "screening.enter"),
        options=list(_WAYS),
        format_func=lambda way: text(language, f"entry.{way}"),
        key="entry_way",
        required=True,
        width="stretch",
        persist_state="session",
    )
    quotes = None
    with st.container():
        if way == "file":
            upload(language)
        elif way == "pasted":
            quotes = paste_box(language)
    # What is typed into a form is known here only when it is sent: hidden it stays, taken away it would be lost.
    with st.container(key=f"form_{'away' if way == 'file' else 'here'}"):
        entry_form(language, quotes)
