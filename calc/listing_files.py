"""Files of listings, portion by portion, every cell as it stands there."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from calc import metrics
from calc.listing import QUESTIONS, REQUIRED

ROWS_AT_ONCE = 8_192
_MOST_SHOWN = 200

OUTCOME = ("verdict", "stopped_by", "missing")
"""Columns of the results behind the figures."""


@dataclass(frozen=True)
class RaggedRow:
    """A row of a CSV file with too few or too many cells; ``number`` counts from 1 below the heading."""

    number: int
    cells: int
    columns: int
    text: str


class UnreadableFileError(ValueError):
    """The file is no table of listings; the message says why."""


def portions(path: Path, rows: int = ROWS_AT_ONCE, ragged: list[RaggedRow] | None = None) -> Iterator[pd.DataFrame]:
    """The file in portions of at most ``rows``, every cell as it stands there, indexed by row from 1.

    Rows of a CSV file that have too few or too many cells are left out and put into ``ragged``.
    """
    left_out: list[RaggedRow] = [] if ragged is None else ragged
    number = 0
    skipped: set[int] = set()
    try:
        _, batches = _opened(path, rows, left_out)
        for batch in batches:
            skipped |= {row.number for row in left_out}
            for start in range(0, batch.num_rows, rows):
                frame = batch.slice(start, rows).to_pandas()
                frame.index = pd.Index(_numbers(number, len(frame), skipped))
                number = int(frame.index[-1])
                yield frame
    except pa.ArrowInvalid as error:
        raise UnreadableFileError(f"{path.name} cannot be read: {error}") from error


def _numbers(before: int, count: int, skipped: set[int]) -> list[int]:
    """The next ``count`` row numbers, without those of rows that were left out."""
    if not skipped:
        return list(range(before + 1, before + count + 1))
    numbers: list[int] = []
    while len(numbers) < count:
        before += 1
        if before not in skipped:
            numbers.append(before)
    return numbers


def mistaken_columns(path: Path) -> dict[str, str]:
    """Columns of the file that are no input but nearly called like one, with that input.

    Raises what :func:`screen_file` raises about the columns.
    """
    try:
        names, _ = _opened(path, ROWS_AT_ONCE, [])
    except pa.ArrowInvalid as error:
        raise UnreadableFileError(f"{path.name} cannot be read: {error}") from error
    return _mistaken(names)


def _opened(path: Path, rows: int, ragged: list[RaggedRow]) -> tuple[list[str], Iterator[pa.RecordBatch]]:
    if path.suffix == ".parquet":
        file = pyarrow.parquet.ParquetFile(path)
        return _checked(file.schema_arrow.names), file.iter_batches(batch_size=rows)
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            names = next(csv.reader(file), [])
        # One thread, because only then does the reader know the numbers of rows; every cell as text.
        read = pyarrow.csv.ReadOptions(block_size=1 << 20, use_threads=False)
        convert = pyarrow.csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=True)
        parse = pyarrow.csv.ParseOptions(invalid_row_handler=partial(_leave_out, ragged))
        table = pyarrow.csv.open_csv(path, read_options=read, convert_options=convert, parse_options=parse)
        return _checked(table.schema.names), iter(table)
    raise UnreadableFileError(f"{path.name} is neither .csv nor .parquet.")


def _leave_out(ragged: list[RaggedRow], row: Any) -> str:
    # The reader counts the heading as row 1.
    ragged.append(RaggedRow(row.number - 1, row.actual_columns, row.expected_columns, row.text[:_MOST_SHOWN]))
    return "skip"


def _checked(names: list[str]) -> list[str]:
    missing = [name for name in REQUIRED if name not in names and name != "name"]
    if missing:
        near = "".join(f" Did you mean {want!r} by {name!r}?" for name, want in _mistaken(names).items())
        raise UnreadableFileError(f"The columns {', '.join(missing)} are missing.{near}")
    twice = [name for name, times in Counter(names).items() if times > 1]
    if twice:
        raise UnreadableFileError(f"These columns stand there more than once: {', '.join(twice)}.")
    taken = [name for name in names if name in {"row", *metrics.catalogue(), *OUTCOME}]
    if taken:
        raise UnreadableFileError(
            f"These columns are called like results: {', '.join(taken)}. Was this file written by an earlier run?"
        )
    return names


def _mistaken(names: list[str]) -> dict[str, str]:
    near = {
        name: get_close_matches(name.strip().lower(), QUESTIONS, n=1, cutoff=0.8)
        for name in names
        if name not in QUESTIONS
    }
    return {name: found[0] for name, found in near.items() if found and found[0] not in names}
