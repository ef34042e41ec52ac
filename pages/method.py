"""Methode: glossary, verdicts, presets and sources, all read from the records that calculate."""

from calc.edition import EDITION, LAW_DAY
from intake.address import State
from ui import session
from ui.html import draw
from ui.method.reference import reference
from words.catalogue import text
from words.numbers import day


def show(state: State) -> None:
    language = state.language
    lead = text(language, "method.lead", law_day=day(LAW_DAY, language), edition=EDITION)
    draw("headline", language, title=text(language, "method.title"), lead=lead)
    reference(language)


show(session.current())
