"""Screening a file of listings: any number of rows, in bounded memory, a bad row never costing a good one.

A file has one row per listing, headed by the identifiers of :class:`calc.listing.Listing`; numbers are plain (EUR,
shares, a decimal point), dates ISO. What is missing or empty is left to the preset.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet
from numpy.typing import NDArray

from calc import metrics
from calc.assessment import Assessment, assess_inputs
from calc.inputs import resolve_columns
from calc.listing import FIRST_CONTRACT, LAST_CONTRACT, NAME_LENGTH, QUESTIONS, REQUIRED
from calc.record import Question, Unit
from calc.screening import Gates, Screening, screen
from calc.states import STATES

ROWS_AT_ONCE = 8_192


@dataclass(frozen=True)
class Screened:
    """One portion of a file: results of its good rows, and one line per error (row counted from 1, field, error)."""

    results: pd.DataFrame
    errors: pd.DataFrame
    rows: int


class UnreadableFileError(ValueError):
    """The file is no table of listings; the message says why."""


def screen_file(path: Path, preset: str, gates: Gates | None = None) -> Iterator[Screened]:
    """Send a CSV or Parquet file of listings through the whole funnel, portion by portion.

    Raises :class:`UnreadableFileError` for a file of another kind or without the required columns.
    """
    done = 0
    for frame in portions(path):
        yield _screened(frame, done, preset, gates or Gates())
        done += len(frame)


def portions(path: Path, rows: int = ROWS_AT_ONCE) -> Iterator[pd.DataFrame]:
    """The file in portions of at most ``rows``, every cell as it stands there."""
    try:
        if path.suffix == ".parquet":
            batches: Iterator[pa.RecordBatch] = pyarrow.parquet.ParquetFile(path).iter_batches(batch_size=rows)
        elif path.suffix == ".csv":
            read = pyarrow.csv.ReadOptions(block_size=1 << 20)
            convert = pyarrow.csv.ConvertOptions(
                column_types=dict.fromkeys(QUESTIONS, pa.string()), strings_can_be_null=True
            )
            batches = iter(pyarrow.csv.open_csv(path, read_options=read, convert_options=convert))
        else:
            raise UnreadableFileError(f"{path.name} is neither .csv nor .parquet.")
        for batch in batches:
            for start in range(0, batch.num_rows, rows):
                yield _checked(batch.slice(start, rows).to_pandas())
    except pa.ArrowInvalid as error:
        raise UnreadableFileError(f"{path.name} cannot be read: {error}") from error


def _checked(frame: pd.DataFrame) -> pd.DataFrame:
    missing = [name for name in REQUIRED if name not in frame and name != "name"]
    if missing:
        raise UnreadableFileError(f"The columns {', '.join(missing)} are missing.")
    return frame


def _screened(frame: pd.DataFrame, done: int, preset: str, gates: Gates) -> Screened:
    columns: dict[str, Any] = {}
    wrong: dict[str, NDArray[np.bool_]] = {}
    for name, question in QUESTIONS.items():
        columns[name], wrong[name] = _column(name, question, frame)
    bad = np.logical_or.reduce(list(wrong.values()))
    errors = _errors(frame, wrong, done)
    if bad.all():
        return Screened(pd.DataFrame(), errors, len(frame))
    good = {name: values[~bad] for name, values in columns.items()}
    assessment = assess_inputs(resolve_columns(good, np.full((~bad).sum(), preset, dtype=object)))
    results = _results(frame.loc[~bad].reset_index(drop=True), assessment, screen(assessment, gates))
    results.insert(0, "row", np.flatnonzero(~bad) + done + 1)
    return Screened(results, errors, len(frame))


def _column(name: str, question: Question, frame: pd.DataFrame) -> tuple[Any, NDArray[np.bool_]]:
    """The values of one input, and where they cannot be meant."""
    rows = len(frame)
    if name not in frame:
        empty: Any = np.full(rows, np.datetime64("NaT", "D")) if question.unit is Unit.DATE else np.full(rows, np.nan)
        return (np.full(rows, "", dtype=object) if name == "name" else empty), np.zeros(rows, dtype=bool)
    given = frame[name]
    stated = given.notna().to_numpy() & (given.astype(str).str.strip() != "").to_numpy()
    if question.unit is Unit.TEXT:
        text = given.fillna("").astype(str)
        return text.to_numpy(dtype=object), (text.str.len() > NAME_LENGTH).to_numpy()
    if question.unit is Unit.STATE:
        return given.to_numpy(dtype=object), ~given.isin(list(STATES)).to_numpy()
    if question.unit is Unit.DATE:
        days = pd.to_datetime(given, format="ISO8601", errors="coerce").to_numpy().astype("datetime64[D]")
        within = (days >= np.datetime64(FIRST_CONTRACT)) & (days <= np.datetime64(LAST_CONTRACT))
        return days, stated & ~within
    values = pd.to_numeric(given, errors="coerce").to_numpy(dtype=np.float64)
    least, most = question.within or (-np.inf, np.inf)
    wrong = stated & ~((values >= least) & (values <= most))
    return values, wrong | (~stated if name in REQUIRED else np.zeros(rows, dtype=bool))


def _errors(frame: pd.DataFrame, wrong: dict[str, NDArray[np.bool_]], done: int) -> pd.DataFrame:
    """One line per wrong cell, in the order of the rows."""
    found: list[tuple[int, str, object, str]] = [
        (int(row) + done + 1, name, frame[name].iloc[row], _expected(QUESTIONS[name]))
        for name, cells in wrong.items()
        for row in np.flatnonzero(cells)
    ]
    columns = ["row", "field", "value", "error"]
    return pd.DataFrame(found, columns=columns).sort_values("row", kind="stable", ignore_index=True)


def _expected(question: Question) -> str:
    if question.unit is Unit.STATE:
        return f"must be one of {' '.join(STATES)}"
    if question.unit is Unit.DATE:
        return f"must be a date from {FIRST_CONTRACT} to {LAST_CONTRACT}, as in 2026-11-21"
    if question.unit is Unit.TEXT:
        return f"must have at most {NAME_LENGTH} characters"
    least, most = question.within or (-np.inf, np.inf)
    hint = ", a share such as 0.039" if question.unit is Unit.SHARE else ""
    return f"must be a number from {least:g} to {most:g}{hint}"


def _results(frame: pd.DataFrame, assessment: Assessment, screening: Screening) -> pd.DataFrame:
    """The rows as they came, then every figure, the verdict, the gate that stopped them and what is missing."""
    figures = {key: metric.figures(assessment).values for key, metric in metrics.catalogue().items()}
    rows = len(frame)
    names = np.array([gate.metric.key for gate in screening.gates] + [""], dtype=object)
    stopped = names[screening.reached]
    missing = np.vstack([screening.missing, np.zeros(rows)])[screening.reached, np.arange(rows)]
    verdicts = np.array([verdict.name.lower() for verdict in screening.verdicts], dtype=object)
    outcome = {"verdict": verdicts, "stopped_by": stopped, "missing": missing}
    return pd.concat([frame, pd.DataFrame(figures | outcome)], axis=1)
