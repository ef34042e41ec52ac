"""A price that the reader knows, for places without a published one; nothing typed is lost."""

from __future__ import annotations

import streamlit as st

from calc.market import OWN
from calc.record import Language
from intake.atlas_market import market_of
from intake.atlas_view import OWN_PRICE
from ui import session
from ui.atlas.place_names import place_name
from ui.atlas.selection import set_own_price, view
from ui.html import notice
from words.catalogue import text
from words.numbers import typed
from words.problems import example, problem_notice, unusual_notice
from words.reading import Problem, read

_PROBLEM = "atlas_own_problems"


def own_price(place: str, language: Language, *, label: bool = True) -> None:
    """The field, where no price of 2023 or later is published or the reader has entered one."""
    found = market_of(view())
    row = found.places.row[place]
    kind = found.column("price_flat").kinds[row]
    if kind not in ("", OWN):
        return
    key, own = f"atlas_own_{place}", view().own_price(place)
    problems: dict[str, tuple[str, Problem]] = st.session_state.setdefault(_PROBLEM, {})
    wrong = problems.get(place)
    session.seed(key, wrong[0] if wrong else typed(own, OWN_PRICE.unit, language))
    name = text(language, "atlas.own_price", place=place_name(place, language))
    st.text_input(
        name,
        key=key,
        placeholder=text(language, "common.for_example", example=example(OWN_PRICE, language)),
        label_visibility="visible" if label else "collapsed",
        on_change=_enter,
        args=(place, language),
    )
    if wrong:
        notice(problem_notice(wrong[1], OWN_PRICE, language), language, error=True)
    elif own is None:
        st.caption(text(language, "atlas.own_price_hint"))
    else:
        st.caption(text(language, "atlas.own_price_used"))
        if unusual := unusual_notice(own, OWN_PRICE, language):
            notice(unusual, language)


def _enter(place: str, language: Language) -> None:
    written = str(st.session_state[f"atlas_own_{place}"])
    problems: dict[str, tuple[str, Problem]] = st.session_state[_PROBLEM]
    problems.pop(place, None)
    try:
        price = read("own_price", OWN_PRICE, written, language)
    except Problem as problem:
        problems[place] = (written, problem)
        return
    set_own_price(place, price)
