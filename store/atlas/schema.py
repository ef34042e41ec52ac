"""The rules of the atlas's figures, as ``schema.toml`` states them, and whether a row keeps them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from calc.market.selection import months
from store.atlas.files import DATA

FIRST_YEAR, LAST_YEAR = 1990, 2099


@dataclass(frozen=True)
class Measure:
    """What is measured: its unit, the range of its values, the kinds it may be of; ``complete``: in all districts."""

    unit: str
    within: tuple[float, float]
    kinds: tuple[str, ...]
    complete: bool


@dataclass(frozen=True)
class Schema:
    """Measures by identifier and, for the columns that offer a choice, what may be chosen."""

    measures: Mapping[str, Measure]
    columns: tuple[str, ...]
    choices: Mapping[str, tuple[str, ...]]


@cache
def schema(folder: Path = DATA) -> Schema:
    """The rules of that folder. Raises OSError where there is no schema."""
    record = tomllib.loads((folder / "schema.toml").read_text(encoding="utf-8"))
    columns = record["files"]["observations"]["columns"]
    return Schema(
        measures={
            key: Measure(rule["unit"], (rule["within"][0], rule["within"][1]), tuple(rule["kinds"]), rule["complete"])
            for key, rule in record["measures"].items()
        },
        columns=tuple(columns),
        choices={name: tuple(column["choices"]) for name, column in columns.items() if "choices" in column},
    )


def wrong(row: Mapping[str, str], rules: Schema, districts: Collection[str]) -> Iterator[str]:
    """What is wrong with a row of observations, all cells as text; a sentence each, naming the column."""
    yield from _wrong_ags(row["ags"], row["scope"], districts)
    for name, choices in rules.choices.items():
        if row[name] not in choices:
            yield f"{name}: {row[name]!r} is none of {', '.join(choices)}."
    yield from _wrong_period(row["period"])
    if row["n"] and not re.fullmatch(r"[1-9][0-9]*", row["n"]):
        yield f"n: {row['n']!r} is no whole number of sales, such as 176; leave it empty if the source does not say."
    measure = rules.measures.get(row["measure"])
    if measure:
        yield from _wrong_value(row, measure)


def _wrong_ags(ags: str, scope: str, districts: Collection[str]) -> Iterator[str]:
    if not re.fullmatch(r"[0-9]{5}|[0-9]{8}", ags):
        hint = ""
        if re.fullmatch(r"[0-9]{4}|[0-9]{7}", ags):
            hint = f" A leading zero seems to be lost: 0{ags}? Keep the column as text."
        yield f"ags: {ags!r} has not five digits (district) or eight (municipality), such as 05113.{hint}"
    elif ags[:5] not in districts:
        yield f"ags: {ags!r} is none of today's 400 districts and in none of them."
    elif len(ags) == 8 and scope != "gemeinde":
        yield f"scope: {ags!r} is a municipality, so the scope is gemeinde, not {scope!r}."
    elif len(ags) == 5 and scope == "gemeinde":
        yield f"ags: a municipality needs its eight digits, not {ags!r}."


def _wrong_period(period: str) -> Iterator[str]:
    if not period:
        yield "period: is empty; a year, month, quarter or day is needed, such as 2025 or 2025-09."
        return
    try:
        year = int(months(period) // 12)
    except ValueError as error:
        yield f"period: {error}"
        return
    if not FIRST_YEAR <= year <= LAST_YEAR:
        yield f"period: {period!r} is not between {FIRST_YEAR} and {LAST_YEAR}."


def _wrong_value(row: Mapping[str, str], measure: Measure) -> Iterator[str]:
    if row["unit"] and row["unit"] != measure.unit:
        yield f"unit: {row['measure']} is given in {measure.unit}, not {row['unit']!r}."
    if row["kind"] and row["kind"] not in measure.kinds:
        yield f"kind: {row['measure']} is {' or '.join(measure.kinds)}, not {row['kind']!r}."
    text = row["value"]
    if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
        hint = " Use a decimal point and no sign for thousands." if "," in text else ""
        yield f"value: {text!r} is no plain number, such as 2083.5.{hint}"
        return
    least, most = measure.within
    if not least <= float(text) <= most:
        hint = ""
        if measure.unit == "share" and 1 < float(text) <= 100:
            hint = f" Percent are given as shares: {float(text) / 100:g}?"
        yield f"value: {text} is not from {least:g} to {most:g} {measure.unit}.{hint}"
