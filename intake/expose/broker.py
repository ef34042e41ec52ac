"""The buyer's share of the broker's fee: "3,57 % inkl. MwSt.", "3 % zzgl. MwSt.", "provisionsfrei", "4.665 €"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from calc.record import Unit
from intake.expose.amounts import plain_number
from intake.expose.draft import Candidate, Draft, Span, merged
from intake.expose.pair import Pair
from intake.expose.spelling import words

VALUE_ADDED_TAX = 0.19
"""§ 12 Abs. 1 UStG; what "zzgl. MwSt." adds."""

LEAST, MOST = 0.5, 10.0
MOST_OF_ONE = 4.8
"""What one party pays at most, in percent; only more than that is halved."""

_WORD = (
    r"(?:(?:käufer|makler|vermittlungs|außen)?-?provision(?:ssatz|spflichtig|shöhe)?(?!\w)|courtage(?!\w)"
    r"|käufercourtage|maklergebühr\w*|maklerlohn|maklerkosten|maklerhonorar|commission|broker(?:'s|age)? fee"
    r"|agent(?:'s)? fee|finder's fee)"
)
_PERCENT = r"(?P<number>\d{1,2}(?:[.,]\d{1,4})?) ?(?:%|prozent|percent|v\. ?h\.)"
_PERCENT_SIGN = words(r" ?(?:%|prozent|percent|v\. ?h\.)")
_BEHIND = words(rf"{_WORD}(?P<between>[^%]{{0,120}}?)(?<![\d.,]){_PERCENT}")
_BEFORE = words(rf"(?<![\d.,]){_PERCENT}[^\n%,;]{{0,60}}?{_WORD}")
_ABOVE = words(
    rf"(?:^|\n)(?P<earlier>[^\n]*)\n[ \t]*{_PERCENT}[^\n%]{{0,30}}\n[ \t]*{_WORD}"
    r"[ \t]*(?:\([^()\n]{0,40}\))?[ \t]*(?:\n[ \t]*\n|\n?$)"
)
"""A percentage on a line of its own above the label, and nothing below it."""
_NAMED = words(_WORD)
_PLUS_TAX = words(
    r"^[^%]{0,24}?(?:zzgl|zuzügl\w*|plus|\+|excl|exkl|ohne|netto)\.? ?(?:der |die |gesetzl\w*\.? |ges\. "
    r"|19 ?% )*(?:mehrwertsteuer|mwst|ust|umsatzsteuer|vat|19)|^[ (]*netto"
)
_OTHER = words(
    r"rendite|zins|steuer(?!pfl)|notar|grundbuch|umlage|wertst|faktor|eigenkapital|darlehen|yield"
    r"|(?-i:(?<!\bgesetzl)(?<!\binkl)(?<!\bzzgl)[.!?] +[A-ZÄÖÜ][a-zäöü]{2})"
)
_HALVES = words(
    r"je(?:weils)? (?:zur )?hälfte|hälftig|geteilt|zu gleichen teilen|shared equally|split equally|teilen sich"
)
_HALF_OF_IT = words(r"(?:hälfte|half) (?:der|des|von|of)")
_SELLER = words(r"verkäufer-?(?:provision|courtage|seitig)?|innenprovision|vom verkäufer|seller")
_PAID_BY_SELLER = words(
    r"[^.;\n%]{0,60}?(?:trägt|zahlt|übernimmt|bezahlt"
    r"|(?:wird|ist) (?:\w+ )?(?:vom|durch den|von der)) (?:\w+ )?verkäufer"
)
_AS_MUCH = words(r"gleich|selbe|ebenfalls|ebenso|auch(?!\w)")
FAR_BEHIND = 30
_BUYER = words(r"(?<!ver)käufer|buyer")
_FREE = words(
    r"(?:provisions|courtage|makler(?:provisions)?)-?(?:frei(?:e[rsnm]?)?)(?!\w)(?! (?:wohnungen|immobilien|häuser"
    r"|angebote|suchen|kaufen|mieten|inserieren|(?:bau)?finanzierung|beratung"
    r"|(?:immobilien)?bewertung))(?! für (?:den )?verkäufer| für verkäufer)"
    r"|(?:keine?|ohne|no) (?:zusätzliche |weitere |käufer-?|makler-?|buyer'?s? |broker'?s? )*(?:provision|courtage"
    r"|maklergebühr\w*|commission|agent fee|käuferprovision|maklerprovision|maklerkosten|broker fee)"
    r"|keine prov\.?(?!\w)|prov\.?-? ?frei(?!\w)|ohne makler(?![\w-])|commission[- ]free|(?:provision|courtage"
    r"|käuferprovision"
    r"|maklerprovision"
    r"|commission)(?: für (?:den )?käufer)?[: \n]{1,60}(?:keine?|nein|none|no|0(?:[.,]0+)?(?: ?(?:%|€|eur)"
    r"|(?![\d.,]))|entfällt)(?!\w)"
    r"|(?:provision|courtage|maklerkosten|maklergebühr(?:en)?)[:,]? (?:[\w-]+ ){0,4}(?:fällt|fallen|wird|werden"
    r"|entsteh(?:t|en))"
    r" (?:[\w-]+ ){0,4}(?:nicht|keine?)(?: [\w-]+){0,2} (?:an|erhoben|berechnet|verlangt)(?!\w)"
    r"|(?:provision|courtage|maklerkosten) (?:fällt|fallen|wird|entsteh(?:t|en)) (?:für sie "
    r"|für (?:den )?käufer )?nicht"
    r"|es fällt keine (?:\w+ )?(?:provision|courtage)"
    r"|(?<!dieselbe )(?<!gleiche )(?:provision|courtage)"
    r" (?:wird|ist) (?:komplett |vollständig )?(?:vom|durch den) verkäufer"
)
_NOT_FREE = words(r"nicht\W+$|früher|mitglied")


def broker(draft: Draft) -> None:
    """Put the buyer's share; where free and a percentage contradict each other, nothing is chosen here."""
    rates = _buyers(merged(_rates(draft), 0.0005))
    free = [
        match.span()
        for match in _FREE.finditer(draft.plain)
        if not _NOT_FREE.search(draft.plain[max(0, match.start() - 12) : match.start()])
    ]
    if free and not any(c.value > 0 for c in rates):
        draft.put("broker_rate", 0.0, *free)
    elif free:
        places = (*free, *(place for c in rates for place in c.places))
        draft.warn("broker_free_or_not", ("broker_rate",), places, rate=(rates[0].value, Unit.SHARE))
        draft.put("broker_rate", None, *places)
    elif len(rates) == 1:
        draft.put("broker_rate", rates[0].value, *rates[0].places)
    elif rates:
        places = tuple(place for c in rates for place in c.places)
        draft.warn("several", ("broker_rate",), places)
        draft.put("broker_rate", None, *places)


