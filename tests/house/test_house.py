"""Rules of the house that imports cannot show."""

import ast
import re
from pathlib import Path

import pytest

from calc.listing import QUESTIONS
from calc.screening import GATE_QUESTIONS

ROOT = Path(__file__).parents[2]
PACKAGES = ("calc", "words", "store", "intake", "drawing", "embed", "ui", "server", "pages")
MODULES = [p for package in PACKAGES for p in sorted((ROOT / package).rglob("*.py"))]
MOST_LINES = 260
MOST_LINES_OF_A_PAGE = 120


def lines(path: Path) -> int:
    return len(path.read_text().splitlines())


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_holds_one_idea(path: Path) -> None:
    assert lines(path) <= (MOST_LINES_OF_A_PAGE if path.parent.name == "pages" else MOST_LINES)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_names_are_plain_and_say_something(path: Path) -> None:
    assert re.fullmatch(r"[a-z0-9_]+", path.stem)
    assert path.stem not in {"utils", "helpers", "common", "core", "misc"}


def test_calc_has_no_clock() -> None:
    calls = [
        f"{path.name}:{node.lineno}"
        for path in sorted((ROOT / "calc").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute) and node.attr in {"today", "now", "utcnow", "fromtimestamp"}
    ]
    assert calls == []


def test_pages_do_no_arithmetic_on_figures() -> None:
    operators = (ast.Mult, ast.Div, ast.Pow, ast.FloorDiv, ast.Mod)
    found = [
        f"{path.name}:{node.lineno}"
        for path in sorted((ROOT / "pages").glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.BinOp) and isinstance(node.op, operators)
    ]
    assert found == []


def test_the_address_has_no_code_twice() -> None:
    codes = [q.code for q in QUESTIONS.values()]
    assert len(codes) == len(set(codes))
    gates = [q.code for q in GATE_QUESTIONS.values()]
    assert len(gates) == len(set(gates))


@pytest.mark.parametrize("name", QUESTIONS | GATE_QUESTIONS)
def test_every_input_speaks_both_languages(name: str) -> None:
    question = (QUESTIONS | GATE_QUESTIONS)[name]
    assert question.label.de
    assert question.label.en
    assert question.help.de != question.help.en
    assert question.help.de.endswith(".")
    assert question.help.en.endswith(".")


def test_no_address_of_another_host_is_loaded_by_code_or_style() -> None:
    allowed = re.compile(r"https?://(www\.gesetze-im-internet\.de|www\.w3\.org|wa\.me/\?text=|127\.0\.0\.1)")
    files = [p for p in ROOT.rglob("*") if p.suffix in {".py", ".css", ".html", ".js"} and ".venv" not in p.parts]
    loaded = [
        (path.relative_to(ROOT), match.group())
        for path in files
        if path.parts[len(ROOT.parts)] in PACKAGES
        for match in re.finditer(r"https?://[^\s\"')]+", path.read_text())
        if not allowed.match(match.group())
    ]
    assert loaded == []
