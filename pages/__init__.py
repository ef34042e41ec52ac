"""One screen per file: read inputs, ask calc, hand to ui. Streamlit runs these files; nothing imports them."""
