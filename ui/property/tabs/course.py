"""Verlauf: the years in pictures, and what moves the result."""

from __future__ import annotations

from drawing.cash_flow import yearly_cash_flow
from drawing.rent_euro import rent_euro, rent_shares
from drawing.wealth import wealth
from ui.html import render
from ui.property.risk import prices_and_rents, swings, worse_times
from ui.property.subject import Subject


def results(subject: Subject) -> str:
    """The charts, two in a row on a wide screen."""
    charts = [
        yearly_cash_flow(
            subject.first_year,
            subject.years("net_cash_flow_before_tax"),
            subject.years("net_cash_flow_after_tax"),
            subject.language,
        ),
        _wealth(subject),
    ]
    if shares := rent_shares(subject.assessment, 0):
        charts.append(rent_euro(shares, subject.language))
    charts += [chart for chart in (swings(subject), prices_and_rents(subject)) if chart]
    return render("property_charts", subject.language, charts=charts, below=worse_times(subject))


def _wealth(subject: Subject) -> str:
    value = subject.amount("market_value")
    rate = float(subject.assessment.inputs.appreciation_rate[0])
    balances = subject.years("loan_balance")
    values = [value * (1 + rate) ** year for year in range(len(balances) + 1)]
    return wealth(subject.first_year, values, [subject.amount("loan_amount"), *balances], rate, subject.language)
