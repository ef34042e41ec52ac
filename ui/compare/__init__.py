"""Vergleich: properties side by side, with the article's results."""
