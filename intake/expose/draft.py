"""What is being gathered while a text is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from calc.record import Unit
from intake.expose.record import Caution, Evidence, Value
from intake.expose.source import Source

Span = tuple[int, int]
"""From and to, in the plain text."""


@dataclass(frozen=True)
class Candidate:
    """One value a text gives for a field, and the places that give it (several where it is derived or repeated)."""

    value: float
    places: tuple[Span, ...]


@dataclass
class Draft:
    """Values, evidence and cautions so far; ``plain`` is the text without what is not the offer."""

    source: Source
    plain: str
    values: dict[str, Value] = field(default_factory=dict)
    evidence: dict[str, tuple[Evidence, ...]] = field(default_factory=dict)
    cautions: list[Caution] = field(default_factory=list)
    spans: dict[str, tuple[Span, ...]] = field(default_factory=dict)

    def put(self, name: str, value: Value, *places: Span) -> None:
        """State a value with the words it came from; None where the text contradicts itself."""
        self.values[name] = round(value, 6) if isinstance(value, float) else value
        self.evidence[name] = self.quoted(places)
        self.spans[name] = places

    def warn(self, key: str, fields: tuple[str, ...], places: tuple[Span, ...], **figures: tuple[Any, Unit]) -> None:
        """Point something out; the same thing is said once."""
        caution = Caution(key, fields, self.quoted(places), tuple((n, v, u) for n, (v, u) in figures.items()))
        if caution not in self.cautions:
            self.cautions.append(caution)

    def quoted(self, places: tuple[Span, ...]) -> tuple[Evidence, ...]:
        """The places in the order of the text, each once."""
        return tuple(self.source.evidence(start, end) for start, end in sorted(set(places)))

    def number(self, name: str) -> float | None:
        """The figure already known for a field."""
        value = self.values.get(name)
        return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


MOST_PLACES, MOST_VALUES = 8, 40
"""More places of one value show nothing new; more values than these come from no listing."""


def merged(candidates: Iterable[Candidate], tolerance: float = 0.001) -> list[Candidate]:
    """Candidates of the same value as one with its first places; the first value counts.

    ``tolerance`` is relative: rounding makes no contradiction.
    """
    kept: list[Candidate] = []
    for candidate in candidates:
        for index, other in enumerate(kept):
            if abs(candidate.value - other.value) <= tolerance * max(abs(candidate.value), abs(other.value)):
                places = tuple(dict.fromkeys((*other.places, *candidate.places)))[:MOST_PLACES]
                kept[index] = Candidate(other.value, places)
                break
        else:
            if len(kept) < MOST_VALUES:
                kept.append(candidate)
    return kept
