"""Entering and editing a listing: text inputs, read by our own parser, with each problem at its field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import streamlit as st

from calc.assessment import assess
from calc.inputs import resolve
from calc.listing import QUESTIONS, REQUIRED, SECTIONS, Listing, Provenance
from calc.presets import PRESETS
from calc.record import Language, Unit
from calc.screening import screen
from intake.form import Problems, edited_listing, new_listing
from ui import session
from ui.entry.answers import answers_to, as_answer
from ui.html import draw, notice
from words.catalogue import text
from words.numbers import typed
from words.problems import Notice, example, problem_notice, unusual_notice

_PAIRS = (("price", "living_area_sqm"), ("actual_rent_monthly", "state"))
_DETAILS = tuple(name for name in QUESTIONS if name not in REQUIRED)
_SECTION_STARTS = {next(name for name in names if name in _DETAILS): key for key, names in SECTIONS.items()}
"""The first detail of each part of a listing, with the key of its heading."""

_PRESET_OF_NEW = "market_2026"

_UNSEEN = ("ags",)
"""Follows from the town; whoever wants to see it finds it with the other details."""

READ_TEXT, READ_LINK = "read_text", "read_link"
"""What was read of a pasted text, and its link; the form lets go of both when its listing is in."""

_FRESH = "entry_fresh"
_BEGAN = "entry_language"
"""In which language the form was begun: its texts arrive when it is sent, perhaps after a change of language."""


def entry_form(language: Language, quotes: Mapping[str, str] | None = None) -> None:
    """The five figures everyone has, more on demand; what was typed stays until it is understood.

    ``quotes`` holds, by field, the words of a text that its value was read from; such fields are always in sight.
    """
    problems: Problems = st.session_state.get("entry_problems", {})
    st.session_state.setdefault(_BEGAN, language)
    form = current_form()
    with st.form(form, border=False):
        _fields(form, problems, _placeholders(None, language), language, quotes or {})
        st.form_submit_button(
            text(language, "screening.submit"), type="primary", width="stretch", on_click=_submit, args=(language,)
        )
    _to_check(problems, language)
    state, said = st.session_state.get("entry_said", (None, ()))
    if state is session.current():
        for message in said:
            notice(message, language)


def open_entry(language: Language) -> None:
    """The same form in a dialog, for pages other than the funnel."""
    st.session_state["entry_problems"] = {}
    st.dialog(text(language, "screening.enter"), width="medium")(_entry)(language)


def _entry(language: Language) -> None:
    before = session.current()
    entry_form(language)
    if session.current() is not before:
        st.rerun()


def open_editor(position: int, language: Language) -> None:
    """Open the listing at this position in a dialog."""
    listing = session.current().listings[position]
    texts = {name: _text(listing, name, language) for name in QUESTIONS}
    for name, value in texts.items():
        st.session_state[f"edit_{name}"] = (value or None) if answers_to(QUESTIONS[name], language) else value
    st.session_state["edit_problems"] = {}
    st.session_state["edit_wanted"] = False
    st.dialog(text(language, "screening.edit_title"), width="medium")(_editor)(position, texts, language)


def _editor(position: int, texts: dict[str, str], language: Language) -> None:
    listing = session.current().listings[position]
    with st.form("edit", border=False):
        _fields("edit", st.session_state["edit_problems"], _placeholders(listing, language), language)
        applied = st.form_submit_button(text(language, "common.apply"), type="primary", width="stretch")
    _to_check(st.session_state["edit_problems"], language)
    if st.button(text(language, "common.remove"), icon=":material/delete:", type="tertiary"):
        session.remove(position, Notice(text(language, "screening.removed", name=listing.name), ""))
        st.rerun()
    if applied:
        typed_now = _typed("edit")
        changed = {name: value for name, value in typed_now.items() if value != texts[name]}
        filled = edited_listing(listing, changed, language)
        st.session_state["edit_problems"] = filled.problems
        if filled.listing is None:
            st.rerun(scope="fragment")
        session.put(position, filled.listing, *_said("screening.edited", filled.listing, changed, language))
        st.rerun()


def _submit(language: Language) -> None:
    texts = _typed(current_form())
    began: Language = st.session_state.get(_BEGAN, language)
    filled = new_listing(texts, language, began_in=began)
    st.session_state["entry_problems"] = filled.problems
    # Whoever has read the sentence about it now writes in the language that is shown.
    st.session_state[_BEGAN] = language
    if filled.listing is not None:
        given = {name: value for name, value in texts.items() if value}
        life = Provenance(source_url=st.session_state.pop(READ_LINK, ""))
        session.add(replace(filled.listing, provenance=life))
        # Said beside the button, not above the table: on a phone that is out of sight.
        said = _said("screening.added", filled.listing, given, language)
        st.session_state["entry_said"] = (session.current(), said)
        clear(current_form())
        st.session_state.pop(READ_TEXT, None)


def _said(key: str, listing: Listing, given: dict[str, str], language: Language) -> list[Notice]:
    """What was done, and every given value that is unusual enough to be a slip."""
    verdict = screen(assess([listing], session.buyer()), session.current().gates).verdicts[0]
    done = text(language, key, name=listing.name, verdict=text(language, f"verdict.{verdict.value}"))
    unusual = (unusual_notice(getattr(listing, name), QUESTIONS[name], language) for name in given)
    return [Notice(done, ""), *(found for found in unusual if found)]


def _typed(form: str) -> dict[str, str]:
    return {name: st.session_state.get(f"{form}_{name}") or "" for name in QUESTIONS}


def _text(listing: Listing, name: str, language: Language) -> str:
    return as_answer(name, getattr(listing, name), language)


def _fields(
    form: str,
    problems: Problems,
    placeholders: dict[str, str],
    language: Language,
    quotes: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """The form's fields, each problem and each quotation under its own."""
    read = [name for name in _DETAILS if name in quotes and name not in _UNSEEN]
    _field(form, "name", problems, placeholders, language)
    if quotes:
        for name in (*_PAIRS[0], *_PAIRS[1], *read):
            _field(form, name, problems, placeholders, language, quotes.get(name, ""))
    else:
        for pair in _PAIRS:
            for name, column in zip(pair, st.columns(2), strict=True):
                with column:
                    _field(form, name, problems, placeholders, language)
    wrong = any(name in problems for name in _DETAILS)
    # Some forty fields: they are made when somebody wants them, and then stay, because what is typed into them is
    # known here only when the form is sent.
    with st.expander(text(language, "common.more"), expanded=wrong, key=f"{form}_more", on_change="rerun") as more:
        st.session_state[f"{form}_wanted"] = more.open or wrong or st.session_state.get(f"{form}_wanted", False)
        for name in _DETAILS if st.session_state[f"{form}_wanted"] else ():
            if name in _SECTION_STARTS:
                st.markdown(f"**{text(language, f'entry.section_{_SECTION_STARTS[name]}')}**")
            if name not in read:
                _field(form, name, problems, placeholders, language)


