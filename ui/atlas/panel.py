"""The chosen place: what it yields and may cost, beside the places it is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from calc.market import FIGURES, Market
from calc.outcome import Unavailable
from calc.record import Language
from intake.atlas_market import market_of
from intake.atlas_view import MOST_PLACES, AtlasView
from ui.atlas.cells import budget_area_row, figure_rows
from ui.atlas.choices import assumptions
from ui.atlas.own_price import own_price
from ui.atlas.place_names import place_kind, place_name
from ui.atlas.selection import adding, change_view, choose_or_take_out, start_adding, stop_adding
from ui.atlas.typical import calculate_typical
from ui.clickable import clickable
from ui.html import draw, notice, render
from words.atlas import range_words, share_words
from words.catalogue import text
from words.numbers import euro
from words.place_findings import places_finding, places_kinds
from words.problems import Notice

_FIGURES = ("gross_yield", "price_flat", "rent_asking", "rent_existing", "vacancy_rate")
_WITHOUT_PRICE = ("break_even_price", "rent_asking", "rent_existing", "vacancy_rate", "gross_yield", "price_flat")
_BESIDE = 3
"""How many places the panel has room for; more stand in a table of their own."""


@dataclass(frozen=True)
class _Big:
    value: str
    label: str


def panel(now: AtlasView, language: Language) -> None:
    """Name, two figures, a table, a sentence and what to do next."""
    if not now.place:
        title, advice = text(language, "atlas.no_place_title"), text(language, "atlas.no_place")
        notice(Notice(title, advice), language)
        return
    found = market_of(now)
    row = found.places.row[now.place]
    draw(
        "atlas_place",
        language,
        kind=place_kind(now.place, language),
        name=place_name(now.place, language),
        big=_big(found, row, now.target, language),
        reason=_reason(found, row, language),
        carried=_carried(found, row, language),
    )
    own_price(now.place, language)
    assumptions(now, language)
    _table(now, found, language)
    _actions(now, language)


def _big(found: Market, row: int, target: float, language: Language) -> list[_Big]:
    """The yield as a range and the highest price; without a price the highest price for either rent."""
    most = float(found.column("break_even_price").values[row])
    goal = share_words(target, language)
    high = found.column("gross_yield")[row]
    if isinstance(high, Unavailable):
        let = float(found.column("break_even_price_existing").values[row])
        return [
            _Big(_round(most, language), text(language, "atlas.break_even_first", target=goal)),
            _Big(_round(let, language), text(language, "atlas.break_even_existing")),
        ]
    low = float(found.column("gross_yield_existing").values[row])
    return [
        _Big(range_words(low, high, FIGURES["gross_yield"], language), text(language, "atlas.yield_range")),
        _Big(_round(most, language), text(language, "atlas.break_even", target=goal)),
    ]


def _round(price: float, language: Language) -> str:
    """Honest sources differ by a tenth: the last digit would be invented."""
    return euro(round(price, -1), language)


def _reason(found: Market, row: int, language: Language) -> str:
    reason = found.column("gross_yield").reasons[row]
    return text(language, f"reason.{reason}") if reason else ""


def _carried(found: Market, row: int, language: Language) -> str:
    """Towns inside a district carry its rents; whoever reads them should know."""
    if not found.observed["rent_asking"].carried[row]:
        return ""
    names = {"name": found.places.name[row], "district": place_name(str(found.places.district[row]), language)}
    whole = found.observed["price_flat"].carried[row] or found.observed["price_flat"].row[row] < 0
    return text(language, "atlas.carried_all" if whole else "atlas.carried", **names)


def _table(now: AtlasView, found: Market, language: Language) -> None:
    places = now.places[:_BESIDE]
    rows = [found.places.row[place] for place in places]
    unpriced = bool((found.column("gross_yield").reasons[rows] != "").any())
    figures = _WITHOUT_PRICE if unpriced else _FIGURES
    lines = [*figure_rows(figures, found, rows, language), budget_area_row(found, rows, language)]
    html = render(
        "atlas_panel",
        language,
        title=places_finding(found, rows, language),
        warning=places_kinds(found, rows, language),
        heads=[(place, place_name(place, language)) for place in places],
        rows=lines,
        removable=[(place, place_name(place, language)) for place in now.places[1:]],
    )
    clickable(html, key="atlas_panel", on_open=choose_or_take_out)


def _actions(now: AtlasView, language: Language) -> None:
    with st.container(horizontal=True, key="atlas_actions"):
        calculate_typical(now, language)
        if adding():
            st.button(text(language, "atlas.adding_stop"), on_click=stop_adding, key="atlas_add")
        else:
            st.button(text(language, "atlas.add"), on_click=start_adding, key="atlas_add", disabled=_full(now.places))
    if len(now.places) > 1:
        st.button(
            text(language, "atlas.all_places", count=len(now.places)),
            type="tertiary",
            key="atlas_all_places",
            on_click=lambda: change_view(view="places"),
        )
    if adding():
        st.caption(text(language, "atlas.adding"))
    elif _full(now.places):
        st.caption(text(language, "atlas.full"))


def _full(places: Sequence[str]) -> bool:
    return len(places) >= MOST_PLACES
