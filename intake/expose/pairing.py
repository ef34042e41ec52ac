"""Which amount a label announces: on its line, before it or behind it, or on the line above or below."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from intake.expose.amounts import Amount, Kind
from intake.expose.cells import names_its_unit
from intake.expose.labels import Label
from intake.expose.lines import FILLER, Line, Token, is_range, is_year, lines_of
from intake.expose.pair import Pair, fits

LONGEST_GAP = 90
MOST_WAITING = 12
"""Labels in a row without an amount; of more, the first are forgotten."""

_BEFORE, _CONTEXT = 90, 48

_SENTENCE_END = re.compile(
    r"(?<!\bca)(?<!\bp)(?<!\bmtl)(?<!\binkl)(?<!\bzzgl)(?<!\bgem)(?<!\blt)(?<!\w\.\w)[.!?;] +[A-ZÄÖÜ]|\|"
)
_BACKWARDS = re.compile(
    r"[ \t,]{0,3}[(]?(?:(?:als|an|für|der|die|das|den|dem|ein|eine|einen|zum|reine|übrigen|kalten"
    r"|restlichen|ist|sind|beträgt|aktuelle"
    r"|derzeitige|monatliche[rs]?|jährliche[rs]?|mtl\.?) ){0,3}"
)
_AGAIN = re.compile(
    r"[\s()=/,;:-]{0,6}(?:(?:bzw\.?|oder|also|entspricht|das sind|d\. ?h\.|or|i\.e\.|equals|p\.a\.) ?)?[\s(=:]{0,3}$"
)
_CALLED = re.compile(r"(?<!\w)(?:netto[- ]?)?kalt(?!\w)|(?<!\w)(?:cold|warm)(?!\w)", re.IGNORECASE)
_RENT_BEHIND = re.compile(rf" ?(?:{_CALLED.pattern})", re.IGNORECASE)
"""In "nach Sanierung wären 480 € kalt möglich" the amount is no cost of the works."""
_LISTED = re.compile(r"[^:]*, ?(?:ca\.? ?)?")
"""In "Küche, Bad, 82 m²" the area is not the bathroom's."""

_NEXT_CELL = re.compile(r"[ \t]*(?:\([^()|\n]{0,30}\))?[ \t:]*\|[ \t]*")
_FOR_BOTH = re.compile(r"(?<!\w)(?:für|for)(?!\w).*(?:und|\+|&|inkl\S*|and) (?:\w+ )?$", re.IGNORECASE)
"""In "Hausgeld für Wohnung und Stellplatz" the parking space is only named."""
_WITHOUT = re.compile(r"(?<!\w)(?:ohne|exkl\S*|excl\S*)(?!\w)[^:]*$", re.IGNORECASE)
_TO_BRACKET = re.compile(r"[^\d().;:]{0,32}\(")
_CONTAINS = re.compile(r"(?<!\w)(?:inkl|einschl|incl|mit|samt|nebst|enthält|inbegriffen)\w*", re.IGNORECASE)
_VERB = re.compile(r" (?:enthält|beinhaltet|umfasst) ", re.IGNORECASE)
_OF_THE_PART = re.compile(r" (?:von|in höhe von|i\. ?h\. ?v\.) ", re.IGNORECASE)
"""In "das Hausgeld enthält eine Rücklage von 48 €" the amount is the part's."""


def pairs(plain: str) -> tuple[list[Pair], list[Amount]]:
    """All labels with their amounts, in the order of the text, and the amounts that no label claims."""
    lines = list(lines_of(plain))
    found: list[Pair] = []
    for line in lines:
        found.extend(_on_one_line(plain, line))
    taken = {pair.amount for pair in found}
    used = {pair.label for pair in found}
    found.extend(_across_lines(plain, lines, used, taken))
    found.extend(_called_rent(plain, lines, found))
    taken = {pair.amount for pair in found}
    left = [a for line in lines for a in line.amounts if a not in taken and a.kind is not Kind.NUMBER]
    return sorted(found, key=lambda pair: pair.start), left


