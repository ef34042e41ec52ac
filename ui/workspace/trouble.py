"""Why nothing is saved, and what can be done; what was typed stays in the window meanwhile."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from calc.record import Language
from ui import session
from ui.html import notice
from ui.keeping.record import Keeping, Trouble
from ui.workspace import actions
from ui.workspace.moment import moment
from words.catalogue import text
from words.problems import Notice

_CHOICES: tuple[tuple[str, Callable[[Language], None]], ...] = (
    ("merge", actions.merge_both),
    ("overwrite", actions.overwrite),
    ("take_theirs", actions.take_theirs),
)
_WARNED = "workspace_warned"


def trouble(found: Keeping, language: Language, *, place: str) -> None:
    """The reason and a button for each way out; ``place`` tells the buttons of head and dialog apart."""
    notice(_reason(found, language), language, error=True)
    with st.container(horizontal=True):
        if found.trouble is Trouble.CONFLICT:
            for key, action in _CHOICES:
                _way_out(text(language, f"workspace.{key}"), f"{place}_{key}", action, language)
        elif found.trouble is Trouble.GONE:
            _way_out(text(language, "workspace.save_anew"), f"{place}_anew", actions.save_new, language)
        else:
            _way_out(text(language, "workspace.retry"), f"{place}_retry", actions.retry, language)


def is_news(found: Keeping | None) -> bool:
    """Whether this trouble has not been put before the reader's eyes yet."""
    now = (found.handle, found.trouble, found.theirs and found.theirs.revision) if found and found.trouble else None
    before = st.session_state.get(_WARNED)
    st.session_state[_WARNED] = now
    return now is not None and now != before


def _reason(found: Keeping, language: Language) -> Notice:
    if found.theirs:
        theirs, mine = len(found.theirs.contents.listings), len(session.current().listings)
        when = moment(found.theirs.saved_at, language)
        title = text(language, "workspace.conflict", time=when)
        return Notice(title, text(language, "workspace.conflict_body", theirs=theirs, mine=mine))
    title = text(language, f"workspace.trouble_{found.trouble}")
    return Notice(title, text(language, f"workspace.trouble_{found.trouble}_body"))


def _way_out(label: str, key: str, action: Callable[[Language], None], language: Language) -> None:
    if st.button(label, key=f"workspace_{key}", on_click=action, args=(language,)):
        st.rerun()  # Which also closes the dialog.
