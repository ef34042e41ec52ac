"""Which column of a table holds which input, and how its numbers are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from calc.listing import QUESTIONS, REQUIRED
from calc.record import Language, Question, Unit, Words
from intake.tables.cell import Cell
from intake.tables.headings import Guess, Meaning, guess, is_figure, rank
from intake.tables.layout import Table
from words.reading import Problem, read

_SAMPLE = 400
_NEXT_TO_NOTHING = 20
"""A twentieth of the example: 0.0357 is a broker's 3.57 %, not 0.0357 %."""
_GERMAN = re.compile(r"(?<!\d)\d{1,3}(\.\d{3})+,\d|^\D*\d+,\d{1,2}\D*$|^\D*\d+,\d{4,}\D*$|\.\d{3}\.\d{3}|,-")
_ENGLISH = re.compile(r"(?<!\d)\d{1,3}(,\d{3})+\.\d|^\D*\d+\.\d{1,2}\D*$|^\D*\d+\.\d{4,}\D*$|,\d{3},\d{3}")

_FREE = re.compile(r"(provisions|courtage)?frei|keine?|ohne|none|no (fee|commission)", re.IGNORECASE)

_FIGURES_OF_OURS = 5
_ANY_SHARE = Question(Words("", ""), Unit.SHARE, "", Words("", ""))


@dataclass(frozen=True)
class Column:
    """One column: its place, what it holds, how its numbers are written, and whether shares stand for themselves.

    ``plain_share``: 0.039 means 3.9 %; otherwise 3.9 does.
    """

    position: int
    meaning: Meaning
    language: Language
    plain_share: bool = False


def guesses(headings: Sequence[str]) -> tuple[Guess, ...]:
    """What each heading means; of several for one input only the best known is certain.

    In a list that we wrote ourselves "Beleihung" is a figure of ours, elsewhere the reader's loan.
    """
    ours = sum(map(is_figure, headings)) >= _FIGURES_OF_OURS
    found = [Guess(None, certain=True) if ours and is_figure(heading) else guess(heading) for heading in headings]
    best: dict[str, int] = {}
    for place, one in enumerate(found):
        if one.certain and one.meaning:
            field = one.meaning.field
            if field not in best or rank(headings[place], field) < rank(headings[best[field]], field):
                best[field] = place
    return tuple(
        # A second name (title and address) is left out, a second rent is asked about.
        Guess(None if one.meaning.field == "name" else one.meaning, one.meaning.field == "name")
        if one.certain and one.meaning and best[one.meaning.field] != place
        else Guess(None, certain=False)
        if one.meaning and not one.certain and one.meaning.field in best
        else one
        for place, one in enumerate(found)
    )


def understood(table: Table) -> tuple[Guess, ...]:
    """What the columns may hold: as their headings say, unless cells without a digit stand where a number should."""
    return tuple(
        Guess(None, certain=False)
        if one.meaning and _is_number(one.meaning) and not _may_be_numbers(one.meaning, _sample(table, place))
        else one
        for place, one in enumerate(guesses(table.headings))
    )


def _may_be_numbers(meaning: Meaning, cells: Sequence[Cell]) -> bool:
    """A column "Makler" may name the broker instead of the fee; required inputs are read as they stand."""
    if meaning.field in REQUIRED or not cells:
        return True
    return any(not isinstance(cell, str) or any(map(str.isdigit, cell)) or is_free(cell) for cell in cells)


def is_free(cell: str) -> bool:
    """Whether a fee is said not to fall due: "provisionsfrei"."""
    return _FREE.fullmatch(cell) is not None


def columns(table: Table, meanings: Sequence[Meaning | None], language: Language) -> tuple[Column, ...]:
    """The columns that hold an input, with the way each writes its numbers.

    A column tells by itself where one number does ("1.234,5"); otherwise the whole table does; otherwise a file
    with semicolons is German; otherwise it is as the reader's language has it.
    """
    held = [(place, meaning) for place, meaning in enumerate(meanings) if meaning is not None]
    samples = {place: _sample(table, place) for place, _ in held}
    numeric = [place for place, meaning in held if _is_number(meaning)]
    everywhere: list[Language] = [w for place in numeric if (w := _writing(samples[place]))]
    usual: Language = "de" if table.delimiter == ";" else language
    if everywhere:
        usual = max(sorted(set(everywhere)), key=everywhere.count)
    return tuple(
        Column(
            place,
            meaning,
            written := _writing(samples[place]) or usual,
            plain_share=_unit(meaning) is Unit.SHARE and _are_plain_shares(meaning, samples[place], written),
        )
        for place, meaning in held
    )


def _unit(meaning: Meaning) -> Unit | None:
    return QUESTIONS[meaning.field].unit if meaning.field in QUESTIONS else None


def _is_number(meaning: Meaning) -> bool:
    return _unit(meaning) not in (None, Unit.TEXT, Unit.STATE, Unit.DATE, Unit.CHOICE, Unit.YES_NO, Unit.DIGITS)


def _sample(table: Table, place: int) -> list[Cell]:
    filled = (row.cells[place] for row in table.rows if row.cells[place] is not None)
    return [cell for cell, _ in zip(filled, range(_SAMPLE), strict=False)]


def _writing(cells: Iterable[Cell]) -> Language | None:
    texts = [cell for cell in cells if isinstance(cell, str)]
    german = sum(bool(_GERMAN.search(text)) for text in texts)
    english = sum(bool(_ENGLISH.search(text)) for text in texts)
    return None if german == english else "de" if german > english else "en"


def is_usual(question: Question, number: float) -> bool:
    """Whether the number, in the question's unit, is one that people enter; a share of next to nothing is not."""
    least, most = question.usual or question.within or (number, number)
    floor = float(question.example) / _NEXT_TO_NOTHING if question.unit is Unit.SHARE and question.example else 0.0
    return least <= number <= most and (number == 0 or abs(number) >= floor)


def _are_plain_shares(meaning: Meaning, cells: Iterable[Cell], language: Language) -> bool:
    """Whether 0.039 rather than 3.9 is usual for what the column holds; a percent sign settles it for its cell."""
    question = QUESTIONS[meaning.field]
    plain = percent = 0
    for cell in cells:
        if isinstance(cell, str) and "%" in cell:
            continue
        try:
            number = float(cell) if isinstance(cell, float) else 100 * read("", _ANY_SHARE, str(cell), language)
        except Problem:
            continue
        plain += is_usual(question, number)
        percent += is_usual(question, number / 100)
    return plain >= percent and plain > 0
