"""Two people changed the same workspace: one version that holds what both did.

By key of listing and by field: what only one side changed is taken from it. Where both changed the same field of a
listing differently, both versions stay as two listings; of a setting, mine stays; of one that has a name, both. A
deletion counts unless the other side changed the listing meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from hashlib import sha256
from typing import Any, TypeVar

from calc.gate_presets import LONGEST_NAME, OwnGates
from calc.listing import Listing, Provenance
from intake.address import MOST_LISTINGS
from intake.workspace.contents import MOST_PRICES, Contents

_FIELDS = tuple(f.name for f in fields(Listing) if f.name != "provenance")

Record = TypeVar("Record")
_Own = tuple[OwnGates, ...]


@dataclass(frozen=True)
class Merged:
    """The common version; names of listings that now stand twice, and settings where mine displaced theirs."""

    contents: Contents
    twice: tuple[str, ...]
    displaced: tuple[str, ...]


def merge(base: Contents, mine: Contents, theirs: Contents) -> Merged:
    """What both sides made of ``base``; every listing must have a key.

    Where nothing is contested, it does not matter which side is "mine".
    """
    before, here, there = (_by_key(side) for side in (base, mine, theirs))
    merged: dict[str, list[Listing]] = {}
    for key in before | here | there:
        merged[key] = _one(before.get(key), here.get(key), there.get(key))
    added = sorted([key for key in side if key not in before] for side in (here, there))
    order = dict.fromkeys([*before, *added[0], *added[1]])
    listings = tuple(listing for key in order for listing in merged[key])
    displaced: list[str] = []
    buyer = None
    if mine.buyer and theirs.buyer:
        buyer = _settings(base.buyer or mine.buyer, mine.buyer, theirs.buyer, displaced)
    compared, order_of_list, same = (
        _setting(base, mine, theirs, name, displaced) for name in ("compared", "order", "same_assumptions")
    )
    keys = [listing.provenance.key for listing in listings]
    contents = Contents(
        listings=listings,
        gates=_settings(base.gates, mine.gates, theirs.gates, displaced),
        compared=tuple(key for key in compared if key in keys) or tuple(keys[:MOST_LISTINGS]),
        same_assumptions=same,
        order=order_of_list,
        own_gates=_own_gates(base.own_gates, mine.own_gates, theirs.own_gates),
        buyer=buyer or mine.buyer or theirs.buyer,
    )
    twice = tuple(versions[0].name for versions in merged.values() if len(versions) > 1)
    return Merged(contents, twice, tuple(displaced))


def _one(base: Listing | None, mine: Listing | None, theirs: Listing | None) -> list[Listing]:
    """The versions of one listing that remain: none, one, or two where both sides changed a field."""
    if mine is None or theirs is None:
        left = mine or theirs
        untouched = left is None or (base is not None and left == base)
        return [] if left is None or untouched else [left]
    life = _life(base, mine, theirs)
    reference = base or mine
    contested = [name for name in _FIELDS if _is_contested(base, mine, theirs, name)]
    values = {
        name: _three_ways(getattr(reference, name), getattr(mine, name), getattr(theirs, name)) for name in _FIELDS
    }
    first = replace(mine, **values, provenance=life)
    if not contested:
        return [first]
    other = replace(first, **{name: getattr(theirs, name) for name in contested})
    key = sha256(f"{life.key} {other!r}".encode()).hexdigest()[:16]
    return [first, replace(other, provenance=replace(life, key=key, prices=theirs.provenance.prices))]


def _is_contested(base: Listing | None, mine: Listing, theirs: Listing, name: str) -> bool:
    a, b = getattr(mine, name), getattr(theirs, name)
    if a == b:
        return False
    return base is None or getattr(base, name) not in (a, b)


def _three_ways(base: Any, mine: Any, theirs: Any) -> Any:
    return theirs if mine == base else mine


def _settings(base: Record, mine: Record, theirs: Record, displaced: list[str]) -> Record:
    names = [field.name for field in fields(base)]  # type: ignore[arg-type]
    values = {name: _setting(base, mine, theirs, name, displaced) for name in names}
    return replace(mine, **values)  # type: ignore[type-var]


def _setting(base: Any, mine: Any, theirs: Any, name: str, displaced: list[str]) -> Any:
    old, a, b = (getattr(side, name) for side in (base, mine, theirs))
    if a not in (b, old) and b != old:
        displaced.append(name)
    return _three_ways(old, a, b)


def _life(base: Listing | None, mine: Listing, theirs: Listing) -> Provenance:
    a, b = mine.provenance, theirs.provenance
    days = [day for day in (a.captured, b.captured) if day]
    old, ours, others = (dict(life.prices) for life in (base.provenance if base else Provenance(), a, b))
    here, there = old | ours, old | others
    seen = [(day, _three_ways(old.get(day), here.get(day), there.get(day))) for day in sorted(here | there)]
    return Provenance(
        key=a.key,
        source_url=_three_ways(base.provenance.source_url if base else "", a.source_url, b.source_url),
        captured=min(days, default=None),
        prices=tuple(seen if len(seen) <= MOST_PRICES else [seen[0], *seen[-MOST_PRICES + 1 :]]),
    )


def _own_gates(base: _Own, mine: _Own, theirs: _Own) -> _Own:
    old, a, b = ({kept.name: kept for kept in side} for side in (base, mine, theirs))
    names = dict.fromkeys([*old, *a, *b])
    merged = {name: kept for name in names if (kept := _three_ways(old.get(name), a.get(name), b.get(name)))}
    for name, other in b.items():
        if other not in (old.get(name), merged.get(name)):
            free = (name, *(f"{name[: LONGEST_NAME - 3]} {count}" for count in range(2, 100)))
            other = replace(other, name=next(name for name in free if name not in merged))
            merged[other.name] = other
    return tuple(merged.values())


def _by_key(side: Contents) -> dict[str, Listing]:
    return {listing.provenance.key: listing for listing in side.listings}
