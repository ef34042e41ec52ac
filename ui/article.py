"""The article beside our results: how many of its figures agree, and where it slipped."""

from __future__ import annotations

from collections.abc import Sequence

from calc import metrics
from calc.assessment import assess
from calc.examples import EXAMPLES, Example, agrees
from calc.listing import Listing
from calc.outcome import Unavailable
from calc.record import Language
from ui.html import draw
from words.catalogue import text


def article_block(listings: Sequence[Listing], same_assumptions: bool, language: Language) -> None:
    """Shown while one of the article's properties is among the listings, unchanged or not."""
    presets = {listing.preset for listing in listings}
    shown = [example for example in EXAMPLES.values() if example.listing.preset in presets]
    if not shown:
        return
    checks = [check for example in shown for check in _checks(example)]
    matching, count = sum(checks), len(checks)
    key = "compare.published_title" if matching == count else "compare.published_title_some"
    slips = [slip.in_language(language) for example in shown for slip in example.slips.values()]
    changed = same_assumptions or any(example.listing not in listings for example in shown)
    draw(
        "article",
        language,
        title=text(language, key, count=count, matching=matching),
        slips=slips,
        changed=changed,
    )


def _checks(example: Example) -> list[bool]:
    assessment = assess([example.listing])
    figures = {key: metrics.get(key).figures(assessment)[0] for key in example.published}
    return [
        not isinstance(figure, Unavailable) and agrees(example.published[key], figure)
        for key, figure in figures.items()
    ]
