"""What SQLite and PostgreSQL do differently: the only place where SQL of one of them stands."""

from __future__ import annotations

import sqlite3
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import OperationalError

BUSY_SECONDS = 10
"""How long a writer waits for another one."""

_MIGRATION_LOCK = 7_104_662
_EMPTY_LOG = "PRAGMA wal_checkpoint(TRUNCATE)"
_PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}",
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",  # A commit returns when the disk has it, not when the system has.
    "PRAGMA secure_delete = ON",  # What is deleted is overwritten.
)


def make_file(url: URL) -> None:
    """Create the file of a SQLite database, and its folder, readable by nobody else; nothing for other databases.

    Where that is not allowed, opening the database says so.
    """
    if url.get_backend_name() == "sqlite" and url.database and url.database != ":memory:":
        file = Path(url.database)
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch(mode=0o600)


def tune(engine: Engine) -> None:
    """Give every connection of a SQLite engine safe settings, and transactions that begin when they are told to."""
    if engine.dialect.name != "sqlite":
        return

    @event.listens_for(engine, "connect")
    def _connected(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # Python would begin a transaction only before the first change.
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        _keep_a_log(connection)

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def lock_for_migration(connection: Connection) -> None:
    """Let only one process migrate at a time; SQLite's writer is alone already."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})


def scrub(engine: Engine) -> None:
    """After a deletion: empty SQLite's log, in which overwritten pages still stand.

    Another connection that is reading delays it; the next deletion or the last connection to close makes up for it.
    Raises ``sqlalchemy.exc.OperationalError`` where the disk refuses.
    """
    if engine.dialect.name == "sqlite":
        connection = engine.raw_connection()  # SQLAlchemy's own would begin a transaction, which forbids it.
        try:
            connection.cursor().execute(_EMPTY_LOG)
        except sqlite3.Error as error:
            raise OperationalError(_EMPTY_LOG, None, error) from error
        finally:
            connection.close()


def damage(connection: Connection) -> list[str]:
    """What SQLite finds wrong in its own file; always empty elsewhere."""
    if connection.dialect.name != "sqlite":
        return []
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    return [] if found == ["ok"] else found


def _keep_a_log(connection: Any) -> None:
    """Switch to write-ahead logging; two processes that do so at once may refuse each other without waiting."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL").fetchall()
            return
        except Exception as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise OperationalError("PRAGMA journal_mode = WAL", None, error) from error
            time.sleep(0.01)
