"""Row charts as HTML: a line of text with its value, a bar under it. They wrap, print and are read aloud."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from calc.assessment import Assessment
from calc.record import Language
from calc.waterfall import Step, cash_flow_steps
from drawing.html import render
from words.catalogue import text
from words.numbers import euro, percent


@dataclass(frozen=True)
class _Bar:
    label: str
    value: str
    role: str
    left: float
    width: float
    total: bool


@dataclass(frozen=True)
class _Span:
    """Where a bar runs on the common axis."""

    start: float
    end: float


def comparison_bars(names: Sequence[str], values: Sequence[float], title: str, note: str, language: Language) -> str:
    """One bar from zero for each value (EUR), negative ones as what they are: a loss."""
    lines = [
        (name, euro(value, language, signed=True), "neg" if value < 0 else "tot", True)
        for name, value in zip(names, values, strict=True)
    ]
    return _bars(lines, [_Span(0.0, value) for value in values], title, note, language)


def waterfall(assessment: Assessment, row: int, name: str, language: Language) -> str:
    """From the quick cash flow to the exact one, adding up."""
    steps = cash_flow_steps(assessment, row)
    lines = [
        (
            _step_label(step, assessment, row, language),
            euro(step.amount, language, signed=True),
            _role(step),
            step.is_total,
        )
        for step in steps
    ]
    spans = [_Span(step.start, step.start + step.amount) for step in steps]
    title = text(
        language,
        "compare.waterfall_title",
        name=name,
        quick=euro(steps[0].amount, language),
        exact=euro(steps[-1].amount, language),
    )
    return _bars(lines, spans, title, text(language, "compare.waterfall_unit"), language)


def _bars(
    lines: Sequence[tuple[str, str, str, bool]],
    spans: Sequence[_Span],
    title: str,
    note: str,
    language: Language,
) -> str:
    low = min(0.0, *(min(s.start, s.end) for s in spans))
    high = max(0.0, *(max(s.start, s.end) for s in spans))
    scale = 100 / ((high - low) or 1.0)
    bars = [
        _Bar(
            label,
            value,
            role,
            left=round((min(s.start, s.end) - low) * scale, 2),
            width=round(abs(s.end - s.start) * scale, 2),
            total=total,
        )
        for (label, value, role, total), s in zip(lines, spans, strict=True)
    ]
    return render("bars", language, title=title, note=note, bars=bars, zero=round(-low * scale, 2))


def _role(step: Step) -> str:
    if step.is_total:
        return "neg" if step.amount < 0 else "tot"
    return "up" if step.amount > 0 else ""


def _step_label(step: Step, assessment: Assessment, row: int, language: Language) -> str:
    inputs = assessment.inputs
    shares = {"cost_share": inputs.quick_cost_share_of_rent, "vacancy": inputs.vacancy_rate}
    share = percent(float(shares[step.key][row]), language, decimals=0) if step.key in shares else ""
    rate = euro(float(inputs.maintenance_per_sqm_yearly[row]), language, decimals=2)
    return text(language, f"waterfall.{step.key}", share=share, rate=rate)
