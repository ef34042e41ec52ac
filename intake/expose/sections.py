"""What of a pasted page is not the offer: other offers, financing advertisements, the broker's own address.

Such stretches are blanked, sign for sign, so that places stay where they are.
"""

from __future__ import annotations

import re

_OTHERS = (
    r"(?:ähnliche|vergleichbare|passende|weitere|neueste|andere|beliebte|unsere weiteren|top-?) (?:angebote(?!\w)"
    r"|objekte(?!\w)|immobilien\w*|anzeigen|wohnungen|inserate|treffer|listings)"
    r"|das könnte (?:sie|dich|ihnen|dir) (?:auch )?(?:interessieren|gefallen)|zuletzt (?:an)?gesehen\w*"
    r"|andere (?:nutzer|interessenten|suchende|kunden)"
    r"|(?:mehr|alle) (?:objekte|anzeigen|angebote|immobilien|treffer) (?:von|vom|des|dieses|aus|in)\b"
    r"|mehr (?:vo[nm]|aus) (?:(?:diese[mr]|unsere[mr]) )?(?:anbieter|makler|verkäufer|angebot)\w*"
    r"|(?:andere|weitere|ähnliche) (?:private|aktuelle|neue|interessante|gewerbliche) "
    r"(?:angebote|objekte|immobilien|anzeigen|wohnungen|häuser|inserate)|neu im (?:angebot|portfolio|verkauf)"
    r"|(?:nutzer|interessenten|besucher|kunden|leser) interessier(?:t)?en sich auch"
    r"|(?:similar|recommended|other|nearby|more) (?:properties|listings|offers|homes|flats|apartments)"
    r"|you (?:may|might) also (?:like|be interested)|recently viewed|auch interessant|empfehlungen für (?:sie|dich)"
    r"|(?:das |dies )?(?:passt|passen|gefallen|gefällt)(?: \w+){0,2} (?:auch|zu ihrer suche)"
    r"|sie könnten auch \w+|auch (?:in unserem|im) (?:portfolio|angebot|verkauf)|nicht (?:das richtige|dabei)"
    r"|(?:andere|leser|nutzer|kunden|besucher|interessenten|viele) (?:\w+ )?(?:suchten|sahen|besuchten|fanden) auch"
    r"|mehr (?:in|aus) (?:der|ihrer) (?:region|nähe|umgebung)|(?:noch )?mehr (?:wohnungen|immobilien|angebote)"
    r"|weitere \w+ (?:im (?:vertrieb|angebot|haus|verkauf)|in der (?:region|nähe))|aus unserem (?:\w+markt|angebot)"
    r"|(?:schon|bereits|zuletzt|kürzlich) (?:von uns )?verkauft|vergleichsobjekte|unsere referenzen|referenzobjekte"
    r"|objekte in der (?:nähe|umgebung)|in der nähe zu kaufen|gesponsert|anzeige(?:n)? in der umgebung"
)
_FINANCE = (
    r"(?:(?:bau)?finanzierungs?(?:-?(?:rechner|beispiel|angebot|vorschlag|check|zertifikat|anfrage|partner|service"
    r"|möglichkeit(?:en)?))?|baufinanzierung|beispielrechnung|(?:mortgage|financing)(?: calculator| example)?"
    r"|budgetrechner|finanzierung berechnen|jetzt finanzierung\w* .*|kosten berechnen"
    r"|umzugs?(?:kosten)?(?:rechner|angebote?)?)"
)
_MARKET = (
    r"preis(?:entwicklung|atlas|trend|e?übersicht|vergleich|spiegel|info)\w*.*"
    r"|markt(?:preise|analyse|daten|übersicht)\b.*"
    r"|(?:durchschnitts|immobilien|miet|quadratmeter)preise (?:in|für|im|rund)\b.*|mietspiegel (?:in|für)\b.*"
    r"|price trends?.*"
)
_PROVIDER = (
    r"(?:kontakt(?:daten|ieren sie.*|formular)?|(?:ihr(?:e)? )?ansprechpartner(?:in)?|impressum|über uns"
    r"|anbieter(?:profil|information(?:en)?|-impressum)?|makler(?:profil)?|(?:ihr|der) (?:makler|berater|anbieter)"
    r"|(?:privater |gewerblicher )?(?:anbieter|nutzer|verkäufer)|(?:your )?contact(?: (?:person|details|us))?|agent"
    r"|provider|about us|(?:ihr )?kundenberater(?:in)?|angeboten (?:von|durch))"
)
_START = re.compile(rf"^\W*(?:(?:{_OTHERS})\b[^.!?]{{0,60}}|(?P<service>{_FINANCE}|{_PROVIDER})\W*)$", re.IGNORECASE)
_OTHERS_IN_A_ROW = re.compile(rf"^\W*(?:{_OTHERS})(?!\w)[^.!?:\n]{{0,40}}:.*\d", re.IGNORECASE)
"""Other offers on the line that announces them."""

