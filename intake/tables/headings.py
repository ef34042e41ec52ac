"""What the heading of a column means: an input, perhaps by another period or per square metre, or nothing of ours."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz, process

from calc import metrics
from calc.listing import QUESTIONS
from calc.record import LANGUAGES, Question, Unit

SOURCE = "source_url"
"""The address of the offer: no input of the calculation, kept with the listing."""

_FILE = Path(__file__).with_name("headings.toml")
_NEAR_ENOUGH = 84
"""Of 100: "Kaufpries" and "Wohnflaeche" are near, "Zimmer" and "Zins" are not."""
_MOST_SIGNS = 80
_LEAST_OF_A_COMPOUND = 5

_UNITS = re.compile(r"€/m²|€/qm|eur/m²|\beuro?\b|€|%|\bprozent\b|\bpercent\b|\bin\b|\bca\b|\bca\.")
_UNIT_BEHIND = re.compile(r"\s*\((€|%|m²|kWh/m²)\)\s*$")
_PER_SQM = re.compile(r"(/|je|pro|per) ?(m²|m2|qm|sqm|quadratmeter)")
_AREA_UNIT = re.compile(r"[(\[] ?(m²|m2|qm|sqm) ?[)\]]|\bm²$|(?<=.)\b(in )?(m²|m2|qm|sqm)$")
_YEARLY = re.compile(
    r"/ ?(jahr|year|a)\b|\b(im|pro|je|per|and|und) (jahr|year)\b|\b(jährliche?|yearly|annual|p\.? ?a\.?)(?=\W|$)"
)
_MONTHLY = re.compile(
    r"/ ?(monat|month|mon|mtl)\b|\b(im|pro|je|per) (monat|month)\b|\b(monatlich|monatliche|monthly|mtl|p\.? ?m)\b\.?"
)
_YEAR_IN_WORD = re.compile(r"^jahres(?=\w)|^(jnkm|jnm)\b")
_PERIOD_BEHIND = re.compile(r"(.+) (?:(jahr|year)|monat|month)")
"""In "kaltmiete_jahr"; in "Construction year" the word belongs to the name."""
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_THOUSANDS = re.compile(r"\b(t€|teur|tsd|tausend|k€)\b|t€|k€")


@dataclass(frozen=True)
class Meaning:
    """The input that a column holds: its numbers times ``factor`` (and the living area) are in the input's unit."""

    field: str
    factor: float = 1.0
    per_sqm: bool = False


@dataclass(frozen=True)
class Guess:
    """What a heading may mean. ``certain``: known as it stands; otherwise a reader has to decide.

    A certain guess without ``meaning`` is a column that no listing has.
    """

    meaning: Meaning | None
    certain: bool


@dataclass(frozen=True)
class _Heading:
    base: str
    period: str
    per_sqm: bool
    scale: float


def guess(heading: str) -> Guess:
    """What the heading means, known or nearly so."""
    heading = heading[:_MOST_SIGNS]
    if (label := _whole(_UNIT_BEHIND.sub("", heading))) in _own_labels():
        return Guess(Meaning(_own_labels()[label]), certain=True)
    parts = _parts(heading)
    if parts.base not in _known():
        parts = _with_period_behind(parts)
    field = _known().get(parts.base)
    if field is not None:
        return Guess(_meaning(field, parts), certain=True) if _fits(field, parts) else _left_out(parts)
    if _whole(heading) in _others() or parts.base in _others():
        return Guess(None, certain=True)
    if len(parts.base) < len("zins"):
        return Guess(None, certain=False)
    near = process.extractOne(parts.base, _known().keys(), scorer=fuzz.ratio, score_cutoff=_NEAR_ENOUGH)
    name = near[0] if near else _beginning(parts.base)
    if not name or not _fits(_known()[name], parts):
        return Guess(None, certain=False)
    return Guess(_meaning(_known()[name], parts), certain=False)


def _with_period_behind(parts: _Heading) -> _Heading:
    behind = _PERIOD_BEHIND.fullmatch(parts.base)
    return replace(parts, base=behind[1], period="year" if behind[2] else "month") if behind else parts


def _beginning(base: str) -> str:
    """The longest known name that a compound begins with: "Provisionssatz", "Etagenlage"."""
    return max((n for n in _known() if len(n) >= _LEAST_OF_A_COMPOUND and base.startswith(n)), key=len, default="")


