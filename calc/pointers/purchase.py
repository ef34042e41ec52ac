"""What to know before the contract: odd figures, rights that stay, the tax office's limits on early work and sale."""

from __future__ import annotations

from datetime import date, timedelta

from calc.pointers.pointed import About, Amount, Pointed, Pointer
from calc.record import Unit

_VAT = 0.19
_TAX_FREE_YEARS = 10

USUAL = {"price_per_sqm": (500.0, 15_000.0), "rent_per_sqm": (4.0, 30.0), "gross_yield": (0.015, 0.12)}
"""Outside these bounds a price, a rent or their ratio is more often a slip than a flat (our own assumption)."""


def unusual(about: About) -> Pointed | None:
    """value, least, most of the first figure outside its usual bounds; ``of`` names it (a key of USUAL)."""
    area, price, rent = (about.stated(name) for name in ("living_area_sqm", "price", "actual_rent_monthly"))
    values = {
        "price_per_sqm": (price / area, Unit.EUR_SQM),
        "rent_per_sqm": (rent / area, Unit.EUR_SQM),
        "gross_yield": (12 * rent / price, Unit.SHARE),
    }
    for key, (value, unit) in values.items():
        least, most = USUAL[key]
        if not least <= value <= most:
            figures = {"value": Amount(value, unit), "least": Amount(least, unit), "most": Amount(most, unit)}
            return Pointed(Pointer.UNUSUAL, {"of": Amount(key, Unit.TEXT)} | figures)
    return None


def leasehold(about: About) -> Pointed | None:
    """ground_rent: EUR per year, share: of a year's actual rent."""
    if not about.listing.leasehold:
        return None
    ground_rent, rent = about.stated("ground_rent_yearly"), 12 * about.stated("actual_rent_monthly")
    if not ground_rent or not rent:
        return Pointed(Pointer.GROUND_RENT_MISSING)
    figures = {
        "ground_rent": Amount(ground_rent, Unit.EUR_YEAR),
        "share": Amount(ground_rent / rent, Unit.SHARE),
    }
    return Pointed(Pointer.LEASEHOLD, figures)


def residence_right(about: About) -> Pointed | None:
    """No figures: what such a right is worth nobody can read off an offer (§§ 1093, 1030 BGB)."""
    return Pointed(Pointer.RESIDENCE_RIGHT) if about.listing.residence_right else None


def near_acquisition(about: About) -> Pointed | None:
    """limit, spent and left (net of VAT), left_gross (with VAT), EUR: § 6 (1) no. 1a EStG."""
    check = about.assessment.calculation.projection.near_acquisition
    limit, spent = float(check.limit[about.row]), float(check.net_costs[about.row])
    if not limit:
        return None
    exceeded = bool(check.exceeded[about.row])
    left = max(limit - spent, 0.0)
    figures = {
        "limit": Amount(limit, Unit.EUR),
        "spent": Amount(spent, Unit.EUR),
        "left": Amount(left, Unit.EUR),
        "left_gross": Amount(left * (1 + _VAT), Unit.EUR),
    }
    key = Pointer.NEAR_ACQUISITION_EXCEEDED if exceeded else Pointer.NEAR_ACQUISITION_LEFT
    return Pointed(key, figures, warns=exceeded)


def sale(about: About) -> Pointed:
    """day: the first on which a sale is tax free; holding_years: how long the flat is to be held."""
    years = about.stated("holding_years")
    figures = {
        "day": Amount(tax_free_from(about.contract), Unit.DATE),
        "holding_years": Amount(years, Unit.YEARS),
    }
    taxable = years < _TAX_FREE_YEARS
    return Pointed(Pointer.TAXABLE_SALE if taxable else Pointer.TAX_FREE_SALE, figures, warns=taxable)


def tax_free_from(contract: date) -> date:
    """The first day on which a contract of sale is tax free (§ 23 (1) no. 1 EStG, §§ 187, 188 BGB).

    The ten years end with the day of the contract's date; a date that the year lacks ends with its month.
    """
    year = contract.year + _TAX_FREE_YEARS
    try:
        last = contract.replace(year=year)
    except ValueError:
        last = date(year, 2, 28)
    return last + timedelta(days=1)