def _on_one_line(plain: str, line: Line) -> Iterator[Pair]:
    tokens = line.tokens
    waiting: list[Label] = []
    unclaimed: dict[Kind, Amount] = {}
    last: Pair | None = None
    for index, token in enumerate(tokens):
        if isinstance(token, Label):
            amount = unclaimed.get(token.kind)
            if (
                amount
                and _follows(plain, amount, token)
                and fits(token, amount)
                and not _listed(plain, amount, token, tokens[index + 1 : index + 2])
            ):
                del unclaimed[token.kind]
                last = _pair(plain, line, token, amount)
                yield last
            elif last and last.label.key.startswith("-") and _bracketed(plain, last.amount, token):
                yield replace(last, label=token)
            elif amount and _bracketed(plain, amount, token):
                del unclaimed[token.kind]
                last = _pair(plain, line, token, amount)
                yield last
            else:
                waiting = [*waiting[1 - MOST_WAITING :], token]
            continue
        if is_year(plain, token, tokens[index + 1 : index + 2]):
            continue
        label = _announcing(plain, waiting, token)
        if label is None and is_range(plain, token, tokens[index + 1 : index + 4]):
            label = next((lbl for lbl in reversed(waiting) if fits(lbl, replace(token, kind=lbl.kind))), None)
            if label:
                yield _pair(plain, line, label, token)
            continue
        if label:
            if not is_range(plain, token, tokens[index + 1 : index + 4]):
                waiting = [other for other in waiting if other.kind is not label.kind]
            last = _pair(plain, line, label, token)
            yield last
        elif last and _said_again(plain, last, token):
            yield replace(_pair(plain, line, last.label, token), first=False)
        elif token.kind is not Kind.NUMBER:
            unclaimed[token.kind] = token


def _announcing(plain: str, waiting: Sequence[Label], amount: Amount) -> Label | None:
    for label in reversed(waiting):
        gap = plain[label.end : amount.start]
        if len(gap) > LONGEST_GAP or (label.key == "-area" and _LISTED.fullmatch(gap)):
            continue
        if _SENTENCE_END.search(gap) and not _NEXT_CELL.fullmatch(gap):
            continue
        if label.key == "-works" and _RENT_BEHIND.match(plain, amount.end):
            continue
        near = FILLER.sub("", gap) == "" and amount.value >= 10
        if fits(label, amount, number=near):
            return _containing(plain, waiting, label, amount) or label
    return None


def _containing(plain: str, waiting: Sequence[Label], label: Label, amount: Amount) -> Label | None:
    """Of "Hausgeld inkl. Heizung und Rücklage: 312 €" the first label is meant, not the last."""
    for other in waiting:
        between = plain[other.end : label.start]
        if _VERB.match(between) and _OF_THE_PART.match(plain, label.end):
            continue
        if other.end <= label.start and len(between) <= 60 and _names_only(between) and fits(other, amount):
            return other
    return None


def _names_only(between: str) -> bool:
    """Whether the words between two labels say that the second is a part of the first, or left out of it."""
    return bool(_CONTAINS.search(between) or _FOR_BOTH.search(between) or _WITHOUT.search(between))


def _bracketed(plain: str, amount: Amount, label: Label) -> bool:
    """In "monatlich sind 236 € zu zahlen (Hausgeld)" the label stands behind its amount."""
    named = label.key in ("house_money", "price", "rent") and plain[label.end : label.end + 1] == ")"
    return named and bool(_TO_BRACKET.fullmatch(plain[amount.end : label.start])) and fits(label, amount)


def _follows(plain: str, amount: Amount, label: Label) -> bool:
    gap = plain[amount.end : label.start]
    return _BACKWARDS.fullmatch(gap) is not None and plain[label.end : label.end + 1] != ":"


