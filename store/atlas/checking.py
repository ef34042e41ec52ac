"""Is the atlas what it says? Each check names what it looked at, and what it found wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from calc.states import STATES
from store.atlas.building import built
from store.atlas.checking_outlines import OUTLINE_CHECKS
from store.atlas.files import checksum, differs, read_rows, read_table
from store.atlas.given import COMPILED
from store.atlas.provenance import Source, from_toml
from store.atlas.schema import Schema, schema, wrong

DISTRICTS = 400
_OF_STATE = dict(
    zip(
        ("01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16"),
        ("SH", "HH", "NI", "HB", "NW", "HE", "RP", "BW", "BY", "SL", "BE", "BB", "MV", "SN", "ST", "TH"),
        strict=True,
    )
)
_REBUILT = "built anew from the given figures: the same bytes"
_WHOLE = re.compile(r"[1-9][0-9]*")


@dataclass(frozen=True)
class Checked:
    """One thing looked at, and what is wrong with it."""

    what: str
    problems: tuple[str, ...]


def check(folder: Path) -> Iterator[Checked]:
    """Prove the atlas of that folder, one thing after the other."""
    for what in _CHECKS:
        yield Checked(what, _problems(what, folder))


def failures(folder: Path) -> list[str]:
    """Everything that is wrong in an atlas that was just built, one sentence each."""
    return [f"{what}: {problem}" for what in _CHECKS if what != _REBUILT for problem in _problems(what, folder)]


def _problems(what: str, folder: Path) -> tuple[str, ...]:
    try:
        return tuple(_CHECKS[what](folder))
    except OSError as error:
        return (f"{error.filename}: {error.strerror}.",)
    except Exception as error:  # A file may be broken in any way, and the other checks still have something to say.
        return (f"Cannot be read: {error!r}.",)


def _places(folder: Path) -> Iterator[str]:
    places = read_rows(folder / "places.csv")
    keys = [place["ags"] for place in places]
    if len(places) != DISTRICTS:
        yield f"There are {len(places)} districts and not {DISTRICTS}."
    if keys != sorted(set(keys)):
        yield "The keys are not in order, each once."
    for place in places:
        if not re.fullmatch(r"[0-9]{5}", place["ags"]):
            yield f"{place['ags']!r} is no key of five digits."
        elif _OF_STATE.get(place["ags"][:2]) != place["state"]:
            yield f"{place['ags']} {place['name']} does not lie in {place['state']}."
        if place["kind"] not in ("independent_city", "district") or not place["name"]:
            yield f"{place['ags']} lacks its name or kind."
        if not _WHOLE.fullmatch(place["population"]):
            yield f"{place['ags']} has no population but {place['population']!r}."
    if missing := set(STATES) - {place["state"] for place in places}:
        yield f"No district lies in {', '.join(sorted(missing))}."


def _towns(folder: Path) -> Iterator[str]:
    states = {place["ags"]: place["state"] for place in read_rows(folder / "places.csv")}
    seen: set[str] = set()
    for town in read_rows(folder / "towns.csv"):
        if states.get(town["ags"]) != town["state"]:
            yield f"{town['name']} lies in {town['ags']}, which is no district of {town['state']}."
        if not _WHOLE.fullmatch(town["population"]):
            yield f"{town['name']} has no population but {town['population']!r}."
        if town["geonameid"] in seen:
            yield f"The town {town['geonameid']} stands there twice."
        seen.add(town["geonameid"])


def _rows(folder: Path) -> Iterator[str]:
    rules, districts = schema(folder), set(read_table(folder / "places.csv")["ags"])
    for path in _observations(folder):
        seen: set[tuple[str, ...]] = set()
        for number, row in enumerate(read_rows(path), start=2):
            if tuple(row) != rules.columns:
                yield f"{path.name} has other columns than the schema."
                break
            yield from (f"{path.name} line {number}, {sentence}" for sentence in wrong(row, rules, districts))
            same = tuple(row[name] for name in ("ags", "scope", "place", "measure", "period", "kind", "segment"))
            if same in seen:
                yield f"{path.name} line {number}: repeats an earlier line."
            seen.add(same)


def _complete(folder: Path) -> Iterator[str]:
    rules: Schema = schema(folder)
    districts = set(read_table(folder / "places.csv")["ags"])
    tables = [read_table(path) for path in _observations(folder)]
    for measure in (key for key, rule in rules.measures.items() if rule.complete):
        found = {
            ags
            for table in tables
            for ags in table.loc[(table["measure"] == measure) & (table["scope"] == "kreis"), "ags"]
        }
        if found != districts:
            yield f"{measure} has {len(found)} of {len(districts)} districts."


def _provenance(folder: Path) -> Iterator[str]:
    records = {path.stem: from_toml(path) for path in sorted((folder / "sources").glob("*.toml"))}
    for path in _observations(folder):
        if path.stem not in records:
            yield f"{path.name} has no record of its source."
    for stem, record in records.items():
        empty = [f.name for f in fields(Source) if f.name not in ("note", "files") and not getattr(record, f.name)]
        empty += [f"changed.{language}" for language in ("de", "en") if not getattr(record.changed, language)]
        if empty:
            yield f"{stem} does not say {', '.join(empty)}."
        if record.source_id != stem:
            yield f"{stem} calls itself {record.source_id}."
        if not record.files:
            yield f"{stem} is the source of no file."


def _checksums(folder: Path) -> Iterator[str]:
    for path in sorted((folder / "sources").glob("*.toml")):
        for name, digest in from_toml(path).files:
            if checksum((folder / name).read_bytes()) != digest:
                yield f"{name} is not the file that {path.name} describes."
    lines = (folder / "given" / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    digests = {name: digest for digest, name in map(str.split, lines)}
    for name in COMPILED:
        if checksum((folder / "given" / name).read_bytes()) != digests.get(name):
            yield f"given/{name} is not the file that was compiled."


def _reproducible(folder: Path) -> Iterator[str]:
    for path, content in built(folder).items():
        if differs(folder / path, content):
            yield f"{path} comes out differently when it is built from the given figures."


def _observations(folder: Path) -> list[Path]:
    return sorted((folder / "observations").glob("*.csv"))


_CHECKS: dict[str, Callable[[Path], Iterator[str]]] = {
    "400 districts: keys as text of five digits, name, kind, state, population": _places,
    "towns: known district, right state, no double": _towns,
    "observations: keys, units, ranges, shares as shares, kinds, periods, no double": _rows,
    "rents, vacancy, owners and land in all districts": _complete,
    "every observation has a source, every source a complete record": _provenance,
    "checksums of the built and of the given files": _checksums,
    **OUTLINE_CHECKS,
    _REBUILT: _reproducible,
}
