"""How a figure came about for one listing, as data: for the screen, a document, an embed.

A derivation holds the metric with its formula, every term with its value and where that comes from (stated by the
reader, a preset with its reason, or computed), and the provisions of the law behind it with the date from which they
hold. Values are unrounded; whoever shows them rounds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from calc import metrics
from calc.assessment import Assessment
from calc.edition import LAW_DAY
from calc.income_tax import tariff_year
from calc.inputs import Inputs
from calc.law import Provision, Statute, statute
from calc.listing import QUESTIONS, Listing
from calc.metrics import Metric, Stage
from calc.outcome import Figure
from calc.presets import PRESETS, Assumption
from calc.record import Unit, Words


class Origin(StrEnum):
    """Where the value of a term comes from."""

    STATED = "stated"
    PRESET = "preset"
    COMPUTED = "computed"


@dataclass(frozen=True)
class DerivedTerm:
    """One operand with its value in its unit; ``assumption`` is the preset's, with reason and source."""

    key: str
    label: Words
    unit: Unit
    value: float
    origin: Origin
    assumption: Assumption | None = None


@dataclass(frozen=True)
class Provided:
    """A provision of the law that the figure rests on, directly or through one of its terms."""

    statute: Statute
    provision: Provision


@dataclass(frozen=True)
class Derivation:
    """A figure with everything it came from.

    ``flows`` are the payments behind a figure of the whole holding period, EUR, the purchase first.
    ``frozen_tariff`` is the tax year for which the last enacted tariff stands in, None if the year has its own or
    no tax is involved.
    """

    metric: Metric
    result: Figure
    terms: tuple[DerivedTerm, ...]
    law: tuple[Provided, ...]
    frozen_tariff: int | None
    flows: tuple[float, ...] = ()

    @property
    def is_expression(self) -> bool:
        """Whether figures can be put into the formula; the others are sentences."""
        return all(f"{{{term.key}}}" in self.metric.formula.de for term in self.terms)


def derive(metric: Metric, assessment: Assessment, listings: Sequence[Listing], row: int) -> Derivation:
    """The derivation of ``metric`` for the listing in ``row`` of the assessment of ``listings``.

    Its metric's formula leaves out what this listing does not have, such as a parking space.
    """
    metric = metric.without([key for key in metric.optional_terms if not metrics.term(key).column(assessment)[row]])
    terms = tuple(_derived(key, assessment, listings[row], row) for key in metric.terms)
    law = {
        provided.statute.key: provided
        for key in dict.fromkeys(name for term in metric.terms for name in _sources(term))
        for provided in _law(key, assessment, listings[row], row)
    }
    year = int(assessment.calculation.columns.meta.start_year[row])
    frozen = year if "income_tax" in law and tariff_year(year)[1] else None
    return Derivation(
        metric, metric.figures(assessment)[row], terms, tuple(law.values()), frozen, _flows(metric, assessment, row)
    )


def _flows(metric: Metric, assessment: Assessment, row: int) -> tuple[float, ...]:
    if metric.stage is not Stage.HORIZON:
        return ()
    flows = assessment.calculation.flows
    table = {"irr_before_tax": flows.before_tax, "irr_unlevered": flows.unlevered}.get(metric.key, flows.after_tax)
    return tuple(table[:, row].tolist())


def _derived(key: str, assessment: Assessment, listing: Listing, row: int) -> DerivedTerm:
    term = metrics.term(key)
    value = float(term.column(assessment)[row])
    if key not in QUESTIONS:
        return DerivedTerm(key, term.label, term.unit, value, Origin.COMPUTED)
    assumption = PRESETS[listing.preset].values.get(key) if getattr(listing, key) is None else None
    return DerivedTerm(key, term.label, term.unit, value, Origin.PRESET if assumption else Origin.STATED, assumption)


def _law(key: str, assessment: Assessment, listing: Listing, row: int) -> list[Provided]:
    """The provisions behind a source: the statutes of an amount, or that of the preset of an input left open."""
    if key in _PARTS:
        return [_in_force(statute(law), assessment.inputs, row) for law in _PARTS[key][0]]
    assumption = PRESETS[listing.preset].values.get(key)
    if key in QUESTIONS and getattr(listing, key) is None and assumption and assumption.law:
        return [_in_force(statute(assumption.law), assessment.inputs, row)]
    return []


@cache
def _sources(key: str) -> tuple[str, ...]:
    """The amounts with statutes of their own and the inputs that a term is computed from, itself among them."""
    if key in _PARTS:
        return (key, *(name for part in _PARTS[key][1] for name in _sources(part)))
    if key in metrics.catalogue():
        return tuple(name for part in metrics.get(key).terms for name in _sources(part))
    return (key,)


_PARTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "transfer_tax": ((), ("transfer_tax_rate",)),
    "operating_expenses": ((), ("admin_yearly", "maintenance_per_sqm_yearly")),
    "effective_gross_rent": ((), ("vacancy_rate",)),
    "tax": (("income_tax", "solidarity_surcharge"), ("depreciation_rate", "acquisition_costs", "operating_expenses")),
}
"""Amounts with the statutes that determine them and the terms they are made of."""


def _in_force(law: Statute, inputs: Inputs, row: int) -> Provided:
    """The provision for this row, on the day that decides by the statute's own word."""
    contract: date = inputs.value("contract_date", row)
    completed = inputs.value("completion_year", row)
    day = {
        "contract_date": contract,
        "completion_date": date(int(completed or 1925), 1, 1),
        "tax_year": date(contract.year + 1, 1, 1),
        "calendar_year": LAW_DAY,  # presets take such amounts as of this day, whatever the contract's
    }[law.decided_by]
    state = inputs.value("state", row)
    series = state if state in law.series else next(iter(law.series))
    return Provided(law, law.in_force(day, series))
