"""What has been worked out for this session, kept while the same listings, buyer and sieve are shown.

Thousands of listings take a fifth of a second to assess, and most reruns change neither them nor the buyer. Lists are
compared by identity: a state that was not changed keeps its tuple.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import streamlit as st

from calc.assessment import Assessment, assess
from calc.case import Tax
from calc.filtering import Filter
from calc.listing import Listing
from calc.screening import Gates, Screening, screen
from ui import session

_KEPT = "worked_out"
_SHORT = 100
_Result = TypeVar("_Result")


def kept(name: str, parts: tuple[Any, ...], compute: Callable[[], _Result]) -> _Result:
    """``compute()``, or what it gave last time under ``name`` if the ``parts`` are the very same objects.

    Strings, numbers and small records may be equal instead of identical.
    """
    store: dict[str, tuple[tuple[Any, ...], Any]] = st.session_state.setdefault(_KEPT, {})
    before = store.get(name)
    if before is None or not _same(before[0], parts):
        store[name] = (parts, compute())
    result: _Result = store[name][1]
    return result


def assessed(listings: tuple[Listing, ...]) -> Assessment:
    """The assessment of at least one listing for this session's buyer."""
    buyer = session.buyer()
    return kept("assessment", (listings, buyer), lambda: assess(listings, buyer))


def screened(assessment: Assessment, gates: Gates) -> Screening:
    """How the assessed listings fare in the sieve."""
    return kept("screening", (assessment, gates), lambda: screen(assessment, gates))


def _same(before: tuple[Any, ...], now: tuple[Any, ...]) -> bool:
    return len(before) == len(now) and all(
        one is other or (_is_small(one) and _is_small(other) and one == other)
        for one, other in zip(before, now, strict=True)
    )


def _is_small(part: Any) -> bool:
    """Whether a part may be compared by its value: a long list or what was worked out from it never is."""
    return isinstance(part, str | bytes | int | Tax | Gates | Filter) or (
        isinstance(part, tuple) and len(part) < _SHORT and all(isinstance(item, str | Listing) for item in part)
    )
