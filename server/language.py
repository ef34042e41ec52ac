"""The language of an answer, read from its address, as the frame does for the screens."""

from typing import Literal
from urllib.parse import parse_qs

from starlette.types import Scope

Language = Literal["de", "en"]


def language_of(scope: Scope) -> Language:
    """German, unless the address says `lang=en`."""
    query = scope["query_string"].decode("latin-1")
    return "en" if parse_qs(query).get("lang", [""])[-1] == "en" else "de"
