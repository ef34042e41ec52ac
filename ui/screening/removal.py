"""Taking listings out, many at a time, and putting them back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import streamlit as st

from calc.record import Language
from intake.address import State, first_compared
from ui import session
from ui.html import notice
from words.catalogue import text
from words.numbers import number
from words.problems import Notice

_REMOVED = "removed"


def remove_many(positions: Collection[int]) -> None:
    """Take these listings out of the list; it can be undone until the list changes again."""
    before = session.current()
    gone = set(positions)
    kept = [position for position in range(len(before.listings)) if position not in gone]
    place = {position: index for index, position in enumerate(kept)}
    listings = tuple(before.listings[position] for position in kept)
    compared = tuple(place[p] for p in before.compared if p in place) or first_compared(len(listings))
    opened = place.get(before.opened) if before.opened is not None else None
    session.change(replace(before, listings=listings, compared=compared, opened=opened))
    st.session_state[_REMOVED] = (session.current().listings, before)


def undo_offer(language: Language) -> None:
    """What was taken out last, with a way back."""
    after, before = st.session_state.get(_REMOVED, (None, None))
    if before is None or after is not session.current().listings:
        return
    count = len(before.listings) - len(after)
    key = "screening.removed_one" if count == 1 else "screening.removed_many"
    with st.container(key="undo", horizontal=True, vertical_alignment="center", gap="small"):
        notice(Notice(text(language, key, count=number(count, 0, language)), ""), language)
        st.button(text(language, "screening.undo"), type="tertiary", icon=":material/undo:", on_click=_undo)


def _undo() -> None:
    before: State = st.session_state.pop(_REMOVED)[1]
    now = session.current()
    session.change(replace(now, listings=before.listings, compared=before.compared, opened=before.opened))
