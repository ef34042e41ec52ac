"""Words of figures over the whole holding period, which the registry writes for the usual ten years."""

from __future__ import annotations

import re
from collections.abc import Iterable

from calc.record import Language
from words.catalogue import text
from words.findings import numeral_word

_USUAL = 10
_SINGULAR = (("1 Jahre", "1 Jahr"), ("ein Jahren", "einem Jahr"), ("1 years", "1 year"), ("one years", "one year"))


def common_years(held: Iterable[float]) -> int | None:
    """For how many years all properties are held; None where they differ."""
    years = {int(one) for one in held}
    return years.pop() if len(years) == 1 else None


def over_years(words: str, years: int | None, language: Language) -> str:
    """The same words for another holding period: "10 Jahre", "nach zehn Jahren" and "(1 / 10)" follow it.

    None where several properties have several: then ", 10 Jahre" is left out.
    """
    if years == _USUAL:
        return words
    if years is None:
        return re.sub(rf", {_USUAL} (Jahre|years)$", "", words)
    changed = re.sub(rf"\b{_USUAL} (Jahre|years)\b", rf"{years} \1", words)
    changed = changed.replace(f"(1 / {_USUAL})", f"(1 / {years})")
    for noun in ("Jahren", "years"):
        changed = re.sub(
            rf"\b{numeral_word(_USUAL, language)} {noun}\b", f"{numeral_word(years, language)} {noun}", changed
        )
    if years == 1:
        for plural, singular in _SINGULAR:
            changed = changed.replace(plural, singular)
    return changed


def time_after(years: int, months: int, language: Language) -> str:
    """So long, behind "nach" and "after": "10 Jahren", "27 Jahren, 1 Monat"; what is nil is left out."""
    counts = {"year": years, "month": months}
    nouns = {noun: noun if count == 1 else f"{noun}s" for noun, count in counts.items()}
    return ", ".join(text(language, f"tabs.after_{nouns[noun]}", count=n) for noun, n in counts.items() if n)
