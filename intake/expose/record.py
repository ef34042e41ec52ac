"""What comes out of a listing's text: values, the words they came from, what contradicts, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from calc.record import Unit, Words

Value = float | str | bool | None
"""In the unit of the listing's field: EUR, shares from 0 to 1, m²; None where the text contradicts itself."""


@dataclass(frozen=True)
class Evidence:
    """A place in the pasted text: characters ``start`` to ``end``, and the words that stand there."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class Caution:
    """Something to look at: ``key`` picks the sentence, ``figures`` fill it (value and unit by name).

    ``places`` are the words that contradict each other or leave something open.
    """

    key: str
    fields: tuple[str, ...]
    places: tuple[Evidence, ...] = ()
    figures: tuple[tuple[str, Any, Unit], ...] = ()


@dataclass(frozen=True)
class Missing:
    """A field the text does not tell; ``preset`` fills it with ``value`` for ``reason``, an empty ``preset`` asks.

    ``value`` is None where it depends on something that is missing too.
    """

    field: str
    preset: str = ""
    value: float | None = None
    reason: Words | None = None


@dataclass(frozen=True)
class Expose:
    """What the text says. A field that is absent from ``values`` was not found; None: the text contradicts itself.

    The keys are the fields of :class:`calc.listing.Listing`, and ``quarter``, the part of the town.
    """

    values: Mapping[str, Value]
    evidence: Mapping[str, tuple[Evidence, ...]]
    warnings: tuple[Caution, ...]
    missing: tuple[Missing, ...]
