"""Listings in: what was typed into a form or stands in an address becomes records, errors collected per field."""
