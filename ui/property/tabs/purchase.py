"""Kauf: the price and what comes on top of it."""

from __future__ import annotations

from calc.acquisition import EXEMPT_UP_TO
from calc.listing import QUESTIONS
from ui.property.panel import rows_block
from ui.property.statement import Row, metric_row
from ui.property.subject import Subject
from ui.property.tabs.prices import price_history
from words.catalogue import text
from words.numbers import day, euro, percent, typed

FIELDS = (
    "price",
    "living_area_sqm",
    "state",
    "parking_price",
    "inventory_value",
    "contract_date",
    "broker_rate",
    "notary_rate",
    "land_registry_rate",
    "transfer_tax_rate",
    "other_acquisition_costs",
)


def results(subject: Subject) -> str:
    """Closing costs one by one, total investment, loan and equity; what the offer has cost before."""
    language, bought = subject.language, subject.assessment.investment
    share = percent(float(bought.acquisition_cost_rate[0]), language)
    title = text(
        language, "tabs.purchase_title", costs=euro(float(bought.acquisition_costs[0]), language), share=share
    )
    rows = [
        *_prices(subject),
        *_costs(subject),
        metric_row("acquisition_costs", subject, total=True),
        metric_row("total_investment", subject, total=True),
        Row("loan", text(language, "tabs.loan"), euro(-subject.amount("loan_amount"), language), how=_loan(subject)),
        metric_row("equity", subject, total=True),
        metric_row("price_per_sqm", subject),
        metric_row("price_to_rent_ratio", subject),
    ]
    return rows_block(title, text(language, "tabs.purchase_unit"), rows, subject) + price_history(subject)


def _prices(subject: Subject) -> list[Row]:
    language, inputs = subject.language, subject.assessment.inputs
    return [
        Row(name, QUESTIONS[name].label.in_language(language), euro(float(getattr(inputs, name)[0]), language))
        for name in ("price", "parking_price")
        if getattr(inputs, name)[0]
    ]


def _costs(subject: Subject) -> list[Row]:
    language, inputs = subject.language, subject.assessment.inputs
    costs = subject.assessment.investment.costs
    price = float(inputs.purchase_price[0])
    base = float(price - min(inputs.inventory_value[0], price))
    amounts = {
        "transfer_tax_rate": (costs.transfer_tax, base),
        "notary_rate": (costs.notary, price),
        "land_registry_rate": (costs.land_registry, price),
        "broker_rate": (costs.broker, price),
    }
    rows = []
    for name, (amount, of) in amounts.items():
        rate = typed(float(getattr(inputs, name)[0]), QUESTIONS[name].unit, language)
        how = text(language, "tabs.share_of", rate=rate, base=euro(of, language))
        if name == "transfer_tax_rate":
            how = _transfer_tax(how, of, subject)
        rows.append(Row(name, QUESTIONS[name].label.in_language(language), euro(float(amount[0]), language), how=how))
    if costs.other[0]:
        label = QUESTIONS["other_acquisition_costs"].label.in_language(language)
        rows.append(Row("other_acquisition_costs", label, euro(float(costs.other[0]), language)))
    return rows


def _transfer_tax(share: str, base: float, subject: Subject) -> str:
    """How it is rounded, and whose rate it is; nothing is due on a trifle."""
    language = subject.language
    if base <= EXEMPT_UP_TO:
        return text(language, "tabs.transfer_tax_free", most=euro(EXEMPT_UP_TO, language))
    if subject.listing.transfer_tax_rate is not None:
        return text(language, "tabs.transfer_tax", share=share)
    contract = day(subject.assessment.inputs.value("contract_date", 0), language)
    return text(language, "tabs.transfer_tax_dated", share=share, day=contract)


def _loan(subject: Subject) -> str:
    language, inputs = subject.language, subject.assessment.inputs
    share = typed(float(inputs.loan_to_price[0]), QUESTIONS["loan_to_price"].unit, language)
    price = euro(float(inputs.purchase_price[0]), language)
    return text(language, "tabs.share_of", rate=share, base=price)