_START_OF_MARKET = re.compile(rf"^\W*(?:{_MARKET})\W*$", re.IGNORECASE)
_END_OF_MARKET = re.compile(
    r"^\W*(?:(?:aktueller |neuer |jetziger )?(?:kauf|angebots)?-?preis\b(?!.*/ ?(?:m2|qm)).{0,20}\d{2}[.\d]*"
    r"|\d{5} [A-ZÄÖÜa-zäöü].*|.*(?:wohnung|haus|apartment|zimmer)\b.*)",
    re.IGNORECASE,
)
_AMOUNT = re.compile(r"\d ?(?:€|eur\b|m2|qm\b)|(?:€|eur) ?\d", re.IGNORECASE)
_PRICE = re.compile(r"\d{2,3}[.,' ]?\d{3}(?:,\d\d)? ?(?:€|eur\b)|(?:€|eur) ?\d{2,3}[.,']?\d{3}", re.IGNORECASE)
_AREA = re.compile(r"\d ?(?:m2|qm)(?!\w)", re.IGNORECASE)
_SIZE = re.compile(r"\d ?(?:m2|qm)(?!\w)|\d ?-?(?:zi\.|zimmer|raum)", re.IGNORECASE)
MOST_PRICES = 1
_SPEAKER = re.compile(r"^\W?\[?\d\d?[./]\d\d?[./]\d\d(?:\d\d)?,? \d\d?:\d\d(?::\d\d)?\]?(?: -)? [^:\n]{1,40}: ")
"""Who says a line of a chat, and when."""

_QUOTED = re.compile(r"^[ \t]?>")
_INSIDE = re.compile(
    r"ähnliche (?:angebote|objekte|immobilien|anzeigen|wohnungen)"
    r"|das könnte (?:sie|dich) auch (?:interessieren|gefallen)|similar (?:properties|listings|offers)"
    r"|zuletzt angesehen",
    re.IGNORECASE,
)
_RESUME = re.compile(
    r"^\W*(?:(?:objekt|kurz|wohnungs|detail)?beschreibung(?: des objekts)?|hauptkriterien|eckdaten"
    r"|objekt(?:daten|details|angaben|informationen)|basisdaten|details?|kosten"
    r"|preise?(?:(?: (?:&|und|and) | ?/ ?)\w+)?|lage(?:beschreibung)?|ausstattung(?: und .{1,30})?|sonstiges"
    r"|sonstige angaben|bausubstanz.{0,30}|energie(?:ausweis|angaben|daten)?|merkmale|exposé|daten und fakten"
    r"|daten (?:&|im) .{1,20}|zahlen(?:,| und) .{1,20}|description|features|costs?|location|key (?:facts|features)"
    r"|property details|energy(?: certificate)?|die immobilie|das objekt|ihre neue .{1,30}|auf einen blick"
    r"|mieteinnahmen|kapitalanlage|wirtschaftliche (?:daten|angaben))\W*$",
    re.IGNORECASE,
)
_LINE = re.compile(
    r"zinsen? ab|sollzins|effektiv(?:er)? (?:jahres)?zins|effektivzins|monatliche rate|monatsrate"
    r"|(?:rate|finanzierung) ab|finanzieren ab|interest rates? from|monthly (?:rate|payment|instal)|schufa"
    r"|haftpflicht|hausratversicherung|umzugsfirmen|stromtarif|internet ab"
    r"|(?:eigenkapital|darlehen|tilgung)\W.{0,40}\d|werbung|sponsored|ratgeber|gesuch|provision sparen"
    r"|premium-?mitglied",
    re.IGNORECASE,
)
_MENU_ENTRY = re.compile(
    r"(?!.*\b(?:herr|frau|gmbh|ag|kg|immobilien)\b)[^\d:.!?€@]{2,40}(?:\(?\d{1,3}\)?)?", re.IGNORECASE
)
LONGEST_HEADING, LONGEST_NOISE = 90, 220


