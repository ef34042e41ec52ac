"""When a sitting tenant's rent may reach the market rent: the cap on increases, month by month.

Source: § 558 BGB. A rent may be raised to the comparable rent once it has stood unchanged for fifteen months (1), and
by at most 20 % within three years, 15 % where the state says so (3).
"""

from __future__ import annotations

from dataclasses import dataclass

from calc.inputs import resolve
from calc.listing import Listing
from calc.rent_law import rent_increase_cap

MONTHS_UNCHANGED = 15
"""How long a rent must have stood when a raise takes effect (§ 558 (1) BGB)."""

MONTHS_OF_CAP = 36
"""The time within which the rent may rise by the cap (§ 558 (3) BGB)."""

LONGEST_YEARS = 60
_CENT = 0.005


@dataclass(frozen=True)
class Raise:
    """A raise that takes effect at the beginning of ``month`` (1: the first after the purchase), EUR per month."""

    month: int
    rent_monthly: float

    @property
    def year(self) -> int:
        """The year of ownership in which it takes effect, from 1."""
        return (self.month - 1) // 12 + 1


@dataclass(frozen=True)
class RentPath:
    """How a sitting tenant's rent may rise towards the market rent, and what is taken for granted.

    It is assumed that the seller has changed the rent last at the purchase or before, so that the first raise takes
    effect in month ``first_month`` (sixteen: fifteen months have then passed) and the rent at the purchase is that of
    the three years before; that every raise is asked for as soon as the law allows; that no stepped or indexed rent
    is agreed (§§ 557a, 557b BGB); and that the market rent moves by ``market_growth_rate`` a year (a share).

    ``cap`` is the highest rise in three years (a share). ``by_year`` holds the rent at the end of each year of
    ownership, EUR per month, up to the year in which the market rent is reached and at least for ten years.
    ``reached`` is the raise that reaches it: None where the rent is there from the start, or is not within sixty
    years (``is_reached``).
    """

    cap: float
    first_month: int
    market_growth_rate: float
    start_year: int
    raises: tuple[Raise, ...]
    by_year: tuple[float, ...]
    reached: Raise | None
    is_reached: bool

    @property
    def reached_in(self) -> int | None:
        """The calendar year in which the rent reaches the market rent; None where ``reached`` is None."""
        return None if self.reached is None else self.start_year + self.reached.year - 1


def rent_path(listing: Listing) -> RentPath:
    """The path of a listing's rent under the cap in force on the day of the contract."""
    inputs = resolve([listing])
    contract = inputs.value("contract_date", 0)
    cap = rent_increase_cap(contract, tight_market=inputs.value("tight_market", 0))
    growth = inputs.value("rent_growth_rate", 0)
    rent, market = inputs.value("actual_rent_monthly", 0), inputs.value("market_rent_monthly", 0)
    raises, reached = _raises(rent, market, growth, cap)
    years = max(10, reached.year) if reached else 10
    return RentPath(
        cap=cap,
        first_month=MONTHS_UNCHANGED + 1,
        market_growth_rate=growth,
        start_year=contract.year + 1,
        raises=raises,
        by_year=tuple(_rent_in(rent, raises, 12 * year) for year in range(1, years + 1)),
        reached=reached,
        is_reached=reached is not None or rent >= market - _CENT,
    )


def _raises(rent: float, market: float, growth: float, cap: float) -> tuple[tuple[Raise, ...], Raise | None]:
    """Every raise until the market rent is reached, and the one that reaches it."""
    raises: list[Raise] = []
    if rent <= 0 or rent >= market - _CENT:
        return (), None
    last = 1
    for month in range(1, 12 * LONGEST_YEARS + 1):
        if month - last < MONTHS_UNCHANGED:
            continue
        comparable = market * (1 + growth) ** ((month - 1) // 12)
        allowed = _rent_in(rent, raises, month - MONTHS_OF_CAP) * (1 + cap)
        now = raises[-1].rent_monthly if raises else rent
        raised = min(comparable, allowed)
        if raised <= now + _CENT:
            continue
        raises.append(Raise(month, raised))
        last = month
        if raised >= comparable - _CENT:
            return tuple(raises), raises[-1]
    return tuple(raises), None


def _rent_in(rent: float, raises: tuple[Raise, ...] | list[Raise], month: int) -> float:
    """The rent of a month; before the purchase it is that of the purchase."""
    return next((r.rent_monthly for r in reversed(raises) if r.month <= month), rent)
