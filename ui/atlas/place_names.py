"""What a place is called: its name, told from a town of the same name where there is one."""

from __future__ import annotations

from functools import cache

from calc.record import Language
from calc.states import STATES
from store.atlas.columns import places
from words.catalogue import text


def place_name(key: str, language: Language) -> str:
    """The name of a place; "Landkreis München" beside the town."""
    known = places()
    name = str(known.name[known.row[key]])
    return text(language, "atlas.rural_district", name=name) if key in _twins() else name


def place_kind(key: str, language: Language) -> str:
    """What kind of place it is, and where: "Kreisfreie Stadt, Nordrhein-Westfalen"."""
    known = places()
    row = known.row[key]
    district = place_name(str(known.district[row]), language)
    state = STATES[known.state[row]].in_language(language)
    return text(language, f"atlas.kind_{known.kind[row]}", state=state, district=district)


@cache
def rural() -> frozenset[str]:
    """The districts that are no towns."""
    known = places()
    return frozenset(str(key) for key, kind in zip(known.key, known.kind, strict=True) if kind == "district")


@cache
def _twins() -> frozenset[str]:
    known = places()
    towns = {name for key, name in zip(known.key, known.name, strict=True) if key not in rural()}
    return frozenset(
        str(key) for key, name in zip(known.key, known.name, strict=True) if key in rural() and name in towns
    )
