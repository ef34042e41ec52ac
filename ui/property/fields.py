"""Inputs beside their results: read when they are left, answered at once, a problem at its field.

An empty field holds its preset, and says so with the preset's value and reason; emptied, it returns to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from calc.inputs import resolve
from calc.listing import QUESTIONS, Listing
from calc.presets import PRESETS, Assumption
from calc.record import Language, Question, Unit
from calc.states import STATES
from intake.form import edited_listing
from ui import session
from ui.html import notice
from ui.property.subject import Subject
from words.catalogue import text
from words.numbers import typed
from words.problems import example, problem_notice, unusual_notice
from words.reading import Problem

_PROBLEMS = "property_problems"


def fields(names: Sequence[str], subject: Subject) -> None:
    """An input for each name, seeded from the listing."""
    presets = _presets(names, subject)
    for name in names:
        with st.container(gap="xxsmall", key=f"field_{name}"):
            if QUESTIONS[name].unit is Unit.YES_NO:
                _switch(name, subject)
            elif name == "state":
                _state(subject)
            else:
                _text(name, presets.get(name), subject)
            _origin(name, presets.get(name), subject)


def _presets(names: Sequence[str], subject: Subject) -> dict[str, Any]:
    """What the preset would put into each of the fields that are assumptions."""
    assumed = [name for name in names if name in PRESETS[subject.listing.preset].values]
    unstated: dict[str, Any] = {name: None for name in assumed if getattr(subject.listing, name) is not None}
    inputs = resolve([replace(subject.listing, **unstated)]) if unstated else subject.assessment.inputs
    return {name: inputs.value(name, 0) for name in assumed}


def _text(name: str, preset: Any, subject: Subject) -> None:
    question, language, key = QUESTIONS[name], subject.language, f"property_{name}"
    problem = _problems(subject.position).get(name)
    if problem is None:
        session.seed(key, typed(getattr(subject.listing, name), question.unit, language))
    st.text_input(
        question.label.in_language(language),
        key=key,
        placeholder=_placeholder(name, preset, subject),
        on_change=_entered,
        args=(name, subject.position, language),
        max_chars=200,
        persist_state="session",
    )
    if problem:
        notice(problem_notice(problem, question, language), language, error=True)
    elif unusual := unusual_notice(getattr(subject.listing, name), question, language):
        notice(unusual, language)


def _placeholder(name: str, preset: Any, subject: Subject) -> str:
    question, language = QUESTIONS[name], subject.language
    if name == "market_rent_monthly":
        return typed(subject.listing.actual_rent_monthly, question.unit, language)
    if preset is not None:
        return text(language, "common.preset", value=_shown(preset, question, language))
    return text(language, "common.for_example", example=example(question, language))


def _switch(name: str, subject: Subject) -> None:
    stated, key = getattr(subject.listing, name), f"property_{name}"
    assumed = PRESETS[subject.listing.preset].values.get(name)
    session.seed(key, bool(assumed.value if stated is None and assumed else stated))
    st.toggle(
        QUESTIONS[name].label.in_language(subject.language),
        key=key,
        on_change=lambda: _put(name, st.session_state[key], subject.position),
    )


def _state(subject: Subject) -> None:
    st.session_state["property_state"] = subject.listing.state
    st.selectbox(
        QUESTIONS["state"].label.in_language(subject.language),
        options=list(STATES),
        format_func=lambda state: STATES[state].in_language(subject.language),
        key="property_state",
        on_change=lambda: _put("state", st.session_state["property_state"], subject.position),
    )


def _origin(name: str, preset: Any, subject: Subject) -> None:
    """Where the value comes from: the preset with its reason, or the reader, with the way back to the preset."""
    language, question = subject.language, QUESTIONS[name]
    assumption = PRESETS[subject.listing.preset].values.get(name)
    if assumption is None:
        st.caption(question.help.in_language(language))
    elif getattr(subject.listing, name) is None:
        st.caption(_reason(assumption, language))
    else:
        st.caption(question.help.in_language(language))
        st.button(
            text(language, "property.back_to_preset", value=_shown(preset, question, language)),
            key=f"property_{name}_preset",
            type="tertiary",
            icon=":material/undo:",
            on_click=_put,
            args=(name, None, subject.position),
        )


def _reason(assumption: Assumption, language: Language) -> str:
    reason = assumption.reason.in_language(language)
    source = text(language, "property.preset_source", source=assumption.source) if assumption.source else ""
    return text(language, "property.preset_reason", reason=reason) + source


def _shown(value: Any, question: Question, language: Language) -> str:
    if question.unit is Unit.YES_NO:
        return text(language, "property.yes" if value else "property.no")
    if question.unit is Unit.YEARS:
        return text(language, "property.year" if value == 1 else "property.years", count=f"{value:.0f}")
    return typed(value, question.unit, language)


def _entered(name: str, position: int, language: Language) -> None:
    problems = _problems(position)
    problems.pop(name, None)
    listing = _listing(position)
    if listing is None:
        return
    filled = edited_listing(listing, {name: st.session_state[f"property_{name}"]}, language)
    problems.update(filled.problems)
    if filled.listing is not None:
        session.put(position, filled.listing)


def _put(name: str, value: Any, position: int) -> None:
    _problems(position).pop(name, None)
    if listing := _listing(position):
        session.put(position, replace(listing, **{name: value}))


def _listing(position: int) -> Listing | None:
    """The listing as it is now; None if another window's link has made the list shorter meanwhile."""
    listings = session.current().listings
    return listings[position] if position < len(listings) else None


def _problems(position: int) -> dict[str, Problem]:
    """The problems at the fields of the listing at this position; those of another one are forgotten."""
    kept: tuple[int, dict[str, Problem]] = st.session_state.get(_PROBLEMS, (position, {}))
    problems = kept[1] if kept[0] == position else {}
    st.session_state[_PROBLEMS] = (position, problems)
    return problems
