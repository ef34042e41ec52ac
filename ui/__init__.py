"""All that knows Streamlit: the frame, inputs, tables and charts."""
