"""Publications from the atlas: places side by side, and the whole country as a small map."""

import re
from dataclasses import replace

import numpy as np
import pytest
from starlette.testclient import TestClient

from calc.market import FIGURES
from drawing.small_outlines import TOLERANCE, small_outlines
from embed.author import wording
from embed.freezing.atlas import MapSubject, PlacesSubject
from embed.freezing.freeze import Choice
from embed.record import Json, new_salt
from intake.atlas_market import market_of
from intake.atlas_view import AtlasView
from store.atlas.outlines import outlines
from tests.embed.given import keep

VIEW = AtlasView()
PLACES = replace(VIEW, view="places", compared=("05315", "11000", "14713"))


def frozen(subject: PlacesSubject | MapSubject) -> Json:
    choice = Choice(wording(subject.title("de")), new_salt(), chart=subject.charts[0])
    return subject.record(choice, subject.names)


@pytest.mark.parametrize(
    "subject", [PlacesSubject(PLACES), MapSubject(VIEW), MapSubject(replace(VIEW, states=("NW",)))]
)
def test_every_address_answers_and_the_embed_stays_small(reader: TestClient, subject) -> None:
    key = keep(frozen(subject))
    for form in ("/e/{}", "/s/{}", "/v/{}?lang=en", "/i/{}.svg", "/i/{}.png", "/d/{}.json", "/d/{}.csv"):
        assert reader.get(form.format(key)).status_code == 200
    assert len(reader.get(f"/e/{key}").content) < 100_000
    assert reader.get(f"/oembed?url=http://immosieb.test/s/{key}").json()["height"] <= 1_000


def test_places_show_the_figures_of_the_atlas_with_their_origin(reader: TestClient) -> None:
    record = frozen(PlacesSubject(PLACES))
    found = market_of(PLACES)
    essen = found.places.row["05113"]
    assert record["results"][0]["price_flat"]["raw"] == float(found.column("price_flat").values[essen])
    assert "2024" in record["results"][0]["price_flat"]["origin"]["de"]
    page = reader.get(f"/v/{keep(record)}").text
    assert "dl-de/by-2-0" in page
    assert [name in page for name in ("Essen", "Köln", "Berlin", "Leipzig")] == [True] * 4


def test_prices_of_another_kind_and_of_the_author_are_told_apart(reader: TestClient) -> None:
    kiel = replace(PLACES, compared=("05315", "01002"), own_prices=(("01002", 2500.0), ("09162", 9000.0)))
    record = frozen(PlacesSubject(kiel))
    (prices,) = [row for row in record["words"]["assumptions"] if row["input"] == "price_flat"]
    assert prices["label"]["de"] == "Kaufpreis je m², Herkunft"
    assert prices["values"][2]["de"].startswith("eigener Preis")
    assert "Kaufverträge" in prices["values"][0]["de"]
    key = keep(record)
    embed = reader.get(f"/e/{key}").text
    assert "Preis vom Verfasser selbst eingetragen: Kiel 2.500" in embed
    assert "München" not in embed
    data = reader.get(f"/d/{key}.json").text
    assert "01002-2500" in data
    assert "09162" not in data  # The author's price of a place that is not shown is nobody's business.
    assert "selbst eingetragen" not in reader.get(f"/e/{keep(frozen(PlacesSubject(PLACES)))}").text


def test_what_the_author_set_is_said_once_of_a_map_and_for_each_place() -> None:
    for subject, count in ((MapSubject(VIEW), 1), (PlacesSubject(PLACES), 4)):
        rows = frozen(subject)["words"]["assumptions"]
        assert [row["values"][0]["de"] for row in rows[:2]] == ["4,5\u00a0%", "60\u00a0m²"]
        assert {len(row["values"]) for row in rows} == {count}


def test_the_picture_of_a_map_has_its_legend(reader: TestClient) -> None:
    for figure in ("cash_flow_monthly", "gross_yield"):
        record = frozen(MapSubject(replace(VIEW, figure=figure)))
        picture = reader.get(f"/i/{keep(record)}.svg").text
        for words in [*record["chart"]["limits"]["de"], "kein Preis"]:
            assert picture.count(f">{words}</text>") == 1
    assert picture.count(">Angebotspreis</text>") == 1  # Of the last one: where prices are asked, not paid.


def test_the_map_s_table_starts_with_the_highest_and_its_borders_have_an_owner(reader: TestClient) -> None:
    record = frozen(MapSubject(VIEW))
    embed = reader.get(f"/e/{keep(record)}").text
    known = [raw for raw in record["results"]["raw"] if raw is not None]
    rows = re.findall(r'<tr><th scope="row">.*?</th><td class="n">(.*?)</td></tr>', embed)
    highest = FIGURES["gross_yield"]
    assert len(rows) == 20
    assert rows[0] == f"{max(known) * 100:.1f}\u00a0%".replace(".", ",")
    assert rows[-1] == f"{min(known) * 100:.1f}\u00a0%".replace(".", ",")
    assert highest.label.de in embed
    assert "GeoBasis-DE / BKG" in embed


def test_the_reader_comes_back_to_the_view(reader: TestClient) -> None:
    key = keep(frozen(MapSubject(replace(VIEW, figure="rent_asking", states=("BY",)))))
    (address,) = re.findall(r'<a class="main go"[^>]* href="([^"]+)"', reader.get(f"/s/{key}").text)
    assert address.startswith("http://immosieb.test/atlas?")
    assert "fig=rent_asking" in address
    assert "in=BY" in address


def test_a_district_that_is_gone_leaves_the_rest(reader: TestClient) -> None:
    record = frozen(MapSubject(VIEW))
    record["results"]["districts"][0] = "99999"
    assert reader.get(f"/e/{keep(record)}").status_code == 200


def test_straightened_borders_stay_near_and_leave_no_gap() -> None:
    small, whole = small_outlines(), outlines()
    assert small.districts.keys() == whole.districts.keys()
    corners = {key: set(_corners(path)) for key, path in small.districts.items()}
    # Essen and its neighbours: every corner on a shared border is a corner of both.
    for other in ("05117", "05513", "05911"):
        assert len(corners["05113"] & corners[other]) >= 2
    area = sum(abs(_area(path)) for path in small.districts.values())
    full = sum(abs(_area(path)) for path in whole.districts.values()) * (small.width / whole.width) ** 2
    assert area == pytest.approx(full, rel=0.02)
    assert TOLERANCE < 2


def _rings(path: str) -> list[np.ndarray]:
    rings = [np.array(re.findall(r"-?\d+", ring), dtype=int).reshape(-1, 2) for ring in path.split("z") if ring]
    return [np.cumsum(ring, axis=0) for ring in rings]


def _corners(path: str) -> list[tuple[int, int]]:
    return [(int(x), int(y)) for ring in _rings(path) for x, y in ring]


def _area(path: str) -> float:
    total = 0.0
    for ring in _rings(path):
        x, y = ring.T
        total += float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2
    return total
