"""Figures of places side by side as rows of a table, each with its origin or the reason why there is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from calc.market import FIGURES, Market
from calc.outcome import Unavailable
from calc.record import Language, Unit
from store.atlas import load
from words.atlas import brief_words, origin_words, value_words
from words.catalogue import text
from words.numbers import euro, typed

BUDGET = 250_000.0
"""What an investor might spend: a round sum that buys a flat in most places."""


@dataclass(frozen=True)
class Cell:
    """A figure in words with its origin (``note``); a ``missing`` one has a reason instead."""

    value: str
    note: str = ""
    missing: bool = False


@dataclass(frozen=True)
class Row:
    """A figure of every place; ``note`` is the origin that all cells share."""

    label: str
    note: str
    cells: tuple[Cell, ...]


def figure_rows(
    keys: Sequence[str], found: Market, rows: Sequence[int], language: Language, *, sources: bool = False
) -> list[Row]:
    """The named figures of these places; with ``sources`` the publishers stand in the notes."""
    return [_figure_row(key, found, rows, language, sources=sources) for key in keys]


def budget_area_row(found: Market, rows: Sequence[int], language: Language) -> Row:
    """How many square metres the budget buys."""
    return _of_price(
        found, rows, lambda _, price: typed(float(round(BUDGET / price)), Unit.SQM, language),
        text(language, "atlas.buys", budget=euro(BUDGET, language)), language,
    )  # fmt: skip


def budget_rent_row(found: Market, rows: Sequence[int], language: Language) -> Row:
    """What that area brings at the asking rent, EUR per month."""
    rents = found.published("rent_asking")
    return _of_price(
        found, rows, lambda row, price: euro(BUDGET / price * float(rents[row]), language),
        text(language, "atlas.budget_rent"), language,
    )  # fmt: skip


def _of_price(
    found: Market, rows: Sequence[int], value: Callable[[int, float], str], label: str, language: Language
) -> Row:
    prices, reasons = found.published("price_flat"), found.column("price_flat").reasons
    cells = tuple(
        _missing(str(reasons[row]), "price_flat", language)
        if np.isnan(prices[row])
        else Cell(value(row, float(prices[row])))
        for row in rows
    )
    return Row(label, text(language, "atlas.buys_note"), cells)


def _figure_row(key: str, found: Market, rows: Sequence[int], language: Language, *, sources: bool) -> Row:
    record = FIGURES[key]
    cells = []
    for row in rows:
        cell = found.cell(row, key)
        if isinstance(cell.value, Unavailable):
            cells.append(_missing(cell.value.reason, key, language))
            continue
        note = (
            origin_words(cell.origins, load().sources, language) if sources else brief_words(cell.origins, language)
        )
        cells.append(Cell(value_words(record, cell.value, language), note))
    notes = {cell.note for cell in cells if not cell.missing}
    if len(notes) != 1:
        return Row(record.label.in_language(language), "", tuple(cells))
    shared = tuple(cell if cell.missing else Cell(cell.value) for cell in cells)
    return Row(record.label.in_language(language), notes.pop(), shared)


def _missing(reason: str, key: str, language: Language) -> Cell:
    words = "atlas.legend_no_price" if FIGURES[key].has_price else "common.not_computable"
    return Cell(text(language, words), text(language, f"reason.{reason}"), missing=True)
