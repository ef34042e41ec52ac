"""The dialog: choices, a live preview, and after publishing the copy box."""

from __future__ import annotations

import logging
from typing import Any

import streamlit as st
from sqlalchemy.exc import SQLAlchemyError

from calc.listing import QUESTIONS
from calc.record import Language
from embed.publishing import RefusedError, publish
from embed.record import Json, RecordTooLargeError, canonical, parsed
from embed.rendering.documents import Standing, embed
from embed.settings import publishing_is_on
from ui.html import notice
from ui.publish.box import copy_box
from ui.publish.draft import Draft, present, published
from ui.publish.form import Chosen, form
from ui.publish.visitor import base_address, client
from words.catalogue import text
from words.problems import Notice

_WIDTHS = (320, 480, 720)
_PREVIEW_KEY = "0" * 16


def dialog() -> None:
    """The content of the dialog; runs anew with each change inside it."""
    draft = present()
    language = draft.language
    if draft.key:
        copy_box(draft)
        return
    if not publishing_is_on():
        notice(Notice(text(language, "publish.off"), text(language, "publish.off_advice")), language)
        return
    st.caption(text(language, "publish.lead" if draft.subject.names else "publish.lead_atlas"))
    choices, preview = st.columns([4, 7], gap="large")
    with choices:
        chosen = form(draft)
        record = draft.subject.record(chosen.choice, chosen.names) if chosen else None
        if chosen and record and chosen.choice.slider and not record["slider"]:
            notice(_without_slider(draft, chosen.choice.slider), language)
        if st.button(text(language, "publish.publish"), type="primary", key="publish_go", disabled=record is None):
            _publish(draft, chosen, record)
    with preview:
        _preview(record, language)


def _publish(draft: Draft, chosen: Chosen | None, record: Json | None) -> None:
    if chosen is None or record is None:
        return
    language = draft.language
    try:
        published(publish(record, draft.token, client=client(), code=chosen.code))
    except RefusedError as error:
        key = "wrong_code" if error.reason == "code" else error.reason
        notice(_said(key, language), language, error=True)
        return
    except RecordTooLargeError:
        notice(_said("too_large", language), language, error=True)
        return
    except SQLAlchemyError:
        logging.getLogger(__name__).exception("A calculation could not be published")
        notice(_said("failed", language), language, error=True)
        return
    st.rerun(scope="fragment")


def _without_slider(draft: Draft, name: str) -> Notice:
    """Why the chosen slider is not to be seen."""
    reason = "slider_differs" if len(draft.subject.names) > 1 else "slider_stuck"
    label = QUESTIONS[name].label.in_language(draft.language)
    title = text(draft.language, f"publish.{reason}", label=label)
    return Notice(title, text(draft.language, f"publish.{reason}_advice"))


def _said(key: str, language: Language) -> Notice:
    return Notice(text(language, f"publish.{key}"), text(language, f"publish.{key}_advice"))


def _preview(record: Json | None, language: Language) -> None:
    """The embed itself, by the renderer that will answer, at a width of the author's choice.

    The choice stays where there is nothing to show: a widget that is left out forgets its value.
    """
    width: Any = st.segmented_control(
        text(language, "publish.preview"),
        options=list(_WIDTHS),
        format_func=lambda pixels: text(language, "publish.pixels", width=pixels),
        key="publish_width",
        required=True,
    )
    if record is None:
        return
    try:
        frozen = parsed(canonical(record))
    except RecordTooLargeError:
        notice(_said("too_large", language), language, error=True)
        return
    # Our own markup: every text in it was escaped by its template.
    document = embed(_PREVIEW_KEY, frozen, language, base_address(), Standing())
    with st.container(key="publish_preview"):
        st.iframe(document, width=int(width), height="content", alt=frozen.title)
