"""What a row's town and postal code say of its federal state and its district, where they say it plainly."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from intake.places import Place, find_place

PLACE_FIELDS = frozenset(("town", "postal_code"))
"""The inputs that may name the federal state without stating it."""


def fill_place(values: dict[str, Any]) -> bool:
    """Add ``state`` and ``ags`` where they are missing and the place leaves no doubt; whether a state was added.

    What the row states itself stays; a district in another federal state than the stated one is not added.
    """
    place = _place(values.get("town") or "", values.get("postal_code") or "")
    if place is None:
        return False
    added = "state" not in values
    if added:
        values["state"] = place.state
    if values["state"] == place.state and place.ags and not values.get("ags"):
        values["ags"] = place.ags
    return added


@lru_cache(maxsize=4_096)
def _place(town: str, postal_code: str) -> Place | None:
    found = find_place(town, postal_code or None, similar=False) if town or postal_code else None
    return found if isinstance(found, Place) else None
