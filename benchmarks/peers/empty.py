"""A page with one sentence: what a rerun costs before it does anything."""

import streamlit as st

st.write("Nothing here.")
