"""Which price stands for a place, what is computed from it, and what never is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calc.assessment import assess
from calc.market import DEFAULT_TARGET, FIGURES, Market, Observations, Places, market
from calc.market.selection import months
from calc.metrics import get
from calc.offer import max_price
from calc.outcome import Unavailable
from calc.reading import from_json

DISTRICT, TOWN, OTHER = "05162", "05162024", "09162"


def texts(*values: str) -> Any:
    return np.array(values, dtype=object)


def here() -> Places:
    """A district, a town inside it, and a district in another state."""
    return Places(
        key=texts(DISTRICT, TOWN, OTHER),
        district=texts(DISTRICT, DISTRICT, OTHER),
        town=texts("", "1", ""),
        name=texts("Rhein-Kreis Neuss", "Neuss", "München"),
        kind=texts("district", "town", "independent_city"),
        state=texts("NW", "NW", "BY"),
        population=np.array([450_000.0, 150_000.0, 1_500_000.0]),
        lat=np.array([51.1, 51.2, 48.1]),
        lon=np.array([6.7, 6.7, 11.6]),
    )


def published(*rows: dict[str, Any]) -> Observations:
    """Rows about the district unless they say otherwise; a contract price of 2024 without n."""
    plain = {
        "place": DISTRICT, "district": None, "measure": "price_flat", "value": 2_000.0, "period": "2024",
        "n": np.nan, "kind": "contract", "segment": "resale", "source_id": "s", "confidence": "A", "url": "",
    }  # fmt: skip
    whole = [plain | row for row in rows]
    for row in whole:
        row["district"] = row["district"] or row["place"][:5]
    columns = {name: [row[name] for row in whole] for name in plain}
    return Observations(
        **{
            name: np.array(values, dtype=np.float64 if name in ("value", "n") else object)
            for name, values in columns.items()
        }
    )


RENTS = (
    {"measure": "rent_asking", "value": 10.0, "kind": "asking", "period": "2025", "segment": "reletting_net_cold"},
    {"measure": "rent_existing", "value": 7.0, "kind": "existing", "period": "2022-05-15", "segment": "let_net_cold"},
)


def chosen(*prices: dict[str, Any]) -> Any:
    """The price of the district from these rows: its value, or the reason why there is none."""
    figure = market(here(), published(*prices, *RENTS)).column("price_flat")[0]
    return figure.reason if isinstance(figure, Unavailable) else figure


ASKING_2026 = {"kind": "asking", "period": "2026-03", "value": 1.0, "confidence": "B", "segment": "existing"}
ASKING_2025 = {"kind": "asking", "period": "2025-08", "value": 2.0, "confidence": "B", "segment": "existing"}
ASKING_2024 = {"kind": "asking", "period": "2024-07", "value": 3.0, "confidence": "B", "segment": "existing"}
ASKING_2023 = {"kind": "asking", "period": "2023-05", "value": 4.0, "confidence": "B", "segment": "existing"}
BROKER_2025 = {"kind": "broker", "period": "2025-07", "value": 5.0, "confidence": "B", "segment": "existing"}
CONTRACT_ALL = {"kind": "contract", "period": "2023", "value": 6.0, "segment": "all_flats"}
CONTRACT_2023 = {"kind": "contract", "period": "2023", "value": 7.0, "segment": "existing"}
CONTRACT_2024 = {"kind": "contract", "period": "2024", "value": 8.0, "segment": "resale", "n": 40}
THIN = {"kind": "contract", "period": "2025", "value": 9.0, "segment": "resale", "n": 19}
OLD = {"kind": "contract", "period": "2022", "value": 10.0, "segment": "resale", "n": 400}
OF_TOWN = {"place": TOWN, "value": 11.0, "n": 265}
OF_SOME_TOWN = {"place": "", "district": DISTRICT, "value": 12.0, "kind": "asking", "period": "2026-03"}


@pytest.mark.parametrize(
    ("prices", "expected"),
    [
        ([ASKING_2026, CONTRACT_2024], 8.0),
        ([CONTRACT_2023, CONTRACT_2024], 8.0),
        ([ASKING_2026, CONTRACT_2023], 7.0),
        ([CONTRACT_2024, CONTRACT_2024 | {"value": 9.0, "n": 400}], 9.0),
        ([CONTRACT_2024 | {"value": 9.0, "n": np.nan}, CONTRACT_2024], 8.0),
        ([ASKING_2025, ASKING_2026], 1.0),
        ([ASKING_2024, ASKING_2025], 2.0),
        ([ASKING_2026 | {"segment": "all_flats"}, ASKING_2025], 2.0),
        ([CONTRACT_ALL, ASKING_2024], 3.0),
        ([CONTRACT_ALL, ASKING_2025], 2.0),
        ([BROKER_2025, ASKING_2024], 3.0),
        ([BROKER_2025, ASKING_2023], 5.0),
        ([THIN, ASKING_2023], 4.0),
        ([OLD, ASKING_2023], 4.0),
        ([CONTRACT_2024 | {"n": 20}], 8.0),
        ([THIN], "too_few_sales"),
        ([OLD], "only_old_price"),
        ([OF_TOWN], "only_town_price"),
        ([OF_SOME_TOWN], "only_town_price"),
        ([OF_SOME_TOWN, OLD], "only_town_price"),
        ([], "no_free_price"),
    ],
)
def test_the_best_price_stands_for_the_district_or_a_reason(prices: list[dict[str, Any]], expected: object) -> None:
    assert chosen(*prices) == expected
    assert chosen(*reversed(prices)) == expected


def test_a_town_has_its_own_price_or_carries_its_districts_and_says_so() -> None:
    both = market(here(), published(CONTRACT_2024, OF_TOWN, *RENTS))
    assert (both.column("price_flat")[0], both.column("price_flat")[1]) == (8.0, 11.0)
    price, rent = both.cell(1, "gross_yield").origins
    assert (price.carried, rent.carried) == (False, True)
    alone = market(here(), published(CONTRACT_2024, *RENTS))
    assert alone.column("price_flat")[1] == 8.0
    assert alone.cell(1, "price_flat").origins[0].carried
    assert not alone.cell(0, "price_flat").origins[0].carried


def test_yield_ratio_break_even_and_gap() -> None:
    m = market(here(), published(CONTRACT_2024 | {"value": 2_400.0}, *RENTS), target_yield=0.04)
    expected = {
        "gross_yield": 0.05,  # 120 / 2,400
        "gross_yield_existing": 0.035,  # 84 / 2,400
        "price_to_rent_ratio": 20.0,
        "price_to_rent_ratio_existing": 2_400 / 84,
        "break_even_price": 3_000.0,  # 120 / 0.04
        "break_even_price_existing": 2_100.0,
        "rent_gap": 3 / 7,
    }
    assert {key: m.column(key)[0] for key in expected} == pytest.approx(expected)


def test_without_a_price_nothing_that_needs_one_but_the_break_even_price_is_there() -> None:
    m = market(here(), published(*RENTS))
    for key, figure in FIGURES.items():
        got = m.column(key)[0]
        if figure.has_price:
            assert got == Unavailable("no_free_price"), key
        elif set(figure.parts) <= {"rent_asking", "rent_existing"}:
            assert isinstance(got, float), key
    assert m.column("break_even_price")[0] == pytest.approx(120 / DEFAULT_TARGET)


def test_without_a_rent_there_is_a_reason_and_no_yield() -> None:
    m = market(here(), published(CONTRACT_2024))
    for key in ("gross_yield", "break_even_price", "rent_gap", "cash_flow_monthly", "net_yield", "highest_price"):
        assert m.column(key)[0] == Unavailable("not_published")


def test_values_are_nan_exactly_where_there_is_a_reason() -> None:
    m = market(here(), published(CONTRACT_2024, *RENTS))
    for key in FIGURES:
        column = m.column(key)
        assert ((column.reasons != "") == np.isnan(column.values)).all(), key
        assert (column.kinds[column.reasons != ""] == "").all(), key


def test_a_figure_names_kind_period_and_source_of_its_parts() -> None:
    cell = market(here(), published(ASKING_2025 | {"value": 2_400.0}, *RENTS)).cell(0, "gross_yield")
    assert [(o.measure, o.kind, o.period, o.n) for o in cell.origins] == [
        ("price_flat", "asking", "2025-08", None),
        ("rent_asking", "asking", "2025", None),
    ]
    assert market(here(), published(CONTRACT_2024, *RENTS)).cell(0, "gross_yield").kinds == ("contract", "asking")


def test_where_the_price_is_missing_the_rent_is_still_named() -> None:
    cell = market(here(), published(OLD, *RENTS)).cell(0, "gross_yield")
    assert cell.value == Unavailable("only_old_price")
    assert [origin.measure for origin in cell.origins] == ["rent_asking"]


def test_older_prices_are_history_and_thin_ones_stay_hidden() -> None:
    m = market(here(), published(OLD, ASKING_2024, CONTRACT_2024, THIN, OF_TOWN, *RENTS))
    assert [(origin.value, origin.period) for origin in m.further_prices(0)] == [(3.0, "2024-07"), (10.0, "2022")]


def test_a_price_of_ones_own_goes_before_all_others_and_is_called_so() -> None:
    m = market(here(), published(CONTRACT_2024, *RENTS), own_prices={DISTRICT: 3_000.0, "00000": 1.0})
    cell = m.cell(0, "gross_yield")
    assert cell.value == pytest.approx(0.04)
    assert cell.origins[0].kind == "own"
    assert m.column("gross_yield").kinds[0] == "own"
    assert isinstance(m.column("price_flat")[2], Unavailable)


def test_own_price_of_a_town_is_not_its_districts() -> None:
    m = market(here(), published(*RENTS), own_prices={TOWN: 3_000.0})
    assert m.column("price_flat")[1] == 3_000.0
    assert isinstance(m.column("price_flat")[0], Unavailable)


# The typical flat of Köln by hand: 60 m², 4,171 EUR and 13.79 EUR per m², North Rhine-Westphalia, market values 2026.
# Rent 827.40 × 12 = 9,928.80, less 2 % = 9,730.224, less 445.33 and 60 × 18.62: 8,167.694 a year.
# Price 250,260 + tax 16,266 (6.5 %, cut to whole euros) + 1.5 % + 0.5 % + 3.57 %: 280,465.482.
# Instalment 0.8 × 250,260 × (3.9 % + 2 %) = 11,812.272.
NOI, INVESTMENT, INSTALMENT = 8_167.694, 280_465.482, 11_812.272


def cologne(**changes: Any) -> Market:
    prices = {"value": 4_171.0, "n": 1_067}, {**RENTS[0], "value": 13.79}, {**RENTS[1], "value": 9.44}
    return market(here(), published(*prices, *({**row, "place": OTHER} for row in prices)), **changes)


def test_the_typical_flat_goes_through_the_complete_calculation() -> None:
    m = cologne()
    assert m.column("net_yield")[0] == pytest.approx(NOI / INVESTMENT)
    assert m.column("cash_flow_monthly")[0] == pytest.approx((NOI - INSTALMENT) / 12)


def test_the_typical_flat_takes_tax_and_broker_of_its_state() -> None:
    # Bavaria: 3.5 % of 250,260 is 8,759.10, cut to 8,759; everything else is the same.
    assert cologne().column("net_yield")[2] == pytest.approx(NOI / (INVESTMENT - 16_266 + 8_759))


def test_the_existing_rent_gives_the_lower_end() -> None:
    m = cologne()
    noi = 9.44 * 60 * 12 * 0.98 - 445.33 - 60 * 18.62
    assert m.column("cash_flow_monthly_existing")[0] == pytest.approx((noi - INSTALMENT) / 12)
    for figure in FIGURES.values():
        if figure.low:
            high, low = m.column(figure.key)[0], m.column(figure.low)[0]
            assert isinstance(high, float)
            assert isinstance(low, float)
            assert (high < low) == (figure.better.value == "lower"), figure.key


def test_highest_prices_are_whole_euros_below_the_exact_limit() -> None:
    m = cologne()
    assert m.column("highest_price")[0] == 2_884.0  # 8,167.694 / (0.8 × 0.059) / 60 = 2,884.07
    assert m.column("highest_price_net")[0] == 2_699.0  # 8,167.694 / 0.045 / 1.1207 / 60 = 2,699.27


def test_highest_prices_are_those_of_the_search_for_an_offer() -> None:
    m = cologne()
    case = from_json(
        {
            "meta": {"start_year": 2027, "contract_date": "2026-11-21"},
            "purchase": {
                "price": 250_260, "living_area_sqm": 60, "state": "NW", "notary_rate": 0.015,
                "land_registry_rate": 0.005, "broker_rate": 0.0357,
            },
            "rent": {"actual_rent_monthly": 827.4, "vacancy_rate": 0.02},
            "operating_costs": [{"value": 445.33}, {"value": 18.62, "basis": "per_sqm"}],
            "financing": {"loans": [{"amount": 200_208, "nominal_rate": 0.039, "initial_repayment_rate": 0.02}]},
        }
    )  # fmt: skip
    for key, kpi, target in (
        ("highest_price", "cash_flow_before_tax_yearly", 0.0),
        ("highest_price_net", "net_rental_yield", DEFAULT_TARGET),
    ):
        exact = max_price(case, kpi, target)
        assert isinstance(exact, float)
        assert m.column(key)[0] == exact // 60


def test_the_flat_that_is_opened_is_the_flat_that_was_shown() -> None:
    m = cologne()
    listing = m.typical_listing(0)
    assert listing is not None
    assert (listing.price, listing.living_area_sqm, listing.actual_rent_monthly) == (250_260.0, 60.0, 827.4)
    yield_ = get("net_rental_yield").figures(assess([listing]))[0]
    assert yield_ == pytest.approx(m.column("net_yield")[0])


def test_there_is_no_flat_to_open_without_a_price() -> None:
    assert market(here(), published(*RENTS)).typical_listing(0) is None


def test_a_rent_below_the_costs_carries_no_price() -> None:
    poor = market(here(), published({**RENTS[0], "value": 1.0}))
    assert poor.column("highest_price")[0] == Unavailable("rent_below_costs")


def test_other_assumptions_choose_nothing_anew() -> None:
    m = cologne()
    other = m.under(target_yield=0.05, area=80)
    assert other.observed is m.observed
    assert other.column("break_even_price")[0] == pytest.approx(12 * 13.79 / 0.05)
    assert other.typical_listing(0) == replace(m.typical_listing(0), price=333_680.0, living_area_sqm=80.0,
                                               actual_rent_monthly=1_103.2)  # fmt: skip


@given(st.floats(0.01, 0.2), st.floats(1.0, 60.0), st.floats(300, 20_000))
def test_at_the_break_even_price_the_yield_is_the_target(target: float, rent: float, price: float) -> None:
    rows = {**RENTS[0], "value": rent}, {"value": price}
    m = market(here(), published(*rows), target_yield=target)
    even = m.column("break_even_price")[0]
    assert isinstance(even, float)
    again = market(here(), published(rows[0]), target_yield=target, own_prices={DISTRICT: even})
    assert again.column("gross_yield")[0] == pytest.approx(target)
    ratio, gross = m.column("price_to_rent_ratio")[0], m.column("gross_yield")[0]
    assert isinstance(ratio, float)
    assert isinstance(gross, float)
    assert ratio * gross == pytest.approx(1)


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2024", 2024 * 12 + 6),
        ("2025-09", 2025 * 12 + 8.5),
        ("2021-Q1", 2021 * 12 + 1.5),
        ("2022-05-15", 2022 * 12 + 4.5),
        ("2020/2021", 2021 * 12),
    ],
)
def test_periods_have_a_middle(period: str, expected: float) -> None:
    assert months(period) == expected


@pytest.mark.parametrize(
    "period", ["", "24", "2024-13", "2024-00", "2022-02-30", "2024-Q5", "2020 oder 2021", "heute"]
)
def test_other_texts_are_no_period(period: str) -> None:
    with pytest.raises(ValueError, match=r"period|year|month"):
        months(period)


@pytest.mark.parametrize("key", FIGURES)
def test_every_figure_speaks_both_languages_and_has_classes(key: str) -> None:
    figure = FIGURES[key]
    for words in (figure.label, figure.short, figure.meaning, figure.formula):
        assert words.de
        assert words.en
    assert figure.meaning.de.endswith(".")
    assert figure.meaning.en.endswith(".")
    assert list(figure.limits) == sorted(set(figure.limits))
    assert len(figure.limits) == (6 if figure.diverging else 5)
    assert figure.classes
    assert not figure.low or FIGURES[figure.low].unit is figure.unit
    if figure.diverging:
        assert list(figure.limits) == [-limit for limit in reversed(figure.limits)]
