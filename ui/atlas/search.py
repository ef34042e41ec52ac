"""The search for a place: by its name, with umlauts or without, and with slips of the keyboard."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
import streamlit as st
from rapidfuzz import process
from rapidfuzz.distance import OSA

from calc.record import Language
from intake.places import search_places
from store.atlas.columns import places
from ui.atlas.place_names import place_name
from ui.atlas.selection import choose
from ui.clickable import clickable
from ui.html import notice, render
from words.catalogue import text
from words.problems import Notice

_MOST_OTHERS = 4
_SIMILAR = 0.7
_FEWEST_LETTERS = 3
"""From so many letters on a name may be a slip, or that of a village."""
_ADDITION = re.compile(r" (?:\(|am |an |im |in |ob |vor |a\.)")
_RURAL = re.compile(r"^(landkreis|kreis|lkr|lk) | (district)$")
_FIELD, _FOUND = "atlas_search", "atlas_found"


def search(language: Language) -> None:
    """The field; what was typed stays, with what it was taken for and what else it may mean."""
    st.text_input(
        text(language, "atlas.search"),
        key=_FIELD,
        placeholder=text(language, "atlas.search_hint"),
        on_change=_search,
    )
    if _FOUND not in st.session_state:
        return
    typed, keys = st.session_state[_FOUND]
    if not keys:
        notice(Notice(text(language, "atlas.search_nothing", text=typed), ""), language, error=True)
        return
    said = []
    if _plain(typed) not in (_names()[keys[0]], _bare(keys[0]), _plain(place_name(keys[0], language))):
        said.append(text(language, "atlas.search_taken", text=typed, name=place_name(keys[0], language)))
    if said or len(keys) > 1:
        others = [(key, place_name(key, language)) for key in keys[1:]]

        def meant(place: str) -> None:
            st.session_state[_FOUND] = (place_name(place, language), [place])
            choose(place)

        clickable(render("atlas_found", language, said=said, others=others), key="atlas_others", on_open=meant)


def find(query: str) -> list[str]:
    """Keys of places that a query may mean, best first: whole names, beginnings, then similar ones.

    "Kreis Höxter" means the district, and "Essen-Frohnhausen" Essen where nothing is called so.
    """
    whole = _plain(query)
    wanted = _RURAL.sub("", whole)
    found = _found(query, wanted, rural=wanted != whole)
    while not found and " " in wanted:
        wanted = wanted.rpartition(" ")[0]
        found = [key for key in _found(wanted, wanted, rural=False) if _bare(key) == wanted]
    return found


def _found(query: str, wanted: str, *, rural: bool) -> list[str]:
    if not wanted:
        return []
    known, population = _names(), _population()
    starts = [key for key, name in known.items() if name.startswith(wanted) or f" {wanted}" in name]
    ranked = sorted(
        starts, key=lambda key: (_bare(key) != wanted, (key in _rural()) != rural, -population[key], known[key])
    )
    if len(wanted) >= _FEWEST_LETTERS and (not ranked or known[ranked[0]] != wanted):
        ranked += _similar(wanted)
        # Villages and parts of towns have no figures; their district has.
        ranked += [
            found.ags for found in search_places(query, _MOST_OTHERS) if found.ags in places().row and found.ags
        ]
    return list(dict.fromkeys(ranked))[: _MOST_OTHERS + 1]


def _similar(wanted: str) -> list[str]:
    """Keys of places with such a name, or such a one before its addition, the likeliest and largest first."""
    scores: dict[str, float] = {}
    for names in (_names(), {key: _bare(key) for key in _names()}):
        hits = process.extract(
            wanted, names, scorer=OSA.normalized_similarity, score_cutoff=_SIMILAR, limit=_MOST_OTHERS
        )
        for _, score, key in hits:
            scores[key] = max(score, scores.get(key, 0.0))
    return sorted(scores, key=lambda key: (-scores[key], -_population()[key]))[:_MOST_OTHERS]


def _search() -> None:
    typed = str(st.session_state[_FIELD]).strip()[:120]
    if not typed:
        st.session_state.pop(_FOUND, None)
        return
    keys = find(typed)
    st.session_state[_FOUND] = (typed, keys)
    if keys:
        choose(keys[0])


@cache
def _names() -> dict[str, str]:
    known = places()
    return {str(key): _plain(name) for key, name in zip(known.key, known.name, strict=True)}


@cache
def _bare(key: str) -> str:
    """The name without what tells it from namesakes: "Halle (Saale)" is Halle, "Frankfurt am Main" Frankfurt."""
    return _plain(_ADDITION.split(str(places().name[places().row[key]]))[0])


@cache
def _rural() -> frozenset[str]:
    """The districts that are no towns."""
    known = places()
    return frozenset(known.key[known.kind == "district"])


@cache
def _population() -> dict[str, float]:
    known = places()
    return dict(zip(map(str, known.key), np.nan_to_num(known.population).tolist(), strict=True))


def _plain(name: object) -> str:
    folded = str(name).casefold()
    for sign, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        folded = folded.replace(sign, letters)
    return re.sub(r"[^a-z0-9]+", " ", folded).strip()
