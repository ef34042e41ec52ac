"""The frozen record of a publication: everything its reader sees, as one canonical text.

A record is plain JSON. Sentences and numbers that a reader sees stand in it in both languages, as they were said on
the day of publishing (:data:`Both`), beside the raw values; so it can be shown for ever without being calculated
again. Its identifier is a hash of the text, salt included: whoever has the text can prove what was published.

It holds no tax but a rounded marginal rate, and of a listing only what :mod:`embed.freezing.inputs` lets through.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from typing import Any

from calc.record import Language

FORMAT = 1
MOST_CHARACTERS = 60_000
"""Of the canonical text; an ordinary record has a tenth of it."""

Json = dict[str, Any]
Both = dict[Language, str]
"""A sentence, label or number in the two languages."""


class RecordTooLargeError(ValueError):
    """Nothing sensible is this long."""


@dataclass(frozen=True)
class Record:
    """A record that was read; ``data`` must not be changed."""

    data: Json

    @property
    def kind(self) -> str:
        return str(self.data["kind"])

    @property
    def language(self) -> Language:
        return "en" if self.data["language"] == "en" else "de"

    @property
    def title(self) -> str:
        return str(self.data["title"])

    @property
    def author(self) -> str:
        return str(self.data["author"])

    @property
    def edition(self) -> int:
        return int(self.data["edition"])

    @property
    def steps(self) -> int:
        """How many values its slider has, 0 without one."""
        return len(self.data["slider"]["steps"]) if self.data["slider"] else 0


def new_salt() -> str:
    """64 random bits, by which the same figures of another publisher have another identifier."""
    return secrets.token_hex(8)


def canonical(data: Json) -> str:
    """The one text of a record: sorted keys, no spaces, shortest decimals. Raises :class:`RecordTooLargeError`."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    if len(text) > MOST_CHARACTERS:
        raise RecordTooLargeError(str(len(text)))
    return text


def parsed(text: str) -> Record:
    """The record of a canonical text."""
    return Record(json.loads(text))
