from collections.abc import Iterator
from datetime import date
from typing import Any

import numpy as np
import pytest

from calc.acquisition import transfer_tax, transfer_tax_rate
from calc.law import NotInForceError, Statute, statute, statutes
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
    assert law.checked
    for provisions in law.series.values():
        assert all(p.reference and p.url.startswith("https://") for p in provisions)
        assert all(p.evidence in {"read", "known", "derived"} for p in provisions)
        assert all(p.note for p in provisions if p.evidence == "derived"), "A derived value says how."
        assert [p.since for p in provisions] == sorted({p.since for p in provisions})


@pytest.mark.parametrize("law", statutes(), ids=lambda law: law.key)
def test_every_text_speaks_both_languages(law: Statute) -> None:
    provisions = [p for dated in law.series.values() for p in dated]
    comments = [words for source in (law, *provisions) for words in (source.note, source.remark) if words]
    for words in [law.name, *(label.words for label in law.labels.values()), *law.series_names.values(), *comments]:
        assert words.de
        assert words.en
    for words in comments:
        assert words.de != words.en
        assert words.de.endswith(".")
        assert words.en.endswith(".")


@pytest.mark.parametrize("law", statutes(), ids=lambda law: law.key)
def test_every_figure_has_a_label_with_a_unit_and_no_label_is_left_over(law: Statute) -> None:
    values = [p.value for dated in law.series.values() for p in dated]
    used = {name for value in values for name in names_of_figures(law, value, "value")}
    headings = {name for value in values for name in headings_of(value, "value")} - used
    assert {name for name in used if law.labels[name].unit is None} == set()
    assert {name for name in headings if name in law.labels and law.labels[name].unit} == set()
    assert used <= set(law.labels) <= used | headings
    assert headings - {"value"} <= set(law.labels)


def names_of_figures(law: Statute, value: Any, name: str) -> Iterator[str]:
    """The label's key of every figure; a figure without one of its own takes that of the group it stands in."""
    if isinstance(value, dict):
        for key, inner in value.items():
            numbered = key not in law.labels and "{key}" in law.labels[name].words.de
            yield from names_of_figures(law, inner, name if numbered else key)
    elif isinstance(value, list):
        for inner in value:
            yield from names_of_figures(law, inner, name)
    else:
        yield name


def headings_of(value: Any, name: str) -> Iterator[str]:
    if isinstance(value, (dict, list)):
        yield name
        for key, inner in value.items() if isinstance(value, dict) else ((name, row) for row in value):
            if isinstance(value, dict) or not isinstance(inner, dict):
                yield from headings_of(inner, key)


@pytest.mark.parametrize("law", statutes(), ids=lambda law: law.key)
def test_every_series_has_a_name_where_there_are_several(law: Statute) -> None:
    if len(law.series) > 1:
        assert set(law.series) <= set(STATES) | set(law.series_names)
    assert set(law.series_names) <= set(law.series)


def test_what_counts_today() -> None:
    assert [p.value for _, p in statute("building_depreciation").current(date(2026, 11, 21))] == [0.03, 0.02, 0.025]
    assert len(statute("transfer_tax").current(date(2026, 11, 21))) == len(STATES)
    assert statute("reletting_cap").current(date(2030, 1, 1)) == []
    rates = statute("transfer_tax")
    assert rates.last_day(rates.series["HB"][-2], "HB") == date(2025, 6, 30)
    assert rates.last_day(rates.series["HB"][-1], "HB") is None


def test_the_allowances_of_2026_are_those_of_2023_raised_by_the_price_index() -> None:
    before, after = (statute("operating_cost_allowances").in_force(date(year, 6, 1)).value for year in (2023, 2026))
    for name, amount in before.items():
        assert after[name] == pytest.approx(amount * 123.0 / 113.5, abs=0.01)
