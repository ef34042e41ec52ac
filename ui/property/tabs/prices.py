"""What the offer has cost so far."""

from __future__ import annotations

from itertools import pairwise

from ui.property.panel import rows_block
from ui.property.statement import Row
from ui.property.subject import Subject
from words.catalogue import text
from words.numbers import day, euro


def price_history(subject: Subject) -> str:
    """The prices that a workspace has kept, the latest first, as HTML; empty while there was only one."""
    language, prices = subject.language, subject.listing.provenance.prices
    if len(prices) < 2:
        return ""
    (since, first), (_, last) = prices[0], prices[-1]
    moved = "prices_same" if first == last else "prices_down" if last < first else "prices_up"
    title = text(language, f"tabs.{moved}", day=day(since, language), amount=euro(abs(last - first), language))
    changes = ["", *(euro(price - before, language, signed=True) for (_, before), (_, price) in pairwise(prices))]
    rows = [
        Row(f"price_of_{on}", day(on, language), euro(price, language), note=change)
        for (on, price), change in zip(reversed(prices), reversed(changes), strict=True)
    ]
    return rows_block(title, text(language, "tabs.prices_note"), rows, subject)
