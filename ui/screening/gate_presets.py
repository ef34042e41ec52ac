"""Named settings of the sieve: ours with their reasons, and those that a reader keeps."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from calc.gate_presets import GATE_PRESETS, LONGEST_NAME, OwnGates, preset_of
from calc.record import Language
from calc.screening import Gates
from ui import session
from ui.html import notice
from ui.keeping.record import keeps
from words.catalogue import text
from words.problems import Notice
from words.reading import is_plain_text

_OTHER, _PREFIX = "", "own "
_NAMELESS = "gates_nameless"


def gate_presets(gates: Gates, language: Language) -> None:
    """The choice of a setting, why it is as it is, and a way to keep one of one's own."""
    own = _own()
    present = preset_of(gates) or next((key for key, kept in own.items() if kept.gates == gates), _OTHER)
    labels = {key: preset.name.in_language(language) for key, preset in GATE_PRESETS.items()}
    labels |= {key: kept.name for key, kept in own.items()}
    if present == _OTHER:
        labels[_OTHER] = text(language, "screening.gates_other")
    st.session_state["gate_preset"] = present
    st.selectbox(
        text(language, "screening.gate_preset"),
        options=list(labels),
        format_func=labels.__getitem__,
        key="gate_preset",
        on_change=_choose,
    )
    if present in GATE_PRESETS:
        st.caption(GATE_PRESETS[present].reason.in_language(language))
    elif present == _OTHER:
        with st.container(horizontal=True, gap="small"):
            with st.popover(text(language, "screening.keep_gates"), type="tertiary", icon=":material/bookmark_add:"):
                _keeping(language)
            st.button(
                text(language, "screening.reset_gates"),
                type="tertiary",
                icon=":material/restart_alt:",
                on_click=session.change_gates,
                args=(Gates(),),
            )
    else:
        kept = keeps(session.current())
        st.caption(text(language, "screening.own_gates_saved" if kept and kept.may_write else "screening.own_gates"))
        st.button(
            text(language, "screening.forget_gates"),
            key="forget_gates",
            type="tertiary",
            icon=":material/delete:",
            on_click=_forget,
            args=(own[present],),
        )
    if st.session_state.pop(_NAMELESS, False):
        title, body = (text(language, f"screening.gates_nameless{part}") for part in ("", "_advice"))
        notice(Notice(title, body), language, error=True)


def _own() -> dict[str, OwnGates]:
    """The reader's settings by key; a prefix keeps a name like "standard" apart from ours."""
    return {f"{_PREFIX}{kept.name}": kept for kept in session.current().own_gates}


def _choose() -> None:
    key, own = st.session_state["gate_preset"], _own()
    if key in GATE_PRESETS:
        session.change_gates(GATE_PRESETS[key].gates)
    elif key in own:
        session.change_gates(own[key].gates)


def _keeping(language: Language) -> None:
    with st.form("keep_gates", border=False):
        st.text_input(text(language, "screening.gates_name"), key="gates_name", max_chars=LONGEST_NAME)
        st.form_submit_button(text(language, "screening.keep_gates"), on_click=_keep)


def _keep() -> None:
    name = "".join(sign for sign in st.session_state["gates_name"] if is_plain_text(sign)).strip()
    if not name:
        st.session_state[_NAMELESS] = True
        return
    state = session.current()
    others = tuple(kept for kept in state.own_gates if kept.name != name)
    session.change(replace(state, own_gates=(*others, OwnGates(name, state.gates))))


def _forget(kept: OwnGates) -> None:
    state = session.current()
    session.change(replace(state, own_gates=tuple(other for other in state.own_gates if other != kept)))
