"""Any law file as an entry of the method page: what counts today, what counted before, and what is doubtful."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from calc.edition import LAW_DAY
from calc.law import Evidence, Provision, Statute
from calc.record import Language
from calc.states import STATES
from ui.method.law_grids import Grid, Link, figure, grids, unit_of
from words.catalogue import text
from words.numbers import day

Dated = list[tuple[str, Provision]]

_NOT_READ: tuple[Evidence, ...] = ("known", "derived")


@dataclass(frozen=True)
class Version:
    """One state of a law: facts (name and text or link), then its figures. A table over all series has no facts."""

    facts: tuple[tuple[str, str | Link], ...]
    grids: tuple[Grid, ...]


@dataclass(frozen=True)
class LawEntry:
    """A law file: what counts today, and what counted before."""

    name: str
    decided_by: str
    facts: tuple[tuple[str, str], ...]
    current: tuple[Version, ...]
    earlier_title: str
    earlier: tuple[Version, ...]


def law_entry(statute: Statute, language: Language) -> LawEntry:
    """A law file as the method page shows it, newest provisions first."""
    current = statute.current(LAW_DAY)
    earlier = [
        (name, provision)
        for name, provisions in statute.series.items()
        for provision in reversed(provisions)
        if (name, provision) not in current
    ]
    one = text(language, "method.earlier_one")
    return LawEntry(
        name=statute.name.in_language(language),
        decided_by=text(
            language,
            "method.decided_by",
            what=text(language, f"method.{statute.decided_by}"),
            checked=day(statute.checked, language),
        ),
        facts=tuple(_comments(statute, language)),
        current=_versions(statute, current, language),
        earlier_title=one if len(earlier) == 1 else text(language, "method.earlier", count=len(earlier)),
        earlier=_versions(statute, earlier, language),
    )


@dataclass(frozen=True)
class Doubt:
    """What is open about a law in force today."""

    name: str
    sentences: tuple[str, ...]


def doubt(statute: Statute, language: Language) -> Doubt | None:
    """Everything in force today that was not read at its source or carries a note; None if there is nothing."""
    current = statute.current(LAW_DAY)
    sentences = [
        sentence
        for evidence in _NOT_READ
        if (sentence := _not_read(statute, current, evidence, language)) is not None
    ]
    notes = [statute.note, *(provision.note for _, provision in current)]
    sentences += dict.fromkeys(note.in_language(language) for note in notes if note)
    return Doubt(statute.name.in_language(language), tuple(sentences)) if sentences else None


def _not_read(statute: Statute, current: Dated, evidence: Evidence, language: Language) -> str | None:
    which = [
        series_name(statute, series, language) or time_in_force(statute, series, provision, language)
        for series, provision in current
        if provision.evidence == evidence
    ]
    if not which:
        return None
    if len(which) == len(current):
        return text(language, f"method.doubt_{evidence}")
    return text(language, f"method.doubt_{evidence}_in", which=", ".join(which))


def time_in_force(statute: Statute, series: str, provision: Provision, language: Language) -> str:
    """From when until when a provision holds."""
    last = statute.last_day(provision, series)
    if provision.since == date.min and last:
        return text(language, "method.until", until=day(last, language))
    since = day(provision.since, language)
    if last is None:
        return text(language, "method.from", since=since)
    return text(language, "method.between", since=since, until=day(last, language))


def series_name(statute: Statute, series: str, language: Language) -> str:
    """A federal state, a case the file names, or nothing where there is only one."""
    words = STATES.get(series) or statute.series_names.get(series)
    return words.in_language(language) if words else ""


def _versions(statute: Statute, dated: Dated, language: Language) -> tuple[Version, ...]:
    plain = not any(isinstance(provision.value, (dict, list)) for _, provision in dated)
    if plain and len(dated) > 1:
        return (Version((), (_overview(statute, dated, language),)),)
    return tuple(_version(statute, series, provision, language) for series, provision in dated)


def _overview(statute: Statute, dated: Dated, language: Language) -> Grid:
    """Numbers of many series or times, a row each."""
    label = statute.labels["value"]
    named = len(statute.series) > 1
    first = text(language, "method.state" if set(statute.series) <= set(STATES) else "method.case")
    tail = ("in_force", "reference", "evidence")
    heads = (label.words.in_language(language), *(text(language, f"method.{name}") for name in tail))
    rows = []
    for series, provision in dated:
        time = time_in_force(statute, series, provision, language)
        evidence = [text(language, f"method.evidence_{provision.evidence}")]
        evidence += [words.in_language(language) for words in (provision.remark, provision.note) if words]
        cells = (
            figure(provision.value, unit_of(label), language),
            time,
            Link(provision.reference, provision.url),
            ". ".join(evidence),
        )
        rows.append((series_name(statute, series, language), *cells) if named else (time, cells[0], *cells[2:]))
    if not named:
        return Grid((heads[1], heads[0], *heads[2:]), tuple(rows), figures=False)
    return Grid((first, *heads), tuple(rows), figures=False)


def _version(statute: Statute, series: str, provision: Provision, language: Language) -> Version:
    name = series_name(statute, series, language)
    facts: list[tuple[str, str | Link]] = [(text(language, "method.case"), name)] if name else []
    facts += [
        (text(language, "method.in_force"), time_in_force(statute, series, provision, language)),
        (text(language, "method.reference"), Link(provision.reference, provision.url)),
        (text(language, "method.evidence"), text(language, f"method.evidence_{provision.evidence}")),
        *_comments(provision, language),
    ]
    return Version(tuple(facts), tuple(grids(statute, provision.value, language)))


def _comments(source: Statute | Provision, language: Language) -> list[tuple[str, str]]:
    comments = {"remark": source.remark, "doubtful": source.note}
    return [
        (text(language, f"method.{key}"), words.in_language(language)) for key, words in comments.items() if words
    ]
