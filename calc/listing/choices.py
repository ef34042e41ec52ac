"""What can be chosen from, by the key under which it is stored."""

from __future__ import annotations

from calc.record import Words

ENERGY_CLASSES = {key: Words(key, key) for key in ("A+", "A", "B", "C", "D", "E", "F", "G", "H")}
"""Annex 10 GEG, by final energy."""

HEATINGS = {
    "gas": Words("Gas", "Gas"),
    "oil": Words("Öl", "Oil"),
    "district": Words("Fernwärme", "District heating"),
    "heat_pump": Words("Wärmepumpe", "Heat pump"),
    "electric": Words("Strom", "Electricity"),
    "wood": Words("Holz oder Pellets", "Wood or pellets"),
    "coal": Words("Kohle", "Coal"),
    "other": Words("Andere", "Other"),
}

CONDITIONS = {
    "new": Words("Neubau oder Erstbezug", "New or first occupancy"),
    "modernised": Words("Modernisiert oder saniert", "Modernised or refurbished"),
    "kept": Words("Gepflegt", "Well kept"),
    "to_renovate": Words("Renovierungsbedürftig", "In need of renovation"),
}

CHOICES = ENERGY_CLASSES | HEATINGS | CONDITIONS
"""Every answer; no two choices share a key."""
