"""Addresses of a publication, and of the app with a publication's inputs in it."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import urlencode, urlsplit

from calc.record import Language
from calc.screening import Gates
from embed.freezing.inputs import thawed
from embed.record import Record
from intake.address import State, encode
from intake.atlas_view import decode_view

IDENTIFIER = re.compile(r"[A-Za-z0-9_-]{16}")
_PAGES = {"property": "/objekt", "comparison": "/vergleich"}
_SHARED = re.compile(r"/(?:s|v|e|i|d)/([A-Za-z0-9_-]{16})(?:\.[a-z]+)?/?")


def recalculation(record: Record, base: str, language: Language, at: int | None = None) -> str:
    """The app with the inputs of a record, at step ``at`` of its slider: today's rules and presets."""
    if "atlas" in record.data["inputs"]:
        view = decode_view(record.data["inputs"]["atlas"], [])
        query = urlencode(encode(State(language=language, atlas=view)), doseq=True)
        return f"{base}/atlas" + (f"?{query}" if query else "")
    listings = [thawed(frozen) for frozen in record.data["inputs"]["listings"]]
    slider = record.data["slider"]
    if slider and at is not None and at != slider["at"]:
        moved = {slider["input"]: slider["steps"][at]["value"]}
        listings = [replace(listing, **moved) for listing in listings]
    state = State(
        language=language,
        listings=tuple(listings),
        gates=replace(Gates(**dict.fromkeys(vars(Gates()))), **record.data["inputs"]["gates"]),
        compared=tuple(range(len(listings))),
        opened=0 if record.kind == "property" else None,
    )
    query = urlencode(encode(state), doseq=True)
    return f"{base}{_PAGES[record.kind]}" + (f"?{query}" if query else "")


def shared_identifier(address: str, *, hosts: frozenset[str] | None = None) -> str | None:
    """The identifier in an address of a publication (of these ``hosts``), or standing alone; None without one."""
    address = address.strip()
    if IDENTIFIER.fullmatch(address):
        return address
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if hosts is not None and (parts.scheme not in ("http", "https") or parts.netloc not in hosts):
        return None
    found = _SHARED.fullmatch(parts.path)
    return found[1] if found else None
