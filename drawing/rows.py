"""Row charts of results: what each property leaves, and the way from the quick estimate to the exact result."""

from __future__ import annotations

from collections.abc import Sequence

from calc.assessment import Assessment
from calc.record import Language, Unit
from calc.waterfall import Step, cash_flow_steps
from drawing.bars import Line, Role, Span, row_chart
from words.catalogue import text
from words.course import way_finding
from words.numbers import euro, typed


def comparison_bars(names: Sequence[str], values: Sequence[float], title: str, note: str, language: Language) -> str:
    """One bar from zero for each value (EUR), negative ones as what they are: a loss."""
    lines = [
        Line(name, euro(value, language, signed=True), (Span(0.0, value, "neg" if value < 0 else "tot"),), total=True)
        for name, value in zip(names, values, strict=True)
    ]
    return row_chart(lines, title, note, language)


def waterfall(assessment: Assessment, row: int, name: str, language: Language) -> str:
    """From the quick cash flow to the exact one before tax, adding up."""
    steps = cash_flow_steps(assessment, row)
    quick, exact = (euro(steps[at].amount, language) for at in (0, -1))
    title = text(language, "compare.waterfall_title", name=name, quick=quick, exact=exact)
    return _way(steps, assessment, row, title, text(language, "compare.waterfall_unit"), language)


def waterfall_after_tax(assessment: Assessment, row: int, language: Language) -> str:
    """From the quick cash flow to the exact one after tax, adding up."""
    steps = cash_flow_steps(assessment, row, after_tax=True)
    amounts = {step.key: step.amount for step in steps}
    title = way_finding(amounts["quick"], amounts["exact_before_tax"], amounts["exact_after_tax"], language)
    return _way(steps, assessment, row, title, text(language, "course.way_unit"), language)


def _way(steps: Sequence[Step], assessment: Assessment, row: int, title: str, note: str, language: Language) -> str:
    lines = [
        Line(
            _step_label(step, assessment, row, language),
            # A total is an amount, a step is a change.
            euro(step.amount, language, signed=not step.is_total),
            (Span(step.start, step.start + step.amount, _role(step)),),
            step.is_total,
        )
        for step in steps
    ]
    return row_chart(lines, title, note, language)


def _role(step: Step) -> Role:
    if step.is_total:
        return "neg" if step.amount < 0 else "tot"
    return "up" if step.amount > 0 else ""


def _step_label(step: Step, assessment: Assessment, row: int, language: Language) -> str:
    inputs = assessment.inputs
    shares = {"cost_share": inputs.quick_cost_share_of_rent, "vacancy": inputs.vacancy_rate}
    share = typed(float(shares[step.key][row]), Unit.SHARE, language) if step.key in shares else ""
    rate = euro(float(inputs.maintenance_per_sqm_yearly[row]), language, decimals=2)
    return text(language, f"waterfall.{step.key}", share=share, rate=rate)
