"""The method page's contents, read from the records: glossary, presets, law files, slips of the article."""

from __future__ import annotations

from dataclasses import dataclass

from calc.examples import EXAMPLES
from calc.law import statutes
from calc.listing import QUESTIONS
from calc.metrics import Metric, catalogue
from calc.presets import PRESETS, Preset
from calc.record import Language, Unit
from calc.screening import GATE_QUESTIONS, NEAR_SHARE, NEAR_SHARE_OF_RENT, Gates
from ui.html import draw
from ui.method.law_entries import doubt, law_entry
from words.catalogue import text
from words.formulas import formula_in_words
from words.numbers import euro, number, percent, show, typed


@dataclass(frozen=True)
class _Entry:
    label: str
    meaning: str
    formula: str
    example: str
    reference: str


@dataclass(frozen=True)
class _PresetTable:
    name: str
    reason: str
    quick: str
    rows: tuple[tuple[str, ...], ...]


def reference(language: Language) -> None:
    """Draw glossary, verdict rules, presets, laws, their doubts and slips."""
    gates = Gates()
    laws = sorted(statutes(), key=lambda statute: statute.name.in_language(language))
    draw(
        "method",
        language,
        metrics=[_entry(metric, language) for metric in catalogue().values()],
        near_points=text(language, "screening.points", value=number(NEAR_SHARE * 100, 1, language)),
        near_share=percent(NEAR_SHARE_OF_RENT, language, decimals=0),
        gates=[
            (question.label.in_language(language), _gate_default(getattr(gates, name), question.unit, language))
            for name, question in GATE_QUESTIONS.items()
        ],
        presets=[_preset(preset, language) for preset in PRESETS.values()],
        laws=[law_entry(statute, language) for statute in laws],
        doubts=[found for statute in laws if (found := doubt(statute, language))],
        slips=[slip.in_language(language) for e in EXAMPLES.values() for slip in e.slips.values()],
    )


def _gate_default(value: float | None, unit: Unit, language: Language) -> str:
    return text(language, "screening.gate_off") if value is None else show(value, unit, language)


def _entry(metric: Metric, language: Language) -> _Entry:
    key, value = metric.example
    return _Entry(
        metric.label.in_language(language),
        metric.meaning.in_language(language),
        formula_in_words(metric, language),
        text(
            language,
            "method.example_value",
            key=key,
            value=show(value, metric.unit, language, signed=metric.signed),
        ),
        metric.reference,
    )


def _preset(preset: Preset, language: Language) -> _PresetTable:
    share = percent(preset.quick_cost_share_of_rent, language, decimals=0)
    if preset.quick is None:
        quick = text(language, "method.quick_own", share=share)
    else:
        quick = text(
            language,
            "method.quick_assumptions",
            vacancy=percent(preset.quick.vacancy_rate, language, decimals=0),
            admin=euro(preset.quick.admin_yearly, language),
            maintenance=euro(preset.quick.maintenance_per_sqm_yearly, language, decimals=2),
            closing=percent(preset.quick.acquisition_cost_rate, language, decimals=0),
            annuity=percent(preset.quick.annuity_rate_on_price, language),
            share=share,
        )
    rows = tuple(
        (
            QUESTIONS[name].label.in_language(language),
            text(language, "method.by_listing")
            if callable(assumption.value)
            else typed(assumption.value, QUESTIONS[name].unit, language),
            assumption.reason.in_language(language),
            assumption.source or text(language, "common.own_assumption"),
        )
        for name, assumption in preset.values.items()
    )
    return _PresetTable(preset.name.in_language(language), preset.reason.in_language(language), quick, rows)
