"""Findings: the sentences with which a screen opens, and the words for a shortfall."""

from __future__ import annotations

from collections.abc import Sequence

from calc.metrics import Better, Metric
from calc.outcome import Figure, Unavailable
from calc.record import Language, Unit
from calc.screening import Gate, Verdict
from words.catalogue import text
from words.numbers import NBSP, euro, number, show, with_significance

_NUMERALS: dict[Language, tuple[str, ...]] = {
    "de": ("kein", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"),
    "en": ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
}  # fmt: skip

_CLAUSES: dict[Language, dict[Verdict, tuple[str, str]]] = {
    "de": {
        Verdict.PASS: ("passt", "passen"),
        Verdict.NEAR: ("ist knapp", "sind knapp"),
        Verdict.FAIL: ("fällt durch", "fallen durch"),
    },
    "en": {
        Verdict.PASS: ("passes", "pass"),
        Verdict.NEAR: ("is close", "are close"),
        Verdict.FAIL: ("fails", "fail"),
    },
}
_NOUN: dict[Language, tuple[str, str]] = {"de": ("Inserat", "Inserate"), "en": ("listing", "listings")}


def short_name(name: str) -> str:
    """What a title calls a listing: the part before the first comma, at most 28 characters."""
    head = name.split(",")[0].strip() or name
    return head if len(head) <= 28 else head[:27].rstrip() + "…"


def sieve_finding(verdicts: Sequence[Verdict], language: Language) -> str:
    """How the listings fare: "Ein Inserat passt, zwei sind knapp, fünf fallen durch"."""
    counts = [(verdict, verdicts.count(verdict)) for verdict in Verdict if verdicts.count(verdict)]
    clauses = []
    for index, (verdict, count) in enumerate(counts):
        singular, plural = _CLAUSES[language][verdict]
        noun = f" {_NOUN[language][count != 1]}" if index == 0 else ""
        numeral = "eins" if language == "de" and count == 1 and index else numeral_word(count, language)
        clauses.append(f"{numeral}{noun} {singular if count == 1 else plural}")
    return _capitalised(", ".join(clauses))


def cash_flow_finding(names: Sequence[str], cash_flows: Sequence[float], language: Language) -> str:
    """Who carries itself before tax, and by how much the nearest other misses it (EUR per year)."""
    carried = [name for name, value in zip(names, cash_flows, strict=True) if value >= 0]
    others = [(value, name) for name, value in zip(names, cash_flows, strict=True) if value < 0]
    if not others:
        return _all_carry(names, language)
    shortfall, nearest = max(others)
    amount = _whole_or_cents(-shortfall, language)
    if len(names) == 1:
        return text(language, "finding.falls_short", name=nearest, amount=amount)
    miss = text(language, "finding.miss", name=nearest, amount=amount)
    if not carried:
        return text(language, "finding.none_carries", miss=miss)
    key = "finding.only_one_carries" if len(carried) == 1 else "finding.only_some_carry"
    return text(language, key, names=listed(carried, language), miss=miss)


def cash_flow_range(names: Sequence[str], cash_flows: Sequence[float], language: Language) -> str:
    """How far apart the best and the weakest are (EUR per year); with one property, its cash flow."""
    best, worst = max(cash_flows), min(cash_flows)
    best_name, worst_name = names[cash_flows.index(best)], names[cash_flows.index(worst)]
    if best == worst:
        value = euro(best, language, signed=True)
        return text(language, "compare.cash_flow_title_one", name=listed(names, language), value=value)
    return text(
        language,
        "compare.cash_flow_range",
        best=best_name,
        worst=worst_name,
        span=euro(best - worst, language),
    )


def years_finding(names: Sequence[str], totals: Sequence[float], years: int, language: Language) -> str:
    """What the weakest property costs over the years, or what the weakest still leaves (EUR after tax)."""
    worst = min(totals)
    key = "compare.years_cost" if worst < 0 else "compare.years_gain"
    name = names[totals.index(worst)]
    return text(language, key, name=name, amount=euro(abs(worst), language), years=numeral_word(years, language))


def shortfall(gate: Gate, missing: float, language: Language, *, brief: bool = False) -> str:
    """What is missing at a gate: "0,6 Prozentpunkte" ("0,6 Pp." in table cells) or "87 €"."""
    if gate.metric.unit is Unit.SHARE:
        value = with_significance(missing * 100, 1, language)
        key = "screening.points_short" if brief else "screening.points"
        return text(language, key, value=value).replace(" ", NBSP)
    return _whole_or_cents(missing, language)


def missing_words(gate: Gate, missing: float, language: Language) -> str:
    """The shortfall with its verb, for a table cell: "0,5 Pp. fehlen", "87 € fehlen", "2.000 € zu viel"."""
    key = "screening.missing" if gate.metric.better is Better.HIGHER else "screening.excess"
    return text(language, key, amount=shortfall(gate, missing, language, brief=True))


def threshold_words(gate: Gate, language: Language) -> str:
    """What a gate asks for: "ab 3,5 %" or "bis 60.000 €"."""
    key = "screening.from" if gate.metric.better is Better.HIGHER else "screening.up_to"
    return text(language, key, threshold=show(gate.threshold, gate.metric.unit, language))


def figure_words(metric: Metric, figure: Figure, language: Language) -> str:
    """A figure as a cell shows it, or the words for "not computable"."""
    if isinstance(figure, Unavailable):
        return text(language, "common.not_computable")
    return show(figure, metric.unit, language, signed=metric.signed)


def numeral_word(count: int, language: Language) -> str:
    """Numbers up to twelve as words."""
    words = _NUMERALS[language]
    return words[count] if count < len(words) else number(count, 0, language)


def listed(names: Sequence[str], language: Language) -> str:
    """The names in a row: "A, B und C"."""
    *head, last = names
    conjunction = "und" if language == "de" else "and"
    return f"{', '.join(head)} {conjunction} {last}" if head else last


def _all_carry(names: Sequence[str], language: Language) -> str:
    if len(names) == 1:
        return text(language, "finding.carries", name=names[0])
    return text(language, "finding.all_carry", count=numeral_word(len(names), language))


def _whole_or_cents(amount: float, language: Language) -> str:
    """Whole euros, cents where whole euros would read 0."""
    if amount >= 0.5:
        return euro(amount, language)
    return euro(max(amount, 0.01), language, decimals=2)


def _capitalised(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
