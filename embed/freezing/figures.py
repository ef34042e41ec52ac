"""Which figures a publication can show, and how they are frozen: raw, and as they are read in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from calc import metrics
from calc.assessment import Assessment, assess
from calc.case import Tax
from calc.examples import EXAMPLES
from calc.inputs import resolve
from calc.listing import Listing
from calc.metrics import Better, Metric
from calc.outcome import Unavailable
from calc.record import LANGUAGES, Unit
from embed.record import Both, Json
from words.catalogue import text
from words.findings import figure_words
from words.horizon import common_years, over_years
from words.numbers import show

MOST_SHOWN = 4
USUAL = (
    "net_rental_yield",
    "cash_flow_before_tax_monthly",
    "cash_flow_before_tax_yearly",
    "irr_after_tax",
    "equity",
)
"""What is shown unless the author chooses otherwise, as far as taxes allow."""

_USUAL_COUNT = 3


@cache
def tax_dependent() -> frozenset[str]:
    """Figures that the buyer's marginal rate changes, for one of the article's properties at least."""
    listings = [example.listing for example in EXAMPLES.values()]
    without, with_tax = (assess(listings, Tax(marginal_rate_override=rate)) for rate in (0.0, 0.42))
    return frozenset(
        key
        for key, metric in metrics.catalogue().items()
        if not np.array_equal(metric.figures(without).values, metric.figures(with_tax).values, equal_nan=True)
    )


def offered(*, taxed: bool) -> tuple[str, ...]:
    """The figures an author can choose from; without a tax rate only those before tax."""
    known = (key for key, metric in metrics.catalogue().items() if metric.listed or key in USUAL)
    return tuple(key for key in known if taxed or key not in tax_dependent())


def usual(*, taxed: bool) -> tuple[str, ...]:
    """The figures shown unless chosen otherwise."""
    known = [key for key in USUAL if key in offered(taxed=taxed)]
    if "cash_flow_before_tax_monthly" in known:
        known.remove("cash_flow_before_tax_yearly")
    return tuple(known[:_USUAL_COUNT])


def shown_figures(keys: tuple[str, ...], *, taxed: bool) -> tuple[str, ...]:
    """The chosen figures that may be shown, each once, at most :data:`MOST_SHOWN`; the usual ones if none is left."""
    allowed = offered(taxed=taxed)
    return tuple(dict.fromkeys(key for key in keys if key in allowed))[:MOST_SHOWN] or usual(taxed=taxed)


def frozen_figures(assessment: Assessment, row: int, *, taxed: bool) -> Json:
    """Every listed figure of a row by identifier: ``raw`` (null without a figure), ``text``, and the ``reason``."""
    return {key: frozen_figure(metrics.get(key), assessment, row) for key in offered(taxed=taxed)}


def frozen_figure(metric: Metric, assessment: Assessment, row: int) -> Json:
    """One figure of one row."""
    figure = metric.figures(assessment)[row]
    frozen: Json = {"text": {language: figure_words(metric, figure, language) for language in LANGUAGES}}
    if isinstance(figure, Unavailable):
        return frozen | {"raw": None, "reason": {lang: text(lang, f"reason.{figure.reason}") for lang in LANGUAGES}}
    return frozen | {"raw": figure}


def best_rows(assessment: Assessment, key: str) -> list[int]:
    """The rows with the preferred value; none where all are equal or neither direction is preferred."""
    metric = metrics.get(key)
    values = metric.figures(assessment).values
    known = values[~np.isnan(values)]
    if metric.better is Better.NEUTRAL or len(known) < 2 or known.max() == known.min():
        return []
    best = known.max() if metric.better is Better.HIGHER else known.min()
    return [int(row) for row in np.flatnonzero(values == best)]


def labels(keys: Sequence[str], listings: Sequence[Listing]) -> dict[str, Both]:
    """What the figures are called where these listings are held as long as they are."""
    years = common_years(resolve(listings).holding_years)
    words = {key: metrics.get(key).label for key in keys}
    return {key: {lang: over_years(words[key].in_language(lang), years, lang) for lang in LANGUAGES} for key in keys}


def in_both(value: object, unit: Unit, *, signed: bool = False) -> Both:
    """A value as it is read in each language."""
    return {language: show(value, unit, language, signed=signed) for language in LANGUAGES}


def said(key: str, /, **values: Both) -> Both:
    """A sentence of the catalogue in each language, its placeholders filled in the same language."""
    return {lang: text(lang, key, **{name: both[lang] for name, both in values.items()}) for lang in LANGUAGES}
