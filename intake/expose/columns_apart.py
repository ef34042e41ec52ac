"""A paragraph of labels above a paragraph of as many values, and two columns of a page side by side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from intake.expose.amounts import Kind
from intake.expose.lines import Line, lines_of
from intake.expose.pieces import Piece

LEAST, MOST, LONGEST = 3, 16, 60
LEAST_SURE = 2
"""How many labels must find a value of their kind."""

LEAST_LEFT, LEAST_RIGHT, LEAST_LINES = 24, 16, 6
_GAP = re.compile(r"(?<=\S)(?:[ \t]{3,})(?=\S)|^[ \t]{30,}(?=\S)")
_PARTED = re.compile(r"[a-zäöüß]-$")
_PARTED_WORD = re.compile(
    r"(?<=[^\n|]{50}[a-zäöüß])-[ \t]{0,4}\n[ \t]{0,24}(?=(?!und |oder |bzw|sowie )[a-zäöüß]{2})"
)
_OPEN = re.compile(r"[a-zäöüß,]$")
_BROKEN = re.compile(r"^ ?[^\s|](?:[^\s|]| (?! )){53,}(?:[a-zäöüß,€]|EUR)$")
_GOES_ON = re.compile(r"[ \t]{0,24}(?:[a-zäöüß]|\d(?:[^\s|]| (?! )){25})")
HEADING = "Details"
"""What stands above the right column: whatever the left one ended with, an advertisement too, ends there."""
_UNITS = (Kind.MONEY, Kind.AREA, Kind.PERCENT)


def paragraphs(plain: str) -> Iterator[Piece]:
    """The text with each paragraph of labels joined to its values, line by line."""
    position = 0
    earlier: list[Line] = []
    for lines in _paragraphs(plain):
        if _belong(earlier, lines):
            for label, value in zip(earlier, lines, strict=True):
                yield Piece(position, label.start + len(label.text.rstrip(" :")))
                yield Piece(label.start + len(label.text), label.start + len(label.text), ": ")
                yield Piece(value.start, value.start + len(value.text))
                position = label.start + len(label.text)
            position = lines[-1].start + len(lines[-1].text)
            lines = []
        earlier = lines
    yield Piece(position, len(plain))


def _paragraphs(plain: str) -> Iterator[list[Line]]:
    lines: list[Line] = []
    for line in lines_of(plain):
        if line.text.strip():
            lines.append(line)
        elif lines:
            yield lines
            lines = []
    yield lines


def _belong(labels: Sequence[Line], values: Sequence[Line]) -> bool:
    if not LEAST <= len(labels) == len(values) <= MOST:
        return False
    if any(len(line.text) > LONGEST for line in (*labels, *values)):
        return False
    if any(a.kind in _UNITS for line in labels for a in line.amounts) or any(":" in line.text for line in values):
        return False
    sure = 0
    for label, value in zip(labels, values, strict=True):
        kinds = {each.kind for each in label.labels}
        found = {amount.kind for amount in value.amounts}
        if kinds & found & {Kind.MONEY, Kind.AREA} or (Kind.MONEY in kinds and Kind.PERCENT in found):
            sure += 1
        elif kinds and found & set(_UNITS):
            return False
    return sure >= LEAST_SURE


def unwrapped(plain: str) -> str:
    """The text, of the same length, with the lines of a sentence joined that was broken at a page's width."""
    parts: list[str] = []
    for line in plain.split("\n"):
        prose = bool(parts) and _BROKEN.search(parts[-1].rpartition("\n")[2]) and _GOES_ON.match(line)
        parts.append(f" {line}" if prose else f"\n{line}" if parts else line)
    return "".join(parts)


def parted_words(plain: str) -> Iterator[Piece]:
    """The text with words joined that were parted at the end of a page's line: "Käuferprovi-" and "sion"."""
    position = 0
    for match in _PARTED_WORD.finditer(plain):
        letter = match.start() - 1
        yield Piece(position, letter)
        yield Piece(letter, match.end(), plain[letter])
        position = match.end()
    yield Piece(position, len(plain))


def side_by_side(plain: str) -> Iterator[Piece]:
    """The text with the right column of a page below its left one."""
    position = 0
    for start, end, column in _pages(plain):
        yield Piece(position, start)
        lines = _spans(plain, start, end)
        for first, last in lines:
            yield Piece(first, min(first + column, last))
            yield Piece(first, first, "\n")
        yield Piece(end, end, f"\n\n{HEADING}\n")
        right = [(min(first + column, last), last) for first, last in lines]
        for (first, last), (behind, _) in zip(right, [*right[1:], (end, end)], strict=True):
            parted = _PARTED.search(plain[first:last]) and plain[behind : behind + 1].islower()
            yield Piece(first, last - 1 if parted else last)
            goes_on = plain[behind : behind + 1].islower() and _OPEN.search(plain[first:last])
            yield from () if parted else (Piece(last, last, " " if goes_on else "\n"),)
        position = end
    yield Piece(position, len(plain))


def _pages(plain: str) -> Iterator[tuple[int, int, int]]:
    """Stretches of lines with a gap before one and the same column, and that column."""
    run: list[tuple[int, int]] = []
    for start, end in [*_spans(plain, 0, len(plain)), (len(plain), len(plain))]:
        text = plain[start:end]
        if text.strip() and start < end:
            run.append((start, end))
            continue
        if start == end == len(plain) or _ends(run, plain):
            yield from _page(plain, run)
            run = []
    yield from _page(plain, run)


def _ends(run: Sequence[tuple[int, int]], plain: str) -> bool:
    """An empty line ends a page, except one behind its headings."""
    return len(run) > 2 or not any(_GAP.search(plain[a:b]) for a, b in run)


def _page(plain: str, run: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    if len(run) < LEAST_LINES:
        return
    begins = Counter(m.end() for a, b in run for m in _GAP.finditer(plain[a:b]) if m.end() >= LEAST_LEFT)
    column, count = begins.most_common(1)[0] if begins else (0, 0)
    wide = [(a, b) for a, b in run if b - a > column]
    clean = all(plain[a + column - 1] == " " for a, b in wide)
    right = sum(len(plain[a + column : b]) for a, b in wide) / max(1, len(wide))
    prose = sum(bool(re.search(r"[a-zäöüß,-]$", plain[a:b].rstrip())) for a, b in wide) * 2 >= len(wide)
    if count >= LEAST_LINES and count * 4 >= 3 * len(run) and clean and prose and right >= LEAST_RIGHT:
        yield run[0][0], run[-1][1], column


def _spans(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    spans = []
    for text in plain[start:end].split("\n"):
        spans.append((start, start + len(text)))
        start += len(text) + 1
    return spans
