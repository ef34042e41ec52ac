"""What to know about a part of the property, said where that part stands."""

from __future__ import annotations

from calc.pointers import Matter, pointers
from ui.property.subject import Subject
from words.pointers import pointer_sentence


def sentences(tab: str, subject: Subject) -> list[str]:
    """What is pointed out on a tab; nothing on one that no pointer is about."""
    matters = [matter for matter in Matter if matter == tab]
    found = pointers(subject.listing, subject.assessment, matters=matters)
    return [pointer_sentence(pointed, subject.language) for pointed in found]
