"""The button of the atlas: the places side by side where they are shown, otherwise the map of the view."""

from __future__ import annotations

from calc.record import Language
from embed.freezing.atlas import MapSubject, PlacesSubject
from intake.atlas_view import AtlasView
from ui.publish.button import publish_button


def publish_atlas(view: AtlasView, language: Language) -> None:
    """What the view shows, to be published."""
    several = view.view == "places" and len(view.places) > 1
    publish_button(PlacesSubject(view) if several else MapSubject(view), language)
