"""What if things go worse? A listing under other assumptions, one or all of them at once.

Unlike :mod:`calc.scenarios`, which turns a complete record with its single years into another one, these change only
what a listing states, and so hold for every year of the calculation.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from calc.inputs import Inputs, resolve
from calc.listing import Listing

VACANT_MONTH = 1.0 / 12.0
RATE_SHIFT = 0.02
RENT_CHANGE = -0.10
COST_CHANGE = 0.25
DECLINE = -0.01


@dataclass(frozen=True)
class WhatIf:
    """A named change and the listing under it; ``key`` is "as_is" for the unchanged one."""

    key: str
    listing: Listing


def what_ifs(listing: Listing) -> tuple[WhatIf, ...]:
    """The listing as it is, under each change alone, and under all of them.

    A vacant month every year, interest two points higher from the start or only after the fixed period, a tenth less
    rent, a quarter more costs, a value that falls by one per cent a year. A follow-up rate that begins after the sale
    changes nothing and is left out ("refinancing").
    """
    inputs = resolve([listing])
    vacant = _vacant(listing, inputs)
    refinanced = _refinanced(listing, inputs) if refinances(inputs) else None
    poorer, dearer = _with_rent(listing, inputs), _with_costs(listing, inputs)
    declining = replace(listing, appreciation_rate=DECLINE)
    changed: dict[str, Listing | None] = {
        "vacancy": vacant,
        "interest": _with_interest(listing, inputs),
        "refinancing": refinanced,
        "rent": poorer,
        "costs": dearer,
        "decline": declining,
    }
    worst = replace(
        _with_interest(poorer, inputs),
        vacancy_rate=vacant.vacancy_rate,
        admin_yearly=dearer.admin_yearly,
        maintenance_per_sqm_yearly=dearer.maintenance_per_sqm_yearly,
        ground_rent_yearly=dearer.ground_rent_yearly,
        appreciation_rate=DECLINE,
    )
    return (
        WhatIf("as_is", listing),
        *(WhatIf(key, changed_listing) for key, changed_listing in changed.items() if changed_listing),
        WhatIf("all", worst),
    )


def refinances(inputs: Inputs) -> bool:
    """Whether the fixed period of the only listing ends before it is sold."""
    return _value(inputs, "fixed_years") < _value(inputs, "holding_years")


def _value(inputs: Inputs, name: str) -> float:
    return float(getattr(inputs, name)[0])


def _vacant(listing: Listing, inputs: Inputs) -> Listing:
    kept = (1.0 - _value(inputs, "vacancy_rate")) * (1.0 - VACANT_MONTH)
    return replace(listing, vacancy_rate=1.0 - kept)


def _with_interest(listing: Listing, inputs: Inputs) -> Listing:
    """Both rates: who borrows dearer today refinances dearer, too."""
    return replace(
        listing,
        nominal_rate=_value(inputs, "nominal_rate") + RATE_SHIFT,
        followup_rate=_value(inputs, "followup_rate") + RATE_SHIFT,
    )


def _refinanced(listing: Listing, inputs: Inputs) -> Listing:
    return replace(listing, followup_rate=_value(inputs, "followup_rate") + RATE_SHIFT)


def _with_rent(listing: Listing, inputs: Inputs) -> Listing:
    factor = 1.0 + RENT_CHANGE
    return replace(
        listing,
        actual_rent_monthly=listing.actual_rent_monthly * factor,
        market_rent_monthly=_value(inputs, "market_rent_monthly") * factor,
    )


def _with_costs(listing: Listing, inputs: Inputs) -> Listing:
    factor = 1.0 + COST_CHANGE
    return replace(
        listing,
        admin_yearly=_value(inputs, "admin_yearly") * factor,
        maintenance_per_sqm_yearly=_value(inputs, "maintenance_per_sqm_yearly") * factor,
        ground_rent_yearly=None if listing.ground_rent_yearly is None else listing.ground_rent_yearly * factor,
    )
