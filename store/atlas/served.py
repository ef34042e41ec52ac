"""The outlines as a browser fetches them: once, under an address that changes with their content."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from calc.record import LANGUAGES
from store.atlas.atlas import load
from store.atlas.columns import place_columns
from store.atlas.files import DATA, checksum
from store.atlas.outlines import outlines
from words.place_names import place_words


@dataclass(frozen=True)
class Served:
    """The file (JSON, UTF-8) and the address at which it may be kept for good."""

    address: str
    content: bytes


@cache
def served(folder: Path = DATA) -> Served:
    """The built outlines with the districts' names. Raises OSError where they have not been built."""
    known = place_columns(load(folder))
    rows = [row for row, district in enumerate(known.is_district) if district]
    names = {
        language: {str(known.key[row]): place_words(known, row, language) for row in rows} for language in LANGUAGES
    }
    record = json.loads(outlines(folder).content)
    content = json.dumps(record | {"names": names}, ensure_ascii=False, separators=(",", ":")).encode()
    return Served(f"/geo/outlines-{checksum(content)[:16]}.json", content)
