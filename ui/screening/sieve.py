"""The table that is the sieve: each row's line is ink as far as the listing gets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from calc import metrics
from calc.assessment import Assessment
from calc.listing import QUESTIONS
from calc.outcome import Unavailable
from calc.record import Language
from calc.screening import Gate, Screening, Verdict
from ui.html import render
from words.catalogue import text
from words.findings import figure_words, missing_words, threshold_words
from words.numbers import number, show, typed

_WITH_ACTUAL_RENT = {
    "gross_rental_yield": "gross_rental_yield_actual",
    "quick_cash_flow_yearly": "quick_cash_flow_yearly_actual",
}
"""Gates that use the market rent, with the figure for the rent paid today, shown beside it where it differs."""


@dataclass(frozen=True)
class _Head:
    label: str
    threshold: str
    left: str
    of: str


@dataclass(frozen=True)
class _Cell:
    value: str
    reach: str
    note: str = ""


@dataclass(frozen=True)
class _Row:
    position: int
    name: str
    facts: str
    cells: tuple[_Cell, ...]
    verdict: str


@dataclass(frozen=True)
class _Group:
    title: str
    rows: list[_Row]


def sieve_table(
    assessment: Assessment,
    screening: Screening,
    order: Sequence[int],
    language: Language,
    *,
    by_verdict: bool = False,
) -> str:
    """The sieve as HTML, its rows in the given order; with ``by_verdict`` under a heading for each verdict.

    Without rows it is the head alone, which then stands above a longer list.
    """
    total = len(assessment.inputs)
    heads = [
        _Head(
            gate.metric.short.in_language(language),
            threshold_words(gate, language),
            number(screening.left_after(index), 0, language),
            text(language, "screening.left", left="", total=number(total, 0, language)).strip(),
        )
        for index, gate in enumerate(screening.gates)
    ]
    rows = [_row(assessment, screening, position, language) for position in order]
    groups = _groups(rows, language) if by_verdict else [_Group("", rows)]
    return render("sieve", language, heads=heads, groups=groups if rows else [], total=number(total, 0, language))


def _groups(rows: list[_Row], language: Language) -> list[_Group]:
    found = {verdict: [row for row in rows if row.verdict == verdict.value] for verdict in Verdict}
    return [
        _Group(
            text(
                language,
                "screening.group",
                verdict=text(language, f"verdict.{verdict.value}"),
                count=number(len(members), 0, language),
            ),
            members,
        )
        for verdict, members in found.items()
        if members
    ]


def _row(assessment: Assessment, screening: Screening, position: int, language: Language) -> _Row:
    inputs = assessment.inputs
    area, price, rent = (
        typed(inputs.value(name, position), QUESTIONS[name].unit, language)
        if name == "living_area_sqm"
        else show(inputs.value(name, position), QUESTIONS[name].unit, language)
        for name in ("living_area_sqm", "price", "actual_rent_monthly")
    )
    return _Row(
        position=position,
        name=inputs.value("name", position),
        facts=text(language, "screening.facts", area=area, price=price, rent=rent),
        cells=tuple(_cell(assessment, screening, index, position, language) for index in range(len(screening.gates))),
        verdict=screening.verdicts[position].value,
    )


def _cell(assessment: Assessment, screening: Screening, index: int, position: int, language: Language) -> _Cell:
    gate, reached = screening.gates[index], int(screening.reached[position])
    figure = gate.metric.figures(assessment)[position]
    value = figure_words(gate.metric, figure, language)
    if index == reached:
        verdict = screening.verdicts[position].value
        if isinstance(figure, Unavailable):
            return _Cell(value, f"stop {verdict}", text(language, f"reason.{figure.reason}"))
        missing = missing_words(gate, float(screening.missing[index, position]), language)
        return _Cell(value, f"stop {verdict}", missing)
    return _Cell(value, "on" if index < reached else "off", _actual(assessment, gate, position, language))


def _actual(assessment: Assessment, gate: Gate, position: int, language: Language) -> str:
    """The figure with the rent paid today, where the market rent differs from it."""
    key = _WITH_ACTUAL_RENT.get(gate.metric.key)
    inputs = assessment.inputs
    if key is None or inputs.actual_rent_monthly[position] == inputs.market_rent_monthly[position]:
        return ""
    metric = metrics.get(key)
    value = figure_words(metric, metric.figures(assessment)[position], language)
    return text(language, "screening.actual", value=value)
