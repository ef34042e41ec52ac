"""Candidates for price and living area, and the figures that tie price, area and rent together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from calc.record import Unit
from intake.expose.agreement import Stated
from intake.expose.amounts import Amount, Kind
from intake.expose.draft import Candidate, Draft, merged
from intake.expose.factor import factors
from intake.expose.pair import Pair
from intake.expose.spelling import words

LEAST_PRICE = 15_000
"""An amount without any label is taken for a price only from here, and only on a line of its own."""

AREA_OF_A_FLAT = (10.0, 1_500.0)
LONGEST_LINE_OF_FACTS = 130
LEAST_PRICE_PER_SQM = 300
_NEAR = 200
_RANGE_BEFORE = re.compile(r"\d ?(?:m2|qm)? ?(?:bis|-|to) ?(?:zu )?$")
MOST_UNLABELLED = 300.0
"""The only area of a text is taken for the flat's up to here (m²), unless its line speaks of a plot or the like."""

_OTHER_AREA = re.compile(
    r"grund|garten|keller|gewerbe|halle|balkon|terrasse|büro|laden|lager|plot|office|fläche(?!\w)", re.IGNORECASE
)

_PAST = words(
    r"statt|ursprünglich|alter (?:kauf)?-?preis|alt:|bisher|vorher|früher|reduziert von|gesenkt von|zuvor|before|was "
    r"|old price|reduced from|ehemalig|vormals|incl\. vat|neuwert|durchschnitt|vergleich|average"
)
_PAST_BEHIND = words(r"^[ ,()]{0,3}(?:\(alt|alt(?!\w)|alter preis|bisher(?!\w)|früher|ehemals|vormals|old)")
_NOW = words(
    r"neuer (?:kauf)?-?preis|neu:|aktueller (?:kauf)?-?preis|jetzt|nur noch|new price|now|reduced to|gesenkt auf"
)
_WITH_PARKING = words(r"(?:inkl|einschl|incl|mit)\S* (?:\w+ ){0,2}\S*(?:stellpl|garage|carport|parking)")
_INCLUDED = words(
    r"(?<!nicht )(?<!nicht im preis )(?<!nicht im kaufpreis )enthalten|inklusive|inbegriffen|included|inkl\.?\b"
    r"|davon|anteil"
)
_AVERAGE = words(r"durchschnitt|umgebung|vergleich|schnitt|average|in der region|im viertel|stadtteil|markt(?!platz)")
_ROUNDED = words(r"(?<!\w)(?:ca|circa|rund|rd|etwa|knapp|fast|über|about|approx)\.? ?$")
ROUNDING = 0.02
_ROOMS_NEAR = words(r"zimmer|rooms?(?!\w)|zi\.|wohnung|whg|etw|apartment|flat|zkb|raum|haus(?!\w)")
_OF_A_UNIT = words(r"(?<!\w)(?:we|wohnung|whg\.?|einheit|top) ?(?:nr\.? ?)?\w?\d")
_NO_PRICE = words(
    r"rücklage|darlehen|rate|umlage|(?<!ver)miet(?!er|objekt|wohn)|investi|sanier|modernis|wert|gebot|steuer|kosten|provision"
    r"|grundstück|über |bis|ab |garage|stellpl|eigenkapital|budget|gesuch|suche|einheiten|euro weniger|gespart|paket"
)
"""What an amount in a title can be instead of the price."""
_OFFERED = words(
    r"^[ ,]*(?:€|euro)?[ ,]*(?:zu verkaufen|zum verkauf|zu haben|abzugeben|abgegeben|verkauft|angeboten"
    r"|vhb?(?!\w)|vb(?!\w)|fp(?!\w))"
)
HEAD_LINES, LONGEST_TITLE, MOST_APART = 16, 130, 1.6
"""A price in the first lines that differs from the labelled one by less than this factor contradicts it."""


