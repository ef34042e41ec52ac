"""What a listing's rents are: actual or possible, cold or warm, per month or per year."""

from __future__ import annotations

import re
from dataclasses import dataclass

from intake.expose.amounts import MONTHS
from intake.expose.draft import Span
from intake.expose.pair import Pair
from intake.expose.spelling import words

_POSSIBLE = words(
    r"soll|spiegel|bei (?:neu)?vermietung|möglich|erzielbar|potenzi|potential|ortsüblich|markt|vergleichsmiete"
    r"|(?<!\w)wären?(?!\w)|mieterwartung|kalkul|prognos|geschätzt|zu erwarten|erwartet|ziel|plan"
    r"|nach (?:neuvermietung|sanierung|renovierung|modernisierung)|künftig|angenommen|könnte|realistisch|neuvermiet"
    r"|estimated|achievable|market|possible|target|expected|could|angebotsmiete"
)
_POSSIBLE_FAR = words(
    r"erzielbar|realistisch|ortsüblich|neuvermiet|könnte|(?:ließe|lasse)n? sich|(?<!\w)vermieten|vermietbar"
    r"|marktmiete|halten wir"
)
_VERMIETEN = words(
    r"^[ ,]*(?:kalt |warm )?(?:zu )?(?:vermieten|vermietbar|vermietet werden|zu erzielen|erreich|ansetz)"
)
_ACTUAL = words(r"(?<!\w)ist(?=\W|-|miete)|aktuell|derzeit|momentan|tatsächlich|current|actual|passing")
_PAST = words(r"zuletzt|ehemal|frühere|früher|bisherig|vorherig|letzte|previous|former|last rent|vormieter")
_FUTURE = words(r"steigt|erhöht sich|wird (?:\w+ ){0,4}(?:erhöht|angehoben)|rises to|will (?:rise|increase)")
_DATED = words(r"(?<!\w)ab (?:dem )?(?:\d{1,2}\. ?)?(?:\d{1,2}\.|[a-zä]{3,9} )? ?20\d\d(?!\d)")
_DATED_BEHIND = words(rf"[ ,(]*{_DATED.pattern}")
"""A rent "ab 01.01.2027" beside one without a date is the next one."""
_RAISED = words(r"erhöht|angepasst|angehoben|raised|increased")
_WARM = words(
    r"warm|(?<!\w)wm(?!\w)|brutto(?!rendite)|gesamtmiete|gross|inkl(?:\.|usive) (?:nk|neben|heiz|betriebs)|all-?in"
    r"|incl(?:\.|uding) (?:util|heat|service)"
)
_COLD = words(
    r"kalt|netto|grundmiete|nkm|(?<!\w)km(?!\w)|jnk|cold|(?<!\w)net(?!\w)|zzgl|zuzügl|plus (?:nk|neben)"
    r"|\+ ?(?:nk|neben|$)"
)
_YEAR = words(r"jahres|jnk|annual|yearly")
_MONTH = words(r"monats|monthly")
_PARKING = words(r"stellpl|garage|carport|parkplatz|parking")
_PLAIN_INCOME = words(r"einnahme|ertr|income|rohertrag")
_OF_THE_HOUSE = words(r"(?:gesamte[sn]?|ganze[sn]?) (?:haus|objekt|anlage)|mehrfamilienhaus|alle[r]? \d+ wohnungen")
_OF_A_PLACE = words(r"durchschnittliche[rn]? +[\w-]+ +(?:in|im|für|rund um)(?!\w)")
_BREAK = re.compile(r"[.;|,(]\s")


@dataclass(frozen=True)
class Rent:
    """One rent of the text. ``period`` in ``MONTHS`` or empty (not said); ``warmth`` "cold", "warm" or empty."""

    value: float
    period: str
    warmth: str
    possible: bool
    past: bool
    parking: str
    per_sqm: bool
    income: bool
    dated: bool
    place: Span

    @property
    def monthly(self) -> float:
        """The rent per month if its period is what is said; an unsaid one counts as monthly."""
        return self.value / MONTHS.get(self.period, 1)


def rent_of(pair: Pair) -> Rent:
    """What the words around a rent say of it."""
    before = _BREAK.split(pair.before)[-1][-34:]
    after = re.split(r"[.;|](?:\s|$)", pair.after)[0][:34]
    near = after[:20]
    said = f"{before} {pair.label.words} {pair.between}"
    sentence = re.split(r"[.;|:]\s", pair.before)[-1]
    possible = bool(
        _POSSIBLE.search(said) or _POSSIBLE.search(near) or _POSSIBLE_FAR.search(sentence) or _VERMIETEN.search(after)
    )
    actual = _ACTUAL.search(f"{pair.label.words} {pair.between} {_BREAK.split(near)[0]}")
    period = pair.period
    if not pair.amount.period:
        period = "year" if _YEAR.search(pair.label.words) else "month" if _MONTH.search(pair.label.words) else period
    kept = f"{pair.label.words} {pair.between} {near}"
    warm, cold = _WARM.search(kept), _COLD.search(f"{before} {kept}")
    if _WARM.search(pair.label.words) and not _COLD.search(pair.label.words):
        cold = None
    return Rent(
        value=pair.amount.value,
        period=period,
        warmth="cold" if cold and not (warm and "brutto" in kept.casefold()) else "warm" if warm else "",
        possible=possible and not (actual and not _POSSIBLE.search(pair.label.words)),
        past=bool(_FUTURE.search(pair.before[-48:] + pair.between))
        or bool((_PAST.search(said) and not _RAISED.search(said + after)) or _OF_THE_HOUSE.search(said + after))
        or bool(_OF_A_PLACE.search(said)),
        parking=_parking(pair, after),
        per_sqm=pair.amount.per_sqm,
        dated=bool(
            _DATED.search(f"{pair.before} {pair.label.words} {pair.between}") or _DATED_BEHIND.match(pair.after)
        ),
        income=bool(_PLAIN_INCOME.search(pair.label.words)),
        place=(pair.start, pair.end),
    )


def _parking(pair: Pair, after: str) -> str:
    """Say "only" for the rent of a parking space, "with" for one that includes it, otherwise empty."""
    if re.match(r"[ (]*(?:für|for)\b.{0,24}(?:stellpl|garage|carport|parkplatz|parking)", after, re.IGNORECASE):
        return "only"
    if _PARKING.search(pair.between) or re.match(
        r"[ (,]*(?:inkl|incl|mit|einschl).{0,20}(?:stellpl|garage|carport)", after, re.IGNORECASE
    ):
        return "with"
    return ""
