"""How many listings pass each gate, as rows."""

from __future__ import annotations

import itertools

from calc.record import Language
from calc.screening import Screening
from ui.html import render
from words.catalogue import text
from words.findings import threshold_words
from words.numbers import number


def passing_rows(screening: Screening, language: Language) -> str:
    """One bar per gate, as long as what is left after it; the title says which gate takes out most."""
    total = len(screening.verdicts)
    left = [total, *(screening.left_after(index) for index in range(len(screening.gates)))]
    lost = [before - after for before, after in itertools.pairwise(left)]
    worst = max(range(len(lost)), key=lost.__getitem__)
    hardest = screening.gates[worst]
    bars = [(text(language, "screening.all_listings"), number(total, 0, language), 100.0)]
    bars += [
        (
            f"{gate.metric.short.in_language(language)} {threshold_words(gate, language)}",
            text(language, "screening.left", left=number(after, 0, language), total=number(total, 0, language)),
            round(after / total * 100, 2),
        )
        for gate, after in zip(screening.gates, left[1:], strict=True)
    ]
    counted = {0: "_none", 1: "_one"}.get(lost[worst], "")
    title = text(
        language,
        f"screening.passing_title{counted}",
        lost=number(lost[worst], 0, language),
        gate=hardest.metric.short.in_language(language),
        threshold=threshold_words(hardest, language),
    )
    return render("passing", language, title=title, bars=bars)
