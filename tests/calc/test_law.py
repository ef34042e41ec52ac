from datetime import date

import numpy as np
import pytest

from calc.acquisition import transfer_tax, transfer_tax_rate
from calc.law import NotInForceError, statute, statutes
from calc.outcome import column
from calc.states import STATES

# SPEC 3.1, in force on 2026-11-21.
RATES_2026 = {
    "BW": 0.05, "BY": 0.035, "BE": 0.06, "BB": 0.065, "HB": 0.055, "HH": 0.055, "HE": 0.06, "MV": 0.06,
    "NI": 0.05, "NW": 0.065, "RP": 0.05, "SL": 0.065, "SN": 0.055, "ST": 0.05, "SH": 0.065, "TH": 0.05,
}  # fmt: skip


@pytest.mark.parametrize(("state", "rate"), RATES_2026.items())
def test_transfer_tax_rates_of_today(state: str, rate: float) -> None:
    assert statute("transfer_tax").in_force(date(2026, 11, 21), state).value == rate


def test_every_state_has_a_rate() -> None:
    assert set(statute("transfer_tax").series) == set(STATES) == set(RATES_2026)


@pytest.mark.parametrize(
    ("state", "last_day", "before", "after"),
    [
        ("HB", date(2025, 6, 30), 0.05, 0.055),
        ("HH", date(2022, 12, 31), 0.045, 0.055),
        ("SN", date(2022, 12, 31), 0.035, 0.055),
        ("TH", date(2023, 12, 31), 0.065, 0.05),
    ],
)
def test_the_rate_changes_with_the_day_of_the_contract(
    state: str, last_day: date, before: float, after: float
) -> None:
    days = np.array([last_day, last_day.fromordinal(last_day.toordinal() + 1)], dtype="datetime64[D]")
    assert transfer_tax_rate([state, state], days).tolist() == [before, after]


def test_before_the_first_provision_the_error_says_the_range() -> None:
    with pytest.raises(NotInForceError, match="transfer_tax \\(BY\\) starts on 1997-01-01; 1990-01-01") as error:
        statute("transfer_tax").in_force(date(1990, 1, 1), "BY")
    assert (error.value.first, error.value.asked, error.value.last) == (date(1997, 1, 1), date(1990, 1, 1), None)


@pytest.mark.parametrize(
    ("base", "rate", "tax"),
    [
        (200_000, 0.065, 13_000),  # 12,999.999… in binary fractions
        (75_000, 0.055, 4_125),
        (123_456.78, 0.05, 6_172),  # 6,172.839 is floored
        (2_500, 0.065, 0),  # exempt, § 3 No. 1 GrEStG
        (2_501, 0.065, 162),
        (0, 0.065, 0),
    ],
)
def test_transfer_tax_is_floored_to_whole_euros(base: float, rate: float, tax: float) -> None:
    assert transfer_tax(column(base), column(rate)).tolist() == [tax]


@pytest.mark.parametrize("law", statutes(), ids=lambda law: law.key)
def test_every_provision_has_a_source_and_its_date_order(law) -> None:
    assert law.name.de
    assert law.name.en
    assert law.checked
    for provisions in law.series.values():
        assert all(p.reference and p.url.startswith("https://") for p in provisions)
        assert all(p.note for p in provisions if p.evidence == "derived"), "A derived value says how."
        assert [p.since for p in provisions] == sorted({p.since for p in provisions})


def test_the_allowances_of_2026_are_those_of_2023_raised_by_the_price_index() -> None:
    before, after = (statute("operating_cost_allowances").in_force(date(year, 6, 1)).value for year in (2023, 2026))
    for name, amount in before.items():
        assert after[name] == pytest.approx(amount * 123.0 / 113.5, abs=0.01)
