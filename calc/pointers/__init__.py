"""What deserves a word of warning about one listing, as data with its figures.

The sentences stand in the catalogue; a pointer names its figures so that a sentence can be filled with them.
"""

from __future__ import annotations

from collections.abc import Callable

from calc.assessment import Assessment
from calc.listing import Listing
from calc.pointers import ownership, purchase
from calc.pointers.pointed import About, Amount, Pointed, Pointer
from calc.pointers.purchase import tax_free_from

__all__ = ["Amount", "Pointed", "Pointer", "pointers", "tax_free_from"]

_FINDERS: tuple[Callable[[About], Pointed | None], ...] = (
    purchase.unusual,
    purchase.residence_right,
    purchase.leasehold,
    purchase.near_acquisition,
    ownership.special_levy,
    ownership.house_money,
    ownership.rent,
    ownership.refinancing,
    purchase.sale,
)


def pointers(listing: Listing, assessment: Assessment, row: int = 0) -> tuple[Pointed, ...]:
    """All that is to be pointed out about the listing in ``row`` of the assessment, in the order of a purchase."""
    about = About(listing, assessment, row)
    return tuple(found for find in _FINDERS if (found := find(about)) is not None)
