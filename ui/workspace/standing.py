"""Whether head and notices of the page still tell the truth, for parts that are drawn anew alone."""

from __future__ import annotations

import streamlit as st

from ui import session
from ui.keeping.record import keeps

_TOLD = "workspace_told"


def tell() -> None:
    """Head and notices are drawn now."""
    st.session_state[_TOLD] = _standing()


def heed() -> None:
    """For fragments and dialogs: draw the whole page anew where its head or notices are no longer true."""
    if not st.context.is_embedded and st.session_state.get(_TOLD) != _standing():
        st.rerun()


def _standing() -> tuple[str, str, str]:
    """What head and notices depend on; a minute is the finest time they show."""
    found = keeps(session.current())
    return (found.handle, found.trouble, f"{found.saved_at:%H:%M}") if found else ("", "", "")
