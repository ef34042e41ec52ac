"""Rooms, year of construction, energy class and figure, floor: numbers and letters with words of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intake.expose.amounts import plain_number
from intake.expose.draft import Candidate, Draft, Span, merged
from intake.expose.spelling import SEPARATED

_WORDS = {
    "ein": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "one": 1, "two": 2, "three": 3, "four": 4,
    "five": 5,
}  # fmt: skip
_COUNT = r"(?<![\d.,/-])(?P<number>\d{1,2}(?:[.,]5|[.,]0)?)(?P<half> ?½| 1/2)?"
_BEHIND_NUMBER = re.compile(
    rf"{_COUNT} ?-? ?(?:zimmern?(?!\w)|zimmer-? ?(?:eigentums|etagen|dachgeschoss|maisonette|erdgeschoss|neubau"
    rf"|altbau)?-?(?:wohnung|whg|apartment|appartement)"
    r"|zi(?:\.|mmer)?(?!\w)|raum-?(?:wohnung|whg)?(?!\w)|räume(?!\w)|-?rooms?(?!\w)|zkb\w{0,3}|zi-?whg)",
    re.IGNORECASE,
)
_BEHIND_LABEL = re.compile(
    (
        rf"(?<!\w)(?<!\d )(?<!\d-)(?:zimmer(?:an)?zahl|anzahl (?:der )?zimmer|zimmer|zi\.|räume|anzahl räume"
        rf"|(?:number of )?rooms)(?: gesamt)?{SEPARATED}{_COUNT}(?!\d|[.,] ?\d|\s?(?:m2|qm|€|eur|%|[:(])"
        r"|\.? ?(?:bade?-?z|bäder|schlaf|stellpl|balkon|garage|og(?!\w)))"
    ),
    re.IGNORECASE,
)
_IN_WORDS = re.compile(
    (
        rf"(?<!\w)(?P<word>{'|'.join(_WORDS)})(?P<half>einhalb)?(?:-?(?:zimmer|raum)-?(?:\w+-?)?(?P<flat>wohnung|whg|apartment"
        rf"|appartement)| zimmern?(?!\w)| rooms(?!\w))"
    ),
    re.IGNORECASE,
)
_OTHER_ROOMS = re.compile(
    r"(?:schlaf|bade?|kinder|wohn|arbeits|gäste|ess|wasch|personal|bed|bath|living )-?$", re.IGNORECASE
)

_OR_MORE = re.compile(r"\s(?:und|oder|and|or)\s(?:mehr|more)(?!\w)", re.IGNORECASE)
_RANGE_BEFORE = re.compile(r"\d ?(?:bis|-|to) ?$")
_PART_OF = re.compile(r"(?:einlieger|nachbar)wohnung[^.\n]{0,20}$", re.IGNORECASE)
_BUILT_SHORT = re.compile(
    r"(?<!\w)(?:bj\.?|bauj(?:ahr|\.)):? ?'?(?P<year>[3-9]\d)(?![\d%]|[.,]\d| ?(?:m2|qm|€))", re.IGNORECASE
)
"""Two digits are believed from 30 on: the 1930s, not the 2030s."""

_BUILT = re.compile(
    r"(?<!\w)(?:bau-?j(?:ahr|\.)(?: ?\(?(?:gebäude|haus|objekt)\)?|(?: (?:des|vom) (?:hauses|gebäudes|objekts?))"
    r"| (?:laut|lt\.?|gemäß) \w+)?|bj\.?|b\.j\.|erbaut|errichtet|errichtung|gebaut|fertig ?gestellt|fertigstellung"
    r"|year (?:of construction|built)|(?:was )?(?:built|constructed|completed)|construction year"
    r"|baualter)(?P<between>(?:[ \t:,(|]{1,60}+|\n(?=\s?\d)|im jahr(?:e)?|in|jahr|ca\.?|circa|um|etwa|around"
    r"|approx\.?|about|wurde|voraussichtlich|vsl\.?|geplant|ende|anfang|mitte|frühjahr|sommer|herbst|winter"
    r"|q[1-4][ /]?|(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|may"
    r"|june|july"
    r"|january|february|march|october|december)(?!\w)|(?:[1-4]\.? ?quartal)){0,8})(?P<year>(?:1[5-9]"
    r"|20)\d\d)(?!\d|[.,]\d)(?=(?P<after>.{0,12}))",
    re.IGNORECASE,
)
_HOUSE = (
    r"(?<!\w)(?:[\w-]*(?:haus|gebäude|altbau|neubau|plattenbau|block)|(?:[\w-]*wohn)?anlage|objekt|building|house)"
)
_BUILT_BEHIND = re.compile(
    rf"{_HOUSE}(?:es|s)? ?,?(?: stammt)?(?: (?:aus dem (?:bau)?jahr(?:e)?|von|aus|baujahr|from|of"
    r"|dating from)) (?P<year>(?:1[5-9]|20)\d\d)(?!\d|er|s)"
    r"|(?<![\d.])(?P<year2>(?:1[5-9]|20)\d\d)[ \t]{1,4}(?:erbaut|errichtet|gebaut|fertig ?gestellt|bezugsfertig"
    r"|(?:errichtung|fertigstellung|bau|erstellung) des (?:gebäudes|hauses|objekts))",
    re.IGNORECASE,
)
_NOT_BUILT = re.compile(
    r"heiz|anlagentechnik|wärmeerzeuger|therme|kessel|modernis|sanier|renov|(?<!unter)dach(?!geschoss|wohnung)|fenster"
    r"|brenner|letzte|umgebaut|aus ?gebaut|aufzug|aufgestockt|heating|renovat|refurb|anbau|ausbau|umbau|küche|balkon"
    r"|(?<!\w)bad(?:ezimmer)?(?!\w)|garage|carport|fassade|(?:treppen|garten|gewächs|kranken|nachbar|park)haus|wintergarten",
    re.IGNORECASE,
)
_OF_THE_HEATING = re.compile(r"(?:heizung|therme|kessel|brenner|heating)[^\n.;]{0,20},[ \t]*\Z", re.IGNORECASE)
"""A heating with a year behind it, which is the house's only if the text names no other."""

