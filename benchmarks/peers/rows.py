"""Made-up listings, always the same ones."""

from __future__ import annotations

import numpy as np

from calc.listing import QUESTIONS, REQUIRED, Listing
from intake.tables.writing import Heading, Page


def listings(count: int) -> tuple[Listing, ...]:
    """Different flats."""
    chance = np.random.default_rng(20261122)
    areas, states = chance.uniform(25, 140, count), chance.choice(["NW", "BY", "SN", "BE"], count)
    prices, rents = areas * chance.uniform(900, 4_500, count), areas * chance.uniform(6, 13, count)
    columns = (areas.round(1).tolist(), prices.round().tolist(), rents.round().tolist(), states.tolist())
    return tuple(
        Listing(f"Flat {number}", price, area, rent, state)
        for number, (area, price, rent, state) in enumerate(zip(*columns, strict=True))
    )


def as_table(count: int) -> Page:
    """The same as a table with German headings."""
    headings = [Heading(QUESTIONS[name].label.de, QUESTIONS[name].unit) for name in REQUIRED]
    return Page("Liste", headings, [[getattr(one, name) for name in REQUIRED] for one in listings(count)])
