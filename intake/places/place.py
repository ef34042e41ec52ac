"""What a name and a postal code say about a place: one, several, or none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Certainty = Literal["named", "postal_code", "largest", "spelling"]
"""``named``: the name says it, or name and postal code together. ``postal_code``: the code alone says it, the name is
a part of the town. ``largest``: the name has smaller namesakes. ``spelling``: the name was misspelt."""

Doubt = Literal["namesakes", "spelling", "contradiction"]
"""Why it stays open: several places of that name; a similar name; name and postal code disagree."""


@dataclass(frozen=True)
class Place:
    """A municipality. ``ags`` is its district (five digits), None where that is not known; ``part`` a part of it."""

    town: str
    state: str
    ags: str | None
    part: str = ""
    postal_code: str | None = None
    certainty: Certainty = "named"


@dataclass(frozen=True)
class Ambiguous:
    """Several places may be meant; ``state`` is theirs if all lie in one."""

    doubt: Doubt
    candidates: tuple[Place, ...]

    @property
    def state(self) -> str | None:
        states = {place.state for place in self.candidates}
        return states.pop() if len(states) == 1 else None
