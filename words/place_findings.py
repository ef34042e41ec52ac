"""What sums up a comparison of two places."""

from __future__ import annotations

from calc.market import Market
from calc.record import Language
from words.atlas import points_words
from words.catalogue import text
from words.numbers import euro, percent
from words.place_names import place_words

_SAME_YIELD, _SAME_PRICE, _SAME_VACANCY = 0.0005, 0.005, 0.0005
"""Differences that the shown decimals would not show."""


def place_finding(found: Market, row: int, other: int | None, language: Language) -> str:
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


def kinds_finding(found: Market, row: int, other: int, language: Language) -> str:
    """A warning where a contract price stands against an offer; otherwise nothing."""
    kinds = found.column("gross_yield").kinds
    pair = (kinds[row], kinds[other])
    if "" in pair or pair[0] == pair[1] or "contract" not in pair:
        return ""
    names = {
        position: text(language, f"atlas.origin_{kind}", period="").strip() for position, kind in enumerate(pair)
    }
    return text(language, "atlas.finding_kinds", first_kind=names[0], second_kind=names[1])


def _with_vacancy(said: str, way: str, found: Market, row: int, other: int, language: Language) -> str:
    vacancy = found.published("vacancy_rate")
    difference = float(vacancy[row] - vacancy[other])
    if not abs(difference) >= _SAME_VACANCY:
        return said
    emptier = difference > 0
    turn = "but" if (way == "more") == emptier else "and"
    return text(language, f"atlas.finding_{turn}_{'emptier' if emptier else 'fuller'}", finding=said)
