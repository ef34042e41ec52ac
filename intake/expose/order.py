"""The order in which a page is read: columns side by side one after the other, a list of values with its labels."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from intake.expose.draft import Span
from intake.expose.labels import labels
from intake.expose.source import Source

LEAST_LINES, MOST_LINES = 3, 60
"""How many lines two columns or two lists have."""

LEAST_WORDS, MOST_LISTED, LONGEST_LABEL, LONGEST_LINE = 3, 12, 60, 240
MOST_PROSE = 0.6
"""The share of lines of so many words from which on a right column is prose, not the values of a table."""

_RIGHT = re.compile(r"(?<=\S) {3,}(?=\S)|^ {12,}(?=\S)")
_INSIDE = re.compile(r"\S {2,}\S|\S: \S")
_WORDS = re.compile(r"[A-Za-zÄÖÜäöüß]{2,}")
_VALUE = re.compile(r"^\W*\d")
_SENTENCE = re.compile(r"[.!?]$|\d ?(?:€|eur|m2|qm|%)", re.IGNORECASE)


@dataclass(frozen=True)
class _Line:
    """A line of the plain text at its place; ``end`` is behind its line break."""

    start: int
    end: int
    text: str


def in_reading_order(pasted: Source) -> Source:
    """The source with its lines in the order of their sense; every sign keeps its place in what was pasted."""
    unfolded = pasted.in_order(chain.from_iterable(_unfolded(_lines(pasted.plain))))
    return unfolded.in_order(_interleaved(_lines(unfolded.plain)))


def _lines(plain: str) -> list[_Line]:
    found, start = [], 0
    for text in plain.split("\n"):
        end = min(start + len(text) + 1, len(plain))
        found.append(_Line(start, end, text))
        start = end
    return found


def _unfolded(lines: Sequence[_Line]) -> Iterator[list[Span]]:
    """Stretches of the lines; of a page in two columns the left halves, then the right ones."""
    index = 0
    while index < len(lines):
        count, edge = _side_by_side(lines, index)
        if not count:
            yield [(lines[index].start, lines[index].end)]
            index += 1
            continue
        page = lines[index : index + count]
        line_break = (page[0].end - 1, page[0].end)
        for each in page:
            yield [(each.start, each.start + edge), line_break] if len(each.text) > edge else [(each.start, each.end)]
        for each in page:
            if len(each.text) > edge:
                yield [(each.start + edge, each.end)]
        index += count


def _side_by_side(lines: Sequence[_Line], index: int) -> tuple[int, int]:
    """How many lines from here on stand in two columns, and where the right one begins; (0, 0) where they do not."""
    for match in _RIGHT.finditer(lines[index].text[:LONGEST_LINE]):
        edge, last = match.end(), 0
        right: list[str] = []
        for distance, line in enumerate(lines[index : index + MOST_LINES]):
            text = line.text
            if len(text) <= edge or not text.strip():
                continue
            if text[edge - 2 : edge].strip() or text[edge] == " ":
                break
            right.append(text[edge:])
            last = distance
        if _is_prose(right) and _is_a_column([line.text[:edge] for line in lines[index : index + last + 1]]):
            return last + 1, edge
    return 0, 0


def _is_prose(right: Sequence[str]) -> bool:
    """Whether the lines run on into each other: many words, no gaps, some going on in small letters."""
    full = [part for part in right if len(_WORDS.findall(part)) >= LEAST_WORDS and "   " not in part.strip()]
    going_on = sum(part[0].islower() for part in right)
    return len(right) >= LEAST_LINES and len(full) > MOST_PROSE * len(right) and going_on * 4 >= len(right)


def _is_a_column(left: Sequence[str]) -> bool:
    """Whether the lines say something by themselves, more than the labels of what stands beside them."""
    said = [part for part in left if part.strip()]
    whole = sum(bool(_INSIDE.search(part.strip())) or len(_WORDS.findall(part)) >= LEAST_WORDS for part in said)
    return len(said) >= LEAST_LINES and whole * 2 >= len(said)


def _interleaved(lines: Sequence[_Line]) -> Iterator[Span]:
    """Stretches of the lines; of a list of labels above one of as many values, each label before its value."""
    paragraphs = [list(group) for _, group in groupby(lines, key=lambda line: bool(line.text.strip()))]
    index = 0
    while index < len(paragraphs):
        above = paragraphs[index]
        below = paragraphs[index + 2] if index + 2 < len(paragraphs) else []
        if _are_labels(above) and _are_values(below, len(above)):
            for label, value in zip(above, below, strict=True):
                yield from ((label.start, label.end), (value.start, value.end))
            yield from ((line.start, line.end) for line in paragraphs[index + 1])
            index += 3
        else:
            yield from ((line.start, line.end) for line in above)
            index += 1


def _are_labels(lines: Sequence[_Line]) -> bool:
    texts = [line.text.strip() for line in lines]
    if not LEAST_LINES <= len(texts) <= MOST_LISTED or any(
        len(text) > LONGEST_LABEL or _SENTENCE.search(text) for text in texts
    ):
        return False
    return sum(next(labels(text), None) is not None for text in texts) * 2 >= len(texts)


def _are_values(lines: Sequence[_Line], count: int) -> bool:
    texts = [line.text.strip() for line in lines]
    return (
        len(texts) == count
        and all(len(text) <= LONGEST_LABEL and not text.endswith(":") for text in texts)
        and Counter(bool(_VALUE.search(text)) for text in texts)[True] * 2 >= count
    )
