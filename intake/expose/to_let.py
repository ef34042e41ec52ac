"""An offer to let, not to sell: said in one sentence, and its rent is nobody's income."""

from __future__ import annotations

from intake.expose.draft import Draft
from intake.expose.spelling import words

_TO_LET = words(
    r"(?<!\w)(?:zur miete|zu vermieten|wird vermietet|kaution|mietkaution|nachmieter(?:in)?|mietobjekt|mietwohnung"
    r"|haustiere|deposit|for rent|to rent)(?!\w)"
)
_FOR_SALE = words(
    r"kaufpreis|verkauf|zum kauf|kaufen|kapitalanlage|provision für käufer|käuferprovision"
    r"|purchase|for sale|investment"
)
_OF_A_BUYER = ("actual_rent_monthly", "market_rent_monthly", "let")


def for_rent(draft: Draft) -> None:
    """Take no rent from a text that names rents and a deposit but neither a price nor a sale."""
    if "price" in draft.values or "actual_rent_monthly" not in draft.values:
        return
    told = _TO_LET.search(draft.plain)
    if told is None or _FOR_SALE.search(draft.plain):
        return
    rent = draft.spans["actual_rent_monthly"]
    draft.cautions = [c for c in draft.cautions if not set(c.fields) & set(_OF_A_BUYER)]
    draft.warn("for_rent", ("price", "actual_rent_monthly"), (told.span(), *rent))
    for name in _OF_A_BUYER:
        draft.values.pop(name, None)
        draft.evidence.pop(name, None)
        draft.spans.pop(name, None)
