"""A listing: what an offer says about a property, and what its reader assumes about the rest.

Five facts are required (name, price, cold rent, living area, state). Everything else may stay ``None``. An
assumption is then filled by a preset (:mod:`calc.presets`), and the interface says so; a fact that nobody knows
counts as its neutral value (no parking space, no ground rent) or does not enter the calculation at all.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from calc.listing.extras import Extras
from calc.listing.facts import FLOOR_LENGTH, NAME_LENGTH, TOWN_LENGTH, Facts
from calc.listing.financing import ExitAssumptions, LoanAssumptions
from calc.listing.letting import LettingAssumptions, PurchaseAssumptions
from calc.listing.provenance import Provenance
from calc.record import Question, questions

__all__ = [
    "ASSUMPTIONS",
    "FIRST_CONTRACT",
    "FLOOR_LENGTH",
    "LAST_CONTRACT",
    "NAME_LENGTH",
    "QUESTIONS",
    "REQUIRED",
    "SECTIONS",
    "TOWN_LENGTH",
    "Listing",
    "Provenance",
]

FIRST_CONTRACT, LAST_CONTRACT = date(2021, 1, 1), date(2099, 12, 31)
"""The tax law on file starts with 2022, the first year of ownership after the earliest contract."""


# The parts of a record come last first, because a dataclass begins with the fields of its last base.
@dataclass(frozen=True)
class Listing(ExitAssumptions, LoanAssumptions, PurchaseAssumptions, LettingAssumptions, Extras, Facts):
    """One offer; shares from 0 to 1, money in EUR, ``None`` where nothing is said or the preset decides.

    ``provenance`` tells where the offer came from; two listings that say the same are equal whatever it holds.
    """

    preset: str = "market_2026"
    provenance: Provenance = field(default=Provenance(), compare=False)

    def under(self, preset: str) -> Listing:
        """The same facts under another preset: every assumption of its own is dropped."""
        dropped: dict[str, Any] = dict.fromkeys(ASSUMPTIONS)
        return replace(self, preset=preset, **dropped)


QUESTIONS: dict[str, Question] = questions(Listing)
"""Every input of a listing by field name, in the order in which it is asked."""

SECTIONS: dict[str, tuple[str, ...]] = {
    key: tuple(questions(part))
    for key, part in {
        "facts": Facts,
        "extras": Extras,
        "letting": LettingAssumptions,
        "purchase": PurchaseAssumptions,
        "loan": LoanAssumptions,
        "exit": ExitAssumptions,
    }.items()
}
"""The inputs by the part of the record they belong to: for forms that ask for some of them at a time."""

ASSUMPTIONS: tuple[str, ...] = tuple(name for name, q in QUESTIONS.items() if q.assumption)
"""Inputs that a preset can fill."""

REQUIRED: tuple[str, ...] = ("name", "price", "actual_rent_monthly", "living_area_sqm", "state")
"""The five figures everyone has."""
