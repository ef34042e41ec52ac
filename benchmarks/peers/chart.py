"""A page with one small Plotly chart: the usual way for a Streamlit page to show figures."""

import streamlit as st
from plotly import graph_objects as go

st.plotly_chart(go.Figure(go.Bar(x=["A", "B", "C"], y=[-7782.00, -87.00, 239.25])))
