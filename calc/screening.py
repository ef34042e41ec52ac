"""The funnel: gates in order, and for each listing how far it gets, what is missing and the verdict.

Order: gross yield, quick net yield, quick cash flow, complete cash flow; then the buyer's own two gates, off until
the buyer enters a figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from calc import metrics
from calc.assessment import Assessment
from calc.metrics import Better, Metric
from calc.outcome import Column
from calc.record import Question, Unit, Words, asked, questions

NEAR_SHARE = 0.002
"""A yield that misses its gate by at most 0.2 percentage points is near."""

NEAR_SHARE_OF_RENT = 0.01
"""An amount is near when it misses its gate by at most 1 % of a year's cold rent (an amount per month: by at most
1 % of a month's)."""

_TOLERANCE = 1e-9
"""Relative slack, so that a yield of exactly 3.5 % passes "from 3.5 %" in binary fractions."""


class Verdict(StrEnum):
    """What the funnel says of a listing."""

    PASS = "ok"
    NEAR = "near"
    FAIL = "fail"


RANK = {Verdict.PASS: 0, Verdict.NEAR: 1, Verdict.FAIL: 2}
"""The order of verdicts, the best first."""


@dataclass(frozen=True)
class Gates:
    """The thresholds, by the metric that must meet them; None: the gate is off.

    Yields as shares, amounts in EUR in the unit of their metric. Figures that are better when lower
    (``equity``, ``monthly_top_up``) must not exceed their threshold, the others must reach it.
    """

    gross_rental_yield: float | None = asked(
        Words("Bruttomietrendite mindestens", "Gross rental yield at least"),
        Unit.SHARE,
        "g1",
        Words("Mit der Sollmiete gerechnet.", "Calculated with the market rent."),
        within=(0, 0.12),
        default=0.035,
    )
    quick_net_rental_yield: float | None = asked(
        Words("Nettomietrendite mindestens", "Net rental yield at least"),
        Unit.SHARE,
        "g2",
        Words("Die Schätzung der Schnellrechnung.", "The estimate of the quick calculation."),
        within=(0, 0.10),
        default=0.025,
    )
    quick_cash_flow_yearly: float | None = asked(
        Words("Cashflow mindestens, geschätzt", "Cash flow at least, estimated"),
        Unit.EUR_YEAR,
        "g3",
        Words(
            "Vor Steuern, mit pauschalen Kosten und der Sollmiete.",
            "Before tax, with flat costs and the market rent.",
        ),
        within=(-12_000, 12_000),
        default=0.0,
    )
    cash_flow_before_tax_yearly: float | None = asked(
        Words("Cashflow mindestens, genau", "Cash flow at least, exact"),
        Unit.EUR_YEAR,
        "g4",
        Words("Vor Steuern, aus der vollständigen Rechnung.", "Before tax, from the complete calculation."),
        within=(-12_000, 12_000),
        default=0.0,
    )
    equity: float | None = asked(
        Words("Mein Eigenkapital", "My equity"),
        Unit.EUR,
        "g5",
        Words(
            "Was Sie für Kaufnebenkosten und den nicht finanzierten Teil aufbringen können. Leer: keine Grenze.",
            "What you can raise for closing costs and the part not financed. Empty: no limit.",
        ),
        within=(0, 1e9),
        usual=(5_000, 2_000_000),
        example="60000",
    )
    monthly_top_up: float | None = asked(
        Words("Zuzahlung im Monat höchstens", "Top-up per month at most"),
        Unit.EUR_MONTH,
        "g6",
        Words(
            "Was Sie jeden Monat nach Steuern zulegen können. Leer: keine Grenze.",
            "What you can add every month after tax. Empty: no limit.",
        ),
        within=(0, 1e6),
        usual=(0, 3_000),
        example="150",
    )

    def active(self) -> tuple[Gate, ...]:
        """The gates that are on, in the order of the funnel."""
        thresholds = ((key, getattr(self, key)) for key in GATE_QUESTIONS)
        return tuple(Gate(metrics.get(key), value) for key, value in thresholds if value is not None)


GATE_QUESTIONS: dict[str, Question] = questions(Gates)


