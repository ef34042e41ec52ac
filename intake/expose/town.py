"""Where the flat lies: postcode and town, the part of the town, state and district. Streets are never taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from calc.states import STATES
from intake.expose.draft import Draft, Span
from intake.places import Ambiguous, Place, find_place
from intake.places.gazetteer import gazetteer
from intake.places.names import fold, short, variants

HEAD = 700
"""How many signs of the text a town without postcode or label is believed in: title and first sentences."""

_CODE = re.compile(
    r"(?<![\w.,/+-])(?:D-)?(?P<code>\d{5})(?:[ \t]+|[ \t]*[,|][ \t]*|\n)"
    r"(?P<name>[A-ZÄÖÜ][^\n|;:()\d]{1,60}(?:\([^\n()]{2,40}\))?)"
)
_NAME_THEN_CODE = re.compile(r"(?P<name>[A-ZÄÖÜ][\w.\- ]{1,40}?)[ ,]*\((?:D-)?(?P<code>\d{5})\)")
_CODE_ALONE = re.compile(r"(?:plz|postleitzahl|post ?code|zip)[ \t]?[:\n\t ]\s?(?P<code>\d{5})(?!\d)", re.IGNORECASE)
_WORD = r"[A-ZÄÖÜ][\wäöüß.'-]*"
_TOWN = (
    rf"{_WORD}(?:(?: ?/ ?| )(?:(?:am|an der|an|im|in der|ob der|vor der|bei|a\.d\."
    rf"|a\.|i\.) ?)?{_WORD}| ?\([A-ZÄÖÜ][^\n()]{{1,30}}\)|, {_WORD}){{0,3}}"
)
_LABELLED = re.compile(
    rf"(?<!\w)(?i:ort|stadt|standort|lage|objektadresse|adresse|gemeinde|city"
    rf"|town|location|address|objektstandort)[ \t]?[:\n\t]\s?(?P<name>{_TOWN})"
)
_IN = re.compile(rf"(?<!\w)(?:in|In|IN|bei|zentral in|nahe) (?P<name>{_TOWN})")
_LINE_START = re.compile(
    rf"^\s*(?P<name>{_WORD}(?:(?:-| ?/ ?| )(?:am |an der )?{_WORD}){{0,2}})(?=\s*(?:[:,|!]| - |$|\())", re.MULTILINE
)
_OFFICE = re.compile(
    (
        r"gmbh|(?<!\w)(?:ag|kg|ohg|e\. ?k\.|mbh|hrb)(?!\w)|sparkasse|volksbank|raiffeisen"
        r"|makler(?!prov)|tel(?:efon|\.)|fax|@|www\.|impressum|geschäftsführ|büro"
        r"|ansprechpartner|kontakt"
    ),
    re.IGNORECASE,
)
_PART = re.compile(rf"^{_WORD}(?:[ -]{_WORD}){{0,2}}$")
_NO_PART = re.compile(
    (
        r"deutschland|germany|str(?:\.|aße)|straße|weg$|platz$|allee$|wohnung|zimmer"
        r"|kreis|objekt|kauf|lage|preis|karte|adresse|umgebung"
    ),
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Mention:
    place: Place | Ambiguous
    written: str
    code: str
    span: Span
    labelled: bool


def town(draft: Draft) -> None:
    """Put postcode, town, part of the town, state and district; what is open is warned of with the candidates."""
    mentions = list(_coded(draft))
    if len({m.code for m in mentions}) > 1:
        mentions = [m for m in mentions if not _in_an_office(draft, m)] or mentions
    if not mentions:
        mentions = list(_uncoded(draft))
        if any(m.labelled for m in mentions):
            mentions = [m for m in mentions if m.labelled]
    if mentions:
        _settle(draft, mentions)
    elif len(said := _said_states(draft)) == 1:
        state, place = next(iter(said.items()))
        draft.put("state", state, place)


def _settle(draft: Draft, mentions: list[_Mention]) -> None:
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
    draft.put("town", _as_written(mention.written, place.town), *spans)
    draft.put("state", place.state, *spans)
    if place.ags:
        draft.put("ags", place.ags, *spans)
    part = re.split("[,(]", place.part.strip(" -,()"))[0].strip()
    if (
        part
        and _PART.match(part)
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


def _open(draft: Draft, mentions: list[_Mention], open_places: list[Ambiguous], spans: tuple[Span, ...]) -> None:
    doubt = open_places[0]
    draft.warn(f"place_{doubt.doubt}", ("town",), spans)
    draft.put("town", None if doubt.doubt == "contradiction" else _as_written(mentions[0].written, ""), *spans)
    if doubt.state:
        draft.put("state", doubt.state, *spans)


def _coded(draft: Draft) -> Iterator[_Mention]:
    for pattern in (_CODE, _NAME_THEN_CODE):
        for match in pattern.finditer(draft.plain):
            code, name = match["code"], _cut(match["name"])
            known = code in gazetteer().coded
            found = find_place(name, code if known else None)
            if isinstance(found, Place) and (known or found.certainty == "named") and found.certainty != "spelling":
                if known and found.certainty == "postal_code" and not _PART.match(name.split(",")[0].strip()):
                    found = Place(found.town, found.state, found.ags, "", code, "postal_code")
                yield _Mention(
                    found,
                    name,
                    code if known else "",
                    (match.start("code") if pattern is _CODE else match.start(), _end(match, name)),
                    True,
                )
            elif found is not None and known:
                yield _Mention(found, name, code, (match.start(), _end(match, name)), True)
    for match in _CODE_ALONE.finditer(draft.plain):
        found = find_place("", match["code"])
        if found:
            written = found.town if isinstance(found, Place) else ""
            yield _Mention(found, written, match["code"], match.span(), True)


def _end(match: re.Match[str], name: str) -> int:
    return (
        min(match.end(), match.start("name") + len(name))
        if match.start("name") > match.start("code")
        else match.end()
    )


def _cut(name: str) -> str:
    """The name without the sentence that goes on behind it."""
    name = re.split(
        (
            r"\.\s|\t|  | - (?![A-ZÄÖÜ])|, ?(?=[a-zäöü])| (?=(?:in|mit|und|zu|zum|zur|nahe|ist|liegt"
            r"|der|die|das|auf|with|and) [A-Za-zÄÖÜäöü])"
        ),
        name,
    )[0]
    return name.strip(" ,.-")


def _uncoded(draft: Draft) -> Iterator[_Mention]:
    for match in _LABELLED.finditer(draft.plain):
        yield from _mention(_cut(match["name"]), match, labelled=True)
    start = len(draft.plain) - len(draft.plain.lstrip())
    head = draft.plain[: start + HEAD]
    for pattern in (_IN, _LINE_START):
        for match in pattern.finditer(head):
            yield from _mention(_cut(match["name"]), match, labelled=False)


def _mention(name: str, match: re.Match[str], *, labelled: bool) -> Iterator[_Mention]:
    found = find_place(name)
    if found is None or (isinstance(found, Ambiguous) and found.doubt == "spelling" and not labelled):
        return
    towns = [found] if isinstance(found, Place) else list(found.candidates)
    if not labelled and not (any(fold(name).startswith(fold(short(p.town))) for p in towns) and _is_a_town(towns)):
        return
    yield _Mention(found, name, "", (match.start("name"), match.start("name") + len(name)), labelled)


def _is_a_town(places: list[Place]) -> bool:
    """Villages share their names with ordinary words; without a postcode only towns are believed."""
    return any(place.ags for place in places) and fold(places[0].town) not in _ORDINARY_WORDS


_ORDINARY_WORDS = {
    "lage",
    "wetter ruhr",
    "norden",
    "haar",
    "horn",
    "roth",
    "much",
    "singen hohentwiel",
    "olpe",
    "waren mueritz",
    "rees",
    "goch",
    "haren ems",
}


def _resolved(draft: Draft, place: Place | Ambiguous) -> Place | Ambiguous:
    """A namesake is told by the state's name, where the text names exactly one."""
    if isinstance(place, Ambiguous) and place.doubt == "namesakes":
        states = _said_states(draft)
        fitting = [c for c in place.candidates if c.state in states]
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


def _in_an_office(draft: Draft, mention: _Mention) -> bool:
    start = mention.span[0]
    for _ in range(4):
        start = max(0, draft.plain.rfind("\n", 0, max(0, start - 1)))
    return bool(_OFFICE.search(draft.plain[max(start, mention.span[0] - 160) : mention.span[1] + 60]))


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
