"""Every figure of the atlas: of Germany's 400 districts, and of 11,000 made-up municipalities.

A round changes target yield and area, so that nothing can be kept. Peer: the same typical flats through the same
calculation, one place after another.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from statistics import median
from time import perf_counter

import numpy as np

from benchmarks.row import Row
from calc.assessment import assess
from calc.market import FIGURES, Market, Observations, Places, market
from calc.metrics import get
from store.atlas.columns import observations, places

MUNICIPALITIES = 11_000
MOST_DISTRICTS, MOST_MUNICIPALITIES = 50, 500
ROUNDS, ONE_BY_ONE = 11, 20


def measure() -> list[Row]:
    """Milliseconds for all figures, and for choosing which published price stands for a place."""
    districts = places().part(places().is_district)
    germany = market(districts, observations())
    many = market(*_municipalities(districts, observations()))
    ours, peer, most = _figures(germany), _one_by_one(germany), _figures(many)
    chosen = _timed(lambda _: market(districts, observations()))
    return [
        _row("all figures of 400 districts", ours, peer, MOST_DISTRICTS),
        _row(f"all figures of {len(many.places):,} municipalities", most, None, MOST_MUNICIPALITIES),
        _row("which price stands for 400 districts", chosen, None, MOST_DISTRICTS),
    ]


def _figures(found: Market) -> float:
    def every(turn: int) -> None:
        under = found.under(target_yield=0.03 + turn / 1_000, area=50.0 + turn)
        for key in FIGURES:
            under.column(key)

    return _timed(every)


def _one_by_one(found: Market) -> float:
    """The typical flats of some districts with a price, in milliseconds for 400."""
    rows = np.flatnonzero(~np.isnan(found.published("price_flat")))[:ONE_BY_ONE]
    listings = [listing for row in rows.tolist() if (listing := found.typical_listing(row))]
    figures = [get("net_rental_yield"), get("cash_flow_before_tax_yearly")]

    def every(_: int) -> None:
        for listing in listings:
            assessment = assess([listing])
            for figure in figures:
                figure.figures(assessment)

    return _timed(every) * len(found.places) / len(listings)


def _municipalities(districts: Places, published: Observations) -> tuple[Places, Observations]:
    """Each district some thirty times, its figures a little different each time."""
    rng = np.random.default_rng(20261121)
    rows = np.resize(np.arange(len(districts)), MUNICIPALITIES)
    key = np.array([f"{districts.key[row]}{number:05d}" for number, row in enumerate(rows)], dtype=object)
    known = replace(districts.part(rows), key=key, district=key)
    copies: dict[str, list[str]] = {}
    for own, row in zip(key, rows, strict=True):
        copies.setdefault(districts.key[row], []).append(own)
    picked = [(number, own) for number, place in enumerate(published.place) for own in copies.get(place, ())]
    numbers = np.array([number for number, _ in picked])
    owners = np.array([own for _, own in picked], dtype=object)
    columns = {f.name: getattr(published, f.name)[numbers] for f in fields(published)}
    value = columns["value"] * rng.uniform(0.9, 1.1, len(numbers))
    return known, Observations(**(columns | {"place": owners, "district": owners, "value": value}))


def _timed(work: Callable[[int], object]) -> float:
    times = []
    for turn in range(ROUNDS):
        began = perf_counter()
        work(turn)
        times.append((perf_counter() - began) * 1_000)
    return median(times)


def _row(name: str, ours: float, peer: float | None, most: float) -> Row:
    return {
        "name": name, "ours": round(ours, 1), "peer": peer and round(peer, 1), "unit": "ms",
        "aim": f"under {most} ms", "met": ours < most,
    }  # fmt: skip
