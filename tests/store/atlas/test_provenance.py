"""Every figure has a source, and every source says what the compilation says of it, word for word."""

import csv
import hashlib
import tomllib

import pytest

from store.atlas import load
from store.atlas.files import DATA

with (DATA / "given" / "sources.csv").open(encoding="utf-8", newline="") as _file:
    GIVEN = {row["source_id"]: row for row in csv.DictReader(_file)}


@pytest.mark.parametrize("identifier", GIVEN)
def test_a_source_says_what_the_compilation_says(identifier: str) -> None:
    given, ours = GIVEN[identifier], load().sources[identifier]
    for name in ("title", "publisher", "kind", "licence", "attribution", "url", "note"):
        assert getattr(ours, name) == given[name]
    assert ours.period == given["date_of_data"]
    assert ours.compiled_on == "2026-11-21"
    assert ours.changed.de != ours.changed.en


def test_a_licence_that_nobody_has_seen_is_called_so() -> None:
    assert "exact licence NOT seen" in load().sources["deutschlandatlas_ha26"].licence


def test_every_file_has_a_source_and_the_sources_checksum() -> None:
    told: dict[str, str] = {}
    for path in (DATA / "sources").glob("*.toml"):
        told |= tomllib.loads(path.read_text(encoding="utf-8"))["sha256"]
    built = {str(path.relative_to(DATA)) for path in (DATA / "observations").iterdir()}
    built |= {"places.csv", "towns.csv", "outlines.json", "neighbours.json"}
    assert set(told) == built
    for name, digest in told.items():
        assert hashlib.sha256((DATA / name).read_bytes()).hexdigest() == digest


def test_every_observation_has_a_source() -> None:
    atlas = load()
    assert set(atlas.observations["source_id"]) <= set(atlas.sources)


def test_only_an_address_is_a_link() -> None:
    sources = load().sources
    assert sources["inkar_bauland"].link == "https://www.inkar.de"
    assert sources["vg250_2016"].link == "https://gdz.bkg.bund.de"
    assert sources["press_01"].link == ""


def test_every_column_is_described_in_two_languages() -> None:
    schema = tomllib.loads((DATA / "schema.toml").read_text(encoding="utf-8"))
    for part in schema["files"].values():
        for path in DATA.glob(part["path"]):
            with path.open(encoding="utf-8", newline="") as file:
                assert next(csv.reader(file)) == list(part["columns"])
        assert all(column["de"] and column["en"] for column in part["columns"].values())
    assert all(rule["unit"] and rule["de"] and rule["en"] for rule in schema["measures"].values())
