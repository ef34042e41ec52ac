"""Findings about one property's course: the titles of its charts."""

from __future__ import annotations

from collections.abc import Sequence

from calc.record import Language
from words.catalogue import text
from words.findings import numeral_word
from words.numbers import NBSP, euro, number


def cash_flow_years_finding(amounts: Sequence[float], language: Language) -> str:
    """What the years leave after tax (EUR per year): "Nach Steuern fehlen jedes Jahr 700 bis 900 €"."""
    if min(amounts) < 0 <= max(amounts):
        return _turning(amounts, language)
    missing = max(amounts) < 0
    low, high = sorted((abs(min(amounts)), abs(max(amounts))))
    first, last = roughly(low), roughly(high)
    key = ("missing" if missing else "left") + ("" if first != last else "_same")
    return text(
        language,
        f"course.{key}",
        low=_without_unit(first, language),
        high=euro(last, language),
    )


def repaid_finding(repaid: float, debt: float, value: float, years: int, language: Language) -> str:
    """What has been paid back after the years (EUR): "Nach zehn Jahren sind 63.000 € getilgt"."""
    count = _years(years, language)
    if debt <= 0 and repaid <= 0:
        return text(language, "course.no_debt", years=count, amount=euro(roughly(value), language))
    if debt <= 0:
        return text(language, "course.paid_off", years=count)
    return text(language, "course.repaid", years=count, amount=euro(roughly(repaid), language))


def rent_euro_finding(left: float, interest: float, language: Language) -> str:
    """What remains of a euro of rent, or is added to it, and how much of it is interest (shares of the rent)."""
    cents, bank = abs(round(left * 100)), round(interest * 100)
    key = "course.euro_even" if cents == 0 else "course.euro_left" if left > 0 else "course.euro_added"
    sentence = text(language, key, cents=number(cents, 0, language))
    return sentence if bank == 0 else sentence + text(language, "course.euro_bank", cents=number(bank, 0, language))


def way_finding(quick: float, before: float, after: float, language: Language) -> str:
    """From the estimate to the result (EUR per year): "Aus 600 € Überschuss werden 239 €, nach Steuern …"."""
    start = text(language, f"course.from_{'minus' if quick < 0 else 'surplus'}", amount=euro(abs(quick), language))
    key = "course.way_minus" if after < 0 else "course.way_left"
    return text(language, key, start=start, before=euro(before, language), after=euro(abs(after), language))


def strongest_finding(assumption: str, change: str, language: Language) -> str:
    """Which assumption moves a figure most, and how far."""
    return text(language, "course.strongest", assumption=assumption, change=change)


def roughly(amount: float) -> float:
    """An amount for a title, to about two digits and never finer than a euro: 696 is 700, 62,992 is 63,000."""
    for limit, step in ((50, 1), (500, 10), (10_000, 100), (1_000_000, 1_000), (float("inf"), 10_000)):
        if abs(amount) < limit:
            return round(amount / step) * float(step)
    return amount


def _turning(amounts: Sequence[float], language: Language) -> str:
    """The year in which the sign changes for good, or that it changes back and forth."""
    signs = [amount >= 0 for amount in amounts]
    turn = next(index for index in range(1, len(signs)) if signs[index] != signs[index - 1])
    settled = all(sign == signs[turn] for sign in signs[turn:])
    if not settled:
        return text(language, "course.changing", count=sum(not sign for sign in signs), years=len(signs))
    return text(language, "course.turns_up" if signs[turn] else "course.turns_down", year=turn + 1)


def _years(years: int, language: Language) -> str:
    key = "course.year_one" if years == 1 else "course.years"
    return text(language, key, count=numeral_word(years, language))


def _without_unit(amount: float, language: Language) -> str:
    """In German the unit stands once, behind the second amount; in English before each."""
    return euro(amount, language).removesuffix(f"{NBSP}€")
