"""The places in a text where a town may be named: behind a postcode, behind a label, in the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from intake.expose.draft import Draft, Span
from intake.places import Ambiguous, Place, find_place
from intake.places.gazetteer import gazetteer
from intake.places.names import fold, short

MOST_MENTIONS = 60
HEAD = 700
"""How many signs of the text a town without postcode or label is believed in: title and first sentences."""

_CODE = re.compile(
    r"(?<![\w.,/+-])(?:D-)?(?P<code>\d{5})(?:[ \t]+|[ \t]*[,|][ \t]*"
    r"|\n)(?P<name>[A-ZÄÖÜ][^\n|;:()\d]{1,60}(?:\([^\n()]{2,40}\))?)"
)
_NAME_THEN_CODE = re.compile(r"(?P<name>[A-ZÄÖÜ][\w.\- ]{1,40}?)[ ,]*\((?:D-)?(?P<code>\d{5})\)")
_CODE_ALONE = re.compile(r"(?:plz|postleitzahl|post ?code|zip)[ \t]?[:\n\t ]\s?(?P<code>\d{5})(?!\d)", re.IGNORECASE)
_WORD = r"[A-ZÄÖÜ][\wäöüß.'-]*"
_TOWN = (
    rf"{_WORD}(?:(?: ?/ ?| )(?:(?:am|an der|an|im|in der|ob der|vor der|bei|a\.d\.|a\.|i\.) ?)?{_WORD}"
    rf"| ?\([A-ZÄÖÜ][^\n()]{{1,30}}\)|, {_WORD}){{0,3}}"
)
_LABELLED = re.compile(
    rf"(?<!\w)(?i:ort|stadt|standort|lage|objektadresse|adresse|gemeinde|city|town|location|address"
    rf"|objektstandort)[ \t]?[:\n\t]\s?(?P<name>{_TOWN})"
)
_IN = re.compile(rf"(?<!\w)(?:in|In|IN|bei|zentral in|nahe) (?P<name>{_TOWN})")
_LINE_START = re.compile(
    rf"^[ \t]{{0,20}}+(?P<name>{_WORD}(?:(?:-| ?/ ?| )(?:am |an der )?{_WORD}){{0,2}})(?=\s*(?:[:,|!]| - |$|\())",
    re.MULTILINE,
)
_OFFICE = re.compile(
    (
        r"gmbh|(?<!\w)(?:ag|kg|ohg|e\. ?k\.|mbh|hrb)(?!\w)|sparkasse|volksbank|raiffeisen|makler(?!prov)"
        r"|tel(?:efon|\.)|fax|@|www\.|impressum|geschäftsführ|büro|ansprechpartner|kontakt"
    ),
    re.IGNORECASE,
)
PART = re.compile(rf"^{_WORD}(?:[ -]{_WORD}){{0,2}}$")


@dataclass(frozen=True)
class Mention:
    """A place that is named, as it is written, with its postcode if one stands there."""

    place: Place | Ambiguous
    written: str
    code: str
    span: Span
    labelled: bool


def coded(draft: Draft) -> Iterator[Mention]:
    """Places with a postcode."""
    for pattern in (_CODE, _NAME_THEN_CODE):
        for match in islice(pattern.finditer(draft.plain), MOST_MENTIONS):
            code, name = match["code"], _cut(match["name"])
            known = code in gazetteer().coded
            found = find_place(name, code if known else None)
            if isinstance(found, Place) and (known or found.certainty == "named") and found.certainty != "spelling":
                elsewhere = "\n" in match.group() or not PART.match(name.split(",")[0].strip())
                if known and found.certainty == "postal_code" and elsewhere:
                    found = Place(found.town, found.state, found.ags, "", code, "postal_code")
                yield Mention(
                    found,
                    name,
                    code if known else "",
                    (match.start("code") if pattern is _CODE else match.start(), _end(match, name)),
                    True,
                )
            elif found is not None and known:
                yield Mention(found, name, code, (match.start(), _end(match, name)), True)
    for match in islice(_CODE_ALONE.finditer(draft.plain), MOST_MENTIONS):
        found = find_place("", match["code"])
        if found:
            written = found.town if isinstance(found, Place) else ""
            yield Mention(found, written, match["code"], match.span(), True)


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
            r"\.\s|\t|  | - (?![A-ZÄÖÜ])|, ?(?=[a-zäöü])"
            r"| (?=(?:in|mit|und|zu|zum|zur|nahe|ist|liegt|der|die|das|auf|with|and) [A-Za-zÄÖÜäöü])"
        ),
        name,
    )[0]
    return name.strip(" ,.-")


def uncoded(draft: Draft) -> Iterator[Mention]:
    """Places without a postcode: behind a label anywhere, otherwise in the beginning of the text only."""
    for match in islice(_LABELLED.finditer(draft.plain), MOST_MENTIONS):
        yield from _mention(_cut(match["name"]), match, labelled=True)
    start = len(draft.plain) - len(draft.plain.lstrip())
    for pattern in (_IN, _LINE_START):
        for match in pattern.finditer(draft.plain, start, start + HEAD):
            yield from _mention(_cut(match["name"]), match, labelled=False)


def _mention(name: str, match: re.Match[str], *, labelled: bool) -> Iterator[Mention]:
    found = find_place(name)
    if found is None or (isinstance(found, Ambiguous) and found.doubt == "spelling" and not labelled):
        return
    towns = [found] if isinstance(found, Place) else list(found.candidates)
    if not labelled and not (any(fold(name).startswith(fold(short(p.town))) for p in towns) and _is_a_town(towns)):
        return
    yield Mention(found, name, "", (match.start("name"), match.start("name") + len(name)), labelled)


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


def in_an_office(draft: Draft, mention: Mention) -> bool:
    """Whether the lines around a place are those of a broker or a bank."""
    start = mention.span[0]
    for _ in range(4):
        start = max(0, draft.plain.rfind("\n", 0, max(0, start - 1)))
    return bool(_OFFICE.search(draft.plain[max(start, mention.span[0] - 160) : mention.span[1] + 60]))
