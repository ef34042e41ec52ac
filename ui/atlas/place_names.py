"""What a place of the atlas is called."""

from __future__ import annotations

from calc.record import Language
from store.atlas.columns import places
from words.place_names import kind_words, place_words


def place_name(key: str, language: Language) -> str:
    """The name of a place; "Landkreis München" beside the town."""
    known = places()
    return place_words(known, known.row[key], language)


def place_kind(key: str, language: Language) -> str:
    """What kind of place it is, and where: "Kreisfreie Stadt, Nordrhein-Westfalen"."""
    known = places()
    return kind_words(known, known.row[key], language)
