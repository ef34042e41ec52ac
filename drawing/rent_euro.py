"""Where each euro of rent goes: shares of the first year's rent, end to end, adding up to the whole."""

from __future__ import annotations

from dataclasses import dataclass

from calc.assessment import Assessment
from calc.record import Language
from drawing.bars import Line, Span, row_chart
from words.catalogue import text
from words.course import rent_euro_finding
from words.numbers import percent


@dataclass(frozen=True)
class RentShares:
    """Shares of the yearly rent due, in the order in which the rent is spent; ``added`` is what comes on top.

    ``spent`` plus ``left`` is 1 plus ``added`` plus ``refund``.
    """

    spent: tuple[tuple[str, float], ...]
    left: float
    added: float
    refund: float


def rent_shares(assessment: Assessment, row: int) -> RentShares | None:
    """The first year of one listing; None without rent. A negative tax is a refund."""
    year = assessment.first_year
    rent = float(year("potential_gross_rent")[row])
    if rent <= 0:
        return None
    tax = float(year("tax")[row]) / rent
    vacancy = 1.0 - float(year("effective_gross_rent")[row]) / rent
    costs = (float(year("operating_expenses")[row]) + float(year("reserve_contribution")[row])) / rent
    spent = (
        ("vacancy", vacancy),
        ("costs", costs),
        ("interest", float(year("interest")[row]) / rent),
        ("principal", float(year("principal")[row]) / rent),
        ("tax", max(tax, 0.0)),
    )
    left = 1.0 + max(-tax, 0.0) - sum(share for _, share in spent)
    return RentShares(
        tuple((key, share) for key, share in spent if share > 0),
        left=max(left, 0.0),
        added=max(-left, 0.0),
        refund=max(-tax, 0.0),
    )


def rent_euro(shares: RentShares, language: Language) -> str:
    """A row for each use of the rent; what comes on top, from the tax office or the owner, counts negative."""
    lines, at = [], 0.0
    for key, share in shares.spent:
        label = text(language, f"drawing.rent_{key}")
        lines.append(Line(label, percent(share, language), (Span(at, at + share),)))
        at += share
    if shares.refund > 0:
        label = text(language, "drawing.rent_refund")
        lines.append(Line(label, percent(-shares.refund, language), (Span(at - shares.refund, at, "up"),)))
        at -= shares.refund
    if shares.added > 0:
        label = text(language, "drawing.rent_missing")
        lines.append(Line(label, percent(-shares.added, language), (Span(1.0, at, "neg"),), total=True))
    else:
        label = text(language, "drawing.rent_left")
        lines.append(Line(label, percent(shares.left, language), (Span(at, 1.0, "tot"),), total=True))
    title = rent_euro_finding(shares.left - shares.added, dict(shares.spent).get("interest", 0.0), language)
    return row_chart(lines, title, text(language, "drawing.rent_unit"), language)
