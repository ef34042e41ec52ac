"""A price as so many yearly rents: "Faktor 20", "das 20-fache der Jahresmiete"."""

from __future__ import annotations

from collections.abc import Sequence

from intake.expose.agreement import Stated
from intake.expose.amounts import plain_number
from intake.expose.draft import Draft
from intake.expose.pair import Pair
from intake.expose.spelling import words

_NEAR = 200
_TIMES = words(
    r"(?<![\d.,])(?P<times>\d{1,2}(?:[.,]\d{1,2})?) ?-? ?(?:fache[nsr]?|mal(?:ige[nsr]?)?|x)(?= (?:der |die "
    r"|netto|jahres|jährliche|jnkm|ist|kalt)[\w -]{0,24}(?:miete|jnkm|kalt))"
)
_OF_THE_PRICE = words(r"preis|verkauf|angeboten|kosten soll|zum |price")
FACTORS = (4, 80)


def factors(draft: Draft, pairs: Sequence[Pair]) -> list[Stated]:
    """How many yearly rents the price comes to: "Faktor 20", "das 20-fache der Jahresmiete"."""
    named = [Stated("factor", p.amount.value, (p.start, p.end)) for p in pairs if p.label.key == "factor"]
    times = [
        Stated("factor", plain_number(m["times"], grouped=False), m.span()) for m in _TIMES.finditer(draft.plain)
    ]
    return [each for each in (*named, *times) if FACTORS[0] <= each.value <= FACTORS[1]]


def price_from_factor(draft: Draft, pairs: Sequence[Pair], stated: Sequence[Stated]) -> None:
    """Where no price stands: the factor that is said of the price times the yearly rent, unless a yield denies it."""
    rent = draft.number("actual_rent_monthly")
    said = [each for each in factors(draft, pairs) if _OF_THE_PRICE.search(_line_at(draft, each))]
    if "price" in draft.values or not rent or len({each.value for each in said}) != 1:
        return
    price = said[0].value * 12 * rent
    yields = [each for each in stated if each.kind == "yield"]
    if not yields or any(each.holds(price, float("nan"), rent) for each in yields):
        draft.put("price", price, said[0].place, *draft.spans["actual_rent_monthly"])


def _line_at(draft: Draft, stated: Stated) -> str:
    start, end = stated.place
    before = draft.plain[max(0, start - _NEAR) : start].rpartition("\n")[2]
    return before + draft.plain[start:end] + draft.plain[end : end + _NEAR].partition("\n")[0]
