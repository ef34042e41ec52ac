"""The author's choices: title, names, figures, picture, slider, colours, taxes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

import streamlit as st

from calc.case import Tax
from calc.listing import NAME_LENGTH, QUESTIONS
from calc.record import Language, questions
from embed.author import Wording, WordingError, clean, notice, wording
from embed.freezing.figures import MOST_SHOWN
from embed.freezing.freeze import Choice, Theme
from embed.freezing.subjects import usual_rate
from embed.settings import code_is_needed
from ui import session
from ui.html import notice as draw_notice
from ui.publish.draft import Draft
from ui.publish.visitor import on_a_phone
from words.catalogue import text
from words.numbers import percent
from words.problems import Notice
from words.reading import Problem, read

_NONE = "none"
_RATE = questions(Tax)["marginal_rate_override"]


@dataclass(frozen=True)
class Chosen:
    """What is to be published, or None with a problem said at its field."""

    choice: Choice
    names: tuple[str, ...]
    code: str


def seed(draft: Draft) -> None:
    """Fill the widgets of a dialog that is about to open."""
    subject, language = draft.subject, draft.language
    values = {
        "title": clean(subject.title(language)),
        "author": st.session_state.get("publish_last_author", ""),
        "note": "",
        "chart": subject.charts[0] if subject.charts else _NONE,
        "slider": _NONE,
        "theme": "auto",
        "taxed": False,
        "rate": percent(usual_rate(session.buyer()), language, decimals=0),
        "figures": list(subject.usual_figures(taxed=False)),
        "width": 320 if on_a_phone() else 480,
        "code": "",
    }
    for name, value in values.items():
        st.session_state[f"publish_{name}"] = value
    for place, name in enumerate(subject.names):
        st.session_state[f"publish_name_{place}"] = clean(name)[:NAME_LENGTH]


def form(draft: Draft) -> Chosen | None:
    """The fields; None while one of them cannot be published, with the reason below it.

    A field takes a text of any length and says when it is too long: one with a limit drops what is pasted unseen.
    """
    language, subject = draft.language, draft.subject
    st.text_input(
        text(language, "publish.title"),
        key="publish_title",
        help=text(language, "publish.title_help"),
    )
    problem = _wording()
    _said_below("title", problem, language)
    names = _names(draft)
    st.text_input(text(language, "publish.author"), key="publish_author")
    _said_below("author", problem, language)
    st.text_area(text(language, "publish.note"), key="publish_note", height=72)
    _said_below("note", problem, language)
    rate = _tax(language) if subject.taxable else None
    taxed = subject.taxable and bool(st.session_state.get("publish_taxed"))
    _figures(draft, taxed=taxed)
    _looks(draft)
    code = ""
    if code_is_needed():
        code = st.text_input(text(language, "publish.code"), key="publish_code", type="password") or ""
    if isinstance(problem, WordingError) or names is None or (taxed and rate is None):
        return None
    st.session_state["publish_last_author"] = problem.author
    choice = Choice(
        wording=problem,
        salt=draft.salt,
        language=language,
        figures=tuple(st.session_state.get("publish_figures", ())),
        chart=st.session_state.get("publish_chart", _NONE),
        slider="" if (slider := st.session_state.get("publish_slider", _NONE)) == _NONE else slider,
        theme=st.session_state["publish_theme"],
        marginal_rate=rate if taxed else None,
    )
    return Chosen(choice, names, code)


def _said_below(field: str, problem: Wording | WordingError, language: Language) -> None:
    if isinstance(problem, WordingError) and problem.field == field:
        draw_notice(notice(problem, language), language, error=True)


def _wording() -> Wording | WordingError:
    texts = (st.session_state[f"publish_{name}"] for name in ("title", "author", "note"))
    try:
        return wording(*texts)
    except WordingError as error:
        return error


def _names(draft: Draft) -> tuple[str, ...] | None:
    """The names under which properties appear: offered for review, because people put streets into them."""
    language, count = draft.language, len(draft.subject.names)
    if not count:
        return ()
    for place, name in enumerate(draft.subject.names):
        label = text(language, "publish.name") if count == 1 else text(language, "publish.name_of", name=name)
        st.text_input(
            label, key=f"publish_name_{place}", max_chars=NAME_LENGTH, help=text(language, "publish.name_help")
        )
    names = tuple(clean(st.session_state[f"publish_name_{place}"]) for place in range(count))
    if all(names):
        return names
    label = text(language, "publish.name")
    advice = text(language, "publish.missing_advice", label=label, most=NAME_LENGTH)
    draw_notice(Notice(text(language, "publish.missing"), advice), language, error=True)
    return None


def _tax(language: Language) -> float | None:
    """The confirmed rate as a share, in whole percent; None without one, or for a text that is none."""
    st.radio(
        text(language, "publish.tax"),
        options=[False, True],
        format_func=lambda taxed: text(language, "publish.tax_rate" if taxed else "publish.tax_none"),
        key="publish_taxed",
        horizontal=True,
    )
    if not st.session_state["publish_taxed"]:
        return None
    st.text_input(
        text(language, "publish.rate"),
        key="publish_rate",
        max_chars=10,
        help=text(language, "publish.rate_help"),
        persist_state="page",
    )
    try:
        rate = read("marginal_rate_override", _RATE, st.session_state["publish_rate"], language)
    except Problem:
        rate = None
    if rate is None:
        said = Notice(text(language, "publish.rate_problem"), text(language, "publish.rate_advice"))
        draw_notice(said, language, error=True)
        return None
    return round(float(rate), 2)


def _figures(draft: Draft, *, taxed: bool) -> None:
    language = draft.language
    offered = draft.subject.figures(taxed=taxed)
    if not offered:
        return
    # A figure after tax is gone with the rate.
    st.session_state["publish_figures"] = [k for k in st.session_state.get("publish_figures", ()) if k in offered]
    st.multiselect(
        text(language, "publish.figures", most=MOST_SHOWN),
        options=list(offered),
        format_func=lambda key: draft.subject.label(key, language),
        max_selections=MOST_SHOWN,
        key="publish_figures",
        select_all=False,
        placeholder=text(language, "common.choose"),
    )


def _looks(draft: Draft) -> None:
    language, subject = draft.language, draft.subject
    slider, theme = st.columns(2) if subject.sliders else (None, st.container())
    if subject.charts:
        st.selectbox(
            text(language, "publish.chart"),
            options=[*subject.charts, *([_NONE] if subject.figures(taxed=False) else [])],
            format_func=lambda key: text(language, f"publish.chart_{key}"),
            key="publish_chart",
        )
    if slider is not None:
        slider.selectbox(
            text(language, "publish.slider"),
            options=[_NONE, *subject.sliders],
            format_func=lambda key: (
                text(language, "publish.slider_none") if key == _NONE else QUESTIONS[key].label.in_language(language)
            ),
            key="publish_slider",
        )
    theme.selectbox(
        text(language, "publish.theme"),
        options=list(get_args(Theme)),
        format_func=lambda key: text(language, f"publish.theme_{key}"),
        key="publish_theme",
    )
