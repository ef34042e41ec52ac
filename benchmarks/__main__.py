"""Run the measurements, keep them in `results.json`, and show them in `README.md`.

A measurement is any module here with a `measure()` that returns rows; a new one needs no entry anywhere.
What was not run this time keeps its last figures.
"""

from __future__ import annotations

import json
import pkgutil
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
RESULTS, README = HERE / "results.json", HERE / "README.md"
BEGIN, END = "<!-- results -->", "<!-- end of results -->"

_Measure = Callable[[], Iterable[Mapping[str, Any]]]


def main(chosen: list[str]) -> int:
    """Run the chosen measurements, or all."""
    measurements = _measurements()
    if unknown := set(chosen) - measurements.keys():
        print(f"There is no {', '.join(sorted(unknown))}; there are {', '.join(measurements)}.")
        return 2
    results = json.loads(RESULTS.read_text()) if RESULTS.exists() else []
    for name in chosen or measurements:
        print(f"{name} …", flush=True)
        new = [_complete(row, name) for row in measurements[name]()]
        for row in new:
            print(f"  {_line(row)}")
        # The order of the modules, whichever ran last.
        kept = {other: [row for row in results if _module(row) == other] for other in measurements}
        results = [row for rows in (kept | {name: new}).values() for row in rows]
        RESULTS.write_text(json.dumps(results, indent=2, ensure_ascii=False) + "\n")
        _show(results)
    return 0


def _measurements() -> dict[str, _Measure]:
    modules = [m.name for m in pkgutil.iter_modules([str(HERE)]) if not (m.ispkg or m.name == "__main__")]
    found = {name: getattr(import_module(f"benchmarks.{name}"), "measure", None) for name in sorted(modules)}
    return {name: measure for name, measure in found.items() if measure}


def _complete(row: Mapping[str, Any], module: str) -> dict[str, Any]:
    """The row under its module's name, with what all rows have in common."""
    ours, peer = _readable(row["ours"]), _readable(row.get("peer"))
    ratio = row.get("ratio") or (row["ours"] / row["peer"] if row.get("peer") else None)
    return {
        "name": f"{module}: {str(row['name']).removeprefix(f'{module}: ')}",
        "ours": ours,
        "peer": peer,
        "unit": row["unit"],
        "ratio": None if ratio is None else round(ratio, 2),
        "aim": row.get("aim", ""),
        "met": row.get("met"),
        "at": datetime.now(UTC).date().isoformat(),
    }


def _readable(value: float | None) -> float | None:
    """No more digits than were measured."""
    return value if value is None else round(value, 3) if abs(value) < 1000 else round(value)


def _module(row: Mapping[str, Any]) -> str:
    return str(row["name"]).partition(":")[0]


def _line(row: Mapping[str, Any]) -> str:
    met = {True: "met", False: "MISSED", None: ""}[row["met"]]
    return f"{row['name']}: {row['ours']} {row['unit']}, peer {row['peer']}, ratio {row['ratio']} {met}".rstrip()


def _show(results: Iterable[Mapping[str, Any]]) -> None:
    """Write the table anew between its two marks; the text around it is by hand."""
    head = ("| What | Ours | Peer | Ratio | Aim | Met | On |", "|---|--:|--:|--:|---|---|---|")
    lines = (
        f"| {r['name']} | {_amount(r['ours'], r)} | {_amount(r['peer'], r)} | {_cell(r['ratio'])} "
        f"| {_cell(r['aim'])} | {_cell({True: 'yes', False: '**no**'}.get(r['met']))} | {r['at']} |"
        for r in results
    )
    before, _, rest = README.read_text().partition(BEGIN)
    after = rest.partition(END)[2]
    README.write_text("\n".join([before + BEGIN, "", *head, *lines, "", END + after]))


def _amount(value: float | None, row: Mapping[str, Any]) -> str:
    return "" if value is None else f"{value:,} {row['unit']}"


def _cell(value: Any) -> str:
    return "" if value is None else str(value)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
