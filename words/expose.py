"""What is to be said of a listing that was read from its text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from calc.listing import QUESTIONS
from calc.record import Language, Unit, Words
from words.catalogue import text
from words.numbers import number, typed


def caution_sentence(
    key: str, fields: Sequence[str], figures: Sequence[tuple[str, Any, Unit]], language: Language
) -> str:
    """The sentence of a warning, with the labels of its fields and its figures (name, value, unit)."""
    shown = {name: _shown(value, unit, language) for name, value, unit in figures}
    labels = ", ".join(QUESTIONS[field].label.in_language(language) for field in fields if field in QUESTIONS)
    return text(language, f"expose.{key}", labels=labels, **shown)


def missing_sentence(field: str, value: float | None, reason: Words | None, language: Language) -> str:
    """That a field is not in the text, and what is assumed instead, if anything."""
    question = QUESTIONS[field]
    label = question.label.in_language(language)
    if reason is None:
        return text(language, "expose.missing_asked", label=label)
    said = reason.in_language(language)
    if value is None:
        return text(language, "expose.missing_rule", label=label, reason=said)
    shown = typed(value, question.unit, language)
    return text(language, "expose.missing_preset", label=label, value=shown, reason=said)


def _shown(value: Any, unit: Unit, language: Language) -> str:
    return number(value, 0, language) if unit is Unit.COUNT else typed(value, unit, language)