def _field(
    form: str, name: str, problems: Problems, placeholders: dict[str, str], language: Language, quote: str = ""
) -> None:
    _input(form, name, placeholders, language)
    if quote:
        draw("quote", language, quote=quote)
    elif name in _DETAILS:
        st.caption(QUESTIONS[name].help.in_language(language))
    if problem := problems.get(name):
        notice(problem_notice(problem, QUESTIONS[name], language), language, error=True)


def _to_check(problems: Problems, language: Language) -> None:
    """Beside the button, which fields need another look: on a phone they may be out of sight."""
    if problems:
        labels = ", ".join(QUESTIONS[name].label.in_language(language) for name in problems)
        notice(Notice("", text(language, "problem.summary", labels=labels)), language)


def _input(form: str, name: str, placeholders: dict[str, str], language: Language) -> None:
    question = QUESTIONS[name]
    options: dict[str, Any] = {
        "label": question.label.in_language(language),
        "key": f"{form}_{name}",
        "placeholder": placeholders[name],
        "persist_state": "session",
    }
    answers = answers_to(question, language)
    if answers:
        st.selectbox(options=list(answers), index=None, format_func=answers.__getitem__, **options)
    else:
        st.text_input(max_chars=200, **options)


def current_form() -> str:
    """What the keys of the entry form's fields begin with."""
    return f"entry{st.session_state.get(_FRESH, '')}"


def fresh_form() -> str:
    """An entry form without what a browser still holds of the last: texts that were typed and never sent."""
    st.session_state[_FRESH] = st.session_state.get(_FRESH, 0) + 1
    clear(current_form())
    return current_form()


def clear(form: str) -> None:
    """Empty every field of a form."""
    for name, question in QUESTIONS.items():
        st.session_state[f"{form}_{name}"] = None if answers_to(question, "de") else ""


def _placeholders(listing: Listing | None, language: Language) -> dict[str, str]:
    """What stands in an empty field: its preset value where one applies, otherwise an example."""
    given = {
        name: text(language, "common.for_example", example=example(question, language))
        for name, question in QUESTIONS.items()
    }
    given |= {name: text(language, "common.choose") for name, q in QUESTIONS.items() if answers_to(q, language)}
    values = PRESETS[listing.preset if listing else _PRESET_OF_NEW].values
    presets = resolve([listing.under(listing.preset)]) if listing else None
    for name, assumption in values.items():
        if presets is not None:
            value = typed(presets.value(name, 0), QUESTIONS[name].unit, language)
        elif callable(assumption.value):
            value = text(language, "method.by_listing")
        else:
            value = typed(assumption.value, QUESTIONS[name].unit, language)
        given[name] = text(language, "common.preset", value=value)
    if listing is not None:
        unstated = replace(listing, market_rent_monthly=None)
        given["market_rent_monthly"] = typed(
            resolve([unstated]).value("market_rent_monthly", 0), Unit.EUR_MONTH, language
        )
    return given
