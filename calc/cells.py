"""The cells of one column of a file as values of an input, and which of them cannot be meant."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from calc.listing import FIRST_CONTRACT, LAST_CONTRACT, REQUIRED
from calc.record import Question, Unit
from calc.states import STATES

_YES_NO = {"1": 1.0, "0": 0.0, "true": 1.0, "false": 0.0, "yes": 1.0, "no": 0.0, "1.0": 1.0, "0.0": 0.0}

Marked = NDArray[np.bool_]


def column(name: str, question: Question, frame: pd.DataFrame) -> tuple[Any, Marked]:
    """The values of one input, shape (rows,), and where they cannot be meant.

    Numbers are NaN, days NaT and texts None where nothing is stated; a yes is 1. A missing column is empty.
    """
    if name not in frame:
        return _nothing(name, question, len(frame)), np.zeros(len(frame), dtype=bool)
    given = frame[name]
    stated = given.notna().to_numpy() & (given.astype(str).str.strip() != "").to_numpy()
    if question.unit in (Unit.TEXT, Unit.DIGITS, Unit.CHOICE):
        return _texts(name, question, given, stated)
    if question.unit is Unit.STATE:
        return given.to_numpy(dtype=object), ~given.isin(list(STATES)).to_numpy()
    if question.unit is Unit.YES_NO:
        answers = given.astype(str).str.strip().str.lower().map(_YES_NO).to_numpy(dtype=np.float64)
        return answers, stated & np.isnan(answers)
    if question.unit is Unit.DATE:
        days = pd.to_datetime(given, format="ISO8601", errors="coerce").to_numpy().astype("datetime64[D]")
        within = (days >= np.datetime64(FIRST_CONTRACT)) & (days <= np.datetime64(LAST_CONTRACT))
        return days, stated & ~within
    values = pd.to_numeric(given, errors="coerce").to_numpy(dtype=np.float64)
    least, most = question.within or (-np.inf, np.inf)
    wrong = stated & ~((values >= least) & (values <= most))
    if question.unit is Unit.YEARS:
        wrong |= stated & (values != np.floor(values))
    return values, wrong | (~stated if name in REQUIRED else np.zeros(len(frame), dtype=bool))


def _nothing(name: str, question: Question, rows: int) -> Any:
    if question.unit is Unit.DATE:
        return np.full(rows, np.datetime64("NaT", "D"))
    if question.unit in (Unit.TEXT, Unit.DIGITS, Unit.CHOICE):
        return np.full(rows, "" if name in REQUIRED else None, dtype=object)
    return np.full(rows, np.nan)


def _texts(name: str, question: Question, given: pd.Series, stated: Marked) -> tuple[Any, Marked]:
    text = given.fillna("").astype(str)
    if question.unit is Unit.CHOICE:
        wrong = stated & ~text.isin(list(question.choices or {})).to_numpy()
    else:
        least, most = question.within or (1, np.inf)
        length = text.str.len().to_numpy()
        wrong = stated & ~((length >= least) & (length <= most))
        if question.unit is Unit.DIGITS:
            wrong |= stated & ~text.str.fullmatch("[0-9]+").to_numpy(dtype=bool)
    values: Any = text.to_numpy(dtype=object, copy=True)
    if name not in REQUIRED:
        values[~stated] = None
    return values, wrong


def expected(question: Question) -> str:
    """What the cells of an input must be, for a report."""
    if question.unit is Unit.STATE:
        return f"must be one of {' '.join(STATES)}"
    if question.unit is Unit.CHOICE:
        return f"must be one of {' '.join(question.choices or {})}"
    if question.unit is Unit.YES_NO:
        return "must be 1 or 0"
    if question.unit is Unit.DATE:
        return f"must be a date from {FIRST_CONTRACT} to {LAST_CONTRACT}, as in 2026-11-21"
    least, most = question.within or (-np.inf, np.inf)
    if question.unit is Unit.DIGITS:
        return f"must have {most:g} digits"
    if question.unit is Unit.TEXT:
        return f"must have at most {most:g} characters"
    if question.unit is Unit.YEARS:
        return f"must be a whole number from {least:g} to {most:g}"
    hint = ", a share such as 0.039" if question.unit is Unit.SHARE else ""
    return f"must be a number from {least:g} to {most:g}{hint}"