def _listed(plain: str, amount: Amount, label: Label, following: Sequence[Token]) -> bool:
    """In "KM 420,-, NK 160,-" the second label has an amount of its own behind it."""
    after = next((t for t in following if isinstance(t, Amount)), None)
    return (
        "," in plain[amount.end : label.start]
        and after is not None
        and fits(label, after)
        and plain[label.end : after.start].strip(" :.") == ""
    )


def _said_again(plain: str, last: Pair, amount: Amount) -> bool:
    return (
        amount.kind is last.amount.kind
        and bool(amount.period or amount.per_sqm)
        and (amount.period, amount.per_sqm) != (last.amount.period, last.amount.per_sqm)
        and _AGAIN.fullmatch(plain[last.amount.end : amount.start][:60]) is not None
        and fits(last.label, amount)
    )


def _pair(plain: str, line: Line, label: Label, amount: Amount) -> Pair:
    start, end = min(label.start, amount.start), max(label.end, amount.end)
    starts, ends = line.edges
    before, behind = bisect_right(ends, start), bisect_left(starts, end)
    earlier = ends[before - 1] if before else line.start
    later = starts[behind] if behind < len(starts) else line.start + len(line.text)
    first: Token = label if label.start < amount.start else amount
    second: Token = amount if first is label else label
    return Pair(
        label,
        amount,
        before=plain[max(earlier, start - _BEFORE) : start],
        between=plain[first.end : second.start],
        after=plain[end : min(later, end + _CONTEXT)],
    )


def _across_lines(plain: str, lines: Sequence[Line], used: set[Label], taken: set[Amount]) -> Iterator[Pair]:
    """Labels and amounts that stand on lines of their own; a run of them reads as its first line begins."""
    full = [line for line in lines if line.text.strip()]
    amounts_first = False
    for index, line in enumerate(full):
        if not line.bare:
            continue
        earlier = full[index - 1] if index else None
        if earlier is None or not earlier.bare:
            amounts_first = line.bare == "amount"
        if line.bare != "label" or line.labels[0] in used:
            continue
        label = line.labels[0]
        later = full[index + 1] if index + 1 < len(full) else None
        before = earlier.amounts[-1] if earlier and earlier.bare == "amount" else None
        after = later.amounts[0] if later and _begins_with_amount(later) else None
        for amount in (before, after) if amounts_first else (after, before):
            if amount and amount not in taken and fits(label, amount, number=names_its_unit(line.text)):
                taken.add(amount)
                used.add(label)
                tail = plain[amount.end : amount.end + _CONTEXT].split("\n")[0]
                before_it, behind_it = line.text[: label.start - line.start], line.text[label.end - line.start :]
                yield Pair(label, amount, before=before_it, between=behind_it, after=tail)
                break


def _called_rent(plain: str, lines: Sequence[Line], found: Sequence[Pair]) -> Iterator[Pair]:
    """Amounts that only "kalt" or "warm" behind them calls a rent; one said again means the rent before it."""
    taken = {pair.amount for pair in found}
    rents = {pair.amount.end: pair for pair in found if pair.label.key == "rent"}
    for line in lines:
        for amount in line.amounts:
            if amount.kind is not Kind.MONEY or amount in taken:
                continue
            tail = plain[amount.start : min(amount.end + 14, line.start + len(line.text))]
            if match := _CALLED.search(tail):
                start = amount.start + match.start()
                label = Label(start, amount.start + match.end(), "rent", Kind.MONEY, match.group().casefold())
                again = _AGAIN.search(plain[max(line.start, amount.start - 24) : amount.start])
                earlier = rents.get(amount.start - len(again.group())) if again else None
                if earlier and fits(earlier.label, amount):
                    yield replace(earlier, amount=amount, after=match.group(), first=False)
                elif fits(label, amount):
                    yield _pair(plain, line, label, amount)


def _begins_with_amount(line: Line) -> bool:
    return bool(line.amounts) and not FILLER.sub("", line.text[: line.amounts[0].start - line.start])
