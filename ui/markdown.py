"""Text in the labels of Streamlit's widgets, which read Markdown."""

import re

_SIGNS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&])")


def literal(text: str) -> str:
    """The text so that a label shows it sign by sign."""
    return _SIGNS.sub(r"\\\1", text)
