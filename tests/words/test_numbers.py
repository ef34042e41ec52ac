from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calc.record import Unit
from words.numbers import day, euro, number, percent, show, typed, with_significance
from words.reading import _plain

NB = "\u00a0"


@pytest.mark.parametrize(
    ("value", "de", "en"),
    [
        (1_234.56, f"1.235{NB}€", "€1,235"),
        (-7_000, f"−7.000{NB}€", "−€7,000"),
        (-0.4, f"0{NB}€", "€0"),  # no minus before a rounded zero
        (0.5, f"1{NB}€", "€1"),  # half up, not to even
        (2.5, f"3{NB}€", "€3"),
    ],
)
def test_amounts_in_the_readers_language(value: float, de: str, en: str) -> None:
    assert (euro(value, "de"), euro(value, "en")) == (de, en)


def test_cash_flows_carry_their_sign_and_zero_none() -> None:
    assert [euro(v, "de", signed=True) for v in (2_550, -87, 0)] == [f"+2.550{NB}€", f"−87{NB}€", f"0{NB}€"]


@pytest.mark.parametrize(
    ("share", "de"), [(0.028236, "2,8"), (0.02596, "2,6"), (0.0285, "2,9"), (0.00045, "0,0"), (1.0, "100,0")]
)
def test_percent_has_one_decimal_rounded_half_up(share: float, de: str) -> None:
    assert percent(share, "de") == f"{de}{NB}%"
    assert percent(share, "en") == f"{de.replace(',', '.')}%"


def test_rounding_is_decimal_not_binary() -> None:
    # 1.005 is 1.00499… in binary; a reader sees 1.005.
    assert number(1.005, 2, "de") == "1,01"


@pytest.mark.parametrize(
    ("value", "unit", "de", "en"),
    [
        (0.02975, Unit.SHARE, f"2,975{NB}%", "2.975%"),
        (0.8, Unit.SHARE, f"80{NB}%", "80%"),
        (10_000 / 12, Unit.EUR_MONTH, f"833,33{NB}€", "€833.33"),
        (299_000.0, Unit.EUR, f"299.000{NB}€", "€299,000"),
        (58.5, Unit.SQM, f"58,5{NB}m²", "58.5\u00a0m²"),
        (1994.0, Unit.YEAR, "1994", "1994"),
        (date(2026, 11, 21), Unit.DATE, "21.11.2026", "2026-11-21"),
        ("NW", Unit.STATE, "Nordrhein-Westfalen", "North Rhine-Westphalia"),
        (None, Unit.EUR, "", ""),
        (True, Unit.YES_NO, "ja", "yes"),
        (False, Unit.YES_NO, "nein", "no"),
        ("heat_pump", Unit.CHOICE, "Wärmepumpe", "Heat pump"),
        ("01067", Unit.DIGITS, "01067", "01067"),
        (2.5, Unit.COUNT, "2,5", "2.5"),
        (15.0, Unit.YEARS, "15", "15"),
    ],
)
def test_input_fields_show_what_was_typed(value: object, unit: Unit, de: str, en: str) -> None:
    assert (typed(value, unit, "de"), typed(value, unit, "en")) == (de, en)


def test_multiples_lose_a_decimal_when_large() -> None:
    assert (show(0.9613, Unit.MULTIPLE, "de"), show(25.0, Unit.MULTIPLE, "de")) == ("0,96", "25,0")


@pytest.mark.parametrize(("value", "de"), [(0.6, "0,6"), (0.04, "0,04"), (0.0003, "0,0003"), (1e-9, "0,0001")])
def test_a_small_shortfall_never_reads_zero(value: float, de: str) -> None:
    assert with_significance(value, 1, "de") == de


@given(st.floats(-1e9, 1e9), st.integers(0, 4), st.sampled_from(["de", "en"]))
def test_every_number_reads_back(value: float, decimals: int, language) -> None:
    shown = number(value, decimals, language).replace("−", "-")
    # Three decimals after at most three digits could also be thousands; everything else has one reading.
    if decimals != 3:
        assert float(_plain(shown, language, grouped=True) or "nan") == pytest.approx(
            value, abs=0.51 * 10.0**-decimals
        )


def test_english_dates_cannot_be_mistaken() -> None:
    assert day(date(2026, 2, 1), "en") == "2026-02-01"
