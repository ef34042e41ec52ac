"""How a million listings go through `python -m calc screen`: time, and the memory that must stay bounded.

Peer: pandas reading the same file whole and writing it back, without calculating anything. Each is a process of its
own, so that its peak is its own.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import numpy as np
import pandas as pd

from benchmarks.row import Row

LISTINGS = 1_000_000
MOST_MEGABYTES = 1_000

_COPY = "import sys, pandas; pandas.read_parquet(sys.argv[1]).to_parquet(sys.argv[2])"


def measure() -> list[Row]:
    """Seconds and peak memory of both."""
    with tempfile.TemporaryDirectory() as folder:
        given, out = Path(folder) / "listings.parquet", Path(folder) / "results.parquet"
        # A child's peak begins with what its parent holds, so the parent must stay small.
        _run(
            [sys.executable, "-c", "from benchmarks.screen import write; import sys; write(sys.argv[1])", str(given)]
        )
        screen = [sys.executable, "-m", "calc", "screen", str(given), "--out", str(out)]
        seconds, megabytes = _run(screen)
        peer_seconds, peer_megabytes = _run([sys.executable, "-c", _COPY, str(given), str(out)])
    return [
        {
            "name": "a million listings through the whole funnel, beside reading and writing them",
            "ours": seconds,
            "peer": peer_seconds,
            "unit": "s",
            "aim": "",
            "met": None,
        },
        {
            "name": "memory for a million listings",
            "ours": megabytes,
            "peer": peer_megabytes,
            "unit": "MB",
            "aim": f"at most {MOST_MEGABYTES} MB",
            "met": megabytes <= MOST_MEGABYTES,
        },
    ]


def write(path: str) -> None:
    """A file of a million random listings."""
    chance = np.random.default_rng(20261121)
    listings = pd.DataFrame(
        {
            "name": [f"Listing {number}" for number in range(LISTINGS)],
            "price": chance.uniform(5e4, 8e5, LISTINGS).round(),
            "living_area_sqm": chance.uniform(20, 150, LISTINGS).round(1),
            "actual_rent_monthly": chance.uniform(300, 2_500, LISTINGS).round(),
            "state": chance.choice(["NW", "BY", "SN", "BE"], LISTINGS),
            "completion_year": chance.integers(1900, 2025, LISTINGS),
        }
    )
    listings.to_parquet(path)


def _run(command: list[str]) -> tuple[float, float]:
    """Wall seconds and peak megabytes of a process."""
    began = perf_counter()
    process = os.posix_spawn(command[0], command, os.environ)
    _, status, usage = os.wait4(process, 0)
    if status:
        raise RuntimeError(f"{' '.join(command)} ended with {status}.")
    return perf_counter() - began, usage.ru_maxrss / 1_000
