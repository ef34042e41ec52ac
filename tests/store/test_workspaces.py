"""A workspace opens to its two tokens only, loses no update, and leaves nothing behind."""

import hmac
from base64 import b32encode
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from store import database as db
from store import workspaces
from store.workspaces import Conflict, NotAllowed, NoWorkspace, TooLarge, create, delete, open_with, read_token, save

pytestmark = pytest.mark.usefixtures("database")


def bytes_of(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.iterdir()) if file.is_file())


def test_a_token_has_at_least_128_bits_and_no_sign_that_ends_a_link() -> None:
    token, _ = create("{}")
    assert workspaces.TOKEN.fullmatch(token)
    assert 5 * len(token) >= 128  # base32 holds five bits a letter
    assert len({create("{}")[0] for _ in range(50)}) == 50


def test_what_is_created_can_be_opened_again() -> None:
    before = datetime.now(UTC) - timedelta(seconds=1)
    token, created = create('{"a": "ü"}', '{"b": 2}')
    found = open_with(token)
    assert found == created
    assert (found.document, found.private, found.revision, found.may_write) == ('{"a": "ü"}', '{"b": 2}', 1, True)
    assert before < found.saved_at == found.created_at < datetime.now(UTC) + timedelta(seconds=1)


def test_what_stands_there_can_be_asked_without_the_document() -> None:
    token, _ = create("one")
    save(token, "two", based_on=1)
    assert workspaces.standing(token) == workspaces.Standing(2, may_write=True)
    assert workspaces.standing(read_token(token)) == workspaces.Standing(2, may_write=False)


def test_a_save_raises_the_revision() -> None:
    token, created = create("one")
    saved = save(token, "two", "secret", based_on=created.revision)
    assert saved.revision == 2
    found = open_with(token)
    assert (found.document, found.private, found.revision, found.saved_at) == ("two", "secret", 2, saved.saved_at)
    assert found.created_at == created.created_at


def test_the_reader_sees_the_document_and_nothing_private() -> None:
    token, _ = create("document", "income 123456")
    found = open_with(read_token(token))
    assert (found.document, found.private, found.may_write) == ("document", "", False)


def test_the_reader_can_neither_save_nor_delete() -> None:
    token, _ = create("document")
    with pytest.raises(NotAllowed):
        save(read_token(token), "other", based_on=1)
    with pytest.raises(NotAllowed):
        delete(read_token(token))
    assert open_with(token).document == "document"


def test_the_write_token_does_not_follow_from_the_readers() -> None:
    token, _ = create("document")
    reader = read_token(token)
    # By the definition of HMAC-SHA256, cut to 160 bits.
    assert (
        reader
        == b32encode(hmac.new(token.encode(), b"immosieb read-only address", "sha256").digest()[:20]).decode().lower()
    )
    with pytest.raises(NoWorkspace):
        open_with(read_token(reader))


def test_the_second_of_two_who_saw_the_same_is_told_what_stands_there() -> None:
    token, _ = create("one")
    save(token, "hers", based_on=1)
    with pytest.raises(Conflict) as conflict:
        save(token, "his", based_on=1)
    assert (conflict.value.kept.document, conflict.value.kept.revision) == ("hers", 2)
    assert open_with(token).document == "hers"
    assert save(token, "his", based_on=2).revision == 3


@pytest.mark.parametrize("token", ("", "a" * 32, "ä", "'; DROP TABLE workspaces; --", "\0"))
def test_an_unknown_token_opens_nothing(token: str) -> None:
    create("document")
    for attempt in (open_with, delete, workspaces.standing, lambda token: save(token, "x", based_on=1)):
        with pytest.raises(NoWorkspace):
            attempt(token)


def test_a_document_has_an_end() -> None:
    token, _ = create("x" * workspaces.LARGEST)
    with pytest.raises(TooLarge):
        create("x" * (workspaces.LARGEST + 1))
    with pytest.raises(TooLarge):
        save(token, "x" * workspaces.LARGEST, "y", based_on=1)


def test_the_files_hold_no_token(database: Path) -> None:
    token, _ = create("document")
    save(token, "second", based_on=1)
    stored = bytes_of(database.parent)
    assert token.encode() not in stored
    assert read_token(token).encode() not in stored
    assert workspaces.handle(token) != token[:12]


def test_nothing_of_a_deleted_workspace_remains_in_the_files(database: Path) -> None:
    other, _ = create("somebody else's")
    token, _ = create("Rüttenscheid" * 3_000, "income 123456")
    save(token, "Altenessen" * 3_000, "income 654321", based_on=1)
    assert b"Altenessen" in bytes_of(database.parent)
    delete(token)
    left = bytes_of(database.parent)
    for trace in (b"Altenessen", b"ttenscheid", b"123456", b"654321", workspaces.handle(token).encode()):
        assert trace not in left
    with pytest.raises(NoWorkspace):
        open_with(token)
    with pytest.raises(NoWorkspace):
        open_with(read_token(token))
    assert open_with(other).document == "somebody else's"
    with db.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM workspaces").scalar() == 1
