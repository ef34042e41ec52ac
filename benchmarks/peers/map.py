"""The smallest page with a Plotly map of the districts: outlines by address, one number for each, nothing else."""

import streamlit as st
from plotly import graph_objects as go

from store.atlas.outlines import outlines

keys = sorted(outlines().districts)
figure = go.Figure(
    go.Choroplethmap(geojson="/geo/peer.json", locations=keys, z=[int(key) % 6 for key in keys], showscale=False)
)
figure.update_layout(map={"style": "white-bg", "center": {"lat": 51.25, "lon": 10.4}, "zoom": 4.9}, height=640)
st.plotly_chart(figure)
