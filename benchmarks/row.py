"""One line of the results."""

from __future__ import annotations

from typing import TypedDict


class Row(TypedDict):
    """What a measurement hands over; ratio and date are added where all rows come together."""

    name: str
    ours: float
    peer: float | None
    unit: str
    aim: str
    met: bool | None
