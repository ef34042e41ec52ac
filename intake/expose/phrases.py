"""What a text says without numbers: let or free, leasehold, right of residence, heating, condition."""

from __future__ import annotations

import re
from collections.abc import Mapping

from intake.expose.draft import Draft, Span
from intake.expose.spelling import SEPARATED, words

_LET = words(
    r"(?<!\w)(?:voll-?)?(?:vermietete[rsnm]?|vermietet)(?! werden| wurde| war|\w| worden| \?|bar)"
    r"|(?<!\w)(?:mietverhältnis|mietvertrag) (?:besteht|läuft|seit|vom|ungekündigt)"
    r"|seit (?:\d{4}|vielen jahren|jahren) (?:zuverlässig )?vermietet"
    r"|(?<!\w)(?:currently |fully |is )(?:let|rented|tenanted)(?!\w| to be)"
    r"|(?<!\w)(?:sitting tenant|tenanted|rented out|tenant in place|tenant in situ)(?!\w)|solventer? mieter"
    r"|langjährige[rsn]? miet(?:er|verhältnis)|mietvertrag bis|(?<!\w)mieter(?:in)? seit|sichere[rmn] mieter(?!\w)"
    r"|(?<!\w)(?:der|die) (?:aktuelle |derzeitige |jetzige )?mieter(?:in)? (?:ist|sind|wohnt|wohnen|zahlt|zahlen|lebt"
    r"|bewohnt|überweis\w+|minder\w+|nutzt|bleibt)(?![^.\n]{0,40}(?:ausgezogen|gekündigt|zieht|verstorben))"
    r"|(?<!\w)(?:mietverhältnis|mietvertrag) wurde (?:[\w.]+ ){0,3}(?:ab)?geschlossen"
    r"|(?<!\w)verm\.(?! \w+den)|(?<!\w)(?:miet|pacht)verhältnis[ \t]{0,3}[:,]? ?(?:ist |läuft )?"
    r"(?:unbefristet|befristet|wird übernommen|seit)|mietverhältnis übergeben"
    r"|(?<!\w)(?:general)?pacht(?:vertrag|verhältnis) (?:mit|besteht|läuft|über|bis|seit)"
    r"|(?<!\w)mieterliste|(?<!\w)seit (?:19|20)\d\d[ \t]{2,}[\d.]{2,6},\d\d"
)
_NOT_LET = words(r"(?:(?:nicht|zu|war|gut|leicht|bestens|frei|ganz) |un-|teil-?)$")
_SOLD_LET = words(
    r"(?<!\w)vermietet (?:verkauft|übergeben|angeboten|veräußert)"
    r"|(?:status|nutzung|vermietungsstatus)[ \t:\n]{1,20}+vermietet"
)
_LET_LABEL = words(rf"(?<!\w)(?:vermietet|let|rented|tenanted){SEPARATED}(?P<answer>ja|nein|yes|no)(?!\w)")
_MONTHS = "januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember"
_FREE = words(
    r"(?<!\w)(?:unvermietet\w*|un-vermietet|nicht (?:mehr )?vermietet|leer ?stehend\w*"
    r"|(?:steht|ist) (?:\w+ ){0,4}leer(?! zu)|seit \w+ (?:\d{4} )?leer|eigengenutzt"
    r"|selbst ?genutzt|selbst bewohnt\w*|(?:wird (?:\w+ ){0,2})?"
    r"(?:von (?:uns|mir)|vom eigentümer|von de[nr] eigentümer(?:n|in))"
    r" (?:noch )?(?:bewohnt|selbst (?:bewohnt|genutzt))"
    r"|(?:eigentümer(?:in)?|wir) (?:bewohn|nutz)(?:t|en) (?:derzeit |aktuell |zurzeit )?"
    r"(?:es|sie|das (?:haus|objekt)|die (?:wohnung|immobilie)) (?:\w+ ){0,2}selbst"
    rf"|(?:bezug|bezugstermin|verfügbar(?:keit)?)[ \t\n:|]{{1,40}}+(?:sofort )?(?:frei|leer)(?! ab)"
    rf"|(?<!bezugs)frei ab (?:sofort|\d[\d./]*|(?:anfang |mitte |ende )?(?:{_MONTHS}))"
    r"|(?:haupt)?wohnung ist frei(?! ab)"
    r"|bezugsfrei(?! ab[:\s]{1,3}+(?!sofort|\d|januar|februar|märz|april|mai|juni|juli|august|sept|okt|nov|dez))"
    r"|sofort (?:frei|beziehbar|verfügbar)|ab sofort (?:frei|bezugsfrei|beziehbar)|frei lieferbar|bezugsfertig"
    r"|(?:status|nutzung|vermietungsstatus)[ \t:]{1,20}+(?:leer|leerstand|frei)"
    r"|(?:wird )?leer (?:übergeben|geliefert|verkauft)"
    r"|mietfrei|eigennutzung sofort|(?:derzeit|aktuell|zurzeit) (?:frei|leer|unbewohnt)|vacant|unoccupied"
    r"|vacant possession|kurzfristig (?:frei|beziehbar)|wird frei (?:übergeben|geliefert)|frei übergeben)(?!\w)"
)
_NOT_THE_FLAT = words(
    r"(?:stellplatz|garage|tiefgarage|parkplatz|carport|parking|keller)(?! inkl)[^\w,;]+(?:\w+[^\w,;]+){0,4}$"
)
_TENANT = words(
    r"(?<!\w)(?:miet(?:er(?:in)?|erschaft|verhältnis|vertrag)|indexmiet\w*|staffelmiet\w*|tenants?|mieteinnahmen)(?![\w-])"
)
_NO_TENANT = words(
    r"(?:auf (?:den|die)|neue[rn]?|künftige[rn]?|kein\w*|für|ohne|nach\w*|suche\w*|auszug de[rs])[ \w]{0,12}$"
)
_GONE = words(r"^[^.\n]*(?:(?<!un)gekündigt|ausgezogen|zieht aus|endet|gesucht)")
_SENTENCE = re.compile(r"\n|(?<=\w{3})[.!?] (?=[A-ZÄÖÜ])")
_AFTER_MOVING = words(r"(?<!\w)nach (?:dem )?(?:auszug|ende|kündigung)[^.!?]*$")
_PARTLY = words(r"einliegerwohnung(?![\w-])[^.!?\n]{0,80}?(?<!\w)vermietet")
_IN_THE_PAST = words(r"(?<!\w)(?:früher|zuletzt|ehemals|vormals|formerly|previously)(?!\w)[^.!?;|]*$")
_WISHED = words(
    r"(?:kann|könnte|können|soll|wird|war|waren|zuletzt|ehemals|bisher|früher|bis (?:zum |ende |mitte )?\d\S*"
    r"|möglich|zuvor|nach|wenn|falls|optional|not|nicht)[^\w,;]+(?:\w+[^\w,;]+){0,3}$"
)

