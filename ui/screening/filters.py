"""Narrowing a long list: by words, verdict, state and bounds for any figure; kept in this session."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from calc.filtering import Filter, Range, figures
from calc.metrics import term
from calc.record import Language, Question, Unit, Words
from calc.screening import Verdict
from calc.states import STATES
from intake.form import Problems
from ui import session
from ui.html import notice
from words.catalogue import text
from words.numbers import typed
from words.problems import problem_notice
from words.reading import Problem, read

_FILTER, _CHOSEN, _PROBLEMS = "list_filter", "list_figures", "list_problems"


def wanted() -> Filter:
    """What the list is narrowed to."""
    kept: Filter = st.session_state.get(_FILTER, Filter())
    return kept


def chosen_figures() -> tuple[str, ...]:
    """The figures with bounds, which then have a column of their own."""
    chosen: list[str] = st.session_state.get(_CHOSEN, [])
    return tuple(chosen)


def filters(counts: dict[Verdict, str], language: Language) -> None:
    """The controls; ``counts`` tells how many listings have each verdict."""
    narrowed = wanted()
    words, verdicts = st.columns([1, 1], gap="medium", vertical_alignment="bottom")
    with words:
        session.seed("filter_text", narrowed.text)
        st.text_input(
            text(language, "screening.filter_text"),
            key="filter_text",
            max_chars=100,
            placeholder=text(language, "screening.filter_text_example"),
            on_change=lambda: _change(text=st.session_state["filter_text"].strip()),
        )
    with verdicts:
        st.session_state["filter_verdicts"] = list(narrowed.verdicts)
        st.pills(
            text(language, "screening.verdict"),
            options=list(Verdict),
            format_func=lambda verdict: f"{text(language, f'verdict.{verdict.value}')} {counts[verdict]}",
            selection_mode="multi",
            key="filter_verdicts",
            on_change=lambda: _change(verdicts=tuple(st.session_state["filter_verdicts"])),
        )
    with st.expander(text(language, "screening.filter_more"), expanded=bool(narrowed.states or chosen_figures())):
        _states(narrowed, language)
        _figures(language)


def reset() -> None:
    """Show the whole list again."""
    st.session_state[_FILTER], st.session_state[_PROBLEMS] = Filter(), {}
    st.session_state[_CHOSEN] = []


def _states(narrowed: Filter, language: Language) -> None:
    st.session_state["filter_states"] = list(narrowed.states)
    st.multiselect(
        text(language, "screening.filter_states"),
        options=list(STATES),
        format_func=lambda state: STATES[state].in_language(language),
        key="filter_states",
        placeholder=text(language, "screening.filter_all"),
        on_change=lambda: _change(states=tuple(st.session_state["filter_states"])),
    )


def _figures(language: Language) -> None:
    st.session_state["filter_figures"] = list(chosen_figures())
    st.multiselect(
        text(language, "screening.filter_figures"),
        options=list(figures()),
        format_func=lambda key: term(key).label.in_language(language),
        key="filter_figures",
        placeholder=text(language, "common.choose"),
        on_change=_chosen,
    )
    for key in chosen_figures():
        bounds = _range(key)
        least, most = st.columns(2)
        with least:
            _bound(key, "least", bounds.least, language)
        with most:
            _bound(key, "most", bounds.most, language)


def _bound(key: str, side: str, value: float | None, language: Language) -> None:
    widget, question = f"filter_{side}_{key}", _question(key, side, language)
    problem = _problems().get(widget)
    if problem is None:
        session.seed(widget, typed(value, question.unit, language))
    st.text_input(
        question.label.in_language(language), key=widget, max_chars=40, on_change=_entered, args=(key, side, language)
    )
    if problem:
        notice(problem_notice(problem, question, language), language, error=True)


def _question(key: str, side: str, language: Language) -> Question:
    """How a bound is asked for: by the label and in the unit of its figure."""
    operand = term(key)
    label = text(language, f"screening.filter_{side}", label=operand.label.in_language(language))
    return Question(Words(label, label), operand.unit, "", Words("", ""), example=_example(operand.unit))


def _example(unit: Unit) -> str:
    return {Unit.SHARE: "0.05", Unit.YEAR: "1990", Unit.MULTIPLE: "1.1", Unit.SQM: "58"}.get(unit, "600")


def _entered(key: str, side: str, language: Language) -> None:
    widget = f"filter_{side}_{key}"
    _problems().pop(widget, None)
    try:
        value = read(widget, _question(key, side, language), st.session_state[widget], language)
    except Problem as problem:
        _problems()[widget] = problem
        return
    changed = replace(_range(key), **{side: value})
    _change(ranges=(*(r for r in wanted().ranges if r.key != key), changed))


def _chosen() -> None:
    chosen = st.session_state["filter_figures"]
    st.session_state[_CHOSEN] = chosen
    _change(ranges=tuple(bounds for bounds in wanted().ranges if bounds.key in chosen))


def _range(key: str) -> Range:
    return next((bounds for bounds in wanted().ranges if bounds.key == key), Range(key))


def _change(**parts: object) -> None:
    st.session_state[_FILTER] = replace(wanted(), **parts)  # type: ignore[arg-type]


def _problems() -> Problems:
    problems: Problems = st.session_state.setdefault(_PROBLEMS, {})
    return problems
