"""A list without listings: what to do, and a way to see it work."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from calc.record import Language
from intake.address import State
from ui import session
from ui.html import draw
from words.catalogue import text


def empty(page: str, language: Language) -> None:
    """The page's invitation; the examples are offered only where they would replace nothing."""
    nothing = not session.current().listings
    lead = f"{page}.empty" if nothing else f"{page}.choose"
    draw("headline", language, title=text(language, f"{page}.empty_title"), lead=text(language, lead))
    if nothing:
        st.button(text(language, "screening.load_examples"), on_click=_load_examples)


def _load_examples() -> None:
    state, fresh = session.current(), State()
    session.change(replace(state, listings=fresh.listings, compared=fresh.compared))
