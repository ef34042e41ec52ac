"""The button that opens the dialog, for every page that has something to publish."""

from __future__ import annotations

import streamlit as st

from calc.record import Language
from embed.freezing.subjects import Subject
from ui.publish.dialog import dialog
from ui.publish.draft import begin
from ui.publish.form import seed
from words.catalogue import text


def publish_button(subject: Subject, language: Language, *, key: str = "publish") -> None:
    """A quiet button; a press opens the dialog with everything filled in."""
    if st.button(text(language, "publish.open"), icon=":material/publish:", type="tertiary", key=key):
        seed(begin(subject, language))
        st.dialog(text(language, "publish.dialog"), width="large")(dialog)()
