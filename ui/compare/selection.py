"""Which listings stand side by side."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from calc.record import Language
from intake.address import MOST_LISTINGS, State
from ui import session
from ui.markdown import literal
from words.catalogue import text
from words.problems import Notice

MOST_IN_SIGHT = 20
"""So many names can be looked over; of more, one is searched for."""


def selection(state: State) -> None:
    """The choice of what is compared; asked only where there is one."""
    count = len(state.listings)
    if count < 2:
        return
    st.session_state["compared"] = list(state.compared)
    label, names = text(state.language, "compare.selection"), [listing.name for listing in state.listings]
    if count <= MOST_IN_SIGHT:
        st.pills(
            label,
            options=list(range(count)),
            format_func=lambda position: literal(names[position]),
            selection_mode="multi",
            key="compared",
            on_change=_select,
            args=(state.language,),
        )
        return
    st.multiselect(
        label,
        options=list(range(count)),
        format_func=names.__getitem__,
        placeholder=text(state.language, "compare.search"),
        key="compared",
        on_change=_select,
        args=(state.language,),
    )


def _select(language: Language) -> None:
    chosen = tuple(sorted(st.session_state["compared"]))
    if len(chosen) > MOST_LISTINGS:
        session.change(session.current(), Notice("", text(language, "compare.most")))
    else:
        session.change(replace(session.current(), compared=chosen))
