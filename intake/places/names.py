"""Names of towns in one spelling, so that "Muenchen", "MÜNCHEN" and "München" meet."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_TITLES = re.compile(
    r"\b(?:landeshauptstadt|hauptstadt|hansestadt|universitaetsstadt|lutherstadt|kreisstadt|stadt|freie|und)\s+"
)
_SHORTER = (
    (re.compile(r"\bsankt\b"), "st"),
    (re.compile(r"\ba d r\b"), "an der ruhr"),
    (re.compile(r"\ba d\b"), "an der"),
    (re.compile(r"\ba m\b|\bam m\b"), "am main"),
    (re.compile(r"\ba (?=main|rhein|neckar|inn|see|lech)"), "am "),
    (re.compile(r"\bi br(?:sg)?\b"), "im breisgau"),
    (re.compile(r"\bi d\b"), "in der"),
    (re.compile(r"\bb\b"), "bei"),
    (re.compile(r"\bhannoversch muenden\b"), "hann muenden"),
)
_SUFFIX = re.compile(
    r"\s*(?:\(.*\)|/.*|\s(?:am|an der|an den|im|in der|in|bei|ob der|vor der|auf|unter|a\.\s?d\.|i\.|a\.)\s?.*)$",
    re.IGNORECASE,
)
_ENGLISH = {
    "munich": "muenchen", "cologne": "koeln", "nuremberg": "nuernberg", "hanover": "hannover",
    "brunswick": "braunschweig", "frankfort": "frankfurt", "constance": "konstanz", "mayence": "mainz",
    "ratisbon": "regensburg", "aix la chapelle": "aachen", "hamelin": "hameln", "lubeck": "luebeck",
    "dusseldorf": "duesseldorf", "munster": "muenster", "wurzburg": "wuerzburg", "gottingen": "goettingen",
    "saarbrucken": "saarbruecken", "tubingen": "tuebingen", "furth": "fuerth", "gutersloh": "guetersloh",
    "monchengladbach": "moenchengladbach", "osnabruck": "osnabrueck", "luneburg": "lueneburg", "koln": "koeln",
    "munchen": "muenchen", "nurnberg": "nuernberg",
}  # fmt: skip
"""English names, and names that have lost their dots. "Munster" in Lower Saxony keeps its own."""


@lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """The name as it is compared: small letters, umlauts as two letters, marks as single spaces."""
    text = unicodedata.normalize("NFC", name).casefold().translate(_UMLAUTS)
    text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    text = re.sub(r"[^a-z0-9]+", " ", text).strip()
    text = _TITLES.sub("", text + " ").strip() or text
    for pattern, replacement in _SHORTER:
        text = pattern.sub(replacement, text)
    return re.sub(r"\s+", " ", text).strip()


def short(name: str) -> str:
    """The name without what tells it from its namesakes: "Frankfurt" of "Frankfurt am Main"."""
    return _SUFFIX.sub("", name).strip() or name


def variants(name: str) -> tuple[str, ...]:
    """Folded spellings of the complete name, the usual first: "Frankfurt/Main" for "Frankfurt am Main" too."""
    whole = fold(name)
    return tuple(dict.fromkeys((whole, bare(whole))))


def bare(folded: str) -> str:
    """The folded name without the small words before its addition: "frankfurt oder" of "frankfurt an der oder"."""
    return re.sub(r" (?:am|an der|an|im|in der|in|bei|ob der|vor der) ", " ", folded)


def german(folded: str) -> str:
    """The German spelling of an English name or of one that has lost its dots; otherwise the same."""
    return _ENGLISH.get(folded, folded)


def abbreviates(written: str, name: str) -> bool:
    """Whether a name is written with its addition cut: "Weiden i.d.OPf.", "Rothenburg/O.L.", "Bad Homburg v.d.H."."""
    mine, whole = fold(written).split(), fold(name).split()
    same = next((i for i, (a, b) in enumerate(zip(mine, whole, strict=False)) if a != b), 0)
    if not same or "." not in written:
        return False
    cut, full = mine[same:], whole[same:]
    meant = [word for word in cut if word not in _BETWEEN]
    return bool(meant) and (_within(cut, full) or _within(meant, [word for word in full if word not in _BETWEEN]))


def _within(cut: list[str], full: list[str]) -> bool:
    """Whether the letters stand in the full words in this order, the first at the beginning."""
    letters, rest = "".join(cut), iter("".join(full))
    return bool(full) and letters[0] == full[0][0] and all(letter in rest for letter in letters)


_BETWEEN = frozenset("a am an auf b bei d der dem den i im in o ob v vor u unter".split())  # noqa: SIM905
