"""The place that a listing means by a town's name and a postal code; what stays open is said, not guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from calc.states import STATES
from intake.places.gazetteer import Municipality, gazetteer
from intake.places.names import abbreviates, bare, fold, german, short
from intake.places.place import Ambiguous, Certainty, Place

LARGE = 60_000
"""A town of this size is meant when its namesakes are villages: those not listed have fewer than 15,000 people."""

LISTED = 15_000
SHORTEST_SIMILAR = 6
"""Names of fewer letters are never taken for misspelt."""
MOST_CANDIDATES = 8
LONGEST_NAME = 120

_QUALIFIER = re.compile(r"^(?:in der|in|an der|am|bei|kreis|landkreis) (?=\w)", re.IGNORECASE)
_ADDITION = re.compile(r"(?:[ (/]+(?:\w{1,4}\.|\w\.?) ?)(?:[ (/]*\w{1,12}\.?\)?){0,3}$")
"""What may be cut behind a name: " a.N.", "/O.L.", " v. d. Höhe"."""

_BREAK = re.compile(r"\s*[,;|/()–-]\s*|\s+")


def find_place(text: str, postal_code: str | None = None, *, similar: bool = True) -> Place | Ambiguous | None:
    """The place named in ``text`` ("Essen-Rüttenscheid", "München, Sendling", "Frankfurt a.M."); None if unknown.

    With a postal code, the place must lie there. Two-part names are split, the longest known name first. Without
    ``similar``, no names are sought that a misspelt one may mean, which takes milliseconds and only asks.
    """
    text = text[:LONGEST_NAME].strip()
    codes = gazetteer().coded.get(postal_code or "", ())
    for name, rest in _splits(text):
        found = _by_name(name, codes)
        if found:
            return _settled(found, name, rest, postal_code, codes)
    if codes:
        return _by_code(codes, text, postal_code)
    return _misspelt(text) if similar else None


def is_known(name: str) -> bool:
    """Whether a municipality has exactly this name, in any spelling."""
    key = fold(name)
    return german(key) in gazetteer().named or bare(key) in gazetteer().named


def _splits(text: str) -> Iterator[tuple[str, str]]:
    """The whole text, then what remains when words are cut from its end, then from its beginning."""
    yield text, ""
    cuts = [match.span() for match in _BREAK.finditer(text) if match.start() > 0 and match.end() < len(text)]
    for start, end in reversed(cuts):
        yield text[:start], text[end:].strip(" ()-,/")
    for start, end in cuts:
        yield text[end:].strip(" ()-,/"), text[:start]


def _by_name(name: str, codes: Sequence[Municipality]) -> list[tuple[Municipality, Certainty, str]]:
    """Municipalities of that name with how sure the name is of each, and the part of the town it may be."""
    known, key = gazetteer(), fold(name)
    if len(key) < 2:
        return []
    exact = known.named.get(key) or known.named.get(german(key)) or known.named.get(bare(key), ())
    shortened = known.shortened.get(key, ()) or _cut(name)
    parts = known.parts.get(key, ())
    if codes:
        here = [(m, "named", "") for m in (*exact, *shortened) if m in codes]
        return here or [(m, "named", part) for part, m in parts if m in codes]  # type: ignore[return-value]
    if exact or shortened:
        return [(m, "named", "") for m in _meant(exact, shortened)]
    return [(m, "named", part) for part, m in parts]


def _cut(name: str) -> tuple[Municipality, ...]:
    """Municipalities whose addition the name cuts: "Esslingen a.N."."""
    base = fold(_ADDITION.sub("", name)) if "." in name else ""
    return tuple(m for m in gazetteer().shortened.get(base, ()) if abbreviates(name, m.name))


def _meant(exact: Sequence[Municipality], shortened: Sequence[Municipality]) -> list[Municipality]:
    """A complete name beats a shortened one; a large town beats villages of the same name."""
    if len(exact) == 1:
        larger = [m for m in shortened if m.population >= LISTED and m not in exact]
        if len(larger) == 1 and larger[0].population >= LARGE and not exact[0].population:
            return larger
        return [*exact, *larger] if larger and exact[0].population < LARGE else list(exact)
    both = list(dict.fromkeys((*exact, *shortened)))
    listed = [m for m in both if m.population >= LISTED]
    return listed if len(listed) == 1 and listed[0].population >= LARGE else both


def _settled(
    found: list[tuple[Municipality, Certainty, str]],
    name: str,
    rest: str,
    postal_code: str | None,
    codes: Sequence[Municipality],
) -> Place | Ambiguous:
    if len(found) == 1:
        municipality, _, part = found[0]
        if not codes and not part and _tells_another(rest, municipality, name):
            return Ambiguous("namesakes", _candidates(_all_of(name), None))
        certainty: Certainty = "largest" if not codes and not part and len(_all_of(name)) > 1 else "named"
        return _place(municipality, part or rest, postal_code if codes else None, certainty)
    return Ambiguous("namesakes", _candidates((m for m, _, _ in found), postal_code if codes else None))


def all_namesakes(place: Ambiguous) -> tuple[Place, ...]:
    """Every place that shares the short name of the first candidate, villages too."""
    key = fold(short(place.candidates[0].town))
    return tuple(_place(m, "", None, "named") for m in _all_of(key))


def _all_of(name: str) -> tuple[Municipality, ...]:
    known, key = gazetteer(), fold(name)
    return tuple(dict.fromkeys((*known.named.get(key, ()), *known.shortened.get(key, ()))))


def _tells_another(rest: str, municipality: Municipality, name: str) -> bool:
    """Whether "in Hessen" or "(Wied)" behind a name with namesakes speaks of none that is known as this one."""
    if len(_all_of(name)) < 2 or not _QUALIFIER.match(rest):
        return False
    key = fold(_QUALIFIER.sub("", rest))
    own = {fold(municipality.name), fold(STATES[municipality.state].de)}
    return not any(key in each for each in own)


def _by_code(codes: Sequence[Municipality], text: str, postal_code: str | None) -> Place | Ambiguous | None:
    """The code is known and the name is none of its places: a part of the one town, a slip, or a contradiction."""
    close = [m for m in codes if _alike(text, m.name)]
    if len(close) == 1:
        return _place(close[0], "", postal_code, "spelling")
    elsewhere = [m for name, _ in _splits(text) for m in gazetteer().named.get(fold(name), ()) if m.population]
    if elsewhere:
        return Ambiguous("contradiction", _candidates((*codes, *elsewhere), None))
    if len(codes) == 1:
        return _place(codes[0], text, postal_code, "postal_code")
    return Ambiguous("namesakes", _candidates(codes, postal_code))


def _misspelt(text: str) -> Ambiguous | None:
    """Towns whose name is one slip away: asked, never taken."""
    key = fold(text)
    if len(key) < SHORTEST_SIMILAR:
        return None
    known = gazetteer().named
    hits = process.extract(key, known.keys(), scorer=OSA.distance, score_cutoff=_slips(key), limit=MOST_CANDIDATES)
    meant = dict.fromkeys(m for hit, _, _ in hits for m in known[hit])
    return Ambiguous("spelling", _candidates(meant, None)) if meant else None


def _alike(written: str, name: str) -> bool:
    key = fold(written)
    return len(key) >= SHORTEST_SIMILAR and OSA.distance(key, fold(name)) <= _slips(key)


def _slips(key: str) -> int:
    """How many letters may be wrong, missing, doubled or swapped with their neighbour."""
    return 1 if len(key) < 10 else 2


def _place(municipality: Municipality, part: str, postal_code: str | None, certainty: Certainty) -> Place:
    return Place(municipality.name, municipality.state, municipality.ags, part, postal_code, certainty)


def _candidates(municipalities: Iterable[Municipality], postal_code: str | None) -> tuple[Place, ...]:
    largest_first = sorted(dict.fromkeys(municipalities), key=lambda m: (-m.population, m.state, m.name))
    return tuple(_place(m, "", postal_code, "named") for m in largest_first[:MOST_CANDIDATES])
