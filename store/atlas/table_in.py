"""A table that somebody brings: read with suspicion, completed, and every doubt named with its line."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from store.atlas.columns import plain_town
from store.atlas.given import OBSERVATION, SEGMENTS
from store.atlas.provenance import link
from store.atlas.schema import LAST_YEAR, Schema, wrong

MOST_PROBLEMS = 20
"""More than these are counted, not told."""

_OF_SOURCE = ("source", "source_id", "licence", "publisher", "attribution")
KNOWN = (*OBSERVATION, "price", *_OF_SOURCE)
"""Headings that a table may have."""

Row = dict[str, str]


class BadTableError(Exception):
    """The table cannot be taken; ``problems`` are sentences."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems[:MOST_PROBLEMS]
        if len(problems) > MOST_PROBLEMS:
            self.problems.append(f"… and {len(problems) - MOST_PROBLEMS} more.")
        super().__init__("\n".join(self.problems))


@dataclass(frozen=True)
class Defaults:
    """What holds where the table does not say: about its source, and the kind of its prices."""

    source: str = ""
    licence: str = ""
    publisher: str = ""
    attribution: str = ""
    url: str = ""
    kind: str = "contract"


@dataclass(frozen=True)
class Known:
    """What the atlas knows: the names of the districts, and of municipalities with a figure, by AGS.

    ``towns`` are the names of those inside each rural district; no figure is about a later year than ``last_year``.
    """

    rules: Schema
    districts: Mapping[str, str]
    municipalities: Mapping[str, str] = field(default_factory=dict)
    towns: Mapping[str, Collection[str]] = field(default_factory=dict)
    last_year: int = LAST_YEAR


def read(path: Path, defaults: Defaults, known: Known) -> list[Row]:
    """The rows of a CSV, each with all columns of an observation and its source, licence, publisher, attribution.

    Raises BadTableError, with line numbers, if anything is wrong with any row, and OSError for no file.
    """
    header, lines = _cells(path)
    header = [name.lower() for name in header]
    problems = [*_wrong_header(header, defaults), *_wrong_defaults(defaults)]
    if problems:
        raise BadTableError(problems)
    rows: list[Row] = []
    first: dict[tuple[str, ...], int] = {}
    for number, cells in lines:
        if len(cells) != len(header):
            problems.append(f"Line {number}: has {len(cells)} cells and not {len(header)} as the first line.")
            continue
        row = _completed(dict(zip(header, cells, strict=True)), defaults, known)
        problems += [f"Line {number}, {sentence}" for sentence in _wrong(row, known, header)]
        same = tuple(row[name] for name in ("source", "ags", "place", "measure", "period", "kind", "segment"))
        if same in first:
            problems.append(
                f"Line {number}: is about the same as line {first[same]} ({row['ags']}, {row['period']})."
            )
        first.setdefault(same, number)
        rows.append(row)
    if not rows and not problems:
        problems = ["The table has a first line with headings and no rows."]
    if problems:
        raise BadTableError(problems)
    return rows


def _cells(path: Path) -> tuple[list[str], list[tuple[int, list[str]]]]:
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BadTableError(
            [f"Line {line}: is not UTF-8. In a spreadsheet, choose “CSV UTF-8” when you save it."]
        ) from None
    if "\0" in text:
        raise BadTableError(["This is no CSV, it has bytes that no text has."])
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        lines = [
            (reader.line_num, [cell.strip() for cell in cells]) for cells in reader if any(map(str.strip, cells))
        ]
    except csv.Error as error:
        raise BadTableError([f"Line {reader.line_num}: cannot be taken apart ({error})."]) from None
    if not lines:
        raise BadTableError(["The file is empty."])
    return lines[0][1], lines[1:]


