"""What of a document could not be read, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from calc.case import Tax
from calc.listing import QUESTIONS
from calc.record import Language, questions
from calc.screening import GATE_QUESTIONS
from intake.workspace.document import SCHEMA
from intake.workspace.reading import MOST_CHARACTERS, MOST_LISTINGS_KEPT, Passed, UnreadableDocument
from words.catalogue import text
from words.numbers import number
from words.problems import Notice

_MOST_NAMED = 3
_ASKED = GATE_QUESTIONS | QUESTIONS | questions(Tax)


def passed_notice(parts: Sequence[Passed], language: Language) -> Notice | None:
    """Names the first few parts that were passed over; None if there are none."""
    if not parts:
        return None
    sentences = [_sentence(part, language) for part in parts[:_MOST_NAMED]]
    if len(parts) > _MOST_NAMED:
        sentences.append(text(language, "workspace.passed_more", count=len(parts) - _MOST_NAMED))
    return Notice(text(language, "workspace.passed"), " ".join(sentences))


def refusal(error: UnreadableDocument, language: Language) -> Notice:
    """Why nothing can be taken from a file."""
    most = number(MOST_LISTINGS_KEPT if error.reason == "too_many" else MOST_CHARACTERS, 0, language)
    values = {"found": error.found, "known": SCHEMA, "most": most}
    title = text(language, f"workspace.unreadable_{error.reason}")
    return Notice(title, text(language, f"workspace.unreadable_{error.reason}_body", **values))


def _sentence(part: Passed, language: Language) -> str:
    question = _ASKED.get(part.field)
    if part.field == "own_gates":
        label = text(language, "screening.gate_preset")
    elif question:
        label = question.label.in_language(language)
    else:
        label = part.field or text(language, "workspace.passed_whole")
    if not part.position:
        return text(language, "workspace.passed_setting", label=label, text=part.text)
    key = "workspace.passed_listing" if part.text else "workspace.passed_missing"
    name = text(language, "workspace.quoted", name=part.name) if part.name else ""
    position = f"{part.position} {name}".rstrip()
    return text(language, key, position=position, label=label, text=part.text)
