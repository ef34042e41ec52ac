"""The tenant's part of the Hausgeld, where a sentence tells it: "davon sind 175 € auf den Mieter umlegbar"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from intake.expose.amounts import Amount, Kind, amounts
from intake.expose.draft import Candidate, Draft, Span
from intake.expose.spelling import words

LEAST_PART = 5.0
LONGEST_CLAUSE, LONGEST_GAP, FAR_FROM_TOTAL = 160, 60, 320
_CENT = 1.0
_ON_WHOM = r"(?:auf (?:\w+ )?(?:mieter(?:in|schaft|partei)?|pächter(?:in)?) )?"
_OWNER = r"(?:eigentümer(?:in|s)?|vermieter(?:in|s)?|käufers?|erwerbers?)"
_NOT_SHARED = (
    rf"(?:nicht|n\.)[ -]{_ON_WHOM}(?:umlage-?fähig\w*|umlegbar\w*|umgelegt\w*|umzulegen\w*|umlegen|weiterberechn\w*)"
    rf"|(?:trägt|tragen|zahlt|bleib(?:t|en)|verbleib(?:t|en)) (?:\w+ )?(?:der|beim|bei der|dem|die) {_OWNER}"
    rf"|(?:beim|vom|zu lasten des) {_OWNER}|selbst zu tragen|(?:not|non)[ -]?recoverable"
)
_SHARED = (
    r"umlage-?fähig\w*|umlegbar\w*|umgelegt\w*|umlegb\.|auf (?:\w+ )?mieter(?:in)? um(?!\w)"
    r"|umzulegen\w*|umlegen(?!\w)|umlage auf (?:\w+ )?mieter"
    r"|(?:trägt|zahlt|übernimmt|erstattet) (?:davon )?(?:der|die|ihre?) mieter(?:in)?"
    r"|vom mieter (?:getragen|erstattet|gezahlt|bezahlt|übernommen)|(?:weiter|an \w+ mieter )(?:berechnet"
    r"|gegeben|gereicht)"
    r"|recoverable|passed on to the tenant|paid by the tenant"
)
_SHARE = words(rf"(?<!\w)(?:(?P<own>{_NOT_SHARED})|(?P<tenants>{_SHARED}))")
_CLAUSE_END = re.compile(r"[.!?;](?=\s+[A-ZÄÖÜ])|(?<![^\n]{60})\n(?=\s*(?:\n|[A-ZÄÖÜ|*\d-]))|\||\n\s*\n")
"""A line of 60 signs and more goes on in the next."""
_OF_THE_WHOLE = words(
    r"(?<!\w)(?:davon|hiervon|darin|darunter|wovon|of which|thereof)(?!\w)|hausgeld|wohngeld|house money"
    r"|service charge"
)
_WHOLLY = words(r"(?:vollständig|komplett|gänzlich|insgesamt|in voller höhe|zu 100 ?(?:%|prozent)|ganz|fully) $")
_PIECE = words(r"verwalt|rücklage|instandhaltung|instandsetzung|reparatur|reserve|management|kontoführung")
_ELSE = words(r"nebenkosten|betriebskosten|miete(?!r)|kaufpreis|strom|steuer")


@dataclass(frozen=True)
class Shares:
    """The tenant's part of the Hausgeld and the owner's, in EUR per month; None where it is not told."""

    tenants: Candidate | None = None
    own: Candidate | None = None


def told(draft: Draft, total: Candidate, unclaimed: Sequence[Amount]) -> Shares:
    """What sentences tell of the parts of a Hausgeld of ``total``; nothing where two of them differ."""
    found = list(_told(draft.plain, total))
    own = {round(c.value, 2): c for is_own, c in found if is_own}
    tenants = {round(c.value, 2): c for is_own, c in found if not is_own}
    if len(own) > 1 or len(tenants) > 1:
        return Shares()
    shares = Shares(next(iter(tenants.values()), None), next(iter(own.values()), None))
    return shares if found else Shares(_percentage(draft.plain, total, unclaimed))


def _told(plain: str, total: Candidate) -> Iterator[tuple[bool, Candidate]]:
    for match in _SHARE.finditer(plain):
        start, end = _clause(plain, match.span())
        own = match["own"] is not None
        near = any(abs(match.start() - place[0]) <= FAR_FROM_TOTAL for place in total.places)
        if not near or not (_OF_THE_WHOLE.search(plain[start:end]) or _is_beside(total, start, end)):
            continue
        found = [a for a in _parts(plain, start, end) if abs(a.value - total.value) > 0.005]
        before = [a for a in found if a.end <= match.start()]
        after = [a for a in found if a.start >= match.end()]
        if _WHOLLY.search(plain[start : match.start()]) and not before:
            yield True, Candidate(total.value if own else 0.0, (*total.places, match.span()))
        elif own and len(before) > 1 and abs(sum(a.value for a in before) - total.value) <= _CENT:
            yield True, Candidate(total.value, (*total.places, match.span()))
        elif (value := _value(plain, match.span(), before, after, own=own)) and (
            LEAST_PART <= value.value <= total.value
        ):
            yield own, value


def _value(
    plain: str, share: Span, before: Sequence[Amount], after: Sequence[Amount], *, own: bool
) -> Candidate | None:
    """The amount beside the words, or the sum of the named pieces behind them."""
    behind = plain[before[-1].end : share[0]] if before else ""
    ahead = plain[share[1] : after[0].start] if after else ""
    pieces = _pieces(plain, share[1], after) if own else []
    if pieces:
        return Candidate(sum(a.value for a in pieces), tuple((a.start, a.end) for a in pieces))
    fits_behind = bool(before) and len(behind) <= LONGEST_GAP and not (_PIECE.search(behind) or _ELSE.search(behind))
    fits_ahead = bool(after) and len(ahead) <= LONGEST_GAP and not (_PIECE.search(ahead) or _ELSE.search(ahead))
    if fits_behind == fits_ahead:
        return None
    amount = before[-1] if fits_behind else after[0]
    return Candidate(amount.value, ((min(share[0], amount.start), max(share[1], amount.end)),))


def _pieces(plain: str, position: int, after: Sequence[Amount]) -> list[Amount]:
    """The amounts of "Verwaltung 24 € und Rücklage 31 €" behind the words that call them the owner's."""
    pieces: list[Amount] = []
    for amount in after:
        name = plain[position : amount.start]
        if len(name) > LONGEST_GAP or not _PIECE.search(name):
            break
        pieces.append(amount)
        position = amount.end
    return pieces if len(pieces) > 1 else []