_NO = r"(?:kein(?:e[nrms]?)?|ohne|nein|nicht|no|not|none|frei von)"
_OWN_GROUND = words(r"(?<!\w)(?:volleigentum|eigenland|eigentumsgrundstück|freehold|(?:real|voll)eigentümer)(?!\w)")
_LEASEHOLD = words(
    r"(?<!\w)(?:erbbau-?recht\w*|erbpacht\w*|erbbau-?zins\w*|erbbau-?grundstück\w*|erbbau(?!\w)"
    r"|(?:sold )?(?:as )?leasehold|ground lease(?!\w))"
)
_RESIDENCE = words(
    r"(?<!\w)(?:(?:lebenslang\w* |lebensläng\w* |dinglich\w* |eingetragene\w* )?(?:wohn(?:ungs)?-?recht\w*"
    r"|nießbrauch\w*|niessbrauch\w*|leibrente\w*)|right of residence|usufruct|life estate|lifelong right)"
)
_NEGATED_BEFORE = words(rf"(?<!\w){_NO}(?: \w+){{0,2}}[ :]*$")
_WORTH_WITHOUT = words(r"(?:wert|preis)\w*(?: \w+){0,2} ohne[ :]*$")
_SUM, _LEFT_OUT = words(r"erbbau-?zins"), words(r"(?<!\w)(?:ohne|zzgl\.?|zuzüglich)[ :]*$")
"""A sum told without the ground rent does not say that there is none."""

