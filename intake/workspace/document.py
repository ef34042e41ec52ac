"""Contents as a JSON text, and back: the form in which a workspace is stored, exported and imported.

``{"format": "immosieb-workspace", "schema": 1, "edition": 1, "listings": [{"key": …, "preset": …, "price": …, …}],
"gates": {…}, "compared": [keys], "same_assumptions": false, "order": ""}``, and ``"own_gates": [{"name": …, "gates":
{…}}, …]`` where there are any. Only what is stated is written; shares
from 0 to 1, money in EUR, dates as ISO. An export holds ``"buyer"`` as well.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from calc.edition import EDITION
from calc.listing import QUESTIONS, Listing
from calc.screening import GATE_QUESTIONS, Gates
from intake.workspace.contents import Contents

FORMAT = "immosieb-workspace"
SCHEMA = 1

_DEFAULT_GATES = Gates()


class Writer:
    """Writes contents; remembers the text of every listing, for most are the same objects the next time."""

    def __init__(self) -> None:
        self._texts: dict[int, tuple[Listing, str]] = {}

    def document(self, contents: Contents) -> str:
        """Everything but what is private."""
        known = self._texts
        self._texts = {id(listing): known.get(id(listing)) or _listing(listing) for listing in contents.listings}
        listings = ",\n".join([self._texts[id(listing)][1] for listing in contents.listings])
        head = _json({"format": FORMAT, "schema": SCHEMA, "edition": EDITION} | _settings(contents))
        return f'{head[:-1]},"listings":[\n{listings}\n]}}'


def private(contents: Contents) -> str:
    """What a reader never sees: the buyer's tax situation; an empty text where it is not known."""
    return "" if contents.buyer is None else _json({"buyer": asdict(contents.buyer)})


def export(contents: Contents) -> str:
    """The whole workspace as one file, for its owner."""
    whole = json.loads(Writer().document(contents))
    if contents.buyer is not None:
        whole["buyer"] = asdict(contents.buyer)
    return json.dumps(whole, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _settings(contents: Contents) -> dict[str, Any]:
    own = [{"name": kept.name, "gates": _gates(kept.gates)} for kept in contents.own_gates]
    return {
        "gates": _gates(contents.gates),
        "compared": list(contents.compared),
        "same_assumptions": contents.same_assumptions,
        "order": contents.order,
    } | ({"own_gates": own} if own else {})


def _gates(gates: Gates) -> dict[str, float | None]:
    values = {name: getattr(gates, name) for name in GATE_QUESTIONS}
    return {name: value for name, value in values.items() if value != getattr(_DEFAULT_GATES, name)}


def _listing(listing: Listing) -> tuple[Listing, str]:
    life = listing.provenance
    row: dict[str, Any] = {"key": life.key, "preset": listing.preset}
    for name in QUESTIONS:
        value = getattr(listing, name)
        if value is not None:
            row[name] = value
    if life.source_url:
        row["source_url"] = life.source_url
    if life.captured:
        row["captured"] = life.captured
    if life.prices:
        row["prices"] = life.prices
    return listing, _json(row)


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str, allow_nan=False)
