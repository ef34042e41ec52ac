"""From a pasted text to values with their evidence."""

from __future__ import annotations

from calc.record import Unit
from intake.expose.agreement import Choice, choose
from intake.expose.amounts import Amount
from intake.expose.broker import broker, by_amount
from intake.expose.columns_apart import parted_words, side_by_side
from intake.expose.costs import LEAST_PARKING_PRICE, house_money, others, parking
from intake.expose.counts import counts
from intake.expose.draft import Candidate, Draft, Span
from intake.expose.factor import price_from_factor
from intake.expose.gaps import gaps
from intake.expose.layout import arranged
from intake.expose.letting import actual_rents, parking_rents, possible_rents, rent_ties, rents_of
from intake.expose.pair import Pair
from intake.expose.pairing import pairs
from intake.expose.phrases import phrases, tenant
from intake.expose.pieces import rewritten
from intake.expose.price import areas, prices, rounded, ties
from intake.expose.record import Expose
from intake.expose.sections import without_noise
from intake.expose.source import MOST_CHARACTERS, source
from intake.expose.spaces import spaces_in_rents
from intake.expose.to_let import for_rent
from intake.expose.town import town

MOST_TIES, FAR_FROM_PRICE = 24, 60
_UNITS = {"price": Unit.EUR, "living_area_sqm": Unit.SQM, "actual_rent_monthly": Unit.EUR_MONTH}


def read_expose(text: str) -> Expose:
    """What the whole text of one listing says, with the words each value came from.

    Never raises; of a longer text the first :data:`MOST_CHARACTERS` signs are read.
    """
    pasted = source(text)
    in_order = rewritten(pasted, pasted.plain, list(side_by_side(pasted.plain)))
    in_order = rewritten(in_order, in_order.plain, list(parted_words(in_order.plain)))
    laid_out = arranged(in_order, without_noise(in_order.plain))
    draft = Draft(laid_out, laid_out.plain)
    if pasted.cut:
        draft.warn("cut", (), (), most=(MOST_CHARACTERS, Unit.COUNT))
    broker(draft)
    counts(draft)
    phrases(draft)
    town(draft)
    _figures(draft)
    return Expose(draft.values, draft.evidence, tuple(draft.cautions), gaps(draft.values))


def _figures(draft: Draft) -> None:
    """Price, area and rents together, because they confirm each other; then what is paid each month."""
    found, unclaimed = pairs(draft.plain)
    price, area = prices(draft, found, unclaimed), areas(draft, found, unclaimed)
    price = _without_parking(draft, price, found, unclaimed)
    rents = rents_of(draft.plain, found)
    stated = [*ties(draft, found, unclaimed, draft.number("broker_rate")), *rent_ties(rents)][:MOST_TIES]
    some_price = price[0].value if len(price) == 1 else None
    some_area = area[0].value if len(area) == 1 else None
    if area:
        draft.spans["living_area_sqm"] = area[0].places
    rent = actual_rents(draft, rents, found, some_price, some_area)
    chosen = choose(price, area, rent, stated)
    _settle(draft, "price", price, chosen["price"])
    _settle(draft, "living_area_sqm", area, chosen["area"])
    _settle(draft, "actual_rent_monthly", rent, chosen["rent"])
    _several_offers(draft, price, area)
    market = possible_rents(draft, rents, draft.number("price"), draft.number("living_area_sqm"))
    _settle(draft, "market_rent_monthly", market, Choice(market[0] if len(market) == 1 else None))
    _compare_rents(draft)
    for_rent(draft)
    tenant(draft)
    house_money(draft, found, unclaimed)
    parking(draft, found, [*parking_rents(found), *spaces_in_rents(draft, rents).values()])
    others(draft, found)
    _total_price(draft, found)
    _from_area(draft, found)
    price_from_factor(draft, found, stated)
    by_amount(draft, found)


def _without_parking(
    draft: Draft, price: list[Candidate], found: list[Pair], unclaimed: list[Amount]
) -> list[Candidate]:
    """Of two prices that differ by the parking space's, the lower is the flat's; so is the part of a sum."""
    if len(price) == 1:
        end = max(place[1] for place in price[0].places)
        parts = [Candidate(a.value, ((a.start, a.end),)) for a in unclaimed if 0 <= a.start - end <= FAR_FROM_PRICE]
        price = [*price, *parts[:1]] if parts and parts[0].value < price[0].value else price
        return _without_parking(draft, price, found, []) if len(price) == 2 and _parted(price, found) else price[:1]
    spaces = {p.amount.value: p for p in found if p.label.key in ("parking", "parking_price") and not p.period}
    if len(price) != 2 or not spaces:
        return price
    low, high = sorted(price, key=lambda c: c.value)
    for value, pair in spaces.items():
        if value >= LEAST_PARKING_PRICE and abs(high.value - low.value - value) < 1:
            places = (*low.places, *high.places, (pair.start, pair.end))
            draft.warn("price_less_parking", ("price", "parking_price"), places, parking=(value, Unit.EUR))
            return [low]
    return price


