"""The reader's slider: what the figures would be at other values, worked out on the day of publishing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import floor, log10
from typing import Any

from calc import metrics
from calc.assessment import assess
from calc.case import Tax
from calc.inputs import resolve
from calc.listing import QUESTIONS, Listing
from calc.record import LANGUAGES
from calc.screening import Gates, screen
from embed.freezing.figures import frozen_figure
from embed.record import Json
from words.numbers import typed

_STEPS_EACH_WAY = 8


@dataclass(frozen=True)
class _Scale:
    """How far apart steps are: a share of the value rounded to 1, 2 or 5, or fixed."""

    share: float = 0.0
    fixed: float = 0.0

    def step(self, value: float) -> float:
        if self.fixed:
            return self.fixed
        wanted = value * self.share
        power = 10.0 ** floor(log10(wanted))
        return next(power * n for n in (10, 5, 2, 1) if power * n <= wanted * 1.001)


SLIDERS: dict[str, _Scale] = {
    "price": _Scale(share=0.025),
    "actual_rent_monthly": _Scale(share=0.025),
    "nominal_rate": _Scale(fixed=0.0025),
    "vacancy_rate": _Scale(fixed=0.01),
}
"""The inputs a reader can move."""

OFFERED = {"property": tuple(SLIDERS), "comparison": ("nominal_rate", "vacancy_rate")}
"""By kind: a price or a rent is one property's own."""


def frozen_slider(
    name: str, listings: Sequence[Listing], shown: Sequence[str], tax: Tax | None, gates: Gates
) -> Json | None:
    """The steps of a slider, the published value among them, with the shown figures and verdicts of each listing.

    None where the value gives no room to move, or where the listings do not share one.
    """
    present = {float(value) for value in getattr(resolve(listings), name)}
    if len(present) != 1:
        return None
    at, values = _values(name, present.pop())
    if len(values) < 2:
        return None
    moved = [_moved(listing, name, value) for value in values for listing in listings]
    assessment = assess(moved, tax)
    verdicts = screen(assessment, gates).verdicts
    count = len(listings)
    steps = []
    for index, value in enumerate(values):
        rows = range(index * count, (index + 1) * count)
        steps.append(
            {
                "value": value,
                "text": {language: typed(value, QUESTIONS[name].unit, language) for language in LANGUAGES},
                "verdicts": [verdicts[row].value for row in rows],
                "figures": [{key: frozen_figure(metrics.get(key), assessment, row) for key in shown} for row in rows],
            }
        )
    label = {language: QUESTIONS[name].label.in_language(language) for language in LANGUAGES}
    return {"input": name, "label": label, "at": at, "steps": steps}


def _moved(listing: Listing, name: str, value: float) -> Listing:
    changes: dict[str, Any] = {name: value}
    return replace(listing, **changes)


def _values(name: str, value: float) -> tuple[int, list[float]]:
    """Round values to both sides of the published one, which stays as it is, and its place among them."""
    if value <= 0 and not SLIDERS[name].fixed:
        return 0, [value]
    step = SLIDERS[name].step(value)
    least, most = QUESTIONS[name].within or (value, value)
    nearest = round(value / step)
    around = (round((nearest + n) * step, 6) for n in range(-_STEPS_EACH_WAY, _STEPS_EACH_WAY + 1))
    others = [other for other in around if least <= other <= most and abs(other - value) > step / 1000]
    values = sorted([*others, value])
    return values.index(value), values
