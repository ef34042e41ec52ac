"""Outlines that can be trusted: in place, whole, and without a gap between neighbours."""

import gzip
import json

import numpy as np
import pyproj
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from store.atlas import load
from store.atlas.files import DATA
from store.atlas.geography import districts, place_of
from store.atlas.outlines import neighbours, outlines, polygons
from store.atlas.projection import HEIGHT, METRES, NORTH, WEST, WIDTH, project, unproject

PROJ = pyproj.Transformer.from_crs(4326, 3035, always_xy=True)
LATITUDES, LONGITUDES = st.floats(47, 55.2), st.floats(5.7, 15.2)


@given(LATITUDES, LONGITUDES)
def test_projection_is_that_of_proj(latitude: float, longitude: float) -> None:
    easting, northing = PROJ.transform(longitude, latitude)
    x, y = project(latitude, longitude)
    assert abs(x * METRES + WEST - easting) < 0.001
    assert abs(NORTH - y * METRES - northing) < 0.001
    assert unproject(x, y) == pytest.approx((latitude, longitude), abs=1e-7)


def test_the_file_holds_whole_numbers_inside_its_box_and_is_small() -> None:
    drawn = outlines()
    assert (drawn.width, drawn.height) == (WIDTH, HEIGHT)
    assert drawn.attribution == "© GeoBasis-DE / BKG 2016 (Daten verändert)"
    record = json.loads((DATA / "outlines.json").read_bytes())
    paths = "".join(record["districts"].values()) + record["states"]
    assert set(paths) <= set("Mlz -0123456789")
    for parts in map(polygons, drawn.districts.values()):
        points = np.vstack([ring for part in parts for ring in part])
        assert (points >= 0).all()
        assert (points <= [WIDTH, HEIGHT]).all()
    assert len(gzip.compress((DATA / "outlines.json").read_bytes(), 6)) < 110_000


def test_no_gap_and_no_overlap() -> None:
    plan = districts()
    assert list(plan.index) == list(load().places["ags"])
    assert plan.is_valid.all()
    shapes = plan.to_numpy()
    assert shapely.coverage_is_valid(shapes)
    whole = shapely.union_all(shapes)
    assert whole.area == pytest.approx(plan.area.sum(), rel=1e-9)
    assert whole.area * METRES**2 / 1e6 == pytest.approx(357_592, rel=0.005)


def test_a_border_is_the_same_line_from_both_sides() -> None:
    # Essen and Gelsenkirchen meet: what they share has a length and no area.
    plan = districts()
    shared = plan["05113"].intersection(plan["05513"])
    assert shared.area == 0
    assert shared.length * METRES > 1_000


def test_state_borders_run_between_states_and_around_them() -> None:
    lines = [np.cumsum(np.array(part.replace("-", " -").replace("l", " ").split(), dtype=int).reshape(-1, 2), axis=0)
             for part in outlines().states.split("M")[1:]]  # fmt: skip
    drawn = shapely.union_all([shapely.LineString(line) for line in lines])
    plan = districts()
    whole = shapely.union_all(plan.to_numpy())
    assert shapely.length(shapely.difference(shapely.boundary(whole), drawn)) == 0
    assert shapely.length(shapely.intersection(drawn, plan["05113"])) == 0  # Essen lies inside North Rhine-Westphalia
    assert shapely.length(shapely.intersection(drawn, plan["02000"].boundary)) == pytest.approx(plan["02000"].length)


@pytest.mark.parametrize(
    ("latitude", "longitude", "expected"),
    [
        (51.4556, 7.0116, "05113"),  # Essen's main station
        (52.5200, 13.4050, "11000"),
        (49.1984, 8.1181, "07313"),  # Landau, inside Südliche Weinstraße
        (49.1698, 7.9865, "07337"),
        (47.5460, 9.6840, "09776"),  # the island of Lindau, off the simplified shore
        (54.1800, 7.8890, None),  # Heligoland is not in the simplified outlines
        (48.8566, 2.3522, None),
        (float("nan"), 10.0, None),
    ],
)
def test_points_are_found_in_their_district(latitude: float, longitude: float, expected: str | None) -> None:
    assert place_of(latitude, longitude) == expected


def test_every_place_has_its_point_inside() -> None:
    places = load().places
    assert [place_of(lat, lon) for lat, lon in zip(places["lat"], places["lon"], strict=True)] == list(places["ags"])


def test_neighbours() -> None:
    # Essen borders on Mülheim, Oberhausen, Mettmann, Bottrop, Gelsenkirchen, Recklinghausen, Bochum, Ennepe-Ruhr.
    assert neighbours()["05113"] == ("05117", "05119", "05158", "05512", "05513", "05562", "05911", "05954")
    assert neighbours()["09763"] == ("09780",)  # Kempten lies inside Oberallgäu
    assert all(ags in neighbours()[other] for ags, others in neighbours().items() for other in others)
