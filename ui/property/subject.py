"""What the page is about: one listing with all that follows from it, worked out once for its parts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from calc import metrics
from calc.assessment import Assessment, assess
from calc.case import Tax
from calc.hinge import Hinge, hinge
from calc.listing import Listing
from calc.outcome import Figure
from calc.record import Language
from calc.screening import Gates, Screening, screen
from intake.address import State

_REMEMBERED = 256
"""Listings whose assessment is kept: a change of tab, of language or of gate calculates nothing again."""


@dataclass(frozen=True)
class Subject:
    """The opened listing, its place in the list, its assessment (one row) and what the sieve says of it."""

    listing: Listing
    position: int
    gates: Gates
    assessment: Assessment
    screening: Screening
    buyer: Tax
    language: Language

    def figure(self, key: str) -> Figure:
        """A metric of the listing."""
        return metrics.get(key).figures(self.assessment)[0]

    def amount(self, key: str) -> float:
        """A column of the first year in EUR, or any operand of a formula, as a number."""
        return float(metrics.term(key).column(self.assessment)[0])

    def years(self, name: str) -> list[float]:
        """A column of the year table up to the sale, EUR (names as in ``calc.projection.YearTable``)."""
        column: list[float] = getattr(self.assessment.calculation.projection.table, name)[:, 0].tolist()
        return column

    @property
    def first_year(self) -> int:
        """The calendar year after the contract, in which the letting begins."""
        return int(self.assessment.calculation.columns.meta.start_year[0])


def subject(state: State, buyer: Tax) -> Subject:
    """The opened listing of a state with at least one; without an opened one the first."""
    position = min(state.opened or 0, len(state.listings) - 1)
    listing = state.listings[position]
    assessment = _assessed(listing, buyer)
    return Subject(listing, position, state.gates, assessment, screen(assessment, state.gates), buyer, state.language)


@lru_cache(_REMEMBERED)
def turning(listing: Listing, gates: Gates, buyer: Tax) -> Hinge:
    """What turns the listing's verdict."""
    return hinge(listing, gates, buyer, _assessed(listing, buyer))


@lru_cache(_REMEMBERED)
def _assessed(listing: Listing, buyer: Tax) -> Assessment:
    return assess([listing], buyer)
