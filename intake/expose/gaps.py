"""What a text does not tell, and which preset fills it."""

from __future__ import annotations

from collections.abc import Mapping
from math import isnan
from typing import Any

import numpy as np

from calc.listing import QUESTIONS, REQUIRED
from calc.presets import PRESETS
from intake.expose.record import Missing, Value

PRESET = "market_2026"
WANTED = (
    "price",
    "living_area_sqm",
    "actual_rent_monthly",
    "state",
    "completion_year",
    "broker_rate",
    "other_income_monthly",
)
"""What a listing usually tells: the required figures, and the assumptions a text can replace."""


def gaps(values: Mapping[str, Value]) -> tuple[Missing, ...]:
    """The wanted fields without a value: to be asked for, or filled by the preset with its reason.

    A missing year of construction has no value of its own: the preset of the maintenance allows for it.
    """
    found = []
    for name in WANTED:
        if values.get(name) is not None:
            continue
        if name in REQUIRED:
            found.append(Missing(name))
        elif name == "completion_year":
            rule = PRESETS[PRESET].values["maintenance_per_sqm_yearly"]
            found.append(Missing(name, PRESET, None, rule.reason))
        else:
            rule = PRESETS[PRESET].values[name]
            found.append(Missing(name, PRESET, _value(rule, values), rule.reason))
    return tuple(found)


def _value(rule: Any, values: Mapping[str, Value]) -> float | None:
    """The preset's value for this listing; None where it needs a state that is not known."""
    if not callable(rule.value):
        return float(rule.value)
    if values.get("state") is None:
        return None
    facts = {name: np.array([np.nan]) for name in QUESTIONS} | {"state": np.array([values["state"]])}
    value = float(rule.column(facts)[0])
    return None if isnan(value) else value
