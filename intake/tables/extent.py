"""What a sheet will be, measured in its XML before it is taken apart.

Calamine lays a sheet out as one dense block, so a single cell in the last corner would cost gigabytes; and it copies
a shared text into every cell that names it, so a few kilobytes would cost as much.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from xml.parsers import expat

from intake.tables.cell import UnreadableTableError

_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_PLACE = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True)
class Measured:
    """How many rows and columns the cells with content reach over, and how often each shared text stands in them."""

    rows: int
    columns: int
    texts: Counter[str]

    def signs(self, lengths: Sequence[int]) -> int:
        """Of all shared texts in its cells, each as often as it stands there; ``lengths`` are those of the texts."""
        named = ((int(text), times) for text, times in self.texts.items() if _PLACE.fullmatch(text))
        return sum(times * lengths[place] for place, times in named if place < len(lengths))


def measured(sheet: bytes) -> Measured:
    """A sheet's XML. Raises ``ExpatError`` for what is none, and :class:`UnreadableTableError`."""
    row, column, rows, columns = 0, 0, 0, 0
    shared = False
    written: list[str] = []
    texts: Counter[str] = Counter()

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal row, column, rows, columns, shared
        if written:
            finish()
        element = name.rpartition(":")[2]
        if element == "c":
            column += 1
            shared = attributes.get("t") == "s"
            if place := _REFERENCE.fullmatch(attributes.get("r", "")):
                column, row = _column_number(place[1].upper()), int(place[2])
        elif element == "row":
            row = int(attributes["r"]) if attributes.get("r", "").isdecimal() else row + 1
            column = 0
        elif element in ("v", "is"):
            rows, columns = max(rows, row), max(columns, column)
            if shared:
                parser.CharacterDataHandler = written.append

    def finish() -> None:
        texts["".join(written).strip()] += 1
        written.clear()
        parser.CharacterDataHandler = None

    parser = _parser()
    parser.StartElementHandler = start
    parser.Parse(sheet, True)
    if written:
        finish()
    return Measured(rows, columns, texts)


def lengths_of_texts(shared: bytes) -> list[int]:
    """The signs of each text in the part of shared texts, in order; raises as :func:`measured` does."""
    lengths: list[int] = []

    def start(name: str, _: dict[str, str]) -> None:
        if name.rpartition(":")[2] == "si":
            lengths.append(0)

    def signs(text: str) -> None:
        if lengths:
            lengths[-1] += len(text)

    parser = _parser()
    parser.StartElementHandler = start
    parser.CharacterDataHandler = signs
    parser.Parse(shared, True)
    return lengths


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.EntityDeclHandler = _refuse_entities
    return parser


def _refuse_entities(*_: object) -> None:
    """No spreadsheet declares entities; what does wants to grow."""
    raise UnreadableTableError("damaged")


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
