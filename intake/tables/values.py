"""One cell of a known column as the value of its input."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from rapidfuzz import fuzz, process

from calc.listing import FIRST_CONTRACT, LAST_CONTRACT, QUESTIONS, REQUIRED
from calc.record import LANGUAGES, Question, Unit, Words
from calc.states import STATES
from intake.tables.cell import Cell, shown
from intake.tables.columns import Column, is_free, is_usual
from words.reading import Problem, read

_NEAR_ENOUGH = 88
_YES = {"ja", "j", "yes", "y", "x", "1", "wahr", "true", "vermietet", "let", "rented"}
_NO = {"nein", "n", "no", "0", "falsch", "false", "frei", "leer", "bezugsfrei", "vacant", "unvermietet", "-"} | {
    "leerstehend", "leerstand", "eigengenutzt", "selbstgenutzt", "owner-occupied",
}  # fmt: skip
_OTHER_STATES = {
    "nrw": "NW", "meck pomm": "MV", "meckpomm": "MV", "mv": "MV", "rlp": "RP", "bw": "BW", "bawü": "BW", "lsa": "ST",
    "badenwürttemberg": "BW", "nds": "NI", "sh": "SH", "thür": "TH", "bay": "BY", "freistaat bayern": "BY",
    "freistaat sachsen": "SN", "freie und hansestadt hamburg": "HH", "freie hansestadt bremen": "HB",
    "north rhine westfalia": "NW",
}  # fmt: skip
_HEDGES = re.compile(
    r"^\s*(ca\.?|circa|etwa|rund|approx\.?|about|vh?b:?)\s*(?=\W|\d)"
    r"|[\s,(]*(vh?b|verhandlungsbasis|festpreis|ca\.?|(zzgl\.?|\+) ?(nk|nebenkosten)"
    r"|(inkl|incl)\.? ?(ges(etzl)?\.? ?)?(mwst|ust|vat)\.?)\)?\s*$",
    re.IGNORECASE,
)
"""What people write beside a number and what leaves it as it is."""

_PER_SQM = re.compile(r"\s*(/|je|pro|per)\s*(m²|m2|qm|sqm)", re.IGNORECASE)
_SAYS_ITSELF = re.compile(r"jahr|year|p\.? ?a\b|monat|month|mtl|p\.? ?m\b|\dt|tsd|t€|\dk|k€|mio", re.IGNORECASE)
"""A period or a scale: "9.480 € p. a." below "Jahresmiete", "189 T€" below "Preis in T€"."""

_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_NOTHING = {"-", "–", "—", "k.a.", "k. a.", "n/a", "na", "nan", "null", "none", "?", "unbekannt", "#n/a", "#nv"}
"""What people write where they know nothing."""


def is_nothing(cell: Cell) -> bool:
    """Whether the cell is empty, or says that nothing is known."""
    return cell is None or (isinstance(cell, str) and cell.casefold() in _NOTHING)


def value(column: Column, cell: Cell) -> Any:
    """The value in the unit of its input, None for an empty cell. Raises :class:`words.reading.Problem`."""
    field = column.meaning.field
    question = QUESTIONS[field]
    if is_nothing(cell):
        if field in REQUIRED:
            raise Problem(field, "missing", "")
        return None
    if question.unit is Unit.STATE:
        return _chosen(field, shown(cell), _states())
    if question.choices is not None:
        return _chosen(field, shown(cell), _choices(field))
    if question.unit is Unit.YES_NO:
        return cell if isinstance(cell, bool) else _yes_or_no(field, shown(cell))
    if question.unit is Unit.DIGITS:
        return _digits(field, question, cell)
    if question.unit is Unit.TEXT:
        return read(field, question, _in_one_line(shown(cell), question), column.language)
    if question.unit is Unit.DATE:
        return _day(field, question, cell)
    return _number(column, question, cell)


def _in_one_line(text: str, question: Question) -> str:
    """The text without line breaks and signs that only show where a word may break, cut where it is too long."""
    text = " ".join(_UNSEEN.sub("", text).split())
    most = int(question.within[1]) if question.within else len(text)
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _number(column: Column, question: Question, cell: Cell) -> float:
    field, text = column.meaning.field, shown(cell)
    if isinstance(cell, date) and question.unit is Unit.YEAR:
        cell = float(cell.year)
    if isinstance(cell, bool | date):
        raise Problem(field, "not_a_number", text)
    number = _meant(column, question, cell)
    least, most = question.within or (number, number)
    if not least <= number <= most:
        raise Problem(field, "too_small" if number < least else "too_large", text)
    if question.unit in (Unit.YEAR, Unit.YEARS) and not number.is_integer():
        raise Problem(field, "not_whole" if question.unit is Unit.YEAR else "not_whole_years", text)
    return number


def _meant(column: Column, question: Question, cell: Cell) -> float:
    """As the column writes its numbers; where that is no usual value and the other way is one, the other way."""
    number = _read(column, question, cell)
    if column.meaning.per_sqm or is_usual(question, number):
        return number
    others = [replace(column, language="en" if column.language == "de" else "de")]
    if question.unit is Unit.SHARE:
        others.append(replace(column, plain_share=not column.plain_share))
    readings = (_read(other, question, cell) for other in others)
    return next((reading for reading in readings if is_usual(question, reading)), number)


def _read(column: Column, question: Question, cell: Cell) -> float:
    """The cell in the unit of its input, whatever its size."""
    field, text, factor = column.meaning.field, shown(cell), column.meaning.factor
    if isinstance(cell, float):
        number = cell if question.unit is not Unit.SHARE or column.plain_share else cell / 100
    elif field == "broker_rate" and is_free(text):
        number = 0.0
    else:
        bare = _HEDGES.sub("", text)
        try:
            number = read(
                field, _unbounded(field), _PER_SQM.sub("", bare) if column.meaning.per_sqm else bare, column.language
            )
        except Problem as problem:
            raise replace(problem, text=text) from problem
        if column.plain_share and "%" not in text:
            number *= 100
        # What the cell says of itself is not said again by its heading.
        factor = 1.0 if _SAYS_ITSELF.search(bare) else factor
    return number * factor


@cache
def _unbounded(field: str) -> Question:
    """The same question without its range: the range holds for what the column's factor makes of a number."""
    question = QUESTIONS[field]
    return Question(question.label, question.unit, question.code, question.help)