_NEGATED_AFTER = words(
    r"^[ \t]?(?::|\n|\t| )?\s?(?:nein|keine?s?|no|none|nicht vorhanden|besteht nicht|ausgeschlossen"
    r"|(?:wurde|ist) (?:\d{4} |bereits |inzwischen )?(?:abgelöst|aufgehoben|beendet|gelöscht))(?!\w)"
)

_HEATING: Mapping[str, str] = {
    "gas": (
        r"gas-?(?:etagen|zentral)?-?(?:heizung|therme|kombitherme|brennwert\w*|zentralheizung|heizkessel)|erdgas\w*"
        r"|gasheizung|(?:heizungsart|energieträger|befeuerung|befeuerungsart|wesentliche[r]? energieträger|heating"
        r"|energy source)[^\n]{0,30}[:\n\t ]\s?(?:erd)?gas|gas (?:central )?heating|natural gas"
    ),
    "oil": (
        r"öl-?(?:zentral)?-?heizung|heizöl|(?:energieträger|befeuerung|befeuerungsart|heizungsart"
        r"|wesentliche[r]? energieträger|heating)[^\n]{0,30}[:\n\t ]\s?öl(?!\w)|oil (?:central )?heating"
    ),
    "district": r"fern-?wärme\w*|nahwärme|district heating|fernheizung",
    "heat_pump": r"wärme-?pumpe\w*|heat pump",
    "electric": (
        r"nachtspeicher\w*|elektro-?(?:speicher)?-?heizung|stromheizung|infrarotheizung"
        r"|electric (?:storage )?heat(?:ing|ers?)|(?:energieträger|befeuerung"
        r"|heizungsart)[^\n]{0,20}[:\n\t ]\s?strom(?!\w)"
    ),
    "wood": r"pellet\w*|holz(?:pellet|hackschnitzel)?-?heizung|wood pellets?",
    "coal": r"kohle-?(?:ofen|heizung)\w*|kohleöfen",
}
_CONDITION: Mapping[str, str] = {
    "new": (
        r"erstbezug(?! nach)|neubau(?!gebiet|viertel|treppe|projekte|block)(?!\w)|neuwertig|first occupancy"
        r"|newly built|new build|new construction"
),
    "modernised": (
        r"(?:voll|kern|teil|komplett|vollständig|umfassend|aufwendig|energetisch|frisch|hochwertig)?-? ?(?:saniert"
        r"|modernisiert|renoviert)(?!\w)|erstbezug nach sanierung|refurbished|renovated|modernised"
),
    "kept": r"gepflegt(?:e[rsnm]?)?(?!\w)|guter zustand|gut erhalten|well[- ](?:kept|maintained)|good condition",
    "to_renovate": (
        r"(?:renovierungs|sanierungs|modernisierungs)-?bedürftig\w*|unrenoviert\w*|unsaniert\w*"
        r"|needs? (?:of )?(?:renovation|modernisation)|in need of|renovierungsstau|sanierungsstau"
        r"|handwerker(?:wohnung|objekt)"
),
}  # fmt: skip
_CONDITION_IN_PROSE: Mapping[str, str] = {
    "new": r"erstbezug(?! nach)|neubau-?(?:wohnung|erstbezug)?(?!\w|-)|first occupancy|newly built|new build",
    "modernised": (
        r"(?:voll|kern|komplett|vollständig|umfassend)-? ?(?:saniert|modernisiert|renoviert)(?:e[rsnm]?)?(?!\w)"
        r"|erstbezug nach sanierung|(?:sanierte|modernisierte|renovierte)[rsn]? (?:[\w,-]+ ){0,2}[\w-]*(?:wohnung"
        r"|whg)|(?:fully|completely) (?:refurbished|renovated|modernised)"
    ),
    "kept": (
        r"gepflegte[rsnm]? (?:[\w,-]+ ){0,2}[\w-]*(?:wohnung|zustand|apartment|whg)|in gutem zustand"
        r"|well[- ](?:kept|maintained) (?:flat|apartment)|in good condition"
    ),
    "to_renovate": _CONDITION["to_renovate"],
}
"""What says it of the flat itself, where no label does: a bathroom may be renovated and a community well kept."""

_STATE_LABEL = words(
    r"(?:(?:objekt)?zustand(?: der immobilie| des objekts)?|condition)"
    r"(?=[ \t:|]{2}|[:\n\t])[ \t:|]{0,60}+\n?[^\n]{3,40}"
)