def is_figure(heading: str) -> bool:
    """Whether a heading is, with or without its unit, what this application calls one of its figures."""
    return _whole(_UNIT_BEHIND.sub("", heading[:_MOST_SIGNS])) in _figures()


def rank(heading: str, field: str) -> int:
    """How well a heading names the input: 0 is its own label, then the usual names in their order."""
    base = _parts(heading[:_MOST_SIGNS]).base
    if field in QUESTIONS and base in {_parts(name).base for name in (field, *_labels(QUESTIONS[field]))}:
        return 0
    names = [_parts(name).base for name in _table()["fields"].get(field, [])]
    return names.index(base) + 1 if base in names else len(names) + 1


def _left_out(parts: _Heading) -> Guess:
    """A known name by a unit that its input does not have, such as a price per square metre."""
    return Guess(None, certain=parts.per_sqm)


def _fits(field: str, parts: _Heading) -> bool:
    if field == SOURCE:
        return True
    unit = QUESTIONS[field].unit
    if parts.per_sqm and unit not in (Unit.EUR_MONTH, Unit.EUR_SQM_YEAR):
        return False
    if unit is Unit.EUR_SQM_YEAR:
        return parts.per_sqm
    return not parts.period or unit in (Unit.EUR_MONTH, Unit.EUR_YEAR, Unit.SHARE)


def _meaning(field: str, parts: _Heading) -> Meaning:
    unit = QUESTIONS[field].unit if field in QUESTIONS else Unit.TEXT
    factor = parts.scale
    if unit is Unit.EUR_MONTH and parts.period == "year":
        factor /= 12
    if unit in (Unit.EUR_YEAR, Unit.EUR_SQM_YEAR) and parts.period == "month":
        factor *= 12
    return Meaning(field, factor, per_sqm=parts.per_sqm and unit is Unit.EUR_MONTH)


@cache
def _known() -> dict[str, str]:
    """Fields by the ways in which their heading may be written."""
    written: dict[str, str] = {}
    for field, names in _table()["fields"].items():
        if field in QUESTIONS or field == SOURCE:
            written |= {_parts(name).base: field for name in names}
    for field, question in QUESTIONS.items():
        # What the application itself calls it comes last and wins; "Sonderumlage im Jahr" asks for no yearly levy.
        own = (_parts(name) for name in (field, *_labels(question)))
        written |= {parts.base: field for parts in own if _fits(field, parts)}
        written[_whole(field)] = field
    return written


@cache
def _own_labels() -> dict[str, str]:
    """Fields by their labels and identifiers, as this application writes them."""
    return {_whole(name): field for field, q in QUESTIONS.items() for name in (*_labels(q), field)}


def _labels(question: Question) -> tuple[str, ...]:
    return tuple(question.label.in_language(language) for language in LANGUAGES)


@cache
def _others() -> frozenset[str]:
    """Headings of columns that a listing does not have, the figures of this application among them."""
    named = {_parts(name).base for name in _table()["left_out"]["names"]}
    return frozenset(named | _figures() | {_whole(key) for key in metrics.catalogue()})


@cache
def _figures() -> frozenset[str]:
    labels = (metric.label for metric in metrics.catalogue().values())
    return frozenset(_whole(label.in_language(language)) for label in labels for language in LANGUAGES)


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def _whole(heading: str) -> str:
    """The heading without case and punctuation, "Fläche" and "Flaeche" alike."""
    text = unicodedata.normalize("NFKC", heading.replace("m²", "m2")).casefold().translate(_UMLAUTS)
    return re.sub(r"[^a-z0-9/]+", " ", text).strip()


def _parts(heading: str) -> _Heading:
    text = " ".join(unicodedata.normalize("NFC", heading).casefold().replace("_", " ").split())
    scale = 1_000.0 if _THOUSANDS.search(text) else 1.0
    text = _THOUSANDS.sub(" ", text)
    per_sqm = bool(_PER_SQM.search(text)) or "€/m²" in text or "€/qm" in text
    text = _PER_SQM.sub(" ", text)
    period = "year" if _YEARLY.search(text) else "month" if _MONTHLY.search(text) else ""
    text = _MONTHLY.sub(" ", _YEARLY.sub(" ", text))
    if _YEAR_IN_WORD.search(text.strip()):
        period, text = "year", re.sub(r"^jahres", "", text.strip())
    bare = _UNITS.sub(" ", _AREA_UNIT.sub(" ", text))
    base = _whole(bare) or _whole(text)
    return _Heading(base, period, per_sqm, scale)
