"""Patterns that find a word with its umlauts and without: "Wohnfläche" and "WOHNFLAECHE"."""

from __future__ import annotations

import re

SEPARATED = r"(?=[\s:|])[ \t:|]{0,60}+\n?[ \t]{0,20}+"
"""Between a label and its value: a colon, a column's spaces, the next cell or the next line."""

_OTHER_SPELLINGS = {"ä": "(?:ä|ae)", "ö": "(?:ö|oe)", "ü": "(?:ü|ue)", "ß": "(?:ß|ss)"}
_SET_OR_LETTER = re.compile(r"\\.|\[[^\]]*\]|[äöüß]")


def words(pattern: str) -> re.Pattern[str]:
    """The pattern compiled, in any case and in both spellings; sets in brackets stay as they are."""
    both = _SET_OR_LETTER.sub(lambda match: _OTHER_SPELLINGS.get(match.group(), match.group()), pattern)
    return re.compile(both, re.IGNORECASE)
