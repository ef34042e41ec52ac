"""The least that Streamlit can show, served by our own server: the floor under our pages."""
