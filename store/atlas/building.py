"""From the given figures to the atlas's files: the same bytes from the same figures, always."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from store.atlas import given as compiled
from store.atlas.files import checksum, table_bytes
from store.atlas.provenance import as_toml, given_sources

_OF_PLACES = {"vg250_ew": "places.csv", "geonames": "towns.csv"}


def built(folder: Path) -> dict[str, bytes]:
    """Every file that the build writes below ``folder``, by its path."""
    given = folder / "given"
    files = {
        "places.csv": table_bytes(compiled.places(given)),
        "towns.csv": table_bytes(compiled.towns(given)),
    }
    files |= {
        f"observations/{source}.csv": table_bytes(rows) for source, rows in compiled.observations(given).items()
    }
    for source in given_sources(given):
        path = _OF_PLACES.get(source.source_id, f"observations/{source.source_id}.csv")
        digests = ((path, checksum(files[path])),) if path in files else ()
        files[f"sources/{source.source_id}.toml"] = as_toml(replace(source, files=digests)).encode()
    return files


def build(folder: Path) -> None:
    """Write the atlas's files."""
    for path, content in built(folder).items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(content)
