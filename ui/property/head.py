"""The top of the page: facts, verdict, what would change it, the figures that matter, the way from quick to exact."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from calc import metrics
from calc.listing import QUESTIONS
from calc.states import STATES
from drawing.rows import waterfall_after_tax
from ui.html import render
from ui.property.rent_law import gross_yield_row
from ui.property.statement import Row, metric_row, monthly_row, return_row, statement
from ui.property.subject import Subject, turning
from words.catalogue import text
from words.hinges import hinge_pieces
from words.numbers import day, euro, show, typed
from words.verdicts import judged

_BEFORE, _AFTER = "cash_flow_before_tax_yearly", "cash_flow_after_tax_yearly"
_DECIDING_ANYWAY = "net_rental_yield"
"""What stands large where no gate decides."""


_Shown = tuple[Row, str, bool]
"""A large figure: its row, the words below it, and whether it is a loss."""


def opening(subject: Subject) -> str:
    """The facts and the verdict as HTML."""
    language, listing = subject.language, subject.listing
    source = listing.provenance.source_url
    return render(
        "property_opening",
        language,
        facts=_facts(subject),
        captured=listing.provenance.captured and day(listing.provenance.captured, language),
        source=source if urlsplit(source).scheme in ("http", "https") else "",
        judged=judged(subject.assessment, subject.screening, 0, subject.amount(_BEFORE) / 12, language),
    )


def hinge_line(subject: Subject) -> str:
    """What would turn the verdict, as HTML; empty where no gate is on."""
    if not subject.gates.active():
        return ""
    turns = turning(subject.listing, subject.gates, subject.buyer)
    return render("property_hinge", subject.language, pieces=hinge_pieces(turns, subject.language))


def figures(subject: Subject) -> str:
    """The figures that matter and, beside them, the way from quick to exact, as HTML."""
    large = _large(subject)
    return render(
        "property_figures",
        subject.language,
        large=large,
        statement=statement(_rows(subject, {row.key for row, _, _ in large}), subject),
        waterfall=waterfall_after_tax(subject.assessment, 0, subject.language),
    )


def _facts(subject: Subject) -> str:
    listing, language = subject.listing, subject.language
    area = typed(listing.living_area_sqm, QUESTIONS["living_area_sqm"].unit, language)
    rent = text(language, "property.facts_rent", rent=euro(listing.actual_rent_monthly, language))
    parts = [listing.name, listing.town or "", STATES[listing.state].in_language(language), area]
    return " · ".join(part for part in (*parts, euro(listing.price, language), rent) if part)


def deciding(subject: Subject) -> str:
    """The figure the verdict hangs on: that of the first gate missed."""
    gate = subject.screening.stopped_by(0)
    return gate.metric.key if gate else _DECIDING_ANYWAY


def _large(subject: Subject) -> tuple[_Shown, _Shown]:
    """The figure the verdict hangs on, and what the property brings or costs a month."""
    language, key = subject.language, deciding(subject)
    metric, figure = metrics.get(key), subject.figure(key)
    gate = subject.screening.stopped_by(0)
    label = metric.label.in_language(language)
    if gate:
        threshold = show(gate.threshold, metric.unit, language)
        label = text(language, "property.target", label=label, threshold=threshold)
    first = metric_row(key, subject), label, isinstance(figure, float) and metric.signed and figure < 0
    # A year's cash flow before tax needs no month beside it, but what the tax makes of it.
    which = "after" if key == _BEFORE else "before"
    amounts = {"before": subject.amount(_BEFORE) / 12, "after": subject.amount(_AFTER) / 12}
    other = euro(amounts["before" if which == "after" else "after"], language, signed=True)
    levy = _levy_of_the_first_year(subject)
    name = f"property.month_{which}_long{'_levy' if levy else ''}"
    words = text(language, name, other=other, levy=euro(levy, language))
    return first, (_month(which, subject), words, amounts[which] < 0)


def _month(which: str, subject: Subject) -> Row:
    if which == "before":
        return monthly_row("month_before", _BEFORE, subject)
    levy = _levy_of_the_first_year(subject)
    note = text(subject.language, "property.without_levy", levy=euro(levy, subject.language)) if levy else ""
    return monthly_row("month_after", _AFTER, subject, note=note)


def _levy_of_the_first_year(subject: Subject) -> float:
    """It lowers that year's tax, but is not in its cash flow, which tells what every month costs."""
    inputs = subject.assessment.inputs
    return float(inputs.special_levy[0]) if inputs.special_levy_year[0] == 1 else 0.0


def _rows(subject: Subject, large: set[str]) -> list[Row]:
    """The others of the six figures, and the bank's view."""
    rows: dict[str, Callable[[], Row]] = {
        "gross_rental_yield": lambda: gross_yield_row(subject),
        "net_rental_yield": lambda: metric_row("net_rental_yield", subject),
        "month_before": lambda: _month("before", subject),
        "month_after": lambda: _month("after", subject),
        "equity": lambda: metric_row("equity", subject),
        "irr_after_tax": lambda: return_row("irr_after_tax", subject),
        "dscr": lambda: metric_row("dscr", subject),
    }
    return [row() for key, row in rows.items() if key not in large]
