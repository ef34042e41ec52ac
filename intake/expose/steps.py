"""Stepped rents: of "ab 01.05.2025 805 €, ab 01.05.2026 830 €" the step in force on the day of the listing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from intake.expose.draft import Span
from intake.expose.pieces import Piece
from intake.expose.spelling import words

MOST_STEPS, LEAST_STEPS, NEAR = 30, 2, 240
_MONTHS = ("jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez")
_DATE = (
    r"(?:\d{1,2}\. ?)?(?:(?P<month>\d{1,2})[./] ?|(?P<name>jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov"
    r"|dez)[a-zä]*\.? )?"
    r"(?P<year>20\d\d)(?!\d)"
)
_AMOUNT = r"(?P<amount>(?<![\d.,])\d[\d.]{1,6}(?:,\d\d)?)(?:,-+)? ?(?:€|eur(?:o)?(?!\w))"
_FROM = r"(?<!\w)(?:ab|seit)(?: dem| jahr)? ?"
_DATE_FIRST = words(rf"{_FROM}{_DATE}[^\n\d€]{{0,40}}?{_AMOUNT}")
_AMOUNT_FIRST = words(rf"{_AMOUNT}[^\n\d€]{{0,24}}?{_FROM}{_DATE}")
_AS_OF = words(rf"(?<!\w)(?:stand|stichtag|per)(?: der angaben)?[: ]{{1,3}}{_DATE}")
_OF_RENT = words(r"staffel|miet|nkm|pacht|rent")
_NO_RENT = words(r"heiz|dach|fenster|fassade|aufzug|sanier|modernis|investi|kosten|rücklage|hausgeld|preis|umlage")
_YEARLY = words(r"jahresmiete|p\. ?a\.|jährlich|pro jahr")


@dataclass(frozen=True)
class _Step:
    since: tuple[int, int]
    written: str
    span: Span
    amount: Span


def stepped(plain: str) -> Iterator[Piece]:
    """The text with one line for the step in force; all of them where nothing tells which it is."""
    steps = _steps(plain)
    kept = _in_force(plain, steps) if steps else ()
    period = "jährlich" if steps and _is_yearly(plain, steps) else "monatlich"
    position = 0
    for step in steps:
        yield Piece(position, step.span[0])
        if step in kept:
            yield Piece(step.amount[0], step.amount[0], "\nNettokaltmiete: ")
            yield Piece(*step.amount)
            yield Piece(step.amount[1], step.amount[1], f" € {period}\n")
        else:
            yield Piece(step.span[0], step.span[0], "\n")
        position = step.span[1]
    yield Piece(position, len(plain))


def _steps(plain: str) -> list[_Step]:
    found = [
        [
            _Step(_since(match), match["amount"], match.span(), match.span("amount"))
            for match in islice(pattern.finditer(plain), MOST_STEPS)
            if not _NO_RENT.search(match.group())
        ]
        for pattern in (_DATE_FIRST, _AMOUNT_FIRST)
    ]
    steps = max(found, key=len)
    about = plain[max(0, steps[0].span[0] - NEAR) : steps[-1].span[1]] if steps else ""
    return steps if len(steps) >= LEAST_STEPS and _OF_RENT.search(about) else []


def _in_force(plain: str, steps: Sequence[_Step]) -> Sequence[_Step]:
    """The last step that began before the day of the listing; else the one whose rent the text names again."""
    if day := _AS_OF.search(plain):
        begun = [step for step in steps if step.since <= _since(day, last=True)]
        return [max(begun, key=lambda step: step.since)] if begun else []
    rest = "".join(
        plain[a:b]
        for a, b in zip([0, *(s.span[1] for s in steps)], [*(s.span[0] for s in steps), len(plain)], strict=True)
    )
    again = [step for step in steps if re.search(rf"(?<![\d.,]){re.escape(step.written)}(?![\d]|[.,]\d)", rest)]
    return again if len(again) == 1 else steps


def _is_yearly(plain: str, steps: Sequence[_Step]) -> bool:
    return bool(_YEARLY.search(plain[max(0, steps[0].span[0] - 80) : steps[0].span[0]]))


def _since(match: re.Match[str], *, last: bool = False) -> tuple[int, int]:
    """Year and month; a year alone begins in January, or ends in December."""
    if match["name"]:
        return int(match["year"]), 1 + _MONTHS.index(match["name"].casefold().replace("ae", "ä"))
    return int(match["year"]), int(match["month"]) if match["month"] else 12 if last else 1
