"""Records from files and standard input as JSON, and answers to standard output."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable, Iterator
from math import isfinite
from pathlib import Path
from typing import Any

from calc.validation import Problem


def json_lines(name: str) -> Iterator[Any]:
    """What each line holds, so that there are as many answers; only a blank last line is none."""
    blank = False
    for number, line in enumerate(_lines(name), start=1):
        if blank:
            yield json_record("", f"line {number - 1}")
        blank = not line.strip()
        if not blank:
            yield json_record(line, f"line {number}")


def _lines(name: str) -> Iterable[str]:
    """The lines of a file or of standard input; bytes that are not UTF-8 harm only their own line."""
    if name == "-":
        if isinstance(sys.stdin, io.TextIOWrapper):
            sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")
        yield from sys.stdin
        return
    with Path(name).open(encoding="utf-8", errors="surrogateescape") as file:
        yield from file


def whole_text(name: str) -> str:
    """All of a file, or of standard input for ``-``."""
    return sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")


def json_record(text: str, where: str) -> Any:
    """The value in ``text``, or a list with the problem that it is no JSON."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:  # Also a number of thousands of digits.
        return [Problem(where, "not_json", f"This is not JSON: {error}.")]


def print_json(answer: dict[str, Any], indent: int | None) -> None:
    """Write an answer to standard output; a number that is not finite becomes null."""
    # Escaped, so that any text can be written in any locale, even half a character.
    try:
        text = json.dumps(answer, allow_nan=False, indent=indent)
    except ValueError:
        text = json.dumps(_without_overflow(answer), allow_nan=False, indent=indent)
    sys.stdout.write(text + "\n")


def _without_overflow(value: Any) -> Any:
    """The same with null for each number that is not finite."""
    if isinstance(value, dict):
        return {key: _without_overflow(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_without_overflow(item) for item in value]
    return None if isinstance(value, float) and not isfinite(value) else value
