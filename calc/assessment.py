"""Everything worked out once: what the metrics select and divide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from calc.calculation import Calculation
from calc.case import Tax
from calc.complete import complete
from calc.inputs import Inputs, resolve
from calc.investment import Investment
from calc.listing import Listing
from calc.outcome import Column
from calc.projection import YearTable


@dataclass(frozen=True)
class Assessment:
    """Some listings with the quick estimates of the funnel and the complete calculation, n rows."""

    inputs: Inputs
    calculation: Calculation

    def first_year(self, name: str) -> Column:
        """A column of the year table in the first year, EUR, shape (n,); names as in :class:`YearTable`."""
        column: Column = getattr(self._years, name)[0]
        return column

    @property
    def investment(self) -> Investment:
        """The purchase side of the complete calculation."""
        return self.calculation.investment

    @property
    def _years(self) -> YearTable:
        return self.calculation.projection.table

    @cached_property
    def market_rent_yearly(self) -> Column:
        """Market rent and all other income of a year, EUR."""
        return 12 * (self.inputs.market_rent_monthly + self.inputs.further_income_monthly)

    @cached_property
    def actual_rent_yearly(self) -> Column:
        """Actual rent and all other income of a year, EUR."""
        return 12 * (self.inputs.actual_rent_monthly + self.inputs.further_income_monthly)

    @cached_property
    def quick_net_operating_income(self) -> Column:
        """Net operating income of a year as the quick estimate has it, from the actual rent, EUR."""
        inputs = self.inputs
        expenses = inputs.quick_admin_yearly + inputs.quick_maintenance_per_sqm_yearly * inputs.living_area_sqm
        return self.actual_rent_yearly * (1 - inputs.quick_vacancy_rate) - expenses

    @cached_property
    def quick_total_investment(self) -> Column:
        """Price and closing costs as the quick estimate has them, EUR."""
        return self.inputs.purchase_price * (1 + self.inputs.quick_acquisition_cost_rate)

    @cached_property
    def quick_debt_service(self) -> Column:
        """The bank's instalments of a year as the quick estimate has them, EUR."""
        return self.inputs.purchase_price * self.inputs.quick_annuity_rate_on_price


def assess(listings: Sequence[Listing], tax: Tax | None = None) -> Assessment:
    """The assessment of at least one listing, in order; ``tax`` is the buyer's situation (default: the record's)."""
    return assess_inputs(resolve(listings), tax)


def assess_inputs(inputs: Inputs, tax: Tax | None = None) -> Assessment:
    """The same from columns of inputs."""
    return Assessment(inputs, complete(inputs, tax))
