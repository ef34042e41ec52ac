"""Rendered answers, kept ready to send: bytes plain and compressed, headers written, nothing left to do."""

from __future__ import annotations

import gzip
import time
from base64 import b64encode
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock

REVALIDATE = "public, max-age=300, stale-while-revalidate=86400"
SHORT = "public, max-age=300"
UNCACHED = "no-store"

FRESH_SECONDS = 30.0
"""How long an answer is sent without asking the database whether its publication was withdrawn or replaced."""

BUDGET = 64 * 2**20
"""Bytes kept."""

_SMALLEST_PACKED = 500
_NOTHING_LOADED = "default-src 'none'; frame-ancestors *"

Headers = list[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Form:
    """An answer in one encoding: its tag, and headers and body for 200 and 304."""

    tag: str
    headers: Headers
    not_modified: Headers
    body: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer in its plain and, if it is text of some length, its compressed form."""

    status: int
    plain: Form
    packed: Form | None

    @property
    def size(self) -> int:
        return len(self.plain.body) + (len(self.packed.body) if self.packed else 0)


def answer(
    body: str | bytes, kind: str, cache: str, *, status: int = 200, more: Mapping[str, str] | None = None
) -> Answer:
    """An answer of media type ``kind``; ``more`` headers by lower-case name.

    The tags are strong: each form has its own.
    """
    content = body.encode() if isinstance(body, str) else body
    tag = b64encode(sha256(content).digest()[:12], b"-_").decode()
    headers = {
        "content-type": kind,
        "cache-control": cache,
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "vary": "Accept-Encoding",
        "content-security-policy": _NOTHING_LOADED,
        **(more or {}),
    }
    packs = not kind.startswith("image/png") and len(content) >= _SMALLEST_PACKED
    packed = gzip.compress(content, 9, mtime=0) if packs else b""
    return Answer(
        status,
        _form(headers, f'"{tag}"', content, ""),
        _form(headers, f'"{tag}-gz"', packed, "gzip") if packs else None,
    )


def _form(headers: dict[str, str], tag: str, body: bytes, encoding: str) -> Form:
    own = {"etag": tag, "content-length": str(len(body))}
    # A 304 renews the headers of what the reader holds: none may be missing that middleware would then add.
    kept = ("cache-control", "vary", "access-control-allow-origin", "content-security-policy", "referrer-policy")
    not_modified = {name: value for name, value in headers.items() if name in kept} | {"etag": tag}
    return Form(
        tag, _raw(headers | own | ({"content-encoding": encoding} if encoding else {})), _raw(not_modified), body
    )


def _raw(headers: dict[str, str]) -> Headers:
    return [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]


@dataclass(slots=True)
class _Kept:
    answer: Answer
    standing: object
    until: float


class Answers:
    """Answers by what was asked, the least used forgotten first; each is checked again after a while.

    ``standing`` tells what became of a publication; where it is as before, the rendered answer stays.
    """

    def __init__(self, budget: int = BUDGET, clock: Callable[[], float] = time.monotonic) -> None:
        self._kept: OrderedDict[object, _Kept] = OrderedDict()
        self._budget, self._size, self._clock = budget, 0, clock
        self._lock = Lock()

    def ready(self, asked: object) -> Answer | None:
        """The answer, if it need not be checked."""
        kept = self._kept.get(asked)
        if kept is None or kept.until < self._clock():
            return None
        try:
            self._kept.move_to_end(asked)
        except KeyError:  # Another thread has just forgotten it.
            return None
        return kept.answer

    def renewed(self, asked: object, standing: object, render: Callable[[], Answer]) -> Answer:
        """The answer for this standing, rendered only if it is another than before."""
        with self._lock:
            kept = self._kept.get(asked)
            if kept is not None and kept.standing == standing:
                kept.until = self._clock() + FRESH_SECONDS
                return kept.answer
            made = render()
            self._forget(asked)
            self._kept[asked] = _Kept(made, standing, self._clock() + FRESH_SECONDS)
            self._size += made.size
            while self._size > self._budget and len(self._kept) > 1:
                self._forget(next(iter(self._kept)))
            return made

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()
            self._size = 0

    def _forget(self, asked: object) -> None:
        gone = self._kept.pop(asked, None)
        self._size -= gone.answer.size if gone else 0


answers = Answers()
