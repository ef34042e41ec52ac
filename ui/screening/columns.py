"""The columns of a long list: raw values to sort by, our own words to read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

from calc import metrics
from calc.assessment import Assessment
from calc.filtering import Rows
from calc.metrics import term
from calc.record import Language, Unit
from calc.screening import Screening, Verdict
from calc.states import STATES
from words.catalogue import text
from words.numbers import show, typed

_FACTS = ("price", "living_area_sqm", "actual_rent_monthly")
_COLOURS = {
    "light": {Verdict.PASS: "#0A6E52", Verdict.NEAR: "#8A6500", Verdict.FAIL: "#A10F22"},
    "dark": {Verdict.PASS: "#5CC9A3", Verdict.NEAR: "#F2CD64", Verdict.FAIL: "#F17070"},
}
"""The verdict's colours of ui/assets/styles/shared.css, which a canvas does not read."""


@dataclass(frozen=True)
class _Column:
    label: str
    values: Callable[[Rows], Any]
    words: Callable[[Any], str]


def styled(
    assessment: Assessment, screening: Screening, rows: Rows, extra: Sequence[str], language: Language
) -> Styler:
    """These rows as a table that shows our words and sorts by the values behind them."""
    columns = _columns(assessment, screening, extra, language)
    # Labels may be alike (two gates by one short name), columns of a table may not.
    frame = pd.DataFrame({key: column.values(rows) for key, column in columns.items()})
    verdicts = list(Verdict)
    colours = _COLOURS["dark" if st.context.theme.type == "dark" else "light"]
    return frame.style.format({key: column.words for key, column in columns.items()}).map(
        lambda rank: f"color: {colours[verdicts[int(rank)]]}; font-weight: 600", subset=["verdict"]
    )


def headings(screening: Screening, extra: Sequence[str], language: Language) -> dict[str, str]:
    """What the columns are called, by key; what the reader asked for stands first, where nobody has to scroll."""
    gates = {gate.metric.key: gate.metric.short.in_language(language) for gate in screening.gates}
    facts = {key: term(key).label.in_language(language) for key in _FACTS}
    more = {key: term(key).label.in_language(language) for key in extra if key not in facts | gates}
    return (
        {"name": text(language, "screening.listing"), "verdict": text(language, "screening.verdict")}
        | more
        | gates
        | facts
        | {"state": term("state").label.in_language(language)}
    )


def _columns(
    assessment: Assessment, screening: Screening, extra: Sequence[str], language: Language
) -> dict[str, _Column]:
    labels = headings(screening, extra, language)
    verdicts = [text(language, f"verdict.{verdict.value}") for verdict in Verdict]
    columns = {
        "name": _Column(labels["name"], lambda rows: assessment.inputs.name[rows], str),
        "verdict": _Column(labels["verdict"], lambda rows: screening.ranks[rows], lambda rank: verdicts[int(rank)]),
    }
    for key in labels:
        if key == "state":
            columns[key] = _Column(
                labels[key],
                lambda rows: assessment.inputs.state[rows],
                lambda state: STATES[state].in_language(language),
            )
        elif key not in columns:
            columns[key] = _figure(assessment, key, labels[key], language)
    return columns


def _figure(assessment: Assessment, key: str, label: str, language: Language) -> _Column:
    operand = term(key)
    values = operand.column(assessment)
    signed = key in metrics.catalogue() and metrics.get(key).signed
    return _Column(label, lambda rows: values[rows], partial(_words, operand.unit, language, signed))


def _words(unit: Unit, language: Language, signed: bool, value: float) -> str:
    if np.isnan(value):
        return text(language, "common.not_computable")
    return typed(value, unit, language) if unit is Unit.SQM else show(value, unit, language, signed=signed)
