"""A listing's whole text, pasted: what was understood fills the form, with the words it came from."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from calc.listing import QUESTIONS, REQUIRED
from calc.record import Language
from intake.expose import Expose, read_expose, to_form
from intake.source_link import leading_link
from ui.entry.answers import as_answer
from ui.entry.form import READ_LINK, READ_TEXT, fresh_form
from ui.html import draw, notice
from words.catalogue import text
from words.expose import caution_sentence, missing_sentence
from words.problems import Notice

_MOST_SIGNS = 200_000
_MOST_QUOTED = 90


def paste_box(language: Language) -> Mapping[str, str]:
    """The box for the text; the words of what was read from it, by field (empty before anything was read)."""
    st.text_area(
        text(language, "entry.paste"),
        key="pasted_text",
        height=180,
        max_chars=_MOST_SIGNS,
        placeholder=text(language, "entry.paste_example"),
        persist_state="session",
    )
    st.button(text(language, "entry.read"), width="stretch", on_click=_read, args=(language,))
    expose: Expose | None = st.session_state.get(READ_TEXT)
    if expose is None:
        return {}
    if not expose.evidence:
        found_nothing = Notice(text(language, "entry.nothing_read"), text(language, "entry.nothing_read_advice"))
        notice(found_nothing, language)
        return {}
    _findings(expose, language)
    if st.session_state[READ_LINK]:
        st.caption(text(language, "entry.link_read"))
    return {
        name: _quoted([place.quote for place in places])
        for name, places in expose.evidence.items()
        if name in QUESTIONS
    }


def _read(language: Language) -> None:
    """Fill the form with what the text says; what stood there before belongs to another listing."""
    pasted = st.session_state["pasted_text"] or ""
    expose = read_expose(pasted)
    st.session_state[READ_TEXT] = expose
    st.session_state[READ_LINK] = leading_link(pasted) if expose.evidence else ""
    if not expose.evidence:
        return
    form = fresh_form()
    st.session_state["entry_problems"] = {}
    st.session_state["entry_language"] = language
    for name, typed in to_form(expose, language).items():
        value = expose.values.get(name)
        chosen = value is not None and name != "name" and isinstance(value, bool | str)
        st.session_state[f"{form}_{name}"] = as_answer(name, value, language) if chosen else typed


def _findings(expose: Expose, language: Language) -> None:
    """What to look at first: contradictions with their places, then what the text does not say."""
    cautions = [
        (
            caution_sentence(caution.key, caution.fields, caution.figures, language),
            [_quoted([place.quote]) for place in caution.places],
        )
        for caution in expose.warnings
    ]
    if cautions:
        draw("findings", language, title=text(language, "entry.to_check"), findings=cautions)
    asked = [gap.field for gap in expose.missing if gap.field in REQUIRED]
    for key, names in (
        ("entry.undecided", [name for name in asked if name in expose.evidence]),
        ("entry.not_in_text", [name for name in asked if name not in expose.evidence]),
    ):
        if names:
            labels = ", ".join(QUESTIONS[name].label.in_language(language) for name in names)
            notice(Notice("", text(language, key, labels=labels)), language)
    assumed = [gap for gap in expose.missing if gap.preset]
    if assumed:
        with st.expander(
            text(language, "entry.assumed_one" if len(assumed) == 1 else "entry.assumed", count=len(assumed)),
            key="paste_assumed",
            on_change="rerun",
        ) as fold:
            for gap in assumed if fold.open else ():
                st.caption(missing_sentence(gap.field, gap.value, gap.reason, language))


def _quoted(quotes: list[str]) -> str:
    joined = " … ".join(" ".join(quote.split()) for quote in dict.fromkeys(quotes))
    return joined if len(joined) <= _MOST_QUOTED else f"{joined[:_MOST_QUOTED]}…"
