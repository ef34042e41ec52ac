"""Where the figures come from: one record per source, with the checksum of its files."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import pandas as pd

from calc.record import Words
from store.atlas.files import read_table

COMPILED_ON = "2026-11-21"
_SINGLE = "single_figures"


@dataclass(frozen=True)
class Source:
    """A publisher's figures: ``kind``, ``licence`` and ``attribution`` in the words of the compilation.

    ``period`` is the date of the data, ``url`` the publisher's address (or where the addresses stand), ``changed``
    what this house did to the figures, ``files`` the SHA-256 of each of its files by path below ``data/atlas``.
    """

    source_id: str
    title: str
    publisher: str
    kind: str
    licence: str
    attribution: str
    url: str
    period: str
    note: str
    compiled_on: str
    changed: Words
    files: tuple[tuple[str, str], ...] = ()

    @property
    def link(self) -> str:
        """The address as it may be linked, "" where none is given."""
        return link(self.url)


def link(url: str) -> str:
    """What of it is an address; sources also write "see the rows" or add a remark."""
    first = url.split(maxsplit=1)[0] if url.strip() else ""
    return first if first.startswith(("https://", "http://")) else ""


def given_sources(given: Path) -> list[Source]:
    """The sources of the compilation, in its order, without their files' checksums."""
    table = read_table(given / "sources.csv")
    changes = tomllib.loads((given / "changes.toml").read_text(encoding="utf-8"))
    return [_source(row, changes) for _, row in table.iterrows()]


def _source(row: pd.Series[str], changes: dict[str, dict[str, str]]) -> Source:
    words = changes.get(row["source_id"], changes[_SINGLE])
    return Source(
        source_id=row["source_id"],
        title=row["title"],
        publisher=row["publisher"],
        kind=row["kind"],
        licence=row["licence"],
        attribution=row["attribution"],
        url=row["url"],
        period=row["date_of_data"],
        note=row["note"],
        compiled_on=COMPILED_ON,
        changed=Words(words["de"], words["en"]),
    )


def as_toml(source: Source) -> str:
    """The record as a file of TOML."""
    plain = [f.name for f in fields(Source) if f.name not in ("changed", "files")]
    lines = [f"{name} = {_quoted(getattr(source, name))}" for name in plain]
    lines += ["", "[changed]", f"de = {_quoted(source.changed.de)}", f"en = {_quoted(source.changed.en)}"]
    lines += ["", "[sha256]", *(f"{_quoted(path)} = {_quoted(digest)}" for path, digest in source.files)]
    return "\n".join(lines) + "\n"


def from_toml(path: Path) -> Source:
    """The record in that file. Raises OSError, ValueError or KeyError where it is not one."""
    record: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    changed, files = record.pop("changed"), record.pop("sha256")
    return Source(**record, changed=Words(changed["de"], changed["en"]), files=tuple(files.items()))


def _quoted(text: str) -> str:
    # A JSON string without escapes of letters is a basic string of TOML as well.
    return json.dumps(text, ensure_ascii=False)
