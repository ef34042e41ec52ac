"""What moves the result: each assumption by a tenth, price against rent, and worse times."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from calc import metrics
from calc.assessment import assess
from calc.case import Tax
from calc.listing import QUESTIONS, Listing
from calc.outcome import Figure, Unavailable
from calc.pointers import Matter, Pointer, pointers
from calc.sensitivity import SHARE, Effect, Grid, price_rent_grid, tornado
from calc.what_ifs import refinances, what_ifs
from drawing import tornado as drawn
from drawing.heat import Heat, heat_table
from ui.html import render
from ui.property.head import deciding
from ui.property.subject import Subject
from words.catalogue import text
from words.findings import figure_words
from words.numbers import NBSP, euro, number, show

_CASH_FLOW = "cash_flow_before_tax_yearly"
_MOVABLE = ("net_rental_yield", _CASH_FLOW, "equity", "monthly_top_up")
"""Figures of the exact calculation that a tornado can show; for the quick ones that of the net yield is shown."""

_MOST_EFFECTS = 6
_WHAT_IF_FIGURES = (_CASH_FLOW, "cash_flow_after_tax_yearly", "irr_after_tax", "dscr")
_REMEMBERED = 64


@dataclass(frozen=True)
class _WhatIfRow:
    label: str
    cells: tuple[str, ...]
    here: bool


def swings(subject: Subject) -> str:
    """The tornado of the figure the verdict hangs on; empty where that figure does not exist."""
    key = deciding(subject)
    metric = metrics.get(key if key in _MOVABLE else _MOVABLE[0])
    effects = _effects(subject.listing, metric.key, subject.buyer)[:_MOST_EFFECTS]
    if not effects:
        return ""
    shown = [
        drawn.Swing(
            QUESTIONS[effect.name].label.in_language(subject.language), effect.lower or 0.0, effect.higher or 0.0
        )
        for effect in effects
    ]
    return drawn.tornado(shown, metric, SHARE, subject.language)


def prices_and_rents(subject: Subject) -> str:
    """Cash flow per month before tax at five prices and five rents."""
    language = subject.language
    grid = _grid(subject.listing, subject.buyer)
    heat = Heat(
        rows=tuple(euro(rent, language) for rent in grid.rents),
        columns=tuple(_thousands(price, subject) for price in grid.prices),
        values=tuple(tuple(_monthly(cell) for cell in row) for row in grid.cells),
        here=(len(grid.rents) // 2, len(grid.prices) // 2),
        reference=subject.listing.actual_rent_monthly,
    )
    corner = text(language, "risk.corner")
    return heat_table(heat, corner, _title(subject), text(language, "risk.grid_unit"), language)


def worse_times(subject: Subject) -> str:
    """The figures as they are, and if things go worse."""
    language = subject.language
    cases = what_ifs(subject.listing)
    assessment = assess([case.listing for case in cases], subject.buyer)
    columns = [metrics.get(key) for key in _WHAT_IF_FIGURES]
    figures = [metric.figures(assessment) for metric in columns]
    rows = [
        _WhatIfRow(
            text(language, f"risk.if_{case.key}"),
            tuple(figure_words(m, f[row], language) for m, f in zip(columns, figures, strict=True)),
            here=case.key == "as_is",
        )
        for row, case in enumerate(cases)
    ]
    now, worst = (figures[0][row] for row in (0, -1))
    title = text(language, "risk.worse_title", now=_euros(now, subject), worst=_euros(worst, subject))
    heads = [text(language, f"risk.head_{key}") for key in ("before_tax", "after_tax", "irr", "dscr")]
    return render("property_what_if", language, title=title, heads=heads, rows=rows, later=_later(subject))


def _later(subject: Subject) -> str:
    """What a dearer follow-up loan would cost where it begins only after the sale; else it has a row of its own."""
    if refinances(subject.assessment.inputs):
        return ""
    found = pointers(subject.listing, subject.assessment, matters=(Matter.FINANCING,))
    figures = next((pointed.figures for pointed in found if pointed.pointer is Pointer.REFINANCING), None)
    if figures is None:
        return ""
    amounts = {name: show(figures[name].value, figures[name].unit, subject.language) for name in ("now", "after")}
    return text(subject.language, "risk.refinancing_later", **amounts)


@lru_cache(_REMEMBERED)
def _effects(listing: Listing, metric: str, buyer: Tax) -> tuple[Effect, ...]:
    return tornado(listing, metric, buyer)


@lru_cache(_REMEMBERED)
def _grid(listing: Listing, buyer: Tax) -> Grid:
    return price_rent_grid(listing, _CASH_FLOW, buyer)


def _title(subject: Subject) -> str:
    """From which rent on the property carries itself at its price."""
    language, needed = subject.language, subject.figure("break_even_rent_monthly")
    price = euro(subject.listing.price, language)
    if isinstance(needed, Unavailable):
        return text(language, "risk.grid_title_never", price=price)
    rent = max(0, ceil(needed - float(subject.assessment.inputs.further_income_monthly[0]) - 1e-6))
    return text(language, "risk.grid_title", price=price, rent=euro(rent, language))


def _monthly(figure: Figure) -> float:
    return 0.0 if isinstance(figure, Unavailable) else figure / 12.0


def _euros(figure: Figure, subject: Subject) -> str:
    if isinstance(figure, Unavailable):
        return text(subject.language, "common.not_computable")
    return euro(figure, subject.language, signed=True)


def _thousands(price: float, subject: Subject) -> str:
    thousands = price / 1_000
    digits = 0 if thousands >= 100 else 1
    words = text(subject.language, "risk.thousand", amount=number(thousands, digits, subject.language))
    return words.replace(" ", NBSP)
