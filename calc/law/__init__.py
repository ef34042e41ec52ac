"""The only reader of the law: one TOML file per statute, with complete values per date.

Each file names what it regulates in both languages, its unit, ``decided_by`` (which date counts: contract,
completion or tax year) and the day it was ``checked``. Below stand one or more series (the states of a federal
tax, or just one) of dated provisions; every provision carries its value in full, its paragraph, a link and how
well it is known (``evidence``). Market assumptions are no law and live in :mod:`calc.presets`.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from calc.outcome import Column
from calc.record import Words

Evidence = Literal["read", "known", "derived"]
DecidedBy = Literal["contract_date", "completion_date", "tax_year", "calendar_year"]


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
class Provision:
    """One complete value of the law from ``since`` until ``until`` (inclusive; None: until the next one).

    ``evidence``: ``read`` at the source, ``known`` from the statute but not read again, ``derived`` by
    computation; ``note`` says what is doubtful.
    """

    since: date
    value: Any
    reference: str
    url: str
    evidence: Evidence
    until: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Statute:
    """A statute with its dated provisions, oldest first, by series."""

    key: str
    name: Words
    unit: str
    decided_by: DecidedBy
    checked: date
    series: Mapping[str, tuple[Provision, ...]]

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

    def column(self, days: NDArray[np.datetime64], series: Iterable[str]) -> Column:
        """The numeric value in force for each row: ``days`` of shape (n,), one series name per row."""
        names = np.asarray(list(series), dtype=object)
        values = np.empty(len(names))
        for name, day in {(n, d) for n, d in zip(names, days, strict=True)}:
            values[(names == name) & (days == day)] = self.in_force(day.astype(object), name).value
        return values


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
        unit=raw["unit"],
        decided_by=raw["decided_by"],
        checked=raw["checked"],
        series={name: tuple(Provision(**p) for p in dated) for name, dated in raw["series"].items()},
    )


def statutes() -> tuple[Statute, ...]:
    """All statutes of the house, by file name."""
    names = (entry.name for entry in resources.files(__name__).iterdir())
    return tuple(statute(name.removesuffix(".toml")) for name in sorted(names) if name.endswith(".toml"))
