"""Properties side by side: inputs, assumptions, quick estimate and exact calculation, best values marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from calc import metrics
from calc.assessment import Assessment
from calc.examples import EXAMPLES
from calc.listing import QUESTIONS, Listing
from calc.metrics import Better, Metric, Stage
from calc.outcome import Column, Unavailable
from calc.record import Language, Unit
from calc.screening import Screening
from calc.states import STATES
from ui.html import render
from words.catalogue import text
from words.findings import figure_words
from words.horizon import common_years, over_years
from words.numbers import show, typed

_FACTS = ("price", "actual_rent_monthly", "living_area_sqm", "market_rent_monthly")
_ASSUMPTIONS = (
    "other_income_monthly",
    "vacancy_rate",
    "admin_yearly",
    "maintenance_per_sqm_yearly",
    "loan_to_price",
    "nominal_rate",
    "initial_repayment_rate",
    "transfer_tax_rate",
    "notary_rate",
    "land_registry_rate",
    "broker_rate",
    "other_acquisition_costs",
    "land_share",
    "depreciation_rate",
)
_QUIET = ("market_rent_monthly", "other_income_monthly", "other_acquisition_costs")
"""Inputs that take a row only once somebody has entered one."""

_TWINS = ("gross_rental_yield_actual", "quick_cash_flow_yearly_actual")
"""Figures with the actual rent, shown only where it differs from the market rent."""


@dataclass(frozen=True)
class _Head:
    position: int
    name: str
    state: str
    verdict: str


@dataclass(frozen=True)
class _Cell:
    value: str
    mark: str = ""
    note: str = ""
    position: int | None = None
    missing: bool = False


@dataclass(frozen=True)
class _Row:
    label: str
    cells: tuple[_Cell, ...]


@dataclass(frozen=True)
class _Group:
    title: str
    rows: tuple[_Row, ...]
    note: str = ""


@dataclass(frozen=True)
class Compared:
    """What is compared: the listings as calculated, their places in the list, and their results."""

    listings: Sequence[Listing]
    positions: Sequence[int]
    assessment: Assessment
    screening: Screening
    same_assumptions: bool


def comparison_table(compared: Compared, language: Language) -> str:
    """The comparison as HTML."""
    heads = [
        _Head(
            position,
            listing.name,
            STATES[listing.state].in_language(language),
            compared.screening.verdicts[row].value,
        )
        for row, (listing, position) in enumerate(zip(compared.listings, compared.positions, strict=True))
    ]
    groups = [
        _Group(
            text(language, "compare.group_property"),
            (*_inputs(_FACTS, compared, language), *_figures(Stage.PROPERTY, compared, language)),
        ),
        *(
            _Group(text(language, f"compare.group_{stage}"), _figures(stage, compared, language))
            for stage in (Stage.QUICK, Stage.COMPLETE, Stage.HORIZON, Stage.BANK)
        ),
        _Group(
            text(language, "compare.group_assumptions"),
            _inputs(_ASSUMPTIONS, compared, language),
            text(language, "compare.preset_note"),
        ),
    ]
    return render("comparison", language, heads=heads, groups=groups)


def _inputs(names: Sequence[str], compared: Compared, language: Language) -> tuple[_Row, ...]:
    rows = []
    for name in names:
        question = QUESTIONS[name]
        display = typed if question.unit in (Unit.SHARE, Unit.SQM) or question.assumption else show
        own = [getattr(listing, name) is not None for listing in compared.listings]
        if name in _QUIET and not any(own):
            continue
        cells = tuple(
            _Cell(
                display(compared.assessment.inputs.value(name, row), question.unit, language),
                position=None if compared.same_assumptions and question.assumption else position,
                note=text(language, "compare.own_value") if own[row] and question.assumption else "",
            )
            for row, position in enumerate(compared.positions)
        )
        rows.append(_Row(question.label.in_language(language), cells))
    return tuple(rows)


def _figures(stage: Stage, compared: Compared, language: Language) -> tuple[_Row, ...]:
    inputs = compared.assessment.inputs
    same_rent = bool((inputs.actual_rent_monthly == inputs.market_rent_monthly).all())
    return tuple(
        _figure_row(metric, compared, language)
        for key, metric in metrics.catalogue(stage).items()
        if metric.listed and not (same_rent and key in _TWINS)
    )


def _figure_row(metric: Metric, compared: Compared, language: Language) -> _Row:
    figures = metric.figures(compared.assessment)
    marks = _marks(metric, figures.values)
    cells = []
    for row, listing in enumerate(compared.listings):
        figure = figures[row]
        missing = isinstance(figure, Unavailable)
        note = (
            text(language, f"reason.{figure.reason}")
            if isinstance(figure, Unavailable)
            else _published(metric, listing, language)
        )
        cells.append(_Cell(figure_words(metric, figure, language), marks[row], note, missing=missing))
    years = common_years(compared.assessment.inputs.holding_years)
    return _Row(over_years(metric.label.in_language(language), years, language), tuple(cells))


def _marks(metric: Metric, values: Column) -> list[str]:
    """Which values are the best and the weakest; none where all are equal or neither is preferable."""
    known = values[~np.isnan(values)]
    marks = [""] * len(values)
    if metric.better is Better.NEUTRAL or len(known) < 2 or known.max() == known.min():
        return marks
    best, worst = (known.max(), known.min()) if metric.better is Better.HIGHER else (known.min(), known.max())
    return ["best" if value == best else "worst" if value == worst else "" for value in values]


def _published(metric: Metric, listing: Listing, language: Language) -> str:
    """What the article printed, beside an example that still is the article's."""
    example = next((e for e in EXAMPLES.values() if e.listing == listing), None)
    printed = example.published.get(metric.key) if example else None
    if printed is None:
        return ""
    if isinstance(printed, str):
        value = text(language, f"compare.published_{printed.replace(' ', '_')}")
    else:
        value = show(printed, metric.unit, language, signed=metric.signed)
    return text(language, "compare.published", value=value)