_YEAR_BEFORE = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d[ \t]{1,4}\Z")
_CLASS = re.compile(
    r"(?:energie-?effizienz-?klasse|effizienz-?klasse|energie-?klasse|energie-?kl\.|(?:energie)?eff(?:izienz|\.)?-?kl\.|ekl"
    r"|energy (?:efficiency )?(?:class|rating)"
    r"|energieausweis[ ,:]+klasse|(?:energie|kwh)[^\n]{0,70}?(?<!\w)klasse|eek"
    r"|epc(?: rating)?)(?P<between>[\s:=(,|]{0,60}+(?:(?:ist|is|laut energieausweis|klasse"
    r"|nach geg)[ :]{1,2})?)(?P<letter>A\+|[A-H])(?![\w+-]|\s*[A-H]\b|[ ,/]+[A-H]\b)",
    re.IGNORECASE,
)
_SCALE = re.compile(r"A\+\s+A\s+B\s+C\s+D\s+E\s+F\s+G\s+H\s+(?P<letter>A\+|[A-H])(?![\w+])")
"""A drawn scale, copied, with the letter of the flat behind it."""

_OF_ENERGY = re.compile(r"kwh|energie|energy", re.IGNORECASE)
_SENTENCE = re.compile(r"\n|[.!?;] (?=[A-ZÄÖÜ][a-zäöü])")
_STOP = re.compile(r"[.!?] (?=[A-ZÄÖÜ]|$)|[,;|·]| - ")
_LETTER = re.compile(
    r"(?:(?<!\w)(?i:klasse|kl\.|class|rating)[ :]*|[,;(/:|-] ?|^ ?)(?P<letter>A\+|[A-H])(?=\s*(?:[(),.;/|]|$))"
)
_LISTED = re.compile(r"(?:^|[^\w])[A-H]\+?[ ,/]+$")
_LETTER_LINE = re.compile(r"^(?:klasse|class):? (?P<letter>A\+|[A-H])\s*$", re.IGNORECASE | re.MULTILINE)
CLAUSE_BEFORE, CLAUSE_BEHIND, NEAR = 40, 110, 24

