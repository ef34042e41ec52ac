"""The places in a text where a town may be named: behind a postcode, behind a label, in the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from calc.states import STATES
from intake.expose.draft import Draft, Span
from intake.places import Ambiguous, Place, find_place
from intake.places.finding import is_known
from intake.places.gazetteer import gazetteer
from intake.places.names import fold, short

MOST_MENTIONS = 60
HEAD = 700
"""How many signs of the text a town without postcode or label is believed in: title and first sentences."""

_CODE = re.compile(
    r"(?<![\w.,/+-])(?:DE?-)?(?P<code>\d{5})(?:[ \t]+|[ \t]*[,|][ \t]*"
    r"|\n)(?P<name>[A-ZÄÖÜ][^\n|;:()\d]{1,60}(?:\([^\n()]{2,40}\))?)"
)
_NAME_THEN_CODE = re.compile(r"(?P<name>[A-ZÄÖÜ][\w.\- ]{1,40}?)[ ,]*\((?:DE?-)?(?P<code>\d{5})\)")
_CODE_ALONE = re.compile(r"(?:plz|postleitzahl|post ?code|zip)[ \t]?[:\n\t ]\s?(?P<code>\d{5})(?!\d)", re.IGNORECASE)
_WORD = r"[A-ZÄÖÜ][\wäöüß.'-]*"
_TOWN = (
    rf"{_WORD}(?:(?: ?/ ?| )(?:(?:am|an der|an|im|in der|in|ob der|vor der|bei|[aiov]\. ?d\.|[aiov]\.) ?)?{_WORD}"
    rf"| ?\([A-ZÄÖÜ][^\n()]{{1,30}}\)|, {_WORD}){{0,3}}"
)
_LABELLED = re.compile(
    rf"(?<!\w)(?i:ort|stadt|standort|lage|objektadresse|adresse|gemeinde|city|town|location|address"
    rf"|objektstandort)[ \t]?[:\n\t]\s?(?P<name>{_TOWN})"
)
_IN = re.compile(
    rf"(?<!\w)(?:(?:im|am) (?:Herzen|Zentrum|Rande?|Norden|Süden|Osten|Westen) von"
    rf"|in|In|IN|im|Im|bei|zentral in|nahe) (?P<name>{_TOWN})"
)
_LINE_START = re.compile(
    rf"^[^\w\n]{{0,60}}+(?P<name>{_WORD}(?:(?:-| ?/ ?| )(?:am |an der |in |[aiov]\. ?(?:d\. ?)?)?{_WORD}){{0,2}}"
    r"(?: ?\([A-ZÄÖÜ][^\n()]{1,30}\))?)(?=\s*(?:[:,|!]| - |$|\())",
    re.MULTILINE,
)
_BETWEEN_COMMAS = re.compile(rf", (?P<name>{_WORD}(?:[ -]{_WORD}){{0,2}}(?: ?\([A-ZÄÖÜ][^\n()]{{1,30}}\))?)(?=,|\n)")
_ABBREVIATED = re.compile(r"[ .]\w{1,4}\.$")
_OF_A_FLAT = re.compile(
    rf"(?:wohnung|whg\.?|etw|apartment|haus|flat)(?: in)? (?-i:(?P<name>{_WORD}))(?!\w)", re.IGNORECASE
)
"""Where the title names the town; there a misspelt one is asked for."""

_ADJECTIVE = re.compile(
    r"(?<![\w-])(?P<name>[A-ZÄÖÜ][a-zäöüß]{2,20})er "
    r"(?=(?:Innen|Alt|Neu|(?:Nord|Süd|Ost|West)?[Vv]or)[Ss]?s?tadt(?!\w)|(?:Nord|Süd|Ost|West)(?:en|stadt)?(?!\w)"
    r"|Vordere\w* \w+|Zentrum|City|Stadt(?:teil|viertel|mitte|zentrum)|\w*(?:[Vv]iertel|[Kk]iez)(?!\w)|Bezirk)"
)
"""A town's name where it says whose part something is: "im Kasseler Westen", "Leipziger Südvorstadt"."""

_CODE_ON_ITS_OWN = re.compile(r"^[ \t]*(?P<code>\d{5})[ \t]*$", re.MULTILINE)
_KNOWN_IN = re.compile(rf"{_WORD} (?:in|am|an|im|ob|vor|bei)(?: der| den)? {_WORD}")
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
    for match in islice(_CODE_ON_ITS_OWN.finditer(draft.plain), MOST_MENTIONS):
        for place in gazetteer().coded.get(match["code"], ()):
            if named := re.search(rf"(?<!\w){re.escape(place.name)}(?!\w)", draft.plain):
                found = find_place(place.name, match["code"])
                if found:
                    yield Mention(found, named.group(), match["code"], match.span("code"), True)
    for match in islice(_CODE_ALONE.finditer(draft.plain), MOST_MENTIONS):
        found = find_place("", match["code"])
        if found:
            written = _written(draft.plain, found.town) if isinstance(found, Place) else ""
            yield Mention(found, written, match["code"], match.span(), True)


