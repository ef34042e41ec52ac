"""A list of more than fifty listings, or one that is being edited: narrowed, ordered, selected, page by page."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import streamlit as st

from calc.assessment import Assessment
from calc.filtering import Filter, Rows, matching, ordered
from calc.listing import Listing
from calc.record import Language
from calc.screening import Screening, Verdict
from intake.address import State
from ui.assessed import kept
from ui.entry.form import open_editor
from ui.screening.columns import headings, styled
from ui.screening.filters import chosen_figures, filters, reset, wanted
from ui.screening.removal import remove_many
from words.catalogue import text
from words.numbers import number

ROWS_ON_A_PAGE = 100
_ROW_HEIGHT = 38
_MOST_ROWS_HIGH = 15
_NAME_WIDTH, _MORE_WIDTH = 210, 150
_OPENED = "list_opened"


def long_list(state: State, assessment: Assessment, screening: Screening, *, by_verdict: bool) -> int | None:
    """Draw the list and return the position of a listing whose name was pressed in this run."""
    language = state.language
    counts = {v: number(screening.verdicts.count(v), 0, language) for v in Verdict}
    filters(counts, language)
    rows = visible(state, assessment, screening, by_verdict=by_verdict)
    total = len(screening.verdicts)
    if len(rows) < total:
        _narrowed(len(rows), total, language)
    if not len(rows):
        return None
    version = kept("list_version", (rows,), _next_version)
    page = _page(len(rows), version)
    shown = rows[(page - 1) * ROWS_ON_A_PAGE : page * ROWS_ON_A_PAGE]
    extra = (*chosen_figures(), *((state.order,) if state.order not in ("", "name", "price") else ()))
    picked, opened = _table(assessment, screening, shown, extra, f"{version}_{page}", language)
    _actions(picked, rows if len(rows) < total else np.array([], dtype=np.int64), language)
    return opened


def visible(state: State, assessment: Assessment, screening: Screening, *, by_verdict: bool) -> Rows:
    """The rows that the filter lets through, in the order asked for."""
    order = kept(
        "list_order",
        (assessment, screening, state.order, by_verdict),
        lambda: ordered(assessment, screening, state.order, by_verdict=by_verdict),
    )
    narrowed = wanted()
    if narrowed == Filter():
        return order
    texts = kept("list_texts", (state.listings,), lambda: [_searched(listing) for listing in state.listings])
    return kept(
        "list_rows",
        (order, narrowed),
        lambda: order[np.isin(order, matching(assessment, screening, texts, narrowed))],
    )


def _searched(listing: Listing) -> str:
    parts = (listing.name, listing.town, listing.postal_code)
    return " ".join(part for part in parts if part).casefold()


def _narrowed(left: int, total: int, language: Language) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(
            text(language, "screening.narrowed", left=number(left, 0, language), total=number(total, 0, language)),
            width="content",
        )
        st.button(
            text(language, "screening.filter_reset"),
            type="tertiary",
            icon=":material/filter_alt_off:",
            on_click=reset,
        )


def _page(rows: int, version: int) -> int:
    pages = -(-rows // ROWS_ON_A_PAGE)
    if pages < 2:
        return 1
    page: int = st.pagination(pages, key=f"list_page_{version}")
    return page


def _table(
    assessment: Assessment, screening: Screening, rows: Rows, extra: Sequence[str], key: str, language: Language
) -> tuple[list[int], int | None]:
    """The selected positions, and the one whose name was pressed."""
    labels = headings(screening, extra, language)
    key = f"list_{key}"
    widget = st.dataframe(
        kept(
            "list_styled",
            (assessment, screening, rows.tobytes(), extra, language, st.context.theme.type),
            lambda: styled(assessment, screening, rows, extra, language),
        ),
        key=key,
        hide_index=True,
        row_height=_ROW_HEIGHT,
        height=(min(len(rows), _MOST_ROWS_HIGH) + 1) * _ROW_HEIGHT + 2,
        column_config={
            name: st.column_config.Column(
                label,
                width=_NAME_WIDTH if name == "name" else _MORE_WIDTH if name in extra else None,
                alignment="left" if name == "verdict" else None,  # A rank behind it sorts, words stand there.
            )
            for name, label in labels.items()
        },
        selection_mode=["multi-row", "single-cell"],
        on_select="rerun",
    )
    picked = [int(rows[place]) for place in widget["selection"]["rows"] if place < len(rows)]
    return picked, _pressed(widget["selection"]["cells"], rows, key)


def _pressed(cells: Sequence[tuple[int, str]], rows: Rows, key: str) -> int | None:
    """The listing whose name was pressed; a cell stays selected, and opens only once."""
    pressed = (key, *cells[0]) if cells else None
    before = st.session_state.get(_OPENED)
    st.session_state[_OPENED] = pressed
    if pressed is None or pressed == before or pressed[2] != "name":
        return None
    return int(rows[pressed[1]])


def _actions(picked: list[int], narrowed: Rows, language: Language) -> None:
    """What can be done with the selected listings, or with all that the filter lets through."""
    if not picked and not len(narrowed):
        st.caption(text(language, "screening.list_help"))
        return
    with st.container(horizontal=True, gap="small"):
        if len(picked) == 1 and st.button(
            text(language, "screening.edit_picked"), type="tertiary", icon=":material/edit:"
        ):
            open_editor(picked[0], language)
        if picked:
            st.button(
                _counted("remove_picked", len(picked), language),
                type="tertiary",
                icon=":material/delete:",
                on_click=remove_many,
                args=(picked,),
            )
        if len(narrowed):
            st.button(
                _counted("remove_narrowed", len(narrowed), language),
                type="tertiary",
                icon=":material/delete_sweep:",
                on_click=_remove_narrowed,
                args=(narrowed,),
            )


def _counted(key: str, count: int, language: Language) -> str:
    """What is done to so many listings, with words of its own for one."""
    return text(language, f"screening.{key}{'_one' if count == 1 else ''}", count=number(count, 0, language))


def _remove_narrowed(rows: Rows) -> None:
    remove_many([int(row) for row in rows])
    reset()


def _next_version() -> int:
    st.session_state["list_versions"] = st.session_state.get("list_versions", 0) + 1
    return int(st.session_state["list_versions"])
