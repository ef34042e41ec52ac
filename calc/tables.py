"""Writing results of any length, portion by portion, as CSV or Parquet."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

import pandas as pd
import pyarrow as pa
import pyarrow.parquet

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class TableWriter:
    """A file that grows by portions; the first one decides the columns. Nothing is written until there is one.

    In CSV a text that a spreadsheet would take for a formula is preceded by an apostrophe, so that a listing called
    "=cmd()" stays a name.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._parquet: pyarrow.parquet.ParquetWriter | None = None
        self._begun = False

    def write(self, portion: pd.DataFrame) -> None:
        """Append some rows."""
        if portion.empty:
            return
        if self._path.suffix == ".parquet":
            table = pa.Table.from_pandas(portion, preserve_index=False)
            if self._parquet is None:
                self._parquet = pyarrow.parquet.ParquetWriter(self._path, table.schema)
            self._parquet.write_table(table.cast(self._parquet.schema))
        else:
            with self._path.open("a" if self._begun else "w", encoding="utf-8", newline="") as file:
                portion.map(_harmless).to_csv(file, header=not self._begun, index=False)
        self._begun = True

    def __enter__(self) -> TableWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._parquet is not None:
            self._parquet.close()


def _harmless(cell: object) -> object:
    if not isinstance(cell, str) or not cell.startswith(_FORMULA_STARTS):
        return cell
    try:
        float(cell)
    except ValueError:
        return f"'{cell}"
    return cell
