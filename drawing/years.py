"""Cash flow after tax, year by year: one small panel per property on one common axis, as markup.

Bars of ten years need no chart library: these load with the table, follow the theme and print.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from calc.assessment import Assessment
from calc.record import Language
from drawing.html import render
from words.catalogue import text
from words.findings import years_finding
from words.numbers import euro


@dataclass(frozen=True)
class _Bar:
    top: float
    height: float


@dataclass(frozen=True)
class _Panel:
    name: str
    total: str
    bars: tuple[_Bar, ...]
    amounts: tuple[str, ...]


def cash_flow_by_year(assessment: Assessment, names: Sequence[str], language: Language) -> str:
    """Panels with the sum of each in its title; the same figures stand in a table behind them."""
    table = assessment.calculation.projection.table.net_cash_flow_after_tax
    years, columns = len(table), table.T.tolist()
    high, low = max(0.0, float(table.max())), min(0.0, float(table.min()))
    scale = 100 / ((high - low) or 1.0)
    panels = [
        _Panel(
            name=name,
            total=euro(sum(amounts), language, signed=True),
            bars=tuple(
                _Bar(top=round((high - max(0.0, a)) * scale, 2), height=round(abs(a) * scale, 2)) for a in amounts
            ),
            amounts=tuple(euro(a, language, signed=True) for a in amounts),
        )
        for name, amounts in zip(names, columns, strict=True)
    ]
    return render(
        "years",
        language,
        title=years_finding(names, [sum(amounts) for amounts in columns], years, language),
        note=text(language, "compare.years_unit", years=years),
        panels=panels,
        years=years,
        zero=round(high * scale, 2),
    )
