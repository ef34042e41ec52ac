"""A block of a tab: its finding as the title, what it measures below, then rows or a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from calc.record import Unit
from intake.tables.cell import Cell
from intake.tables.writing import Heading, Page, as_csv
from ui.clickable import clickable
from ui.html import render
from ui.property.statement import Row, statement
from ui.property.subject import Subject
from words.catalogue import text
from words.numbers import number


@dataclass(frozen=True)
class Sheet:
    """Amounts in EUR by year or month: headings (the first names the rows), and for each row its name and amounts."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[float, ...]], ...]
    decimals: int = 0


def block(title: str, note: str, body: str, subject: Subject) -> str:
    """The block as HTML; ``body`` is markup of our own templates."""
    return render("property_block", subject.language, title=title, note=note, body=body)


def rows_block(title: str, note: str, rows: Sequence[Row], subject: Subject) -> str:
    """Statement rows under their finding."""
    return block(title, note, statement(rows, subject), subject)


def sheet(table: Sheet, subject: Subject) -> str:
    """The table as HTML; it scrolls under a fixed first column where the window is too narrow."""
    language = subject.language
    rows = [(name, [number(amount, table.decimals, language) for amount in amounts]) for name, amounts in table.rows]
    return render("property_sheet", language, name=table.name, heads=table.heads, rows=rows)


def download(key: str, label: str, table: Callable[[], Sheet], subject: Subject) -> None:
    """A quiet button for the table as a file, which is written when it is pressed."""
    language = subject.language

    def written() -> bytes:
        made = table()
        heads = [Heading(made.heads[0]), *(Heading(head, Unit.EUR) for head in made.heads[1:])]
        rows: list[list[Cell]] = [[name, *(round(amount, 2) for amount in amounts)] for name, amounts in made.rows]
        return as_csv(Page(made.name, heads, rows), language)

    st.download_button(
        label,
        data=written,
        file_name=f"{text(language, 'property.file_name')}.csv",
        mime="text/csv",
        type="tertiary",
        icon=":material/download:",
        on_click="ignore",
        key=key,
    )


def show(html: str, key: str) -> None:
    """Put blocks on the page."""
    clickable(html, key=key)


def pointer(sentences: Sequence[str], subject: Subject) -> None:
    """Quiet notices: what to know about this part of the property."""
    if sentences:
        st.html(render("property_pointers", subject.language, sentences=sentences))
