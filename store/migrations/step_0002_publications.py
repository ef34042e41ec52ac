"""Publications: a frozen record under the identifier of its content, and what became of it."""

from sqlalchemy import BigInteger, Column, Connection, MetaData, String, Table, Text

_metadata = MetaData()

Table(
    "publications",
    _metadata,
    Column("id", String(16), primary_key=True),
    # Empty once it is withdrawn: nothing of it is kept.
    Column("record", Text, nullable=False),
    Column("language", String(2), nullable=False),
    Column("withdrawal_hash", String(64), nullable=False),
    # Milliseconds since 1970, UTC.
    Column("published_at", BigInteger, nullable=False),
    Column("withdrawn_at", BigInteger, nullable=True),
    Column("withdrawn_by", String(10), nullable=True),
    Column("replaced_by", String(16), nullable=True),
)


def upgrade(connection: Connection) -> None:
    """Create the table."""
    _metadata.create_all(connection)
