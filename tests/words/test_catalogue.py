import re
from pathlib import Path
from string import Formatter

import pytest

from words.catalogue import sentences, text

ROOT = Path(__file__).parents[2]
FOLDERS = ("ui", "pages", "words", "drawing", "embed", "intake", "store")
SOURCES = [p for d in FOLDERS for p in (ROOT / d).rglob("*") if p.suffix in (".py", ".html")]


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_both_languages_have_the_same_sentences() -> None:
    assert sentences("de").keys() == sentences("en").keys()


@pytest.mark.parametrize("key", sentences("de"))
def test_both_languages_take_the_same_figures(key: str) -> None:
    assert placeholders(sentences("de")[key]) == placeholders(sentences("en")[key])


def test_every_sentence_is_used_somewhere() -> None:
    code = "\n".join(p.read_text() for p in SOURCES)
    built = re.findall(r'f?"(\w+)\.\{', code) + re.findall(r'"(\w+)\." ~', code)
    prefixes = re.findall(r'f"(\w+\.\w+)_?\{', code)
    unused = [
        key
        for key in sentences("de")
        if f'"{key}"' not in code
        and f"'{key}'" not in code
        and key.split(".")[0] not in built
        and not any(key.startswith(prefix) for prefix in prefixes)
        and not key.endswith((".empty", ".empty_title"))
    ]
    assert unused == []


def test_an_unknown_sentence_is_an_error() -> None:
    with pytest.raises(KeyError):
        text("de", "frame.nonsense")


def test_german_is_not_left_in_english() -> None:
    same = {
        k
        for k, v in sentences("de").items()
        if v == sentences("en")[k] and re.search(r"[a-zäöü]{4}", placeholders_out(v))
    }
    assert same == set()


def placeholders_out(sentence: str) -> str:
    return re.sub(r"\{\w+\}", "", sentence)
