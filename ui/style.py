"""The style sheets of all screens and drawings as one file, under an address that changes with it.

Sent with the page it would be cleaned and applied anew in every run; a browser keeps the file.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from drawing import html


def _sheets() -> str:
    folder = Path(__file__).parent / "assets" / "styles"
    files = sorted(folder.glob("*.css"), key=lambda path: (path.stem != "shared", path.stem))
    return "\n".join([*(path.read_text(encoding="utf-8") for path in files), html.style()])


CONTENT = _sheets().encode()
ADDRESS = f"/styles/immosieb-{sha256(CONTENT).hexdigest()[:16]}.css"
