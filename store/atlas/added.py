"""Adding a table to the atlas: all of it or nothing."""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from calc.record import Words
from store.atlas.atlas import Atlas, read_atlas
from store.atlas.building import build
from store.atlas.checking import failures
from store.atlas.columns import place_columns
from store.atlas.files import replace_files, table_bytes
from store.atlas.given import OBSERVATION
from store.atlas.provenance import Source, as_toml
from store.atlas.schema import schema
from store.atlas.table_in import BadTableError, Defaults, Known, Row, read

_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_CHANGED = Words(
    "Mit dem Befehl add in den Atlas aufgenommen; Werte unverändert.",
    "Taken into the atlas with the command add; values unchanged.",
)


def add(path: Path, defaults: Defaults, compiled_on: str, folder: Path) -> Mapping[str, int]:
    """Take a CSV into the atlas of that folder and build it anew; the number of figures by identifier of the source.

    A source that was added before under the same name is replaced. Raises BadTableError and OSError, and then
    nothing has changed.
    """
    atlas = read_atlas(folder)
    rows = read(path, defaults, _known(atlas, folder, int(compiled_on[:4])))
    by_source: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_source[source_id(row["source"])].append(row)
    files: dict[str, bytes] = {}
    for identifier, own in by_source.items():
        source = _source(identifier, own, defaults, compiled_on)
        files[f"added/{identifier}.csv"] = table_bytes(_table(own))
        files[f"added/{identifier}.toml"] = as_toml(source).encode()
    _rebuild(folder, files)
    return {identifier: len(own) for identifier, own in by_source.items()}


def source_id(title: str) -> str:
    """The identifier of an added source: its name in plain letters."""
    plain = re.sub(r"[^a-z0-9]+", "_", title.lower().translate(_LETTERS)).strip("_")
    return f"added_{plain[:60].rstrip('_') or 'source'}"


def _known(atlas: Atlas, folder: Path, year: int) -> Known:
    municipal = atlas.observations[atlas.observations["scope"] == "gemeinde"]
    known = place_columns(atlas)
    towns: defaultdict[str, list[str]] = defaultdict(list)
    for district, name, kind in zip(known.district, known.name, known.kind, strict=True):
        if kind == "town":
            towns[district].append(name)
    return Known(
        schema(folder),
        dict(zip(atlas.places["ags"], atlas.places["name"], strict=True)),
        dict(zip(municipal["ags"], municipal["place"], strict=True)),
        towns,
        year,
    )


def _source(identifier: str, rows: list[Row], defaults: Defaults, compiled_on: str) -> Source:
    said = {name: sorted({row[name] for row in rows}) for name in ("source", "licence", "publisher", "attribution")}
    several = [f"{name}: {' / '.join(found)}" for name, found in said.items() if len(found) > 1]
    if several:
        raise BadTableError([f"One source has different statements about itself – {line}." for line in several])
    title = said["source"][0]
    periods = sorted({row["period"] for row in rows})
    return Source(
        source_id=identifier,
        title=title,
        publisher=said["publisher"][0] or title,
        kind=", ".join(sorted({row["kind"] for row in rows})),
        licence=said["licence"][0],
        attribution=said["attribution"][0] or f"Quelle: {said['publisher'][0] or title}",
        url=defaults.url or "see the rows",
        period=periods[0] if len(periods) == 1 else f"{periods[0]} – {periods[-1]}",
        note="",
        compiled_on=compiled_on,
        changed=_CHANGED,
    )


def _table(rows: list[Row]) -> pd.DataFrame:
    order = ["ags", "scope", "measure", "period", "segment", "place"]
    return pd.DataFrame(rows)[list(OBSERVATION)].sort_values(order, kind="stable", ignore_index=True)


def _rebuild(folder: Path, files: Mapping[str, bytes]) -> None:
    """Build and check a copy; only if it is sound do its files take the place of the old ones."""
    with TemporaryDirectory(prefix="atlas-", dir=folder.parent) as temporary:
        copy = Path(temporary) / folder.name
        shutil.copytree(folder, copy)
        replace_files(copy, files)
        build(copy)
        found = failures(copy)
        if found:
            raise BadTableError(found)
        replace_files(folder, {str(p.relative_to(copy)): p.read_bytes() for p in copy.rglob("*") if p.is_file()})
