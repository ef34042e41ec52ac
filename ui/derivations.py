"""The way to one figure, for each property that is compared: formula, terms with their origin, law with its date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from calc import metrics
from calc.assessment import Assessment
from calc.derivation import Derivation, Provided, derive
from calc.listing import Listing
from calc.record import Language
from ui.html import draw
from words.catalogue import text
from words.findings import figure_words
from words.formulas import exact, formula_in_figures, formula_in_words, origin_words
from words.numbers import day, euro

_KEY = "derivation_metric"


@dataclass(frozen=True)
class ShownTerm:
    """A term in words: what it is called, its value, and where that comes from."""

    label: str
    value: str
    origin: str


@dataclass(frozen=True)
class Way:
    """The way to one figure in words: the formula with figures, its terms, the law behind it, its payments."""

    name: str
    result: str
    formula: str
    terms: tuple[ShownTerm, ...]
    law: tuple[str, ...]
    flows: str


def derivations(assessment: Assessment, listings: Sequence[Listing], language: Language) -> None:
    """Choose a figure and read how it came about for each of the listings."""
    labels = {key: metric.label.in_language(language) for key, metric in metrics.catalogue().items()}
    with st.expander(text(language, "derivation.title")):
        key = st.selectbox(
            text(language, "derivation.metric"),
            options=list(labels),
            index=list(labels).index("cash_flow_before_tax_yearly"),
            format_func=labels.__getitem__,
            key=_KEY,
        )
        metric = metrics.get(key)
        ways = [
            way(derive(metric, assessment, listings, row), listings[row], language) for row in range(len(listings))
        ]
        draw(
            "derivation",
            language,
            meaning=metric.meaning.in_language(language),
            formula=formula_in_words(metric, language),
            reference=metric.reference,
            ways=ways,
        )


def way(derivation: Derivation, listing: Listing, language: Language) -> Way:
    """The derivation of a listing's figure, every number as the language writes it."""
    return Way(
        name=listing.name,
        result=figure_words(derivation.metric, derivation.result, language),
        formula=formula_in_figures(derivation, language) if derivation.is_expression else "",
        terms=tuple(
            ShownTerm(
                term.label.in_language(language), exact(term.value, term.unit, language), origin_words(term, language)
            )
            for term in derivation.terms
        ),
        flows=_flows(derivation, language),
        law=tuple(_law(provided, language) for provided in derivation.law)
        + ((text(language, "derivation.frozen", year=derivation.frozen_tariff),) if derivation.frozen_tariff else ()),
    )


def _law(provided: Provided, language: Language) -> str:
    since = provided.provision.since
    by_building = provided.statute.decided_by == "completion_date"
    key = "derivation.law_completion" if by_building else "derivation.law"
    return text(language, key, reference=provided.provision.reference, since=day(since, language), year=since.year)


def _flows(derivation: Derivation, language: Language) -> str:
    if not derivation.flows:
        return ""
    amounts = (
        text(language, "derivation.flow", year=year, amount=euro(amount, language, decimals=2, signed=True))
        for year, amount in enumerate(derivation.flows)
    )
    return text(language, "derivation.flows", flows="; ".join(amounts))
