"""Publishing and looking up: between the records and the store."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256

from embed import limits, settings
from embed.record import Json, Record, canonical, parsed
from store import publications
from store.publications import Publication


class RefusedError(PermissionError):
    """Publishing is off, needs another code, or was asked for too often; ``reason`` is the key of the sentence."""

    def __init__(self, reason: str) -> None:
        self.reason = reason


def publish(data: Json, token: str, *, client: str = "", code: str = "", operator: bool = False) -> str:
    """Keep a record, return its identifier; the same record again changes nothing and costs no turn.

    Raises :class:`RefusedError` (never for an operator) and :class:`embed.record.RecordTooLargeError`.
    """
    text = _with_firm_ends(data)
    if not operator:
        if not settings.publishing_is_on():
            raise RefusedError("off")
        if not settings.may_publish(code):
            raise RefusedError("code")
        known = publications.get(publications.identifier(text)) is not None
        if not known and not limits.publishing.allows(client):
            raise RefusedError("often")
    return publications.publish(text, str(data["language"]), token)


def _with_firm_ends(data: Json) -> str:
    """The canonical text under an identifier of which forums and messengers take the last sign for a part of it.

    A hyphen or an underscore at the end of an address is left out by some that turn addresses into links. So the salt
    is drawn on, always in the same way: publishing twice stays publishing once.
    """
    while True:
        text = canonical(data)
        key = publications.identifier(text)
        if key[0].isalnum() and key[-1].isalnum():
            return text
        data = data | {"salt": sha256(str(data["salt"]).encode()).hexdigest()[: len(str(data["salt"]))]}


def record_of(publication: Publication) -> Record:
    """The record of a publication that is not withdrawn."""
    return _parsed(publication.record)


@lru_cache(maxsize=64)
def _parsed(text: str) -> Record:
    return parsed(text)
