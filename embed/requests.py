"""What is asked, read from the request's raw form: an embed is answered too often to build objects for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from starlette.types import Scope

from calc.record import Language
from embed.links import IDENTIFIER, chosen_language, query_values
from embed.settings import client_address, public_address, trusts

What = Literal["e", "s", "v", "png", "svg", "json", "csv"]

_FILES: dict[tuple[str, str], What] = {
    ("i", "png"): "png",
    ("i", "svg"): "svg",
    ("d", "json"): "json",
    ("d", "csv"): "csv",
}
_LETTERS: dict[str, What] = {"e": "e", "s": "s", "v": "v"}
_MOST_STEPS = 99
NO_KEY = ""
"""Stands for a name that cannot be an identifier."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A publication in one of its forms. ``language`` None: the publisher's; ``at``: a step of the slider."""

    what: What
    key: str
    language: Language | None
    at: int | None
    base: str


def asked(scope: Scope, base: str) -> Asked | None:
    """What a path stands for; None if for no publication."""
    parts = scope["path"].strip("/").split("/")
    if len(parts) != 2:
        return None
    letter, name = parts
    if letter in _LETTERS:
        what, key = _LETTERS[letter], name
    else:
        key, _, ending = name.partition(".")
        if (letter, ending) not in _FILES:
            return None
        what = _FILES[letter, ending]
    if not IDENTIFIER.fullmatch(key):
        key = NO_KEY
    query = scope["query_string"]
    if not query or what in ("json", "csv"):
        return Asked(what, key, None, None, base)
    language, at = _query(query)
    return Asked(what, key, language, at if what in ("s", "v") else None, base)


def _query(query: bytes) -> tuple[Language | None, int | None]:
    values = query_values(query.decode("latin-1"))
    step = values.get("at", [""])[-1]
    at = int(step) if step.isascii() and step.isdigit() and int(step) <= _MOST_STEPS else None
    return chosen_language(values), at


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks, and how they want it: our public address, accepted encodings, known tags."""

    base: str
    client: str
    takes_gzip: bool
    known: str


def asking(scope: Scope) -> Asking:
    """The headers that matter."""
    host = encodings = known = proto = ""
    forwarded: list[str] = []
    for name, value in scope["headers"]:
        if name == b"host":
            host = value.decode("latin-1")
        elif name == b"accept-encoding":
            encodings = value.decode("latin-1")
        elif name == b"if-none-match":
            known = value.decode("latin-1")
        elif name == b"x-forwarded-for":
            forwarded.append(value.decode("latin-1"))
        elif name == b"x-forwarded-proto":
            proto = value.decode("latin-1")
    peer = scope["client"][0] if scope.get("client") else ""
    scheme = proto if proto in ("http", "https") and trusts(peer) else scope.get("scheme", "http")
    client = client_address(peer, forwarded) if forwarded else peer
    return Asking(public_address(scheme, host), client, _takes_gzip(encodings), known)


def _takes_gzip(encodings: str) -> bool:
    for part in encodings.lower().split(","):
        name, _, weight = part.partition(";")
        if name.strip() in ("gzip", "*"):
            return weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False
