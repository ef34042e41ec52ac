"""Fonts and the tab's sign, with the addresses at which they are served.

IBM Plex Sans 1.1.0 is unmodified (SIL Open Font License, `fonts/OFL.txt`). Its version stands in the
address, so a browser may keep a font for good; `.streamlit/config.toml` names the same addresses.
"""

from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
FAVICON = Path(__file__).parent / "favicon.png"

FONTS_ADDRESS = "/fonts/plex-1.1.0"
REGULAR = f"{FONTS_ADDRESS}/IBMPlexSans-Regular-Latin1.woff2"
SEMIBOLD = f"{FONTS_ADDRESS}/IBMPlexSans-SemiBold-Latin1.woff2"
