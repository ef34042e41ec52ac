"""What was read, as the texts of the entry form."""

from __future__ import annotations

from calc.listing import FLOOR_LENGTH, NAME_LENGTH, QUESTIONS, TOWN_LENGTH
from calc.record import Language, Unit
from intake.expose.record import Expose
from words.numbers import typed

_LENGTHS = {"floor": FLOOR_LENGTH, "town": TOWN_LENGTH}


def to_form(expose: Expose, language: Language) -> dict[str, str]:
    """Typed text by field of the listing: the state as two letters, a choice as its label, nothing for open fields.

    ``name`` is proposed from town, its part and the rooms.
    """
    texts: dict[str, str] = {}
    for name, value in expose.values.items():
        if value is None or name not in QUESTIONS:
            continue
        unit = QUESTIONS[name].unit
        text = str(value) if unit is Unit.STATE else typed(value, unit, language)
        texts[name] = text[: _LENGTHS[name]] if name in _LENGTHS else text
    place = "-".join(str(expose.values[name]) for name in ("town", "quarter") if expose.values.get(name))
    if place:
        texts["name"] = place[:NAME_LENGTH]
    return texts
