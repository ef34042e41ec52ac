"""Whose a place is that a text names: the property's, an office's, another offer's, or somewhere one can drive to.

Signs for and against are added up. Signs against are read in the line itself and in the address that it belongs to:
the lines above it as long as they are a street, a person or a telephone, up to the name of a company.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from intake.expose.spelling import words
from intake.expose.uncoded import HEAD

SHORT = 200
"""A text of few words is all title."""

HEADLINES, LONGEST_LINE, LONGEST_ADDRESS = 5, 240, 4
LABELLED, AT_THE_HEAD, FIRST, A_FLAT, IN_A_HEADLINE, NAMED_AGAIN = 4, 2, 1, 2, 2, 1
COMPANY, OFFICE, TELEPHONE, FAR, SOUGHT, ANOTHER_OFFER = -6, -4, -3, -4, -8, -3
OFFICES_AT_MOST = -1
"""A place of this standing or less is an office's or far away, even if no other is named."""

_COMPANY = re.compile(
    r"(?<!\w)(?:g?GmbH|GMBH|mbH|AG|KG|OHG|oHG|UG|eG|e\. ?G\.|GbR|SE|e\. ?K\.?|e\.Kfm\.|PartG\w*|Inc\.|Ltd\.?)(?!\w)"
    r"|(?i:\w*sparkasse|volksbank|raiffeisen\w*|(?<!\w)(?:landes|post|spar|commerz|deutsche )?bank(?:haus)?(?!\w)"
    r"|amtsgericht|landgericht|vollstreckungsgericht|finanzamt|grundbuchamt|notar(?:iat|in)?(?!\w)|rechtsanw\w+"
    r"|impressum|handelsregister|(?<!\w)hrb(?!\w)|geschäftsführ\w+|ust-?id\w*)"
)
_OFFICE = words(
    r"(?<!\w)(?:filiale\w*|standorte(?!\w)|niederlassung\w*|zweigstelle\w*|geschäftsstelle\w*|zentrale(?!\w)"
    r"|hauptsitz|firmensitz"
    r"|(?:\w+-?)?büro(?! ?fläche| ?geb)\w*|vertrieb\w*|ansprechpartner\w*|ihr(?:e)? (?:berater|makler|kontakt)\w*"
    r"|berater(?:in)?(?!\w)|kontakt(?!auf|ieren)\w*|(?<!vom )(?<!beim )anbieter(?! kontakt)\w*"
    r"|makler(?! kontakt)(?!-?(?:prov|court|frei|geb|hon|kos))\w*"
    r"|besichtigung\w* über|hausverwaltung\w*|verwalt(?:er|ung):|immobilien(?:büro|center|service|team)"
    r"|gerichtsstand|sitz(?: der|:)|zuschriften|chiffre|zeitung|nachrichten"
    r"|auktion (?:am|vom|findet)|auktionshaus|auktionssaal|versteigerung (?:am|findet)"
    r"|redaktion|verlag\w*|agent(?!\w)|estate agents?|broker(?!\w)|real estate)"
)
_BRAND = re.compile(
    r"(?<!\w)(?!(?:Ihre?|Eine?|Mein|Unsere?|Das|Die|Der|Top|Gute[sr]?|Solide[sr]?|Attraktive[sr]?) )"
    r"(?:[A-ZÄÖÜ][\w&.]*[ -])+(?:Immobilien\w*|IMMOBILIEN|Immo|IMMO|Wohnbau|Hausbau|Bautr\w+|Invest\w*|Homes"
    r"|Estates?|Makler\w*|Consult\w*)(?!\w)"
    r"|(?<!\w)Immobilien (?!in |im |am |der |zum |kauf)[A-ZÄÖÜ]|(?<!\w)[\w-]*(?:[a-zäöüß]Immobilien|-IMMO)(?!\w)"
    r"|(?<!\w)Immobilien(?:büro|service|kontor|vermittlung|makler|team|agentur)\w* [A-ZÄÖÜ]|©"
)
_TELEPHONE = re.compile(
    r"(?<![\d.,])(?:\+\d\d|0)(?:[ /()-]{0,3}\d){6,14}(?![.,]?\d)|\w@\w|(?<!\w)(?:www\.|https?:)"
    r"|(?<!\w)(?:[Tt]el(?:efon|\.|:)|[Ff]ax|[Mm]obil(?:funk)?:)"
)
_STREET_OR_PERSON = re.compile(
    r"(?:str(?:\.|aße|asse)|weg|platz|allee|ring|gasse|damm|ufer|markt|chaussee|hof|berg|tor) ?\d{1,4}\b"
    r"|^\W*(?:herr|frau|dr\.|dipl)"
    r"|^[^\d\n:]{3,40} \d{1,3} ?[a-z]?(?: ?[/-] ?\d{1,3})?\W*$",
    re.IGNORECASE,
)
_FAR = words(
    r"(?<!\w)(?:auch in|nach|(?<!herzen )(?<!zentrum )(?<!rand )(?<!rande )(?<!mitte )(?<!en )von|bis"
    r"|richtung|unweit(?: von)?|nähe(?: von)?|filialen? in"
    r"|\d+ ?(?:km|min\w*)(?: \w+){0,2}|entfern\w+|autominuten|fahrzeit|zwischen|nachbar\w+"
    r"|vermitteln(?: auch)? in|(?:ich|wir)(?: selbst)? (?:wohne|lebe)n?(?: \w+){0,2} in)[ (]{1,2}$"
)
_FAR_BEHIND = words(
    r"^\W{0,3}(?:bietet|vermittelt|verkauft|entfernt|erreich\w+|finden sie"
    r"|(?:ist|sind|liegt) (?:\w+ ){0,3}(?:entfernt|erreichbar)"
    r"|\d+ ?(?:km|min)(?!\w)|für sie da|gesucht)"
)
_LABEL = words(
    r"(?<!\w)(?:objekt-?(?:anschrift|adresse|standort|lage)|lage|standort|adresse|anschrift|ort|wo"
    r"|plz(?: ?[/,&|-] ?| und )?ort|stadt|gemeinde|location|address|city|town|liegenschaft|belegenheit)"
    r"(?: (?:des|der|vom) \w+)?"
    r"[ \t]*[?:|\t][^|]{0,40}$|^\W*(?:adresse|lage|plz ?/ ?ort|standort|objektanschrift|ort)  ?[^|:]{0,30}$"
)
_A_FLAT = words(
    r"zimmer|(?<!\w)zi\.?(?!\w)|wohnung(?!sunternehmen|sbau)|(?<!\w)(?:\w+-)?(?:whg|etw|mfh|efh)(?!\w)|apartment"
    r"|(?:mehrfamilien|reihen|einfamilien|doppel|zins|wohn|geschäfts|mietshaus)-?haus|haushälfte"
    r"|expos[ée]|\w*objekt(?!ist|-?nummer)|dachgeschoss|altbau|neubau|loft|kapitalanlage|anlageobjekt|anlagewohnung|(?<!\w)(?:flat|house|rooms?)(?!\w)"
)
_OFFER = re.compile(r"\d{2,3}[.' ]\d{3}(?:,\d\d|,-)? ?(?:€|eur)|€ ?\d{2,3}[.,]\d{3}|\d ?(?:m2|qm)", re.IGNORECASE)
_SOUGHT = words(r"(?<!\w)(?:gesucht|m/w/d|stellenangebot|umkreis|ihre suche|suchergebnis\w*|suchen? in)(?!\w)")
_GREETING = words(r"(?<!\w)(?:(?:mit )?(?:freundliche|beste|herzliche|viele|liebe)[nr]? grü(?:ß|ss)en?|kind regards)")
SIGNATURE = 200
"""How far behind a greeting an address is the writer's."""

