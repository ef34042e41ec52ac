"""Private workspaces: a document under an unguessable token, saved only upon what its writer has seen.

Whoever holds the write token may do everything; the read-only token follows from it, and not the other way round.
Only hashes of both are stored, so a copy of the database opens nothing. A workspace holds texts; what they mean is
the caller's (:mod:`intake.workspace`). ``private`` is kept beside the document and never shown to a reader.
"""

from __future__ import annotations

import hmac
import re
import secrets
from base64 import b32encode
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

import sqlalchemy as sa

from store import database

LARGEST = 16 * 2**20
"""Characters of a document; some 20,000 listings."""

TOKEN = re.compile(r"[a-z2-7]{32}")
HANDLE = re.compile(r"[0-9a-f]{12}")

_TOKEN_BYTES = 20  # 160 bits
_READ_ONLY = b"immosieb read-only address"

_workspaces = sa.table(
    "workspaces",
    sa.column("id", sa.String),
    sa.column("write_hash", sa.String),
    sa.column("read_hash", sa.String),
    sa.column("document", sa.Text),
    sa.column("private", sa.Text),
    sa.column("revision", sa.Integer),
    sa.column("created_at", sa.BigInteger),
    sa.column("saved_at", sa.BigInteger),
)


@dataclass(frozen=True)
class Kept:
    """What a workspace holds; ``private`` is empty for a reader."""

    document: str
    private: str
    revision: int
    created_at: datetime
    saved_at: datetime
    may_write: bool


@dataclass(frozen=True)
class Standing:
    """The present revision, and what the token allows."""

    revision: int
    may_write: bool


@dataclass(frozen=True)
class Saved:
    """A save that is on the disk."""

    revision: int
    saved_at: datetime


class NoWorkspace(LookupError):
    """The token opens nothing: never issued, or deleted since."""


class NotAllowed(PermissionError):
    """The token may read only."""


class TooLarge(ValueError):
    """The document has more than :data:`LARGEST` characters."""


class Conflict(Exception):
    """Somebody has saved since: ``kept`` is what stands there now."""

    def __init__(self, kept: Kept) -> None:
        super().__init__(f"The workspace is at revision {kept.revision}.")
        self.kept = kept


def read_token(token: str) -> str:
    """The token for reading only that belongs to a write token."""
    return _written(hmac.digest(token.encode(), _READ_ONLY, "sha256")[:_TOKEN_BYTES])


def handle(token: str) -> str:
    """The public name of what a token opens: no secret, fit for an address."""
    return _hash(token)[:12]


def create(document: str, private: str = "") -> tuple[str, Kept]:
    """A new workspace and its write token, which nobody can ask for again. Raises :class:`TooLarge`."""
    _check_size(document, private)
    token, now = _written(secrets.token_bytes(_TOKEN_BYTES)), _now()
    row = {
        "id": secrets.token_hex(16),
        "write_hash": _hash(token),
        "read_hash": _hash(read_token(token)),
        "document": document,
        "private": private,
        "revision": 1,
        "created_at": now,
        "saved_at": now,
    }
    with database.writing() as connection:
        connection.execute(sa.insert(_workspaces).values(row))
    return token, Kept(document, private, 1, _time(now), _time(now), may_write=True)


def open_with(token: str) -> Kept:
    """What the token opens. Raises :class:`NoWorkspace`."""
    with database.reading() as connection:
        return _found(connection, token)


def standing(token: str) -> Standing:
    """What stands there now, without the document. Raises :class:`NoWorkspace`."""
    columns, hashed = _workspaces.c, _hash(token)
    mine = sa.or_(columns.write_hash == hashed, columns.read_hash == hashed)
    with database.reading() as connection:
        row = connection.execute(sa.select(columns.revision, columns.write_hash).where(mine)).first()
    if row is None:
        raise NoWorkspace
    return Standing(row.revision, row.write_hash == hashed)


def save(token: str, document: str, private: str = "", *, based_on: int) -> Saved:
    """Put the document in place of revision ``based_on``; when this returns, it is on the disk.

    Raises :class:`Conflict` if another revision stands there, :class:`NotAllowed` for a reader's token,
    :class:`NoWorkspace` and :class:`TooLarge`.
    """
    _check_size(document, private)
    now = _now()
    columns = _workspaces.c
    change = (
        sa.update(_workspaces)
        .where(columns.write_hash == _hash(token), columns.revision == based_on)
        .values(document=document, private=private, revision=based_on + 1, saved_at=now)
    )
    with database.writing() as connection:
        if connection.execute(change).rowcount == 0:
            found = _found(connection, token)
            raise Conflict(found) if found.may_write else NotAllowed
    return Saved(based_on + 1, _time(now))


def delete(token: str) -> None:
    """Remove the workspace from the database and its files. Raises :class:`NotAllowed`, :class:`NoWorkspace`."""
    with database.writing() as connection:
        gone = connection.execute(sa.delete(_workspaces).where(_workspaces.c.write_hash == _hash(token)))
        if gone.rowcount == 0:
            _found(connection, token)
            raise NotAllowed
    database.scrub()


def _found(connection: sa.Connection, token: str) -> Kept:
    columns = _workspaces.c
    hashed = _hash(token)
    shown = (columns.document, columns.revision, columns.created_at, columns.saved_at)
    row = connection.execute(sa.select(columns.private, *shown).where(columns.write_hash == hashed)).first()
    may_write = row is not None
    if row is None:
        reader = sa.select(sa.literal("").label("private"), *shown).where(columns.read_hash == hashed)
        row = connection.execute(reader).first()
    if row is None:
        raise NoWorkspace
    return Kept(row.document, row.private, row.revision, _time(row.created_at), _time(row.saved_at), may_write)


def _check_size(document: str, private: str) -> None:
    if len(document) + len(private) > LARGEST:
        raise TooLarge


def _written(secret: bytes) -> str:
    """Letters and digits only: no program that finds links in a text cuts such a token short."""
    return b32encode(secret).decode().lower()


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _now() -> int:
    return int(datetime.now(UTC).timestamp() * 1000)


def _time(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, UTC)
