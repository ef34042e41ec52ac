"""Dates and limits that matter later, said where they matter."""

from __future__ import annotations

from datetime import date, timedelta

from calc.law import statute
from calc.loan import balance_end_of_fixed
from ui.property.subject import Subject
from words.catalogue import text
from words.numbers import day, euro

RATE_SHOCK = 0.02
"""By how much interest may have risen when the loan is refinanced."""

_TERMINABLE_AFTER_YEARS = 10


def repairs(subject: Subject) -> list[str]:
    """How much work the first three years bear before it counts as building cost (§ 6 (1) No. 1a EStG)."""
    check, language = subject.assessment.calculation.projection.near_acquisition, subject.language
    room = float(check.headroom[0])
    if not check.limit[0]:
        return []
    key = "tabs.repairs_over" if check.exceeded[0] else "tabs.repairs_room"
    return [text(language, key, room=euro(abs(room), language), limit=euro(float(check.limit[0]), language))]


def refinancing(subject: Subject) -> list[str]:
    """When the fixed period ends, what is owed then, and what dearer money would cost."""
    columns, language = subject.assessment.calculation.columns, subject.language
    loan = columns.financing.loans[0]
    owed = float(balance_end_of_fixed(loan, columns.financing.followup_rate_shift)[0])
    years = int(loan.fixed_months[0]) // 12
    sentences = []
    if owed > 0:
        sentences.append(
            text(
                language,
                "tabs.refinancing",
                year=subject.first_year - 1 + years,
                owed=euro(owed, language),
                more=euro(owed * RATE_SHOCK / 12, language),
            )
        )
    if loan.amount[0] and years > _TERMINABLE_AFTER_YEARS:
        sentences.append(text(language, "tabs.terminable"))
    return sentences


def free_of_tax(subject: Subject) -> list[str]:
    """From which day on a sale is free of tax: ten years and a day after the contract (§ 23 (1) No. 1 EStG)."""
    contract: date = subject.assessment.inputs.value("contract_date", 0)
    years = int(statute("private_sale").in_force(contract).value["years"])
    leap_day = (contract.month, contract.day) == (2, 29)
    tenth = date(contract.year + years, 3, 1) if leap_day else contract.replace(year=contract.year + years)
    first = tenth if leap_day else tenth + timedelta(days=1)
    return [text(subject.language, "tabs.free_of_tax", day=day(first, subject.language))]
