"""The model's own sentences about a publication, in both languages: facts, verdict and finding."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from calc import metrics
from calc.assessment import Assessment
from calc.listing import Listing
from calc.metrics import Better
from calc.record import LANGUAGES, Unit
from calc.screening import Screening
from calc.states import STATES
from embed.freezing.figures import in_both, said
from embed.record import Both
from words.findings import cash_flow_finding, shortfall
from words.numbers import typed


def facts(listing: Listing) -> Both:
    """What is bought, in a line: name, state, area, price, rent."""
    place: Both = {language: STATES[listing.state].in_language(language) for language in LANGUAGES}
    if listing.town and listing.town not in listing.name:
        place = {language: f"{listing.town}, {name}" for language, name in place.items()}
    return said(
        "embed.facts",
        name=dict.fromkeys(LANGUAGES, listing.name),
        place=place,
        area={language: typed(listing.living_area_sqm, Unit.SQM, language) for language in LANGUAGES},
        price=in_both(listing.price, Unit.EUR),
        rent=in_both(listing.actual_rent_monthly, Unit.EUR_MONTH),
    )


def property_finding(assessment: Assessment, screening: Screening, row: int) -> Both:
    """What the verdict hangs on: the first gate that is missed and by how much, or what is left."""
    gate = screening.stopped_by(row)
    if gate is None:
        metric = metrics.get("cash_flow_before_tax_yearly")
        amount = float(metric.figures(assessment).values[row])
        return said("embed.finding_passes", amount=in_both(amount, metric.unit, signed=True))
    missing = float(screening.missing[int(screening.reached[row]), row])
    figure: Both = {language: gate.metric.label.in_language(language) for language in LANGUAGES}
    if not isfinite(missing):
        return said("embed.finding_unknown", figure=figure)
    return said(
        "embed.finding_misses" if gate.metric.better is Better.HIGHER else "embed.finding_exceeds",
        figure=figure,
        threshold=in_both(gate.threshold, gate.metric.unit),
        amount={language: shortfall(gate, missing, language) for language in LANGUAGES},
    )


def comparison_finding(assessment: Assessment, names: Sequence[str]) -> Both:
    """Who carries itself, and by how much the nearest other misses it."""
    values = metrics.get("cash_flow_before_tax_yearly").figures(assessment).values.tolist()
    return {language: cash_flow_finding(names, values, language) for language in LANGUAGES}
