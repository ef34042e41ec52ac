"""Figures of places side by side as rows of a table, each with its origin or the reason why there is none."""

from __future__ import annotations

from collections import Counter
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
        # What is made of several figures names kinds and years; each of them has a row with its publisher.
        named = sources and len(cell.origins) == 1
        note = origin_words(cell.origins, load().sources, language) if named else brief_words(cell.origins, language)
        cells.append(Cell(value_words(record, cell.value, language), note))
    return _with_shared_note(record.label.in_language(language), cells)


def _with_shared_note(label: str, cells: Sequence[Cell]) -> Row:
    """What most cells say of their origin goes below the label; the others keep theirs, or what they add to it."""
    notes = Counter(cell.note for cell in cells if not cell.missing)
    shared, times = notes.most_common(1)[0] if notes else ("", 0)
    if times < 2 and len(notes) > 1:
        return Row(label, "", tuple(cells))
    short = tuple(
        cell if cell.missing else Cell(cell.value, "" if cell.note == shared else _beyond(cell.note, shared))
        for cell in cells
    )
    return Row(label, shared, short)


def _beyond(note: str, shared: str) -> str:
    return note.removeprefix(f"{shared}, ") if note.startswith(f"{shared}, ") else note


def _missing(reason: str, key: str, language: Language) -> Cell:
    words = "atlas.legend_no_price" if FIGURES[key].has_price else "common.not_computable"
    return Cell(text(language, words), text(language, f"reason.{reason}"), missing=True)
