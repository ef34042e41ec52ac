"""The places in a text where a town is named with its postcode."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from intake.expose.draft import Draft, Span
from intake.places import Ambiguous, Place, find_place
from intake.places.finding import is_known
from intake.places.gazetteer import gazetteer
from intake.places.names import short

MOST_MENTIONS, LONGEST_BEFORE = 60, 60
_CODE = re.compile(
    r"(?<![\w.,/+-])(?:DE?-)?(?P<code>\d{5})(?:[ \t]+|[ \t]*[,|][ \t]*"
    r"|\n)(?P<name>[A-ZÄÖÜ][^\n|;:()\d]{1,60}(?:\([^\n()]{2,40}\))?)"
)
_NO_CODE = re.compile(
    r"(?:(?<!\w)(?:id|nr\.?|nummer|ref\.?|referenz|kennung|az\.?|chiffre)|(?:preis|miete|geld|kosten|betrag|wert)\w*)"
    r"[\w)]{0,12}[-:#. \t]{0,12}$",
    re.IGNORECASE,
)
"""What makes five digits a number of something else."""

_CURRENCIES = {"Euro", "EUR", "Eur"}
_NAME_THEN_CODE = re.compile(r"(?P<name>[A-ZÄÖÜ][\w.\- ]{1,40}?)[ ,]*\((?:DE?-)?(?P<code>\d{5})\)")
_NAME_THEN_CODE_AT_END = re.compile(
    r"(?P<name>(?<!\w)[A-ZÄÖÜ][\w./() -]{1,40}?),? (?:DE?-)?(?P<code>\d{5})(?=[ \t]*(?:$|[:;|]))", re.MULTILINE
)
_CODE_ALONE = re.compile(r"(?:plz|postleitzahl|post ?code|zip)[ \t]?[:\n\t ]\s?(?P<code>\d{5})(?!\d)", re.IGNORECASE)
WORD = r"[A-ZÄÖÜ][\wäöüß.'-]*"
_ABBREVIATED = re.compile(r"[ ./(]\w{1,8}\.$")
_CODE_AT_END = re.compile(r"(?:^|(?<=[ \t]))(?P<code>\d{5})[ \t]*$", re.MULTILINE)
_KNOWN_IN = re.compile(rf"{WORD} (?:in|am|an|im|ob|vor|bei)(?: der| den)? {WORD}")
PART = re.compile(rf"^{WORD}(?:[ -]{WORD}){{0,2}}$")


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
    for pattern in (_CODE, _NAME_THEN_CODE, _NAME_THEN_CODE_AT_END):
        for match in islice(pattern.finditer(draft.plain), MOST_MENTIONS):
            code, name = match["code"], cut(match["name"])
            if pattern is _NAME_THEN_CODE_AT_END:
                name = cut(match["name"].rpartition(" in ")[2])
            line = _line_before(draft.plain, match.start("code"))
            if _NO_CODE.search(line) or name in _CURRENCIES:
                continue
            known = code in gazetteer().coded
            found = find_place(name, code if known else None)
            if pattern is _NAME_THEN_CODE_AT_END and not (isinstance(found, Place) and found.certainty == "named"):
                continue
            if isinstance(found, Place) and (known or found.certainty == "named") and found.certainty != "spelling":
                if found.certainty == "postal_code" and line.strip() and "\n" in match.group():
                    continue
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
    for match in islice(_CODE_AT_END.finditer(draft.plain), MOST_MENTIONS):
        counts = _NO_CODE.search(_line_before(draft.plain, match.start("code")))
        for place in () if counts else gazetteer().coded.get(match["code"], ()):
            if named := re.search(rf"(?<!\w){re.escape(place.name)}(?!\w)", draft.plain):
                found = find_place(place.name, match["code"])
                if found:
                    yield Mention(found, named.group(), match["code"], match.span("code"), True)
    for match in islice(_CODE_ALONE.finditer(draft.plain), MOST_MENTIONS):
        found = find_place("", match["code"])
        if found:
            written = _written(draft.plain, found.town) if isinstance(found, Place) else ""
            yield Mention(found, written, match["code"], match.span(), True)


def _line_before(plain: str, start: int) -> str:
    return plain[max(0, start - LONGEST_BEFORE) : start].rsplit("\n", 1)[-1]


def _written(plain: str, town: str) -> str:
    """The official name, or the short one where the text writes only that."""
    return town if town in plain or not re.search(rf"(?<!\w){re.escape(short(town))}(?!\w)", plain) else short(town)


def _end(match: re.Match[str], name: str) -> int:
    return (
        min(match.end(), match.start("name") + len(name))
        if match.start("name") > match.start("code")
        else match.end()
    )


def cut(name: str) -> str:
    """The name without the sentence that goes on behind it."""
    if (known := _KNOWN_IN.match(name)) and is_known(known.group()):
        return known.group()
    name = re.split(
        (
            r"(?<![ .]\w)(?<!\bSt)(?<!\bGr)(?<!\bKl)\.\s|\t|  | - (?![A-ZÄÖÜ])|, ?(?=[a-zäöü])"
            r"| (?=(?:in|mit|und|zu|zum|zur|nahe|ist|liegt|der|die|das|auf|with|and) [A-Za-zÄÖÜäöü])"
        ),
        name,
    )[0].strip(" ,-")
    return name if _ABBREVIATED.search(name) else name.rstrip(" ,.-")