_STOP = re.compile(r"[.!?] +(?=[A-ZÄÖÜ])|[;|]|\d ?(?:€|m2|qm)")
_CODE = re.compile(r"(?<![\d.,])\d{5}(?![\d.,])")


@dataclass(frozen=True)
class Lines:
    """A text's lines with their beginnings; ``plain`` joined them."""

    plain: str

    def at_the_head(self, start: int) -> bool:
        """Whether a place lies in the title or the first sentences."""
        return start - self.begin < min(HEAD, max(SHORT, (len(self.plain) - self.begin) // 2))

    @cached_property
    def begin(self) -> int:
        return len(self.plain) - len(self.plain.lstrip())

    @cached_property
    def headlines(self) -> str:
        """The first lines that are not empty."""
        return "\n".join([line for line in self.plain[:HEAD].split("\n") if line.strip()][:HEADLINES])

    def around(self, start: int, end: int) -> tuple[str, str]:
        """What stands on the line before a place and behind it."""
        before = self.plain[max(0, start - LONGEST_LINE) : start].rsplit("\n", 1)[-1]
        return before, self.plain[end : end + LONGEST_LINE].split("\n", 1)[0]

    def above(self, start: int) -> list[str]:
        """The lines above a place, the next first, up to an empty one."""
        found: list[str] = []
        edge = self.plain.rfind("\n", 0, start)
        while edge > 0 and len(found) < LONGEST_ADDRESS:
            upper = self.plain.rfind("\n", 0, edge)
            line = self.plain[max(upper + 1, edge - LONGEST_LINE) : edge]
            if not line.strip():
                break
            found.append(line)
            edge = upper
        return found

    def below(self, end: int) -> str:
        """The line below a place."""
        edge = self.plain.find("\n", end)
        return self.plain[edge + 1 : edge + 1 + LONGEST_LINE].split("\n", 1)[0] if edge >= 0 else ""


def standing(lines: Lines, start: int, end: int, town: str, *, first: bool) -> int:
    """How much speaks for the property's place (positive) or against it, for words at a place of the text.

    ``town`` is the short name that counts when the text says it again; ``first`` whether no other place came before.
    """
    before, behind = lines.around(start, end)
    office = _office(lines, start, before, behind)
    above = lines.above(start)
    label = before if before.strip(" \t|*-") else above[0].strip(" *-") + ":" if above else ""
    again = re.compile(rf"(?<!\w){re.escape(town)}(?!\w)")
    own = f"{before}  {behind}"
    other = not first and bool(_OFFER.search(own))
    told = LABELLED * bool(_LABEL.search(label)) + A_FLAT * bool(_A_FLAT.search(own) and not other)
    if not office:
        told += AT_THE_HEAD * lines.at_the_head(start) + FIRST * first
        told += IN_A_HEADLINE * bool(again.search(lines.headlines))
        told += NAMED_AGAIN * bool(again.search(lines.plain, end) or again.search(lines.plain, 0, start))
    telephone = bool(_TELEPHONE.search(own) or _TELEPHONE.search(lines.below(end)))
    far = bool(_FAR.search(before) or _FAR_BEHIND.search(behind))
    return (
        told + office + TELEPHONE * telephone + FAR * far + SOUGHT * bool(_SOUGHT.search(own)) + ANOTHER_OFFER * other
    )


def _office(lines: Lines, start: int, before: str, behind: str) -> int:
    """How much the address that a line ends speaks of a company or a court (most), of an office, or of neither.

    Words of a flat end the address: what stands beyond them is the head of the offer. Above a street stand two names
    at most, the company's and a department's.
    """
    flats = list(_A_FLAT.finditer(before))
    own_before = (before[flats[-1].end() :] if flats else before).rsplit(";", 1)[-1]
    if "|" in own_before and _A_FLAT.search(behind):
        own_before = own_before.rsplit("|", 1)[-1]
    own = f"{own_before}  {_A_FLAT.split(_STOP.split(behind)[0])[0]}"
    address, names = [own], 0
    for line in () if flats else lines.above(start):
        if _A_FLAT.search(line) or _CODE.search(line):
            break
        address.append(line)
        of_an_address = _STREET_OR_PERSON.search(line) or _TELEPHONE.search(line)
        names += not of_an_address
        if names > any(map(_STREET_OR_PERSON.search, address[1:])):
            break
    whole = "\n".join(address)
    if _COMPANY.search(whole):
        return COMPANY
    if _signed(lines.plain[max(0, start - SIGNATURE) : start]):
        return OFFICE
    return OFFICE * bool(_OFFICE.search(own) or _OFFICE.search(address[-1][:40]) or _BRAND.search(whole))


def _signed(before: str) -> bool:
    """Whether an address ends a letter: a greeting stands above it, and neither a flat nor another letter between."""
    *_, between = _GREETING.split(before)
    return between != before and not _A_FLAT.search(between) and "\n>" not in between
