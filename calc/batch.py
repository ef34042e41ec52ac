"""Screening a file of listings: any number of rows, in bounded memory, a bad row never costing a good one.

A file has one row per listing, headed by the identifiers of :class:`calc.listing.Listing`; numbers are plain (EUR,
shares, a decimal point), dates ISO, yes and no are 1 and 0, choices their keys. What is missing
or empty is left to the preset.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from calc import metrics
from calc.assessment import Assessment, assess_inputs
from calc.cells import column, expected
from calc.inputs import resolve_columns
from calc.listing import QUESTIONS
from calc.listing_files import OUTCOME, RaggedRow, portions
from calc.record import Question
from calc.screening import Gates, Screening, screen

_FINDING = ["row", "field", "value", "error", "severity"]


@dataclass(frozen=True)
class Screened:
    """One portion of a file: results of its good rows, and one line per wrong and per unusual cell.

    Those lines have the row (counted from 1), the field, the value, what is wrong with it, and the severity; a
    warning costs no row its results.
    """

    results: pd.DataFrame
    errors: pd.DataFrame
    warnings: pd.DataFrame
    rows: int

    @property
    def findings(self) -> pd.DataFrame:
        """Errors and warnings by row, each value as text."""
        found = pd.concat([self.errors, self.warnings], ignore_index=True)
        found["value"] = ["" if pd.isna(value) else str(value) for value in found["value"]]
        return found.sort_values("row", kind="stable", ignore_index=True)


def screen_file(path: Path, preset: str, gates: Gates | None = None) -> Iterator[Screened]:
    """Send a CSV or Parquet file of listings through the whole funnel, portion by portion.

    Raises :class:`UnreadableFileError` for a file of another kind, without the required columns, or with columns
    that stand there twice or are called like a result.
    """
    ragged: list[RaggedRow] = []
    for frame in portions(path, ragged=ragged):
        yield _with_ragged(_screened(frame, preset, gates or Gates()), ragged)
    if ragged:
        nothing = pd.DataFrame(columns=_FINDING)
        yield _with_ragged(Screened(pd.DataFrame(), nothing, nothing, 0), ragged)


def _with_ragged(portion: Screened, ragged: list[RaggedRow]) -> Screened:
    """The portion with an error for each row that could not be taken apart; the list is emptied."""
    found = [(row.number, "", row.text, f"has {row.cells} cells, not {row.columns}", "error") for row in ragged]
    count = len(ragged)
    ragged.clear()
    errors = pd.concat([portion.errors, pd.DataFrame(found, columns=_FINDING)]) if found else portion.errors
    errors = errors.sort_values("row", kind="stable", ignore_index=True)
    return replace(portion, errors=errors, rows=portion.rows + count)


def _screened(frame: pd.DataFrame, preset: str, gates: Gates) -> Screened:
    columns: dict[str, Any] = {}
    wrong: dict[str, NDArray[np.bool_]] = {}
    for name, question in QUESTIONS.items():
        columns[name], wrong[name] = column(name, question, frame)
    bad = np.logical_or.reduce(list(wrong.values()))
    errors = _findings(frame, wrong, "error", expected)
    odd = {name: _unusual(QUESTIONS[name], columns[name]) & ~cells for name, cells in wrong.items()}
    warnings = _findings(frame, odd, "warning", _usually)
    if bad.all():
        return Screened(pd.DataFrame(), errors, warnings, len(frame))
    good = {name: values[~bad] for name, values in columns.items()}
    assessment = assess_inputs(resolve_columns(good, np.full((~bad).sum(), preset, dtype=object)))
    results = _results(frame.loc[~bad].reset_index(drop=True), assessment, screen(assessment, gates))
    results.insert(0, "row", frame.index[~bad])
    return Screened(results, errors, warnings, len(frame))


def _unusual(question: Question, values: Any) -> NDArray[np.bool_]:
    """Where a number is stated and not usual."""
    if question.usual is None:
        return np.zeros(len(values), dtype=bool)
    least, most = question.usual
    found: NDArray[np.bool_] = (values < least) | (values > most)
    return found


def _usually(question: Question) -> str:
    least, most = question.usual or (-np.inf, np.inf)
    return f"is usually from {least:g} to {most:g}"


def _findings(
    frame: pd.DataFrame,
    cells: dict[str, NDArray[np.bool_]],
    severity: str,
    sentence: Callable[[Question], str],
) -> pd.DataFrame:
    """One line per marked cell, in the order of the rows."""
    found: list[tuple[int, str, object, str, str]] = [
        (int(frame.index[int(row)]), name, frame[name].iloc[row], sentence(QUESTIONS[name]), severity)
        for name, marked in cells.items()
        for row in np.flatnonzero(marked)
    ]
    return pd.DataFrame(found, columns=_FINDING).sort_values("row", kind="stable", ignore_index=True)


def _results(frame: pd.DataFrame, assessment: Assessment, screening: Screening) -> pd.DataFrame:
    """The rows as they came, then every figure, the verdict, the gate that stopped them and what is missing."""
    figures = {key: metric.figures(assessment).values for key, metric in metrics.catalogue().items()}
    rows = len(frame)
    names = np.array([gate.metric.key for gate in screening.gates] + [""], dtype=object)
    stopped = names[screening.reached]
    missing = np.vstack([screening.missing, np.zeros(rows)])[screening.reached, np.arange(rows)]
    verdicts = np.array([verdict.name.lower() for verdict in screening.verdicts], dtype=object)
    outcome = dict(zip(OUTCOME, (verdicts, stopped, missing), strict=True))
    return pd.concat([frame, pd.DataFrame(figures | outcome)], axis=1)
