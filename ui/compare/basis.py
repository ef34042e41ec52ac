"""On which assumptions the shown figures rest, for the line under each title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from calc.assessment import assess
from calc.examples import EXAMPLES
from calc.inputs import resolve
from calc.listing import Listing
from calc.presets import PRESETS
from calc.record import Language
from words.catalogue import text
from words.findings import short_name
from words.numbers import euro, percent
from words.problems import Notice

COMMON_PRESET = "market_2026"
_EXAMPLE_PRESETS = {example.listing.preset for example in EXAMPLES.values()}


def examples_among(listings: Sequence[Listing]) -> bool:
    """Whether one of the listings calculates with the article's assumptions."""
    return any(listing.preset in _EXAMPLE_PRESETS for listing in listings)


def own_among(listings: Sequence[Listing]) -> bool:
    """Whether one of the listings calculates with the market preset."""
    return any(listing.preset not in _EXAMPLE_PRESETS for listing in listings)


def lead(key: str, language: Language) -> str:
    """The sentence ``key`` with the figures of the presets in it."""
    market, article = PRESETS[COMMON_PRESET], PRESETS["seed_full_c"]
    inputs = resolve([EXAMPLES["C"].listing.under(COMMON_PRESET)])
    return text(
        language,
        key,
        preset=market.name.in_language(language),
        rate=percent(inputs.nominal_rate[0], language),
        repayment=percent(inputs.initial_repayment_rate[0], language),
        loan=percent(inputs.loan_to_price[0], language, decimals=0),
        article=percent(article.quick.annuity_rate_on_price if article.quick else 0.0, language),
    )


def sieve_lead(listings: Sequence[Listing], language: Language) -> str:
    """On what the funnel's figures rest."""
    if not examples_among(listings):
        return lead("screening.lead_market", language)
    return lead("screening.lead_mixed" if own_among(listings) else "screening.lead_examples", language)


def comparison_lead(listings: Sequence[Listing], same: bool, language: Language) -> str:
    """On what the comparison's figures rest."""
    if same:
        return lead("compare.lead_same", language)
    if not examples_among(listings):
        return lead("compare.lead_own", language)
    return lead("compare.lead_mixed" if own_among(listings) else "compare.lead_examples", language)


def assumptions_notice(listings: Sequence[Listing], same: bool, language: Language) -> Notice | None:
    """A warning where different interest and repayment stand side by side.

    With the same assumptions for all: what that does to the article's examples.
    """
    examples = {key: e.listing for key, e in EXAMPLES.items() if e.listing in listings}
    if same:
        return _why_b_and_c(examples, language) if {"B", "C"} <= examples.keys() else None
    inputs = resolve(listings)
    annuities = (inputs.nominal_rate + inputs.initial_repayment_rate).tolist()
    if len({round(annuity, 9) for annuity in annuities}) < 2:
        return None
    rates = (
        f"{short_name(listing.name)} {percent(annuity, language)}"
        for listing, annuity in zip(listings, annuities, strict=True)
    )
    switch = text(language, "compare.same", preset=PRESETS[COMMON_PRESET].name.in_language(language))
    return Notice(
        text(language, "compare.mixed_title"),
        text(language, "compare.mixed", rates=", ".join(rates), switch=switch),
    )


def _why_b_and_c(examples: Mapping[str, Listing], language: Language) -> Notice:
    c = examples["C"]
    assessment = assess([c, c.under(COMMON_PRESET)])
    inputs = assessment.inputs
    before, after = assessment.quick_debt_service
    sentence = text(
        language,
        "compare.same_why",
        annuity=percent(inputs.nominal_rate[1] + inputs.initial_repayment_rate[1], language),
        loan=percent(inputs.loan_to_price[1], language, decimals=0),
        before=euro(before, language),
        after=euro(after, language),
    )
    return Notice("", sentence)
