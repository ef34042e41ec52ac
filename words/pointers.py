"""What is pointed out about a listing, in a sentence with its figures."""

from __future__ import annotations

from calc.pointers import Pointed, Pointer
from calc.record import Language
from words.catalogue import text
from words.numbers import show


def pointer_sentence(pointed: Pointed, language: Language) -> str:
    """The sentence of one pointer: what is the case, and what follows from it."""
    key = pointed.pointer.value
    if pointed.pointer is Pointer.UNUSUAL:
        key = f"{key}_{pointed.figures['of'].value}"
    figures = {name: show(amount.value, amount.unit, language) for name, amount in pointed.figures.items()}
    return text(language, f"pointer.{key}", **figures)
