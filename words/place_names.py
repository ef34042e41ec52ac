"""What a place is called: its name, told from a town of the same name where there is one."""

from __future__ import annotations

from calc.market import Places
from calc.record import Language
from calc.states import STATES
from words.catalogue import text

_KREIS = ("NW", "SH")
"""Where a rural district is a Kreis and not a Landkreis."""
_REGIONS = ("03241", "05334", "10041")
"""Hannover, Aachen and Saarbrücken: regions in the place of a district, town included."""


def place_words(known: Places, row: int, language: Language) -> str:
    """The name of a place; "Landkreis München" beside the town, "Kreis Höxter" in North Rhine-Westphalia."""
    name = str(known.name[row])
    if known.key[row] not in known.namesakes:
        return name
    return text(language, f"atlas.rural_{'kreis' if known.state[row] in _KREIS else 'district'}", name=name)


def kind_words(known: Places, row: int, language: Language) -> str:
    """What kind of place it is, and where: "Kreisfreie Stadt, Nordrhein-Westfalen"."""
    district = place_words(known, known.row[known.district[row]], language)
    state = STATES[known.state[row]].in_language(language)
    kind = known.kind[row]
    if known.key[row] in _REGIONS:
        kind = "region"
    elif kind == "district" and known.state[row] in _KREIS:
        kind = "kreis"
    return text(language, f"atlas.kind_{kind}", state=state, district=district)
