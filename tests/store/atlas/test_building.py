"""The build gives the same bytes, and the check sees what is broken."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from store.atlas.__main__ import main
from store.atlas.checking import check
from store.atlas.files import DATA


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_build_is_reproducible_from_the_given_figures_alone(copy: Path) -> None:
    for path in (*copy.glob("*.csv"), *copy.glob("*.json"), *copy.glob("o*/*"), *copy.glob("sources/*")):
        path.unlink()
    (copy / "observations" / "of_no_source.csv").write_text("ags\n")
    assert main(["--folder", str(copy), "build"]) == 0
    assert contents(copy) == contents(DATA)


def test_the_atlas_is_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    told = capsys.readouterr().out
    assert told.endswith("The atlas is sound.\n")
    assert "wrong" not in told
    for looked_at in ("400 districts", "shares as shares", "source", "checksums", "no overlap", "the same bytes"):
        assert looked_at in told


def in_text(path: str, old: str, new: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        text = (folder / path).read_text(encoding="utf-8")
        assert old in text
        (folder / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    return damage


def without(path: str) -> Callable[[Path], None]:
    return lambda folder: (folder / path).unlink()


def moved_outline(folder: Path) -> None:
    """Essen a hundred metres further east: a gap on one side, an overlap on the other."""
    record = json.loads((folder / "outlines.json").read_text(encoding="utf-8"))
    start, rest = record["districts"]["05113"].split(" ", 1)
    record["districts"]["05113"] = f"M{int(start[1:]) + 1} {rest}"
    (folder / "outlines.json").write_text(json.dumps(record), encoding="utf-8")
    text = (folder / "sources/vg250_2016.toml").read_text(encoding="utf-8")
    (folder / "sources/vg250_2016.toml").write_text(text.split("[sha256]")[0] + "[sha256]\n'places.csv' = '0'\n")


CENSUS = "observations/zensus2022.csv"


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        (in_text("places.csv", "01001,Flensburg", "1001,Flensburg"), "'1001' is no key of five digits."),
        (
            in_text("places.csv", "Flensburg,independent_city,SH", "Flensburg,independent_city,HH"),
            "does not lie in HH",
        ),
        (in_text("towns.csv", ",NW,05366,", ",NW,99999,"), "which is no district of NW"),
        (in_text(CENSUS, "0.0276,share", "2.76,share"), "Percent are given as shares: 0.0276?"),
        (in_text(CENSUS, "0.0276,share", "2.76,percent"), "'percent' is none of"),
        (in_text(CENSUS, "01001,kreis", "01002,kreis"), "has 399 of 400 districts"),
        (without("sources/zensus2022.toml"), "zensus2022.csv has no record of its source."),
        (in_text("sources/geonames.toml", 'licence = "CC BY 4.0"', 'licence = ""'), "does not say licence"),
        (in_text("observations/press_01.csv", "2791", "2792"), "is not the file that press_01.toml describes."),
        (
            in_text("given/observations.csv", "2791", "2792"),
            "given/observations.csv is not the file that was compiled.",
        ),
        (without("schema.toml"), "schema.toml"),
        (in_text("given/SHA256SUMS", "  cities.csv", "  other.csv"), "given/cities.csv is not the file"),
        (lambda folder: (folder / "outlines.json").write_text("[]"), "Cannot be read: TypeError"),
        (lambda folder: (folder / "neighbours.json").write_text("[]"), "Cannot be read: AttributeError"),
    ],
)
def test_the_check_sees_what_is_broken(damage: Callable[[Path], None], expected: str, copy: Path) -> None:
    damage(copy)
    problems: list[str] = []
    for checked in check(copy):
        problems += checked.problems
        if any(expected in problem for problem in problems):
            return
    pytest.fail(f"{expected!r} is not in {problems}")


def test_the_check_sees_an_overlap_and_a_gap(copy: Path) -> None:
    moved_outline(copy)
    problems = next(c.problems for c in check(copy) if c.what.startswith("outlines: area"))
    assert any(problem.endswith("overlap.") and "05113" in problem for problem in problems)
    assert "Borders that belong to two districts are not the same line." in problems


def test_a_broken_atlas_ends_with_a_status(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in ("places.csv", "outlines.json", "given/districts.geojson"):
        (copy / path).unlink()
    assert main(["--folder", str(copy), "check"]) == 1
    assert "checks failed." in capsys.readouterr().out