def _day(field: str, question: Question, cell: Cell) -> date:
    day = cell if isinstance(cell, date) else read(field, question, shown(cell), "de")
    if not isinstance(day, date):
        raise Problem(field, "not_a_date", shown(cell))
    if not FIRST_CONTRACT <= day <= LAST_CONTRACT:
        raise Problem(field, "too_small" if day < FIRST_CONTRACT else "too_large", shown(cell))
    return day


def _digits(field: str, question: Question, cell: Cell) -> str:
    """Digits that a spreadsheet may have taken for a number, and so cut off their zero."""
    least, most = (int(bound) for bound in question.within or (1, 9))
    text = shown(cell).zfill(least) if isinstance(cell, float) else shown(cell).replace(" ", "")
    text = re.sub(r"^D-?(?=\d)", "", text)
    if not (text.isascii() and text.isdecimal() and least <= len(text) <= most):
        raise Problem(field, "not_digits", shown(cell))
    return text


def _yes_or_no(field: str, text: str) -> bool:
    word = text.casefold().strip(" .")
    if word not in _YES | _NO:
        raise Problem(field, "not_a_choice", text)
    return word in _YES


def _chosen(field: str, text: str, known: Mapping[str, str]) -> str:
    """The key of the choice that the text names, small slips forgiven."""
    word = _plain(text)
    if word in known:
        return known[word]
    near = process.extractOne(word, known.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR_ENOUGH) if word else None
    if near is None:
        raise Problem(field, "missing" if field in REQUIRED and not word else "not_a_choice", text)
    return known[near[0]]


@cache
def _states() -> Mapping[str, str]:
    return {_plain(written): key for written, key in _OTHER_STATES.items()} | _named(STATES)


@cache
def _choices(field: str) -> Mapping[str, str]:
    return _named(QUESTIONS[field].choices or {})


def _named(choices: Mapping[str, Words]) -> dict[str, str]:
    labels = {_plain(words.in_language(language)): key for key, words in choices.items() for language in LANGUAGES}
    return labels | {_plain(key): key for key in choices}


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w+]+", " ", text.casefold().translate(_UMLAUTS)).split())
