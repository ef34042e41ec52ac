"""Amounts as listings write them: "299.000,- EUR", "0,3 Mio. €", "TEUR 299", "58,5 m²", "11,20 €/m²", "3,57 %"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """What a number counts."""

    MONEY = "money"
    AREA = "area"
    PERCENT = "percent"
    NUMBER = "number"


@dataclass(frozen=True)
class Amount:
    """A number at a place of the text. ``period`` is one of :data:`MONTHS` or empty; ``value`` in percent if one."""

    start: int
    end: int
    value: float
    kind: Kind
    period: str = ""
    per_sqm: bool = False


_NUMBER = (
    r"(?:\d{1,3}(?:\.\d{3})+(?!\d)(?:,\d{1,2}(?!\d))?|\d{1,3}(?:'\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?"
    r"|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d{1,2}(?!\d))?|\d{1,3}(?: \d{3})+(?:,\d{1,2})?(?!\d|[.,]\d)"
    r"|\d{1,9}(?:[.,]\d{1,3}(?!\d))?(?!\d))"
)
_SQM = r"(?:m2|m\^2|qm|sqm|sq\.? ?m(?:eters|etres)?|square (?:meters|metres)|quadratmeter[n]?)(?!\w)"
_AMOUNT = re.compile(
    rf"(?<![\w])(?<!\d[.,:/])(?P<before>(?P<thousands>t(?=eur|€))?(?:€|eur"
    rf"|euro) {{0,8}})?(?P<number>{_NUMBER})(?P<round> ?[,.]-{{1,2}}-?)?"
    r"(?: ?(?P<scale>tsd\.?|tausend|mio\.?|millionen|million|t(?= ?(?:€|eur))|k(?![\w])))?"
    rf" ?(?:(?P<money>€|eur(?:o|os)?(?!\w))|(?P<percent>%|prozent|percent|v\. ?h\.)|(?P<area>{_SQM}))?",
    re.IGNORECASE,
)
_PER_SQM = re.compile(rf" ?(?:/|pro|je|per) ?{_SQM}", re.IGNORECASE)
_SLASH_SQM = re.compile(rf" ?/ ?{_SQM}", re.IGNORECASE)
_MONTH = r"monatlich\w*|monats?|month(?:ly)?|mtl\.?|mon\.|p\. ?m\.?|pcm|pm"
_YEAR = r"jährlich\w*|jahr(?:es)?|year(?:ly)?|annum|annual(?:ly)?|p\. ?a\.?|pa|jährl\.?|jhrl\.?|jaehrlich"
_QUARTER = (
    r"(?:quartals|vierteljahres?)-?weise|vierteljähr\w*|(?<=[/] )quartal|(?:/|pro|je|im|per) ?quart(?:al"
    r"|er)|quarterly"
)
_HALF = r"halbjähr\w*|half-yearly|(?:pro|je) halbjahr"
_PERIODS = rf"(?:(?P<month>{_MONTH})|(?P<quarter>{_QUARTER})|(?P<half>{_HALF})|(?P<year>{_YEAR}))(?!\w)"
PERIOD = re.compile(rf"(?<!\w){_PERIODS}", re.IGNORECASE)
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
"""How many months an amount is for."""

_PERIOD_BEHIND = re.compile(
    r"[ ,(]{0,3}(?:(?:netto|kalt|nettokalt|warm|cold|net|kaltmiete|nettokaltmiete|miete)\)? ?[,/]? ?){0,2}[ (]?"
    rf"(?:/|pro|im|je|per|a|each|an?)? ?{_PERIODS}",
    re.IGNORECASE,
)
_NO_MONEY = re.compile(
    r"\.? ?(?:einwohner|menschen|studierende|studenten|km|kilometer|leser|besucher|liter|kwh|bäume)", re.IGNORECASE
)
_SCALES = {"t": 1_000, "k": 1_000, "m": 1_000_000}


def amounts(plain: str) -> Iterator[Amount]:
    """All amounts of the text, from left to right; plain numbers too."""
    for match in _AMOUNT.finditer(plain):
        kind = _kind(match)
        value = _value(match, kind)
        start, end = match.span()
        if kind is Kind.NUMBER and _SLASH_SQM.match(plain, match.end("number")):
            kind, end = Kind.MONEY, match.end("number")
        end -= len(match.group()) - len(match.group().rstrip())
        per_sqm, period = False, ""
        if kind is Kind.MONEY:
            if rate := _PER_SQM.match(plain, end):
                per_sqm, end = True, rate.end()
            if behind := _PERIOD_BEHIND.match(plain, end):
                period, end = behind.lastgroup or "", behind.end()
        yield Amount(start, end, value, kind, period, per_sqm)


def period_in(words: str) -> str:
    """The period that words name; empty if none or several."""
    found = {match.lastgroup or "" for match in PERIOD.finditer(words)}
    return found.pop() if len(found) == 1 else ""


def plain_number(written: str, *, grouped: bool = True) -> float:
    """The number behind digits with points and commas, German or English.

    The last of two different separators is the decimal one. A single one before exactly three digits groups
    thousands where ``grouped``, unless a zero stands before it.
    """
    text = written.replace(" ", "").replace("'", "")
    marks = [sign for sign in text if sign in ".,"]
    decimal = ""
    if len(set(marks)) == 2:
        decimal = max(".,", key=text.rfind)
    elif len(marks) == 1:
        whole, fraction = re.split("[.,]", text)
        thousands = grouped and len(fraction) == 3 and whole.strip("0") != ""
        decimal = "" if thousands else marks[0]
    plain = "".join("." if sign == decimal else sign for sign in text if sign not in ".," or sign == decimal)
    return float(Decimal(plain))


def _kind(match: re.Match[str]) -> Kind:
    if match["percent"]:
        return Kind.PERCENT
    if match["area"]:
        return Kind.AREA
    if match["money"] or match["before"] or match["round"]:
        return Kind.MONEY
    if match["scale"] and not _NO_MONEY.match(match.string, match.end()):
        return Kind.MONEY
    return Kind.NUMBER


def _value(match: re.Match[str], kind: Kind) -> float:
    scale = match["scale"] or match["thousands"]
    value = plain_number(match["number"], grouped=kind is not Kind.PERCENT and not scale)
    return float(Decimal(str(value)) * _SCALES[scale[:1].lower()]) if scale else value
