"""A value of the law as tables, in the reader's language and number format.

Nothing here knows a single statute: names, units and formulas come from the file's labels.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from string import Formatter
from typing import Any

from calc.law import Label, LawUnit, Statute
from calc.record import Language, Unit, Words
from words.catalogue import text
from words.numbers import number, typed

_MONEY = (LawUnit.EUR, LawUnit.EUR_YEAR, LawUnit.EUR_SQM, LawUnit.EUR_SQM_MONTH, LawUnit.EUR_SQM_YEAR)
_PLAIN = {LawUnit.SHARE: Unit.SHARE, LawUnit.DATE: Unit.DATE} | dict.fromkeys(_MONEY, Unit.EUR)
_WITHOUT_SUFFIX = (LawUnit.SHARE, LawUnit.EUR, LawUnit.DATE, LawUnit.NUMBER)


@dataclass(frozen=True)
class Link:
    """A citation and where it can be read."""

    words: str
    url: str


@dataclass(frozen=True)
class Grid:
    """A table: the first cell of a row names it; ``figures`` when the others are to stand in columns."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str | Link, ...], ...]
    figures: bool = True


def figure(value: Any, unit: LawUnit, language: Language) -> str:
    """A value of the law, nothing rounded away; ``inf`` is what lies above the last limit."""
    if unit is not LawUnit.DATE and math.isinf(value):
        return text(language, "method.above")
    if unit is LawUnit.COEFFICIENT:
        return number(value, 0 if value == int(value) else 2, language)
    bare = typed(value, _PLAIN.get(unit, Unit.MULTIPLE), language)
    return bare if unit in _WITHOUT_SUFFIX else text(language, f"method.unit_{unit.name.lower()}", value=bare)


def unit_of(label: Label) -> LawUnit:
    """The unit of a figure's label; a heading has none."""
    if label.unit is None:
        raise ValueError(f"A figure needs a unit: {label.words.en}")
    return label.unit


def grids(statute: Statute, value: Any, language: Language) -> Iterator[Grid]:
    """A complete value as tables: first its single figures, then the tables in it."""
    rows = tuple(_rows(statute, value, language))
    if rows:
        yield Grid((text(language, "method.what"), text(language, "method.value")), rows)
    for key, table in (value if isinstance(value, dict) else {"value": value}).items():
        if _is_table(table):
            yield _steps(statute, key, table, language)


def _is_table(value: Any) -> bool:
    return isinstance(value, list) and isinstance(value[0], dict)


def _rows(statute: Statute, value: Any, language: Language, *above: str) -> Iterator[tuple[str, ...]]:
    """Every single figure under ``value`` with its name; equal neighbours of a list share a row."""
    key = above[-1] if above else "value"
    if _is_table(value):
        return
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _rows(statute, inner, language, *above, name)
    elif isinstance(value, list):
        label = statute.labels[key]
        for same, run in groupby(enumerate(value, start=1), key=lambda item: item[1]):
            places = [place for place, _ in run]
            span = text(language, "method.range", first=places[0], last=places[-1])
            name = label.words.in_language(language).format(key=span if len(places) > 1 else places[0])
            yield name, figure(same, unit_of(label), language)
    else:
        label = statute.labels.get(key) or statute.labels[above[-2]]
        parents = [statute.labels[name] for name in above[:-1]]
        if label in parents:
            yield label.words.in_language(language).format(key=key), figure(value, unit_of(label), language)
        else:
            names = [part.words.in_language(language) for part in (*parents, label)]
            name = f"{names[0]}: {', '.join(names[1:])}" if parents else names[0]
            yield name, figure(value, unit_of(label), language)


def _steps(statute: Statute, key: str, table: list[dict[str, Any]], language: Language) -> Grid:
    """A table of the law: each row named by its limit, then its figures or what they make together."""
    limit, *others = table[0]
    named = [(_limit(row[limit], statute.labels[limit], language), row) for row in table]
    title = statute.labels[key].words.in_language(language)
    if statute.formulas:
        rows = tuple((name, _formula(statute, row, language)) for name, row in named)
        return Grid((title, text(language, "method.formula")), rows, figures=False)
    heads = (title, *(statute.labels[other].words.in_language(language) for other in others))
    return Grid(
        heads,
        tuple(
            (name, *(figure(row[other], unit_of(statute.labels[other]), language) for other in others))
            for name, row in named
        ),
    )


def _limit(value: float, label: Label, language: Language) -> str:
    shown = figure(value, unit_of(label), language)
    return shown if math.isinf(value) else label.words.in_language(language).format(value=shown)


def _formula(statute: Statute, row: Mapping[str, Any], language: Language) -> str:
    formula = next(words.in_language(language) for words in statute.formulas if _fits(words, row))
    return formula.format(
        **{name: figure(row[name], unit_of(statute.labels[name]), language) for name in _figures_of(formula)}
    )


def _fits(formula: Words, row: Mapping[str, Any]) -> bool:
    return all(row.get(name) for name in _figures_of(formula.de))


def _figures_of(formula: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(formula) if name]
