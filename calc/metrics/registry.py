"""The registry: one record per figure, attached to the function that computes it.

Cards, tables, glossary, exports, derivations and tests read :func:`registered` and name no metric themselves. The
function's name is the metric's identifier (SPEC's name for it); a second function of that name is refused.

A formula is written once, with the identifiers of its terms in braces: inputs, other metrics or the intermediate
amounts of :mod:`calc.metrics.terms`. Shown, the braces become labels or figures; in the tests the formula itself is
evaluated and must give what the function gives. A part in square brackets (``[ + {parking_price}]``) is left out for
a listing without one (:meth:`Metric.without`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from string import Formatter
from types import MappingProxyType

import numpy as np

from calc.assessment import Assessment
from calc.key_figures import FigureColumn
from calc.outcome import Column, Figures
from calc.record import Unit, Words


class Better(StrEnum):
    """Which direction a buyer prefers."""

    HIGHER = "higher"
    LOWER = "lower"
    NEUTRAL = "neutral"


class Stage(StrEnum):
    """Where a figure belongs: the groups of tables and glossary, in their order."""

    PROPERTY = "property"
    QUICK = "quick"
    COMPLETE = "complete"
    HORIZON = "horizon"
    BANK = "bank"


Compute = Callable[[Assessment], Column | FigureColumn]


@dataclass(frozen=True)
class Metric:
    """A figure: its words, unit, formula, source, stage, direction and a worked example.

    ``formula`` holds the identifiers of its terms in braces; where it is a sentence and not an expression,
    ``terms`` names what it starts from. ``example`` names a property of :mod:`calc.examples` and its value (shares;
    EUR), published or computed by hand or by an independent program. ``signed`` figures are shown with their sign;
    ``listed`` ones stand in tables, the others in the glossary and in derivations only. ``optional`` holds the parts
    of the formula that make sense for some listings only.
    """

    key: str
    compute: Compute
    label: Words
    short: Words
    meaning: Words
    formula: Words
    terms: tuple[str, ...]
    unit: Unit
    stage: Stage
    better: Better
    reference: str
    example: tuple[str, float]
    signed: bool
    listed: bool
    optional: tuple[str, ...] = ()

    @property
    def optional_terms(self) -> tuple[str, ...]:
        """The terms that a listing may lack."""
        return tuple(dict.fromkeys(name for part in self.optional for name in _names(part)))

    def without(self, absent: Collection[str]) -> Metric:
        """The same metric with a formula that does not speak of those optional terms."""
        left_out = [part for part in self.optional if _names(part)[0] in absent]
        if not left_out:
            return self
        gone = {name for part in left_out for name in _names(part)}
        formula = Words(*(_shortened(words, left_out) for words in (self.formula.de, self.formula.en)))
        return replace(self, formula=formula, terms=tuple(key for key in self.terms if key not in gone))

    def figures(self, assessment: Assessment) -> FigureColumn:
        """The figure of every row, shape (n,), with the reason where there is none."""
        result = self.compute(assessment)
        return Figures(result) if isinstance(result, np.ndarray) else result


_CATALOGUE: dict[str, Metric] = {}
_OPTIONAL = re.compile(r"\[([^]]*)\]")
_NEEDLESS = re.compile(r"\((\{\w+\})\)")


def _names(formula: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(formula) if name]


def _shortened(formula: str, left_out: Sequence[str]) -> str:
    for part in left_out:
        formula = formula.replace(part, "")
    return _NEEDLESS.sub(r"\1", formula)


def metric(
    *,
    label: Words,
    meaning: Words,
    formula: str | Words,
    unit: Unit,
    stage: Stage,
    better: Better,
    example: tuple[str, float],
    reference: str = "Marktüblich",
    short: Words | None = None,
    terms: tuple[str, ...] = (),
    signed: bool = False,
    listed: bool = True,
) -> Callable[[Compute], Compute]:
    """Register the decorated function as a metric. Raises ValueError for a name that exists."""
    pattern = Words(formula, formula) if isinstance(formula, str) else formula
    words = Words(*(text.replace("[", "").replace("]", "") for text in (pattern.de, pattern.en)))
    named = tuple(dict.fromkeys(_names(words.de)))

    def register(compute: Compute) -> Compute:
        key = compute.__name__
        if key in _CATALOGUE:
            raise ValueError(f"There are two metrics named {key}.")
        _CATALOGUE[key] = Metric(
            key=key,
            compute=compute,
            label=label,
            short=short or label,
            meaning=meaning,
            formula=words,
            terms=named or terms,
            unit=unit,
            stage=stage,
            better=better,
            reference=reference,
            example=example,
            signed=signed,
            listed=listed,
            optional=tuple(_OPTIONAL.findall(pattern.de)),
        )
        return compute

    return register


def registered() -> Mapping[str, Metric]:
    """What has been registered so far, in order of definition."""
    return MappingProxyType(_CATALOGUE)
