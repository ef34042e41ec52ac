"""How far the rent may rise: cap on new rents, cap on increases, surcharge after a modernisation.

Which municipality an ordinance covers, and until when, is not kept here: the caller says so.
"""

from __future__ import annotations

from datetime import date

import numpy as np

from calc.law import statute
from calc.outcome import Column


def reletting_cap(
    comparable_rent: Column,
    prior_rent: Column,
    day: date,
    *,
    first_used: date | None = None,
    fully_modernised: bool = False,
) -> Column:
    """The highest rent a new lease may name where an ordinance applies, shape (n,).

    110 % of the comparable rent, or the prior rent if that was higher; inf for buildings first used after
    2014-10-01 or fully modernised. Source: §§ 556d to 556f BGB; raises :class:`calc.law.NotInForceError`
    outside 2015-06-01 to 2029-12-31.
    """
    law = statute("reletting_cap").in_force(day).value
    if fully_modernised or (first_used is not None and first_used > law["first_used_after"]):
        return np.full(np.shape(comparable_rent), np.inf)
    capped: Column = np.maximum(comparable_rent * law["share"], prior_rent)
    return capped


def rent_increase_cap(day: date, *, tight_market: bool) -> float:
    """Highest increase within three years up to the comparable rent, share (§ 558 (3) BGB)."""
    return float(statute("rent_increase_cap").in_force(day, "tight" if tight_market else "all").value)


def modernisation_surcharge(
    cost: Column,
    living_area: Column,
    rent_monthly: Column,
    day: date,
    *,
    surcharged_before: Column | float = 0.0,
) -> Column:
    """Highest rise of the monthly rent in EUR, shape (n,), after a modernisation.

    ``cost`` in EUR is without repairs.

    8 % of the cost a year, but within six years at most 3 EUR per m² and month, 2 EUR for rents below 7 EUR
    per m²; ``surcharged_before`` (EUR per m² and month) was raised in these years. Source: § 559 (1), (3a)
    BGB.
    """
    law = statute("modernisation_surcharge").in_force(day).value
    low = rent_monthly / living_area < law["low_rent_below_per_sqm_monthly"]
    cap = np.where(low, law["low_rent_cap_per_sqm_monthly"], law["cap_per_sqm_monthly"])
    left = np.maximum(cap - surcharged_before, 0.0) * living_area
    rise: Column = np.minimum(cost * law["rate"] / 12.0, left)
    return rise


def heating_surcharge(cost: Column, living_area: Column, day: date) -> Column:
    """Highest rise of the monthly rent in EUR, shape (n,), for a new heating.

    10 % a year, at most 0.50 EUR per m² and month (§ 559e BGB).
    """
    law = statute("modernisation_surcharge").in_force(day).value
    cap = law["heating_cap_per_sqm_monthly"] * living_area
    rise: Column = np.minimum(cost * law["heating_rate"] / 12.0, cap)
    return rise