def by_amount(draft: Draft, pairs: Sequence[Pair]) -> None:
    """The fee as an amount of money: it decides between free and a percentage, or is a share of the price itself."""
    price = draft.number("price")
    if not price:
        return
    amounts = [p for p in pairs if p.label.key == "broker_amount" and not _of_the_seller(_said(draft, p))]
    caution = next((c for c in draft.cautions if c.key == "broker_free_or_not"), None)
    if caution:
        rate = caution.figures[0][1]
        for pair in amounts:
            if abs(pair.amount.value / price - rate) < 0.0005:
                draft.put("broker_rate", rate, *draft.spans["broker_rate"], (pair.start, pair.end))
                draft.warn("confirmed", ("broker_rate",), ((pair.start, pair.end),), value=(rate, Unit.SHARE))
                return
    if "broker_rate" in draft.values:
        return
    rates = merged(
        Candidate(_share(draft, pair, price), ((pair.start, pair.end), *draft.spans["price"])) for pair in amounts
    )
    if len(rates) == 1 and LEAST / 100 <= rates[0].value <= MOST / 100:
        draft.put("broker_rate", round(rates[0].value, 6), *rates[0].places)


def _share(draft: Draft, pair: Pair, price: float) -> float:
    share = pair.amount.value / price
    said = _said(draft, pair)
    if _PLUS_TAX.match(draft.plain[pair.amount.end : pair.amount.end + 70]):
        share *= 1 + VALUE_ADDED_TAX
    whole = share > MOST_OF_ONE / 100 or "gesamt" in said.casefold()
    return share / 2 if whole and _HALVES.search(said) else share


