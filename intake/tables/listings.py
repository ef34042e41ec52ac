"""The rows of a table as listings: the good ones in, each other one with everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from calc.listing import NAME_LENGTH, QUESTIONS, REQUIRED, Listing, Provenance
from calc.record import Language
from calc.states import STATES
from intake.source_link import source_link
from intake.tables.cell import Cell, shown
from intake.tables.columns import Column, columns
from intake.tables.headings import SOURCE, Meaning
from intake.tables.layout import Row, Table
from intake.tables.placing import PLACE_FIELDS, ends_in_a_place, fill_place
from intake.tables.values import is_nothing, value
from words.reading import Problem

_ADDRESSES_LOOKED_AT = 40
ROWS_AT_ONCE = 400
"""After so many rows a reader is told how far it got."""


@dataclass(frozen=True)
class Rejected:
    """A row that is no listing yet, as it stood there, with what is wrong."""

    row: Row
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Unusual:
    """A value that was taken in from a line of the file, outside what its input usually is."""

    line: int
    field: str
    value: float


@dataclass(frozen=True)
class Taken:
    """What became of a table's rows; ``read`` counts the rows looked at, ``of`` all of them.

    ``placed`` counts the listings whose federal state follows from town or postal code; ``unusual`` holds what is in
    the list and yet rare enough to be a slip.
    """

    listings: tuple[Listing, ...]
    rejected: tuple[Rejected, ...]
    read: int
    of: int
    placed: int = 0
    unusual: tuple[Unusual, ...] = ()


@dataclass(frozen=True)
class Assigned:
    """What each column of a table holds (None: left out), and the state where neither column nor place names it.

    ``addresses``: the names are addresses that end in a place.
    """

    meanings: tuple[Meaning | None, ...]
    state: str = ""
    addresses: bool = False

    @property
    def missing(self) -> tuple[str, ...]:
        """Required inputs that no column holds; a listing without a name gets one."""
        held = self.held
        known = {"name"} | ({"state"} if self.state in STATES or self.says_places else set())
        return tuple(field for field in REQUIRED if field not in held | known)

    @property
    def says_places(self) -> bool:
        """Whether the federal state may follow from what the rows say."""
        return self.addresses or bool(self.held & PLACE_FIELDS)

    @property
    def held(self) -> set[str]:
        """The inputs that some column holds."""
        return {meaning.field for meaning in self.meanings if meaning}


def are_addresses(table: Table, meanings: Sequence[Meaning | None]) -> bool:
    """Whether the column of names holds addresses that end in a place: more than half of the first ones do."""
    place = next((place for place, meaning in enumerate(meanings) if meaning and meaning.field == "name"), None)
    names = [] if place is None else [shown(row.cells[place]) for row in table.rows[:_ADDRESSES_LOOKED_AT]]
    return sum(map(ends_in_a_place, names)) > len(names) / 2


def take(table: Table, assigned: Assigned, language: Language, unnamed: str) -> Iterator[Taken]:
    """Read the rows, reporting every :data:`ROWS_AT_ONCE` and at the end.

    ``unnamed`` names a listing without a name, with ``{row}`` for the line of the file. A row is rejected with all
    its problems; what stands in columns that are left out plays no part.
    """
    held = columns(table, assigned.meanings, language)
    listings: list[Listing] = []
    rejected: list[Rejected] = []
    placed, unusual = 0, list[Unusual]()
    for count, row in enumerate(table.rows, start=1):
        found = _listing(row, held, assigned.state, unnamed)
        if isinstance(found, _Found):
            listings.append(found.listing)
            placed += found.placed
            unusual += _unusual(row, held, found.listing)
        else:
            rejected.append(Rejected(row, tuple(found)))
        if count % ROWS_AT_ONCE == 0 and count < len(table.rows):
            yield Taken((), (), count, len(table.rows))
    yield Taken(tuple(listings), tuple(rejected), len(table.rows), len(table.rows), placed, tuple(unusual))


def preview(table: Table, assigned: Assigned, language: Language, unnamed: str, rows: int) -> Taken:
    """The same for the first rows, their columns read as in the whole table."""
    held = columns(table, assigned.meanings, language)
    first = table.rows[:rows]
    found = [(row, _listing(row, held, assigned.state, unnamed)) for row in first]
    return Taken(
        tuple(one.listing for _, one in found if isinstance(one, _Found)),
        tuple(Rejected(row, tuple(one)) for row, one in found if not isinstance(one, _Found)),
        len(first),
        len(table.rows),
    )


@dataclass(frozen=True)
class _Found:
    listing: Listing
    placed: bool


def _listing(row: Row, held: Sequence[Column], state: str, unnamed: str) -> _Found | list[Problem]:
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    source = ""
    per_sqm: list[str] = []
    for column in held:
        cell: Cell = row.cells[column.position]
        field = column.meaning.field
        if field == SOURCE:
            source = source_link(shown(cell))  # What is none is left out: nothing is calculated from it.
        elif field in ("name", "state") and is_nothing(cell):
            continue
        else:
            try:
                values[field] = value(column, cell)
            except Problem as problem:
                problems.append(problem)
            per_sqm += [field] if column.meaning.per_sqm else []
    unread = {problem.field for problem in problems}
    placed = "state" not in unread and fill_place(values)
    if state:
        values.setdefault("state", state)
    if "state" not in values.keys() | unread:
        problems.append(Problem("state", "missing", ""))
    if problems:
        return problems
    for field in per_sqm:
        if values[field] is not None:
            values[field] *= values["living_area_sqm"]
            _, most = QUESTIONS[field].within or (0.0, values[field])
            if values[field] > most:
                return [Problem(field, "too_large", shown(values[field]))]
    if not values.get("name"):
        values["name"] = _name(values, row, unnamed)
    return _Found(Listing(**values, provenance=Provenance(source_url=source)), placed)


def _unusual(row: Row, held: Sequence[Column], listing: Listing) -> Iterator[Unusual]:
    for column in held:
        question = QUESTIONS.get(column.meaning.field)
        if question is None or question.usual is None:
            continue
        value = getattr(listing, column.meaning.field)
        if value is not None and not question.usual[0] <= value <= question.usual[1]:
            yield Unusual(row.number, column.meaning.field, value)


def _name(values: dict[str, Any], row: Row, unnamed: str) -> str:
    """Town and line, or the line alone, for a listing that has no name of its own."""
    place = values.get("town")
    name = unnamed.format(row=row.number)
    return f"{place}, {name}"[:NAME_LENGTH] if place else name


def as_written(rejected: Rejected, headings: Sequence[str]) -> dict[str, str]:
    """The cells of a rejected row by heading, as texts."""
    return {heading: shown(cell) for heading, cell in zip(headings, rejected.row.cells, strict=True)}
