"""The places in a text where a town may be named without a postcode: behind a label, in the title, where it lies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from calc.states import STATES
from intake.expose.draft import Draft, Span
from intake.expose.mentions import MOST_MENTIONS, WORD, Mention, cut
from intake.places import Ambiguous, Place, find_place
from intake.places.gazetteer import gazetteer
from intake.places.names import fold, short

HEAD = 700
"""How many signs of the text a town without postcode or label is believed in: title and first sentences."""

_TOWN = (
    rf"{WORD}(?:(?: ?/ ?| )(?:(?:am|an der|an|im|in der|in|ob der|vor der|bei|[aiov]\. ?d\.|[aiov]\.) ?)?{WORD}"
    rf"| ?\([A-ZÄÖÜ][^\n()]{{1,30}}\)|, {WORD}){{0,3}}"
)
_LABELLED = re.compile(
    rf"(?<!\w)(?i:ort|stadt|standort|lage|objektadresse|adresse|gemeinde|city|town|location|address"
    rf"|objektstandort)[ \t]?[:\n\t]\s?(?P<name>{_TOWN})"
)
_IN = re.compile(
    rf"(?<!\w)(?:(?:im|am) (?:Herzen|Zentrum|Rande?|Norden|Süden|Osten|Westen) von"
    rf"|[Ii]n der(?= (?:\w*[Ss]tadt|Gemeinde) )|in|In|IN|im|Im|bei|zentral in|nahe) (?P<name>{_TOWN})"
)
_LINE_START = re.compile(
    rf"^[^\w\n]{{0,60}}+(?P<name>{WORD}(?:(?:-| ?/ ?| )(?:am |an der |in |[aiov]\. ?(?:d\. ?)?)?{WORD}){{0,2}}"
    r"(?: ?\([A-ZÄÖÜ][^\n()]{1,30}\))?)(?=\s*(?:[:,|!]| - |$|\())",
    re.MULTILINE,
)
_BETWEEN_COMMAS = re.compile(rf", (?P<name>{WORD}(?:[ -]{WORD}){{0,2}}(?: ?\([A-ZÄÖÜ][^\n()]{{1,30}}\))?)(?=,|\n)")
_OF_A_FLAT = re.compile(
    rf"(?:wohnung|whg\.?|etw|apartment|haus|flat)(?: in)? (?-i:(?P<name>{WORD}))(?!\w)", re.IGNORECASE
)
"""Where the title names the town; there a misspelt one is asked for."""

_LIES = re.compile(r"(?<!\w)(?:liegt|liegen|steht|befindet sich|gelegen)(?!\w)[^.!?\n]{0,80}")
_FIGURES = re.compile(r"(?<!\w)(?:\w*miete|\w*preise?|rendite|\w*spiegel|büro|filiale|kanzlei)(?!\w)", re.IGNORECASE)
_ADJECTIVE = re.compile(
    r"(?<![\w-])(?P<name>[A-ZÄÖÜ][a-zäöüß]{2,20})er "
    r"(?=(?:Innen|Alt|Neu|(?:Nord|Süd|Ost|West)?[Vv]or)[Ss]?s?tadt(?!\w)|(?:Nord|Süd|Ost|West)(?:en|stadt)?(?!\w)"
    r"|Vordere\w* \w+|Zentrum|City|Stadt(?:teil|viertel|mitte|zentrum)|\w*(?:[Vv]iertel|[Kk]iez)(?!\w)|Bezirk)"
)
"""A town's name where it says whose part something is: "im Kasseler Westen", "Leipziger Südvorstadt"."""


def uncoded(draft: Draft) -> Iterator[Mention]:
    """Places without a postcode: behind a label anywhere, otherwise in the beginning of the text only."""
    for match in islice(_LABELLED.finditer(draft.plain), MOST_MENTIONS):
        yield from _mention(cut(match["name"]), match, labelled=True)
    start = draft.plain.rfind("\n", 0, len(draft.plain) - len(draft.plain.lstrip())) + 1
    head = (start, start + HEAD)
    ways = [_named(draft.plain, (_IN, _LINE_START, _BETWEEN_COMMAS), head)]
    for span in (head, *_told_to_lie(draft.plain)):
        ways += [_named(draft.plain, (_IN,), span), _by_adjective(draft.plain, span)]
    ways.append(_of_a_flat(draft.plain, head))
    yield from next(filter(None, map(list, ways)), [])


def _named(plain: str, patterns: Sequence[re.Pattern[str]], span: Span) -> Iterator[Mention]:
    for pattern in patterns:
        for match in pattern.finditer(plain, *span):
            yield from _mention(cut(match["name"]), match, labelled=False)


def _by_adjective(plain: str, span: Span) -> Iterator[Mention]:
    for match in _ADJECTIVE.finditer(plain, *span):
        if place := next(filter(None, map(_as_a_town, _stems(match["name"]))), None):
            yield Mention(place, place.town, "", match.span("name"), False)


def _of_a_flat(plain: str, span: Span) -> Iterator[Mention]:
    """A name at words of a flat, also a misspelt one."""
    for match in _OF_A_FLAT.finditer(plain, *span):
        found = find_place(match["name"])
        if isinstance(found, Place):
            yield from _mention(match["name"], match, labelled=False)
        elif isinstance(found, Ambiguous) and found.doubt == "spelling" and found.candidates[0].ags:
            yield Mention(found, match["name"], "", match.span("name"), False)
            return


def _told_to_lie(plain: str) -> Iterator[Span]:
    """Sentences that say where a house lies."""
    for match in islice(_LIES.finditer(plain), MOST_MENTIONS):
        if not _FIGURES.search(plain[max(0, match.start() - 40) : match.start()].rsplit("\n", 1)[-1]):
            yield match.span()


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
