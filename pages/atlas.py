"""Atlas: where does which price pay?"""

import streamlit as st

from drawing.map_view import map_content
from drawing.map_words import map_caption
from intake.address import State
from ui import session
from ui.atlas.choices import choices
from ui.atlas.downloads import downloads, offer
from ui.atlas.headline import headline
from ui.atlas.legend import legend
from ui.atlas.listings import listings_block, noted_listings
from ui.atlas.map import atlas_map
from ui.atlas.panel import panel
from ui.atlas.places import places_view
from ui.atlas.ranking import ranking_view
from ui.atlas.scatter import scatter_view
from ui.atlas.selection import choose
from ui.header import links
from ui.html import draw, notices
from ui.publish.atlas import publish_atlas


@st.fragment
def view() -> None:
    """Whatever changes here is in the address and in the links at once; the frame is not drawn again."""
    links()
    show(session.current())


def show(state: State) -> None:
    language, now = state.language, state.atlas
    title, lead = headline(now, language)
    draw("headline", language, title=title, lead=lead)
    notices(session.notices(), language)
    if now.view == "places":
        choices(now, language)
        places_view(now, language)
    else:
        with st.container(key="split_atlas"):
            left, right = st.columns([7, 5], gap="large")
        with left:
            choices(now, language)
            if now.view == "map":
                content = map_content(now, title, language, noted_listings(state))
                atlas_map(content, language, key="atlas_map", on_choice=choose)
                legend(content, map_caption(now, language), language)
            elif now.view == "scatter":
                scatter_view(state)
            else:
                ranking_view(now, language)
        with right:
            panel(now, language)
    listings_block(state)
    publish_atlas(now, language)
    offer(state)


view()
downloads(session.current().language)
