"""The steps that made the database's tables, each run once, in order, and never changed afterwards.

A step is a module ``step_NNNN_what.py`` with ``def upgrade(connection: Connection) -> None``. It creates tables with
a ``MetaData`` of its own (see ``step_0001_workspaces``), with types that every database has, and imports nothing of
the program: the program goes on, the step stays. There is no way back; whoever needs one restores a copy.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from sqlalchemy import Column, Connection, Integer, MetaData, String, Table, insert, select
from sqlalchemy.exc import SQLAlchemyError

from store.dialects import lock_for_migration

_STEP = re.compile(r"step_([0-9]{4})_[a-z0-9_]+")
_steps = Table(
    "schema_steps",
    MetaData(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", String(80), nullable=False),
    Column("applied_at", String(40), nullable=False),
)


class UnknownStepError(SQLAlchemyError):
    """The database was changed by a newer program, which alone knows how to read it."""


@cache
def steps() -> dict[int, ModuleType]:
    """All steps by number, in order. Raises ValueError for two of the same number."""
    found: dict[int, ModuleType] = {}
    for name in sorted(module.name for module in iter_modules(__path__)):
        if match := _STEP.fullmatch(name):
            number = int(match[1])
            if number in found:
                raise ValueError(f"Two migration steps are numbered {number:04d}.")
            found[number] = import_module(f"{__name__}.{name}")
    return found


def migrate(connection: Connection) -> None:
    """Run the missing steps in the caller's transaction, alone. Raises :class:`UnknownStepError`."""
    lock_for_migration(connection)
    _steps.create(connection, checkfirst=True)
    applied = dict(connection.execute(select(_steps.c.number, _steps.c.name)).all())
    if newer := sorted(applied.keys() - steps().keys()):
        names = ", ".join(f"{number:04d} {applied[number]}" for number in newer)
        raise UnknownStepError(f"The database was changed by a newer program (step {names}). Please update.")
    for number, step in steps().items():
        if number not in applied:
            step.upgrade(connection)
            name = step.__name__.rpartition(".")[2]
            row = {"number": number, "name": name, "applied_at": datetime.now(UTC).isoformat(timespec="seconds")}
            connection.execute(insert(_steps).values(row))
