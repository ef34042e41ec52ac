"""The atlas's files: figures by district, outlines, and where each comes from."""

from store.atlas.atlas import Atlas, load
from store.atlas.provenance import Source

__all__ = ["Atlas", "Source", "load"]
