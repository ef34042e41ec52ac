"""What an author writes is text on one line, or refused with a sentence."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from embed.author import AUTHOR_LENGTH, NOTE_LENGTH, TITLE_LENGTH, WordingError, clean, notice, wording


@given(st.text(max_size=200))
def test_nothing_hidden_is_left(text: str) -> None:
    cleaned = clean(text)
    assert all(unicodedata.category(sign)[0] != "C" or sign == "\u200d" for sign in cleaned)
    assert cleaned == " ".join(cleaned.split())
    assert clean(cleaned) == cleaned


def test_marks_that_turn_the_writing_are_taken_out_and_letters_of_any_script_stay() -> None:
    assert clean("Gewinn\u202e %0001\u202c") == "Gewinn %0001"
    assert clean("دبي شقة") == "دبي شقة"
    assert clean("zwei\r\nZeilen\tund\x00 mehr") == "zwei Zeilen und mehr"


@pytest.mark.parametrize(
    ("texts", "field", "reason"),
    [
        (("x" * 10_000, "", ""), "title", "too_long"),
        (("  \u202e ", "", ""), "title", "missing"),
        (("Titel", "x" * (AUTHOR_LENGTH + 1), ""), "author", "too_long"),
        (("Titel", "", "x" * (NOTE_LENGTH + 1)), "note", "too_long"),
    ],
)
def test_a_refusal_names_the_field_and_its_limit(texts: tuple[str, str, str], field: str, reason: str) -> None:
    with pytest.raises(WordingError) as raised:
        wording(*texts)
    assert (raised.value.field, raised.value.reason) == (field, reason)
    said = notice(raised.value, "de")
    limit = {"title": TITLE_LENGTH, "author": AUTHOR_LENGTH, "note": NOTE_LENGTH}[field]
    assert str(limit) in said.body
    assert said.title != notice(raised.value, "en").title