@dataclass(frozen=True)
class Gate:
    """One threshold in the unit of its metric."""

    metric: Metric
    threshold: float

    def missing(self, assessment: Assessment) -> Column:
        """By how much each listing misses the gate, shape (n): 0 where it passes, infinity without a figure."""
        values = self.metric.figures(assessment).values
        distance = self.threshold - values if self.metric.better is Better.HIGHER else values - self.threshold
        slack = _TOLERANCE * max(1.0, abs(self.threshold))
        return np.where(np.isnan(values), np.inf, np.where(distance > slack, distance, 0.0))

    def margin(self, assessment: Assessment) -> Column:
        """Up to which shortfall a listing counts as near, shape (n), in the unit of the metric."""
        if self.metric.unit is Unit.SHARE:
            return np.full(len(assessment.inputs), NEAR_SHARE)
        rent = assessment.actual_rent_yearly
        return NEAR_SHARE_OF_RENT * (rent / 12 if self.metric.unit is Unit.EUR_MONTH else rent)


@dataclass(frozen=True)
class Screening:
    """How the listings fare; ``missing`` has shape (gates, n), ``reached`` counts the gates passed in a row."""

    gates: tuple[Gate, ...]
    missing: NDArray[np.float64]
    reached: NDArray[np.int64]
    verdicts: tuple[Verdict, ...]

    def stopped_by(self, row: int) -> Gate | None:
        """The first gate that the listing fails; None if it passes all."""
        reached = int(self.reached[row])
        return self.gates[reached] if reached < len(self.gates) else None

    def left_after(self, gate: int) -> int:
        """How many listings are still in the sieve after that gate."""
        return int((self.reached > gate).sum())

    def order(self) -> list[int]:
        """Rows by verdict (passes, near, fails), then by how far they got; otherwise as entered."""
        return [int(row) for row in np.lexsort((-self.reached, self.ranks))]

    @cached_property
    def ranks(self) -> NDArray[np.int64]:
        """The place of each listing's verdict in :data:`RANK`, shape (n,)."""
        return np.fromiter((RANK[verdict] for verdict in self.verdicts), np.int64, len(self.verdicts))


_FACTS = {"price": 1, "living_area_sqm": -1, "actual_rent_monthly": -1, "completion_year": -1}
"""Of a flat's price the lowest comes first, of its size, its rent and its year of construction the highest."""


def rankings() -> tuple[str, ...]:
    """What :func:`ranking` can order by: the name, what an offer says in numbers, and every metric."""
    return ("name", *_FACTS, *metrics.catalogue())


def ranking(assessment: Assessment, key: str) -> list[int]:
    """Rows by one of :func:`rankings`, the preferred first and rows without a figure last."""
    if key == "name":
        names = assessment.inputs.name
        return sorted(range(len(names)), key=lambda row: str(names[row]).casefold())
    if key in _FACTS:
        return [int(row) for row in np.argsort(_FACTS[key] * getattr(assessment.inputs, key), kind="stable")]
    metric = metrics.get(key)
    values = metric.figures(assessment).values
    ascending = values if metric.better is Better.LOWER else -values
    return [int(row) for row in np.argsort(ascending, kind="stable")]


def screen(assessment: Assessment, gates: Gates) -> Screening:
    """Send the listings through the funnel.

    A listing passes when it meets every gate; it is near when it fails exactly one and misses it by no more than
    the gate's margin; otherwise it fails.
    """
    active = gates.active()
    n = len(assessment.inputs)
    missing = np.array([gate.missing(assessment) for gate in active]).reshape(len(active), n)
    margins = np.array([gate.margin(assessment) for gate in active]).reshape(len(active), n)
    failed = missing > 0
    reached = np.where(failed.any(axis=0), failed.argmax(axis=0), len(active)) if active else np.zeros(n, int)
    fails = failed.sum(axis=0)
    near = (fails == 1) & ~(failed & (missing > margins)).any(axis=0)
    verdicts = tuple(
        Verdict.PASS if fails[row] == 0 else Verdict.NEAR if near[row] else Verdict.FAIL for row in range(n)
    )
    return Screening(active, missing, reached, verdicts)
