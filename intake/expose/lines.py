"""The lines of a text with the labels and amounts that stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from intake.expose.amounts import Amount, Kind, amounts
from intake.expose.labels import Label, labels

FILLER = re.compile(
    r"[\s:.,;()*|/=+'\"&-]+|(?<!\w)(?:ca|circa|etwa|in|eur|euro|m2|qm|pro|je|im|monat\w*|jahr\w*|(?:viertel|halb)?jährlich\w*|quartal\w*|p|a|pa"
    r"|mtl|netto|kalt|warm|ist|soll|zzgl|für|den|käufer|der|die|des|vom|von|per|month\w*|year\w*|aktuelle?r?"
    r"|derzeitige?|wohnung|nur|only|approx|about|€|%|festpreis|inkl|mwst|gesetzl|ab|derzeit|davon|angaben|zum|zur|current|gesamt|betrag)(?!\w)",
    re.IGNORECASE,
)
"""Words around an amount that change nothing about whose it is."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_RANGE = re.compile(r" ?(?:-|bis|to) ?(?:€|EUR)? ?$")
_ASIDE = re.compile(r"\([^()\d]{0,60}\)")

Token = Label | Amount
"""What stands in a line."""


@dataclass(frozen=True)
class Line:
    """One line: where it starts, its text, and the labels and amounts in it, at their places in the whole text."""

    start: int
    text: str
    labels: tuple[Label, ...]
    amounts: tuple[Amount, ...]

    @cached_property
    def tokens(self) -> list[Token]:
        """Labels and amounts in the order of the line."""
        both: list[Token] = [*self.labels, *self.amounts]
        return sorted(both, key=lambda t: (t.start, -t.end))

    @cached_property
    def edges(self) -> tuple[list[int], list[int]]:
        """Where labels and amounts begin, and where they end, both ascending."""
        return [t.start for t in self.tokens], sorted(t.end for t in self.tokens)

    @cached_property
    def bare(self) -> str:
        """Says "label" or "amount" where the line holds nothing else, otherwise nothing."""
        if bool(self.labels) == bool(self.amounts):
            return ""
        spans = [(t.start - self.start, t.end - self.start) for t in self.tokens]
        rest = "".join(" " if any(a <= i < b for a, b in spans) else sign for i, sign in enumerate(self.text[:200]))
        if self.labels:
            rest = _ASIDE.sub(" ", rest)
        if len(self.text) > 200 or FILLER.sub("", rest):
            return ""
        return "label" if self.labels else "amount"


def lines_of(plain: str) -> Iterator[Line]:
    """The lines of the text, empty ones too."""
    all_labels, all_amounts = list(labels(plain)), list(amounts(plain))
    i = j = start = 0
    for text in plain.split("\n"):
        end = start + len(text)
        first_label, first_amount = i, j
        while i < len(all_labels) and all_labels[i].start <= end:
            i += 1
        while j < len(all_amounts) and all_amounts[j].start <= end:
            j += 1
        yield Line(start, text, tuple(all_labels[first_label:i]), tuple(all_amounts[first_amount:j]))
        start = end + 1


def is_range(plain: str, amount: Amount, following: Sequence[Token]) -> bool:
    """In "250.000 - 299.000 €" the first has no unit of its own."""
    after = next((t for t in following if isinstance(t, Amount)), None)
    return (
        amount.kind is Kind.NUMBER
        and after is not None
        and after.kind in (Kind.MONEY, Kind.AREA)
        and _RANGE.fullmatch(plain[amount.end : after.start]) is not None
    )


def is_year(plain: str, amount: Amount, following: Sequence[Token]) -> bool:
    """In "Hausgeld 2026: 1.704,00 Euro" the first number only says for when."""
    after = following[0] if following else None
    return (
        amount.kind is Kind.NUMBER
        and isinstance(after, Amount)
        and after.kind is Kind.MONEY
        and _YEAR.fullmatch(plain[amount.start : amount.end].strip()) is not None
        and _RANGE.fullmatch(plain[amount.end : after.start]) is None
    )
