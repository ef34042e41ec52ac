"""Addresses of a publication, and of the app with a publication's inputs in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import SplitResult, parse_qs, urlencode, urlsplit

from calc.record import Language
from calc.screening import Gates
from embed.freezing.inputs import thawed
from embed.record import Record
from intake.address import State, encode
from intake.atlas_view import decode_view

IDENTIFIER = re.compile(r"[A-Za-z0-9_-]{16}")
_PAGES = {"property": "/objekt", "comparison": "/vergleich"}
_PORTS = {"http": 80, "https": 443}
_MOST_FIELDS = 50
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


def shared_identifier(address: str) -> str | None:
    """The identifier in an address of a publication, or standing alone; None without one."""
    address = address.strip()
    if IDENTIFIER.fullmatch(address):
        return address
    try:
        found = _SHARED.fullmatch(urlsplit(address).path)
    except ValueError:
        return None
    return found[1] if found else None


def shared_here(address: str, base: str) -> tuple[str, Language | None] | None:
    """Identifier and chosen language of an address of a publication in this house; None for any other address."""
    try:
        parts = urlsplit(address.strip())
        here = parts.scheme in _PORTS and _host(parts) == _host(urlsplit(base))
    except ValueError:
        return None
    found = _SHARED.fullmatch(parts.path) if here else None
    return (found[1], chosen_language(query_values(parts.query))) if found else None


def query_values(query: str) -> dict[str, list[str]]:
    """The parameters of an address of a publication; none of a query that is endless."""
    return parse_qs(query, max_num_fields=_MOST_FIELDS) if query.count("&") < _MOST_FIELDS else {}


def chosen_language(values: Mapping[str, list[str]]) -> Language | None:
    """The language that a reader asks for; None for the publisher's."""
    written = values.get("lang", [""])[-1]
    return "en" if written == "en" else "de" if written == "de" else None


def _host(parts: SplitResult) -> tuple[str | None, int | None]:
    """Host and port as browsers compare them. Raises ValueError for a port that is none."""
    return parts.hostname, None if parts.port == _PORTS.get(parts.scheme) else parts.port
