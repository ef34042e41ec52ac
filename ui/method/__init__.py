"""Methode: the records behind every figure, as reference."""
