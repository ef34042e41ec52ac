"""Changes of what the atlas shows; each is one entry in the browser's history."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from intake.atlas_view import MOST_PLACES, AtlasView
from ui import session

_ADDING = "atlas_adding"


def view() -> AtlasView:
    """What the atlas shows now."""
    return session.current().atlas


def change_view(**changes: Any) -> None:
    """Change some fields of the view; what orders or filters the ranking leads to its first page."""
    state = session.current()
    if not changes.keys() <= {"page", "place", "compared"}:
        changes = {"page": 1} | changes
    session.change(replace(state, atlas=replace(state.atlas, **changes)))


def adding() -> bool:
    """Whether the next place that is chosen goes beside the present one."""
    return bool(st.session_state.get(_ADDING))


def start_adding() -> None:
    """Let the next place go beside the present one."""
    st.session_state[_ADDING] = True


def stop_adding() -> None:
    """Let the next place take the present one's place again."""
    st.session_state[_ADDING] = False


def choose(place: str) -> None:
    """Show a place, or put it beside the present one; a place that is compared already changes seats."""
    now = view()
    if adding():
        stop_adding()
        if place not in now.places and len(now.places) < MOST_PLACES:
            change_view(compared=(*now.compared, place))
            return
    if place == now.place:
        return
    others = tuple(now.place if other == place else other for other in now.compared)
    change_view(place=place, compared=tuple(other for other in others if other))


def take_out(place: str) -> None:
    """Take a place out; where it was the chosen one, the next takes its seat."""
    left = tuple(other for other in view().places if other != place)
    change_view(place=left[0] if left else "", compared=left[1:])


def choose_or_take_out(pressed: str) -> None:
    """What a table's button says: a place to show, or one to take out after a minus sign."""
    (take_out if pressed.startswith("-") else choose)(pressed.lstrip("-"))


def set_own_price(place: str, price: float | None) -> None:
    """Set the reader's own price (EUR per m²) of a place, or forget it; the oldest gives way to the sixth."""
    others = tuple(own for own in view().own_prices if own[0] != place)
    added = ((place, float(round(price))),) if price is not None else ()
    change_view(own_prices=(*others, *added)[-MOST_PLACES:])