def without_noise(plain: str) -> str:
    """The text with everything blanked that belongs to no offer or to another one; same length, same lines.

    Where that would leave no amount at all, and one price is named, what looked like other offers was the offer.
    """
    lines = plain.split("\n")
    quiet = _blanked(lines)
    quiet = _without_rows(quiet)
    if _AMOUNT.search(quiet) or not _AMOUNT.search(plain) or len(set(_PRICE.findall(plain))) > MOST_PRICES:
        return quiet
    return _blanked(lines, headings=False)


def _without_rows(plain: str) -> str:
    """Blank lines in a row that each sum an offer up, where price and area are told outside of them too."""
    lines = plain.split("\n")
    rows = [len(line) <= LONGEST_NOISE and bool(_PRICE.search(line) and _SIZE.search(line)) for line in lines]
    listed = [row and any(rows[max(0, i - 1) : i] + rows[i + 1 : i + 2]) for i, row in enumerate(rows)]
    kept = "\n".join(" " * len(line) if blank else line for line, blank in zip(lines, listed, strict=True))
    return kept if any(listed) and _PRICE.search(kept) and _AREA.search(kept) else plain


def _in_menu(lines: list[str], index: int) -> bool:
    """Whether a heading is an entry of the page's menu: more short words follow it."""
    below = [line.strip() for line in lines[index + 1 : index + 7] if line.strip()][:2]
    return bool(below) and all(map(_MENU_ENTRY.fullmatch, below))


def _blanked(lines: list[str], *, headings: bool = True) -> str:
    kept: list[str] = []
    noise = market = service = False
    offer = next((i for i, line in enumerate(lines) if _PRICE.search(line) or _SIZE.search(line)), 0)
    quoted = 0 < 2 * sum(bool(_QUOTED.match(line)) for line in lines) < sum(line.strip() != "" for line in lines)
    for index, written in enumerate(lines):
        said = _SPEAKER.match(written)
        line = " " * said.end() + written[said.end() :] if said else written
        heading = headings and len(line) <= LONGEST_HEADING and line.strip() != ""
        start = _START.match(line) if heading else None
        if index == offer and service:
            noise = False
        in_menu = index < offer and _in_menu(lines, index)
        if start and not (start["service"] and in_menu):
            noise, market, service = True, False, bool(start["service"])
        elif heading and not noise and not in_menu and _START_OF_MARKET.match(line):
            noise, market, service = True, True, False
        elif heading and noise and (_RESUME.match(line) or (market and _END_OF_MARKET.match(line))):
            noise = market = False
        aside = len(line) <= LONGEST_NOISE and (_LINE.search(line) or _OTHERS_IN_A_ROW.match(line))
        blank = noise or aside or (quoted and _QUOTED.match(line))
        inside = None if blank or heading else _INSIDE.search(line)
        if blank:
            kept.append(" " * len(line))
        elif inside:
            kept.append(line[: inside.start()] + " " * (len(line) - inside.start()))
        else:
            kept.append(line)
    return "\n".join(kept)