_ENERGY = re.compile(
    r"(?P<number>(?<![\d.,])\d{1,3}(?:[.,]\d{1,2})?) ?kwh ?(?:/|pro|je|per)? ?\(?(?:m2|qm|sqm|\(?m2)", re.IGNORECASE
)
_FLOORS = re.compile(
    r"(?<![\w.])(?P<floor>(?:\d{1,2}\. ?(?:ober-?geschoss|geschoss|og|etage|stock(?:werk)?|obergeschoß)"
    r"|hochparterre|souterrain|(?:im )?(?:erdgeschoss|dachgeschoss|erdgeschoß|dachgeschoß)"
    r"|(?:ground|first|second|third|fourth|fifth|top|\d{1,2}(?:st|nd|rd|th)) floor|eg|dg))(?!\w)",
    re.IGNORECASE,
)
_FLOOR_LABEL = re.compile(
    rf"(?<!\w)(?:etage|geschoss|stockwerk|floor|lage im haus|geschosslage){SEPARATED}"
    r"(?P<floor>\d{1,2}(?: ?(?:von|of|/) ?\d{1,2})?|[0-9]{1,2}\. ?(?:OG|UG)|EG|DG|UG)(?![\w.,€%]|\s?(?:m2|€))",
    re.IGNORECASE,
)


def counts(draft: Draft) -> None:
    """Put rooms, year of construction, energy class and figure, and floor."""
    _settle(draft, "rooms", _rooms(draft))
    _settle(draft, "completion_year", _years(draft))
    _energy(draft)
    _floor(draft)


def _rooms(draft: Draft) -> list[Candidate]:
    found: list[Candidate] = []
    for pattern in (_BEHIND_NUMBER, _BEHIND_LABEL):
        for match in pattern.finditer(draft.plain):
            before = draft.plain[max(0, match.start() - 10) : match.start()]
            value = plain_number(match["number"], grouped=False) + (0.5 if match["half"] else 0)
            if pattern is _BEHIND_NUMBER and (
                _RANGE_BEFORE.search(before) or _OR_MORE.match(draft.plain, match.end())
            ):
                continue
            if (
                1 <= value <= 30
                and not _OTHER_ROOMS.search(before)
                and not _PART_OF.search(draft.plain[max(0, match.start() - 60) : match.start()])
            ):
                found.append(Candidate(value, (match.span(),)))
    for match in _IN_WORDS.finditer(draft.plain):
        word = match["word"].casefold()
        if match["flat"] or match["half"] or _WORDS[word] > 1:
            found.append(Candidate(_WORDS[word] + (0.5 if match["half"] else 0), (match.span(),)))
    return merged(found)


def _years(draft: Draft) -> list[Candidate]:
    """The years in which the house is said to be built, not its heating, its roof or its last works."""
    plain = draft.plain
    said = [
        match
        for match in _BUILT.finditer(plain)
        if not _NOT_BUILT.search(_clause_before(plain, match.start()))
        and not re.match(r"\s?(?:er|\()?\s?(?:heizung)", match["after"])
        and not (_YEAR_BEFORE.search(plain, max(0, match.start() - 8), match.start()) and "," in match["between"])
    ]
    of_the_house = [m for m in said if not _OF_THE_HEATING.search(plain, max(0, m.start() - NEAR * 2), m.start())]
    labelled = [
        Candidate(float(match["year"]), ((match.start(), match.end("year")),)) for match in of_the_house or said
    ]
    if not labelled:
        labelled = [
            Candidate(1900.0 + int(m["year"]), (m.span(),))
            for m in _BUILT_SHORT.finditer(plain)
            if not _NOT_BUILT.search(_clause_before(plain, m.start()))
        ]
    in_prose = [
        Candidate(float(match["year"] or match["year2"]), (match.span(),))
        for match in _BUILT_BEHIND.finditer(plain)
        if not _NOT_BUILT.search(_around(plain, match))
    ]
    return [c for c in merged([*labelled, *in_prose], 0.0) if c.value <= 2035]


