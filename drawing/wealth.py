"""Value, debt and what lies between them, over time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from calc.record import Language
from drawing.axes import Axis, apart, axis, named_years
from drawing.cash_flow import Label
from drawing.html import render
from words.catalogue import text
from words.course import repaid_finding
from words.numbers import euro, number, percent

_LABEL = 7.5
"""Percent of the plot's height that a line of text needs."""

Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Areas:
    """The geometry: lines of value and debt, and the area that is the owner's, where there is one."""

    axis: Axis
    value: Points
    debt: Points
    share: Points


def areas(value: Sequence[float], debt: Sequence[float]) -> Areas:
    """The lines of value and debt in EUR, from the purchase (index 0) to the end of the last year."""
    scale = axis((*value, *debt))
    step = 100.0 / (len(value) - 1)

    def line(amounts: Sequence[float]) -> Points:
        return tuple((round(index * step, 2), scale.at(amount)) for index, amount in enumerate(amounts))

    upper = line([max(v, d) for v, d in zip(value, debt, strict=True)])
    return Areas(scale, line(value), line(debt), (*upper, *reversed(line(debt))))


def wealth(
    first_year: int, value: Sequence[float], debt: Sequence[float], appreciation_rate: float, language: Language
) -> str:
    """Market value and debt in EUR at the purchase and at the end of each year; ``first_year`` is the first of these.

    ``appreciation_rate`` is the assumed change of the value, share a year.
    """
    drawn = areas(value, debt)
    years = len(value) - 1
    rows = [(text(language, "drawing.purchase"), value[0], debt[0])]
    rows += [(str(first_year + n), value[n + 1], debt[n + 1]) for n in range(years)]
    return render(
        "wealth",
        language,
        title=repaid_finding(debt[0] - debt[-1], debt[-1], value[-1], years, language),
        note=_unit(appreciation_rate, language),
        drawn=drawn,
        gutter=max(len(_thousands(tick, language)) for tick in drawn.axis.ticks),
        ticks=[(drawn.axis.at(tick), _thousands(tick, language), tick == 0) for tick in drawn.axis.ticks],
        years=[(drawn.value[index + 1][0], year) for index, year in named_years(first_year, years)],
        labels=_labels(drawn, value[-1], debt[-1], language),
        heads=[text(language, f"drawing.{key}") for key in ("year", "value", "debt", "share")],
        rows=[(year, *(euro(amount, language) for amount in (v, d, v - d))) for year, v, d in rows],
    )


def _labels(drawn: Areas, value: float, debt: float, language: Language) -> list[Label]:
    """Value above its line, the owner's share between the lines, debt below its own; the upper line first."""
    at_value, at_debt = drawn.value[-1][1], drawn.debt[-1][1]
    wanted = [(at_value - 2.0, "value", value), (at_debt + _LABEL, "debt", debt)]
    if value >= debt > 0:
        wanted.insert(1, ((at_value + at_debt) / 2 + 2.0, "share", value - debt))
    elif debt > value:
        wanted = [(at_debt - 2.0, "debt", debt), (at_value + _LABEL, "value", value)]
    else:
        wanted = wanted[:1]
    places = apart([place for place, _, _ in wanted], _LABEL, low=-_LABEL, high=98.0)
    return [
        Label(
            100.0 if key == "value" else 98.5,
            place,
            text(language, f"drawing.label_{key}", amount=_thousands(amount, language)),
            "end",
            key,
        )
        for place, (_, key, amount) in zip(places, wanted, strict=True)
    ]


def _unit(rate: float, language: Language) -> str:
    if rate == 0:
        return text(language, "drawing.wealth_unit_unchanged")
    return text(language, "drawing.wealth_unit", rate=percent(rate, language, signed=True))


def _thousands(amount: float, language: Language) -> str:
    return number(amount / 1_000, 0, language)
