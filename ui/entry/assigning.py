"""Which column of a table holds what: asked where a heading is unknown, shown on demand where it is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from calc.listing import QUESTIONS, REQUIRED
from calc.record import Language
from calc.states import STATES
from intake.tables.cell import Cell, shown
from intake.tables.headings import SOURCE, Guess, Meaning
from intake.tables.layout import Table
from intake.tables.listings import Assigned, are_addresses
from ui.html import notice
from ui.markdown import literal
from words.catalogue import text
from words.problems import Notice

_LEFT_OUT, _SAID = "", "columns_said"
_SAMPLES, _MOST_SIGNS = 3, 24


def assign(table: Table, guesses: Sequence[Guess], language: Language, key: str) -> Assigned:
    """What each column holds, as the reader has it; ``key`` tells one table's widgets from another's."""
    said = _said()
    meanings = [
        _meant(guess.meaning, said.get(_column(table, place), _field(guess.meaning)))
        for place, guess in enumerate(guesses)
    ]
    open_questions = [place for place, guess in enumerate(guesses) if not guess.certain]
    if open_questions:
        st.markdown(f"**{text(language, 'entry.assign')}**")
        st.caption(text(language, "entry.assign_why"))
    for place in open_questions:
        meanings[place] = _asked(table, place, guesses[place].meaning, language, key)
    known = [place for place, guess in enumerate(guesses) if guess.certain]
    if known:
        with st.expander(
            text(language, "entry.assigned", count=len(known)), key=f"{key}_known", on_change="rerun"
        ) as fold:
            for place in known if fold.open else ():
                meanings[place] = _asked(table, place, guesses[place].meaning, language, key)
    once = tuple(_each_once(meanings))
    assigned = Assigned(once, addresses=are_addresses(table, once))
    if "state" not in assigned.held:
        assigned = replace(assigned, state=_state_of_all(assigned, language, key))
    _say_missing(assigned, language)
    return assigned


def _asked(table: Table, place: int, guess: Meaning | None, language: Language, key: str) -> Meaning | None:
    fields = [_LEFT_OUT, *QUESTIONS, SOURCE]
    heading = table.headings[place] or text(language, "entry.column", number=place + 1)
    choice = st.selectbox(
        literal(heading),
        options=fields,
        index=fields.index(_said().get(_column(table, place), _field(guess))),
        format_func=lambda field: _label(field, language),
        key=f"{key}_column_{place}",
    )
    st.caption(literal(_samples(table, place)))
    if choice == _field(guess):  # Nothing was said: the same heading may mean more in another file.
        _said().pop(_column(table, place), None)
    else:
        _said()[_column(table, place)] = choice
    return _meant(guess, choice)


def _said() -> dict[tuple[str, int], str]:
    """What was said of columns: the corrected rows of a file come back under its headings."""
    said: dict[tuple[str, int], str] = st.session_state.setdefault(_SAID, {})
    return said


def _column(table: Table, place: int) -> tuple[str, int]:
    """A column by its heading; of several under the same one by their order."""
    heading = table.headings[place]
    return heading, table.headings[:place].count(heading)


def _field(meaning: Meaning | None) -> str:
    return meaning.field if meaning else _LEFT_OUT


def _meant(guess: Meaning | None, field: str) -> Meaning | None:
    """The guess, with what the heading says of period and unit, if the reader means the same input."""
    if guess and guess.field == field:
        return guess
    return Meaning(field) if field else None


def _label(field: str, language: Language) -> str:
    if field == _LEFT_OUT:
        return text(language, "entry.left_out")
    return text(language, "tables.source") if field == SOURCE else QUESTIONS[field].label.in_language(language)


def _samples(table: Table, place: int) -> str:
    cells: list[Cell] = [row.cells[place] for row in table.rows[:200] if row.cells[place] is not None][:_SAMPLES]
    return " · ".join(_short(shown(cell)) for cell in cells) or "–"


def _short(sample: str) -> str:
    return sample if len(sample) <= _MOST_SIGNS else f"{sample[:_MOST_SIGNS]}…"


def _each_once(meanings: Sequence[Meaning | None]) -> list[Meaning | None]:
    """Of two columns for one input the first counts."""
    seen: set[str] = set()
    once: list[Meaning | None] = []
    for meaning in meanings:
        once.append(None if meaning and meaning.field in seen else meaning)
        seen |= {meaning.field} if meaning else set()
    return once


def _state_of_all(assigned: Assigned, language: Language, key: str) -> str:
    chosen = st.selectbox(
        text(language, "entry.state_of_all" if "state" in assigned.missing else "entry.state_of_others"),
        options=list(STATES),
        index=None,
        format_func=lambda state: STATES[state].in_language(language),
        placeholder=text(language, "common.choose"),
        key=f"{key}_state",
    )
    return chosen or ""


def _say_missing(assigned: Assigned, language: Language) -> None:
    missing = [name for name in REQUIRED if name in assigned.missing]
    if missing:
        labels = ", ".join(QUESTIONS[name].label.in_language(language) for name in missing)
        notice(Notice("", text(language, "entry.columns_missing", labels=labels)), language)