def prices(draft: Draft, pairs: Sequence[Pair], unclaimed: Sequence[Amount]) -> list[Candidate]:
    """What the price may be; former prices are set aside with a word about them."""
    stated = [pair for pair in pairs if pair.label.key == "price" and not pair.amount.per_sqm and not pair.period]
    now: list[Pair] = []
    past: list[Pair] = []
    for pair in stated:
        around = f"{pair.before[-24:]}{pair.label.words}{pair.between}"
        former = (_PAST.search(around) and not _NOW.search(around)) or _PAST_BEHIND.match(pair.after)
        (past if former else now).append(pair)
    current = [pair for pair in now if _NOW.search(f"{pair.before[-24:]}{pair.label.words}{pair.between}")]
    if current and len({pair.amount.value for pair in current}) == 1:
        past.extend(pair for pair in now if pair.amount.value > current[0].amount.value)
        now = [pair for pair in now if pair.amount.value <= current[0].amount.value]
    now = [pair for pair in now if not _WITH_PARKING.search(pair.between)] or now
    if not now:
        now = [pair for pair in pairs if pair.label.key == "price_total"]
    found = merged([_candidate(pair) for pair in now])
    if found and any(pair.label.key == "price" for pair in now):
        known = {pair.amount.value for pair in (*now, *past)}
        apart = [c for c in _titles(draft, unclaimed) if c.value not in known and _near(c.value, found[0].value)]
        found = merged([*apart, *found]) if apart else found
    found = found or merged([Candidate(a.value, ((a.start, a.end),)) for a in unclaimed if _alone(draft, a)])
    if past and found:
        places = (*found[0].places, *((p.start, p.end) for p in past))
        if all(p.amount.value != found[0].value for p in past):
            draft.warn("former_price", ("price",), places, price=(found[0].value, Unit.EUR))
    return found


def _titles(draft: Draft, unclaimed: Sequence[Amount]) -> list[Candidate]:
    """Prices without a label in the first lines, beside rooms or a unit, and those that are "zu verkaufen"."""
    head = _end_of_head(draft.plain)
    found = []
    for amount in unclaimed:
        if amount.kind is not Kind.MONEY or amount.value < LEAST_PRICE or amount.per_sqm or amount.period:
            continue
        line = _beside(draft, amount)
        if _PAST.search(line) or _NO_PRICE.search(line):
            continue
        title = (
            amount.end <= head
            and len(line) <= LONGEST_TITLE
            and (_ROOMS_NEAR.search(line) or _OF_A_UNIT.search(line))
        )
        if title or _OFFERED.match(draft.plain[amount.end : amount.end + 40]):
            found.append(Candidate(amount.value, ((amount.start, amount.end),)))
    return found


def _end_of_head(plain: str) -> int:
    """Where the first lines with something in them end."""
    end = filled = 0
    while filled < HEAD_LINES and end < len(plain):
        stop = plain.find("\n", end)
        stop = len(plain) if stop < 0 else stop
        filled += plain[end:stop].strip() != ""
        end = stop + 1
    return end


def _near(price: float, other: float) -> bool:
    return 1 / MOST_APART < price / other < MOST_APART


def _candidate(pair: Pair) -> Candidate:
    return Candidate(pair.amount.value, ((pair.start, pair.end),))


def _alone(draft: Draft, amount: Amount) -> bool:
    """A large amount of money on a line of its own, or in a line of facts (rooms and area beside it)."""
    if amount.kind is not Kind.MONEY or amount.value < LEAST_PRICE or amount.per_sqm or amount.period:
        return False
    rest = _beside(draft, amount)
    if _PAST.search(rest) or len(rest) > 90:
        return False
    return not re.search(r"\w{3}", rest) or bool(re.search(r"\d ?(?:m2|qm)", rest) and _ROOMS_NEAR.search(rest))


def areas(draft: Draft, pairs: Sequence[Pair], unclaimed: Sequence[Amount]) -> list[Candidate]:
    """What the living area may be: as labelled, else what stands unlabelled beside rooms or on a line of its own."""
    labelled = [_candidate(p) for p in pairs if p.label.key == "living_area" and _is_flat(p.amount.value)]
    if not labelled:
        labelled = [_candidate(p) for p in pairs if p.label.key == "area" and _is_flat(p.amount.value)]
    if not labelled:
        labelled = [Candidate(a.value, ((a.start, a.end),)) for a in unclaimed if _area_alone(draft, a)]
    if not labelled:
        only = [a for a in unclaimed if a.kind is Kind.AREA and AREA_OF_A_FLAT[0] <= a.value <= MOST_UNLABELLED]
        if len({a.value for a in only}) == 1 and not _OTHER_AREA.search(_beside(draft, only[0])):
            labelled = [Candidate(a.value, ((a.start, a.end),)) for a in only]
            if not _ROOMS_NEAR.search(draft.plain):
                area = (only[0].value, Unit.SQM)
                draft.warn("area_unlabelled", ("living_area_sqm",), labelled[0].places, area=area)
    elif headline := _in_the_headline(draft, unclaimed, labelled):
        labelled = [*labelled, headline]
    single = [
        c for c in labelled if not _RANGE_BEFORE.search(draft.plain[max(0, c.places[0][0] - 14) : c.places[0][0]])
    ]
    labelled = single or labelled
    return _exact_first(merged(labelled))


