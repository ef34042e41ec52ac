"""Our map with eleven thousand places, and nothing else on the page."""

from drawing.map_content import MapContent
from drawing.map_tones import tones
from ui.atlas.map import atlas_map

MANY = 105 * 105

content = MapContent(
    figure="synthetic",
    label="Made up",
    classes="".join(str(number % 6) for number in range(MANY)),
    tones=tones(6, diverging=False),
    limits=("",) * 6,
    values=tuple(f"{number % 97 / 10:.1f}" for number in range(MANY)),
    notes=("",),
    note=(0,) * MANY,
)
atlas_map(content, "en", key="map", outlines="/geo/synthetic.json")
