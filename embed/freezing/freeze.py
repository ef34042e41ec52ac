"""A record from listings and an author's choices: everything is worked out here, once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from calc.assessment import assess
from calc.case import Tax
from calc.edition import EDITION, LAW_DAY
from calc.listing import QUESTIONS, Listing
from calc.presets import PRESETS
from calc.record import LANGUAGES, Language, Unit, Words
from calc.screening import Gates, screen
from embed.author import Wording
from embed.freezing.charts import CHARTS, Drawn
from embed.freezing.figures import best_rows, frozen_figures, labels, said, shown_figures
from embed.freezing.inputs import frozen_listing, held, published_tax
from embed.freezing.slider import OFFERED, frozen_slider
from embed.freezing.wording import comparison_finding, facts, hinge_words, property_finding
from embed.record import FORMAT, Both, Json
from words.findings import short_name
from words.numbers import percent, typed

Theme = Literal["auto", "light", "dark"]
Kind = Literal["property", "comparison"]

_PRIVATE_GATES = ("equity", "monthly_top_up")


@dataclass(frozen=True)
class Choice:
    """What an author decides. ``marginal_rate`` None: only figures before tax; ``salt``: see :mod:`embed.record`."""

    wording: Wording
    salt: str
    language: Language = "de"
    figures: tuple[str, ...] = ()
    chart: str = "waterfall"
    slider: str = ""
    theme: Theme = "auto"
    marginal_rate: float | None = None


def freeze(kind: Kind, listings: Sequence[Listing], gates: Gates, choice: Choice) -> Json:
    """The record of one property, or of several side by side, as plain data.

    The same arguments give the same record. Raises :class:`calc.law.NotInForceError` where the law of the day is
    not known.
    """
    inputs = [frozen_listing(listing) for listing in listings]
    bought = [held(frozen) for frozen in inputs]
    names = [short_name(listing.name) for listing in bought]
    tax = published_tax(choice.marginal_rate)
    taxed = tax is not None
    gates = public_gates(gates)
    assessment = assess(bought, tax)
    screening = screen(assessment, gates)
    shown = shown_figures(choice.figures, taxed=taxed)
    charts = CHARTS[kind]
    draw = charts.get(choice.chart)
    finding = (
        property_finding(assessment, screening, 0) if kind == "property" else comparison_finding(assessment, names)
    )
    may_move = choice.slider in OFFERED[kind]
    return {
        "format": FORMAT,
        "kind": kind,
        "salt": choice.salt,
        "language": choice.language,
        "theme": choice.theme,
        "title": choice.wording.title,
        "author": choice.wording.author,
        "note": choice.wording.note,
        "edition": EDITION,
        "law_day": LAW_DAY.isoformat(),
        "inputs": {
            "listings": inputs,
            "gates": {key: value for key, value in vars(gates).items() if value is not None},
            "marginal_rate_override": tax.marginal_rate_override if tax else None,
        },
        "results": [frozen_figures(assessment, row, taxed=taxed) for row in range(len(bought))],
        "verdicts": [verdict.value for verdict in screening.verdicts],
        "shown": list(shown),
        "best": {key: best_rows(assessment, key) for key in shown},
        "words": {
            "facts": [facts(listing) for listing in bought],
            "finding": finding,
            "hinge": vars(hinge_words(bought[0], gates, tax)) if kind == "property" else None,
            "names": names,
            "figures": labels(shown, bought),
            "verdicts": [said(f"verdict.{verdict.value}") for verdict in screening.verdicts],
            "assumptions": _assumptions(bought, inputs),
            "tax": _tax_words(tax),
        },
        "chart": draw(Drawn(assessment, names, taxed)) if draw else None,
        "slider": frozen_slider(choice.slider, bought, shown, tax, gates) if may_move else None,
        "sources": _sources(inputs),
    }


def suggested_title(kind: Kind, listings: Sequence[Listing], gates: Gates, language: Language) -> str:
    """The model's finding, which an author may keep or replace."""
    bought = [held(frozen_listing(listing)) for listing in listings]
    assessment = assess(bought)
    if kind == "comparison":
        return comparison_finding(assessment, [short_name(listing.name) for listing in bought])[language]
    return property_finding(assessment, screen(assessment, public_gates(gates)), 0)[language]


def public_gates(gates: Gates) -> Gates:
    """The gates without the buyer's own two, which say what somebody has and can spare."""
    return replace(gates, **dict.fromkeys(_PRIVATE_GATES))


def _assumptions(listings: Sequence[Listing], inputs: Sequence[Json]) -> list[Json]:
    """Every input at work, by row its label and by listing its value and whether a preset filled it."""
    rows = []
    for name, question in QUESTIONS.items():
        stated = [name in frozen["stated"] for frozen in inputs]
        assumed = [name in frozen["assumed"] for frozen in inputs]
        if name == "name" or not any(a or s for a, s in zip(assumed, stated, strict=True)):
            continue
        rows.append(
            {
                "input": name,
                "label": _both(question.label),
                "values": [_value_words(getattr(listing, name), question.unit) for listing in listings],
                "assumed": assumed,
            }
        )
    return rows


def _value_words(value: Any, unit: Unit) -> Both:
    words: Both = {language: typed(value, unit, language) for language in LANGUAGES}
    if unit is not Unit.YEARS or value is None:
        return words
    return said("embed.one_year") if value == 1 else said("embed.years_value", years=words)


def _tax_words(tax: Tax | None) -> Both:
    if tax is None:
        return said("embed.before_any_tax")
    rate = tax.marginal_rate_override or 0.0
    return said("embed.with_rate", rate={language: percent(rate, language, decimals=0) for language in LANGUAGES})


def _sources(inputs: Sequence[Json]) -> list[Json]:
    """Where the assumptions come from, each source once."""
    found: dict[str, Json] = {}
    for frozen in inputs:
        values = PRESETS[frozen["preset"]].values
        for name in frozen["assumed"]:
            if values[name].source:
                entry = found.setdefault(values[name].source, {"source": values[name].source, "inputs": []})
                label = _both(QUESTIONS[name].label)
                if label not in entry["inputs"]:
                    entry["inputs"].append(label)
    return list(found.values())


def _both(words: Words) -> Both:
    return {language: words.in_language(language) for language in LANGUAGES}
