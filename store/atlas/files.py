"""Where the atlas's files lie, and the one way in which its tables are written."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pandas as pd

DATA = Path(__file__).parents[2] / "data" / "atlas"


def read_table(path: Path, numbers: tuple[str, ...] = ()) -> pd.DataFrame:
    """A CSV of ours: everything as text, an empty cell as "", but ``numbers`` as floats (empty: NaN).

    Raises OSError where there is no such file.
    """
    table = pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    for name in numbers:
        table[name] = pd.to_numeric(table[name])
        table[name] = table[name].astype("float64")
    return table


def table_bytes(table: pd.DataFrame) -> bytes:
    """The table as CSV, the same bytes on every machine."""
    return table.to_csv(index=False, lineterminator="\n").encode()


def checksum(content: bytes) -> str:
    """The SHA-256 of a file's content, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
