"""Rents that contain a parking space's: "815 € inkl. TG-Stellplatz 65 €"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from intake.expose.amounts import MONTHS, plain_number
from intake.expose.draft import Candidate, Draft, Span
from intake.expose.rents import Rent
from intake.expose.spelling import words

FAR_BEHIND = 160
_SPACE = r"[\w-]*(?:stellpl|garage|tiefgarag|carport|parkpl|parking|(?<!\w)tg(?!\w))[\w-]*"


def _amount(group: str) -> str:
    return rf"(?P<{group}>(?<![\d.,])\d{{2,3}}(?:[.,]\d\d)?)(?:,-+)? ?(?:€|eur)"


_SPACE_BEHIND = words(
    rf"[ (,]*(?:inkl|incl|einschl|mit|davon|darin"
    rf"|hierin)\w*\.? (?P<part>[^.;\n\d]{{0,24}}?{_SPACE}[^.;\n\d]{{0,24}}{_amount('behind')}"
    rf"|{_amount('before')}[^.;\n\d]{{0,16}}?{_SPACE})"
)
_SPACE_OF_IT = words(
    rf"[^;\d]{{0,60}}?(?:entfallen|entfällt|davon|darin|hiervon) (?P<part>{_amount('before')} (?:\w+ )?(?:auf"
    rf"|für) (?:\w+ )?{_SPACE})"
)


def spaces_in_rents(draft: Draft, rents: Sequence[Rent]) -> dict[Span, Candidate]:
    """Of rents that contain a parking space's, that part: "815 € inkl. Stellplatz 65 €"."""
    found: dict[Span, Candidate] = {}
    for rent in rents:
        behind = draft.plain[rent.place[1] : rent.place[1] + FAR_BEHIND]
        match = _SPACE_BEHIND.match(behind) or _SPACE_OF_IT.match(behind)
        if match is None:
            continue
        groups = match.groupdict()
        value = plain_number(groups["before"] or groups["behind"]) / MONTHS.get(rent.period, 1)
        if 0 < value < rent.monthly:
            start = rent.place[1] + match.start("part")
            found[rent.place] = Candidate(value, ((start, rent.place[1] + match.end("part")),))
    return found


def without_space(spaces: Mapping[Span, Candidate], rent: Rent, readings: list[Candidate]) -> list[Candidate]:
    """The readings of a rent less the parking space in it."""
    space = spaces.get(rent.place)
    if space is None:
        return readings
    return [Candidate(c.value - space.value, (*c.places, *space.places)) for c in readings if c.value > space.value]
