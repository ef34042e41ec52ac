"""A picture as PNG, without a browser: resvg draws our SVG with our own fonts and no others."""

from __future__ import annotations

from resvg_py import svg_to_bytes

from drawing.fonts import FAMILY, WEIGHTS, picture_font


def png(svg: str) -> bytes:
    """The SVG (text in ``drawing.fonts.FAMILY``) at its own size. Raises ValueError where it is not well formed."""
    return bytes(
        svg_to_bytes(
            svg_string=svg,
            skip_system_fonts=True,
            font_files=[str(picture_font(weight)) for weight in WEIGHTS],
            font_family=FAMILY,
            sans_serif_family=FAMILY,
        )
    )
