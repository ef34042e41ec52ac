"""Workspaces: a document, known by the hashes of its two tokens."""

from sqlalchemy import BigInteger, Column, Connection, Integer, MetaData, String, Table, Text

_metadata = MetaData()

Table(
    "workspaces",
    _metadata,
    Column("id", String(32), primary_key=True),
    Column("write_hash", String(64), nullable=False, unique=True),
    Column("read_hash", String(64), nullable=False, unique=True),
    Column("document", Text, nullable=False),
    # What the read-only address never shows.
    Column("private", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    # Milliseconds since 1970, UTC.
    Column("created_at", BigInteger, nullable=False),
    Column("saved_at", BigInteger, nullable=False),
)


def upgrade(connection: Connection) -> None:
    """Create the table."""
    _metadata.create_all(connection)
