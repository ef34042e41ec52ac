"""A table of listings from a file: its sheet, its columns, its good rows and the others."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from calc.listing import QUESTIONS, Listing
from calc.record import Language
from intake.address import State, first_compared
from intake.tables.cell import UnreadableTableError
from intake.tables.columns import understood
from intake.tables.corrections import reason
from intake.tables.layout import Table
from intake.tables.limits import MOST_ROWS
from intake.tables.listings import Assigned, Taken, preview, take
from intake.tables.template import template
from intake.tables.writing import EXCEL, as_csv, as_workbook
from ui import session
from ui.entry.assigning import assign
from ui.entry.received import Received, forget, received
from ui.entry.result import last_result, remember
from ui.file_field import file_field
from ui.html import draw, notice
from words.catalogue import text
from words.numbers import number, typed
from words.problems import Notice

_TURN = "upload_turn"
_PREVIEWED = 2


def upload(language: Language) -> None:
    """The way of a file into the list; what became of the last one stays until the next."""
    turn = st.session_state.setdefault(_TURN, 0)
    uploaded = file_field(text(language, "entry.upload"), f"upload_file_{turn}", language)
    if uploaded is None:
        _templates(language)
        last_result(language)
        return
    file = received(uploaded)
    try:
        sheet = _sheet(file, language)
        table = file.table(sheet)
    except UnreadableTableError as error:
        refusal = Notice(
            text(language, f"tables.{error.reason}", **_in_words(error, language)),
            text(language, f"tables.{error.reason}_advice"),
        )
        notice(refusal, language, error=True)
        return
    assigned = assign(table, understood(table), language, f"{file.key}_{sheet}")
    if not assigned.missing:
        _preview(table, assigned, language)
        rows = number(len(table.rows), 0, language)
        label = text(language, "entry.take_one" if len(table.rows) == 1 else "entry.take", count=rows)
        if st.button(label, type="primary", width="stretch"):
            _take(file, table, assigned, language)


def _in_words(error: UnreadableTableError, language: Language) -> dict[str, str]:
    return {key: number(value, 0, language) for key, value in error.values.items() if isinstance(value, int)}


def _sheet(file: Received, language: Language) -> str:
    sheets = file.file.sheets if file.file else ()
    if len(sheets) < 2:
        return sheets[0] if sheets else ""
    chosen: str = st.selectbox(
        text(language, "entry.sheet"), options=sheets, index=file.likeliest(sheets), key=f"{file.key}_sheet"
    )
    return chosen


def _templates(language: Language) -> None:
    st.caption(text(language, "entry.upload_help"))
    name = text(language, "entry.template_name")
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            text(language, "entry.template_excel"),
            data=lambda: as_workbook(*template(language)),
            file_name=f"{name}.xlsx",
            mime=EXCEL,
            type="tertiary",
            icon=":material/download:",
            on_click="ignore",
        )
        st.download_button(
            text(language, "entry.template_csv"),
            data=lambda: as_csv(template(language)[0], language),
            file_name=f"{name}.csv",
            mime="text/csv",
            type="tertiary",
            icon=":material/download:",
            on_click="ignore",
        )


def _preview(table: Table, assigned: Assigned, language: Language) -> None:
    """The first listings as they would be taken in, or why none is: a misreading is seen before it counts."""
    read = preview(table, assigned, language, text(language, "tables.unnamed"), 50)
    first = read.listings[:_PREVIEWED]
    held = [meaning.field for meaning in assigned.meanings if meaning and meaning.field in QUESTIONS]
    rows = [
        (
            QUESTIONS[field].label.in_language(language),
            [_shown(listing, field, language) for listing in first],
        )
        for field in QUESTIONS
        if field in held or (field in ("state", "town", "postal_code") and any(getattr(one, field) for one in first))
    ]
    if first:
        draw("preview", language, rows=rows, count=len(first))
    else:
        notice(Notice("", text(language, "entry.preview_bad")), language)
        said = [(bad.row.number, reason(bad, language)) for bad in read.rejected[:_PREVIEWED]]
        draw("rejected", language, said=said, rest="")


def _shown(listing: Listing, field: str, language: Language) -> str:
    value = getattr(listing, field)
    return "–" if value is None else typed(value, QUESTIONS[field].unit, language)


def _take(file: Received, table: Table, assigned: Assigned, language: Language) -> None:
    """Read all rows with the count in sight, put the good ones into the list and keep the others."""
    total = number(len(table.rows), 0, language)
    bar = st.progress(0.0, text(language, "entry.progress", read=number(0, 0, language), of=total))
    result: Taken | None = None
    for result in take(table, assigned, language, text(language, "tables.unnamed")):
        read = number(result.read, 0, language)
        bar.progress(result.read / result.of, text(language, "entry.progress", read=read, of=total))
    state = session.current()
    # The examples make room for somebody's own list.
    kept = () if state.listings == State().listings else state.listings
    if result is None or len(kept) + len(result.listings) > MOST_ROWS:
        notice(
            Notice("", text(language, "entry.too_many", most=number(MOST_ROWS, 0, language))), language, error=True
        )
        return
    if result.listings:
        listings = (*kept, *result.listings)
        compared = state.compared if kept else first_compared(len(listings))
        session.change(replace(state, listings=listings, compared=compared, opened=state.opened if kept else None))
    remember(file.name, table, result)
    st.session_state[_TURN] += 1
    forget()
    st.rerun()
