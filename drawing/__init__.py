"""Figures drawn as HTML rows and inline SVG: for the app's pages, the embeds and the pictures alike."""
