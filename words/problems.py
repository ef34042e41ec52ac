"""What is wrong with an input, in a sentence that names the field and gives an example."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calc.edition import LAW_DAY
from calc.listing import FIRST_CONTRACT
from calc.record import Language, Question, Unit
from calc.states import STATES
from words.catalogue import text
from words.numbers import day, typed
from words.reading import Problem

_STATE_EXAMPLE = STATES["BY"]

_HOW = {
    Unit.SHARE: "how_percent",
    Unit.EUR_SQM_YEAR: "how_money_sqm",
    Unit.SQM: "how_area",
    Unit.YEAR: "how_year",
    Unit.DATE: "how_date",
    Unit.TEXT: "how_text",
    Unit.STATE: "how_state",
    Unit.DIGITS: "how_digits",
    Unit.YEARS: "how_years",
    Unit.COUNT: "how_number",
    Unit.KWH_SQM_YEAR: "how_energy",
    Unit.YES_NO: "how_yes_no",
    Unit.CHOICE: "how_choice",
}


@dataclass(frozen=True)
class Notice:
    """A bold finding and what to do about it; plain text, escaped wherever it is shown."""

    title: str
    body: str


def problem_notice(problem: Problem, question: Question, language: Language) -> Notice:
    """The sentence to stand at the field."""
    return Notice(text(language, f"problem.{problem.reason}"), _advice(problem, question, language))


def example(question: Question, language: Language) -> str:
    """The field's example as this language writes it; an empty text where there is none."""
    if question.unit is Unit.DATE:
        return day(date(LAW_DAY.year, LAW_DAY.month, LAW_DAY.day), language)
    if question.unit is Unit.YES_NO:
        return typed(True, question.unit, language)
    if question.choices:
        return next(iter(question.choices.values())).in_language(language)
    if question.unit in (Unit.TEXT, Unit.DIGITS) or not question.example:
        return question.example
    return typed(float(question.example), question.unit, language)


def unusual_notice(value: object, question: Question, language: Language) -> Notice | None:
    """A value that can be calculated but is rare enough to be a slip; None for an ordinary one."""
    if question.usual is None or not isinstance(value, float | int):
        return None
    least, most = question.usual
    if least <= value <= most:
        return None
    label = question.label.in_language(language)
    return Notice(
        text(language, "problem.unusual_title", label=label, value=typed(value, question.unit, language)),
        text(
            language,
            "problem.unusual",
            least=typed(least, question.unit, language),
            most=typed(most, question.unit, language),
        ),
    )


def _advice(problem: Problem, question: Question, language: Language) -> str:
    label = question.label.in_language(language)
    if problem.reason in ("too_small", "too_large") and question.unit is Unit.DATE:
        how = text(language, "problem.how_date")
        first = text(language, "problem.first_law", first=day(FIRST_CONTRACT, language))
        return f"{first} {_sentence(language, label, how, example(question, language))}"
    if problem.reason in ("too_small", "too_large") and question.within:
        how = text(
            language,
            "problem.between",
            least=typed(question.within[0], question.unit, language),
            most=typed(question.within[1], question.unit, language),
        )
    else:
        choices = ", ".join(label.in_language(language) for label in (question.choices or {}).values())
        key = f"problem.{_HOW.get(question.unit, 'how_money')}"
        how = text(language, key, most=_most(question), choices=choices)
    given = _STATE_EXAMPLE.in_language(language) if question.unit is Unit.STATE else example(question, language)
    return _sentence(language, label, how, given)


def _sentence(language: Language, label: str, how: str, given: str) -> str:
    key = "problem.advice" if given else "problem.advice_plain"
    return text(language, key, label=label, how=how, example=given)


def _most(question: Question) -> str:
    return f"{question.within[1]:.0f}" if question.within else ""
