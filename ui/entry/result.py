"""What became of the last file; it stays in sight until the next."""

from __future__ import annotations

from functools import partial

import streamlit as st

from calc.listing import QUESTIONS
from calc.record import Language
from intake.tables.corrections import corrections, reason
from intake.tables.layout import Table
from intake.tables.listings import Taken
from intake.tables.writing import EXCEL, as_csv, as_workbook
from ui.html import draw, notice
from words.catalogue import text
from words.numbers import number
from words.problems import Notice, unusual_notice

_DONE = "upload_done"
_MOST_SAID = 5


def remember(name: str, table: Table, result: Taken) -> None:
    """Keep what became of a file."""
    st.session_state[_DONE] = (name, table, result)


def last_result(language: Language) -> None:
    """How many rows are in, and the others with their reasons, to download and correct."""
    if _DONE not in st.session_state:
        return
    name, table, result = st.session_state[_DONE]
    if result.placed:
        name = f"{name}. {_counted('placed', result.placed, language)}"
    if not result.rejected:
        notice(Notice(_counted("all_taken", len(result.listings), language), name), language)
        _unusual(result, language)
        return
    taken, left = _counted("taken", len(result.listings), language), _counted("left", len(result.rejected), language)
    notice(Notice(text(language, "entry.some_taken", taken=taken, left=left), name), language)
    said = [(one.row.number, reason(one, language)) for one in result.rejected[:_MOST_SAID]]
    more = number(len(result.rejected) - len(said), 0, language)
    rest = text(language, "entry.rejected_more", count=more) if len(result.rejected) > len(said) else ""
    draw("rejected", language, said=said, rest=rest)
    page = partial(corrections, table, result.rejected, language)
    file_name = text(language, "entry.corrections_name")
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            _counted("corrections_excel", len(result.rejected), language),
            data=lambda: as_workbook(page()),
            file_name=f"{file_name}.xlsx",
            mime=EXCEL,
            type="tertiary",
            icon=":material/download:",
            on_click="ignore",
            key="corrections_excel",
        )
        st.download_button(
            text(language, "entry.corrections_csv"),
            data=lambda: as_csv(page(), language),
            file_name=f"{file_name}.csv",
            mime="text/csv",
            type="tertiary",
            icon=":material/download:",
            on_click="ignore",
            key="corrections_csv",
        )
    st.caption(text(language, "entry.corrections_help"))
    _unusual(result, language)


def _unusual(result: Taken, language: Language) -> None:
    """What is in the list and yet looks like a slip: the first few values, each with its line."""
    if not result.unusual:
        return
    notice(Notice("", _counted("unusual", len(result.unusual), language)), language)
    said = []
    for odd in result.unusual[:_MOST_SAID]:
        found = unusual_notice(odd.value, QUESTIONS[odd.field], language)
        said += [(odd.line, f"{found.title} {found.body}")] if found else []
    more = len(result.unusual) - len(said)
    rest = text(language, "entry.unusual_more", count=number(more, 0, language)) if more else ""
    draw("rejected", language, said=said, rest=rest)


def _counted(key: str, count: int, language: Language) -> str:
    """A sentence with a number in it, with one of its own for one."""
    if count == 1:
        return text(language, f"entry.{key}_one")
    return text(language, f"entry.{key}", count=number(count, 0, language))