def _around(plain: str, match: re.Match[str]) -> str:
    """What may say that something else was built; works are finished ("fertiggestellt") far behind their name."""
    before = _clause_before(plain, match.start())
    near = before if "fertig" in match.group().casefold() else before[-NEAR:]
    return near + match.group() + plain[match.end() : match.end() + NEAR // 2].split(",")[0].split("\n")[0]


def _clause_before(plain: str, start: int) -> str:
    """What stands before a place on its line, from the last stop on, or from before the parenthesis it stands in."""
    line = plain[max(0, start - CLAUSE_BEHIND) : start].rsplit("\n", 1)[-1]
    opened = line.rfind("(")
    if opened > line.rfind(")"):
        return line[max(0, opened - CLAUSE_BEFORE) :]
    return _STOP.split(line)[-1]


def _settle(draft: Draft, name: str, candidates: list[Candidate]) -> None:
    if len(candidates) == 1:
        draft.put(name, candidates[0].value, *candidates[0].places)
    elif candidates:
        places: tuple[Span, ...] = tuple(place for c in candidates for place in c.places)
        draft.warn("several", (name,), places)
        draft.put(name, None, *places)


def _energy(draft: Draft) -> None:
    letters = {m["letter"].upper(): m.span() for p in (_CLASS, _SCALE) for m in p.finditer(draft.plain)}
    letters = letters or {m["letter"]: m.span("letter") for m in _beside_energy(draft.plain)}
    if len(letters) == 1:
        letter, place = letters.popitem()
        draft.put("energy_class", letter, place)
    elif letters:
        draft.warn("several", ("energy_class",), tuple(letters.values()))
        draft.put("energy_class", None, *letters.values())
    figures = merged(
        [
            Candidate(plain_number(m["number"], grouped=False), (m.span(),))
            for m in _ENERGY.finditer(draft.plain)
            if "primär" not in draft.plain[max(0, m.start() - 40) : m.start()].casefold()
        ]
    )
    _settle(draft, "energy_demand", figures)


def _beside_energy(plain: str) -> Iterator[re.Match[str]]:
    """Single letters in a sentence about energy, marks around them; a scale of letters says none."""
    for word in _OF_ENERGY.finditer(plain):
        start = word.start() - len(_SENTENCE.split(plain[max(0, word.start() - CLAUSE_BEFORE) : word.start()])[-1])
        end = word.end() + len(_SENTENCE.split(plain[word.end() : word.end() + CLAUSE_BEHIND])[0])
        found = list(_LETTER.finditer(plain, start, end))
        if len(found) == 1 and not _LISTED.search(plain[start : found[0].start("letter")]):
            yield found[0]
    if _OF_ENERGY.search(plain):
        yield from _LETTER_LINE.finditer(plain)


def _floor(draft: Draft) -> None:
    for pattern in (_FLOOR_LABEL, _FLOORS):
        found: dict[str, Span] = {}
        for match in pattern.finditer(draft.plain):
            said = re.sub(r"^im ", "", match["floor"].strip(), flags=re.IGNORECASE)
            if re.fullmatch(r"eg|dg", said, re.IGNORECASE) and not said.isupper():
                continue
            found.setdefault(said, match.span())
        if found:
            floors = list(found)
            draft.put("floor", floors[0], found[floors[0]])
            return
