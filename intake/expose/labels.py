"""The words that stand beside amounts, and which amount they announce.

Patterns see plain text (one sign per space and dash, "m2" for "m²") and ignore case; of overlapping labels the
longest counts. The key says what the amount is; keys with a leading "-" are other amounts of a listing, known so
that they are never taken for something else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from intake.expose.amounts import Kind
from intake.expose.spelling import words

_PARKING = (
    r"(?:(?:tg|tiefgaragen|außen|aussen|innen|kfz|pkw|auto|duplex|parkhaus|garagen|einzel|frei"
    r"|fahrzeug)-? ?)?(?:(?:ein)?stellpl(?:atz|ätze|ätzen|atzes)|parkpl(?:atz|ätze)|duplexparker|garage(?:n)?"
    r"|tiefgarage|carport"
    r"|(?:tg|tiefgaragen|garagen|außen|aussen|kfz|pkw)-?platz|parking (?:space|spot|place|bay)"
    r"|underground parking|garage space)"
)
_ALONE = (
    r"(?<!mit )(?<!mit einer )(?<!mit einem )(?<!und )(?<!samt )"
    r"(?<!nebst )(?<!inklusive )(?<!inkl\. )(?<!\+ )(?<!& )"
)
"""What does not stand before a parking space that is spoken of for itself."""

_RENT = (
    r"(?:(?:jahres|monats|vertrags|ist|soll|markt|nettokalt|netto|brutto|kalt|warm|gesamt|grund|plan|ziel|prognose"
    r"|vergleichs|neuvermietungs|angebots|potenzial|potential)-? ?){0,4}(?:mieten?"
    r"|miet-?zins(?!erh)|miet-?(?:einnahmen?|erträge|ertrag|einkünfte|zahlung(?:en)?)|rohertrag|rohmiete|miet-?potenzial)"
    r"|(?:jahres-?)?(?:netto|jahres|monats)-?pacht(?! (?:der|des) )|pacht(?:einnahmen?|ertrag|erträge)"
    r"|pacht(?= (?:beträgt|von|in höhe))"
    r"|(?:(?:current|actual|net|cold|basic|monthly|annual|yearly|gross|warm|market|potential|achievable|estimated"
    r"|target|passing) ){0,4}(?:rent|rents|rental income)|j?nkm|jnk|jahreskaltmiete"
    r"|km(?= (?:ist|soll|mtl|monatl)|:)|(?-i:(?<!\d )KM|WM)\.?(?= ?(?:€ ?)?(?:\d{2,4}(?:[ ,.€]|$)"
    r"|\d{1,2}\.\d{3}(?!\d)))"
)
_FEE = (
    r"(?:haus-?geld(?:vorauszahlung|zahlung|betrag|es)?|wohngeld|service charges?|house money|maintenance fees?"
    r"|hoa fees?|condo(?:minium)? fees?|housing charges?|hg\.?(?=[ :])|(?-i:Hausg|Wohng|HausG)\.(?= ?\d))"
)
_NOT = (
    r"(?:nicht|nicht-|n\.) ?(?:auf (?:den|die) mieter(?:in)? )?(?:umlage-?fähig\w*|umlegb(?:ar\w*|\.)"
    r"|umlf\.|umgelegt\w*)"
)
_SHARED = (
    r"(?:auf (?:den|die) mieter(?:in)? )?(?:(?<=mieter )umlegen|umlage-?fähig\w*|umlegb(?:ar\w*|\.)|umlf\."
    r"|umgelegt(?: werden)?)"
)
_PART = r"(?: ?(?:hausgeld(?:anteil)?|wohngeld|anteil|kosten|teil|betrag|betriebskosten|nebenkosten|share|part))?"
_WITH = r"(?:inkl(?:usive|\.)?|einschl(?:ießlich|\.)?|incl(?:uding|\.)?|samt|mit|nebst)"
_SQM = r"(?:m2|qm|sqm|quadratmeter)"

_MONEY: tuple[tuple[str, str], ...] = (
    ("price_total", r"gesamt(?:kauf)?preis|kaufpreis gesamt|total (?:purchase )?price|gesamtkaufsumme|paketpreis"),
    ("price", (r"(?:wie ?viel|was kostet (?:es|sie)|preislich)\??|kostenpunkt|(?:wohnung|whg|haus|objekt"
        r"|sie) kostet|(?:soll|kosten soll)(?= \d)")),
    ("price", (r"(?:vorgestellt|vorstellung)\w*(?: hatten| haben)? wir uns"
        r"|stell(?:en?|t) (?:ich mir|wir uns|sich)(?= \d)")),
    ("price", r"(?:jetzt )?nur noch|(?:früher|vorher|bisher|zuvor)(?=:? \d{2,3}\.\d{3} ?(?:€|eur))"),
    (
        "price",
        (r"kaufpreis(?:vorstellung|forderung)?(?: \(?(?:der|für die|eigentums)? ?(?:wohnung|etw"
         r"|eigentumswohnung)\)?)?|(?:angebots|verkaufs|fest|objekt|wohnungs)-?preis|kaufsumme|preisvorstellung"
         r"|verhandlungsbasis|vhb?|vb|preis|kp|(?:purchase|asking|sale|selling|guide) price|price"),
    ),
    (
        "price_per_sqm",
        (rf"(?:kauf)?preis ?(?:/|pro|je) ?{_SQM}|quadratmeter-?preis|qm-?preis|m2-?preis|price per (?:sqm|m2)"
        r"|verkauft(?: wird| werden)?(?: \w+)? (?:zu|für|zum preis von)"
        rf"(?= [\d.,]+ ?(?:€|euro?) ?(?:/|pro|je) ?{_SQM})"),
    ),
    ("parking_price", rf"(?:kaufpreis|preis)(?: (?:für|des|der|den|die|einen|eine|ein)){{0,2}} \(?{_PARKING}\)?"),
    ("parking_price", rf"{_PARKING}-?(?:kauf)?preis|stellplatz-?kosten|{_PARKING} \(?(?:kaufpreis|preis)\)?"),
    ("parking_price", (
        rf"{_ALONE}{_PARKING} (?:kann|können|ist|wird|lässt)[^.;:\d\n€]{{0,60}}? zum (?:kauf-?)?preis(?: von)?"
)),
    ("parking_rent", rf"{_ALONE}{_PARKING}(?: ist| sind| wird)?(?: \w+){{0,2}} vermietet (?:für|zu|um)"),
    ("parking", _PARKING),
    ("-included", rf"{_WITH} (?:\w+ ){{0,2}}{_PARKING}"),
    ("-included", rf"{_WITH} (?:aller? |der |allen )?(?:nk|bk|neben-?kosten|betriebs-?kosten|heiz-?kosten|heizung)"),
    ("parking_rent", (
        rf"{_PARKING}-?(?:mieten?|mieteinnahmen?)|(?:stellplatz|garagen|parkplatz|tg)-?mieten?|parking rent"
)),
    ("parking_rent", (
        rf"miet(?:e|einnahmen?|ertrag) \(?(?:für )?(?:(?:den|die|das|einen|eine) )?(?:{_PARKING}|tg)\)?"
)),
    ("other_income", (
        r"(?:sonstige|weitere|übrige|zusätzliche) (?:miet-?)?(?:einnahmen|erträge|mieteinnahmen)|other income"
)),
    ("rent", _RENT),
    (
        "rent",
        (
        r"(?:(?:ist|sind|wird|derzeit|aktuell|zurzeit|momentan) ){0,2}vermietet (?:für|zu|um)|let (?:for|at)"
        r"|rented (?:out )?(?:for|at)"
),
    ),
    ("rent", (
        r"mieter(?:in)? (?:zahlt|zahlen|überweist|überweisen)"
        r"(?: (?!davon|daneben|dazu|zusätzlich|außerdem)\w+){0,2}(?= \d{3,4}(?:,\d\d)? ?(?:€|euro)"
        r"(?! ?(?:[\w ]{0,12}(?:kalt|warm)|netto|neben|betriebs|heiz|nk|bk|voraus|hausgeld|davon|mehr|weniger|für)))"
)),
    (
        "rent",
        (r"bei (?:einer )?neu-?vermietung (?:wären?|sind|ist|halte ich|halten wir|sehen wir|könn(?:t?en)"
         r"|ließen sich|lassen sich|rechnen wir mit|liegt)(?: \w+){0,3}(?= \d)"),
    ),
    ("house_money", _FEE),
    (
        "house_money",
        (r"an die (?:(?:eigentümer|wohnungseigentümer)?-?gemeinschaft|weg|haus-?verwaltung|verwaltung)"
         r" (?:sind|zahle ich|zahlen wir|gehen|werden|fließen)(?: \w+){0,2}"
         r"(?= \d[\d.,]* ?(?:€|euro?)(?! (?:\w+ ){0,2}(?:haus|wohn)geld| \w+ \((?:haus|wohn)))"),
    ),
    ("recoverable", (
        rf"{_SHARED}{_PART}|{_FEE} ?[,(]? ?(?:davon )?{_SHARED}\)?|recoverable(?: by tenant| share| part)?"
)),
    (
        "nonrecoverable",
        (rf"{_NOT}{_PART}|{_FEE} ?[,(]? ?(?:davon )?{_NOT}\)?|eigentümeranteil"
        r"|(?:not |non-?)recoverable(?: share| part| costs)?|nicht-umlagefähig\w*"),
    ),
    ("-utilities", (
        r"(?:voraus|abschlags)-?zahlung(?:en)?(?: (?:für|auf) (?:die )?[\w-]+(?:(?:,| und| u\.| &) [\w-]+)?)?|"
        r"(?:neben|betriebs)-?kosten(?:-?(?:vorauszahlung|pauschale|abschlag))?|betriebs-? ?(?:und|u\."
        r"|&) ?heiz-?kosten"
        r"|heiz-? ?(?:und|u\.|&) ?(?:betriebs|neben)-?kosten|utilities|nk|bk|ancillary costs"
)),
    ("-heating", (
        r"heiz-?kosten(?:vorauszahlung)?|heizung(?: (?:und|u\.|&|/) ?)warmwasser|heating costs|warmwasser(?:kosten)?"
)),
    ("ground_rent", r"erbbau-?zins(?:en)?|erbpacht-?zins|erbpacht|pachtzins|ground rent"),
    ("reserve", (
        r"anteilige[rsn]? (?:instandhaltungs|erhaltungs)?-?rücklage(?:nanteil)?|rücklagenanteil"
        r"|share of the reserve(?: fund)?"
)),
    (
        "-reserve",
        (r"(?:instandhaltungs|erhaltungs|weg)-?(?:rücklagen?|rückstellung(?:en)?)(?:nzuführung|nstand)?"
         r"|rücklagen?(?:stand|konto|zuführung)?|zuführung|reserve(?: fund)?"),
    ),
    ("special_levy", r"sonderumlagen?|special (?:levy|assessment)"),
    ("broker_amount", (
        r"(?:käufer|makler|vermittlungs)?-?(?:provision|courtage)(?:sbetrag)?|makler(?:honorar|gebühr|lohn"
        r"|kosten)|commission|broker(?:'s|age)? fee"
)),
    ("-closing", (
        r"kaufneben-?kosten|erwerbsneben-?kosten|grunderwerb-?steuer|notar(?:kosten|gebühren)?"
        r"|grundbuch(?:kosten|eintrag)?"
)),
    ("-closing", r"gesamtkosten|gesamtinvestition|gesamtaufwand|transfer tax|notary(?: fees)?|closing costs"),
    (
        "-loan",
        (r"(?:monatliche |mtl\. ?|monats-?)?rate|darlehen(?:sbetrag|ssumme)?|eigenkapital"
         r"|finanzierung(?:sbedarf|srate)?|kredit\w*|tilgung|zinsen|annuität|loan|mortgage|down payment"
         r"|monthly payment|nettodarlehensbetrag|restschuld"),
    ),
    ("-deposit", r"kaution|mietsicherheit|deposit"),
    ("-tax", r"grundsteuer|property tax"),
    ("-admin", (
        r"(?<!an die )(?<!an den )(?:sonder|weg|miet|haus)?-?verwaltung(?:skosten|sgebühr|svergütung)?"
        r"|(?<!an den )verwalter(?:kosten|gebühr|honorar)?"
)),
    ("-value", (
        r"verkehrswert|bodenrichtwert|schätzwert|marktwert|wertgutachten|einheitswert|market value|mindestgebot"
)),
    ("-fittings", r"einbau-?küche|ebk|küche|inventar|möbel|ablöse|abstand|fitted kitchen|furniture"),
    ("-works", (
        r"(?:sanierung|modernisierung|renovierung|investition|instandhaltung)s?-?(?:kosten|stau|aufwand|summe)?"
        r"|investiert"
)),
    ("-surplus", (
        r"überschuss|cash-?flow|miet-?überschuss|reinertrag|rücklage pro jahr|steuerersparnis|zuschuss|förderung"
)),
)  # fmt: skip
_AREA: tuple[tuple[str, str], ...] = (
    ("living_area", r"wohn-?(?:nutz-?)?fläche|wohnfl\.?|wfl\.?|living (?:area|space)|gesamtwohnfläche"),
    ("area", r"größe|wohnungsgröße|fläche|wohn-?/ ?nutzfläche|size|floor area"),
    (
        "-area",
        (
            r"(?!wohn|gesamtwohn)[a-zäöü]{3,24}-?fläche|nutz-?fläche|nutzfl\.?|grundstück(?:s-?(?:fläche|größe"
            r"|anteil))?|gesamtfläche"
            r"|keller(?:raum|fläche|abteil)?|gewerbe-?fläche|balkon\w*|loggia|terrasse\w*|garten(?:anteil|fläche)?"
            r"|wohn-?(?:zimmer|raum|bereich|küche)|schlaf-?zimmer|kinder-?zimmer|arbeits-?zimmer|ess-?zimmer|küche"
            r"|bad(?:ezimmer)?|flur|diele|dachboden|speicher|hobby-?raum|büro-?fläche|verkaufs-?fläche|zimmer \d"
            r"|plot|land area|balcony|terrace|garden|basement|cellar|lagerfläche|raumhöhe|abstellraum|dachterrasse"
        ),
    ),
)
_NUMBERS: tuple[tuple[str, str], ...] = (
    (
        "factor",
        r"(?:kauf-?preis|miet|jahres-?miet|ist|rendite)?-?(?:faktor|multiplikator|vervielfältiger)|multiplier",
    ),
)
_PERCENTS: tuple[tuple[str, str], ...] = (
    ("yield", (
        r"(?:brutto|ist|miet|bruttomiet|brutto-?anfangs|anfangs|kauf)?-?rendite(?: \(?(?:brutto|ist)\)?)?"
        r"|(?:gross |rental )?(?:rental )?yield"
)),
    ("-yield", r"(?:netto-?(?:miet-?)?|soll-?|eigenkapital-?|nettoanfangs-?)rendite|net (?:rental )?yield"),
)  # fmt: skip

_TABLE = [
    (kind, key, words(rf"(?<!\w)(?:{pattern})(?!\w)"))
    for kind, patterns in (
        (Kind.MONEY, _MONEY),
        (Kind.AREA, _AREA),
        (Kind.NUMBER, _NUMBERS),
        (Kind.PERCENT, _PERCENTS),
    )
    for key, pattern in patterns
]


@dataclass(frozen=True)
class Label:
    """Words at a place of the text that announce an amount of that kind."""

    start: int
    end: int
    key: str
    kind: Kind
    words: str


def labels(plain: str) -> Iterator[Label]:
    """The labels of the text from left to right, none overlapping another of its kind."""
    found = [
        Label(*match.span(), key, kind, match.group().casefold())
        for kind, key, pattern in _TABLE
        for match in pattern.finditer(plain)
    ]
    found.sort(key=lambda label: (label.start, -label.end))
    ends = dict.fromkeys(Kind, 0)
    for label in found:
        if label.start >= ends[label.kind]:
            ends[label.kind] = label.end
            yield label
