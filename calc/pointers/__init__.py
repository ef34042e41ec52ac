"""What deserves a word of warning about one listing, as data with its figures.

The sentences stand in the catalogue; a pointer names its figures so that a sentence can be filled with them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from calc.assessment import Assessment
from calc.listing import Listing
from calc.pointers import ownership, purchase
from calc.pointers.pointed import About, Amount, Matter, Pointed, Pointer
from calc.pointers.purchase import tax_free_from

__all__ = ["Amount", "Matter", "Pointed", "Pointer", "pointers", "tax_free_from"]

_FINDERS: Mapping[Matter, tuple[Callable[[About], Pointed | None], ...]] = {
    Matter.PURCHASE: (purchase.unusual, purchase.residence_right, purchase.leasehold, purchase.near_acquisition),
    Matter.LETTING: (ownership.rent,),
    Matter.COSTS: (
        ownership.special_levy,
        ownership.special_levy_at_once,
        ownership.house_money,
        ownership.reserve,
    ),
    Matter.FINANCING: (ownership.refinancing, ownership.terminable),
    Matter.SALE: (purchase.sale,),
}


def pointers(
    listing: Listing, assessment: Assessment, row: int = 0, matters: Collection[Matter] = tuple(Matter)
) -> tuple[Pointed, ...]:
    """What is to be pointed out about the listing in ``row`` of the assessment, in the order of a purchase."""
    about = About(listing, assessment, row)
    finders = (find for matter, group in _FINDERS.items() if matter in matters for find in group)
    return tuple(found for find in finders if (found := find(about)) is not None)
