"""A listing's whole text, pasted: what was understood fills the form, with the words it came from."""

from __future__ import annotations

import streamlit as st

from calc.record import Language
from words.catalogue import text

_MOST_SIGNS = 200_000


def paste_box(language: Language) -> None:
    """The box for the text and the button that reads it."""
    st.text_area(
        text(language, "entry.paste"),
        key="pasted_text",
        height=180,
        max_chars=_MOST_SIGNS,
        placeholder=text(language, "entry.paste_example"),
        persist_state="session",
    )
