"""The typed texts of a form as a listing: every problem is collected, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from calc.listing import FIRST_CONTRACT, LAST_CONTRACT, QUESTIONS, REQUIRED, Listing
from calc.record import LANGUAGES, Language
from calc.states import STATES
from words.reading import Problem, read

Problems = dict[str, Problem]


@dataclass(frozen=True)
class Filled:
    """A form that was understood, or the problems by field that keep it from being so."""

    listing: Listing | None
    problems: Problems


def new_listing(texts: Mapping[str, str], language: Language, *, began_in: Language | None = None) -> Filled:
    """A listing of the reader's own from the texts of a form, by field name; missing fields count as empty.

    ``began_in`` is the language in which the form was begun: what means something else there is asked again.
    """
    filled = _filled(None, {name: texts.get(name, "") for name in QUESTIONS}, language)
    if began_in in (None, language):
        return filled
    doubtful = {name: text for name, text in texts.items() if _means_two_things(name, text)}
    if not doubtful:
        return filled
    return Filled(None, filled.problems | {name: Problem(name, "ambiguous", text) for name, text in doubtful.items()})


def edited_listing(listing: Listing, changed: Mapping[str, str], language: Language) -> Filled:
    """The listing with the fields whose text was ``changed``; the others keep their exact value.

    An emptied assumption falls back to its preset.
    """
    return _filled(listing, changed, language)


def _filled(base: Listing | None, texts: Mapping[str, str], language: Language) -> Filled:
    values: dict[str, Any] = {}
    problems: Problems = {}
    for name, text in texts.items():
        try:
            values[name] = _value(name, text, language)
        except Problem as problem:
            problems[name] = problem
    if not problems:
        listing = replace(base, **values) if base else Listing(**values)
        unlawful = _contract_problem(listing, texts)
        if unlawful is None:
            return Filled(listing, {})
        problems["contract_date"] = unlawful
    return Filled(None, problems)


def _means_two_things(name: str, text: str) -> bool:
    try:
        german, english = (_value(name, text, language) for language in LANGUAGES)
    except Problem:
        return False
    return bool(german != english)


def _value(name: str, text: str, language: Language) -> Any:
    value = read(name, QUESTIONS[name], text, language) if name != "state" else text or None
    if name in REQUIRED and value is None:
        raise Problem(name, "missing", text)
    if name == "state" and value not in STATES:
        raise Problem(name, "missing", text)
    return value


def _contract_problem(listing: Listing, texts: Mapping[str, str]) -> Problem | None:
    """A contract that no tax law on file covers cannot be calculated."""
    if listing.contract_date is None or FIRST_CONTRACT <= listing.contract_date <= LAST_CONTRACT:
        return None
    return Problem("contract_date", "too_small", texts.get("contract_date", ""))
