"""A record as data: the canonical JSON itself, and a table for spreadsheets."""

from __future__ import annotations

import csv
import re
from io import StringIO

from embed.record import Record

_MARK = "\ufeff"
"""Tells Excel that the file is UTF-8."""

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
_AMOUNT = re.compile(r"[+-]?[€]?[0-9.,]+[\u00a0 ]?[€%]?")


def table(record: Record) -> str:
    """Inputs and results as CSV in the record's language: semicolons in German, commas in English."""
    data, language = record.data, record.language
    written = StringIO()
    writer = csv.writer(written, delimiter=";" if language == "de" else ",", lineterminator="\r\n")
    names = data["words"]["names"]
    comma = language == "de"
    writer.writerow(["group", "key", "label", "listing", "raw", "rounded", "origin"])
    for key in ("title", "author", "note"):
        writer.writerow(["publication", key, "", "", _harmless(data[key]), "", ""])
    for key in ("edition", "law_day"):
        writer.writerow(["publication", key, "", "", data[key], "", ""])
    for row in data["words"]["assumptions"]:
        for place, name in enumerate(names):
            frozen = data["inputs"]["listings"][place]
            raw = frozen["stated"].get(row["input"], frozen["assumed"].get(row["input"], ""))
            origin = "preset" if row["assumed"][place] else "stated"
            cells = [row["label"][language], name, _number(raw, comma=comma), row["values"][place][language]]
            writer.writerow(["input", row["input"], *map(_harmless, cells), origin])
    for place, name in enumerate(names):
        for key, figure in data["results"][place].items():
            raw = "" if figure["raw"] is None else figure["raw"]
            label = data["words"]["figures"].get(key, {}).get(language, key)
            writer.writerow(
                [
                    "result",
                    key,
                    *map(_harmless, (label, name, _number(raw, comma=comma), figure["text"][language])),
                    "",
                ]
            )
    for source in data["sources"]:
        writer.writerow(["source", "", "", "", _harmless(source["source"]), "", ""])
    return _MARK + written.getvalue()


def _number(raw: object, *, comma: bool) -> object:
    """A number as the spreadsheet of that language reads it."""
    if isinstance(raw, bool):
        return int(raw)
    return repr(raw).replace(".", ",") if comma and isinstance(raw, float) else raw


def _harmless(cell: object) -> object:
    """A text that a spreadsheet would take for a formula is marked as text; amounts are none."""
    if isinstance(cell, str) and cell.startswith(_DANGEROUS) and not _AMOUNT.fullmatch(cell):
        return f"'{cell}"
    return cell
