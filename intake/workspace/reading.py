"""A JSON text as contents: everything in it is checked as if it were typed, and what is odd is named."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NoReturn

from calc.case import Tax
from calc.gate_presets import LONGEST_NAME, OwnGates
from calc.listing import FIRST_CONTRACT, LAST_CONTRACT, QUESTIONS, REQUIRED, Listing, Provenance
from calc.presets import PRESETS
from calc.record import Question, Unit, questions
from calc.screening import GATE_QUESTIONS, Gates, rankings
from intake.address import MOST_LISTINGS
from intake.address_listing import UnreadablePartError, number, plain, value_of
from intake.source_link import is_link
from intake.workspace.contents import MOST_PRICES, Contents
from intake.workspace.document import FORMAT, SCHEMA
from words.reading import is_plain_text

MOST_CHARACTERS = 16 * 2**20
MOST_LISTINGS_KEPT = 25_000

_MOST_OWN_GATES = 50
_LONGEST_KEY = 40
_LIFE = ("key", "preset", "source_url", "captured", "prices")
_TAX = questions(Tax)


class UnreadableDocument(ValueError):
    """Nothing can be taken from the text: a ``reason`` (see ``words``), and what was ``found``."""

    def __init__(self, reason: str, found: str = "") -> None:
        super().__init__(reason)
        self.reason, self.found = reason, found


@dataclass(frozen=True)
class Passed:
    """A part that could not be read: a setting, or a field of the listing at a position (from 1), or all of it."""

    field: str
    text: str
    position: int = 0
    name: str = ""


def read(text: str, private: str = "") -> tuple[Contents, tuple[Passed, ...]]:
    """The contents of a document (or an export), and what was passed over. Raises :class:`UnreadableDocument`."""
    document = _loaded(text)
    if document.get("format") != FORMAT:
        raise UnreadableDocument("format")
    schema = document.get("schema")
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < 1:
        raise UnreadableDocument("format")
    if schema > SCHEMA:
        raise UnreadableDocument("newer", str(schema)[:_LONGEST_KEY])
    rows = document.get("listings")
    if not isinstance(rows, list):
        raise UnreadableDocument("format")
    if len(rows) > MOST_LISTINGS_KEPT:
        raise UnreadableDocument("too_many", str(len(rows)))
    passed: list[Passed] = []
    listings = _listings(rows, passed)
    keys = {listing.provenance.key for listing in listings}
    compared = document.get("compared")
    wanted = [key for key in compared if isinstance(key, str)] if isinstance(compared, list) else []
    order = document.get("order", "")
    if not isinstance(order, str) or (order and order not in rankings()):
        passed.append(Passed("order", _shown(order)))
        order = ""
    given = _loaded(private) if private else document
    contents = Contents(
        listings=listings,
        gates=_gates(document.get("gates", {}), passed),
        compared=tuple(dict.fromkeys(key for key in wanted if key in keys))[:MOST_LISTINGS],
        same_assumptions=document.get("same_assumptions") is True,
        order=order,
        own_gates=_own_gates(document.get("own_gates", []), passed),
        buyer=_buyer(given["buyer"], passed) if "buyer" in given else None,
    )
    return contents, tuple(passed)


def _loaded(text: str) -> dict[str, Any]:
    if len(text) > MOST_CHARACTERS:
        raise UnreadableDocument("too_large")
    try:
        found = json.loads(text.removeprefix("\ufeff"), parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise UnreadableDocument("no_json") from None
    if not isinstance(found, dict):
        raise UnreadableDocument("format")
    return found


def _no_constant(written: str) -> NoReturn:
    raise ValueError(written)


def _listings(rows: list[Any], passed: list[Passed]) -> tuple[Listing, ...]:
    listings: list[Listing] = []
    keys: set[str] = set()
    for position, row in enumerate(rows, 1):
        if not isinstance(row, dict):
            passed.append(Passed("", _shown(row), position))
            continue
        try:
            listing = _listing(row, position, passed)
        except UnreadablePartError as error:
            passed.append(Passed(error.field, _shown(error.text), position, _shown(row.get("name", ""))))
            continue
        if listing.provenance.key in keys:
            listing = replace(listing, provenance=replace(listing.provenance, key=""))
        keys.add(listing.provenance.key)
        listings.append(listing)
    return tuple(listings)


def _listing(row: dict[str, Any], position: int, passed: list[Passed]) -> Listing:
    values: dict[str, Any] = {}
    name = _shown(row.get("name", ""))
    for field, value in row.items():
        if field in _LIFE or value is None:
            continue
        try:
            if field not in QUESTIONS:
                raise UnreadablePartError(field, _shown(value))
            if isinstance(value, bool) and QUESTIONS[field].unit is not Unit.YES_NO:
                raise UnreadablePartError(field, _shown(value))
            values[field] = value_of(field, _plain(value))
        except UnreadablePartError:
            if field in REQUIRED:
                raise
            passed.append(Passed(_shown(field), _shown(value), position, name))
    for field in REQUIRED:
        if field not in values:
            raise UnreadablePartError(field, "")
    day = values.get("contract_date")
    if day is not None and not FIRST_CONTRACT <= day <= LAST_CONTRACT:
        passed.append(Passed("contract_date", str(day), position, name))
        del values["contract_date"]
    preset = row.get("preset")
    if isinstance(preset, str) and preset in PRESETS:
        values["preset"] = preset
    elif preset is not None:
        passed.append(Passed("preset", _shown(preset), position, name))
    return Listing(**values, provenance=_provenance(row))


def _provenance(row: dict[str, Any]) -> Provenance:
    """What is known of the listing's life; an odd part of it is nobody's loss and is left out."""
    key, url, prices = row.get("key"), row.get("source_url"), row.get("prices")
    seen = [_price(entry) for entry in prices[-MOST_PRICES:]] if isinstance(prices, list) else []
    return Provenance(
        key=key if isinstance(key, str) and len(key) <= _LONGEST_KEY and key.isascii() and key.isalnum() else "",
        source_url=url if isinstance(url, str) and is_link(url) else "",
        captured=_day(row.get("captured")),
        prices=tuple(entry for entry in seen if entry),
    )


def _price(entry: Any) -> tuple[date, float] | None:
    if not (isinstance(entry, list) and len(entry) == 2 and (day := _day(entry[0]))):
        return None
    try:
        return day, number(QUESTIONS["price"], _plain(entry[1]))
    except ValueError:
        return None


def _day(written: Any) -> date | None:
    try:
        return date.fromisoformat(written)
    except (TypeError, ValueError):
        return None


def _gates(given: Any, passed: list[Passed]) -> Gates:
    values: dict[str, float | None] = {}
    for name, value in given.items() if isinstance(given, dict) else ():
        question = GATE_QUESTIONS.get(name)
        try:
            if question is None:
                raise ValueError(name)
            values[name] = None if value is None else number(question, _plain(value))
        except ValueError:
            passed.append(Passed(_shown(name), _shown(value)))
    return Gates(**values)


def _own_gates(given: Any, passed: list[Passed]) -> tuple[OwnGates, ...]:
    own: dict[str, OwnGates] = {}
    for entry in given if isinstance(given, list) else ():
        name = entry.get("name") if isinstance(entry, dict) else None
        fits = len(own) < _MOST_OWN_GATES
        if fits and isinstance(name, str) and name.strip() and len(name) <= LONGEST_NAME and is_plain_text(name):
            own[name] = OwnGates(name, _gates(entry.get("gates", {}), passed))
        else:
            passed.append(Passed("own_gates", _shown(entry)))
    return tuple(own.values())


def _buyer(given: Any, passed: list[Passed]) -> Tax:
    values: dict[str, Any] = {}
    for name, value in given.items() if isinstance(given, dict) else ():
        question = _TAX.get(name)
        if question is not None and value is not None:
            try:
                values[name] = _tax_value(question, value)
            except ValueError:
                passed.append(Passed(name, _shown(value)))
    return replace(Tax(), **values)


def _tax_value(question: Question, value: Any) -> bool | float | int:
    if question.unit is Unit.YES_NO:
        if isinstance(value, bool):
            return value
        raise ValueError(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(value)
    found = number(question, _plain(value))
    return int(found) if question.unit is Unit.YEAR else found


def _plain(value: Any) -> str:
    """A JSON value as the address would write it; what is no single value becomes a text that nothing accepts."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value) if abs(value) < 10**15 else "\0"
    return plain(value) if isinstance(value, str | float | bool) else "\0"


def _shown(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value)[:80]
    return "".join(sign for sign in text[:80] if is_plain_text(sign))
