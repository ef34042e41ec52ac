"""Statement rows: a figure and, one click away and without asking the server, how it came about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from calc import metrics
from calc.derivation import Derivation, derive
from calc.metrics import Metric, Stage
from calc.outcome import Unavailable
from calc.returns import InternalRates
from ui.derivations import ShownTerm, Way, way
from ui.html import render
from ui.property.subject import Subject
from words.catalogue import text
from words.findings import figure_words
from words.formulas import exact, formula_in_words
from words.horizon import over_years
from words.numbers import euro


@dataclass(frozen=True)
class Row:
    """One line: its words, its value, what stands small beside it, and the way to it.

    ``key`` is its name on the page, by which it stays open when its value changes. A row without ``way`` and
    ``how`` (a sentence that explains the amount) does not open.
    """

    key: str
    label: str
    value: str
    note: str = ""
    how: str = ""
    meaning: str = ""
    formula: str = ""
    reference: str = ""
    way: Way | None = None
    total: bool = False


def metric_row(key: str, subject: Subject, *, note: str = "", total: bool = False) -> Row:
    """A figure of the registry with its derivation."""
    metric, language = metrics.get(key), subject.language
    derivation = _derived(key, subject)
    missing = derivation.result.reason if isinstance(derivation.result, Unavailable) else ""
    return Row(
        key=key,
        label=_in_years(metric.label.in_language(language), metric, subject),
        value=figure_words(metric, derivation.result, language),
        note=note,
        how=text(language, f"reason.{missing}") if missing else "",
        meaning=_in_years(metric.meaning.in_language(language), metric, subject),
        formula=_in_years(formula_in_words(derivation.metric, language), metric, subject),
        reference=metric.reference,
        way=way(derivation, subject.listing, language),
        total=total,
    )


def return_row(key: str, subject: Subject) -> Row:
    """A figure of the whole holding period, with what keeps it from being read as a return."""
    return metric_row(key, subject, note=_doubt(key, subject))


def _doubt(key: str, subject: Subject) -> str:
    figures = metrics.get(key).figures(subject.assessment)
    if not isinstance(figures, InternalRates) or np.isnan(figures.values[0]):
        return ""
    if key != "irr_unlevered" and subject.amount("equity") <= 0:
        return text(subject.language, "property.irr_without_equity")
    return text(subject.language, "property.irr_not_unique") if figures.not_unique[0] else ""


def monthly_row(key: str, yearly: str, subject: Subject, *, note: str = "") -> Row:
    """A twelfth of a yearly figure in EUR under the label ``property.key``, with the way to the yearly one."""
    metric, language = metrics.get(yearly), subject.language
    derivation = _derived(yearly, subject)
    amount = subject.amount(yearly)
    label = metric.label.in_language(language)
    in_words = text(language, "property.month_formula", yearly=label)
    in_figures = text(language, "property.month_formula", yearly=euro(amount, language, decimals=2, signed=True))
    steps = way(derivation, subject.listing, language)
    return Row(
        key=key,
        label=text(language, f"property.{key}"),
        value=euro(amount / 12, language, signed=True),
        note=note,
        meaning=metric.meaning.in_language(language),
        formula=in_words,
        reference=metric.reference,
        way=Way(
            name=steps.name,
            result=steps.result,
            formula=f"{in_figures} = {euro(amount / 12, language, decimals=2, signed=True)}",
            terms=(
                ShownTerm(label, exact(amount, metric.unit, language), text(language, "derivation.computed")),
                *steps.terms,
            ),
            law=steps.law,
            flows="",
        ),
    )


def statement(rows: Sequence[Row], subject: Subject) -> str:
    """The rows as HTML."""
    return render("statement", subject.language, rows=rows)


def _in_years(words: str, metric: Metric, subject: Subject) -> str:
    """Words of a figure until the sale, with this listing's holding period."""
    if metric.stage is not Stage.HORIZON:
        return words
    return over_years(words, len(subject.years("tax")), subject.language)


def _derived(key: str, subject: Subject) -> Derivation:
    return derive(metrics.get(key), subject.assessment, [subject.listing], 0)