def phrases(draft: Draft) -> None:
    """Put what is said; a flat that is both let and free, or with two heatings, stays open."""
    _letting(draft)
    _yes_or_no(draft, "leasehold", _LEASEHOLD)
    own = _OWN_GROUND.search(draft.plain)
    if "leasehold" not in draft.values and own and not _NEGATED_BEFORE.search(draft.plain[: own.start()][-30:]):
        draft.put("leasehold", False, own.span())
    _yes_or_no(draft, "residence_right", _RESIDENCE)
    _choice(draft, "heating", _HEATING, draft.plain, 0)
    state = _STATE_LABEL.search(draft.plain)
    if not (state and _choice(draft, "condition", _CONDITION, state.group(), state.start())):
        _choice(draft, "condition", _CONDITION_IN_PROSE, draft.plain, 0)


def _letting(draft: Draft) -> None:
    labelled = [(m["answer"].casefold() in ("ja", "yes"), m.span()) for m in _LET_LABEL.finditer(draft.plain)]
    places: dict[bool, list[Span]] = {True: [], False: []}
    for answer, span in labelled:
        places[answer].append(span)
    places[True].extend(match.span() for match in _SOLD_LET.finditer(draft.plain))
    if part := _PARTLY.search(draft.plain):
        whole = _FREE.search(draft.plain)
        spans = (part.span(), *([whole.span()] if whole else ()))
        draft.warn("partly_let", ("let",), spans)
        draft.put("let", None, *spans)
        return
    for pattern, said in ((_LET, True), (_FREE, False)):
        for match in pattern.finditer(draft.plain):
            with_initial = draft.plain[max(0, match.start() - 60) : match.start() + 1]
            before = _SENTENCE.split(with_initial)[-1][:-1]
            inside = any(start <= match.start() < end for _, (start, end) in labelled)
            if not (
                inside
                or _IN_THE_PAST.search(before)
                or _NOT_THE_FLAT.search(before)
                or (_WISHED.search(before) and (said or not _AFTER_MOVING.search(before)))
                or (said and _NOT_LET.search(before))
            ):
                places[said].append(match.span())
    if places[True] and places[False]:
        both = (*places[True], *places[False])
        draft.warn("let_and_free", ("let",), both)
        draft.put("let", None, *both)
    elif places[True] or places[False]:
        draft.put("let", bool(places[True]), *(places[True] or places[False])[:3])


def tenant(draft: Draft) -> None:
    """A flat that is said neither let nor free is let where a rent is paid and the text speaks of its tenant."""
    if "let" in draft.values or draft.number("actual_rent_monthly") is None:
        return
    for match in _TENANT.finditer(draft.plain):
        before = draft.plain[max(0, match.start() - 30) : match.start()]
        if not _NO_TENANT.search(before) and not _GONE.search(draft.plain[match.end() : match.end() + 40]):
            draft.put("let", True, match.span(), *draft.spans["actual_rent_monthly"])
            return


def _yes_or_no(draft: Draft, name: str, pattern: re.Pattern[str]) -> None:
    answers: dict[bool, Span] = {}
    for match in pattern.finditer(draft.plain):
        before = draft.plain[max(0, match.start() - 30) : match.start()].split("\n")[-1]
        if _WORTH_WITHOUT.search(before) or (_SUM.match(match.group()) and _LEFT_OUT.search(before)):
            continue
        after = draft.plain[match.end() : match.end() + 24]
        answers.setdefault(not (_NEGATED_BEFORE.search(before) or _NEGATED_AFTER.search(after)), match.span())
    if len(answers) == 2:
        draft.warn("yes_and_no", (name,), tuple(answers.values()))
        draft.put(name, None, *answers.values())
    elif answers:
        answer, place = answers.popitem()
        draft.put(name, answer, place)


def _choice(draft: Draft, name: str, patterns: Mapping[str, str], text: str, offset: int) -> bool:
    """Put the one answer that the text names; of several, none."""
    found: dict[str, Span] = {}
    for key, pattern in patterns.items():
        if match := words(rf"(?<!\w)(?:{pattern})").search(text):
            found[key] = (match.start() + offset, match.end() + offset)
    if len(found) == 1:
        key, place = found.popitem()
        draft.put(name, key, place)
    return bool(found)
