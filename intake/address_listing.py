"""One listing in the address: what differs from its example or preset, by the short codes of the fields."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from math import isfinite
from typing import Any

from calc.examples import EXAMPLES
from calc.listing import FIRST_CONTRACT, LAST_CONTRACT, NAME_LENGTH, QUESTIONS, REQUIRED, Listing
from calc.record import Question, Unit
from calc.states import STATES
from words.reading import is_plain_text

OWN_LISTING = "m"

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?")


@dataclass(frozen=True)
class Unreadable:
    """A part of an address that was replaced by its default; ``field`` is empty where no field is known."""

    part: str
    field: str = ""
    text: str = ""


class UnreadablePartError(ValueError):
    """A listing cannot be read because of this ``field``, where ``text`` stood."""

    def __init__(self, field: str, text: str) -> None:
        self.field, self.text = field, text


def encode_listing(listing: Listing) -> str:
    """The listing as one value of the address."""
    base = next((key for key, e in EXAMPLES.items() if e.listing.preset == listing.preset), OWN_LISTING)
    reference = EXAMPLES[base].listing if base in EXAMPLES else None
    names = [name for name in QUESTIONS if name != "name"] + ["name"]
    parts = [base]
    for name in names:
        value = getattr(listing, name)
        if value != getattr(reference, name, None):
            written = "" if value is None else plain(value)
            parts.append(f"{QUESTIONS[name].code}-{written if name == 'name' else _without_separator(written)}")
    return "~".join(parts)


def plain(value: Any) -> str:
    """A value as the address writes it: shortest decimal with a point, ISO date, 1 or 0, or the text itself."""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    return str(value)


def _without_separator(text: str) -> str:
    return text.replace("%", "%25").replace("~", "%7E")


def _with_separator(text: str) -> str:
    return text.replace("%7E", "~").replace("%25", "%")


def decode_listing(text: str, unreadable: list[Unreadable]) -> Listing:
    """The listing that a value of the address stands for; optional parts that make no sense go to ``unreadable``.

    Raises :class:`UnreadablePartError` where a required figure is missing or makes no sense.
    """
    base, *parts = _parts(text)
    if base not in (*EXAMPLES, OWN_LISTING):
        raise UnreadablePartError("", text)
    by_code = {question.code: name for name, question in QUESTIONS.items()}
    values: dict[str, Any] = {}
    for part in parts:
        code, _, written = part.partition("-")
        name = by_code.get(code)
        if name is None:
            unreadable.append(Unreadable("o", text=part))
            continue
        try:
            values[name] = value_of(name, written if name == "name" else _with_separator(written))
        except UnreadablePartError as error:
            if name in REQUIRED:
                raise
            unreadable.append(Unreadable("o", error.field, error.text))
    if base in EXAMPLES:
        listing = replace(EXAMPLES[base].listing, **values)
    else:
        for name in REQUIRED:
            if name not in values:
                raise UnreadablePartError(name, "")
        listing = Listing(**values)
    return _with_lawful_date(listing, unreadable)


def _with_lawful_date(listing: Listing, unreadable: list[Unreadable]) -> Listing:
    day = listing.contract_date
    if day is None or FIRST_CONTRACT <= day <= LAST_CONTRACT:
        return listing
    unreadable.append(Unreadable("o", "contract_date", str(day)))
    return replace(listing, contract_date=None)


def _parts(text: str) -> list[str]:
    """The parts of a listing; the name comes last and may itself contain the separator."""
    head, mark, name = text.partition("~n-")
    return head.split("~") + ([f"n-{name}"] if mark else [])


def value_of(name: str, written: str) -> Any:
    """One input of a listing from its plain text. Raises :class:`UnreadablePartError`."""
    question = QUESTIONS[name]
    if not written:
        if name in REQUIRED:
            raise UnreadablePartError(name, written)
        return None
    if question.unit in _OF_WORDS:
        if not _is_meant(question, written):
            raise UnreadablePartError(name, written)
        return written == "1" if question.unit is Unit.YES_NO else written
    try:
        return date.fromisoformat(written) if question.unit is Unit.DATE else number(question, written)
    except ValueError:
        raise UnreadablePartError(name, written) from None


_OF_WORDS = (Unit.TEXT, Unit.DIGITS, Unit.STATE, Unit.YES_NO, Unit.CHOICE)


def _is_meant(question: Question, text: str) -> bool:
    """Whether a text can be the answer to a question that asks for no number and no date."""
    if question.unit is Unit.STATE:
        return text in STATES
    if question.unit is Unit.YES_NO:
        return text in ("0", "1")
    if question.unit is Unit.CHOICE:
        return text in (question.choices or {})
    least, most = question.within or (1, NAME_LENGTH)
    if not (least <= len(text) <= most and text.strip() and is_plain_text(text)):
        return False
    return question.unit is Unit.TEXT or (text.isascii() and text.isdecimal())


def number(question: Question, written: str) -> float:
    """A number within the range of its question. Raises ValueError."""
    if not _NUMBER.fullmatch(written):
        raise ValueError(written)
    value = float(written)
    least, most = question.within or (value, value)
    if not (isfinite(value) and least <= value <= most):
        raise ValueError(written)
    if question.unit in (Unit.YEAR, Unit.YEARS) and not value.is_integer():
        raise ValueError(written)
    return value
