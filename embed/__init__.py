"""Shared calculations as plain pages, embeds and pictures; serves them without a session or a screen."""
