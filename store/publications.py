"""Published calculations: a frozen record under the identifier of its content.

A record is never changed. Its publisher, who holds a token of which only the hash is kept, can withdraw it, which
deletes its content, or name another publication that replaces it; an operator can take it down.
"""

from __future__ import annotations

import secrets
import time
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest
from typing import Any, Literal

from sqlalchemy import column, insert, select, table, update
from sqlalchemy.exc import IntegrityError

from store.database import reading, scrub, writing

_IDENTIFIER_BYTES = 12
_MOST_REPLACEMENTS = 100

By = Literal["author", "operator"]

_publications = table(
    "publications",
    column("id"),
    column("record"),
    column("language"),
    column("withdrawal_hash"),
    column("published_at"),
    column("withdrawn_at"),
    column("withdrawn_by"),
    column("replaced_by"),
)


@dataclass(frozen=True)
class Publication:
    """What is kept: the record as its canonical JSON (empty once withdrawn) and what became of it.

    ``published_at`` and ``withdrawn_at`` are milliseconds since 1970, UTC.
    """

    id: str
    record: str
    language: str
    published_at: int
    withdrawn_at: int | None
    withdrawn_by: By | None
    replaced_by: str | None

    @property
    def withdrawn(self) -> bool:
        return self.withdrawn_at is not None


class UnknownPublicationError(LookupError):
    """There is no such publication, or the token is not its publisher's."""


class ReplacementError(ValueError):
    """A publication cannot be replaced by this one: unknown, withdrawn, or in the end itself."""


def identifier(record: str) -> str:
    """The first 96 bits of the SHA-256 of a record's canonical JSON, in 16 letters fit for an address."""
    return urlsafe_b64encode(sha256(record.encode()).digest()[:_IDENTIFIER_BYTES]).decode()


def new_token() -> str:
    """A secret of 128 bits that lets its holder withdraw."""
    return secrets.token_urlsafe(16)


def publish(record: str, language: str, token: str) -> str:
    """Keep a record and return its identifier; the same record again changes nothing."""
    key = identifier(record)
    row = {
        "id": key,
        "record": record,
        "language": language,
        "withdrawal_hash": _hash(token),
        "published_at": _now(),
    }
    if get(key) is None:
        try:
            with writing() as connection:
                connection.execute(insert(_publications).values(row))
        except IntegrityError:  # Somebody pressed twice.
            pass
    return key


def get(key: str) -> Publication | None:
    """The publication of that identifier, withdrawn or not; None if there never was one."""
    shown = [c for c in _publications.c if c.name != "withdrawal_hash"]
    with reading() as connection:
        row = connection.execute(select(*shown).where(_publications.c.id == key)).mappings().first()
    return None if row is None else Publication(**row)


def holds(key: str, token: str) -> bool:
    """Whether the token is that of the publication's publisher."""
    with reading() as connection:
        known = connection.execute(
            select(_publications.c.withdrawal_hash).where(_publications.c.id == key)
        ).scalar_one_or_none()
    return known is not None and compare_digest(known, _hash(token))


def withdraw(key: str, token: str) -> None:
    """Delete the content and remember that there was one. Raises :class:`UnknownPublicationError`."""
    if not holds(key, token):
        raise UnknownPublicationError(key)
    _withdraw(key, "author")


def take_down(key: str) -> None:
    """The same on an operator's word. Raises :class:`UnknownPublicationError`."""
    if get(key) is None:
        raise UnknownPublicationError(key)
    _withdraw(key, "operator")


def replace(key: str, token: str, by: str) -> None:
    """Name the publication that takes the place of this one, whose figures stay.

    Raises :class:`UnknownPublicationError` and :class:`ReplacementError`.
    """
    if not holds(key, token):
        raise UnknownPublicationError(key)
    if by == key or key in _successors(by):
        raise ReplacementError(by)
    _change(key, replaced_by=by)


def _successors(key: str) -> list[str]:
    """The publication and what replaced it, and what replaced that. Raises :class:`ReplacementError`."""
    chain: list[str] = []
    following: str | None = key
    while following is not None and len(chain) < _MOST_REPLACEMENTS:
        publication = get(following)
        if publication is None or (following == key and publication.withdrawn):
            raise ReplacementError(key)
        chain.append(following)
        following = publication.replaced_by
    return chain


def _withdraw(key: str, by: By) -> None:
    publication = get(key)
    if publication and not publication.withdrawn:
        _change(key, record="", withdrawn_at=_now(), withdrawn_by=by)
        scrub()


def _change(key: str, **values: Any) -> None:
    with writing() as connection:
        connection.execute(update(_publications).where(_publications.c.id == key).values(values))


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _now() -> int:
    return time.time_ns() // 1_000_000
