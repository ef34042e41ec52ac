"""Rows that could not be taken in, to be corrected in a spreadsheet and loaded again."""

from __future__ import annotations

from collections.abc import Sequence

from calc.listing import QUESTIONS
from calc.record import Language
from intake.tables.cell import Cell
from intake.tables.columns import guesses
from intake.tables.layout import Table
from intake.tables.listings import Rejected
from intake.tables.writing import Heading, Page
from words.catalogue import text
from words.problems import problem_notice
from words.reading import Problem, is_plain_text

_MOST_SHOWN = 60


def corrections(table: Table, rejected: Sequence[Rejected], language: Language) -> Page:
    """The rejected rows as they stood in the file, and a last column that says why; reading leaves it out.

    Where a federal state is asked for and the file has no column for it, there is an empty one.
    """
    headings = [Heading(heading) for heading in table.headings]
    known = {guess.meaning.field for guess in guesses(table.headings) if guess.meaning}
    added: tuple[Cell, ...] = ()
    if "state" not in known and any(_lacks_state(problem) for one in rejected for problem in one.problems):
        headings.append(Heading(QUESTIONS["state"].label.in_language(language)))
        added = (None,)
    rows: list[tuple[Cell, ...]] = [(*one.row.cells, *added, reason(one, language)) for one in rejected]
    return Page(text(language, "tables.corrections"), [*headings, Heading(text(language, "tables.reason"))], rows)


def reason(rejected: Rejected, language: Language) -> str:
    """Everything that is wrong with the row, each with its field, what stands there and what would be right."""
    return " ".join(_sentence(problem, language) for problem in rejected.problems)


def _lacks_state(problem: Problem) -> bool:
    return (problem.field, problem.reason) == ("state", "missing")


def _sentence(problem: Problem, language: Language) -> str:
    if _lacks_state(problem):
        return text(language, "tables.missing_state")
    question = QUESTIONS[problem.field]
    notice = problem_notice(problem, question, language)
    label = question.label.in_language(language)
    if problem.reason == "missing" or not problem.text:
        return text(language, "tables.missing", label=label, finding=notice.title, advice=notice.body)
    given = problem.text if len(problem.text) <= _MOST_SHOWN else f"{problem.text[:_MOST_SHOWN]}…"
    # A sign that turns the direction of writing would turn our sentence as well.
    given = "".join(sign if is_plain_text(sign) else "\ufffd" for sign in given)
    return text(language, "tables.wrong", label=label, given=given, finding=notice.title, advice=notice.body)
