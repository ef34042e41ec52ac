"""What can be published, as a dialog needs to know it: which choices there are, and the record they lead to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from calc.case import Tax
from calc.edition import LAW_DAY
from calc.income_tax import total_tax
from calc.listing import Listing
from calc.record import Language
from calc.screening import Gates
from embed.freezing import figures
from embed.freezing.charts import CHARTS
from embed.freezing.freeze import Choice, Kind, freeze, suggested_title
from embed.freezing.slider import OFFERED
from embed.record import Json

_EURO_MORE = 1_000.0


class Subject(Protocol):
    """Something to publish; its author may change the ``names``, and is asked for a tax rate if it is ``taxable``."""

    @property
    def names(self) -> tuple[str, ...]: ...

    @property
    def charts(self) -> tuple[str, ...]: ...

    @property
    def sliders(self) -> tuple[str, ...]: ...

    @property
    def taxable(self) -> bool: ...

    def figures(self, *, taxed: bool) -> tuple[str, ...]:
        """The figures to choose from."""
        ...

    def usual_figures(self, *, taxed: bool) -> tuple[str, ...]:
        """Those that are shown unless chosen otherwise."""
        ...

    def label(self, key: str, language: Language) -> str:
        """What a figure is called."""
        ...

    def title(self, language: Language) -> str:
        """The model's finding."""
        ...

    def record(self, choice: Choice, names: Sequence[str]) -> Json:
        """The frozen record."""
        ...


@dataclass(frozen=True)
class Properties:
    """One listing, or several side by side."""

    kind: Kind
    listings: tuple[Listing, ...]
    gates: Gates

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(listing.name for listing in self.listings)

    @property
    def charts(self) -> tuple[str, ...]:
        return tuple(CHARTS[self.kind])

    @property
    def sliders(self) -> tuple[str, ...]:
        return OFFERED[self.kind]

    @property
    def taxable(self) -> bool:
        return True

    def figures(self, *, taxed: bool) -> tuple[str, ...]:
        return figures.offered(taxed=taxed)

    def usual_figures(self, *, taxed: bool) -> tuple[str, ...]:
        return figures.usual(taxed=taxed)

    def label(self, key: str, language: Language) -> str:
        return figures.labels([key], self.listings)[key][language]

    def title(self, language: Language) -> str:
        return suggested_title(self.kind, self.listings, self.gates, language)

    def record(self, choice: Choice, names: Sequence[str]) -> Json:
        renamed = [replace(listing, name=name) for listing, name in zip(self.listings, names, strict=True)]
        return freeze(self.kind, renamed, self.gates, choice)


def usual_rate(buyer: Tax) -> float:
    """The buyer's own marginal rate as a whole percentage, to be confirmed: what the next thousand euros cost."""
    if buyer.marginal_rate_override is not None:
        return round(buyer.marginal_rate_override, 2)
    income = np.array([buyer.other_taxable_income, buyer.other_taxable_income + _EURO_MORE])
    tax = total_tax(
        income,
        np.full(2, LAW_DAY.year),
        splitting=np.full(2, buyer.splitting),
        church_tax_rate=buyer.church_tax_rate,
    )
    return round(float(tax[1] - tax[0]) / _EURO_MORE, 2)
