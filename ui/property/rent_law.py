"""When a sitting tenant's rent may reach the market rent."""

from __future__ import annotations

from functools import lru_cache

from calc import metrics
from calc.listing import Listing
from calc.rent_path import RentPath, rent_path
from ui.html import render
from ui.property.panel import Sheet, block, sheet
from ui.property.statement import Row, metric_row
from ui.property.subject import Subject
from words.catalogue import text
from words.findings import figure_words
from words.numbers import percent

_REMEMBERED = 64


def below_market(subject: Subject) -> bool:
    """Whether a tenant pays less than the market rent; a vacant flat has none whom a cap could protect."""
    inputs = subject.assessment.inputs
    return subject.listing.let is not False and bool(
        0 < inputs.actual_rent_monthly[0] < inputs.market_rent_monthly[0]
    )


def gross_yield_row(subject: Subject) -> Row:
    """The gross yield on the market rent; beside it that on the actual rent, and when the law allows the other."""
    if not below_market(subject):
        return metric_row("gross_rental_yield", subject)
    language, path = subject.language, _path(subject.listing)
    actual = metrics.get("gross_rental_yield_actual")
    words = figure_words(actual, subject.figure(actual.key), language)
    if path.reached_in is None:
        return metric_row("gross_rental_yield", subject, note=text(language, "tabs.reached_never", actual=words))
    note = text(language, "tabs.reached_in", actual=words, year=path.reached_in)
    return metric_row("gross_rental_yield", subject, note=note)


def path_block(subject: Subject) -> str:
    """The rent at the end of each year under the cap, as HTML."""
    language, path = subject.language, _path(subject.listing)
    key = "tabs.rent_path_title" if path.reached_in else "tabs.rent_path_title_never"
    title = text(language, key, year=path.reached_in)
    heads = (text(language, "tabs.head_period"), text(language, "tabs.head_monthly_rent"))
    rows = tuple((str(path.start_year + n), (rent,)) for n, rent in enumerate(path.by_year))
    table = sheet(Sheet(text(language, "tabs.rent_path"), heads, rows, 2), subject)
    note = text(language, "tabs.rent_path_unit", cap=percent(path.cap, language, decimals=0))
    assumed = text(language, "tabs.rent_path_assumed", month=path.first_month)
    return block(title, note, render("property_assumed", language, table=table, assumed=assumed), subject)


@lru_cache(_REMEMBERED)
def _path(listing: Listing) -> RentPath:
    return rent_path(listing)
