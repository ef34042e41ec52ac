"""Hausgeld and its parts, parking, ground rent, special levy and reserve."""

from __future__ import annotations

import re
from collections.abc import Sequence

from calc.record import Unit
from intake.expose.amounts import MONTHS, Amount, Kind
from intake.expose.draft import MOST_PLACES, Candidate, Draft, Span, merged
from intake.expose.pair import Pair
from intake.expose.price import included_parking
from intake.expose.shares import told
from intake.expose.spelling import words

MOST_HOUSE_MONEY = 2_500.0
LEAST_PARKING_PRICE = 1_000.0
MOST_PARKING_RENT = 400.0
LEAST_PER_SQM, MOST_PER_SQM = 0.5, 15.0
LEAST_DOUBTED = 400.0
_CENT = 1.0
_PART_BEHIND = words(
    r"[ )]{1,2}(?:auf (?:die )?)?(?P<not>nicht )?(?:auf (?:den|die) mieter(?:in)? )?(?:umlage-?fähig"
    r"|umlegbar|umlegen)"
)
_SOME_OF_IT = words(r" (?:entf[aä]ll(?:en|t)|gehen|fließen|werden|sind) ")
_COUNTS = {"zwei": 2, "drei": 3, "vier": 4, "two": 2, "three": 3}
_HOW_MANY = re.compile(r"(?<![\d.,])(?P<count>[2-9]|zwei|drei|vier|two|three) ?x? ?$", re.IGNORECASE)
_ON_OFFER = words(
    r"zusätzlich|optional|auf wunsch|nicht im (?:kauf)?preis|verfügbar|erworben|hinzu|wahlweise|dazu ?gekauft"
    r"|on request"
)
"""Of spaces that may be bought beside the flat, the price of one is told."""
_NEXT_COLUMN = re.compile(r"[ \t]{2,}\d")
_EACH = re.compile(r"(?<![\w.])(?:je(?:weils)?|à|a|á|each|pro (?:stellplatz|garage|stück))(?!\w)", re.IGNORECASE)

_NOT_EARNED = words(
    r"anmiet|gemietet werden|anzumieten|(?:gemietet|gepachtet) (?:und|von)|auf wunsch|vermitteln"
    r"|nicht (?:gegenstand|teil)"
    r"|mietbar|zu mieten|angemietet|hinzugemietet|dazu(?:ge)?miet|optional zu|rented separately|for rent"
    r"|to rent|erzielbar|möglich|könnte|kalkul|prognos|voraussichtlich"
)
_NO_MONEY = words(r"kein|ohne|nicht|no ")


def house_money(draft: Draft, pairs: Sequence[Pair], unclaimed: Sequence[Amount]) -> None:
    """Hausgeld per month with the part that the tenant does not bear; what is missing of three follows from two."""
    whole, shared, own = (_per_month(draft, pairs, key) for key in ("house_money", "recoverable", "nonrecoverable"))
    total, part, rest = (c[0] if len(c) == 1 else None for c in (whole, shared, own))
    if total and not (part or rest):
        shares = told(draft, total, unclaimed)
        part, rest = shares.tenants, shares.own
    _several(draft, "house_money_monthly", whole)
    _several(draft, "nonrecoverable_house_money_monthly", own)
    if total and part and rest and abs(total.value - part.value - rest.value) > _CENT:
        _sum_differs(draft, total, part, rest)
        return
    if total is None and part and rest and not whole:
        total = Candidate(part.value + rest.value, (*part.places, *rest.places))
    if rest is None and total and part and not own and part.value <= total.value:
        rest = Candidate(total.value - part.value, (*total.places, *part.places))
    if total and rest and rest.value > total.value + _CENT:
        draft.warn("house_money_parts", ("house_money_monthly",), (*total.places, *rest.places))
        draft.put("nonrecoverable_house_money_monthly", None, *rest.places)
        rest = None
    if total:
        draft.put("house_money_monthly", total.value, *total.places)
    if rest:
        draft.put("nonrecoverable_house_money_monthly", rest.value, *rest.places)


def _sum_differs(draft: Draft, total: Candidate, part: Candidate, rest: Candidate) -> None:
    places = (*total.places, *part.places, *rest.places)
    fields = ("house_money_monthly", "nonrecoverable_house_money_monthly")
    draft.warn("house_money_parts", fields, places)
    draft.put("house_money_monthly", total.value, *total.places)
    draft.put("nonrecoverable_house_money_monthly", None, *places)


def _per_month(draft: Draft, pairs: Sequence[Pair], key: str) -> list[Candidate]:
    found = []
    area = draft.number("living_area_sqm")
    most = min(MOST_HOUSE_MONEY, max(LEAST_DOUBTED, MOST_PER_SQM * area)) if area else MOST_HOUSE_MONEY
    for pair in pairs:
        if _meant(draft, pair) != key:
            continue
        places: tuple[Span, ...] = ((pair.start, pair.end),)
        value = pair.amount.value
        if pair.amount.per_sqm:
            if area is None or not LEAST_PER_SQM <= value <= MOST_PER_SQM:
                continue
            value, places = value * area, (*places, *draft.spans["living_area_sqm"])
        value /= MONTHS.get(pair.period or _period_of_the_whole(pairs, key, value), 1)
        if pair.period not in ("", "month") or value <= most:
            found.append(Candidate(value, places))
        else:
            draft.warn("house_money_period", ("house_money_monthly",), places)
    return merged(found, 0.003)


