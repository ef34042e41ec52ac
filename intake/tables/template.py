"""A table to fill in: the inputs that most lists have, with their units and one example."""

from __future__ import annotations

from calc.listing import QUESTIONS, REQUIRED
from calc.record import Language, Question, Unit
from intake.tables.cell import Cell
from intake.tables.headings import SOURCE
from intake.tables.writing import Heading, Page
from words.catalogue import text
from words.problems import example

_OFTEN = (
    "market_rent_monthly", "completion_year", "rooms", "town", "postal_code", "energy_class", "let",
    "house_money_monthly", "nonrecoverable_house_money_monthly", "parking_price", "parking_rent_monthly",
    "broker_rate", "vacancy_rate", "admin_yearly", "maintenance_per_sqm_yearly", "loan_to_price", "nominal_rate",
    "initial_repayment_rate",
)  # fmt: skip
_EXAMPLE_STATE = "NW"


def template(language: Language) -> tuple[Page, Page]:
    """The table with its example, and a sheet that explains every input, those besides the usual ones too."""
    names = (*REQUIRED, *_OFTEN)
    headings = [_heading(name, language) for name in names] + [Heading(text(language, "tables.source"))]
    row: list[Cell] = [_example(name, language) for name in names]
    return (
        Page(text(language, "tables.template"), headings, [[*row, None]]),
        Page(text(language, "tables.notes"), _explained(language), _explanations(language)),
    )


def _heading(name: str, language: Language) -> Heading:
    question = QUESTIONS[name]
    return Heading(question.label.in_language(language), question.unit)


def _example(name: str, language: Language) -> Cell:
    question = QUESTIONS[name]
    if question.unit is Unit.STATE:
        return _EXAMPLE_STATE
    return float(question.example) if _is_number(question) else example(question, language)


def _is_number(question: Question) -> bool:
    return bool(question.example) and question.unit not in (Unit.TEXT, Unit.DIGITS, Unit.DATE)


def _explained(language: Language) -> list[Heading]:
    return [Heading(text(language, f"tables.{key}")) for key in ("input", "asked", "meaning", "example")]


def _explanations(language: Language) -> list[list[Cell]]:
    rows: list[list[Cell]] = [
        [
            _heading(name, language).text,
            text(language, "tables.required" if name in REQUIRED else "tables.optional"),
            question.help.in_language(language),
            _EXAMPLE_STATE if question.unit is Unit.STATE else example(question, language),
        ]
        for name, question in QUESTIONS.items()
    ]
    label, meaning = text(language, "tables.source"), text(language, f"tables.{SOURCE}")
    return [*rows, [label, text(language, "tables.optional"), meaning, None]]
