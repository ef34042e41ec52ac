"""What a later edition of the program gives for a published figure."""

from __future__ import annotations

from calc import metrics
from calc.assessment import assess
from calc.edition import EDITION
from calc.record import Language
from embed.freezing.figures import frozen_figure
from embed.freezing.inputs import held, published_tax
from embed.record import Record

Difference = tuple[str, str, str]
"""A figure's name, its published value and today's."""


_RECALCULATED = ("property", "comparison")
"""What is calculated from inputs; the atlas depends on data, whose later state corrects nothing."""


def erratum(record: Record, language: Language) -> tuple[Difference, ...]:
    """The shown figures that today's edition gives otherwise, from the inputs and assumptions of their day.

    Empty where the edition is the same or agrees as printed, and where the inputs can no longer be read: then
    nothing is known to be wrong.
    """
    if record.edition == EDITION or record.kind not in _RECALCULATED:
        return ()
    data = record.data
    try:
        listings = [held(frozen) for frozen in data["inputs"]["listings"]]
        assessment = assess(listings, published_tax(data["inputs"]["marginal_rate_override"]))
        today = {key: metrics.get(key) for key in data["shown"]}
    except (KeyError, TypeError, ValueError):
        return ()
    names = data["words"]["names"]
    found = []
    for key, metric in today.items():
        for row, name in enumerate(names):
            old, new = data["results"][row][key]["text"][language], frozen_figure(metric, assessment, row)["text"]
            if new[language] != old:
                label = data["words"]["figures"][key][language]
                found.append((label if len(names) == 1 else f"{name}: {label}", old, new[language]))
    return tuple(found)
