"""Where a listing came from; kept beside it, never in an address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Provenance:
    """The listing's life outside the calculation.

    ``key`` is its identity in a saved workspace (empty: never saved), ``source_url`` where the offer stands,
    ``captured`` the day on which it was read; ``prices`` holds the prices seen so far, EUR, the earliest first.
    """

    key: str = ""
    source_url: str = ""
    captured: date | None = None
    prices: tuple[tuple[date, float], ...] = ()
