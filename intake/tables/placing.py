"""What a row's town and postal code say of its federal state and its district, where they say it plainly."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from intake.places import Place, find_place
from intake.places.gazetteer import gazetteer

_CODE = re.compile(r"(?<![\w.,])(?:D[- ]?)?(\d{5})(?![\w.,€])")

PLACE_FIELDS = frozenset(("town", "postal_code"))
"""The inputs that may name the federal state without stating it."""


def fill_place(values: dict[str, Any]) -> bool:
    """Add ``state`` and ``ags`` where they are missing and the place leaves no doubt; whether a state was added.

    "45130 Essen" in one cell is taken apart; where no town and no postal code is given, an address in ``name`` may
    end in them. What the row states itself stays; a district in another federal state is not added.
    """
    _take_apart(values)
    place = _place(values.get("town") or "", values.get("postal_code") or "")
    if place is None:
        return False
    added = "state" not in values
    if added:
        values["state"] = place.state
    if values["state"] == place.state and place.ags and not values.get("ags"):
        values["ags"] = place.ags
    return added


def ends_in_a_place(name: str) -> bool:
    """Whether a name is an address with postal code and town: "Rellinghauser Str. 12, 45128 Essen"."""
    code, town = _apart(name)
    place = _place(town, code) if code and town else None
    return place is not None and place.certainty == "named"


def _take_apart(values: dict[str, Any]) -> None:
    written = values.get("town") or ""
    if not written and not values.get("postal_code") and ends_in_a_place(values.get("name") or ""):
        written = values["name"]
    code, town = _apart(written)
    if code and values.get("postal_code") in (None, code):
        values |= {"postal_code": code, "town": town or None}


def _apart(written: str) -> tuple[str, str]:
    """The postal code in a text and the town behind or before it; empty where there is none."""
    found = _CODE.search(written)
    if found is None or found[1] not in gazetteer().coded:
        return "", ""
    before, behind = (part.strip(" ,;/()-–") for part in (written[: found.start()], written[found.end() :]))
    return found[1], behind or before


@lru_cache(maxsize=4_096)
def _place(town: str, postal_code: str) -> Place | None:
    found = find_place(town, postal_code or None, similar=False) if town or postal_code else None
    return found if isinstance(found, Place) else None
