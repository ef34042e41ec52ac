"""A publication in the making: what the dialog holds between two presses."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from calc.record import Language
from embed.freezing.subjects import Subject
from embed.record import new_salt
from store.publications import new_token

_DRAFT = "publish_draft"


@dataclass(frozen=True)
class Draft:
    """What is published, under which salt, and its ``key`` once it is; ``token`` is the publisher's secret.

    The salt belongs to the opened dialog, so that pressing twice publishes once.
    """

    subject: Subject
    language: Language
    salt: str
    token: str
    key: str = ""


def begin(subject: Subject, language: Language) -> Draft:
    """A new draft in place of any other."""
    draft = Draft(subject, language, new_salt(), new_token())
    st.session_state[_DRAFT] = draft
    return draft


def present() -> Draft:
    """The draft of the open dialog."""
    draft: Draft = st.session_state[_DRAFT]
    return draft


def published(key: str) -> None:
    """Remember the identifier; the dialog then shows what to do with it."""
    st.session_state[_DRAFT] = replace(present(), key=key)
