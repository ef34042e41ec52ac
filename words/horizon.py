"""Words of figures over the whole holding period, which the registry writes for the usual ten years."""

from __future__ import annotations

import re

from calc.record import Language
from words.findings import numeral_word

_USUAL = 10


def over_years(words: str, years: int, language: Language) -> str:
    """The same words for another holding period: "10 Jahre", "nach zehn Jahren" and "(1 / 10)" follow it."""
    if years == _USUAL:
        return words
    changed = re.sub(rf"\b{_USUAL} (Jahre|years)\b", rf"{years} \1", words)
    changed = changed.replace(f"(1 / {_USUAL})", f"(1 / {years})")
    for noun in ("Jahren", "years"):
        changed = re.sub(
            rf"\b{numeral_word(_USUAL, language)} {noun}\b", f"{numeral_word(years, language)} {noun}", changed
        )
    return changed if years != 1 else changed.replace("1 Jahre", "1 Jahr").replace("1 years", "1 year")
