"""The only reader of the law: one TOML file per statute, with complete values per date.

Each file names what it regulates in both languages, ``decided_by`` (which date counts: contract, completion or tax
year) and the day it was ``checked``; its ``labels`` name and measure every figure in it, so that a page can show a
file it has never seen. Below stand one or more series (the states of a federal tax, or just one) of dated
provisions; every provision carries its value in full, its paragraph, a link and how well it is known
(``evidence``). Market assumptions are no law and live in :mod:`calc.presets`.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from calc.outcome import Column
from calc.record import Words

Evidence = Literal["read", "known", "derived"]
DecidedBy = Literal["contract_date", "completion_date", "tax_year", "calendar_year"]


class LawUnit(StrEnum):
    """The closed list of units in which the law measures."""

    SHARE = "share"
    EUR = "EUR"
    EUR_YEAR = "EUR per year"
    EUR_SQM = "EUR per m²"
    EUR_SQM_MONTH = "EUR per m² and month"
    EUR_SQM_YEAR = "EUR per m² and year"
    KG = "kg"
    YEARS = "years"
    MONTHS = "months"
    DATE = "date"
    NUMBER = "number"
    COEFFICIENT = "coefficient"  # as printed: whole or with two decimals


class NotInForceError(LookupError):
    """No provision covers the day asked for.

    ``statute``, ``series``, ``asked``, ``first`` and ``last`` (None: open ended) let the interface say it in the
    reader's language.
    """

    def __init__(self, statute: str, series: str, asked: date, first: date, last: date | None) -> None:
        self.statute, self.series, self.asked, self.first, self.last = statute, series, asked, first, last
        until = f" and ends on {last}" if last else ""
        super().__init__(f"{statute} ({series}) starts on {first}{until}; {asked} was asked for.")


@dataclass(frozen=True)
class Label:
    """What a figure of a file is called, and its unit; a heading of several figures has none.

    ``{value}`` in the words of a row's first figure, ``{key}`` in those of a series of figures stand for it.
    """

    words: Words
    unit: LawUnit | None


@dataclass(frozen=True)
class Provision:
    """One complete value of the law from ``since`` until ``until`` (inclusive; None: until the next one).

    ``evidence``: ``read`` at the source, ``known`` from the statute but not read again, ``derived`` by
    computation. ``note`` says what is doubtful, ``remark`` what a figure alone does not say.
    """

    since: date
    value: Any
    reference: str
    url: str
    evidence: Evidence
    until: date | None = None
    note: Words | None = None
    remark: Words | None = None


@dataclass(frozen=True)
class Statute:
    """A statute with its dated provisions, oldest first, by series.

    ``labels`` holds a label for every key of its values; ``value`` is that of a value without keys. ``formulas``
    say what the figures of a row make together; a row takes the first whose figures it has, none of them zero.
    ``note`` and ``remark`` hold for all provisions.
    """

    key: str
    name: Words
    decided_by: DecidedBy
    checked: date
    series: Mapping[str, tuple[Provision, ...]]
    labels: Mapping[str, Label]
    series_names: Mapping[str, Words]
    formulas: tuple[Words, ...]
    note: Words | None
    remark: Words | None

    def in_force(self, day: date, series: str = "all") -> Provision:
        """The provision of ``series`` in force on ``day``.

        Raises :class:`NotInForceError` before the first or after the last provision, KeyError for an unknown
        series.
        """
        provisions = self.series[series]
        index = bisect_right([p.since for p in provisions], day) - 1
        last = provisions[-1].until
        if index < 0 or _ended(provisions[index], day):
            raise NotInForceError(self.key, series, day, provisions[0].since, last)
        return provisions[index]

    def current(self, day: date) -> list[tuple[str, Provision]]:
        """What counts on ``day``, by series.

        Where the completion decides that is every provision: buildings of all ages are bought.
        """
        found = []
        for name, provisions in self.series.items():
            if self.decided_by == "completion_date":
                found += [(name, provision) for provision in reversed(provisions)]
                continue
            with suppress(NotInForceError):
                found.append((name, self.in_force(day, name)))
        return found

    def last_day(self, provision: Provision, series: str) -> date | None:
        """The last day of a provision of ``series``: its own, or the one before the next begins."""
        if provision.until is not None:
            return provision.until
        later = [p.since for p in self.series[series] if p.since > provision.since]
        return min(later) - timedelta(days=1) if later else None

    def column(self, days: NDArray[np.datetime64], series: Iterable[str]) -> Column:
        """The numeric value in force for each row: ``days`` of shape (n,), one series name per row."""
        rows = list(zip(series, days.astype("datetime64[D]").tolist(), strict=True))
        in_force = {(name, day): self.in_force(day, name).value for name, day in dict.fromkeys(rows)}
        return np.fromiter((in_force[row] for row in rows), np.float64, len(rows))


def _ended(provision: Provision, day: date) -> bool:
    return provision.until is not None and day > provision.until


@cache
def statute(key: str) -> Statute:
    """The statute kept in ``calc/law/<key>.toml``."""
    text = resources.files(__name__).joinpath(f"{key}.toml").read_text(encoding="utf-8")
    raw = tomllib.loads(text)
    return Statute(
        key=key,
        name=Words(**raw["name"]),
        decided_by=raw["decided_by"],
        checked=raw["checked"],
        series={name: tuple(_provision(p) for p in dated) for name, dated in raw["series"].items()},
        labels={name: _label(label) for name, label in raw["labels"].items()},
        series_names={name: Words(**words) for name, words in raw.get("series_names", {}).items()},
        formulas=tuple(Words(**words) for words in raw.get("formulas", [])),
        note=_words(raw.get("note")),
        remark=_words(raw.get("remark")),
    )


def _provision(raw: dict[str, Any]) -> Provision:
    return Provision(**raw | {"note": _words(raw.get("note")), "remark": _words(raw.get("remark"))})


def _label(raw: dict[str, str]) -> Label:
    unit = raw.get("unit")
    return Label(Words(raw["de"], raw["en"]), LawUnit(unit) if unit else None)


def _words(raw: dict[str, str] | None) -> Words | None:
    return Words(**raw) if raw else None


def statutes() -> tuple[Statute, ...]:
    """All statutes of the house, by file name."""
    names = (entry.name for entry in resources.files(__name__).iterdir())
    return tuple(statute(name.removesuffix(".toml")) for name in sorted(names) if name.endswith(".toml"))
