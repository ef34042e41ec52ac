"""The list as a file: what was entered, the verdict and why, every figure of the registry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import numpy as np
import streamlit as st

from calc import metrics
from calc.assessment import Assessment
from calc.edition import EDITION, LAW_DAY
from calc.listing import QUESTIONS, REQUIRED, Listing
from calc.record import Language, Unit
from calc.screening import Screening
from calc.states import STATES
from intake.tables.cell import Cell
from intake.tables.writing import EXCEL, Heading, Page, as_csv, as_workbook
from words.catalogue import text
from words.findings import missing_words
from words.numbers import day


def downloads(
    listings: tuple[Listing, ...],
    assessment: Assessment,
    screening: Screening,
    rows: Sequence[int],
    language: Language,
) -> None:
    """Two quiet buttons for the listings at ``rows``, in that order; the file is written when one is pressed."""
    written = partial(pages_of, listings, assessment, screening, rows, language)
    name = text(language, "screening.file_name")
    st.download_button(
        text(language, "screening.as_excel"),
        data=lambda: as_workbook(*written()),
        file_name=f"{name}.xlsx",
        mime=EXCEL,
        type="tertiary",
        icon=":material/download:",
        on_click="ignore",
        key="as_excel",
    )
    st.download_button(
        text(language, "screening.as_csv"),
        data=lambda: as_csv(written()[0], language),
        file_name=f"{name}.csv",
        mime="text/csv",
        type="tertiary",
        icon=":material/download:",
        on_click="ignore",
        key="as_csv",
    )


def pages_of(
    listings: tuple[Listing, ...],
    assessment: Assessment,
    screening: Screening,
    rows: Sequence[int],
    language: Language,
) -> tuple[Page, Page]:
    """These rows with all that was entered, the verdict and every figure; and where each figure comes from."""
    stated = [
        name
        for name in QUESTIONS
        if name in REQUIRED or any(getattr(listings[row], name) is not None for row in rows)
    ]
    catalogue = metrics.catalogue()
    figures = [Heading(m.label.in_language(language), m.unit) for m in catalogue.values()]
    inputs = [Heading(QUESTIONS[name].label.in_language(language), QUESTIONS[name].unit) for name in stated]
    sources = [Heading(text(language, "tables.source"))] if any(_source(listings[row]) for row in rows) else []
    verdict = [Heading(text(language, f"screening.{key}")) for key in ("verdict", "stopped_by", "short_of")]
    columns = [metric.figures(assessment).values for metric in catalogue.values()]
    table = np.column_stack(columns).astype(object)
    table[np.isnan(table.astype(float))] = text(language, "common.not_computable")

    def lines() -> Iterator[list[Cell]]:
        for row in rows:
            yield [
                *(_input(listings[row], name, language) for name in stated),
                *(_source(listings[row]) for _ in sources),
                *_verdict(screening, row, language),
                *table[row],
            ]

    notes = [
        Heading(text(language, "method.what")),
        Heading(text(language, "method.formula")),
        Heading(text(language, "method.source")),
    ]
    return (
        Page(text(language, "tables.template"), [*inputs, *sources, *verdict, *figures], lines()),
        Page(text(language, "tables.notes"), notes, _notes(language)),
    )


def _input(listing: Listing, name: str, language: Language) -> Cell:
    value = getattr(listing, name)
    question = QUESTIONS[name]
    if value is None:
        return None
    if question.unit is Unit.STATE:
        return STATES[value].in_language(language)
    if question.choices:
        return question.choices[value].in_language(language)
    return value if isinstance(value, bool) or not isinstance(value, int) else float(value)


def _source(listing: Listing) -> str:
    return listing.provenance.source_url


def _verdict(screening: Screening, row: int, language: Language) -> tuple[str, str, str]:
    word = text(language, f"verdict.{screening.verdicts[row].value}")
    gate = screening.stopped_by(row)
    if gate is None:
        return word, "", ""
    missing = float(screening.missing[int(screening.reached[row]), row])
    short = (
        missing_words(gate, missing, language) if np.isfinite(missing) else text(language, "common.not_computable")
    )
    return word, gate.metric.label.in_language(language), short


def _notes(language: Language) -> Iterator[list[Cell]]:
    """Where the figures come from: edition and law day first, then each figure with its meaning and source."""
    yield [text(language, "frame.footer", law_day=day(LAW_DAY, language), edition=EDITION), None, None]
    for metric in metrics.catalogue().values():
        yield [metric.label.in_language(language), metric.meaning.in_language(language), metric.reference]
