"""The atlas in words: figures with their units, where they come from, limits of classes, and findings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Protocol

from calc.market import DEFAULT_AREA, MapFigure, Origin
from calc.outcome import Figure, Unavailable
from calc.record import Language, Unit
from words.catalogue import text
from words.numbers import NBSP, day, number, percent, show

_PRICES = ("price_flat", "price_flat_new")


class Published(Protocol):
    """Who published a figure."""

    @property
    def publisher(self) -> str: ...


def value_words(record: MapFigure, figure: Figure, language: Language) -> str:
    """A figure with its unit, or the words for "not computable"."""
    if isinstance(figure, Unavailable):
        return text(language, "common.not_computable")
    return show(figure, record.unit, language, signed=record.signed)


def range_words(low: float, high: float, record: MapFigure, language: Language) -> str:
    """Two figures as a range with the unit once: "3,9 bis 5,3 %"."""
    ends = [show(value, record.unit, language, signed=record.signed) for value in (low, high)]
    if ends[0] == ends[1]:
        return ends[1]
    first = re.sub(rf"[{NBSP}]?[%€]", "", ends[0])
    return text(language, "atlas.range", low=first, high=ends[1]).replace(" ", NBSP)


def origin_words(origins: Sequence[Origin], sources: Mapping[str, Published], language: Language) -> str:
    """Kind, year and publisher of every part: "Kaufverträge 2024 (…), Angebotsmieten 2025 (…)"."""
    return ", ".join(
        part_words(origin, sources[origin.source_id].publisher if origin.source_id in sources else "", language)
        for origin in origins
    )


def brief_words(origins: Sequence[Origin], language: Language) -> str:
    """The same without publishers, for the line under a label."""
    return ", ".join(part_words(origin, "", language) for origin in origins)


def part_words(origin: Origin, publisher: str, language: Language) -> str:
    """Kind and period of one part: "Kaufverträge 2024", "Zensus, 15.05.2022", with its publisher if there is one."""
    kind = f"{origin.kind}_weighted" if origin.segment == "resale_weighted" else origin.kind
    return _part(origin.measure, kind, origin.period, origin.carried, short_publisher(publisher), language)


@lru_cache(maxsize=4_096)
def _part(measure: str, kind: str, period: str, carried: bool, publisher: str, language: Language) -> str:
    said = text(
        language, f"atlas.origin_{kind if measure in _PRICES else measure}", period=period_words(period, language)
    )
    if publisher:
        said = text(language, "atlas.origin_by", origin=said, publisher=publisher)
    return text(language, "atlas.origin_carried", origin=said) if carried else said


def period_words(period: str, language: Language) -> str:
    """A year, month, quarter or day as people write it."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", period):
        return day(date.fromisoformat(period), language)
    if month := re.fullmatch(r"(\d{4})-(\d{2})", period):
        return f"{month[2]}/{month[1]}"
    if quarter := re.fullmatch(r"(\d{4})-Q([1-4])", period):
        return text(language, "atlas.quarter", quarter=quarter[2], year=quarter[1])
    return period


def limit_words(record: MapFigure, language: Language) -> tuple[str, ...]:
    """The classes from least to most: "unter 3,5", "3,5 bis 4", …, "über 6"."""
    ends = [_bare(limit, record, language) for limit in record.limits]
    inner = [text(language, "atlas.class_between", low=a, high=b) for a, b in pairwise(ends)]
    first, last = text(language, "atlas.class_below", high=ends[0]), text(language, "atlas.class_above", low=ends[-1])
    return (first, *inner, last)


def unit_words(record: MapFigure, language: Language) -> str:
    """The unit as a word: "Prozent", "Euro je m²"."""
    return text(language, f"atlas.unit_{record.unit.name.lower()}")


def extremes_title(
    record: MapFigure,
    low: tuple[str, float],
    high: tuple[str, float],
    assumptions: Mapping[str, float],
    language: Language,
) -> str:
    """The finding of a map: between which places and figures it reaches; names are cut to what a title holds."""
    return text(
        language,
        f"atlas.title_{record.key}",
        low=show(low[1], record.unit, language, signed=record.signed),
        high=show(high[1], record.unit, language, signed=record.signed),
        low_place=low[0],
        high_place=high[0],
        target=share_words(assumptions["target"], language),
        area=show(assumptions.get("area", DEFAULT_AREA), Unit.SQM, language),
    )


def share_words(share: float, language: Language) -> str:
    """A target in percent: one decimal, two where it has them."""
    return percent(share, language, decimals=1 if round(share * 1000, 6).is_integer() else 2)


def points_words(difference: float, language: Language) -> str:
    """A difference of two shares in percentage points, without its sign: "1,4"."""
    return number(abs(difference) * 100, 1, language)


def _bare(limit: float, record: MapFigure, language: Language) -> str:
    value = limit * 100 if record.unit is Unit.SHARE else limit
    rounded = round(value, 4)
    decimals = 0 if rounded == int(rounded) else 1
    return number(rounded, decimals, language)


def short_publisher(publisher: str) -> str:
    """The first name of a publisher."""
    return re.split(r" \(|;|/ | / ", publisher)[0].strip()