def _period_of_the_whole(pairs: Sequence[Pair], key: str, part: float) -> str:
    """In "Hausgeld 2.880 € jährlich, davon 1.800 € umlagefähig" the part is a year's too."""
    whole = [p for p in pairs if p.label.key == "house_money" and not p.amount.per_sqm]
    if key == "house_money" or len({p.period for p in whole}) != 1:
        return ""
    return whole[0].period if whole[0].monthly < part <= whole[0].amount.value else ""


def _meant(draft: Draft, pair: Pair) -> str:
    """In "vom Hausgeld sind 96 € umlagefähig" the amount is the part, not the whole."""
    if pair.label.key == "house_money" and (part := _PART_BEHIND.match(draft.plain[pair.end : pair.end + 60])):
        return "nonrecoverable" if part["not"] else "recoverable"
    if pair.label.key == "house_money" and pair.before.endswith(("vom ", "Vom ")) and _SOME_OF_IT.match(pair.between):
        return ""
    return pair.label.key


def _several(draft: Draft, name: str, candidates: Sequence[Candidate]) -> None:
    if len(candidates) > 1:
        places = tuple(place for c in candidates for place in c.places)
        draft.warn("several", (name,), places)
        draft.put(name, None, *places)


def parking(draft: Draft, pairs: Sequence[Pair], rents: Sequence[Candidate]) -> None:
    """A parking space's own price, and its rent (other income)."""
    bought: list[Candidate] = []
    let = list(rents)
    each: list[Span] = []
    for earlier, pair in zip((None, *pairs), pairs, strict=False):
        if pair.label.key not in ("parking", "parking_price", "parking_rent", "other_income"):
            continue
        place, value, around = (
            (pair.start, pair.end),
            pair.amount.value,
            f"{pair.before[-48:]} {pair.between} {pair.after}",
        )
        if pair.amount.kind is Kind.NUMBER and _NEXT_COLUMN.match(draft.plain, pair.end):
            continue
        if _EACH.search(f"{pair.between} {pair.after[:8]}"):
            count = _HOW_MANY.search(draft.plain[max(0, pair.start - 12) : pair.start])
            if count:
                value *= _COUNTS.get(count["count"].casefold()) or int(count["count"])
                place = (pair.start - len(count.group()), pair.end)
            elif not _ON_OFFER.search(draft.plain[pair.end : pair.end + 80].split("\n")[0]):
                each.append(place)
                continue
        if pair.label.key in ("parking", "parking_price") and not pair.period and value >= LEAST_PARKING_PRICE:
            if included_parking(pair):
                draft.warn("parking_included", ("price", "parking_price"), (place,), parking=(value, Unit.EUR))
            else:
                bought.append(Candidate(value, (place,)))
        elif pair.label.key == "parking_price" or _NOT_EARNED.search(_sentence_before(draft, pair) + around):
            continue
        elif (
            pair.label.key != "parking" or pair.period or "miet" in around.casefold() or _beside_a_rent(earlier, pair)
        ):
            monthly = value / MONTHS.get(pair.period, 1)
            if monthly <= MOST_PARKING_RENT or pair.label.key == "other_income":
                let.append(Candidate(monthly, (place,)))
    if each:
        draft.warn("parking_each", ("parking_price", "other_income_monthly"), tuple(each[:MOST_PLACES]))
    _one(draft, "parking_price", merged(bought))
    _one(draft, "other_income_monthly", merged(let, 0.01))


def _sentence_before(draft: Draft, pair: Pair) -> str:
    return re.split(r"\n|[.;] ", draft.plain[max(0, pair.start - 60) : pair.start])[-1]


def _beside_a_rent(earlier: Pair | None, pair: Pair) -> bool:
    """In "Kaltmiete 650 € zzgl. 50 € Stellplatz" the second is a rent too."""
    return earlier is not None and earlier.label.key in ("rent", "-utilities") and 0 <= pair.start - earlier.end <= 24


def others(draft: Draft, pairs: Sequence[Pair]) -> None:
    """Ground rent per year, special levy, and the flat's share of the reserve."""
    ground = []
    for pair in pairs:
        place = (pair.start, pair.end)
        if pair.label.key == "ground_rent":
            if pair.period:
                ground.append(Candidate(12 * pair.monthly, (place,)))
            else:
                draft.warn("ground_rent_period", ("ground_rent_yearly",), (place,))
    _one(draft, "ground_rent_yearly", merged(ground, 0.003))
    for key, name in (("special_levy", "special_levy"), ("reserve", "reserve_balance")):
        _one(
            draft,
            name,
            merged(
                [_plain(p) for p in pairs if p.label.key == key and not p.period and not _NO_MONEY.search(p.between)]
            ),
        )


def _plain(pair: Pair) -> Candidate:
    span: Span = (pair.start, pair.end)
    return Candidate(pair.amount.value, (span,))


def _one(draft: Draft, name: str, candidates: Sequence[Candidate]) -> None:
    if len(candidates) == 1:
        draft.put(name, candidates[0].value, *candidates[0].places)
    else:
        _several(draft, name, candidates)