def _wrong_header(header: list[str], defaults: Defaults) -> Iterator[str]:
    for sign, name in {";": "semicolons", "\t": "tabs"}.items():
        if len(header) == 1 and sign in header[0]:
            yield f"Line 1: the columns are separated by {name}; commas are needed, and points in decimals."
            return
    for name in sorted({name for name in header if header.count(name) > 1}):
        yield f"Line 1: the column {name!r} stands there twice."
    for name in header:
        if name not in KNOWN:
            near = get_close_matches(name, KNOWN, 1)
            hint = f" Did you mean {near[0]!r}?" if near else f" Known are {', '.join(KNOWN)}."
            yield f"Line 1: the column {name!r} is unknown.{hint}"
    for name, ways in {"ags": {"ags"}, "period": {"period"}, "value": {"value", "price"}}.items():
        if not ways & set(header):
            yield f"Line 1: the column {name!r} is missing{' (or price)' if name == 'value' else ''}."
    if "value" in header and "price" in header:
        yield "Line 1: there are both 'value' and 'price'; one of them is needed."
    if "value" in header and "measure" not in header:
        yield "Line 1: the column 'measure' is missing; or call the column of prices 'price'."
    if not defaults.source and not {"source", "source_id"} & set(header):
        yield "Whose figures are these? Name the source with --source or in a column 'source'."
    if not defaults.licence and "licence" not in header:
        yield "May they be used? Name the licence with --licence or in a column 'licence'."


def _wrong_defaults(defaults: Defaults) -> Iterator[str]:
    for name, said in vars(defaults).items():
        if _unprintable(said):
            yield f"--{name}: {said!r} has a sign that cannot be printed."
    if defaults.url and not link(defaults.url):
        yield f"--url: {defaults.url!r} is no address on the web; those begin with https."


def _completed(cells: Row, defaults: Defaults, known: Known) -> Row:
    row = dict.fromkeys((*OBSERVATION, *_OF_SOURCE), "") | cells
    if "price" in row:
        row["value"] = row.pop("price")
        row["measure"] = row["measure"] or "price_flat"
    for name in ("licence", "publisher", "attribution"):
        row[name] = row[name] or getattr(defaults, name)
    row["source"] = row["source"] or row.pop("source_id") or defaults.source
    row.pop("source_id", None)
    measure = known.rules.measures.get(row["measure"])
    if measure:
        row["unit"] = row["unit"] or measure.unit
        row["kind"] = row["kind"] or (defaults.kind if len(measure.kinds) > 1 else measure.kinds[0])
    row["segment"] = SEGMENTS.get(row["segment"], row["segment"]) or _USUAL_SEGMENTS.get(row["measure"], "")
    row["scope"] = row["scope"] or ("gemeinde" if len(row["ags"]) == 8 else "kreis")
    row["confidence"] = row["confidence"] or ("B" if row["kind"] in ("asking", "broker") else "A")
    if not row["place"] and row["scope"] != "city":
        row["place"] = known.municipalities.get(row["ags"]) or known.districts.get(row["ags"], "")
    return row


_USUAL_SEGMENTS = {
    "price_flat": "resale",
    "price_flat_new": "new_build",
    "rent_asking": "reletting_net_cold",
    "rent_existing": "let_net_cold",
    "vacancy_rate": "all_dwellings",
    "owner_occupier_rate": "all_dwellings",
    "land_price": "building_land",
}


def _wrong(row: Row, known: Known, header: list[str]) -> Iterator[str]:
    for sentence in wrong(row, known.rules, known.districts):
        yield sentence.replace("value:", "price:", 1) if "price" in header else sentence
    if row["period"][:4].isdecimal() and known.last_year < int(row["period"][:4]) <= LAST_YEAR:
        yield f"period: {row['period']!r} lies in the future."
    if row["scope"] == "city":
        yield from _wrong_town(row, known)
    elif not row["place"] and row["ags"][:5] in known.districts and len(row["ags"]) in (5, 8):
        yield f"place: {row['ags']} is new here; give the name of the municipality."
    for name in header:
        if _unprintable(row.get(name, "")):
            yield f"{name}: {row[name]!r} has a sign that cannot be printed."
    if row["url"] and not link(row["url"]):
        yield f"url: {row['url']!r} is no address on the web; those begin with https."
    for name in ("source", "licence"):
        if not row[name]:
            yield f"{name}: is empty, and there is no --{name} either."


def _wrong_town(row: Row, known: Known) -> Iterator[str]:
    """A figure about a town inside a district must name one that the atlas knows, or nobody would ever see it."""
    towns = {plain_town(name): name for name in known.towns.get(row["ags"], ())}
    if row["ags"] in known.districts and plain_town(row["place"]) not in towns:
        names = ", ".join(sorted(towns.values())) or "none"
        yield f"place: {row['place']!r} is no town inside {row['ags']}; the atlas knows {names} there."


def _unprintable(text: str) -> bool:
    return any(unicodedata.category(sign).startswith("C") for sign in text)
