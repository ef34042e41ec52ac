"""How much of a pasted listing is read, and how much of that is right: per field, on the invented listings.

Print with ``python -m benchmarks expose``. A value counts as right when it equals what was written by hand; a field
that is left open where the listing contradicts itself counts as neither. The reader has been corrected on these
listings, so the figures guard against steps back; how it does on a text it has never seen is lower.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.row import Row
from intake.expose import read_expose

LISTINGS = Path(__file__).parents[1] / "tests" / "intake" / "exposes"
UNSEEN = LISTINGS.with_name("unseen")
"""Listings by another hand; fields that are ``open`` there count as neither."""

FIELDS = frozenset(
    [
        "price",
        "living_area_sqm",
        "rooms",
        "completion_year",
        "actual_rent_monthly",
        "market_rent_monthly",
        "house_money_monthly",
        "nonrecoverable_house_money_monthly",
        "other_income_monthly",
        "parking_price",
        "broker_rate",
        "postal_code",
        "town",
        "state",
        "let",
        "leasehold",
        "energy_class",
    ]
)
PRECISION, RECALL, MILLISECONDS = 0.98, 0.9, 50


def measure() -> list[Row]:
    """Precision and recall over all fields and for each, in percent, and the time per listing."""
    right: defaultdict[str, int] = defaultdict(int)
    said: defaultdict[str, int] = defaultdict(int)
    wanted: defaultdict[str, int] = defaultdict(int)
    seconds = []
    read_expose("")
    for path in (*sorted(LISTINGS.glob("*.json")), *sorted(UNSEEN.glob("*.json"))):
        text, case = path.with_suffix(".txt").read_text(), json.loads(path.read_text())
        expected, left_open = case["values"], case.get("open", ())
        start = perf_counter()
        values = read_expose(text).values
        seconds.append(perf_counter() - start)
        asked = expected.keys() | values.keys() if path.parent == LISTINGS else FIELDS.difference(left_open)
        for field in asked:
            hand, found = expected.get(field), values.get(field)
            said[field] += found is not None
            wanted[field] += hand is not None
            right[field] += found is not None and _same(found, hand)
    rows = [
        _row("precision, all fields", sum(right.values()), sum(said.values()), PRECISION),
        _row("recall, all fields", sum(right.values()), sum(wanted.values()), RECALL),
    ]
    for field in sorted(wanted):
        if wanted[field]:
            rows.append(_row(f"precision, {field}", right[field], said[field], None))
            rows.append(_row(f"recall, {field}", right[field], wanted[field], None))
    each = sum(seconds) / len(seconds) * 1000
    rows.append(
        Row(
            name="one listing",
            ours=round(each, 1),
            peer=None,
            unit="ms",
            aim=f"< {MILLISECONDS} ms",
            met=each < MILLISECONDS,
        )
    )
    return rows


def _row(name: str, right: int, of: int, aim: float | None) -> Row:
    share = right / of if of else 0.0
    return Row(
        name=name,
        ours=round(share * 100, 1),
        peer=None,
        unit=f"% of {of}",
        aim=f"from {aim * 100:g} %" if aim else "",
        met=share >= aim if aim else None,
    )


def _same(found: Any, hand: Any) -> bool:
    if isinstance(hand, int | float) and isinstance(found, int | float):
        return abs(found - hand) < (0.006 if abs(hand) > 1 else 1e-6)
    return bool(found == hand)
