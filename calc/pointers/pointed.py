"""What a pointer is: its key, its figures by name, and whether it is a warning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from calc.assessment import Assessment
from calc.listing import Listing
from calc.record import Unit

NOTHING = 0.005
"""EUR: what rounds to no cent."""


class Matter(StrEnum):
    """What a pointer is about, in the order of a purchase."""

    PURCHASE = "purchase"
    LETTING = "letting"
    COSTS = "costs"
    FINANCING = "financing"
    SALE = "sale"


class Pointer(StrEnum):
    """What is pointed out; the figures of each are named in the function that finds it."""

    NEAR_ACQUISITION_LEFT = "near_acquisition_left"
    NEAR_ACQUISITION_EXCEEDED = "near_acquisition_exceeded"
    TAX_FREE_SALE = "tax_free_sale"
    TAXABLE_SALE = "taxable_sale"
    REFINANCING = "refinancing"
    TERMINABLE = "terminable"
    HOUSE_MONEY = "house_money"
    HOUSE_MONEY_COVERED = "house_money_covered"
    RESERVE = "reserve"
    SPECIAL_LEVY = "special_levy"
    SPECIAL_LEVY_AT_ONCE = "special_levy_at_once"
    LEASEHOLD = "leasehold"
    GROUND_RENT_MISSING = "ground_rent_missing"
    RESIDENCE_RIGHT = "residence_right"
    RENT_ABOVE_MARKET = "rent_above_market"
    UNUSUAL = "unusual"


@dataclass(frozen=True)
class Amount:
    """A figure of a sentence with its unit (years of the calendar as numbers)."""

    value: float | date | str
    unit: Unit


@dataclass(frozen=True)
class Pointed:
    """One thing pointed out; ``warns`` where it can cost money, otherwise it is good to know."""

    pointer: Pointer
    figures: Mapping[str, Amount] = field(default_factory=dict)
    warns: bool = True


@dataclass(frozen=True)
class About:
    """The listing with its results: everything a pointer looks at."""

    listing: Listing
    assessment: Assessment
    row: int

    def stated(self, name: str) -> float:
        """An input as the calculation takes it."""
        return float(getattr(self.assessment.inputs, name)[self.row])

    @property
    def contract(self) -> date:
        day: date = self.assessment.inputs.value("contract_date", self.row)
        return day
