"""Where the flat lies: postcode and town, the part of the town, state and district. Streets are never taken."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from calc.states import STATES
from intake.expose.draft import Draft, Span
from intake.expose.mentions import PART, Mention, coded
from intake.expose.standing import OFFICES_AT_MOST, Lines, standing
from intake.expose.uncoded import uncoded
from intake.places import Ambiguous, Place
from intake.places.finding import all_namesakes
from intake.places.names import abbreviates, bare, fold, short, variants

MARGIN, UNDOUBTED = 2, 5
"""By how much one place must stand above another; and from where on names without a postcode can say no other."""

_TITLE = re.compile(r"^(?:(?:Landesh|H)auptstadt|(?:Hanse|Universitäts|Kreis|Kur)?[Ss]tadt|Gemeinde) (?=[A-ZÄÖÜ])")
_NO_PART = re.compile(
    (
        r"deutschland|germany|str(?:\.|aße)|straße|weg$|platz$|allee$|wohnung|zimmer|kreis|objekt|kauf|lage|preis"
        r"|karte|adresse|umgebung"
    ),
    re.IGNORECASE,
)


def town(draft: Draft) -> None:
    """Put postcode, town, part of the town, state and district; what is open is warned of with the candidates."""
    lines = Lines(draft.plain)
    with_code = _weighed(lines, coded(draft))
    ours = [w for w in with_code if w.standing > OFFICES_AT_MOST]
    if not ours or max(w.standing for w in ours) < UNDOUBTED:
        without = [w for w in _weighed(lines, uncoded(draft)) if w.standing > OFFICES_AT_MOST]
        if any(w.mention.labelled for w in without):
            without = [w for w in without if w.mention.labelled]
        ours += [w for w in without if not ours or isinstance(w.mention.place, Place)]
    if ours:
        _settle(draft, *_leading(ours))
    elif len(said := _said_states(draft)) == 1:
        state, place = next(iter(said.items()))
        draft.put("state", state, place)
    elif with_code:
        _ask(draft, "place_office", [w.mention for w in with_code])


@dataclass(frozen=True)
class _Weighed:
    mention: Mention
    standing: int

    @property
    def name(self) -> str:
        """The short name, folded: what namesakes share."""
        place = self.mention.place if isinstance(self.mention.place, Place) else self.mention.place.candidates[0]
        return fold(short(place.town))

    @property
    def town(self) -> object:
        """What places of one town have in common."""
        place = self.mention.place
        return (place.town, place.state) if isinstance(place, Place) else place


def _weighed(lines: Lines, mentions: Iterable[Mention]) -> list[_Weighed]:
    """The mentions in the order of the text, each with its standing."""
    ordered = sorted(mentions, key=lambda m: m.span)
    found = []
    for mention in ordered:
        place = mention.place if isinstance(mention.place, Place) else mention.place.candidates[0]
        first = mention.span[0] == ordered[0].span[0]
        found.append(_Weighed(mention, standing(lines, *mention.span, short(place.town), first=first)))
    return found


def _leading(weighed: list[_Weighed]) -> tuple[list[Mention], list[Mention]]:
    """The mentions of the towns that stand highest, and those of them whose postcodes do."""
    told = {w.name for w in weighed if isinstance(w.mention.place, Place)}
    weighed = [w for w in weighed if isinstance(w.mention.place, Place) or w.name not in told]
    best = max(w.standing for w in weighed)
    towns = {w.town for w in weighed if w.standing > best - MARGIN}
    ours = [w for w in weighed if w.town in towns]
    surest = max((w.standing for w in ours if w.mention.code), default=0)
    codes = {w.mention.code for w in ours if w.mention.code and w.standing > surest - MARGIN}
    kept = [w for w in ours if w.mention.code in ("", *codes)]
    return [w.mention for w in kept], [w.mention for w in kept if w.mention.code in codes]


def _ask(draft: Draft, key: str, mentions: list[Mention]) -> None:
    spans = tuple(m.span for m in mentions)
    draft.warn(key, ("town", "state"), spans)
    for name in ("town", "state", "postal_code"):
        draft.put(name, None, *spans)


def _settle(draft: Draft, mentions: list[Mention], with_code: list[Mention]) -> None:
    spans = tuple(m.span for m in mentions)
    places = [_resolved(draft, m.place) for m in mentions]
    towns = {(p.town, p.state) for p in places if isinstance(p, Place)}
    codes = {m.code for m in with_code}
    if len(towns) > 1:
        _ask(draft, "several_places", mentions)
        return
    if len(codes) == 1:
        draft.put("postal_code", codes.pop(), *(m.span for m in with_code))
    elif codes:
        draft.warn("several", ("postal_code",), tuple(m.span for m in with_code))
        draft.put("postal_code", None, *(m.span for m in with_code))
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
    words = re.split(r"(?=[ ,/(-])", _TITLE.sub("", written))
    keys = {*variants(official), fold(short(official))}
    for count in range(len(words), 0, -1):
        name = "".join(words[:count]).strip(" ,/-")
        if not official and count == len(words):
            return name
        if bare(fold(name)) in keys or fold(name) in keys:
            name = name.removesuffix(".") if official.endswith(name.split()[-1].removesuffix(".")) else name
        if bare(fold(name)) in keys or fold(name) in keys or abbreviates(name, official):
            lost = not re.search("[äöüß]", name, re.IGNORECASE) and re.search(
                "[äöüß]", official[: len(name)], re.IGNORECASE
            )
            return official if lost or name.isupper() else name
    return official
