"""How often one address may publish, keep something new, and ask for what has to be looked up or drawn anew."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from embed.settings import parsed_address

_MOST_ADDRESSES = 10_000


@dataclass
class Limit:
    """``burst`` at once, refilled evenly over ``seconds``; addresses beyond the latest 10,000 are forgotten."""

    burst: int
    seconds: float
    clock: Callable[[], float] = time.monotonic
    _left: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def allows(self, address: str) -> bool:
        """Whether this address may once more; if so, that counts. Of IPv6, one connection has a whole network."""
        now, address = self.clock(), _connection(address)
        with self._lock:
            left, before = self._left.pop(address, (float(self.burst), now))
            left = min(self.burst, left + (now - before) * self.burst / self.seconds)
            allowed = left >= 1
            self._left[address] = (left - 1 if allowed else left, now)
            while len(self._left) > _MOST_ADDRESSES:
                self._left.popitem(last=False)
        return allowed

    def forget(self) -> None:
        """Start anew with everybody."""
        with self._lock:
            self._left.clear()


def _connection(address: str) -> str:
    known = parsed_address(address)
    return f"{int(known) >> 64:x}::/64" if known and known.version == 6 else str(known or address)


publishing = Limit(burst=20, seconds=3600)
keeping = Limit(burst=20, seconds=3600)
looking_up = Limit(burst=600, seconds=60)
managing = Limit(burst=30, seconds=600)
