"""What a person types, as a value: ``4,25``, ``299.000,50 €``, ``12 %``.

The browser's language plays no part; the interface's language decides only what is truly ambiguous: one separator
followed by exactly three digits ("1.234"). The reader is shown the value formatted, so that a misreading is seen.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from calc.record import Language, Question, Unit

Reason = Literal[
    "missing",
    "not_a_number",
    "wrong_unit",
    "not_whole",
    "not_whole_years",
    "not_digits",
    "not_a_choice",
    "too_small",
    "too_large",
    "not_a_date",
    "too_long",
    "not_printable",
    "ambiguous",
]


@dataclass(frozen=True)
class Problem(Exception):
    """What was typed into a field cannot be meant; ``reason`` picks the sentence."""

    field: str
    reason: Reason
    text: str


_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f]+")
_MINUS = re.compile(r"[\u2010-\u2015\u2212]")
_NUMBER = re.compile(
    r"(?P<before>€|eur|euro)?(?P<number>[+-]?[0-9.,'’]+?)(?:(?P<round>[.,])-{1,2})?(?P<scale>tsd\.?|t(?=€)|k(?=€|$)|mio\.?)?"
    r"(?P<after>€|euro?|%|prozent|percent|m²|m2|qm|sqm)?(?P<rate>(?:/|je|pro|per)(?:m²|m2|qm|sqm))?"
    r"(?:kalt|nettokalt|cold)?"
    r"(?:(?:/|je|pro|per|im)?(?P<period>monat|month|mtl\.?|mon\.?|p\.?m\.?|jahr|year|p\.?a\.?))?",
    re.IGNORECASE,
)
"""A number as people write it: "299.000,50 €", "€ 1,250", "185.000,-", "790 € kalt / Monat", "18,62 €/m² im Jahr"."""

_KINDS = {"€": "money", "e": "money", "%": "percent", "p": "percent", "m": "area", "q": "area", "s": "area"}
_PLAIN_NUMBERS = (Unit.YEAR, Unit.YEARS, Unit.COUNT, Unit.KWH_SQM_YEAR)
_KIND_OF_UNIT = {Unit.SHARE: "percent", Unit.SQM: "area"} | dict.fromkeys(_PLAIN_NUMBERS, "none")
_UNIT_BEHIND = {
    Unit.YEARS: re.compile(r"(?<=[0-9])\s*(?:jahren?|j\.?|years?)$", re.IGNORECASE),
    Unit.COUNT: re.compile(r"(?<=[0-9])\s*(?:zimmer|zi\.?|rooms?)$", re.IGNORECASE),
    Unit.KWH_SQM_YEAR: re.compile(r"(?<=[0-9])\s*kwh\b.*$", re.IGNORECASE),
}
"""What people write behind a plain number, and which is no money."""

_YES, _NO = ("ja", "yes", "j", "y", "true", "wahr", "1"), ("nein", "no", "n", "false", "falsch", "0")
_SCALES = {"t": 1_000, "k": 1_000, "m": 1_000_000}
_PER_SQM = (Unit.EUR_SQM, Unit.EUR_SQM_YEAR)
_FACTORS = {
    (Unit.EUR_MONTH, "month"): Decimal(1),
    (Unit.EUR_MONTH, "year"): Decimal(1) / 12,
    (Unit.EUR_YEAR, "year"): Decimal(1),
    (Unit.EUR_YEAR, "month"): Decimal(12),
    (Unit.EUR_SQM_YEAR, "year"): Decimal(1),
    (Unit.EUR_SQM_YEAR, "month"): Decimal(12),
    (Unit.SHARE, "year"): Decimal(1),
}
"""What a stated period does to the number; a pair that is missing makes no sense."""


def is_plain_text(text: str) -> bool:
    """Whether a text has no control characters, such as those that turn the direction of writing."""
    return text.isprintable() or not any(
        unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp") and sign != "\u200d" for sign in text
    )


def read(field: str, question: Question, text: str, language: Language) -> Any:
    """The value meant by ``text``, in the unit of the question (a share for percent); None for an empty text.

    A yes or no is a bool, a choice the key of the answer, digits stay a text. Raises :class:`Problem`.
    """
    text = text.strip()
    if not text:
        return None
    if question.unit is Unit.TEXT:
        if question.within and len(text) > question.within[1]:
            raise Problem(field, "too_long", text)
        if not is_plain_text(text):
            raise Problem(field, "not_printable", text)
        return text
    if question.unit is Unit.DATE:
        return _read_date(field, text)
    if question.unit is Unit.DIGITS:
        return _read_digits(field, question, text)
    if question.unit in (Unit.YES_NO, Unit.CHOICE):
        return _read_choice(field, question, text)
    value = _read_number(field, question, text, language)
    least, most = question.within or (value, value)
    if not least <= value <= most:
        raise Problem(field, "too_small" if value < least else "too_large", text)
    if question.unit in (Unit.YEAR, Unit.YEARS) and not value.is_integer():
        raise Problem(field, "not_whole" if question.unit is Unit.YEAR else "not_whole_years", text)
    return value


def _read_number(field: str, question: Question, text: str, language: Language) -> float:
    stated = _UNIT_BEHIND[question.unit].sub("", text) if question.unit in _UNIT_BEHIND else text
    compact = _MINUS.sub("-", _SPACES.sub("", stated))
    match = _NUMBER.fullmatch(compact)
    if not match:
        raise Problem(field, "not_a_number", text)
    written = match["before"] or match["after"]
    expected = _KIND_OF_UNIT.get(question.unit, "money")
    if (written and _KINDS[written[0].lower()] != expected) or (match["rate"] and question.unit not in _PER_SQM):
        raise Problem(field, "wrong_unit", text)
    factor = _FACTORS.get((question.unit, _period(match["period"]))) if match["period"] else Decimal(1)
    if factor is None:
        raise Problem(field, "wrong_unit", text)
    # "185.000,-" is a round amount, and its comma says what the point is.
    number = match["number"] + (f"{match['round']}00" if match["round"] else "")
    plain = _plain(number, language, grouped=question.unit is not Unit.SHARE)
    if plain is None:
        raise Problem(field, "not_a_number", text)
    value = Decimal(plain) * factor * _SCALES.get((match["scale"] or "")[:1].lower(), 1)
    return float(value / 100 if question.unit is Unit.SHARE else value)


def _period(written: str) -> str:
    return "year" if written.lower().startswith(("j", "y", "p.a", "pa")) else "month"


def _plain(written: str, language: Language, *, grouped: bool) -> str | None:
    """The number with a point and no grouping; None if its separators make no sense.

    ``grouped`` is False where thousands cannot be meant: "3,900" is a percentage below four in any language.
    """
    text = written.replace("'", "").replace("’", "")
    sign, digits = (text[0], text[1:]) if text[:1] in ("+", "-") else ("", text)
    point = _decimal_separator(digits, language, grouped=grouped)
    whole, fraction = digits.rsplit(point, 1) if point else (digits, "")
    grouping = {"": ".,", ".": ",", ",": "."}[point]
    groups = re.split(f"[{grouping}]", whole)
    if len(groups) > 1 and not (1 <= len(groups[0]) <= 3 and all(len(g) == 3 for g in groups[1:])):
        return None
    whole = "".join(groups)
    if not (whole or fraction) or not (whole + fraction).isdecimal():
        return None
    return f"{sign}{whole or '0'}.{fraction or '0'}"


def _decimal_separator(digits: str, language: Language, *, grouped: bool) -> str:
    """Which of ``.`` and ``,`` is the decimal separator in this number; empty if neither is."""
    if "." in digits and "," in digits:
        return max(".,", key=digits.rfind)
    separator = next((s for s in ".," if s in digits), "")
    if not separator or digits.count(separator) > 1:
        return ""
    whole, fraction = digits.split(separator)
    could_group = grouped and len(fraction) == 3 and 1 <= len(whole) <= 3 and whole.strip("0") != ""
    decimal = "," if language == "de" else "."
    return "" if could_group and separator != decimal else separator


def _read_date(field: str, text: str) -> date:
    for pattern, order in (
        (r"(\d{4})-(\d{1,2})-(\d{1,2})", (0, 1, 2)),
        (r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})", (2, 1, 0)),
    ):
        if match := re.fullmatch(pattern, text):
            parts = [int(match.groups()[i]) for i in order]
            try:
                return date(parts[0], parts[1], parts[2])
            except ValueError:
                break
    raise Problem(field, "not_a_date", text)


def _read_digits(field: str, question: Question, text: str) -> str:
    """Digits that are a name and no number, such as a postcode; the first may be 0."""
    least, most = question.within or (1, len(text))
    if not (text.isascii() and text.isdecimal() and least <= len(text) <= most):
        raise Problem(field, "not_digits", text)
    return text


def _read_choice(field: str, question: Question, text: str) -> bool | str:
    """Yes or no, or the key of the answer that ``text`` names, in whichever language."""
    said = text.casefold()
    if question.unit is Unit.YES_NO and said in (*_YES, *_NO):
        return said in _YES
    for key, label in (question.choices or {}).items():
        if said in (key.casefold(), label.de.casefold(), label.en.casefold()):
            return key
    raise Problem(field, "not_a_choice", text)
