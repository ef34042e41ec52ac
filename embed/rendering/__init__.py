"""A frozen record as document, page, picture and data; nothing here calculates a result."""
