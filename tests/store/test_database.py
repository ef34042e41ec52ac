"""The database opens by itself, keeps what it was told, and refuses what it does not know."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from store import database as db
from store import dialects, migrations, workspaces
from store.dialects import damage
from store.migrations import UnknownStepError, steps

ROOT = Path(__file__).parents[2]
WORKSPACES = sa.table("workspaces", sa.column("id"), sa.column("document"))


def row(name: str) -> dict[str, object]:
    hashes = {"write_hash": f"w{name}", "read_hash": f"r{name}"}
    return {"id": name, **hashes, "document": "{}", "private": "{}", "revision": 1, "created_at": 0, "saved_at": 0}


def insert(connection: sa.Connection, name: str) -> None:
    values = row(name)
    columns = [sa.column(column) for column in values]
    connection.execute(sa.insert(sa.table("workspaces", *columns)).values(values))


def names() -> list[str]:
    with db.reading() as connection:
        return list(connection.scalars(sa.select(WORKSPACES.c.id)))


def test_it_is_created_with_its_folder_and_open_to_nobody_else(tmp_path: Path, monkeypatch) -> None:
    file = tmp_path / "new" / "folder" / "kept.sqlite3"
    monkeypatch.setenv(db.VARIABLE, f"sqlite:///{file}")
    assert names() == []
    db.close()
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_place_that_cannot_be_written_is_an_error_of_the_database(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv(db.VARIABLE, f"sqlite:///{tmp_path / 'file' / 'kept.sqlite3'}")
    with pytest.raises(sa.exc.OperationalError):
        db.engine()


@pytest.mark.parametrize("url", ("sqlite+nosuch:///kept.sqlite3", "postgresql+nosuch://host/db", "nonsense"))
def test_an_address_that_nothing_here_understands_is_an_error_of_the_database(
    tmp_path, monkeypatch, url: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(db.VARIABLE, url)
    with pytest.raises(sa.exc.SQLAlchemyError):
        db.engine()
    assert not list(tmp_path.iterdir())


def test_an_address_whose_package_is_missing_says_so(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    monkeypatch.setenv(db.VARIABLE, "postgresql+psycopg://host/db")
    with pytest.raises(db.NoDriverError, match=r"^IMMOSIEB_DATABASE asks for .*psycopg"):
        db.engine()


def test_without_a_setting_it_lies_in_var(monkeypatch) -> None:
    monkeypatch.delenv(db.VARIABLE)
    assert db.address() == f"sqlite:///{ROOT / 'var' / 'immosieb.sqlite3'}"


def test_its_settings_are_safe(database: Path) -> None:
    with db.reading() as connection:
        pragma = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "synchronous", "secure_delete", "busy_timeout")
        }
    full = 2
    assert pragma == {
        "journal_mode": "wal",
        "foreign_keys": 1,
        "synchronous": full,
        "secure_delete": 1,
        "busy_timeout": 10_000,
    }


def test_an_exception_undoes_all_of_a_transaction(database: Path) -> None:
    def fail() -> None:
        with db.writing() as connection:
            insert(connection, "one")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert names() == []


def test_a_reader_sees_one_state_while_another_writes(database: Path) -> None:
    with db.reading() as connection:
        before = connection.scalars(sa.select(WORKSPACES.c.id)).all()
        with db.writing() as other:
            insert(other, "one")
        assert connection.scalars(sa.select(WORKSPACES.c.id)).all() == before == []
    assert names() == ["one"]


def test_an_error_does_not_tell_what_was_to_be_stored(database: Path) -> None:
    with db.writing() as connection:
        insert(connection, "one")

    def again() -> None:
        with db.writing() as connection:
            insert(connection, "one")

    with pytest.raises(sa.exc.IntegrityError) as told:
        again()
    assert "wone" not in str(told.value)


def test_opening_again_runs_no_step_twice(database: Path) -> None:
    with db.writing() as connection:
        insert(connection, "one")
    db.close()
    assert names() == ["one"]
    with sqlite3.connect(database) as plain:
        numbers = [number for (number,) in plain.execute("SELECT number FROM schema_steps ORDER BY number")]
    plain.close()
    assert numbers == list(steps())


def test_steps_are_numbered_without_a_gap() -> None:
    assert list(steps()) == list(range(1, len(steps()) + 1))


def test_a_database_of_the_first_edition_keeps_its_workspaces(database: Path, monkeypatch) -> None:
    first = {number: step for number, step in steps().items() if number == 1}
    with monkeypatch.context() as then:
        then.setattr(migrations, "steps", lambda: first)
        token, kept = workspaces.create('{"name": "Rüttenscheid"}', "private")
        db.close()
    assert workspaces.open_with(token) == kept
    with db.reading() as connection:
        assert connection.exec_driver_sql("SELECT number FROM schema_steps").scalars().all() == list(steps())
        assert connection.exec_driver_sql("SELECT count(*) FROM publications").scalar() == 0


def test_a_database_of_a_newer_program_is_refused_by_name(database: Path) -> None:
    assert names() == []
    db.close()
    with sqlite3.connect(database) as plain:
        plain.execute("INSERT INTO schema_steps VALUES (9999, 'step_9999_from_the_future', '2030-01-01')")
    plain.close()
    with pytest.raises(UnknownStepError, match="step_9999_from_the_future"):
        db.engine()


def test_a_step_that_fails_leaves_nothing_behind(database: Path, monkeypatch) -> None:
    def fail(_: sa.Connection) -> None:
        raise RuntimeError("in the middle")

    last = list(steps().values())[-1]
    monkeypatch.setattr(last, "upgrade", fail)
    with pytest.raises(RuntimeError, match="in the middle"):
        db.engine()
    with sqlite3.connect(database) as plain:
        tables = plain.execute("SELECT name FROM sqlite_master").fetchall()
    plain.close()
    assert tables == []


def test_four_processes_may_start_at_once(database: Path) -> None:
    program = "from store import database; database.engine(); database.close()"
    started = [
        subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, env=os.environ, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    assert [process.communicate(timeout=60)[1] for process in started] == [b""] * 4
    with db.reading() as connection:
        assert damage(connection) == []
        assert connection.exec_driver_sql("SELECT count(*) FROM schema_steps").scalar() == len(steps())


def test_a_log_that_cannot_be_emptied_is_an_error_of_the_database(database: Path, monkeypatch) -> None:
    assert names() == []
    monkeypatch.setattr(dialects, "_EMPTY_LOG", "a disk that refuses")
    with pytest.raises(sa.exc.OperationalError):
        db.scrub()
