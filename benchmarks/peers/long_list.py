"""Our funnel with as many listings as `LISTINGS` says: no address holds so many, so the session is given them."""

import os
from dataclasses import replace
from pathlib import Path
from runpy import run_path

import streamlit as st

from benchmarks.peers.rows import listings
from ui import session

if "seeded" not in st.session_state:
    st.session_state["seeded"] = True
    state = session.read_address()
    session.change(replace(state, listings=listings(int(os.environ["LISTINGS"])), compared=(0, 1, 2)))
run_path(str(Path(__file__).parents[2] / "ui" / "frame.py"))
