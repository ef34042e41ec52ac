"""The field for a file, with Streamlit's English words in the reader's language."""

from __future__ import annotations

import json

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from calc.record import Language
from words.catalogue import text


def file_field(label: str, key: str, language: Language) -> UploadedFile | None:
    """Ask for a file; the style sheet ``entry.css`` puts our words in place of Streamlit's."""
    most = st.get_option("server.maxUploadSize")
    words = {
        "--file-choose": text(language, "common.file_choose"),
        "--file-failed": text(language, "common.file_failed", most=most),
    }
    rules = " ".join(f"{name}: {json.dumps(said, ensure_ascii=False)};" for name, said in words.items())
    with st.container(key=f"file_field_{key}"):
        st.html(f"<style>.st-key-file_field_{key} {{ {rules} }}</style>")
        return st.file_uploader(label, key=key)
