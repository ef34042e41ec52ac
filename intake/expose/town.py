"""Where the flat lies: postcode and town, the part of the town, state and district. Streets are never taken."""

from __future__ import annotations

import re

from calc.states import STATES
from intake.expose.draft import Draft, Span
from intake.expose.mentions import PART, Mention, coded, in_an_office, uncoded
from intake.places import Ambiguous, Place
from intake.places.finding import all_namesakes
from intake.places.names import fold, short, variants

_NO_PART = re.compile(
    (
        r"deutschland|germany|str(?:\.|aße)|straße|weg$|platz$|allee$|wohnung|zimmer|kreis|objekt|kauf|lage|preis"
        r"|karte|adresse|umgebung"
    ),
    re.IGNORECASE,
)


def town(draft: Draft) -> None:
    """Put postcode, town, part of the town, state and district; what is open is warned of with the candidates."""
    mentions = list(coded(draft))
    if len({m.code for m in mentions}) > 1:
        mentions = [m for m in mentions if not in_an_office(draft, m)] or mentions
    if not mentions:
        mentions = list(uncoded(draft))
        if any(m.labelled for m in mentions):
            mentions = [m for m in mentions if m.labelled]
    if mentions:
        _settle(draft, mentions)
    elif len(said := _said_states(draft)) == 1:
        state, place = next(iter(said.items()))
        draft.put("state", state, place)


def _settle(draft: Draft, mentions: list[Mention]) -> None:
    spans = tuple(m.span for m in mentions)
    places = [_resolved(draft, m.place) for m in mentions]
    towns = {(p.town, p.state) for p in places if isinstance(p, Place)}
    codes = {m.code for m in mentions if m.code}
    if len(towns) > 1:
        draft.warn("several_places", ("town", "state"), spans)
        for name in ("town", "state", "postal_code"):
            draft.put(name, None, *spans)
        return
    if len(codes) == 1:
        draft.put("postal_code", codes.pop(), *(m.span for m in mentions if m.code))
    if not towns:
        _open(draft, mentions, [p for p in places if isinstance(p, Ambiguous)], spans)
        return
    chosen = [(m, p) for m, p in zip(mentions, places, strict=True) if isinstance(p, Place)]
    mention, place = next(((m, p) for m, p in chosen if p.part), chosen[0])
    name = _as_written(mention.written, place.town)
    draft.put("town", _fuller(draft.plain, name, place.town), *spans)
    draft.put("state", place.state, *spans)
    if place.ags:
        draft.put("ags", place.ags, *spans)
    part = re.split("[,(]", place.part.strip(" -,()"))[0].strip()
    if (
        part
        and PART.match(part)
        and not _NO_PART.search(part)
        and fold(part) not in {fold(s.de) for s in STATES.values()}
    ):
        draft.put("quarter", part, mention.span)
    if place.certainty in ("largest", "spelling"):
        draft.warn(f"place_{place.certainty}", ("town",), spans)
    stated = _said_states(draft)
    if stated and place.state not in stated and not any(m.code for m in mentions):
        draft.warn("several_places", ("state",), (*spans, *stated.values()))
        draft.put("state", None, *spans, *stated.values())


def _open(draft: Draft, mentions: list[Mention], open_places: list[Ambiguous], spans: tuple[Span, ...]) -> None:
    doubt = open_places[0]
    draft.warn(f"place_{doubt.doubt}", ("town",), spans)
    draft.put("town", None if doubt.doubt == "contradiction" else _as_written(mentions[0].written, ""), *spans)
    if doubt.state:
        draft.put("state", doubt.state, *spans)


def _resolved(draft: Draft, place: Place | Ambiguous) -> Place | Ambiguous:
    """A namesake is told by the state's name, where the text names exactly one."""
    if isinstance(place, Ambiguous) and place.doubt == "namesakes":
        states = _said_states(draft)
        fitting = [c for c in all_namesakes(place) if c.state in states]
        if len(fitting) == 1 and len(states) == 1:
            return fitting[0]
    return place


def _said_states(draft: Draft) -> dict[str, Span]:
    """Federal states named in the text, city states left out: their names are towns'."""
    found: dict[str, Span] = {}
    for code, words in STATES.items():
        for name in {words.de, words.en}:
            match = re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", draft.plain)
            if match and code not in ("BE", "HB", "HH"):
                found.setdefault(code, match.span())
    if match := re.search(r"(?<!\w)NRW(?!\w)", draft.plain):
        found.setdefault("NW", match.span())
    return found


def _fuller(plain: str, written: str, official: str) -> str:
    """The complete name, where the text writes it too: "Frankfurt am Main" beside "60435 Frankfurt-Eckenheim"."""
    whole = re.search(rf"(?<!\w){re.escape(official)}(?!\w)", plain)
    return official if whole and len(official) > len(written) else written


def _as_written(written: str, official: str) -> str:
    """The German name as the text writes it; the official one for English names and lost umlauts."""
    words = re.split(r"(?=[ ,/(-])", written)
    keys = {*variants(official), fold(short(official))}
    for count in range(len(words), 0, -1):
        name = "".join(words[:count]).strip(" ,/-")
        if not official and count == len(words):
            return name
        if fold(name) in keys:
            lost = not re.search("[äöüß]", name, re.IGNORECASE) and re.search(
                "[äöüß]", official[: len(name)], re.IGNORECASE
            )
            return official if lost or name.isupper() else name
    return official
