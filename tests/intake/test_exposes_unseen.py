import json
from pathlib import Path
from typing import Any

import pytest

from intake.expose import read_expose

FOLDER = Path(__file__).parent / "unseen"
"""Invented listings by another hand than the reader's. ``open`` are fields about which two readers may differ."""

CASES = sorted(FOLDER.glob("*.json"))
ASKED = (
    "price", "living_area_sqm", "rooms", "completion_year", "actual_rent_monthly", "market_rent_monthly",
    "house_money_monthly", "nonrecoverable_house_money_monthly", "other_income_monthly", "parking_price",
    "broker_rate", "postal_code", "town", "state", "let", "leasehold", "energy_class",
)  # fmt: skip


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_a_listing_by_another_hand_gives_its_values(path: Path) -> None:
    case: dict[str, Any] = json.loads(path.read_text())
    read = read_expose(path.with_suffix(".txt").read_text())
    asked = [name for name in ASKED if name not in case["open"]]
    found = {name: _to_the_cent(read.values[name]) for name in asked if read.values.get(name) is not None}
    wanted = {name: value for name, value in case["values"].items() if value is not None}
    assert found == pytest.approx(wanted)
    assert set(case["warned"]) <= {field for caution in read.warnings for field in caution.fields}


def _to_the_cent(value: Any) -> Any:
    return round(value, 2) if isinstance(value, float) and value > 1 else value
