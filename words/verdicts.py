"""What the sieve says of one property, as a sentence that starts with the verdict."""

from __future__ import annotations

from dataclasses import dataclass

from calc.assessment import Assessment
from calc.outcome import Unavailable
from calc.record import Language
from calc.screening import Screening, Verdict
from words.catalogue import text
from words.findings import numeral_word, shortfall
from words.numbers import euro, show

_FROM_ZERO = ("quick_cash_flow_yearly", "cash_flow_before_tax_yearly")
"""Gates whose usual threshold is nil: what misses it is simply short of money."""


@dataclass(frozen=True)
class Judged:
    """The verdict and the rest of the sentence that its word begins; ``verdict`` is None where no gate is on."""

    verdict: Verdict | None
    sentence: str


def judged(assessment: Assessment, screening: Screening, row: int, monthly: float, language: Language) -> Judged:
    """Why the listing passes, is near or fails; ``monthly`` is its cash flow before tax in EUR per month."""
    gate = screening.stopped_by(row)
    left = euro(abs(monthly), language)
    if gate is None:
        side = "left" if monthly >= 0 else "missing"
        if not screening.gates:
            return Judged(None, text(language, f"property.no_gate_{side}", amount=left))
        one = len(screening.gates) == 1
        key = f"property.passes_one_{side}" if one else f"property.passes_{side}"
        count = numeral_word(len(screening.gates), language)
        return Judged(Verdict.PASS, text(language, key, amount=left, count=count))
    verdict = screening.verdicts[row]
    figure = gate.metric.figures(assessment)[row]
    if isinstance(figure, Unavailable):
        label = gate.metric.label.in_language(language)
        return Judged(verdict, text(language, "property.not_computable", label=label))
    missing = shortfall(gate, float(screening.missing[int(screening.reached[row]), row]), language)
    threshold = show(gate.threshold, gate.metric.unit, language)
    if gate.threshold == 0 and gate.metric.key in _FROM_ZERO:
        return Judged(verdict, text(language, f"property.zero_{gate.metric.key}", missing=missing))
    sentence = text(language, f"property.misses_{gate.metric.key}", threshold=threshold, missing=missing)
    return Judged(verdict, sentence)
