"""A list of units or rents as what it says of the offer: the row of the flat that is meant, or a house's sums."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from intake.expose.amounts import plain_number
from intake.expose.grid import Grid, Row, grids
from intake.expose.labels import labels
from intake.expose.pieces import Piece
from intake.expose.spelling import words

MOST_SHOWN = 12
"""Rows of a list in which no unit is chosen; two already contradict each other."""

_LABELS = {"price": "Kaufpreis", "house_money": "Hausgeld", "area": "Wohnfläche", "rooms": "Zimmer", "floor": "Etage"}
_UNITS = {"price": " €", "house_money": " €", "rent": " €", "parking": " €", "area": " m²"}
_NUMBER = re.compile(r"(?<![\w.,])\d[\d.,']*(?:,-+)?")
_FLOOR = re.compile(r"\d{1,2}\. ?(?:OG|UG)|EG|DG|UG", re.IGNORECASE)
_HOUSE = words(
    r"(?:mehr|zwei|drei|vier|fünf|sechs|acht)familien-?haus|(?<!\w)mfh(?!\w)|zinshaus|rendite-?haus|miets?haus(?!\w)"
    r"|wohn- und geschäftshaus|apartment (?:house|building)"
)
_PICKED = words(
    r"ihre? (?:wohnung|angebot|auswahl)|diese[sr]? (?:angebot|wohnung|inserat)|ausgewählt|hier angeboten|<-|=>|>>|->"
)
_WORD_OF_A_UNIT = r"(?<!\w)(?:we|wohnung|whg\.?|wohneinheit|einheit|top|unit|flat|apartment)[ -]?(?:nr\.? ?|no\.? ?)?"
_UNIT_ENDS = r"(?!\w|[.,]\d| ?(?:m2|qm|€|eur|zimmer|-?zi)|\. ?(?:og|etage|stock|geschoss|ober))"
_UNIT_WORD = re.compile(rf"^(?:{_WORD_OF_A_UNIT}|nr\.?)[ -]*", re.IGNORECASE)
_UNIT = re.compile(rf"{_WORD_OF_A_UNIT}(?P<name>[A-Z]?\d{{1,3}}){_UNIT_ENDS}", re.IGNORECASE)
_UNIT_LINE = re.compile(rf"^[ \t|*-]*(?:{_UNIT.pattern})(?P<line>[^\n]*)$", re.IGNORECASE | re.MULTILINE)
MOST_LINES = 100
_GONE = words(r"verkauft|reserviert|vergeben|sold|reserved")
_SPACE = words(r"stellpl|garage|carport|parkpl|(?<!\w)tg(?!\w)|parking")


def without_other_units(plain: str) -> Iterator[Piece]:
    """The text without lines on units other than the one it names most often."""
    lines = [m for m in islice(_UNIT_LINE.finditer(plain), MOST_LINES) if _NUMBER.search(m["line"])]
    names = {_plain_name(line["name"]) for line in lines} | {
        _plain_name(m["name"]) for m in islice(_UNIT.finditer(plain), MOST_LINES)
    }
    often = {name: len(re.findall(_named_unit(name), plain, re.IGNORECASE)) for name in names if name}
    position = 0
    meant = [name for name, count in often.items() if count == max(often.values())]
    for line in lines if len(meant) == 1 and often[meant[0]] > 1 else ():
        if _plain_name(line["name"]) != meant[0]:
            yield Piece(position, line.start())
            yield Piece(line.start(), line.start(), "\n")
            position = line.end("line")
    yield Piece(position, len(plain))


def lists(plain: str) -> Iterator[Piece]:
    """The text with each list of units and rents replaced by lines "label: value"."""
    position = 0
    for grid in grids(plain):
        yield Piece(position, grid.span[0])
        yield from _said(plain, grid)
        position = grid.span[1]
    yield Piece(position, len(plain))


def _said(plain: str, grid: Grid) -> Iterator[Piece]:
    rows = [row for row in grid.rows if not row.is_total]
    chosen = _chosen(plain, grid, rows)
    if chosen:
        yield from _lines(plain, grid, chosen, status=True)
    elif grid.column("price") is not None:
        for row in rows[:MOST_SHOWN]:
            yield from _lines(plain, grid, row, status=False)
    else:
        yield from _sums(plain, grid, rows)


def _chosen(plain: str, grid: Grid, rows: list[Row]) -> Row | None:
    """The row that is marked, that the rest of the text names most, whose price stands there, or that is left."""
    priced = grid.column("price") is not None
    if not priced and _HOUSE.search(plain):
        return None
    picked = [row for row in rows if _PICKED.search(plain[slice(*row.span)])]
    if len(picked) == 1:
        return picked[0]
    rest = plain[: grid.span[0]] + "\n" + plain[grid.span[1] :]
    for said in (_named, _priced):
        counts = [said(plain, grid, row, rest) for row in rows]
        most = max(counts)
        if most and counts.count(most) == 1:
            return rows[counts.index(most)]
    left = [row for row in rows if not _GONE.search(plain[slice(*row.span)])]
    return left[0] if priced and len(left) == 1 else None


def _named(plain: str, grid: Grid, row: Row, rest: str) -> int:
    """How often the rest of the text names the row's unit: "WE 07", "Wohnung 7"."""
    column = grid.column("unit")
    if column is None or column not in row.cells:
        return 0
    name = _plain_name(_UNIT_WORD.sub("", plain[slice(*row.cells[column])]))
    if not name or len(name) > 12:
        return 0
    return len(re.findall(_named_unit(name), rest, re.IGNORECASE))


