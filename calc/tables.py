"""Writing results of any length, portion by portion, as CSV or Parquet."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

import pandas as pd
import pyarrow as pa
import pyarrow.parquet

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class TableWriter:
    """A file that grows by portions; the first one decides the columns. What stood there before is gone at once.

    In CSV a text or heading that a spreadsheet would take for a formula is preceded by an apostrophe, so that a
    listing called "=cmd()" stays a name.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._parquet: pyarrow.parquet.ParquetWriter | None = None
        self._begun = False

    def write(self, portion: pd.DataFrame) -> None:
        """Append some rows; in CSV the headings are written even if there are none."""
        if self._path.suffix == ".parquet" and len(portion):
            table = pa.Table.from_pandas(portion, preserve_index=False)
            if self._parquet is None:
                self._parquet = pyarrow.parquet.ParquetWriter(self._path, _settled(table.schema))
            self._parquet.write_table(table.cast(self._parquet.schema))
        elif self._path.suffix != ".parquet" and len(portion.columns) and (len(portion) or not self._begun):
            with self._path.open("a", encoding="utf-8", newline="") as file:
                escaped = portion.map(harmless).rename(columns=harmless)
                escaped.to_csv(file, header=not self._begun, index=False)
            self._begun = True

    def __enter__(self) -> TableWriter:
        if self._path.suffix == ".parquet":
            self._path.unlink(missing_ok=True)
        else:
            self._path.write_text("")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._parquet is not None:
            self._parquet.close()


def _settled(schema: pa.Schema) -> pa.Schema:
    """A column that is empty so far may still get texts."""
    return pa.schema([f.with_type(pa.string()) if pa.types.is_null(f.type) else f for f in schema])


def harmless(cell: object) -> object:
    """The cell, a text that a spreadsheet would take for a formula after an apostrophe."""
    if not isinstance(cell, str) or not cell.startswith(_FORMULA_STARTS):
        return cell
    try:
        float(cell)
    except ValueError:
        return f"'{cell}"
    return cell
