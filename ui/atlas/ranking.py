"""The ranking of the districts that the filters leave; contract prices and offers have ranks of their own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from calc.market import FIGURES, OWN, Market
from calc.metrics import Better
from calc.record import Language
from calc.states import STATES
from intake.atlas_market import left_by_filters, market_of
from intake.atlas_view import AtlasView
from ui.atlas.place_names import place_name
from ui.atlas.selection import choose
from ui.clickable import clickable
from ui.html import draw, render
from words.atlas import brief_words, unit_words, value_words
from words.catalogue import text
from words.numbers import percent

ROWS = 25
_PAGE = "atlas_ranking_page"
_GROUPS = {"contract": ("contract",), "asking": ("asking", "broker"), "own": (OWN,)}


@dataclass(frozen=True)
class Ranked:
    """Rows of the market in the order of one figure, the best or largest first, within one kind of price."""

    kind: str
    rows: NDArray[np.intp]


@dataclass(frozen=True)
class _Line:
    rank: int
    key: str
    name: str
    state: str
    value: str
    vacancy: str
    origin: str
    chosen: bool


@dataclass(frozen=True)
class _Group:
    title: str
    lines: list[_Line]


def ranked(now: AtlasView) -> list[Ranked]:
    """The districts with a figure that the filters leave; several groups where it has a price in it."""
    record, found = FIGURES[now.figure], market_of(now)
    column = found.column(now.figure)
    left = left_by_filters(now) & found.places.is_district & (column.reasons == "")
    sign = 1 if record.better is Better.LOWER else -1
    order = np.argsort(sign * column.values, kind="stable")
    order = order[left[order]]
    if not record.has_price:
        return [Ranked("", order)] if len(order) else []
    groups = [Ranked(kind, order[np.isin(column.kinds[order], kinds)]) for kind, kinds in _GROUPS.items()]
    return [group for group in groups if len(group.rows)]


def ranking_view(now: AtlasView, language: Language) -> None:
    """The table, a page at a time; a click on a name chooses the place."""
    found, groups = market_of(now), ranked(now)
    total = sum(len(group.rows) for group in groups)
    if not total:
        draw("atlas_nothing", language, said=text(language, "atlas.nothing_advice"))
        return
    first = _first_row(total)
    shown = _lines(now, found, groups, first, language)
    html = render(
        "atlas_ranking",
        language,
        title=_title(now, found, groups, language),
        note=_note(now, groups, language),
        head=FIGURES[now.figure].short.in_language(language),
        vacancy=now.figure != "vacancy_rate",
        groups=shown,
        place=_own_place(now, found, groups, language),
        span=text(language, "atlas.ranking_rows", first=first + 1, last=min(first + ROWS, total), total=total),
        before=first > 0,
        after=first + ROWS < total,
        rows=ROWS,
        without=_without(now, found, language),
    )

    def pressed(what: str) -> None:
        if what in ("before", "after"):
            st.session_state[_PAGE] = first + (ROWS if what == "after" else -ROWS)
        else:
            choose(what)

    clickable(html, key="atlas_ranking", on_open=pressed)


def rank_of(place: str, found: Market, groups: list[Ranked]) -> tuple[int, int] | None:
    """Rank and number of ranks of a place within its group."""
    row = found.places.row.get(place)
    for group in groups:
        at = np.flatnonzero(group.rows == row)
        if len(at):
            return int(at[0]) + 1, len(group.rows)
    return None


def _first_row(total: int) -> int:
    first = int(st.session_state.get(_PAGE, 0))
    return first if 0 <= first < total else 0


def _lines(now: AtlasView, found: Market, groups: list[Ranked], first: int, language: Language) -> list[_Group]:
    shown, position = [], 0
    for group in groups:
        start, stop = max(first - position, 0), first + ROWS - position
        lines = [
            _line(now, found, int(row), start + number + 1, language)
            for number, row in enumerate(group.rows[start : max(stop, 0)])
        ]
        position += len(group.rows)
        title = text(language, f"atlas.ranking_group_{group.kind}", count=len(group.rows)) if group.kind else ""
        if lines:
            shown.append(_Group(title, lines))
    return shown


def _line(now: AtlasView, found: Market, row: int, rank: int, language: Language) -> _Line:
    key = str(found.places.key[row])
    cell = found.cell(row, now.figure)
    return _Line(
        rank,
        key,
        place_name(key, language),
        STATES[found.places.state[row]].in_language(language),
        value_words(FIGURES[now.figure], cell.value, language),
        percent(float(found.published("vacancy_rate")[row]), language),
        brief_words(cell.origins, language),
        key in now.places,
    )


def _title(now: AtlasView, found: Market, groups: list[Ranked], language: Language) -> str:
    column, record = found.column(now.figure), FIGURES[now.figure]
    place = rank_of(now.place, found, groups)
    if place:
        value = value_words(record, float(column.values[found.places.row[now.place]]), language)
        rank, total = place
        name = place_name(now.place, language)
        return text(language, "atlas.ranking_title_chosen", place=name, rank=rank, total=total, value=value)
    leader = int(groups[0].rows[0])
    name, value = str(found.places.name[leader]), value_words(record, float(column.values[leader]), language)
    return text(language, "atlas.ranking_title", place=name, total=len(groups[0].rows), value=value)


def _note(now: AtlasView, groups: list[Ranked], language: Language) -> str:
    record = FIGURES[now.figure]
    order = text(language, f"atlas.order_{'less' if record.better is Better.LOWER else 'more'}")
    label = record.label.in_language(language)
    said = text(language, "atlas.ranking_note", figure=label, unit=unit_words(record, language), order=order)
    return f"{said} {text(language, 'atlas.ranking_note_kinds')}" if len(groups) > 1 else said


def _own_place(now: AtlasView, found: Market, groups: list[Ranked], language: Language) -> _Line | None:
    """The chosen place's own line, which stands above the others wherever it ranks."""
    place = rank_of(now.place, found, groups)
    return _line(now, found, found.places.row[now.place], place[0], language) if place else None


def _without(now: AtlasView, found: Market, language: Language) -> str:
    missing = left_by_filters(now) & found.places.is_district & (found.column(now.figure).reasons != "")
    return text(language, "atlas.ranking_without", count=int(missing.sum())) if missing.any() else ""
