"""Which of a listing's inputs are published, and how they become a listing again.

Numbers, dates, yes or no and the state may be needed to calculate; of texts only those named here pass, so a new
text of a listing (a street, a link, a contact) stays private until somebody decides otherwise. The place is the town
and the district: a postcode would say more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from enum import Enum
from typing import Any

from calc.case import Tax
from calc.inputs import resolve
from calc.listing import NAME_LENGTH, QUESTIONS, Listing
from calc.presets import PRESETS
from calc.record import Unit
from embed.author import clean
from embed.record import Json

_TEXTS = ("name", "town", "ags")
_PRIVATE_UNITS = (Unit.TEXT, Unit.DIGITS, Unit.CHOICE)

PUBLISHED: tuple[str, ...] = tuple(
    name for name, question in QUESTIONS.items() if question.unit not in _PRIVATE_UNITS or name in _TEXTS
)
"""The inputs of a listing that a record may hold."""


def frozen_listing(listing: Listing) -> Json:
    """What the reader stated (``stated``) and what a preset filled in (``assumed``), as plain data."""
    stated = {name: _plain(getattr(listing, name)) for name in PUBLISHED if getattr(listing, name) is not None}
    stated["name"] = clean(listing.name)[:NAME_LENGTH]
    columns = resolve([listing])
    assumed = {}
    for name in PRESETS[listing.preset].values:
        if name not in stated and name in PUBLISHED:
            value = columns.value(name, 0)
            if value is not None:
                assumed[name] = _plain(value)
    return {"preset": listing.preset, "stated": stated, "assumed": assumed}


def thawed(frozen: Json) -> Listing:
    """The listing as stated, whose gaps today's presets fill."""
    return _listing(frozen["stated"], frozen["preset"])


def held(frozen: Json) -> Listing:
    """The listing with the assumptions of its day, so that only the rules can differ."""
    return _listing(frozen["assumed"] | frozen["stated"], frozen["preset"])


def published_tax(marginal_rate: float | None) -> Tax | None:
    """The tax situation a record may know: one whole percentage, or none."""
    return None if marginal_rate is None else Tax(marginal_rate_override=round(marginal_rate, 2))


def without_private(listings: Sequence[Listing]) -> list[Listing]:
    """The listings as their records hold them: what is calculated is what is published."""
    return [thawed(frozen_listing(listing)) for listing in listings]


def _listing(values: Json, preset: str) -> Listing:
    known = {f.name for f in fields(Listing)} & set(PUBLISHED)
    return Listing(**{name: _value(name, value) for name, value in values.items() if name in known}, preset=preset)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    return value if isinstance(value, str | bool) else float(value)


def _value(name: str, value: Any) -> Any:
    return date.fromisoformat(value) if QUESTIONS[name].unit is Unit.DATE else value
