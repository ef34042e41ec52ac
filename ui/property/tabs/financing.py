"""Finanzierung: what the bank gets, and what is still owed when the fixed period ends."""

from __future__ import annotations

from collections.abc import Sequence

from calc.columns import LoanColumns
from calc.listing import QUESTIONS
from calc.loan import balance_end_of_fixed, monthly_payment, months_to_payoff
from calc.loan_schedule import monthly_schedule
from ui.property.panel import Sheet, rows_block
from ui.property.statement import Row, metric_row
from ui.property.subject import Subject
from words.catalogue import text
from words.formulas import sum_in_figures
from words.horizon import time_after
from words.numbers import euro, typed

FIELDS = (
    "loan_to_price",
    "nominal_rate",
    "initial_repayment_rate",
    "fixed_years",
    "followup_rate",
    "special_repayment_yearly",
)


def results(subject: Subject) -> str:
    """The instalment, its parts, the debt at the end of the fixed period, and the bank's view."""
    language, loan = subject.language, _loan(subject)
    if not loan.amount[0]:
        rows = [metric_row("equity", subject, total=True)]
        return rows_block(text(language, "tabs.no_loan"), "", rows, subject)
    monthly = float(monthly_payment(loan)[0])
    title = text(
        language,
        "tabs.financing_title",
        monthly=euro(monthly, language),
        interest=euro(float(loan.amount[0] * loan.nominal_rate[0] / 12), language),
    )
    rows = [
        Row("loan", text(language, "tabs.loan"), euro(float(loan.amount[0]), language), how=_share(subject)),
        Row(
            "instalment",
            text(language, "tabs.instalment"),
            euro(monthly, language, decimals=2),
            how=_instalment(subject),
        ),
        interest_row(subject, 1),
        Row(
            "principal",
            text(language, "tabs.principal"),
            euro(subject.amount("principal"), language),
            how=sum_in_figures((subject.amount("debt_service"), -subject.amount("interest")), language),
        ),
        metric_row("debt_service", subject, total=True),
        _owed(subject, loan),
        _term(subject, loan),
        *(metric_row(key, subject) for key in ("dscr", "icr", "ltv", "break_even_interest_shift")),
    ]
    return rows_block(title, text(language, "tabs.financing_unit"), rows, subject)


def interest_row(subject: Subject, sign: int) -> Row:
    """The interest of the first year; ``sign`` is −1 where it is deducted."""
    language = subject.language
    rate = typed(float(subject.assessment.inputs.nominal_rate[0]), QUESTIONS["nominal_rate"].unit, language)
    return Row(
        "interest",
        text(language, "tabs.interest"),
        euro(sign * subject.amount("interest"), language),
        how=text(language, "tabs.interest_how", rate=rate),
    )


def years_sheet(subject: Subject) -> Sheet:
    """The loan by calendar year up to the sale."""
    columns = [subject.years(name) for name in ("interest", "principal", "special_repayment", "loan_balance")]
    return _sheet(subject, [str(subject.first_year + n) for n in range(len(columns[0]))], columns, 0)


def months_sheet(subject: Subject, years: range) -> Sheet:
    """The loan payment by payment in some years after the purchase, counted from 0, as the bank prints it."""
    loan, shift = _loan(subject), subject.assessment.calculation.columns.financing.followup_rate_shift
    schedule = monthly_schedule(loan, shift, 12 * years.stop)
    names = ("interest", "principal", "special_repayment", "balance")
    columns = [getattr(schedule, name)[12 * years.start :, 0].tolist() for name in names]
    months = range(12 * years.start, 12 * years.stop)
    return _sheet(subject, [f"{m % 12 + 1:02d}/{subject.first_year + m // 12}" for m in months], columns, 2)


def _sheet(subject: Subject, names: Sequence[str], columns: Sequence[Sequence[float]], decimals: int) -> Sheet:
    """Interest, repayment and balance; special repayments only where there are any."""
    keys = ("interest", "principal", "special", "balance")
    shown = [n for n, key in enumerate(keys) if key != "special" or any(columns[n])]
    heads = ("period", *(keys[n] for n in shown))
    return Sheet(
        text(subject.language, "tabs.schedule"),
        tuple(text(subject.language, f"tabs.head_{key}") for key in heads),
        tuple((name, tuple(columns[n][row] for n in shown)) for row, name in enumerate(names)),
        decimals,
    )


def _loan(subject: Subject) -> LoanColumns:
    return subject.assessment.calculation.columns.financing.loans[0]


def _share(subject: Subject) -> str:
    inputs, language = subject.assessment.inputs, subject.language
    rate = typed(float(inputs.loan_to_price[0]), QUESTIONS["loan_to_price"].unit, language)
    return text(language, "tabs.share_of", rate=rate, base=euro(float(inputs.purchase_price[0]), language))


def _instalment(subject: Subject) -> str:
    inputs, language = subject.assessment.inputs, subject.language
    unit = QUESTIONS["nominal_rate"].unit
    return text(
        language,
        "tabs.instalment_how",
        loan=euro(subject.amount("loan_amount"), language),
        rate=typed(float(inputs.nominal_rate[0]), unit, language),
        repayment=typed(float(inputs.initial_repayment_rate[0]), unit, language),
    )


def _owed(subject: Subject, loan: LoanColumns) -> Row:
    """What is owed when the fixed period ends."""
    language = subject.language
    owed = float(balance_end_of_fixed(loan, subject.assessment.calculation.columns.financing.followup_rate_shift)[0])
    year = subject.first_year - 1 + int(loan.fixed_months[0]) // 12
    label = text(language, "tabs.owed", year=year)
    return Row("owed", label, euro(owed, language), how=text(language, "tabs.owed_how"))


def _term(subject: Subject, loan: LoanColumns) -> Row:
    """How long it takes at the first rate without special repayments."""
    language, months = subject.language, float(months_to_payoff(loan)[0])
    label = text(language, "tabs.term")
    if months != months:
        return Row("term", label, text(language, "tabs.never"), how=text(language, "tabs.term_never"))
    years, rest = divmod(int(months), 12)
    return Row(
        "term",
        label,
        time_after(years, rest, language),
        how=text(language, "tabs.term_how"),
    )
