"""Published calculations: frozen, drawn for articles, answered without a session."""