def _parts(plain: str, start: int, end: int) -> Iterator[Amount]:
    """Amounts of a clause that can be a part of a Hausgeld, also those without a unit: "davon 110 umlegbar"."""
    for amount in amounts(plain[start:end]):
        moved = Amount(amount.start + start, amount.end + start, amount.value, amount.kind, amount.period)
        money = amount.kind is Kind.MONEY and not amount.per_sqm and amount.period in ("", "month")
        bare = amount.kind is Kind.NUMBER and 20 <= amount.value < 1_000
        if money or bare:
            yield moved


def _clause(plain: str, span: Span) -> Span:
    """From where to where the words around a place belong together."""
    least, most = max(0, span[0] - LONGEST_CLAUSE), min(len(plain), span[1] + LONGEST_CLAUSE)
    ends = [m.end() for m in _CLAUSE_END.finditer(plain, least, span[0])]
    stop = _CLAUSE_END.search(plain, span[1], most)
    return (ends[-1] if ends else least), (stop.start() if stop else most)


def _is_beside(total: Candidate, start: int, end: int) -> bool:
    return any(start - 2 <= place[1] and place[0] <= end for place in total.places)


def _percentage(plain: str, total: Candidate, unclaimed: Sequence[Amount]) -> Candidate | None:
    """The part in EUR of "davon 60 % umlagefähig"."""
    for amount in unclaimed:
        if amount.kind is not Kind.PERCENT or not 10 <= amount.value <= 95:
            continue
        around = plain[max(0, amount.start - 30) : amount.end + 30]
        if (
            re.search(r"(?<!nicht )(?<!nicht-)umlage?-?(?:fähig|gbar|bar)", around, re.IGNORECASE)
            and "nicht" not in around
        ):
            return Candidate(total.value * amount.value / 100, ((amount.start, amount.end), *total.places))
    return None
