"""What is taken away says where it comes from, and does no harm in a spreadsheet."""

import csv
import io
import json

import geopandas as gpd
import shapely

from store.atlas.exports import districts_geojson, observations_csv
from store.atlas.files import DATA


def test_every_row_of_the_table_names_its_source_and_licence() -> None:
    rows = list(csv.DictReader(io.StringIO(observations_csv("de").decode())))
    assert len(rows) == 2410 - 52  # all but those from fewer than 20 sales
    assert all(row["source"] and row["publisher"] and row["licence"] and row["changed"] for row in rows)
    assert all(not row["n"] or int(row["n"]) >= 20 for row in rows)
    bremen = next(r for r in rows if r["ags"] == "04011" and r["measure"] == "rent_asking")
    assert (bremen["value"], bremen["period"], bremen["kind"]) == ("11.06", "2025", "asking")
    assert "exact licence NOT seen" in bremen["licence"]


def test_the_languages_differ_in_what_was_changed_only() -> None:
    german, english = (
        list(csv.DictReader(io.StringIO(observations_csv(language).decode()))) for language in ("de", "en")
    )
    assert german[0]["changed"] != english[0]["changed"]
    assert [row | {"changed": ""} for row in german] == [row | {"changed": ""} for row in english]


def test_the_districts_are_valid_geojson_with_figures_and_sources() -> None:
    content = districts_geojson("en")
    record = json.loads(content)
    assert "Daten verändert" in record["attribution"]
    assert record["compiled_on"] == "2026-11-21"
    essen, bremen = (next(f for f in record["features"] if f["id"] == ags) for ags in ("05113", "04011"))
    assert essen["properties"]["price_flat"] == 2083
    assert essen["properties"]["price_flat_kind"] == "contract"
    assert record["sources"][essen["properties"]["price_flat_source"]]["licence"] == "dl-de/zero-2-0"
    assert bremen["properties"]["price_flat"] is None
    assert bremen["properties"]["price_flat_reason"] == "only_old_price"
    assert b"NaN" not in content


def test_the_geojson_is_where_germany_is() -> None:
    frame = gpd.read_file(io.BytesIO(districts_geojson("de")))
    given = gpd.read_file(DATA / "given" / "districts.geojson").set_index("ags").geometry.to_crs(3035)
    ours = frame.set_index("ags").geometry
    assert ours.is_valid.all()
    assert all(part.exterior.is_ccw for shape in ours for part in shapely.get_parts(shape))
    away = ours.to_crs(3035).symmetric_difference(given, align=True).area / given.area
    # The smallest cities lose most where a gap of the given outlines was closed.
    assert away.max() < 0.05
    assert away.median() < 0.01
