"""What an author writes under their own name: title, name and note, as plain text and nothing else."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from calc.record import Language
from words.catalogue import text
from words.numbers import number
from words.problems import Notice

TITLE_LENGTH, AUTHOR_LENGTH, NOTE_LENGTH = 140, 60, 600
_LENGTHS = {"title": TITLE_LENGTH, "author": AUTHOR_LENGTH, "note": NOTE_LENGTH}
_BREAKS = "\n\r\v\f\u2028\u2029\u0085\t"
_KEPT_FORMATS = "\u200d"
"""Joins signs into one, in many scripts; it turns nothing around."""


class WordingError(ValueError):
    """A text of the author cannot be published; ``field`` says which, :func:`notice` what is wrong."""

    def __init__(self, field: str, reason: str) -> None:
        self.field, self.reason = field, reason


@dataclass(frozen=True)
class Wording:
    """Cleaned texts; author and note may be empty."""

    title: str
    author: str = ""
    note: str = ""


def wording(title: str, author: str = "", note: str = "") -> Wording:
    """The author's texts on one line each, without control signs and marks that turn the direction of writing.

    Raises :class:`WordingError` for a missing title and for a text that is too long.
    """
    cleaned = {"title": clean(title), "author": clean(author), "note": clean(note)}
    for field, most in _LENGTHS.items():
        if len(cleaned[field]) > most:
            raise WordingError(field, "too_long")
    if not cleaned["title"]:
        raise WordingError("title", "missing")
    return Wording(**cleaned)


def clean(text: str) -> str:
    """One line of printable signs, in composed form."""
    spaced = "".join(" " if sign in _BREAKS else sign for sign in text)
    printable = "".join(sign for sign in spaced if unicodedata.category(sign)[0] != "C" or sign in _KEPT_FORMATS)
    return " ".join(unicodedata.normalize("NFC", printable).split())


def notice(error: WordingError, language: Language) -> Notice:
    """The sentence to stand at the field."""
    most = number(_LENGTHS[error.field], 0, language)
    label = text(language, f"publish.{error.field}")
    return Notice(
        text(language, f"publish.{error.reason}"),
        text(language, f"publish.{error.reason}_advice", label=label, most=most),
    )
