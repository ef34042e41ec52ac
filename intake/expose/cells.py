"""Cells of a copied page: a label alone or a value alone, and how well the two belong together."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from intake.expose.amounts import Amount, Kind
from intake.expose.labels import Label
from intake.expose.lines import Line
from intake.expose.pair import fits
from intake.expose.spelling import words

LONGEST_CELL = 70
CERTAIN, NAMED_UNIT, BARE, UNLIKELY = 3.0, 2.5, 1.0, 0.5
"""How much a pair counts: kind or unit agree; the label names the unit; a bare number; €/m² behind a plain label."""

_LABELS = {
    "rooms": words(r"(?:anzahl )?zimmer(?:-?an)?(?:-?zahl)?|zi\.?|räume|(?:number of )?rooms|wohnräume"),
    "year": words(
        r"bau-?jahr(?: \S.{0,30})?|bj\.?|fertig-?stellung|errichtet|erbaut|year (?:of construction|built)"
        r"|letzte (?:modernisierung|sanierung)|(?:modernisierung|sanierung).{0,24}|bezug"
    ),
    "count": words(
        r"schlaf-?zimmer|bade?-?zimmer|bäder|bad|etagen?(?:zahl|nanzahl)?|stockwerk|geschoss|(?:anzahl )?stellplätze"
        r"|garage ?/ ?stellplatz|(?:anzahl )?(?:garagen|parkplätze|balkone|terrassen)|wohneinheiten|einheiten|we"
        r"|bedrooms?|bathrooms?|floors?|parking spaces|balkon(?: ?/ ?terrasse)?"
    ),
    "number": words(
        r"(?:objekt|immobilien?|referenz|ref\.?|kenn|angebots|scout|online|anzeigen)[ -]*(?:nr\.?|nummer|id|kennung)"
        r"|aufrufe|besucher|views|gemerkt|bilder|referenz"
    ),
    "letter": words(r"energie-?effizienz-?klasse|effizienz-?klasse|energie-?klasse|klasse|energy (?:class|rating)"),
}
_VALUES = {
    "rooms": re.compile(r"\d{1,2}(?:[.,][05])?(?: ?½)?"),
    "year": words(r"(?:ca\.? ?|um |vor |q[1-4] ?/? ?|\d{1,2} ?/ ?|[a-zä]{3,9}\.? )?(?:1[5-9]|20)\d\d"),
    "count": words(r"\d{1,2}(?: (?:von|of) \d{1,2})?|\d{1,2}\. ?(?:og|etage|stock|geschoss|ug)|eg|dg|ug"),
    "number": re.compile(r"[\w./-]{0,20}\d[\w.-]{0,20}"),
    "letter": re.compile(r"A\+|[A-H]"),
}
_MONEY_NAMED = re.compile(r"€|(?<!\w)eur(?:o)?(?!\w)", re.IGNORECASE)
_AREA_NAMED = re.compile(r"(?<!\w)(?:m2|qm|sqm)(?!\w)", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^()]{0,30}\)|\s*(?:ca\.?|circa)(?=\s*:?\s*$)|[\s:*|]+$")


@dataclass(frozen=True)
class Cell:
    """A cell at its place of the text. ``kinds`` are the counts it may announce or be."""

    start: int
    end: int
    text: str
    is_label: bool
    kinds: frozenset[str]
    labels: tuple[Label, ...] = ()
    amount: Amount | None = None

    def moved(self, by: int) -> Cell:
        """The same cell further on in the text."""
        return replace(self, start=self.start + by, end=self.end + by)

    def value_as(self, kind: str) -> bool:
        """Whether the cell is a value of such a count."""
        return not self.is_label and kind in self.kinds


def cell(line: Line) -> Cell | None:
    """The line as a cell; None where it is neither a label alone nor a value alone."""
    text = line.text.strip()
    if not text or len(text) > LONGEST_CELL:
        return None
    start = line.start + line.text.index(text[0])
    bare = line.bare
    named = _ASIDE.sub("", text).strip()
    kinds = frozenset(kind for kind, pattern in _LABELS.items() if pattern.fullmatch(named))
    if kinds or bare == "label":
        return Cell(start, start + len(text.rstrip(" :|")), text, True, kinds, line.labels)
    kinds = frozenset(kind for kind, pattern in _VALUES.items() if pattern.fullmatch(text.lstrip("|* ")))
    amount = line.amounts[0] if bare == "amount" and len(line.amounts) == 1 else None
    if kinds or amount:
        return Cell(start, start + len(text), text, False, kinds, (), amount)
    return None


def as_label(named: Cell, *, headed: bool) -> Cell:
    """Words as a label of words: "Energieausweis-Typ:", or "Lage" in a row of labels (``headed``)."""
    colon = named.text.endswith(":")
    if named.kinds == {"words"} and (colon or (headed and named.text.isalpha())):
        return replace(named, is_label=True, end=named.end - colon)
    return named


def score(label: Cell, value: Cell) -> float:
    """How well a value belongs to a label; 0 where it cannot be its."""
    if not label.is_label or value.is_label:
        return 0.0
    if any(value.value_as(kind) for kind in label.kinds):
        return CERTAIN
    if "words" in label.kinds:
        return BARE
    amount = value.amount
    return max((_as_amount(label.text, each, amount) for each in label.labels), default=0.0) if amount else 0.0


def _as_amount(text: str, label: Label, amount: Amount) -> float:
    if amount.kind is not Kind.NUMBER:
        if amount.per_sqm and label.key != "price_per_sqm":
            return UNLIKELY if fits(label, amount) else 0.0
        return CERTAIN if fits(label, amount) else 0.0
    named = {Kind.MONEY: _MONEY_NAMED, Kind.AREA: _AREA_NAMED}.get(label.kind)
    if named is None or not fits(label, amount, number=True):
        return 0.0
    return NAMED_UNIT if named.search(text) else BARE


def names_its_unit(text: str) -> bool:
    """Whether a label's line says what its number counts: "Hausgeld (€)"."""
    return bool(_MONEY_NAMED.search(text) or _AREA_NAMED.search(text))
