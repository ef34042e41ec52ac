"""Where the atlas's files lie, and the one way in which its tables are written."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
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


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV of ours, every cell as text. Raises OSError where there is no such file."""
    table = read_table(path)
    return [dict(zip(table.columns, map(str, cells), strict=True)) for cells in table.itertuples(index=False)]


def table_bytes(table: pd.DataFrame) -> bytes:
    """The table as CSV, the same bytes on every machine."""
    return table.to_csv(index=False, lineterminator="\n").encode()


def checksum(content: bytes) -> str:
    """The SHA-256 of a file's content, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def replace_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write those files below ``folder`` that are new or differ: first all beside their places, then each at once.

    Raises OSError; a disk that is full or locked changes nothing.
    """
    changed = {folder / path: content for path, content in sorted(files.items()) if differs(folder / path, content)}
    staged: list[tuple[Path, Path]] = []
    try:
        for path, content in changed.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            beside = path.with_name(f".{path.name}.new")
            staged.append((beside, path))
            beside.write_bytes(content)
    except OSError:
        for beside, _ in staged:
            beside.unlink(missing_ok=True)
        raise
    for beside, path in staged:
        beside.replace(path)


def differs(path: Path, content: bytes) -> bool:
    """Whether the file is missing or has another content."""
    return not path.is_file() or path.read_bytes() != content
