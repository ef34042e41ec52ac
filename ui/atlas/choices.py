"""What the reader chooses: figure, place, view, filters, target yield and area."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import streamlit as st

from calc.market import FIGURES
from calc.record import Language, Unit
from calc.states import STATES
from intake.atlas_view import PRICE_KINDS, VIEWS, AtlasView
from ui.atlas.search import search
from ui.atlas.selection import change_view
from words.atlas import share_words
from words.catalogue import text
from words.numbers import number, percent, typed

_TARGETS = tuple(step / 400 for step in range(10, 41))
"""2.5 to 10 % in quarters of a point."""
_AREAS = (25.0, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0, 100.0, 120.0, 150.0)
_MAPPED = tuple(key for key, record in FIGURES.items() if record.mapped)
_OF_ONE_FIGURE = ("map", "ranking")
_POPULATIONS = (0, 50_000, 100_000, 250_000, 500_000)
_VACANCIES = (0.0, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08)


def choices(now: AtlasView, language: Language) -> None:
    """Figure and search, view and filters below them; figure and filters only where they change what is shown."""
    left, right = st.columns(2)
    if now.view in _OF_ONE_FIGURE:
        with left:
            _choice(
                st.selectbox,
                "figure",
                now.figure,
                options=_MAPPED,
                label=text(language, "atlas.figure"),
                format_func=lambda key: FIGURES[key].label.in_language(language),
            )
    with right if now.view in _OF_ONE_FIGURE else left:
        search(language)
    with st.container(horizontal=True, key="atlas_views", vertical_alignment="center"):
        _choice(
            st.pills,
            "view",
            now.view,
            options=VIEWS,
            label=text(language, "atlas.view"),
            label_visibility="collapsed",
            required=True,
            wrap=True,
            format_func=lambda view: text(language, f"atlas.view_{view}"),
        )
        if now.view != "places":
            _filters(now, language)


def assumptions(now: AtlasView, language: Language) -> None:
    """Target yield and area of the typical flat."""
    left, right = st.columns(2)
    with left:
        _choice(
            st.select_slider,
            "target",
            now.target,
            options=_with(_TARGETS, now.target),
            label=text(language, "atlas.target"),
            format_func=lambda share: _share(share, language),
        )
    with right:
        _choice(
            st.select_slider,
            "area",
            now.area,
            options=_with(_AREAS, now.area),
            label=text(language, "atlas.area"),
            format_func=lambda area: typed(area, Unit.SQM, language),
        )


def _filters(now: AtlasView, language: Language) -> None:
    # The label stays as it is, for with another one the open box would close.
    label = text(language, "atlas.filters")
    box = st.popover(label, type="tertiary", icon=":material/filter_list:", key="atlas_filters", on_change="rerun")
    if count := sum(map(bool, (now.states, now.population, now.vacancy is not None, now.price_kind))):
        st.button(
            text(language, "atlas.filters_reset", count=count),
            key="atlas_reset",
            type="tertiary",
            on_click=lambda: change_view(states=(), population=0, vacancy=None, price_kind=""),
        )
    if box.open:  # Fields that nobody sees would cost every change a sixth of its time.
        with box:
            _filter_fields(now, language)


def _filter_fields(now: AtlasView, language: Language) -> None:
    st.session_state["atlas_states"] = list(now.states)
    st.pills(
        text(language, "atlas.filter_states"),
        options=list(STATES),
        format_func=lambda state: STATES[state].in_language(language),
        key="atlas_states",
        selection_mode="multi",
        wrap=True,
        on_change=lambda: change_view(states=tuple(s for s in STATES if s in st.session_state["atlas_states"])),
    )
    every = text(language, "atlas.filter_all")
    _choice(
        st.selectbox,
        "population",
        now.population,
        options=_with(_POPULATIONS, now.population),
        label=text(language, "atlas.filter_population"),
        format_func=lambda people: number(people, 0, language) if people else every,
    )
    st.session_state["atlas_vacancy"] = now.vacancy or 0.0
    st.selectbox(
        text(language, "atlas.filter_vacancy"),
        options=_with(_VACANCIES, now.vacancy),
        format_func=lambda share: percent(share, language) if share else every,
        key="atlas_vacancy",
        on_change=lambda: change_view(vacancy=st.session_state["atlas_vacancy"] or None),
    )
    _choice(
        st.selectbox,
        "price_kind",
        now.price_kind,
        options=PRICE_KINDS,
        label=text(language, "atlas.filter_kind"),
        format_func=lambda kind: text(language, f"atlas.kind_{kind or 'any'}"),
    )


def _choice(widget: Callable[..., Any], field: str, value: Any, *, label: str, **settings: Any) -> None:
    """A widget that shows a field of the view and changes it."""
    key = f"atlas_{field}"
    st.session_state[key] = value
    widget(label, key=key, on_change=lambda: change_view(**{field: st.session_state[key]}), **settings)


@cache
def _share(share: float, language: Language) -> str:
    return share_words(share, language)


def _with(options: Sequence[Any], value: Any) -> tuple[Any, ...]:
    """The options, and a value from an address that is none of them."""
    return tuple(sorted({*options, value} - {None}))
