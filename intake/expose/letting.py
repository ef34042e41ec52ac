"""The rents of a text: which cold rent is paid, which is possible, and where the text contradicts itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from calc.record import Unit
from intake.expose.agreement import Stated
from intake.expose.draft import Candidate, Draft, Span, merged
from intake.expose.pair import Pair
from intake.expose.rents import Rent, rent_of
from intake.expose.spaces import spaces_in_rents, without_space
from intake.expose.spelling import words

MOST_PER_SQM = 45.0
MOST_YIELD = 0.25
"""A rent per month above either of these (EUR per m²; share of the price per year) is a rent per year misnamed."""

LEAST_PER_SQM = 1.0
UNDOUBTED_MONTHLY = 2_500.0
MOST_RENTS = 60
_REDUCED = words(
    r"(?<!keine )(?<!ohne )(?<!\w)(?:mindert|minderte|gemindert|(?:miet(?:zins)?)?minderung)(?!\w)|stundung|gestundet"
)
BESIDE = 60
"""So many signs around the word for a reduction stands what it leaves of a rent."""

_PART_OF_IT = words(r"davon|darin|hiervon|darunter|enthalten|inkl|einschl")
_SPACES = ("parking", "parking_rent")
MOST_EXTRA, MOST_EXTRAS = 1_000.0, 5


def rents_of(plain: str, pairs: Sequence[Pair]) -> list[Rent]:
    """All rents of the flat itself; former and future ones are left out, and what a reduction leaves of one."""
    found = [rent_of(pair) for pair in pairs if pair.label.key == "rent"]
    kept = [rent for rent in found if not rent.past and rent.parking != "only"][:MOST_RENTS]
    actual = [rent for rent in kept if not rent.possible and not rent.per_sqm]
    if any(not rent.dated for rent in actual):
        kept = [rent for rent in kept if rent.possible or not rent.dated]
    agreed = max((rent.monthly for rent in actual), default=0.0)
    reduced = [match.span() for match in _REDUCED.finditer(plain)]
    return [rent for rent in kept if rent not in actual or rent.monthly == agreed or not _beside(rent.place, reduced)]


def _beside(place: Span, words_at: Sequence[Span]) -> bool:
    """Whether a rent stands near one of the words."""
    return any(start - BESIDE < place[1] and place[0] < end + BESIDE for start, end in words_at)


def parking_rents(pairs: Sequence[Pair]) -> list[Candidate]:
    """Rents that their words call a parking space's."""
    found = [rent_of(pair) for pair in pairs if pair.label.key == "rent"]
    return [Candidate(r.monthly, (r.place,)) for r in found if r.parking == "only" and not r.past and not r.possible]


def rent_ties(rents: Sequence[Rent]) -> list[Stated]:
    """Rents per m²."""
    return [Stated("rent_per_sqm", r.value, r.place) for r in rents if r.per_sqm and not r.possible and r.value < 60]


def actual_rents(
    draft: Draft, rents: Sequence[Rent], pairs: Sequence[Pair], price: float | None, area: float | None
) -> list[Candidate]:
    """What the actual cold rent per month may be, each with its places.

    A rent whose period is not said, or cannot be meant, gives the reading that the price and the area allow.
    """
    actual = [r for r in rents if not r.possible and not r.per_sqm]
    cold = [r for r in actual if r.warmth == "cold"]
    unsaid = [r for r in actual if r.warmth == ""]
    warm = [r for r in actual if r.warmth == "warm"]
    utilities = _utilities(pairs)
    derived = _from_warm(warm, _advances(pairs, utilities))
    spaces = spaces_in_rents(draft, actual)
    readings = [c for r in cold for c in without_space(spaces, r, _monthly(draft, r, price, area))]
    with_space = _sums(readings, [*_extras(pairs, _SPACES), *spaces.values()])
    readings = [c for c in readings if round(c.value, 2) not in with_space] or readings
    plain = [c for r in unsaid for c in without_space(spaces, r, _monthly(draft, r, price, area))]
    if _compare_warmth(draft, readings, warm) and derived:
        return merged([*readings, *derived])
    explained = {round(c.value, 2) for c in (*readings, *derived)} | {round(r.monthly, 2) for r in warm}
    added = _sums([*readings, *plain], [*utilities, *_extras(pairs), *spaces.values()])
    if readings:
        return merged(
            [
                *readings,
                *(c for c in plain if round(c.value, 2) not in explained | added),
                *_agreeing(derived, readings),
            ]
        )
    if plain:
        if derived:
            return merged([*derived, *(c for c in plain if round(c.value, 2) not in explained | added)])
        candidates = merged([c for c in plain if round(c.value, 2) not in added]) or merged(plain)
        if not any(r.income for r in unsaid) and not warm:
            draft.warn("rent_cold_unsaid", ("actual_rent_monthly",), candidates[0].places)
        return candidates
    if derived:
        return merged(derived)
    if warm:
        draft.warn(
            "rent_only_warm",
            ("actual_rent_monthly",),
            tuple(r.place for r in warm),
            rent=(warm[0].monthly, Unit.EUR_MONTH),
        )
    return _from_area(rents, area, draft)


def possible_rents(draft: Draft, rents: Sequence[Rent], price: float | None, area: float | None) -> list[Candidate]:
    """What the market rent per month may be."""
    possible = [r for r in rents if r.possible and not r.per_sqm and r.warmth != "warm"]
    found = merged([c for r in possible for c in _monthly(draft, r, price, area, "market_rent_monthly")])
    if not found and area:
        each = [r for r in rents if r.possible and r.per_sqm and r.value < 60]
        found = merged([Candidate(r.value * area, (r.place, *_area_places(draft))) for r in each])
    return found


