"""The model's own sentences about a publication, in both languages: facts, verdict and finding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import isfinite

from calc import metrics
from calc.assessment import Assessment
from calc.case import Tax
from calc.hinge import hinge
from calc.listing import Listing
from calc.record import LANGUAGES, Unit
from calc.screening import Gates, Screening
from calc.states import STATES
from embed.freezing.figures import in_both, said
from embed.record import Both
from words.findings import cash_flow_finding, shortfall
from words.hinges import hinge_pieces
from words.numbers import typed
from words.verdicts import judged

_BRIEF_TURNS = 2


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
    missing = float(screening.missing[int(screening.reached[row]), row]) if gate else 0.0
    if gate is None or not isfinite(missing):
        monthly = float(metrics.get("cash_flow_before_tax_yearly").figures(assessment).values[row]) / 12
        return {language: judged(assessment, screening, row, monthly, language).sentence for language in LANGUAGES}
    return said(
        f"embed.misses_{gate.metric.key}",
        threshold=in_both(gate.threshold, gate.metric.unit),
        missing={language: shortfall(gate, missing, language) for language in LANGUAGES},
    )


@dataclass(frozen=True)
class HingeWords:
    """What alone would turn the verdict, and the same in short, for the picture; empty where no gate is on."""

    full: Both
    brief: Both


def hinge_words(listing: Listing, gates: Gates, tax: Tax | None) -> HingeWords:
    """The sentences about one listing."""
    if not gates.active():
        return HingeWords(dict.fromkeys(LANGUAGES, ""), dict.fromkeys(LANGUAGES, ""))
    found = hinge(listing, gates, tax or Tax())
    turns = tuple(turn for turn in found.turns if turn.at is not None)[:_BRIEF_TURNS]
    brief = replace(found, turns=turns)
    return HingeWords(
        {language: "".join(p.text for p in hinge_pieces(found, language)).strip() for language in LANGUAGES},
        # Without the changes in brackets.
        {
            language: "".join(p.text for p in hinge_pieces(brief, language) if not p.text.startswith(" ("))
            for language in LANGUAGES
        },
    )


def comparison_finding(assessment: Assessment, names: Sequence[str]) -> Both:
    """Who carries itself, and by how much the nearest other misses it."""
    values = metrics.get("cash_flow_before_tax_yearly").figures(assessment).values.tolist()
    return {language: cash_flow_finding(names, values, language) for language in LANGUAGES}
