"""Cards and tables of a pasted page, rewritten as lines "label: value" that keep their places in the text.

Copied pages give a label and its value on lines of their own, either first; a column of labels before a column of
values; a row of labels above a row of values; or cells run together. Each run is matched as a whole, so that a
number goes to the label whose kind it is: "1926" to "Baujahr", not to "Hausgeld" below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from intake.expose.cells import Cell, as_label, cell
from intake.expose.columns_apart import paragraphs, unwrapped
from intake.expose.lines import Line, lines_of
from intake.expose.matching import MOST_COLUMNS, Pairs, alternating, columns
from intake.expose.pieces import Piece, rewritten
from intake.expose.rent_rows import rent_rows
from intake.expose.source import Source
from intake.expose.spelling import words
from intake.expose.steps import stepped
from intake.expose.unit_list import lists, without_other_units

LONGEST_ROW, LEAST_HEADINGS, MOST_TABLES = 240, 2, 60
BLANK_BETWEEN = 2
"""Empty lines that may stand between a label and its value; more, or a blanked stretch, part them."""

_LEADER = re.compile(r"(?<![._…])(?<!\. )(?:\.{4,}+|(?:\. ){4,}+\.?|…{2,}+|_{4,}+)[ \t]*+(?=[^\s._…])")
"""The dots that lead from a label to its value."""

_VALUE_ENDS = re.compile(r"[\d€%]")
_GAP = re.compile(r"\t| {2}")
_CELL = re.compile(r"[^\s](?:[^\t\n ]| (?! ))*")
_CELL_LABEL = (
    r"kaufpreis|wohnfläche|wohnfl\.|nutzfläche|grundstücksfläche|zimmer|baujahr|hausgeld|wohngeld|kaltmiete"
    r"|warmmiete|nebenkosten|mieteinnahmen|etage|schlafzimmer|badezimmer|provision|käuferprovision"
    r"|energieeffizienzklasse|stellplatz|objektzustand|heizungsart"
)
_GLUED = words(
    rf"(?<![a-zäöü])(?:{_CELL_LABEL})(?=\d)|(?<=[\d€%])(?=(?:{_CELL_LABEL})(?:[\d:\n]|$))"
    r"|(?<=[a-zäöüß])(?=(?-i:\d{5} (?!Euro)[A-ZÄÖÜ][a-zäöüß]{2}))"
)


def arranged(pasted: Source, plain: str) -> Source:
    """The source with its cards and tables as lines; ``plain`` is its text without the noise, of the same length."""
    laid_out = Source(pasted.text, unwrapped(plain), pasted.origins)
    for layer in (_led, lists, without_other_units, rent_rows, stepped, paragraphs, _separated, _lined_up):
        laid_out = rewritten(laid_out, laid_out.plain, list(layer(laid_out.plain)))
    return laid_out


def _led(plain: str) -> Iterator[Piece]:
    """Write a colon for the dots in "Baujahr ........ 1971"."""
    start = 0
    for match in _LEADER.finditer(plain):
        yield Piece(start, match.start())
        yield Piece(match.start(), match.start(), ": ")
        start = match.end()
    yield Piece(start, len(plain))


def _separated(plain: str) -> Iterator[Piece]:
    """Write "Kaufpreis249.000 €Wohnfläche68,5 m²" with a colon behind each label and a new line behind each value."""
    start = 0
    for match in _GLUED.finditer(plain):
        yield Piece(start, match.start())
        if match.start() and (_VALUE_ENDS.match(plain[match.start() - 1]) or not match.group()):
            yield Piece(match.start(), match.start(), "\n")
        yield Piece(match.start(), match.end())
        if match.group():
            yield Piece(match.end(), match.end(), ": ")
        start = match.end()
    yield Piece(start, len(plain))


def _lined_up(plain: str) -> Iterator[Piece]:
    position = 0
    for run, pairs in _runs(plain):
        of = {index: pair for pair in pairs for index in pair}
        yield Piece(position, run[0].start)
        for index, each in enumerate(run):
            pair = of.get(index)
            if pair is None:
                yield Piece(each.start, each.end)
            elif index == min(pair):
                label, value = run[pair[0]], run[pair[1]]
                yield Piece(label.start, label.end)
                yield Piece(label.end, label.end, ": ")
                yield Piece(value.start, value.end)
            else:
                continue
            yield Piece(each.end, each.end, "\n")
        position = run[-1].end
    yield Piece(position, len(plain))


def _runs(plain: str) -> Iterator[tuple[list[Cell], Pairs]]:
    """Stretches of cells with what belongs together in them, in the order of the text."""
    run: list[Cell] = []
    earlier: Line | None = None
    blank = tables = 0
    for line in lines_of(plain):
        if not line.text.strip():
            blank += 1 + (len(line.text) > BLANK_BETWEEN) * BLANK_BETWEEN
            continue
        each = cell(line)
        if (each is None or blank > BLANK_BETWEEN) and run:
            yield from _matched(run)
            run = []
        table = (
            _table(earlier, line)
            if each is None and earlier is not None and tables < MOST_TABLES and not blank
            else None
        )
        if table:
            tables += 1
            yield table
            earlier = None
        else:
            earlier = line
        if each is not None:
            run.append(each)
        blank = 0
    yield from _matched(run)


def _matched(run: list[Cell]) -> Iterator[tuple[list[Cell], Pairs]]:
    pairs = columns(run) or alternating(run)
    if pairs:
        yield run, pairs


def _table(labels: Line, values: Line) -> tuple[list[Cell], Pairs] | None:
    """A row of labels above a row of as many values, matched in order."""
    if len(values.text) > LONGEST_ROW or len(labels.text) > LONGEST_ROW or not _GAP.search(values.text.strip()):
        return None
    if not values.amounts or not (labels.labels or ":" in labels.text):
        return None
    above, below = _row(labels), _row(values)
    if not 2 <= len(above) == len(below) <= MOST_COLUMNS:
        return None
    headed = sum(c.is_label for c in above) >= LEAST_HEADINGS
    run = [*(as_label(c, headed=headed) for c in above), *below]
    if not all(c.is_label for c in run[: len(above)]) or any(c.is_label for c in below):
        return None
    pairs = columns(run)
    return (run, pairs) if pairs else None


def _row(line: Line) -> list[Cell]:
    """The cells of a line, parted by tabs or two spaces; what is neither label nor value is a cell of words."""
    cells: list[Cell] = []
    for match in _CELL.finditer(line.text):
        start = line.start + match.start()
        part = next(lines_of(match.group()))
        found = cell(part)
        if found is None:
            cells.append(Cell(start, start + len(match.group()), match.group(), False, frozenset({"words"})))
        else:
            cells.append(found.moved(start))
    return cells
