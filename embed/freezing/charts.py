"""The chart of a publication as data: rows with bars, or years with bars and a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from calc import metrics
from calc.assessment import Assessment
from calc.record import LANGUAGES, Unit
from calc.waterfall import Step, cash_flow_steps
from drawing.yield_range import range_words
from embed.freezing.figures import in_both, said
from embed.record import Both, Json
from words.course import cash_flow_years_finding, way_finding
from words.findings import cash_flow_range
from words.numbers import euro, number, typed


@dataclass(frozen=True)
class Drawn:
    """What is drawn: results, the properties' short names, and whether a tax rate is published."""

    assessment: Assessment
    names: Sequence[str]
    taxed: bool


_LEAST = 0.005
"""EUR that a row is worth; below it only the rounding of large amounts is left."""

Draw = Callable[[Drawn], Json]


def waterfall(drawn: Drawn) -> Json:
    """From the quick estimate to the exact result of the first property, and on to what remains after tax."""
    steps = [
        step
        for step in cash_flow_steps(drawn.assessment, 0, after_tax=drawn.taxed)
        if step.is_total or abs(step.amount) >= _LEAST
    ]
    rows = [_row(_step_label(step, drawn.assessment), step.amount, step.start, total=step.is_total) for step in steps]
    title: Both
    if drawn.taxed:
        amounts = {step.key: step.amount for step in steps}
        way = amounts["quick"], amounts["exact_before_tax"], amounts["exact_after_tax"]
        title = {language: way_finding(*way, language) for language in LANGUAGES}
    else:
        title = said("embed.waterfall_title", quick=_euro(steps[0].amount), exact=_euro(steps[-1].amount))
    return {"key": "waterfall", "form": "rows", "title": title, "unit": said("embed.waterfall_unit"), "rows": rows}


def years(drawn: Drawn) -> Json:
    """Cash flow of the first property year by year: before tax, and after tax where a rate was published."""
    table = drawn.assessment.calculation.projection.table
    held = int(drawn.assessment.calculation.columns.meta.holding_years[0])
    before = table.net_cash_flow_before_tax[:held, 0].tolist()
    columns = [_column(said("embed.before_tax"), before)]
    title: Both
    if drawn.taxed:
        after = table.net_cash_flow_after_tax[:held, 0].tolist()
        columns.insert(0, _column(said("embed.after_tax_column"), after))
        title = {language: cash_flow_years_finding(after, language) for language in LANGUAGES}
    else:
        key = "embed.years_left" if sum(before) >= 0 else "embed.years_missing"
        years_held: Both = {language: str(held) for language in LANGUAGES}
        span = said("embed.in_one_year") if held == 1 else said("embed.in_years", years=years_held)
        title = said(key, amount=_euro(abs(sum(before))), span=span)
    return {
        "key": "years",
        "form": "years",
        "title": title,
        "unit": said("embed.years_unit_taxed" if drawn.taxed else "embed.years_unit"),
        "first_year": int(drawn.assessment.calculation.columns.meta.start_year[0]),
        "columns": columns,
    }


def bars(drawn: Drawn) -> Json:
    """Cash flow before tax of each property."""
    values = metrics.get("cash_flow_before_tax_yearly").figures(drawn.assessment).values.tolist()
    rows = [
        _row(_same(name), value, 0.0, total=True, signed=True)
        for name, value in zip(drawn.names, values, strict=True)
    ]
    title: Both = {language: cash_flow_range(drawn.names, values, language) for language in LANGUAGES}
    return {"key": "bars", "form": "rows", "title": title, "unit": said("compare.cash_flow_unit"), "rows": rows}


def yields(drawn: Drawn) -> Json:
    """From the net to the gross yield of each property."""
    gross = metrics.get("gross_rental_yield").figures(drawn.assessment).values.tolist()
    net = metrics.get("net_rental_yield").figures(drawn.assessment).values.tolist()
    spans = list(zip(gross, net, strict=True))
    widest = max(spans, key=lambda span: abs(span[0] - span[1]))
    points: Both = {language: number(abs(widest[0] - widest[1]) * 100, 1, language) for language in LANGUAGES}
    rows = [
        {
            "label": _same(name),
            "text": {language: range_words(low, high, language) for language in LANGUAGES},
            "raw": high - low,
            "start": low,
            "end": high,
            "role": "tot",
            "total": False,
        }
        for name, (high, low) in zip(drawn.names, spans, strict=True)
    ]
    name = _same(drawn.names[spans.index(widest)])
    title = said("embed.yields_title", name=name, points=points)
    return {"key": "yields", "form": "rows", "title": title, "unit": said("embed.yields_unit"), "rows": rows}


CHARTS: dict[str, dict[str, Draw]] = {
    "property": {"waterfall": waterfall, "years": years},
    "comparison": {"bars": bars, "yields": yields},
}
"""What can be drawn for each kind; the first is usual."""


def _row(label: Both, amount: float, start: float, *, total: bool = False, signed: bool = False) -> Json:
    role = ("neg" if amount < 0 else "tot") if total else "up" if amount > 0 else ""
    return {
        "label": label,
        "text": {language: euro(amount, language, signed=signed or not total) for language in LANGUAGES},
        "raw": amount,
        "start": start,
        "end": start + amount,
        "role": role,
        "total": total,
    }


def _column(label: Both, values: Sequence[float]) -> Json:
    texts = [{language: euro(value, language, signed=True) for language in LANGUAGES} for value in values]
    return {"label": label, "raw": list(values), "text": texts}


def _euro(amount: float) -> Both:
    return in_both(amount, Unit.EUR)


def _same(name: str) -> Both:
    return dict.fromkeys(LANGUAGES, name)


def _step_label(step: Step, assessment: Assessment) -> Both:
    inputs = assessment.inputs
    shares = {"cost_share": inputs.quick_cost_share_of_rent, "vacancy": inputs.vacancy_rate}
    share = float(shares[step.key][0]) if step.key in shares else 0.0
    rate = float(inputs.maintenance_per_sqm_yearly[0])
    return said(
        f"waterfall.{step.key}",
        share={language: typed(share, Unit.SHARE, language) for language in LANGUAGES},
        rate={language: euro(rate, language, decimals=2) for language in LANGUAGES},
    )
