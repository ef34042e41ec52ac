"""How fast the IRR is, measured beside pyxirr and numpy_financial in the same run on one core.

Print with ``python -m benchmarks.irr``.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from time import perf_counter
from typing import Any

import numpy as np
import numpy_financial as npf
import pyxirr

from calc.outcome import Column
from calc.returns import irr

STREAMS = 100_000
PEER_STREAMS = {"pyxirr": 5_000, "numpy_financial": 300}
AIMS = {"pyxirr": 5.0, "numpy_financial": 100.0}
PAYMENTS = (11, 31)
REPEATS = 5


def measure() -> list[dict[str, Any]]:
    """Streams per second of ours and of each peer, best of several, in rows for the table of benchmarks."""
    with _one_core():
        return [row for payments in PAYMENTS for row in _rows(payments)]


def streams(n: int, payments: int) -> Column:
    """Equity, yearly flows that often change sign once more, and a sale, shape (payments, n), in EUR.

    A fifth of the streams changes sign more than once, as in ordinary calculations (SPEC section 7).
    """
    rng = np.random.default_rng(20261121)
    price = rng.uniform(50_000, 800_000, n)
    equity = price * rng.uniform(0.1, 0.4, n)
    years = np.arange(payments - 1)[:, np.newaxis]
    # A drift about as large as the start crosses zero in two streams of five; half of these, the falling ones,
    # change sign three times.
    yearly = price * (rng.normal(0, 0.008, n) + years / payments * rng.normal(0, 0.024, n))
    flows = np.vstack((-equity, yearly))
    flows[-1] += equity * rng.uniform(0.8, 1.8, n) + price * (1.015**payments - 1)
    return flows


def _rows(payments: int) -> list[dict[str, Any]]:
    flows = streams(STREAMS, payments)
    peers: dict[str, Callable[[Any], Any]] = {"pyxirr": pyxirr.irr, "numpy_financial": npf.irr}
    best_ours = np.inf
    best_peer = dict.fromkeys(peers, np.inf)
    # In turns, so that a busy moment of the machine meets everyone.
    for _ in range(REPEATS):
        best_ours = min(best_ours, _seconds(lambda: irr(flows)) / STREAMS)
        for name, peer in peers.items():
            columns = [np.ascontiguousarray(column) for column in flows.T[: PEER_STREAMS[name]]]
            seconds = _seconds(partial(_one_by_one, peer, columns))
            best_peer[name] = min(best_peer[name], seconds / len(columns))
    at = datetime.now(UTC).isoformat(timespec="seconds")
    return [
        {
            "name": f"IRR of {payments} payments against {name}",
            "ours": 1 / best_ours,
            "peer": 1 / best_peer[name],
            "unit": "streams per second",
            "ratio": best_peer[name] / best_ours,
            "aim": AIMS[name],
            "met": best_peer[name] / best_ours >= AIMS[name],
            "at": at,
        }
        for name in peers
    ]


def _one_by_one(peer: Callable[[Any], Any], columns: list[Column]) -> None:
    for column in columns:
        peer(column)


def _seconds(work: Callable[[], Any]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


class _one_core:  # noqa: N801 - reads as a phrase
    """Keeps this process on one core, so that no matrix product spreads to others."""

    def __enter__(self) -> None:
        self.before = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else None
        if self.before:
            os.sched_setaffinity(0, {min(self.before)})

    def __exit__(self, *_: object) -> None:
        if self.before:
            os.sched_setaffinity(0, self.before)


if __name__ == "__main__":
    for row in measure():
        print(f"{row['name']:<45} {row['ours']:>12,.0f} {row['peer']:>10,.0f} /s {row['ratio']:>7.1f} x")
