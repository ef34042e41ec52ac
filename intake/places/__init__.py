"""Towns, their districts and postal codes: what a name in a listing means."""

from __future__ import annotations

from intake.places.finding import find_place
from intake.places.place import Ambiguous, Place
from intake.places.searching import search_places

__all__ = ["Ambiguous", "Place", "find_place", "search_places"]
