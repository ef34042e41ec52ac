"""Fields that let choose: their answers, each under a text that stands for it in any language."""

from __future__ import annotations

from typing import Any

from calc.listing import QUESTIONS
from calc.record import Language, Question, Unit
from calc.states import STATES
from words.numbers import typed


def answers_to(question: Question, language: Language) -> dict[str, str]:
    """What a field lets choose from, by the text that stands for it in any language; empty for typed fields."""
    if question.unit is Unit.STATE:
        return {key: words.in_language(language) for key, words in STATES.items()}
    if question.unit is Unit.YES_NO:
        return {"yes": typed(True, question.unit, language), "no": typed(False, question.unit, language)}
    return {key: words.in_language(language) for key, words in (question.choices or {}).items()}


def as_answer(name: str, value: Any, language: Language) -> str:
    """A value as the text that the form keeps of it."""
    if value is None:
        return ""
    question = QUESTIONS[name]
    if question.unit is Unit.YES_NO:
        return "yes" if value else "no"
    return str(value) if question.unit in (Unit.STATE, Unit.CHOICE) else typed(value, question.unit, language)
