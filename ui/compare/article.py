"""The article beside our results: how many of its figures agree, and where it slipped."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from calc import metrics
from calc.assessment import assess
from calc.examples import EXAMPLES, agrees
from calc.listing import Listing
from calc.outcome import Unavailable
from calc.record import Language
from ui.html import draw
from words.catalogue import text


def article_block(listings: Sequence[Listing], same_assumptions: bool, language: Language) -> None:
    """Shown while one of the article's properties is among the listings, unchanged or not."""
    presets = {listing.preset for listing in listings}
    keys = [key for key, example in EXAMPLES.items() if example.listing.preset in presets]
    if not keys:
        return
    shown = [EXAMPLES[key] for key in keys]
    checks = [check for key in keys for check in _checks(key)]
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


@cache
def _checks(key: str) -> tuple[bool, ...]:
    """For each published figure of an example whether ours agrees; examples never change."""
    example = EXAMPLES[key]
    assessment = assess([example.listing])
    figures = {name: metrics.get(name).figures(assessment)[0] for name in example.published}
    return tuple(
        not isinstance(figure, Unavailable) and agrees(example.published[name], figure)
        for name, figure in figures.items()
    )
