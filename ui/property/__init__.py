"""Objekt: one property in full."""
