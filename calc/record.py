"""What every record of the house is made of: words in two languages, units, and the description of an input.

A label, a unit, a range and a help text stand once, on the field of the record (:func:`asked`); forms, tables,
error sentences, the address and the glossary read them from there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from enum import StrEnum
from typing import Any, Literal

Language = Literal["de", "en"]
LANGUAGES: tuple[Language, ...] = ("de", "en")


class Unit(StrEnum):
    """The closed list of units. Values are stored in the unit named here; percent exists only on screen."""

    SHARE = "share"
    EUR = "EUR"
    EUR_YEAR = "EUR per year"
    EUR_MONTH = "EUR per month"
    EUR_SQM = "EUR per m²"
    EUR_SQM_MONTH = "EUR per m² and month"
    EUR_SQM_YEAR = "EUR per m² and year"
    SQM = "m²"
    KWH_SQM_YEAR = "kWh per m² and year"
    COUNT = "number"
    MULTIPLE = "multiple"
    YEAR = "calendar year"
    STATE = "federal state"
    DATE = "date"
    YEARS = "years"
    MONTHS = "months"
    CHOICE = "choice"
    YES_NO = "yes or no"
    TEXT = "text"
    DIGITS = "digits"


@dataclass(frozen=True)
class Words:
    """The same text in the two languages of the interface."""

    de: str
    en: str

    def in_language(self, language: Language) -> str:
        return self.de if language == "de" else self.en


@dataclass(frozen=True)
class Question:
    """How an input is asked for: the one place of its label, unit, range and help.

    ``within`` bounds what can be calculated (for a text or digits: their number), ``usual`` what is common; a value
    outside ``usual`` is accepted and pointed out. ``code`` is the input's short name in the address and never
    changes. ``neutral`` is what a fact counts as that nobody knows (None: it does not enter the calculation, or a
    preset fills it); ``choices`` are the answers to a choice by the key under which they are stored.
    """

    label: Words
    unit: Unit
    code: str
    help: Words
    within: tuple[float, float] | None = None
    usual: tuple[float, float] | None = None
    example: str = ""
    assumption: bool = False
    neutral: float | None = None
    choices: Mapping[str, Words] | None = None


def asked(
    label: Words,
    unit: Unit,
    code: str,
    help: Words,  # noqa: A002 - what a form calls it
    *,
    within: tuple[float, float] | None = None,
    usual: tuple[float, float] | None = None,
    example: str = "",
    assumption: bool = False,
    required: bool = False,
    default: Any = None,
    neutral: float | None = None,
    choices: Mapping[str, Words] | None = None,
) -> Any:
    """A dataclass field that carries its :class:`Question`; without ``required`` it has a default."""
    question = Question(label, unit, code, help, within, usual, example, assumption, neutral, choices)
    if required:
        return field(metadata={"question": question})
    return field(default=default, metadata={"question": question})


def questions(record: type[Any]) -> dict[str, Question]:
    """All questions of a record type by field name, in the order of the record."""
    return {f.name: _question(f) for f in fields(record) if "question" in f.metadata}


def _question(f: Field[Any]) -> Question:
    question: Question = f.metadata["question"]
    return question
