"""The ranking of the districts that the filters leave; contract prices and offers have ranks of their own."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from calc.market import FIGURES, OWN, Market
from calc.metrics import Better
from calc.record import Language
from calc.states import STATES
from intake.atlas_market import left_by_filters, market_of
from intake.atlas_view import AtlasView
from ui.atlas.place_names import place_name
from ui.atlas.selection import change_view, choose
from ui.clickable import clickable
from ui.html import render
from words.atlas import brief_words, unit_words, value_words
from words.catalogue import text
from words.numbers import percent

ROWS = 25
_AND = ", "
_GROUPS = {"contract": ("contract",), "asking": ("asking", "broker"), "own": (OWN,)}


@dataclass(frozen=True)
class Ranked:
    """Rows of the market in the order of one figure within one kind of price."""

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
    note: str
    lines: list[_Line]


def ranked(now: AtlasView) -> list[Ranked]:
    """The districts with a figure that the filters leave, the best or largest first unless the view turns them.

    Several groups where the figure has a price in it.
    """
    record, found = FIGURES[now.figure], market_of(now)
    column = found.column(now.figure)
    left = left_by_filters(now) & found.places.is_district & (column.reasons == "")
    sign = -1 if _most_first(now) else 1
    order = np.argsort(sign * column.values, kind="stable")
    order = order[left[order]]
    if not record.has_price:
        return [Ranked("", order)] if len(order) else []
    groups = [Ranked(kind, order[np.isin(column.kinds[order], kinds)]) for kind, kinds in _GROUPS.items()]
    return [group for group in groups if len(group.rows)]


def ranking_words(now: AtlasView, language: Language) -> tuple[str, str]:
    """The rank of the chosen place, or who leads; the figure, its order and what is ranked apart."""
    groups = ranked(now)
    return _title(now, market_of(now), groups, language), _note(now, groups, language)


def ranking_view(now: AtlasView, language: Language) -> None:
    """The table, a page at a time; a click on a name chooses the place."""
    found, groups = market_of(now), ranked(now)
    total = sum(len(group.rows) for group in groups)
    if not total:
        return
    first = min((now.page - 1) * ROWS, (total - 1) // ROWS * ROWS)
    page = first // ROWS + 1
    shown = _lines(now, found, groups, first, language)
    html = render(
        "atlas_ranking",
        language,
        title=_title(now, found, groups, language),
        head=FIGURES[now.figure].short.in_language(language),
        vacancy=now.figure != "vacancy_rate",
        groups=shown,
        place=_own_place(now, found, groups, {part for group in shown for part in group.note.split(_AND)}, language),
        span=text(language, "atlas.ranking_rows", first=first + 1, last=min(first + ROWS, total), total=total),
        before=first > 0,
        after=first + ROWS < total,
        rows=ROWS,
        without=_without(now, found, language),
        turn=text(language, f"atlas.ranking_{'less' if _most_first(now) else 'more'}"),
    )
    # Keys of places begin with a digit or g; these words do not.
    turns: dict[str, dict[str, object]] = {
        "before": {"page": page - 1},
        "after": {"page": page + 1},
        "turn": {"reverse": not now.reverse},
    }
    clickable(
        html,
        key="atlas_ranking",
        on_open=lambda what: change_view(**turns[what]) if what in turns else choose(what),
    )


def rank_of(place: str, found: Market, groups: list[Ranked]) -> tuple[int, int] | None:
    """Rank and number of ranks of a place within its group."""
    row = found.places.row.get(place)
    for group in groups:
        at = np.flatnonzero(group.rows == row)
        if len(at):
            return int(at[0]) + 1, len(group.rows)
    return None


def _most_first(now: AtlasView) -> bool:
    return (FIGURES[now.figure].better is Better.LOWER) == now.reverse


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
            shown.append(_with_shared_origin(title, lines))
    return shown


def _with_shared_origin(title: str, lines: list[_Line]) -> _Group:
    """What all lines say of their origin stands once above them."""
    first, *others = (line.origin.split(_AND) for line in lines)
    shared = [part for part in first if all(part in other for other in others)]
    return _Group(title, _AND.join(shared), [_without_parts(line, shared) for line in lines])


def _without_parts(line: _Line, said: Collection[str]) -> _Line:
    return replace(line, origin=_AND.join(part for part in line.origin.split(_AND) if part not in said))


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
    name, value = (
        place_name(str(found.places.key[leader]), language),
        value_words(record, float(column.values[leader]), language),
    )
    return text(language, "atlas.ranking_title", place=name, total=len(groups[0].rows), value=value)


def _note(now: AtlasView, groups: list[Ranked], language: Language) -> str:
    record = FIGURES[now.figure]
    order = text(language, f"atlas.order_{'more' if _most_first(now) else 'less'}")
    label = record.label.in_language(language)
    said = text(language, "atlas.ranking_note", figure=label, unit=unit_words(record, language), order=order)
    return f"{said} {text(language, 'atlas.ranking_note_kinds')}" if len(groups) > 1 else said


def _own_place(
    now: AtlasView, found: Market, groups: list[Ranked], said: set[str], language: Language
) -> _Line | None:
    """The chosen place's line, above the others wherever it ranks; ``said`` origins need no repeat."""
    place = rank_of(now.place, found, groups)
    if not place:
        return None
    line = _line(now, found, found.places.row[now.place], place[0], language)
    return _without_parts(line, said)


def _without(now: AtlasView, found: Market, language: Language) -> str:
    missing = left_by_filters(now) & found.places.is_district & (found.column(now.figure).reasons != "")
    return text(language, "atlas.ranking_without", count=int(missing.sum())) if missing.any() else ""
