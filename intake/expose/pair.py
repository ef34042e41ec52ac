"""A label with its amount, and which amounts a label can announce."""

from __future__ import annotations

from dataclasses import dataclass

from intake.expose.amounts import MONTHS, Amount, Kind, period_in
from intake.expose.labels import Label

_MONEY_RANGES = {
    "price": (8_000, 5e7), "price_total": (8_000, 5e7), "price_per_sqm": (200, 30_000), "parking": (5, 150_000),
    "parking_price": (1_000, 150_000), "parking_rent": (5, 6_000), "other_income": (1, 60_000), "rent": (3, 2e6),
    "house_money": (10, 60_000), "recoverable": (5, 60_000), "nonrecoverable": (5, 60_000),
    "ground_rent": (5, 60_000),
    "reserve": (50, 1e6), "special_levy": (50, 1e6), "broker_amount": (500, 2e6), "-fittings": (50, 60_000),
    "-utilities": (5, 20_000), "-included": (0, 0), "-works": (100, 3e6), "-deposit": (100, 20_000),
    "-admin": (5, 10_000), "-heating": (5, 10_000), "-closing": (100, 2e6), "-tax": (10, 10_000),
}  # fmt: skip
"""What an amount behind the label can be, in EUR for whatever period; a label not named here takes any."""


@dataclass(frozen=True)
class Pair:
    """A label with its amount; ``start`` to ``end`` covers both, the texts around them tell more of what is meant."""

    label: Label
    amount: Amount
    before: str = ""
    between: str = ""
    after: str = ""
    first: bool = True

    @property
    def start(self) -> int:
        return min(self.label.start, self.amount.start)

    @property
    def end(self) -> int:
        return max(self.label.end, self.amount.end)

    @property
    def period(self) -> str:
        """The period said with the amount, else in between, else in the label, else just before."""
        around = (self.between, self.label.words, self.before[-20:], self.after[:14])
        return self.amount.period or next((p for p in map(period_in, around) if p), "")

    @property
    def monthly(self) -> float:
        """The amount per month; one without a period counts as monthly."""
        return self.amount.value / MONTHS.get(self.period, 1)


def fits(label: Label, amount: Amount, *, number: bool = False) -> bool:
    """Whether the label can announce this amount; ``number`` allows money or area without its unit."""
    if label.kind is not amount.kind and not (
        number and amount.kind is Kind.NUMBER and label.kind is not Kind.PERCENT
    ):
        return False
    if (
        amount.per_sqm
        and label.key not in ("price_per_sqm", "price", "rent", "house_money", "recoverable", "nonrecoverable")
        and not label.key.startswith("-")
    ):
        return False
    if label.kind is not Kind.MONEY:
        return True
    least, most = (0.5, 60_000) if amount.per_sqm else _MONEY_RANGES.get(label.key, (0, 1e12))
    return least <= amount.value <= most
