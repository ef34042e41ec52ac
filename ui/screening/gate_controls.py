"""The gates of the funnel: sliders for the figures, text inputs for what the buyer has."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import streamlit as st

from calc.record import Language, Question, Unit
from calc.screening import GATE_QUESTIONS, Gates
from intake.form import Problems
from ui import session
from ui.html import notice
from ui.screening.gate_presets import gate_presets
from words.catalogue import text
from words.numbers import show, typed
from words.problems import example, problem_notice
from words.reading import Problem, read

_OWN = ("equity", "monthly_top_up")
_STEP = {Unit.SHARE: 0.001, Unit.EUR_YEAR: 100.0}
_PROBLEMS = "gate_problems"


def gate_controls(language: Language) -> None:
    """Sliders and fields, seeded from the state and writing to it."""
    gates = session.current().gates
    gate_presets(gates, language)
    for name, question in GATE_QUESTIONS.items():
        if name not in _OWN:
            _slider(name, question, gates, language)
    for name in _OWN:
        _field(name, GATE_QUESTIONS[name], gates, language)


def _slider(name: str, question: Question, gates: Gates, language: Language) -> None:
    key, value = f"gate_{name}", getattr(gates, name)
    st.session_state[key] = value
    st.select_slider(
        question.label.in_language(language),
        options=_options(question, value),
        format_func=lambda value: _thumb(value, question.unit, language),
        key=key,
        on_change=_slid,
        args=(name,),
    )


@cache
def _thumb(value: float | None, unit: Unit, language: Language) -> str:
    """What stands at a slider's thumb; Streamlit asks for every step in every run."""
    return text(language, "screening.gate_off") if value is None else show(value, unit, language)


def _options(question: Question, value: float | None) -> list[float | None]:
    """Off, then the range of the gate in even steps, and the present value should it lie between two steps."""
    step, (least, most) = _STEP[question.unit], question.within or (0.0, 0.0)
    steps = {round(least + step * i, 6) for i in range(round((most - least) / step) + 1)}
    return [None, *sorted(steps if value is None else steps | {value})]


def _slid(name: str) -> None:
    session.change_gates(replace(session.current().gates, **{name: st.session_state[f"gate_{name}"]}))


def _field(name: str, question: Question, gates: Gates, language: Language) -> None:
    key = f"gate_{name}"
    problem = _problems().get(name)
    if problem is None:
        session.seed(key, typed(getattr(gates, name), question.unit, language))
    st.text_input(
        question.label.in_language(language),
        key=key,
        placeholder=text(language, "common.for_example", example=example(question, language)),
        on_change=_entered,
        args=(name, question, language),
        persist_state="session",
    )
    st.caption(question.help.in_language(language))
    if problem:
        notice(problem_notice(problem, question, language), language, error=True)


def _entered(name: str, question: Question, language: Language) -> None:
    _problems().pop(name, None)
    try:
        value = read(name, question, st.session_state[f"gate_{name}"], language)
    except Problem as problem:
        _problems()[name] = problem
    else:
        session.change_gates(replace(session.current().gates, **{name: value}))


def _problems() -> Problems:
    problems: Problems = st.session_state.setdefault(_PROBLEMS, {})
    return problems
