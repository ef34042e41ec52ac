"""What sums up a comparison of places."""

from __future__ import annotations

from collections.abc import Sequence

from calc.market import FIGURES, OWN, Market
from calc.record import Language
from words.atlas import points_words, value_words
from words.catalogue import text
from words.numbers import euro, percent
from words.place_names import place_words

_SAME_YIELD, _SAME_PRICE, _SAME_VACANCY = 0.0005, 0.005, 0.0005
"""Differences that the shown decimals would not show."""


def places_finding(found: Market, rows: Sequence[int], language: Language) -> str:
    """Of two places how they differ, of more which lead and trail; of one what it bears."""
    if len(rows) < 3:
        return _finding(found, rows[0], rows[1] if len(rows) > 1 else None, language)
    key, ordered = _ordered(found, rows)
    values = found.column(key).values
    names = {end: place_words(found.places, ordered[at], language) for end, at in (("least", 0), ("most", -1))}
    low, high = (value_words(FIGURES[key], float(values[ordered[at]]), language) for at in (0, -1))
    return text(language, f"atlas.finding_ends_{key}", **names, low=low, high=high)


def places_kinds(found: Market, rows: Sequence[int], language: Language) -> str:
    """A warning where the two places that the finding sets against each other have prices of different kinds."""
    if len(rows) < 2:
        return ""
    ends = rows if len(rows) == 2 else _ordered(found, rows)[1]
    return _kinds_finding(found, ends[0], ends[-1], language)


def _ordered(found: Market, rows: Sequence[int]) -> tuple[str, list[int]]:
    """The figure that two or more places have in common, the yield first, and those that have it, least first."""
    for key in ("gross_yield", "break_even_price"):
        column = found.column(key)
        known = sorted((row for row in rows if not column.reasons[row]), key=lambda row: float(column.values[row]))
        if len(known) > 1:
            break
    return key, known


def _finding(found: Market, row: int, other: int | None, language: Language) -> str:
    """Who yields more and who is vacant more often; without prices, who bears the higher price."""
    first = place_words(found.places, row, language)
    if other is None:
        price = float(found.column("break_even_price").values[row])
        return text(language, "atlas.finding_one", place=first, price=euro(round(price, -1), language))
    second = place_words(found.places, other, language)
    yields = found.column("gross_yield").values
    difference = float(yields[row] - yields[other])
    if difference == difference:
        way = "same" if abs(difference) < _SAME_YIELD else "more" if difference > 0 else "less"
        points = points_words(difference, language)
        said = text(language, f"atlas.finding_yield_{way}", first=first, second=second, points=points)
    else:
        prices = found.column("break_even_price").values
        difference = float(prices[row] / prices[other] - 1)
        way = "same" if abs(difference) < _SAME_PRICE else "more" if difference > 0 else "less"
        share = percent(abs(difference), language, decimals=0)
        said = text(language, f"atlas.finding_price_{way}", first=first, second=second, share=share)
    return _with_vacancy(said, way, found, row, other, language)


def _kinds_finding(found: Market, row: int, other: int, language: Language) -> str:
    kinds = found.column("gross_yield").kinds
    pair = (kinds[row], kinds[other])
    if OWN in pair and "" not in pair and pair[0] != pair[1]:
        return text(language, "atlas.finding_own")
    if "" in pair or pair[0] == pair[1] or "contract" not in pair:
        return ""
    first, second = (text(language, f"atlas.origin_{kind}", period="").strip() for kind in pair)
    return text(language, "atlas.finding_kinds", first_kind=first, second_kind=second)


def _with_vacancy(said: str, way: str, found: Market, row: int, other: int, language: Language) -> str:
    vacancy = found.published("vacancy_rate")
    difference = float(vacancy[row] - vacancy[other])
    if not abs(difference) >= _SAME_VACANCY:
        return said
    emptier = difference > 0
    if way == "same":
        first = place_words(found.places, row, language)
        return text(language, f"atlas.finding_same_{'emptier' if emptier else 'fuller'}", finding=said, first=first)
    turn = "but" if (way == "more") == emptier else "and"
    return text(language, f"atlas.finding_{turn}_{'emptier' if emptier else 'fuller'}", finding=said)