def _parted(price: list[Candidate], found: list[Pair]) -> bool:
    """Whether a price is the sum of its part and a parking space: "174.000 € (Wohnung 159.000 €, TG 15.000 €)"."""
    spaces = [p for p in found if p.label.key in ("parking", "parking_price") and not p.period]
    return any(abs(price[0].value - price[1].value - p.amount.value) < 1 for p in spaces)


def _settle(draft: Draft, name: str, candidates: list[Candidate], choice: Choice) -> None:
    doubtful = any(c.key == "cold_warm" and name in c.fields for c in draft.cautions)
    if not candidates:
        return
    every = tuple(place for c in candidates for place in c.places)
    unit = _UNITS.get(name, Unit.EUR_MONTH)
    if choice.candidate is None or (doubtful and not choice.confirmed_by and len(candidates) == 1 and len(every) < 2):
        if len(candidates) > 1:
            draft.warn("several", (name,), every)
        draft.put(name, None, *every)
        return
    if len(candidates) > 1:
        draft.warn("confirmed", (name,), (*every, *choice.confirmed_by), value=(choice.candidate.value, unit))
        draft.put(name, choice.candidate.value, *choice.candidate.places, *choice.confirmed_by)
    else:
        draft.put(name, choice.candidate.value, *choice.candidate.places)


def _several_offers(draft: Draft, price: list[Candidate], area: list[Candidate]) -> None:
    if len(price) > 1 and len(area) > 1 and draft.values.get("price") is None:
        places = tuple(place for c in (*price, *area) for place in c.places)
        draft.warn("several_offers", ("price", "living_area_sqm"), places)


def _compare_rents(draft: Draft) -> None:
    actual, market = draft.number("actual_rent_monthly"), draft.number("market_rent_monthly")
    both = (*draft.spans.get("actual_rent_monthly", ()), *draft.spans.get("market_rent_monthly", ()))
    if actual and market and abs(actual - market) >= 1:
        fields = ("actual_rent_monthly", "market_rent_monthly")
        draft.warn(
            "actual_and_possible", fields, both, actual=(actual, Unit.EUR_MONTH), possible=(market, Unit.EUR_MONTH)
        )
    if actual and draft.values.get("let") is False:
        places: tuple[Span, ...] = (*draft.spans["actual_rent_monthly"], *draft.spans["let"])
        draft.warn("rent_though_free", ("actual_rent_monthly", "let"), places, rent=(actual, Unit.EUR_MONTH))


def _total_price(draft: Draft, found: list[Pair]) -> None:
    """A total with the parking space in it: less the parking space where no price stands alone, else compared."""
    totals = [p for p in found if p.label.key == "price_total"]
    price, space = draft.number("price"), draft.number("parking_price")
    if not totals or price is None:
        return
    total, span = totals[0].amount.value, (totals[0].start, totals[0].end)
    if span in draft.spans["price"] and space:
        draft.put("price", total - space, span, *draft.spans["parking_price"])
        draft.warn(
            "price_less_parking",
            ("price", "parking_price"),
            (span, *draft.spans["parking_price"]),
            parking=(space, Unit.EUR),
        )
    elif abs(total - price) > 1 and (space is None or abs(total - price - space) > 1):
        draft.warn("total_differs", ("price",), (*draft.spans["price"], span), total=(total, Unit.EUR))


def _from_area(draft: Draft, found: list[Pair]) -> None:
    """Price per m² times area, where no price is named."""
    each = [
        p
        for p in found
        if (p.label.key == "price_per_sqm" or (p.label.key == "price" and p.amount.per_sqm)) and not rounded(p)
    ]
    area = draft.number("living_area_sqm")
    if "price" not in draft.values and area and len({p.amount.value for p in each}) == 1:
        pair = each[0]
        draft.put("price", pair.amount.value * area, (pair.start, pair.end), *draft.spans["living_area_sqm"])
