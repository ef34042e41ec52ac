"""Tables with a row of headings above many rows, as a list of units or of rents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from intake.expose.draft import Span
from intake.expose.spelling import words

LONGEST_ROW, MOST_ROWS, MOST_GRIDS, MOST_COLUMNS = 240, 60, 8, 14

HEADINGS: Mapping[str, re.Pattern[str]] = {
    "per_sqm": words(r"(?:€|eur|preis|miete) ?(?:/|pro|je) ?(?:m2|qm)|je (?:m2|qm)"),
    "rent": words(r"miete(?!r)|kalt|nkm|warm|(?<!\w)(?:ist|soll)(?!\w)|rent(?!e)"),
    "house_money": words(r"haus-?geld|wohngeld|house money|(?<!\w)hg(?!\w)"),
    "parking": words(r"stellpl|garage|(?<!\w)tg(?!\w)|carport|parking"),
    "price": words(r"preis|(?<!\w)kp(?!\w)|price"),
    "area": words(r"fläche|wfl|wohnfl|größe|(?<!\w)(?:m2|qm|sqm)(?!\w)|area|size"),
    "rooms": words(r"(?<!\w)zi(?:\.|mmer)?(?!\w)|rooms?|räume"),
    "unit": words(r"(?<!\w)(?:we|nr|whg|wohnung|einheit|wohneinheit|top|unit|no|objekt)(?!\w)|wohnungsn|whg-?nr"),
    "floor": words(r"lage|etage|geschoss|stock|floor"),
    "status": words(r"status|zustand|vermietung|bezug"),
}
"""What a heading says of its column; the first that fits counts."""

_TOTAL = words(r"^\W*(?:summen?|gesamt|insgesamt|total|ges\.|zusammen|σ)(?!\w)")
_RULE = re.compile(r"^[\s|+=_-]*$")
_FIGURE = re.compile(r"\d")
_NO_HEADING = re.compile(r"\d(?<!m2)")
_SPACED = re.compile(r"\S(?:[^\t\n ]| (?! ))*")


@dataclass(frozen=True)
class Row:
    """One row: its whole stretch, its cells by column, and whether it gives the sum of others."""

    span: Span
    cells: Mapping[int, Span]
    is_total: bool


@dataclass(frozen=True)
class Grid:
    """A table from its headings to its last row: the kinds of its columns by their place, the names of all."""

    span: Span
    kinds: Mapping[int, str]
    names: Sequence[str]
    rows: Sequence[Row]

    def column(self, kind: str) -> int | None:
        """The first column of that kind."""
        return next((index for index, known in self.kinds.items() if known == kind), None)


def grids(plain: str) -> Iterator[Grid]:
    """Tables of at least two rows that name a unit, a floor, rooms or an area, and rents or prices."""
    return islice(_grids(plain), MOST_GRIDS)


def _grids(plain: str) -> Iterator[Grid]:
    lines: list[Span] = []
    start = 0
    for text in plain.split("\n"):
        lines.append((start, start + len(text)))
        start += len(text) + 1
    index = 0
    while index < len(lines):
        headings = _headings(plain, lines[index])
        rows = list(_rows(plain, lines[index + 1 :], headings)) if headings else []
        if headings and sum(not row.is_total for row in rows) >= 2:
            names = [plain[start:end] for start, end in headings]
            kinds = {i: kind for i, name in enumerate(names) if (kind := _kind(name))}
            yield Grid((lines[index][0], rows[-1].span[1]), kinds, names, rows)
            while index < len(lines) and lines[index][0] < rows[-1].span[1]:
                index += 1
        index += 1


def _kind(name: str) -> str:
    return next((kind for kind, pattern in HEADINGS.items() if pattern.search(name)), "")


def _headings(plain: str, line: Span) -> list[Span]:
    text = plain[slice(*line)]
    if (
        len(text) > LONGEST_ROW
        or _NO_HEADING.search(text)
        or ("  " not in text.strip() and "\t" not in text and "|" not in text)
    ):
        return []
    cells = _cells(plain, line)
    kinds = {_kind(plain[start:end]) for start, end in cells if start < end}
    tells = kinds & {"unit", "floor", "rooms", "area"} and kinds & {"rent", "price"}
    return cells if tells and 3 <= len(cells) <= MOST_COLUMNS else []


def _cells(plain: str, line: Span) -> list[Span]:
    """The cells of a line: between tabs or bars (empty ones too), else parted by two spaces."""
    text = plain[slice(*line)]
    mark = "\t" if "\t" in text.strip() else "|" if text.count("|") > 1 else ""
    if not mark:
        return [(line[0] + m.start(), line[0] + m.end()) for m in _SPACED.finditer(text)]
    cells, start = [], line[0]
    for part in text.split(mark):
        lead = len(part) - len(part.lstrip())
        cells.append((start + lead, start + lead + len(part.strip())))
        start += len(part) + 1
    if mark == "|" and text.strip().startswith("|"):
        cells = cells[1:]
    return cells


def _rows(plain: str, lines: Sequence[Span], headings: Sequence[Span]) -> Iterator[Row]:
    """The rows below the headings, up to a line that is none."""
    blank = 0
    for line in lines[:MOST_ROWS]:
        text = plain[slice(*line)]
        if _RULE.match(text):
            blank += not text.strip()
            if blank > 1:
                return
            continue
        cells = _cells(plain, line)
        if len(text) > LONGEST_ROW or len(cells) < 2 or len(cells) > len(headings) + 1 or not _FIGURE.search(text):
            return
        is_total = bool(_TOTAL.search(text))
        if not is_total and (":" in text[:24] or (blank and len(cells) < len(headings))):
            return
        yield Row(line, dict(_placed(plain, headings, cells)), is_total)


def _placed(plain: str, headings: Sequence[Span], cells: Sequence[Span]) -> Iterator[tuple[int, Span]]:
    """The cells under their headings: in order where there are as many, else each under the nearest one."""
    by_order = len(cells) == len(headings) or "\t" in plain[cells[0][0] : cells[-1][1]]
    shift_row, shift_head = (plain.rfind("\n", 0, spans[0][0] + 1) for spans in (cells, headings))
    for index, cell in enumerate(cells):
        if by_order:
            column = index
        else:
            start, end = cell[0] - shift_row, cell[1] - shift_row
            apart = [max(start - (b - shift_head), (a - shift_head) - end) for a, b in headings]
            column = apart.index(min(apart))
        if cell[0] < cell[1] and column < len(headings):
            yield column, cell
