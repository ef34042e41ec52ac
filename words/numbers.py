"""Numbers as a reader writes them: ``1.234,56 €`` in German, ``€1,234.56`` in English.

Rounding is decimal and half-up, on the shortest decimal that stands for the float. The minus is U+2212, the space
before a unit U+00A0.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from calc.listing.choices import CHOICES
from calc.record import Language, Unit, Words
from calc.states import STATES

NBSP = "\u00a0"
MINUS = "\u2212"

_MONEY = (Unit.EUR, Unit.EUR_YEAR, Unit.EUR_MONTH, Unit.EUR_SQM, Unit.EUR_SQM_MONTH, Unit.EUR_SQM_YEAR)
_MOST_DECIMALS = 4
_YES, _NO = Words("ja", "yes"), Words("nein", "no")
_GERMAN = str.maketrans(",.", ".,")


def number(value: float | Decimal, decimals: int, language: Language, *, signed: bool = False) -> str:
    """A plain number with exactly that many decimals; ``signed`` adds a plus (never to zero)."""
    return _text(_rounded(value, decimals), decimals, language, signed=signed)


def euro(value: float, language: Language, *, decimals: int = 0, signed: bool = False) -> str:
    """An amount; whole euros unless asked otherwise."""
    return _money(number(value, decimals, language, signed=signed), language)


def percent(share: float, language: Language, *, decimals: int = 1, signed: bool = False) -> str:
    """A share (0.035) in percent, one decimal unless asked otherwise."""
    return _percent(number(_hundredfold(share), decimals, language, signed=signed), language)


def show(value: Any, unit: Unit, language: Language, *, signed: bool = False) -> str:
    """A value as tables and sentences show it: percent with one decimal, euros without cents."""
    if unit is Unit.SHARE:
        return percent(value, language, signed=signed)
    if unit is Unit.EUR_SQM_YEAR:
        return euro(value, language, decimals=2, signed=signed)
    if unit is Unit.EUR_SQM_MONTH:
        return euro(value, language, decimals=1, signed=signed)
    if unit in _MONEY:
        return euro(value, language, signed=signed)
    if unit is Unit.MULTIPLE:
        return number(value, 2 if abs(value) < 10 else 1, language, signed=signed)
    return typed(value, unit, language)


def typed(value: Any, unit: Unit, language: Language) -> str:
    """A value as an input field shows it: nothing a reader may have typed is rounded away."""
    if value is None:
        return ""
    if unit in (Unit.TEXT, Unit.DIGITS):
        return str(value)
    if unit is Unit.YES_NO:
        return (_YES if value else _NO).in_language(language)
    if unit is Unit.CHOICE:
        return CHOICES[value].in_language(language) if value in CHOICES else str(value)
    if unit is Unit.STATE:
        return STATES[value].in_language(language)
    if unit is Unit.DATE:
        return day(value, language)
    if unit in (Unit.YEAR, Unit.YEARS):
        return f"{value:.0f}"
    if unit is Unit.SHARE:
        return _percent(_shortest(_hundredfold(value), language), language)
    if unit in _MONEY:
        cents = _rounded(value, 2)
        return _money(_text(cents, 0 if cents == cents.to_integral() else 2, language), language)
    area = _shortest(value, language)
    return f"{area}{NBSP}m²" if unit is Unit.SQM else area


def day(value: date, language: Language) -> str:
    """A date: 21.11.2026, or 2026-11-21, which no English reader takes for another day."""
    return value.strftime("%d.%m.%Y") if language == "de" else value.isoformat()


def with_significance(value: float, decimals: int, language: Language) -> str:
    """A small amount with as many decimals as it takes not to read 0."""
    for places in range(decimals, _MOST_DECIMALS + 1):
        if _rounded(value, places):
            return number(value, places, language)
    return number(10.0**-_MOST_DECIMALS, _MOST_DECIMALS, language)


def _hundredfold(share: float) -> Decimal:
    return Decimal(repr(float(share))) * 100


def _rounded(value: float | Decimal, decimals: int) -> Decimal:
    exact = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def _shortest(value: float | Decimal, language: Language) -> str:
    rounded = _rounded(value, _MOST_DECIMALS).normalize()
    exponent = rounded.as_tuple().exponent
    return _text(rounded, max(0, -int(exponent)), language)


def _text(value: Decimal, decimals: int, language: Language, *, signed: bool = False) -> str:
    sign = MINUS if value < 0 else "+" if signed and value > 0 else ""
    digits = f"{abs(value):,.{decimals}f}"
    return sign + (digits.translate(_GERMAN) if language == "de" else digits)


def _money(text: str, language: Language) -> str:
    if language == "de":
        return f"{text}{NBSP}€"
    sign = text[0] if text[0] in (MINUS, "+") else ""
    return f"{sign}€{text.removeprefix(sign)}"


def _percent(text: str, language: Language) -> str:
    return f"{text}{NBSP}%" if language == "de" else f"{text}%"