def _of_the_seller(said: str) -> bool:
    return bool(_SELLER.search(said)) and not _BUYER.search(said)


def _left_to_the_seller(plain: str, whose: str, end: int) -> bool:
    """Whether the words behind a rate have the seller pay it, and not as much as the buyer."""
    paid = _PAID_BY_SELLER.match(plain, end)
    if paid is None or _BUYER.search(whose) or _BUYER.search(paid.group()):
        return False
    return not _AS_MUCH.search(plain[end : paid.end() + FAR_BEHIND].split("\n")[0])


def _said(draft: Draft, pair: Pair) -> str:
    """The words around a fee."""
    return draft.plain[max(0, pair.start - 14) : pair.end + 90]


def _buyers(rates: list[Candidate]) -> list[Candidate]:
    """Of a whole fee and exactly half of it, the half is the buyer's share."""
    if len(rates) == 2:
        low, high = sorted(rates, key=lambda c: c.value)
        if abs(2 * low.value - high.value) < 0.0002:
            return [Candidate(low.value, (*low.places, *high.places))]
    return rates


def _rates(draft: Draft) -> list[Candidate]:
    found: dict[Span, Candidate | None] = {}
    for pattern in (_BEHIND, _BEFORE):
        for first in pattern.finditer(draft.plain):
            match = _nearest(first) if pattern is _BEHIND else first
            number = match.span("number")
            if number not in found:
                found[number] = _rate(draft, match, behind=pattern is _BEHIND)
    for match in _ABOVE.finditer(draft.plain):
        if match.span("number") not in found and not _OTHER.search(match["earlier"]):
            found[match.span("number")] = _rate(draft, match, behind=False)
    return [candidate for candidate in found.values() if candidate]


def _nearest(match: re.Match[str]) -> re.Match[str]:
    """Of several words for the fee before a percentage, the match from the last."""
    later = [word.start() for word in _NAMED.finditer(match.string, match.start("between"), match.end("between"))]
    nearer = _BEHIND.match(match.string, later[-1]) if later else None
    return nearer if nearer and nearer.span("number") == match.span("number") else match


def _rate(draft: Draft, match: re.Match[str], *, behind: bool) -> Candidate | None:
    percent = plain_number(match["number"], grouped=False)
    if behind and (match["between"].count("\n") > 2 or _OTHER.search(match["between"])):
        return None
    start = max(draft.plain.rfind("\n", 0, match.start()) + 1, match.start() - 14)
    whose = draft.plain[start : match.end("number")] if behind else draft.plain[start : match.end()]
    end = _PERCENT_SIGN.match(draft.plain, match.end("number")).end()  # type: ignore[union-attr]
    if not 0 < percent <= MOST or _of_the_seller(whose) or _left_to_the_seller(draft.plain, whose, end):
        return None
    if tax := _PLUS_TAX.match(draft.plain[end : end + 70]):
        percent *= 1 + VALUE_ADDED_TAX
        end += tax.end()
    if percent > MOST_OF_ONE and (
        _HALVES.search(draft.plain[match.start() : match.end("number") + 90])
        or _HALF_OF_IT.search(draft.plain[max(0, match.start() - 24) : match.end("number")])
    ):
        percent /= 2
    return Candidate(round(percent / 100, 6), ((min(match.start(), start + 14), end),))
