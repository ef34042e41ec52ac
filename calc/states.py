"""The sixteen federal states by their two letters."""

from __future__ import annotations

from calc.record import Words

STATES: dict[str, Words] = {
    "BW": Words("Baden-Württemberg", "Baden-Württemberg"),
    "BY": Words("Bayern", "Bavaria"),
    "BE": Words("Berlin", "Berlin"),
    "BB": Words("Brandenburg", "Brandenburg"),
    "HB": Words("Bremen", "Bremen"),
    "HH": Words("Hamburg", "Hamburg"),
    "HE": Words("Hessen", "Hesse"),
    "MV": Words("Mecklenburg-Vorpommern", "Mecklenburg-Western Pomerania"),
    "NI": Words("Niedersachsen", "Lower Saxony"),
    "NW": Words("Nordrhein-Westfalen", "North Rhine-Westphalia"),
    "RP": Words("Rheinland-Pfalz", "Rhineland-Palatinate"),
    "SL": Words("Saarland", "Saarland"),
    "SN": Words("Sachsen", "Saxony"),
    "ST": Words("Sachsen-Anhalt", "Saxony-Anhalt"),
    "SH": Words("Schleswig-Holstein", "Schleswig-Holstein"),
    "TH": Words("Thüringen", "Thuringia"),
}