def _monthly(
    draft: Draft, rent: Rent, price: float | None, area: float | None, name: str = "actual_rent_monthly"
) -> list[Candidate]:
    if rent.period in ("quarter", "half"):
        return [Candidate(rent.monthly, (rent.place,))]
    month, year = Candidate(rent.value, (rent.place,)), Candidate(rent.value / 12, (rent.place,))
    month_fits, year_fits = (_can_be(c.value, price, area) for c in (month, year))
    if rent.period == "year":
        return (
            [year]
            if year_fits or price is None or area is None
            else _doubtful(draft, rent, name, year, month, month_fits)
        )
    if rent.period == "month":
        return [month] if month_fits else _doubtful(draft, rent, name, month, year, year_fits)
    if month_fits and (price is not None or area is not None or rent.value <= UNDOUBTED_MONTHLY):
        return [month]
    if year_fits and not month_fits:
        draft.warn("rent_period_unsaid", (name,), (rent.place,), rent=(year.value, Unit.EUR_MONTH))
        return [year]
    draft.warn("rent_period_open", (name,), (rent.place,))
    return []


def _doubtful(
    draft: Draft, rent: Rent, name: str, said: Candidate, other: Candidate, other_fits: bool
) -> list[Candidate]:
    """The period that is said gives an impossible rent: both readings stay, the text's other figures decide."""
    draft.warn("rent_period_doubtful", (name,), (rent.place,), rent=(rent.value, Unit.EUR))
    return [said, other] if other_fits else [said]


def _can_be(monthly: float, price: float | None, area: float | None) -> bool:
    if area is not None and not LEAST_PER_SQM <= monthly / area <= MOST_PER_SQM:
        return False
    if price is not None and monthly * 12 > MOST_YIELD * price:
        return False
    return area is not None or price is not None or monthly <= UNDOUBTED_MONTHLY


def _utilities(pairs: Sequence[Pair]) -> list[Candidate]:
    found = [p for p in pairs if p.label.key == "-utilities" and p.amount.value <= 2_000]
    return merged([Candidate(p.monthly, ((p.start, p.end),)) for p in found])


def _extras(pairs: Sequence[Pair], keys: Sequence[str] = (*_SPACES, "-heating")) -> list[Candidate]:
    """What a rent may contain beside: a parking space's rent, an advance on heating."""
    found = [p for p in pairs if p.label.key in keys and p.amount.value <= MOST_EXTRA]
    return merged([Candidate(p.monthly, ((p.start, p.end),)) for p in found])


def _sums(rents: Sequence[Candidate], extras: Sequence[Candidate]) -> set[float]:
    """What the rents come to with some of the extras: figures that say nothing new."""
    some = [c.value for c in extras[:MOST_EXTRAS]]
    added = [sum(each) for count in range(1, len(some) + 1) for each in combinations(some, count)]
    return {round(rent.value + more, 2) for rent in rents for more in added}


def _advances(pairs: Sequence[Pair], utilities: Sequence[Candidate]) -> Sequence[Candidate]:
    """The advance on utilities, and with it the one on heating where that is not a part of it."""
    heating = [p for p in pairs if p.label.key == "-heating" and p.amount.value <= MOST_EXTRA]
    if len(utilities) != 1 or len({p.amount.value for p in heating}) != 1:
        return utilities
    behind = heating[0].start > utilities[0].places[0][0]
    if behind and _PART_OF_IT.search(f"{heating[0].before} {heating[0].between}"):
        return utilities
    places = (*utilities[0].places, (heating[0].start, heating[0].end))
    return [Candidate(utilities[0].value + heating[0].monthly, places)]


def _from_warm(warm: Sequence[Rent], utilities: Sequence[Candidate]) -> list[Candidate]:
    """Warm rent less the one advance on utilities that is named."""
    if len(utilities) != 1:
        return []
    advance = utilities[0]
    return [
        Candidate(r.monthly - advance.value, (r.place, *advance.places))
        for r in warm
        if r.monthly > advance.value > 0
    ]


def _agreeing(derived: Sequence[Candidate], readings: Sequence[Candidate]) -> list[Candidate]:
    return [d for d in derived if any(abs(d.value - r.value) < 1 for r in readings)]


def _compare_warmth(draft: Draft, cold: Sequence[Candidate], warm: Sequence[Rent]) -> bool:
    """Whether an amount is called cold and warm, or a warm rent is below a cold one; warned of."""
    found = False
    for rent in warm:
        for candidate in cold:
            if rent.monthly <= candidate.value + 0.5:
                places = (*candidate.places, rent.place)
                draft.warn("cold_warm", ("actual_rent_monthly",), places, rent=(candidate.value, Unit.EUR_MONTH))
                found = True
    return found


def _from_area(rents: Sequence[Rent], area: float | None, draft: Draft) -> list[Candidate]:
    if area is None:
        return []
    each = [r for r in rents if r.per_sqm and not r.possible and r.value < 60 and r.warmth != "warm"]
    return merged([Candidate(r.value * area, (r.place, *_area_places(draft))) for r in each])


def _area_places(draft: Draft) -> tuple[Span, ...]:
    return draft.spans.get("living_area_sqm", ())
