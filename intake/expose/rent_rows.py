"""The rents of a house, one flat a line below the word for rents, as their sum: "EG 590, OG 620, Garage 40"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from intake.expose.amounts import plain_number
from intake.expose.draft import Span
from intake.expose.pieces import Piece
from intake.expose.spelling import words
from intake.expose.unit_list import written_sum

LEAST_ROWS, MOST_ROWS, LONGEST_ROW = 2, 40, 120
_CENT = 0.01
_HEADING = words(
    r"^[^\d\n€]{0,40}(?<!\w)(?:[\w-]*miet(?:en?|einnahmen|erträge|aufstellung|liste|erliste|übersicht)|nkm|rents)(?!\w)[^\d\n]{0,40}"
    r"(?:(?:\d\d?[./]){0,2}20\d\d\)?:?)?$"
)
_ROW = re.compile(
    r"^[ \t|*-]*(?P<name>\S.*?)(?:\t|[ \t.|]{2,}|[:=-][ \t.]*)(?P<amount>\d[\d.,']*(?:,-+)?)"
    r"[ \t]*(?:€|EUR|Euro)?(?:[ \t]*(?:/|pro|im)?[ \t]*(?:Monat|mtl\.?|monatlich))?[ \t]*(?:kalt|netto)?[ \t.;,]*$",
    re.IGNORECASE,
)
_FLAT = words(
    r"(?<![\w])(?:\d\. ?)?(?:eg|og|dg|ug)(?!\w)|(?<!\w)(?:we|whg|wohnung|einheit|laden|gewerbe|büro|praxis"
    r"|top)(?![a-z]{4})|geschoss|links|rechts|mitte|hinterhaus|zimmer"
)
_SPACE = words(r"stellpl|garage|carport|parkpl|(?<!\w)tg(?!\w)|parking")
_OTHER = words(
    r"nebenkosten|betriebskosten|heizkosten|warm|hausgeld|kaufpreis|zins|tilgung|verwaltung|rücklage|strom|(?<!\w)[nb]k(?!\w)"
)
_TOTAL = words(r"^\W*(?:summen?|gesamt\w*|insgesamt|total|zusammen)(?!\w)")
_RULE = re.compile(r"^[\s=_|-]*$")
_YEAR = words(r"jahr|p\. ?a\.|jährlich|annual")


@dataclass(frozen=True)
class _Row:
    name: str
    amount: Span
    value: float


def rent_rows(plain: str) -> Iterator[Piece]:
    """The text with each such list replaced by one line for the flats and one for the parking spaces."""
    position = start = 0
    lines = plain.split("\n")
    starts = []
    for line in lines:
        starts.append(start)
        start += len(line) + 1
    index = 0
    while index < len(lines):
        rows, added_up, end = _rows(lines, starts, index + 1) if _HEADING.match(lines[index]) else ([], False, index)
        flats = [row for row in rows if _FLAT.search(row.name) and not _SPACE.search(row.name)]
        spaces = [row for row in rows if _SPACE.search(row.name)]
        if len(flats) >= (1 if added_up else LEAST_ROWS) and len(flats) + len(spaces) == len(rows):
            yield Piece(position, starts[index])
            period = " jährlich" if _YEAR.search(lines[index]) else " monatlich"
            yield from _sum(flats, "Kaltmiete", period)
            yield from _sum(spaces, "Stellplatzmiete", period)
            position = starts[end] if end < len(lines) else len(plain)
            index = end
        else:
            index += 1
    yield Piece(position, len(plain))


def _rows(lines: Sequence[str], starts: Sequence[int], index: int) -> tuple[list[_Row], bool, int]:
    """The rows from that line on, up to their sum or the first line that is none, and the line behind them.

    Costs among them ("Nebenkosten 140 €") are left out where the sum in the last line holds them too, which is told.
    """
    rows: list[_Row] = []
    costs = 0.0
    while index < len(lines) and len(rows) < MOST_ROWS:
        line = lines[index]
        match = _ROW.match(line) if len(line) <= LONGEST_ROW else None
        value = plain_number(match["amount"].rstrip(",-")) if match else 0.0
        if match and _TOTAL.search(match["name"]):
            added_up = abs(sum(row.value for row in rows) + costs - value) < _CENT
            return (rows if added_up or not costs else []), added_up, index + 1
        if match and _OTHER.search(match["name"]):
            costs += value
        elif match:
            span = (starts[index] + match.start("amount"), starts[index] + match.end("amount"))
            rows.append(_Row(match["name"], span, value))
        elif (
            not _RULE.match(line)
            or (not line.strip() and not rows)
            or (not line.strip() and index + 1 < len(lines) and not _ROW.match(lines[index + 1]))
        ):
            break
        index += 1
    return ([] if costs else rows), False, index


def _sum(rows: Sequence[_Row], label: str, period: str) -> Iterator[Piece]:
    if not rows:
        return
    start, end = rows[0].amount[0], rows[-1].amount[1]
    yield Piece(start, start, f"\n{label}: ")
    yield Piece(start, end, written_sum(sum(row.value for row in rows)))
    yield Piece(end, end, f" €{period}\n")
