"""The address at which an offer stands: kept with the listing, never in one of our addresses."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from words.reading import is_plain_text

_LONGEST = 2_000
_WITHOUT_SCHEME = re.compile(r"(?:www\.(?:[\w-]+\.)+[a-z]{2,}|(?:[\w-]+\.)+[a-z]{2,}(?=/))(?:/\S*)?", re.IGNORECASE)
"""With "www." or a path: "siehe.unten" is no address."""


def source_link(text: str) -> str:
    """The web address that a text is, completed where only the scheme is missing; empty if it is none."""
    link = text.strip()
    if _WITHOUT_SCHEME.fullmatch(link):
        link = "https://" + link
    return link if is_link(link) else ""


def is_link(text: str) -> bool:
    """Whether a text is a whole address that a browser opens as a page."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    fits = len(text) <= _LONGEST and is_plain_text(text) and not re.search(r"[\s<>\"']", text)
    return fits and parts.scheme in ("http", "https") and bool(parts.netloc)


def leading_link(text: str) -> str:
    """The address that stands alone in the first line of a pasted text; empty if none does."""
    first = text.lstrip().partition("\n")[0]
    return source_link(first) if "://" in first else ""
