"""Named settings of the sieve: ours with their reasons, and those that a reader keeps for this session."""

from __future__ import annotations

import streamlit as st

from calc.gate_presets import GATE_PRESETS, preset_of
from calc.record import Language
from calc.screening import Gates
from ui import session
from words.catalogue import text

_OWN, _OTHER = "own_gates", ""
_MOST_SIGNS = 40


def gate_presets(gates: Gates, language: Language) -> None:
    """The choice of a setting, why it is as it is, and a way to keep one of one's own."""
    own = _own()
    present = preset_of(gates) or next((name for name, kept in own.items() if kept == gates), _OTHER)
    labels = {key: preset.name.in_language(language) for key, preset in GATE_PRESETS.items()}
    labels |= {name: name.removeprefix(_PREFIX) for name in own}
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
        st.caption(text(language, "screening.own_gates"))


_PREFIX = "own "


def _own() -> dict[str, Gates]:
    """The reader's settings by key; a prefix keeps a name like "standard" apart from ours."""
    own: dict[str, Gates] = st.session_state.setdefault(_OWN, {})
    return own


def _choose() -> None:
    key = st.session_state["gate_preset"]
    chosen = GATE_PRESETS[key].gates if key in GATE_PRESETS else _own().get(key)
    if chosen is not None:
        session.change_gates(chosen)


def _keeping(language: Language) -> None:
    with st.form("keep_gates", border=False):
        st.text_input(text(language, "screening.gates_name"), key="gates_name", max_chars=_MOST_SIGNS)
        st.form_submit_button(text(language, "screening.keep_gates"), on_click=_keep)


def _keep() -> None:
    if name := st.session_state["gates_name"].strip():
        _own()[f"{_PREFIX}{name}"] = session.current().gates
