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
from ui.atlas.place_names import place_name, rural
from ui.atlas.selection import choose
from ui.clickable import clickable
from ui.html import notice, render
from words.catalogue import text
from words.problems import Notice

_MOST_OTHERS = 4
_SIMILAR = 0.7
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
    if _names()[keys[0]] != _plain(typed):
        said.append(text(language, "atlas.search_taken", text=typed, name=place_name(keys[0], language)))
    if said or len(keys) > 1:
        others = [(key, place_name(key, language)) for key in keys[1:]]

        def meant(place: str) -> None:
            st.session_state[_FOUND] = (place_name(place, language), [place])
            choose(place)

        clickable(render("atlas_found", language, said=said, others=others), key="atlas_others", on_open=meant)


def find(query: str) -> list[str]:
    """Keys of places that a query may mean, best first: whole names, beginnings, then similar ones."""
    wanted = _plain(query)
    if not wanted:
        return []
    known, population = _names(), _population()
    starts = [key for key, name in known.items() if name.startswith(wanted) or f" {wanted}" in name]
    ranked = sorted(starts, key=lambda key: (known[key] != wanted, key in rural(), -population[key]))
    if not ranked or known[ranked[0]] != wanted:
        hits = process.extract(
            wanted, known, scorer=OSA.normalized_similarity, score_cutoff=_SIMILAR, limit=_MOST_OTHERS
        )
        ranked += [key for _, score, key in sorted(hits, key=lambda hit: (-hit[1], -population[hit[2]]))]
        # Villages and parts of towns have no figures; their district has.
        ranked += [
            found.ags for found in search_places(query, _MOST_OTHERS) if found.ags in places().row and found.ags
        ]
    return list(dict.fromkeys(ranked))[: _MOST_OTHERS + 1]


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
def _population() -> dict[str, float]:
    known = places()
    return dict(zip(map(str, known.key), np.nan_to_num(known.population).tolist(), strict=True))


def _plain(name: object) -> str:
    folded = str(name).casefold()
    for sign, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        folded = folded.replace(sign, letters)
    return re.sub(r"[^a-z0-9]+", " ", folded).strip()
