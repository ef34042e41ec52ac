"""How much of a pasted listing is read, and how much of that is right: per field, on the invented listings.

Print with ``python -m benchmarks expose``. A value counts as right when it equals what was written by hand; a field
that is left open where the listing contradicts itself counts as neither. The reader has been corrected on the
listings of the tests, so their figures guard against steps back. How it does on a text it has never seen, the
listings in ``held_out`` tell: nobody may correct the reader on them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.row import Row
from intake.expose import read_expose

LISTINGS = Path(__file__).parents[1] / "tests" / "intake" / "exposes"
UNSEEN = LISTINGS.with_name("unseen")
"""Listings by another hand; fields that are ``open`` there count as neither."""

HELD_OUT = Path(__file__).parent / "held_out"
"""Written like these, by a hand that did not know the reader, and never used to correct it."""

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


@dataclass
class _Tally:
    """Per field: values that are right, that were given, that were wanted; and the time of each listing."""

    right: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)


def measure() -> list[Row]:
    """Precision and recall over all fields and for each, in percent, and the time per listing."""
    known, unseen = _tally([LISTINGS, UNSEEN]), _tally([HELD_OUT])
    rows = [
        _row("precision, listings never corrected on", unseen.right.total(), unseen.said.total(), PRECISION),
        _row("recall, listings never corrected on", unseen.right.total(), unseen.wanted.total(), RECALL),
        _row("precision, all fields", known.right.total(), known.said.total(), PRECISION),
        _row("recall, all fields", known.right.total(), known.wanted.total(), RECALL),
    ]
    for name in sorted(known.wanted):
        if known.wanted[name]:
            rows.append(_row(f"precision, {name}", known.right[name], known.said[name], None))
            rows.append(_row(f"recall, {name}", known.right[name], known.wanted[name], None))
    each = sum(known.seconds) / len(known.seconds) * 1000
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


def _tally(folders: Iterable[Path]) -> _Tally:
    tally = _Tally()
    read_expose("")
    for path in (path for folder in folders for path in sorted(folder.glob("*.json"))):
        text, case = path.with_suffix(".txt").read_text(), json.loads(path.read_text())
        expected, left_open = case["values"], case.get("open", ())
        start = perf_counter()
        values = read_expose(text).values
        tally.seconds.append(perf_counter() - start)
        for name in expected.keys() | values.keys() if path.parent == LISTINGS else FIELDS.difference(left_open):
            hand, found = expected.get(name), values.get(name)
            tally.said[name] += found is not None
            tally.wanted[name] += hand is not None
            tally.right[name] += found is not None and _same(found, hand)
    return tally


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
