"""Which of Streamlit's script files the first screen needs, so that the browser fetches them at once.

Streamlit loads the code of an element when the first one arrives over the socket: a round trip for each generation of
imports, while the reader waits. All our screens begin with the same few elements; and what arrives together is shown
together, so that the part a page is opened for waits for the code of all others.
"""

import re
from functools import cache
from pathlib import Path

_ELEMENTS = ("Html", "PageLink", "BidiComponent")
"""Streamlit's names for what stands at the top of every page: markup, links, and tables that answer."""

_IMPORT = re.compile(r'(?:from|import)"\./([^"]+\.js)"')


@cache
def first_chunks(folder: Path, further: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The file names of these and ``further`` elements and all they import; ``folder`` is Streamlit's ``static/js``.

    Raises LookupError where Streamlit has renamed an element.
    """
    waiting = [_file_of(element, folder) for element in (*_ELEMENTS, *further)]
    found: dict[str, None] = {}
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = None
            waiting[:0] = _IMPORT.findall((folder / name).read_text(encoding="utf-8"))
    return tuple(found)


def _file_of(element: str, folder: Path) -> str:
    files = sorted(folder.glob(f"{element}.*.js"))
    if not files:
        raise LookupError(f"Streamlit has no script for {element}.")
    return files[0].name