def _written(plain: str, town: str) -> str:
    """The official name, or the short one where the text writes only that."""
    return town if town in plain or not re.search(rf"(?<!\w){re.escape(short(town))}(?!\w)", plain) else short(town)


def _end(match: re.Match[str], name: str) -> int:
    return (
        min(match.end(), match.start("name") + len(name))
        if match.start("name") > match.start("code")
        else match.end()
    )


def _cut(name: str) -> str:
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


def uncoded(draft: Draft) -> Iterator[Mention]:
    """Places without a postcode: behind a label anywhere, otherwise in the beginning of the text only."""
    for match in islice(_LABELLED.finditer(draft.plain), MOST_MENTIONS):
        yield from _mention(_cut(match["name"]), match, labelled=True)
    start = draft.plain.rfind("\n", 0, len(draft.plain) - len(draft.plain.lstrip())) + 1
    anything = False
    for pattern in (_IN, _LINE_START, _BETWEEN_COMMAS):
        for match in pattern.finditer(draft.plain, start, start + HEAD):
            for mention in _mention(_cut(match["name"]), match, labelled=False):
                anything = True
                yield mention
    for match in () if anything else _ADJECTIVE.finditer(draft.plain, start, start + HEAD):
        for place in islice(filter(None, map(_as_a_town, _stems(match["name"]))), 1):
            anything = True
            yield Mention(place, place.town, "", match.span("name"), False)
    for match in () if anything else _OF_A_FLAT.finditer(draft.plain, start, start + HEAD):
        found = find_place(match["name"])
        if isinstance(found, Place):
            yield from _mention(match["name"], match, labelled=False)
        elif isinstance(found, Ambiguous) and found.doubt == "spelling" and found.candidates[0].ags:
            yield Mention(found, match["name"], "", match.span("name"), False)
            return


def _stems(adjective: str) -> Iterator[str]:
    """What towns an adjective without its ending may speak of: Kassel, Karlsruhe, Bremen, Dresden."""
    yield from (adjective, f"{adjective}e", f"{adjective}en", f"{adjective[:-1]}en")


def _as_a_town(name: str) -> Place | None:
    found = find_place(name, similar=False)
    return found if isinstance(found, Place) and found.ags and not found.part else None


def _mention(name: str, match: re.Match[str], *, labelled: bool) -> Iterator[Mention]:
    found = None if fold(name) in _STATES else find_place(name, similar=labelled)
    if found is None or (isinstance(found, Ambiguous) and found.doubt == "spelling" and not labelled):
        return
    towns = [found] if isinstance(found, Place) else list(found.candidates)
    if not labelled and not (
        _is_a_part(name, towns)
        or (
            any(fold(name).startswith(fold(short(p.town))) for p in towns)
            and (_is_a_town(towns) or _in_full(name, towns))
        )
    ):
        return
    yield Mention(found, name, "", (match.start("name"), match.start("name") + len(name)), labelled)


def _is_a_part(name: str, places: list[Place]) -> bool:
    """Whether a part of one large town is named that bears no other town's name, or an ordinary one."""
    part = fold(places[0].part)
    return len(places) == 1 and part in gazetteer().parts and fold(name) == part and part not in _ORDINARY_PARTS


def _in_full(name: str, places: list[Place]) -> bool:
    """Whether a village is named with what tells it from its namesakes: "Neustadt (Wied)"."""
    return (
        len(places) == 1 and fold(name).startswith(fold(places[0].town)) and short(places[0].town) != places[0].town
    )


def _is_a_town(places: list[Place]) -> bool:
    """Villages share their names with ordinary words; without a postcode only towns are believed."""
    return any(place.ags for place in places) and fold(places[0].town) not in _ORDINARY_WORDS


_STATES = {fold(state.de) for code, state in STATES.items() if code not in ("BE", "HB", "HH")}
_ORDINARY_PARTS = {
    "altstadt nord", "altstadt sued", "aeussere neustadt", "bockum", "deutz", "gartenstadt", "gesundbrunnen", "hamm",
    "horn", "kalk", "kapellen", "langen", "lichtenberg", "linden", "linden nord", "marienthal", "mitte",
    "muehlhausen", "muelheim", "neubrueck", "neue neustadt", "neustadt nord", "neustadt sued", "niendorf",
    "nordstadt", "petershausen", "suedstadt", "werne", "westend",
}  # fmt: skip
"""Parts of towns whose names are borne by others too."""

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
