from dataclasses import replace
from datetime import date

import pytest

from calc.inputs import resolve
from calc.listing import ASSUMPTIONS, Listing
from calc.presets import PRESETS

ESSEN = Listing(name="Essen", price=189_000, living_area_sqm=58, actual_rent_monthly=790, state="NW")


def assumed(name: str, listing: Listing) -> float:
    return float(getattr(resolve([listing]), name)[0])


@pytest.mark.parametrize(
    ("completion_year", "rate"),
    [(None, 18.62), (1900, 18.62), (1994, 18.62), (1995, 14.58), (2004, 14.58), (2005, 11.50), (2026, 11.50)],
)
def test_maintenance_follows_the_age_and_an_unknown_age_counts_as_old(
    completion_year: float | None, rate: float
) -> None:
    assert assumed("maintenance_per_sqm_yearly", replace(ESSEN, completion_year=completion_year)) == rate


@pytest.mark.parametrize(
    ("state", "rate"), [("NW", 0.0357), ("HE", 0.02975), ("HB", 0.02975), ("HH", 0.03125), ("SH", 0.03095)]
)
def test_the_brokers_share_follows_the_state(state: str, rate: float) -> None:
    assert assumed("broker_rate", replace(ESSEN, state=state)) == rate


def test_transfer_tax_follows_the_day_of_the_contract() -> None:
    saxony = replace(ESSEN, state="SN")
    assert assumed("transfer_tax_rate", saxony) == 0.055
    assert assumed("transfer_tax_rate", replace(saxony, contract_date=date(2022, 12, 31))) == 0.035


def test_what_a_listing_states_is_never_overwritten() -> None:
    stated = replace(ESSEN, nominal_rate=0.0, vacancy_rate=0.1, broker_rate=0.0)
    inputs = resolve([stated])
    assert (inputs.nominal_rate[0], inputs.vacancy_rate[0], inputs.broker_rate[0]) == (0.0, 0.1, 0.0)


def test_without_a_market_rent_the_actual_rent_stands_in() -> None:
    assert assumed("market_rent_monthly", ESSEN) == 790
    assert assumed("market_rent_monthly", replace(ESSEN, market_rent_monthly=850)) == 850


@pytest.mark.parametrize("preset", PRESETS.values(), ids=PRESETS)
def test_a_preset_fills_every_assumption_with_a_reason_in_both_languages(preset) -> None:
    assert set(preset.values) == set(ASSUMPTIONS)
    for assumption in preset.values.values():
        assert assumption.reason.de != assumption.reason.en
        assert assumption.reason.de.endswith(".")
        assert assumption.reason.en.endswith(".")


def test_listings_of_several_presets_keep_their_places() -> None:
    mixed = [ESSEN.under("seed_full_b"), ESSEN, ESSEN.under("seed_full_a")]
    inputs = resolve(mixed)
    assert inputs.nominal_rate.tolist() == [0.01, 0.039, 0.01]
    assert inputs.vacancy_rate.tolist() == [0.08, 0.02, 0.04]
    assert inputs.quick_annuity_rate_on_price.tolist() == pytest.approx([0.03, 0.80 * 0.059, 0.03])


def test_an_empty_list_is_a_table_without_rows() -> None:
    assert len(resolve([])) == 0


@pytest.mark.parametrize(("year", "rate"), [(1924, 0.025), (1925, 0.02), (2022, 0.02), (2023, 0.03), (None, 0.02)])
def test_depreciation_follows_the_year_of_completion(year: float | None, rate: float) -> None:
    assert assumed("depreciation_rate", replace(ESSEN, completion_year=year)) == rate
