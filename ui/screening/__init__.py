"""Trichter: the sieve and its gates."""
