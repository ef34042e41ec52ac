"""The script of the app: reads the address, draws what all pages share, runs the page.

It stands in ``ui/`` so that it has no ``pages/`` beside it (docs/decisions/0001).
"""

import logging
from pathlib import Path

import streamlit as st

from calc.edition import EDITION, LAW_DAY
from ui import session
from ui.header import header, links
from ui.html import HERE, draw, notice
from ui.reconnecting import run_when_back
from ui.workspace.bar import bar, dialog, told
from words.address import address_notice
from words.catalogue import text
from words.numbers import day
from words.problems import Notice

PAGES = Path(__file__).parents[1] / "pages"

st.set_page_config(layout="wide", page_icon=str(HERE.parent / "server" / "assets" / "favicon.png"))
language = session.read_address().language
st.html(  # The document is sent once; a change of language must reach its root, for screen readers.
    f"<script>document.documentElement.lang = '{language}'</script>", unsafe_allow_javascript=True
)
st.logo(HERE / "assets" / "logo.svg", size="medium")

pages = {
    "screening": st.Page(PAGES / "screening.py", title=text(language, "screening.page_title"), default=True),
    "property": st.Page(PAGES / "property.py", title=text(language, "property.page_title"), url_path="objekt"),
    "compare": st.Page(PAGES / "compare.py", title=text(language, "compare.page_title"), url_path="vergleich"),
    "atlas": st.Page(PAGES / "atlas.py", title=text(language, "atlas.page_title"), url_path="atlas"),
    "method": st.Page(PAGES / "method.py", title=text(language, "method.page_title"), url_path="methode"),
}
page = st.navigation(list(pages.values()), position="hidden")
header(pages, page, language)
with st.container():  # One place, so that what follows keeps its own when there is something to say.
    told(language)
    if unreadable := address_notice(session.unreadable(), language):
        notice(unreadable, language)
if page not in (pages["property"], pages["atlas"]):  # They draw them in their fragments.
    links()
try:
    page.run()
except Exception:
    # Whatever went wrong is for the log; the reader gets a sentence and keeps the address.
    logging.getLogger(__name__).exception("A page failed")
    crashed = Notice(text(language, "frame.crashed"), text(language, "frame.crashed_advice"))
    notice(crashed, language, error=True)
if page in (pages["screening"], pages["property"], pages["compare"]):  # What they show is what is kept.
    bar(language)
dialog(language)
run_when_back()
draw("footer", language, law_day=day(LAW_DAY, language), edition=EDITION)
