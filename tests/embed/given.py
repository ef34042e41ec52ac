"""What the tests publish: the article's properties, frozen and kept."""

from dataclasses import replace
from typing import Any

from calc.examples import EXAMPLES
from calc.listing import Listing
from calc.screening import Gates
from embed.author import wording
from embed.freezing.freeze import Choice, freeze, suggested_title
from embed.record import Json, canonical, new_salt
from store import publications

C: Listing = EXAMPLES["C"].listing
ALL = tuple(example.listing for example in EXAMPLES.values())
TOKEN = "a-secret-of-the-publisher"


def record(*listings: Listing, gates: Gates | None = None, title: str = "", **choices: Any) -> Json:
    """A record of these listings (the article's C unless told otherwise); the title is the finding by default."""
    chosen, sieve = listings or (C,), gates or Gates()
    kind = "property" if len(chosen) == 1 else "comparison"
    texts = [choices.pop(name, "") for name in ("author", "note")]
    language = choices.get("language", "de")
    written = wording(title or suggested_title(kind, chosen, sieve, language), *texts)
    choices.setdefault("chart", "waterfall" if kind == "property" else "bars")
    return freeze(kind, chosen, sieve, Choice(written, choices.pop("salt", new_salt()), **choices))


def keep(frozen: Json) -> str:
    """Publish a record; its identifier."""
    return publications.publish(canonical(frozen), frozen["language"], TOKEN)


def c_at(price: float) -> Listing:
    return replace(C, price=price)