def _plain_name(name: str) -> str:
    return name.strip(" .").lstrip("0").casefold()


def _named_unit(name: str) -> str:
    """A pattern for the unit's name behind a word for units."""
    return rf"{_WORD_OF_A_UNIT}0*{re.escape(name)}{_UNIT_ENDS}"


def _priced(plain: str, grid: Grid, row: Row, rest: str) -> int:
    """Whether the row's price stands in the rest of the text too."""
    column = grid.column("price")
    number = _NUMBER.search(plain, *row.cells[column]) if column is not None and column in row.cells else None
    return int(number is not None and len(number.group()) > 4 and number.group().rstrip(",-") in rest)


def _lines(plain: str, grid: Grid, row: Row, *, status: bool) -> Iterator[Piece]:
    """What a row tells, one line for each cell."""
    for column, kind in grid.kinds.items():
        start, end = row.cells.get(column, (0, 0))
        text = plain[start:end]
        if start == end or kind in ("unit", "per_sqm") or (kind == "status" and not status):
            continue
        if kind == "floor" and not _FLOOR.match(text):
            continue
        if kind in _UNITS and not _NUMBER.search(text):
            continue
        yield Piece(start, start, f"\n{_label(kind, grid.names[column])}: ")
        yield Piece(start, end)
        yield Piece(end, end, f"{'' if '€' in text or 'm2' in text else _UNITS.get(kind, '')}\n")


def _label(kind: str, heading: str) -> str:
    """Words in front of a value: a rent keeps its heading, which says whether it is cold, a year's or possible."""
    if kind in ("rent", "parking"):
        named = any(label.key in ("rent", "parking") for label in labels(heading))
        return heading.strip(" :") if named else f"Kaltmiete {heading.strip(' :')}"
    return _LABELS.get(kind, "Status")


def _sums(plain: str, grid: Grid, rows: list[Row]) -> Iterator[Piece]:
    """The sums of a house's rents and areas; parking spaces beside the flats are income of their own."""
    flats = [row for row in rows if not _SPACE.search(plain[slice(*row.span)])]
    spaces = [row for row in rows if row not in flats]
    total = next((row for row in grid.rows if row.is_total), None)
    for column, kind in grid.kinds.items():
        if kind not in ("rent", "area"):
            continue
        label = _label(kind, grid.names[column])
        yield from _sum(plain, flats, column, f"{label} gesamt", _UNITS[kind], total)
        if kind == "rent":
            yield from _sum(plain, spaces, column, "Stellplatzmiete", " €", None)


def _sum(plain: str, rows: list[Row], column: int, label: str, unit: str, total: Row | None) -> Iterator[Piece]:
    """The sum, at the place where the list gives it itself, else for the stretch of the cells it is made of."""
    places = [row.cells[column] for row in rows if column in row.cells]
    numbers = [match for start, end in places if (match := _NUMBER.search(plain, start, end))]
    if not numbers:
        return
    value = sum(_number(match.group()) for match in numbers)
    cell = total.cells.get(column) if total else None
    stated = _NUMBER.search(plain, *cell) if cell else None
    if stated and abs(_number(stated.group()) - value) < 0.01:
        place = Piece(*stated.span())
    else:
        place = Piece(numbers[0].start(), numbers[-1].end(), written_sum(value))
    yield Piece(place.start, place.start, f"\n{label}: ")
    yield place
    yield Piece(place.end, place.end, f"{unit}\n")


def written_sum(value: float) -> str:
    """The sum as a listing writes it: "2.596,38"."""
    return f"{value:,.2f}".translate(str.maketrans(",.", ".,"))


def _number(text: str) -> float:
    return plain_number(text.rstrip(",-"))
