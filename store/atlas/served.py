"""The outlines as a browser fetches them: once, under an address that changes with their content."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from store.atlas.atlas import load
from store.atlas.files import DATA, checksum
from store.atlas.outlines import outlines


@dataclass(frozen=True)
class Served:
    """The file (JSON, UTF-8) and the address at which it may be kept for good."""

    address: str
    content: bytes


@cache
def served(folder: Path = DATA) -> Served:
    """The built outlines with the name of each district. Raises OSError where they have not been built."""
    places = load(folder).places
    names = dict(zip(places["ags"], places["name"], strict=True))
    record = json.loads(outlines(folder).content)
    content = json.dumps(record | {"names": names}, ensure_ascii=False, separators=(",", ":")).encode()
    return Served(f"/geo/outlines-{checksum(content)[:16]}.json", content)
