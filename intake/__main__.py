"""``python -m intake exposé.txt``: what a listing's text says, as JSON.

``values``: by field of the listing, in EUR, shares, m² and two-letter states; a field that is absent was not found,
null means that the text contradicts itself. ``evidence``: by field the places in the text with their words.
``warnings``: key, fields, message and places. ``missing``: field, message, and the preset with the value it assumes.
"""

from __future__ import annotations

import argparse
import json
import sys
from codecs import getincrementaldecoder
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from calc.record import LANGUAGES, Language
from intake.expose import Evidence, Expose, read_expose
from intake.expose.source import MOST_CHARACTERS
from words.expose import caution_sentence, missing_sentence

MOST_BYTES = 4 * (MOST_CHARACTERS + 1)


def main(arguments: Sequence[str]) -> int:
    """Read one text and print what it says; 1 where the file cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m intake", description="Read the text of a listing.")
    parser.add_argument("file", help="a text file, or - for standard input")
    parser.add_argument("--language", choices=LANGUAGES, default="de", help="of the messages")
    given = parser.parse_args(arguments)
    try:
        text = _text(given.file)
    except OSError as error:
        print(f"{given.file}: {error.strerror}", file=sys.stderr)
        return 1
    print(json.dumps(as_json(read_expose(text), given.language), ensure_ascii=False, indent=2))
    return 0


def as_json(expose: Expose, language: Language) -> dict[str, Any]:
    """What was read as plain values, with sentences in that language."""
    return {
        "values": {name: _plain(value) for name, value in expose.values.items()},
        "evidence": {name: [_place(e) for e in places] for name, places in expose.evidence.items()},
        "warnings": [
            {
                "key": caution.key,
                "fields": list(caution.fields),
                "message": caution_sentence(caution.key, caution.fields, caution.figures, language),
                "places": [_place(e) for e in caution.places],
            }
            for caution in expose.warnings
        ],
        "missing": [
            {
                "field": gap.field,
                "message": missing_sentence(gap.field, gap.value, gap.reason, language),
                "preset": gap.preset or None,
                "value": gap.value,
            }
            for gap in expose.missing
        ],
    }


def _place(evidence: Evidence) -> dict[str, Any]:
    return {"start": evidence.start, "end": evidence.end, "quote": evidence.quote}


def _plain(value: Any) -> Any:
    """Whole numbers without a decimal point."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _text(name: str) -> str:
    """The beginning of the file as UTF-8, or as Windows-1252 where it is none. Raises OSError."""
    if name == "-":
        content = sys.stdin.buffer.read(MOST_BYTES)
    else:
        with Path(name).open("rb") as file:
            content = file.read(MOST_BYTES)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    # The last letter may be cut in two; a decoder that expects more leaves it out.
    try:
        return getincrementaldecoder("utf-8-sig")().decode(content)
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
