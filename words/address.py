"""What of an address could not be read, as one notice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from calc.listing import QUESTIONS
from calc.record import Language
from calc.screening import GATE_QUESTIONS
from words.catalogue import text
from words.problems import Notice

_MOST_NAMED = 3
_MOST_SHOWN = 40


class UnreadablePart(Protocol):
    """A part of an address that a default replaced."""

    @property
    def part(self) -> str: ...
    @property
    def field(self) -> str: ...
    @property
    def text(self) -> str: ...


def address_notice(parts: Sequence[UnreadablePart], language: Language) -> Notice | None:
    """Names the first few parts; None if everything could be read."""
    if not parts:
        return None
    sentences = [_sentence(part, language) for part in parts[:_MOST_NAMED]]
    if len(parts) == 1:
        sentences.append(text(language, "address.rest"))
    return Notice(text(language, "address.title"), " ".join(sentences))


def _sentence(part: UnreadablePart, language: Language) -> str:
    shown = part.text if len(part.text) <= _MOST_SHOWN else part.text[: _MOST_SHOWN - 1] + "…"
    if part.part == "listing":
        label = QUESTIONS[part.field].label.in_language(language) if part.field else ""
        key = "address.listing" if part.text and label else "address.listing_missing" if label else "address.other"
        return text(language, key, label=label, text=shown)
    question = GATE_QUESTIONS.get(part.field) or QUESTIONS.get(part.field)
    if question is None:
        key = "address.too_many" if part.part == "o" and part.text.isdigit() else "address.other"
        return text(language, key, text=shown)
    return text(language, "address.field", label=question.label.in_language(language), text=shown)
