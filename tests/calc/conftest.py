"""A plain purchase to start from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from calc.calculation import Calculation, calculate
from calc.case import Case
from calc.reading import from_json
from calc.stacking import stack

Build = Callable[..., Case]


@pytest.fixture
def build() -> Build:
    """A case from sections of the record; what is not said is plain and free of cost."""

    def built(**sections: Any) -> Case:
        purchase = {
            "price": 200_000, "living_area_sqm": 50, "state": "BY", "transfer_tax_rate": 0.0,
            "notary_rate": 0.0, "land_registry_rate": 0.0, "broker_rate": 0.0,
        }  # fmt: skip
        record = {
            "meta": {"start_year": 2026, "contract_date": "2026-01-15"},
            "purchase": purchase | sections.pop("purchase", {}),
            "rent": {"actual_rent_monthly": 800, "vacancy_rate": 0.0} | sections.pop("rent", {}),
        }
        record["meta"] |= sections.pop("meta", {})
        return from_json(record | sections)

    return built


@pytest.fixture
def calculated() -> Callable[[Case], Calculation]:
    return lambda case: calculate(stack([replace(case)]))
