"""The database: one engine per address, its tables brought up to date when it is opened.

``IMMOSIEB_DATABASE`` is a URL of SQLAlchemy; without it, a SQLite file in ``var/`` beside the program. Statements are
SQLAlchemy Core, so PostgreSQL follows by its URL; what differs stands in :mod:`store.dialects`.

A module that keeps something declares its columns with ``sqlalchemy.table()`` and works inside :func:`reading` or
:func:`writing`; the table itself is made by a step in :mod:`store.migrations`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from sqlalchemy import Connection, Engine, create_engine, make_url
from sqlalchemy.exc import SQLAlchemyError

from store import dialects
from store.migrations import migrate

VARIABLE = "IMMOSIEB_DATABASE"
DEFAULT = f"sqlite:///{Path(__file__).parents[1] / 'var' / 'immosieb.sqlite3'}"

_engines: dict[str, Engine] = {}
_opening = Lock()


def address() -> str:
    """The URL of the database."""
    return os.environ.get(VARIABLE) or DEFAULT


def engine() -> Engine:
    """The engine for the present address; the first call of a process creates and migrates.

    Raises :class:`store.migrations.UnknownStepError` for a database that a newer program has changed,
    :class:`NoDriverError`, and ``sqlalchemy.exc.SQLAlchemyError`` where it cannot be opened.
    """
    url = address()
    if found := _engines.get(url):
        return found
    with _opening:
        if url not in _engines:
            _engines[url] = _opened(url)
        return _engines[url]


class NoDriverError(SQLAlchemyError):
    """The database's address asks for a package that is not installed."""


@contextmanager
def reading() -> Iterator[Connection]:
    """A connection that sees one state of the database."""
    with engine().connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing() -> Iterator[Connection]:
    """A connection in a transaction: all of it is kept when the block ends, nothing if it raises.

    When the block has ended, the change is on the disk.
    """
    with engine().connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


def scrub() -> None:
    """Call after a deletion, outside of a transaction: nothing deleted remains in the files."""
    dialects.scrub(engine())


def close() -> None:
    """Let go of all connections; the next use opens anew."""
    with _opening:
        while _engines:
            _engines.popitem()[1].dispose()


def _opened(url: str) -> Engine:
    parsed = make_url(url)
    # Without parameters in its messages, for they hold what people keep, and messages end up in logs.
    try:
        made = create_engine(parsed, pool_pre_ping=parsed.get_backend_name() != "sqlite", hide_parameters=True)
    except ImportError as error:
        raise NoDriverError(f"{VARIABLE} asks for a package that is not installed: {error}") from error
    dialects.make_file(parsed)
    dialects.tune(made)
    try:
        with made.connect().execution_options(writes=True) as connection, connection.begin():
            migrate(connection)
    except BaseException:
        made.dispose()
        raise
    return made
