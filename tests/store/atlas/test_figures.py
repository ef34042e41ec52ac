"""What the atlas shows is what the sources say: 20 places of all kinds, looked up by hand in the given figures."""

import csv

import numpy as np
import pytest

from calc.market import FIGURES, Market
from calc.outcome import Unavailable
from store.atlas import load
from store.atlas.files import DATA

with (DATA / "given" / "observations.csv").open(encoding="utf-8", newline="") as _file:
    GIVEN = list(csv.DictReader(_file))

# key: price, kind, period, n, source – or the reason why there is none; and asking rent, existing rent, vacancy in %.
PLACES = {
    "05315": ((4171, "contract", "2024", 1067, "nrw_gmd_2024"), 13.79, 9.39, 2.46),
    "05113": ((2083, "contract", "2024", 372, "nrw_gmd_2024"), 9.27, 6.72, 3.94),
    "05124": ((1950, "contract", "2024", 327, "nrw_gmd_2024"), 8.62, 6.1, 4.26),
    "05754": ((2319, "contract", "2024", 118, "nrw_gmd_2024"), 9.56, 6.22, 2.98),
    "05162024": ((2657, "contract", "2024", 265, "nrw_gmd_2024"), 10.91, 7.42, 2.55),
    "05154036": ((1970, "contract", "2024", 40, "nrw_gmd_2024"), 8.93, 6.3, 2.58),
    "05913": ((2640, "asking", "2025-09", None, "press_01"), 9.2, 6.45, 3.3),
    "08212": ((3213, "contract", "2023", None, "press_09"), 13.15, 8.46, 3.21),
    "06411": ((4143, "contract", "2023", None, "press_06"), 14.16, 9.56, 3.42),
    "06412": ((5610, "asking", "2025-09", None, "press_01"), 16.64, 10.58, 3.07),
    "02000": ((5904, "asking", "2024-07", None, "press_01"), 14.68, 9.16, 1.92),
    "09162": ((8197, "asking", "2025-08", None, "press_01"), 21.01, 12.89, 2.43),
    "09761": ((4090, "broker", "2025-07", None, "press_14"), 13.58, 8.48, 3.92),
    "14523": ((842, "asking", "2025-08", None, "press_01"), 5.35, 4.54, 12.82),
    "14729": ((1820, "asking", "2025-08", None, "press_01"), 7.24, 5.42, 7.64),
    "16052": ((1568, "asking", "2025-03", None, "press_17"), 6.17, 5.13, 11.29),
    "12054": ((5198, "asking", "2023-06", None, "press_01"), 12.02, 7.85, 2.46),
    "04011": ("only_old_price", 11.06, 7.75, 3.22),
    "08335": ("only_town_price", 12.8, 8.69, 3.19),
    "03159": ("no_free_price", 9.93, 7.07, 5.18),
}  # fmt: skip


@pytest.mark.parametrize("key", PLACES)
def test_figures_are_those_of_the_source(key: str, germany: Market) -> None:
    price, asking, existing, vacancy = PLACES[key]
    row = germany.places.row[key]
    cell = germany.cell(row, "price_flat")
    if isinstance(price, str):
        assert cell.value == Unavailable(price)
        assert cell.origins == ()
    else:
        (origin,) = cell.origins
        assert (origin.value, origin.kind, origin.period, origin.n, origin.source_id) == price
        given = [r for r in GIVEN if r["ags"] in (key, key[:5]) and r["value"] == str(price[0])]
        assert (given[0]["kind"], given[0]["period"], given[0]["source_id"]) == (price[1], price[2], price[4])
    shown = [germany.published(name)[row] for name in ("rent_asking", "rent_existing", "vacancy_rate")]
    assert shown == pytest.approx([asking, existing, vacancy / 100])
    by_measure = {r["measure"]: r["value"] for r in GIVEN if r["ags"] == key[:5] and r["scope"] == "kreis"}
    assert [float(by_measure[name]) for name in ("rent_asking", "rent_existing", "vacancy_rate")] == [
        asking,
        existing,
        vacancy,
    ]


@pytest.mark.parametrize(
    ("key", "percent"),
    [("05315", 4.0), ("05111", 4.1), ("05515", 3.7), ("05113", 5.3), ("05513", 5.6), ("05112", 5.7), ("05914", 5.8)],
)
def test_yields_as_published(key: str, percent: float, germany: Market) -> None:
    cell = germany.cell(germany.places.row[key], "gross_yield")
    assert round(100 * cell.value, 1) == percent
    assert [(o.kind, o.period) for o in cell.origins] == [("contract", "2024"), ("asking", "2025")]


def test_every_figure_of_the_source_is_there_and_no_other() -> None:
    table = load().observations
    ours = sorted(
        (row.ags, row.scope, row.place, row.measure, f"{row.value:.4f}", row.source_id) for row in table.itertuples()
    )
    theirs = sorted(
        (r["ags"], r["scope"], r["place"], r["measure"],
         f"{float(r['value']) / (100 if r['unit'] == 'percent' else 1):.4f}", r["source_id"])
        for r in GIVEN
    )  # fmt: skip
    assert ours == theirs


def test_shares_are_shares() -> None:
    table = load().observations
    rates = table[table["measure"].isin(["vacancy_rate", "owner_occupier_rate"])]
    assert len(rates) == 800
    assert set(rates["unit"]) == {"share"}
    assert rates["value"].between(0, 1).all()
    assert "percent" not in set(table["unit"])


def test_119_districts_have_a_price_and_the_others_no_yield(germany: Market) -> None:
    districts = germany.places.is_district
    prices = {r["ags"] for r in GIVEN if r["scope"] == "kreis" and r["measure"] == "price_flat"
              and r["period"][:4] >= "2023"}  # fmt: skip
    assert len(prices) == 119
    for figure in (f for f in FIGURES.values() if f.has_price and f.mapped):
        shown = ~np.isnan(germany.column(figure.key).values) & districts
        assert set(germany.places.key[shown]) == prices, figure.key


def test_a_towns_figure_never_stands_for_its_district(germany: Market) -> None:
    in_towns = [r for r in GIVEN if r["scope"] == "city"]
    assert len(in_towns) == 7
    for given in in_towns:
        row = germany.places.row[given["ags"]]
        value = germany.column("price_flat")[row]
        assert value == Unavailable("only_town_price") or value != float(given["value"])
    konstanz = [key for key, name in zip(germany.places.key, germany.places.name, strict=True) if name == "Konstanz"]
    assert [germany.column("price_flat")[germany.places.row[key]] for key in konstanz] == [
        Unavailable("only_town_price"),
        5648.0,
    ]


def test_fewer_than_twenty_sales_are_never_shown(germany: Market) -> None:
    thin = [r for r in GIVEN if r["n"] and int(r["n"]) < 20]
    assert len(thin) == 52
    for given in thin:
        key = given["ags"] if given["ags"] in germany.places.row else given["ags"][:5]
        row = germany.places.row[key]
        origins = (*germany.cell(row, "price_flat").origins, *germany.further_prices(row))
        assert all(origin.n is None or origin.n >= 20 for origin in origins)


def test_places_are_there_once_and_towns_are_not_their_district(germany: Market) -> None:
    known = germany.places
    assert len(known.row) == len(known)
    assert known.is_district.sum() == 400
    assert set(known.district) == set(known.key[known.is_district])
    independent = set(known.key[known.kind == "independent_city"])
    assert not independent & set(known.district[~known.is_district])
