"""What else a purchase brings with it: parking, fittings, the owners' community, a leasehold."""

from __future__ import annotations

from dataclasses import dataclass

from calc.record import Unit, Words, asked


@dataclass(frozen=True)
class Extras:
    """What an offer adds to price, rent and costs; where it says nothing, nothing is added."""

    parking_price: float | None = asked(
        Words("Preis des Stellplatzes", "Price of the parking space"), Unit.EUR, "pp",
        Words("Wird zusätzlich zum Kaufpreis der Wohnung bezahlt.", "Paid on top of the price of the flat."),
        within=(0, 1e7), usual=(2_000, 80_000), example="15000", neutral=0.0,
    )  # fmt: skip
    parking_rent_monthly: float | None = asked(
        Words("Miete des Stellplatzes im Monat", "Rent of the parking space per month"), Unit.EUR_MONTH, "pr",
        Words("Kommt zu den sonstigen Einnahmen hinzu.", "Added to the other income."),
        within=(0, 1e5), usual=(15, 300), example="60", neutral=0.0,
    )  # fmt: skip
    inventory_value: float | None = asked(
        Words("Mitgekauftes Inventar", "Fittings bought along"), Unit.EUR, "iv",
        Words(
            "Im Preis enthaltene Küche und bewegliche Sachen: ohne Grunderwerbsteuer, zehn Jahre AfA.",
            "Kitchen and movables within the price: free of transfer tax, depreciated over ten years.",
        ),
        within=(0, 1e7), usual=(500, 30_000), example="5000", neutral=0.0,
    )  # fmt: skip
    house_money_monthly: float | None = asked(
        Words("Hausgeld im Monat", "House money per month"), Unit.EUR_MONTH, "hm",
        Words(
            "Gesamte Zahlung an die Gemeinschaft (§ 28 WEG); zum Vergleich, sie ändert keine Zahl.",
            "The whole payment to the owners' community (§ 28 WEG); for comparison, it changes no figure.",
        ),
        within=(0, 1e6), usual=(50, 1_500), example="260",
    )  # fmt: skip
    nonrecoverable_house_money_monthly: float | None = asked(
        Words("Davon nicht umlagefähig im Monat", "Of which not recoverable per month"), Unit.EUR_MONTH, "hn",
        Words(
            "Wird mit Verwaltung und Instandhaltung verglichen, nicht zusätzlich angesetzt.",
            "Compared with administration and maintenance, not added to them.",
        ),
        within=(0, 1e6), usual=(20, 700), example="95",
    )  # fmt: skip
    reserve_balance: float | None = asked(
        Words("Anteil an der Erhaltungsrücklage", "Share of the maintenance reserve"), Unit.EUR, "rb",
        Words(
            "Stand für diese Wohnung; er mindert die Grunderwerbsteuer nicht (BFH II R 49/17).",
            "Balance for this flat; it does not lower the transfer tax (BFH II R 49/17).",
        ),
        within=(0, 1e7), usual=(0, 50_000), example="4200",
    )  # fmt: skip
    special_levy: float | None = asked(
        Words("Geplante Sonderumlage", "Planned special levy"), Unit.EUR, "sl",
        Words(
            "Beschlossene oder angekündigte Zahlung für Erhaltung, die Sie als Käufer tragen.",
            "A resolved or announced payment for repairs that you bear as the buyer.",
        ),
        within=(0, 1e7), usual=(500, 40_000), example="6000", neutral=0.0,
    )  # fmt: skip
    special_levy_year: float | None = asked(
        Words("Sonderumlage im Jahr", "Special levy in year"), Unit.YEARS, "sy",
        Words(
            "Jahr nach dem Kauf, ab 1; leer: im ersten Jahr.",
            "Year after the purchase, from 1; empty: in the first year.",
        ),
        within=(1, 60), usual=(1, 10), example="2", neutral=1.0,
    )  # fmt: skip
    leasehold: bool | None = asked(
        Words("Erbbaurecht", "Leasehold (Erbbaurecht)"), Unit.YES_NO, "lh",
        Words(
            "Ohne eigenen Bodenanteil wird dann kein Boden angesetzt.",
            "Without a land share of your own, no land is then assumed.",
        ),
    )  # fmt: skip
    ground_rent_yearly: float | None = asked(
        Words("Erbbauzins im Jahr", "Ground rent per year"), Unit.EUR_YEAR, "gr",
        Words(
            "Anteil dieser Wohnung; abziehbar, nicht umlagefähig (§ 9 ErbbauRG).",
            "The share of this flat; deductible, not recoverable (§ 9 ErbbauRG).",
        ),
        within=(0, 1e6), usual=(50, 6_000), example="780", neutral=0.0,
    )  # fmt: skip
