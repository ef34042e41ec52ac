"""The map's script under an address of its own: a component otherwise sends its script with every message."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

PARTS = ("map_shapes.js", "map_gestures.js", "map.js")
"""One file on the wire: a module that imports others is asked for one after the other."""

CONTENT = b"\n".join((Path(__file__).parent / part).read_bytes() for part in PARTS)
ADDRESS = f"/scripts/map-{sha256(CONTENT).hexdigest()[:16]}.js"

# The component is a module without a place of its own, so the address must be whole.
LOADER = f"const {{ default: draw }} = await import(location.origin + '{ADDRESS}');\nexport default draw;\n"