def _in_the_headline(draft: Draft, unclaimed: Sequence[Amount], labelled: Sequence[Candidate]) -> Candidate | None:
    """An area that the title names alone and exactly, where it is another than the labelled one."""
    begin = len(draft.plain) - len(draft.plain.lstrip())
    end = draft.plain.find("\n", begin)
    named = [a for a in unclaimed if a.kind is Kind.AREA and a.end <= end and _is_flat(a.value)]
    if len(named) != 1 or _ROUNDED.search(draft.plain[begin : named[0].start]):
        return None
    differs = all(abs(c.value - named[0].value) > ROUNDING * c.value for c in labelled)
    return Candidate(named[0].value, ((named[0].start, named[0].end),)) if differs else None


def _beside(draft: Draft, amount: Amount) -> str:
    """The rest of the amount's line, as far as it matters."""
    before = draft.plain[max(0, amount.start - _NEAR) : amount.start].rpartition("\n")[2]
    after = draft.plain[amount.end : amount.end + _NEAR].partition("\n")[0]
    return before + after


def _is_flat(area: float) -> bool:
    return AREA_OF_A_FLAT[0] <= area <= AREA_OF_A_FLAT[1]


def _exact_first(candidates: list[Candidate]) -> list[Candidate]:
    """Take "58 m²" beside "58,4 m²" for the same area, rounded."""
    exact = [c for c in candidates if c.value != round(c.value)]
    rounded = {whole for c in exact for whole in (float(int(c.value)), float(int(c.value) + 1))}
    kept = [c for c in candidates if c in exact or c.value not in rounded]
    if len(kept) == 1 and len(candidates) > 1:
        return [Candidate(kept[0].value, tuple(place for c in candidates for place in c.places))]
    return kept


def _area_alone(draft: Draft, amount: Amount) -> bool:
    if amount.kind is not Kind.AREA or not _is_flat(amount.value):
        return False
    rest = _beside(draft, amount)
    if len(rest) > LONGEST_LINE_OF_FACTS:
        near = draft.plain[max(0, amount.start - 70) : amount.end + 30]
        return bool(re.search(r"\d ?-? ?(?:zimmer|zi\b|raum|room)", near, re.IGNORECASE))
    return not re.search(r"\w{3}", rest) or bool(_ROOMS_NEAR.search(rest))


def ties(draft: Draft, pairs: Sequence[Pair], unclaimed: Sequence[Amount], broker_rate: float | None) -> list[Stated]:
    """Figures of the text that price, area and rent must fit."""
    found = factors(draft, pairs)
    for pair in pairs:
        place, value = (pair.start, pair.end), pair.amount.value
        average = _AVERAGE.search(f"{pair.before[-40:]} {pair.between} {pair.after[:30]}")
        if (pair.label.key == "price_per_sqm" or (pair.label.key == "price" and pair.amount.per_sqm)) and not average:
            found.append(Stated("price_per_sqm", value, place))
        elif pair.label.key == "yield" and 0.5 <= value <= 20:
            found.append(Stated("yield", value / 100, place))
        elif pair.label.key == "broker_amount" and broker_rate:
            found.append(Stated("broker", value / broker_rate, place))
    for amount in unclaimed:
        if amount.kind is Kind.MONEY and amount.per_sqm:
            kind = "price_per_sqm" if amount.value >= LEAST_PRICE_PER_SQM else "rent_per_sqm"
            around = draft.plain[max(0, amount.start - 60) : amount.end + 30]
            if not _AVERAGE.search(around):
                found.append(Stated(kind, amount.value, (amount.start, amount.end)))
    return found


def included_parking(pair: Pair) -> bool:
    """Whether the words around a parking space's price say that the price of the flat contains it."""
    return bool(_INCLUDED.search(f"{pair.before[-16:]} {pair.between} {pair.after[:22]}"))


def rounded(pair: Pair) -> bool:
    """Whether the words before the amount call it rounded: "rd. 1.370 EUR"."""
    return pair.label.start < pair.amount.start and _ROUNDED.search(pair.between) is not None
