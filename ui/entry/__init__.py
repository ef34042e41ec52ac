"""Listings in: what is typed becomes a listing of the session."""
