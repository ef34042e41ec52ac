"""A record as data: the canonical JSON itself, and a table for spreadsheets."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import StringIO
from typing import Any

from calc.record import Language
from calc.tables import harmless
from embed.record import Json, Record

_MARK = "\ufeff"
"""Tells Excel that the file is UTF-8."""

_AMOUNT = re.compile(r"[+-]?[€]?[0-9.,]+[\u00a0 ]?[€%]?")


def table(record: Record) -> str:
    """Inputs and results as CSV in the record's language: semicolons in German, commas in English."""
    data, language = record.data, record.language
    written = StringIO()
    writer = csv.writer(written, delimiter=";" if language == "de" else ",", lineterminator="\r\n")
    comma = language == "de"
    writer.writerow(["group", "key", "label", "listing", "raw", "rounded", "origin"])
    for key in ("title", "author", "note"):
        writer.writerow(["publication", key, "", "", _harmless(data[key]), "", ""])
    for key in ("edition", "law_day"):
        writer.writerow(["publication", key, "", "", data[key], "", ""])
    rows = _places if "atlas" in data["inputs"] else _properties
    for row in rows(data, language):
        *texts, raw, rounded, origin = row
        writer.writerow([*map(_harmless, texts), _number(raw, comma=comma), _harmless(rounded), origin])
    for source in data["sources"]:
        writer.writerow(["source", "", "", "", _harmless(source["source"]), "", ""])
    return _MARK + written.getvalue()


def _properties(data: Json, language: Language) -> Iterator[tuple[Any, ...]]:
    """Group, key, label, listing, raw, rounded, origin: of inputs and results."""
    names = data["words"]["names"]
    for row in data["words"]["assumptions"]:
        for place, name in enumerate(names):
            frozen = data["inputs"]["listings"][place]
            raw = frozen["stated"].get(row["input"], frozen["assumed"].get(row["input"], ""))
            origin = "preset" if row["assumed"][place] else "stated"
            yield "input", row["input"], row["label"][language], name, raw, row["values"][place][language], origin
    for place, name in enumerate(names):
        for key, figure in data["results"][place].items():
            label = data["words"]["figures"].get(key, {}).get(language, key)
            yield "result", key, label, name, figure["raw"], figure["text"][language], ""


def _places(data: Json, language: Language) -> Iterator[tuple[Any, ...]]:
    """The same of the atlas: figures of places, or one figure of all districts."""
    results, labels = data["results"], data["words"]["figures"]
    for key, values in data["inputs"]["atlas"].items():
        yield "input", key, "", "", " ".join(values), "", ""
    if isinstance(results, list):
        for name, figures in zip(data["words"]["names"], results, strict=True):
            for key, figure in figures.items():
                origin = figure.get("origin", figure.get("reason", {})).get(language, "")
                yield (
                    "result",
                    key,
                    labels[key][language],
                    name[language],
                    figure["raw"],
                    figure["text"][language],
                    origin,
                )
        return
    key = results["figure"]
    for name, raw, words in zip(results["names"], results["raw"], results["text"][language], strict=True):
        yield "result", key, labels[key][language], name, raw, words, ""


def _number(raw: object, *, comma: bool) -> object:
    """A number as the spreadsheet of that language reads it; nothing for none."""
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return int(raw)
    return repr(raw).replace(".", ",") if comma and isinstance(raw, float) else raw


def _harmless(cell: object) -> object:
    """As :func:`calc.tables.harmless`; an amount with its sign and unit is no formula either."""
    return cell if isinstance(cell, str) and _AMOUNT.fullmatch(cell) else harmless(cell)
