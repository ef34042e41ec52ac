"""Places for a search box: by the beginning of the name, with umlauts or without, and with slips of the keyboard."""

from __future__ import annotations

from rapidfuzz import fuzz, process

from intake.places.finding import LONGEST_NAME
from intake.places.gazetteer import gazetteer
from intake.places.names import fold, german
from intake.places.place import Place

SIMILAR = 80.0


def search_places(query: str, limit: int = 8) -> tuple[Place, ...]:
    """Places that the query may mean, best first: complete name, then beginnings, then similar names; larger first.

    Parts of large towns and postal codes are found too. An empty query finds nothing.
    """
    known = gazetteer()
    written = query.strip()[:LONGEST_NAME]
    if written.isdecimal():
        return tuple(Place(m.name, m.state, m.ags, "", written) for m in known.coded.get(written, ()))[:limit]
    key = german(fold(written))
    if not key:
        return ()
    ranked: dict[Place, tuple[int, int, str]] = {}
    for name, municipalities in known.named.items():
        if name.startswith(key):
            rank = 0 if name == key else 1
            for m in municipalities:
                ranked.setdefault(Place(m.name, m.state, m.ags), (rank, -m.population, m.name))
    for name, parts in known.parts.items():
        if name.startswith(key):
            for part, m in parts:
                ranked.setdefault(Place(m.name, m.state, m.ags, part), (2, -m.population, part))
    if len(ranked) < limit and len(key) > 3:
        hits = process.extract(key, known.named.keys(), scorer=fuzz.ratio, score_cutoff=SIMILAR, limit=limit)
        for name, score, _ in hits:
            for m in known.named[name]:
                ranked.setdefault(Place(m.name, m.state, m.ags), (3, -int(score * 100), m.name))
    return tuple(sorted(ranked, key=lambda place: ranked[place])[:limit])
