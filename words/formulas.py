"""Formulas as people read them: with the names of their terms, or with this case's figures put in."""

from __future__ import annotations

from collections.abc import Sequence

from calc import metrics
from calc.derivation import Derivation, DerivedTerm
from calc.metrics import Metric
from calc.outcome import Unavailable
from calc.record import Language, Unit
from words.catalogue import text
from words.numbers import NBSP, euro, number, typed


def formula_in_words(metric: Metric, language: Language) -> str:
    """The formula with the label of each term."""
    labels = {key: metrics.term(key).label.in_language(language) for key in metric.terms}
    return metric.formula.in_language(language).format(**labels)


def formula_in_figures(derivation: Derivation, language: Language) -> str:
    """The formula with the figures of this case, unrounded as far as a reader can follow, and its result."""
    figures = {term.key: _bracketed(exact(term.value, term.unit, language)) for term in derivation.terms}
    formula = derivation.metric.formula.in_language(language).format(**figures)
    if isinstance(derivation.result, Unavailable):
        return f"{formula} = {text(language, 'common.not_computable')}"
    return f"{formula} = {exact(derivation.result, derivation.metric.unit, language)}"


def exact(value: float, unit: Unit, language: Language) -> str:
    """A figure of a derivation: cents, and shares with two decimals of a percent or all that were stated."""
    if unit in (Unit.EUR, Unit.EUR_YEAR, Unit.EUR_MONTH, Unit.EUR_SQM, Unit.EUR_SQM_YEAR):
        return euro(value, language, decimals=2)
    if unit is Unit.MULTIPLE:
        return number(value, 4, language)
    return typed(value, unit, language)


def sum_in_figures(amounts: Sequence[float], language: Language) -> str:
    """Amounts in EUR as a sum: "445,33 € + 1.079,96 € − 20,00 €"; what is nil is left out."""
    first, *others = [amount for amount in amounts if amount] or [0.0]
    signs = (("−" if amount < 0 else "+", euro(abs(amount), language, decimals=2)) for amount in others)
    return " ".join([euro(first, language, decimals=2), *(f"{sign} {figure}" for sign, figure in signs)])


def origin_words(term: DerivedTerm, language: Language) -> str:
    """Where a term's value comes from: stated, computed, or the preset with its reason and source."""
    if term.assumption is None:
        return text(language, f"derivation.{term.origin.value}")
    reason = term.assumption.reason.in_language(language)
    source = f" {term.assumption.source}." if term.assumption.source else ""
    return f"{text(language, 'derivation.preset')}: {reason}{source}"


def _bracketed(figure: str) -> str:
    """A negative figure keeps its minus apart from the formula's."""
    return f"({figure})" if figure.startswith("−") else figure.replace(" ", NBSP)
