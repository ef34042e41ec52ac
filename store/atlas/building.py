"""From the given figures to the atlas's files: the same bytes from the same figures, always."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from store.atlas import coverage
from store.atlas import given as compiled
from store.atlas.files import checksum, read_table, replace_files, table_bytes
from store.atlas.outlines import outlines_bytes
from store.atlas.projection import project, unproject
from store.atlas.provenance import Source, as_toml, from_toml, given_sources

OF_PLACES = {
    "vg250_ew": ("places.csv",),
    "geonames": ("towns.csv",),
    "vg250_2016": ("neighbours.json", "outlines.json"),
}
"""The files of those sources that have no observations."""


def built(folder: Path) -> dict[str, bytes]:
    """Every file that the build writes below ``folder``, by its path.

    Raises OSError where a given file is missing.
    """
    given = folder / "given"
    sources = given_sources(given)
    plan = coverage.districts(given / "districts.geojson")
    places = _inside(compiled.places(given), plan)
    files = {
        "places.csv": table_bytes(places),
        "towns.csv": table_bytes(compiled.towns(given)),
        "neighbours.json": json.dumps(coverage.neighbours(plan), separators=(",", ":")).encode(),
        "outlines.json": outlines_bytes(plan, coverage.state_borders(plan), places, _attribution(sources)),
    }
    observations = compiled.observations(given)
    for path in sorted((folder / "added").glob("*.toml")):
        sources.append(from_toml(path))
        observations[path.stem] = read_table(path.with_suffix(".csv"))
    files |= {f"observations/{source}.csv": table_bytes(rows) for source, rows in observations.items()}
    for source in sources:
        paths = OF_PLACES.get(source.source_id, (f"observations/{source.source_id}.csv",))
        digests = tuple((path, checksum(files[path])) for path in paths if path in files)
        files[f"sources/{source.source_id}.toml"] = as_toml(replace(source, files=digests)).encode()
    return files


def build(folder: Path) -> None:
    """Write the atlas's files; those of sources that are no more go. Raises OSError."""
    files = built(folder)
    replace_files(folder, files)
    for path in (*(folder / "observations").glob("*.csv"), *(folder / "sources").glob("*.toml")):
        if str(path.relative_to(folder)) not in files:
            path.unlink()


def _attribution(sources: list[Source]) -> str:
    return next(source.attribution for source in sources if source.source_id == "vg250_2016")


def _inside(places: pd.DataFrame, plan: gpd.GeoSeries) -> pd.DataFrame:
    """The places with every point inside its district; one that lies in a neighbour is moved."""
    placed = places.copy()
    for row, (ags, latitude, longitude) in enumerate(places[["ags", "lat", "lon"]].itertuples(index=False)):
        x, y = project(float(latitude), float(longitude))
        if not plan[ags].covers(shapely.Point(float(x), float(y))):
            largest = max(shapely.get_parts(plan[ags]), key=shapely.area)
            point = largest.representative_point()
            latitude, longitude = unproject(point.x, point.y)
            placed.loc[row, ["lat", "lon"]] = [f"{float(latitude):.4f}", f"{float(longitude):.4f}"]
    return placed
