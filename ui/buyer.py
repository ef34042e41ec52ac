"""The buyer's tax situation: it stays in this window and never gets into an address."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from calc.case import Tax
from calc.edition import LAW_DAY
from calc.law import statute
from calc.record import Language, questions
from ui import session
from ui.html import notice
from ui.keeping.record import keeps
from words.catalogue import text
from words.numbers import euro, percent, typed
from words.problems import problem_notice
from words.reading import Problem, read

_QUESTIONS = questions(Tax)
_CHURCH_TAX = statute("church_tax")
_CHURCH_TAX_RATES = (0.0, *sorted({_CHURCH_TAX.in_force(LAW_DAY, state).value for state in _CHURCH_TAX.series}))
_PROBLEM = "buyer_problem"


def buyer_form(language: Language) -> None:
    """Income, joint assessment and church tax, folded under the sentence that says what is assumed."""
    buyer = session.buyer()
    with st.expander(text(language, "buyer.title")):  # a label that changes would fold it shut
        kept = keeps(session.current())
        st.caption(text(language, "buyer.kept" if kept and kept.may_write else "buyer.private"))
        _income(buyer, language)
        session.seed("buyer_splitting", buyer.splitting)
        st.toggle(
            _QUESTIONS["splitting"].label.in_language(language),
            key="buyer_splitting",
            on_change=lambda: _set("splitting", st.session_state["buyer_splitting"]),
        )
        st.session_state["buyer_church_tax_rate"] = buyer.church_tax_rate
        st.selectbox(
            _QUESTIONS["church_tax_rate"].label.in_language(language),
            options=_CHURCH_TAX_RATES,
            format_func=lambda rate: percent(rate, language, decimals=0) if rate else text(language, "buyer.none"),
            key="buyer_church_tax_rate",
            on_change=lambda: _set("church_tax_rate", st.session_state["buyer_church_tax_rate"]),
        )

    st.caption(_summary(buyer, language))


def _income(buyer: Tax, language: Language) -> None:
    question = _QUESTIONS["other_taxable_income"]
    problem: Problem | None = st.session_state.get(_PROBLEM)
    if problem is None:
        session.seed("buyer_income", typed(buyer.other_taxable_income, question.unit, language))
    st.text_input(
        question.label.in_language(language),
        key="buyer_income",
        on_change=_entered,
        args=(language,),
        max_chars=40,
        persist_state="session",
    )
    if problem:
        notice(problem_notice(problem, question, language), language, error=True)


def _entered(language: Language) -> None:
    question = _QUESTIONS["other_taxable_income"]
    st.session_state[_PROBLEM] = None
    try:
        income = read("other_taxable_income", question, st.session_state["buyer_income"], language)
    except Problem as problem:
        st.session_state[_PROBLEM] = problem
    else:
        _set("other_taxable_income", Tax().other_taxable_income if income is None else income)


def _set(name: str, value: Any) -> None:
    session.change_buyer(replace(session.buyer(), **{name: value}))


def _summary(buyer: Tax, language: Language) -> str:
    return text(
        language,
        "buyer.summary",
        income=euro(buyer.other_taxable_income, language),
        tariff=text(language, "buyer.splitting" if buyer.splitting else "buyer.single"),
        church=text(
            language,
            "buyer.church" if buyer.church_tax_rate else "buyer.no_church",
            rate=percent(buyer.church_tax_rate, language, decimals=0),
        ),
    )
