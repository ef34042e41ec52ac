"""What the atlas shows of the typical flat: the complete calculation of each place."""

from __future__ import annotations

from calc.market.registry import Basis, figure
from calc.metrics.registry import Better
from calc.outcome import Column
from calc.record import Unit, Words


@figure(
    label=Words("Cashflow der typischen Wohnung im Monat", "Cash flow of the typical flat per month"),
    short=Words("Cashflow im Monat", "Cash flow per month"),
    meaning=Words(
        "Was bei heutigem Zins im ersten Jahr monatlich vor Steuern bleibt oder fehlt, wenn die Wohnung zur "
        "Angebotsmiete vermietet wird.",
        "What is left or missing per month before tax in the first year at today's interest, let at the asking rent.",
    ),
    formula=Words(
        "Kaltmiete − Mietausfall − Bewirtschaftung − Rate der Bank",
        "Cold rent − vacancy − running costs − instalment",
    ),
    unit=Unit.EUR_MONTH,
    better=Better.HIGHER,
    parts=("price_flat", "rent_asking"),
    low="cash_flow_monthly_existing",
    limits=(-300, -200, -100, 100, 200, 300),
    classes="Around zero, where neither blue nor orange stands; today all but one lie below.",
    diverging=True,
    of_typical_flat=True,
)
def cash_flow_monthly(market: Basis) -> Column:
    return market.flat.cash_flow_monthly


@figure(
    label=Words(
        "Cashflow der typischen Wohnung im Monat mit Bestandsmiete",
        "Cash flow of the typical flat per month, existing rent",
    ),
    short=Words("Cashflow (Bestand)", "Cash flow (existing)"),
    meaning=Words(
        "Was im ersten Jahr monatlich vor Steuern bleibt oder fehlt, wenn die Bestandsmiete weiterläuft.",
        "What is left or missing per month before tax in the first year while the existing rent goes on.",
    ),
    formula=Words(
        "Kaltmiete − Mietausfall − Bewirtschaftung − Rate der Bank",
        "Cold rent − vacancy − running costs − instalment",
    ),
    unit=Unit.EUR_MONTH,
    better=Better.HIGHER,
    parts=("price_flat", "rent_existing"),
    limits=(-300, -200, -100, 100, 200, 300),
    classes="Those of the asking rent; today all lie below zero.",
    diverging=True,
    of_typical_flat=True,
)
def cash_flow_monthly_existing(market: Basis) -> Column:
    return market.flat_let_before.cash_flow_monthly


@figure(
    label=Words("Nettomietrendite der typischen Wohnung", "Net rental yield of the typical flat"),
    short=Words("Netto", "Net"),
    meaning=Words(
        "Angebotsmiete abzüglich Mietausfall, Verwaltung und Instandhaltung im Verhältnis zu Preis und "
        "Kaufnebenkosten des Bundeslands.",
        "Asking rent less vacancy, administration and maintenance relative to price and the state's closing costs.",
    ),
    formula=Words("Reinertrag / (Kaufpreis + Kaufnebenkosten)", "Net operating income / (price + closing costs)"),
    unit=Unit.SHARE,
    better=Better.HIGHER,
    parts=("price_flat", "rent_asking"),
    low="net_yield_existing",
    limits=(0.02, 0.025, 0.03, 0.035, 0.04),
    classes="Half a point each around the median of 3.2 %.",
    of_typical_flat=True,
)
def net_yield(market: Basis) -> Column:
    return market.flat.net_yield


@figure(
    label=Words(
        "Nettomietrendite der typischen Wohnung mit Bestandsmiete",
        "Net rental yield of the typical flat, existing rent",
    ),
    short=Words("Netto (Bestand)", "Net (existing)"),
    meaning=Words(
        "Bestandsmiete nach Mietausfall und Kosten im Verhältnis zu Preis und Kaufnebenkosten.",
        "Existing rent less vacancy and costs relative to price and closing costs.",
    ),
    formula=Words("Reinertrag / (Kaufpreis + Kaufnebenkosten)", "Net operating income / (price + closing costs)"),
    unit=Unit.SHARE,
    better=Better.HIGHER,
    parts=("price_flat", "rent_existing"),
    limits=(0.01, 0.015, 0.02, 0.025, 0.03),
    classes="Half a point each around the median of 1.8 %.",
    of_typical_flat=True,
)
def net_yield_existing(market: Basis) -> Column:
    return market.flat_let_before.net_yield


@figure(
    label=Words("Höchstpreis je m² ohne Zuzahlung", "Highest price per m² without topping up"),
    short=Words("Höchstpreis", "Highest price"),
    meaning=Words(
        "Bis zu diesem Quadratmeterpreis trägt sich die typische Wohnung bei heutigem Zins im ersten Jahr vor "
        "Steuern selbst.",
        "Up to this price per m² the typical flat pays for itself before tax in the first year at today's interest.",
    ),
    formula=Words(
        "Reinertrag / (Darlehensanteil × (Zins + Tilgung))", "Net operating income / (loan share × annuity)"
    ),
    unit=Unit.EUR_SQM,
    better=Better.HIGHER,
    parts=("rent_asking",),
    low="highest_price_existing",
    missing="rent_below_costs",
    limits=(1_250, 1_500, 1_750, 2_000, 2_500),
    classes="A quarter of a thousand each around the median of 1,800.",
    of_typical_flat=True,
)
def highest_price(market: Basis) -> Column:
    return market.flat.highest_price_without_top_up


@figure(
    label=Words(
        "Höchstpreis je m² ohne Zuzahlung mit Bestandsmiete", "Highest price per m² without topping up, existing rent"
    ),
    short=Words("Höchstpreis (Bestand)", "Highest price (existing)"),
    meaning=Words(
        "Bis zu diesem Quadratmeterpreis trägt sich die vermietete Wohnung im ersten Jahr vor Steuern selbst.",
        "Up to this price per m² the let flat pays for itself before tax in the first year.",
    ),
    formula=Words(
        "Reinertrag / (Darlehensanteil × (Zins + Tilgung))", "Net operating income / (loan share × annuity)"
    ),
    unit=Unit.EUR_SQM,
    better=Better.HIGHER,
    parts=("rent_existing",),
    missing="rent_below_costs",
    limits=(800, 900, 1_000, 1_200, 1_400),
    classes="Even sixths, rounded; median 1,000.",
    of_typical_flat=True,
)
def highest_price_existing(market: Basis) -> Column:
    return market.flat_let_before.highest_price_without_top_up


@figure(
    label=Words("Höchstpreis je m² für die Zielrendite, netto", "Highest price per m² for the target yield, net"),
    short=Words("Höchstpreis netto", "Highest price, net"),
    meaning=Words(
        "Bis zu diesem Quadratmeterpreis erreicht die typische Wohnung die Zielrendite auch nach Kosten und mit "
        "Kaufnebenkosten.",
        "Up to this price per m² the typical flat reaches the target yield after costs and with closing costs.",
    ),
    formula=Words(
        "Reinertrag / Zielrendite / (1 + Kaufnebenkosten)",
        "Net operating income / target yield / (1 + closing costs)",
    ),
    unit=Unit.EUR_SQM,
    better=Better.HIGHER,
    parts=("rent_asking",),
    missing="rent_below_costs",
    limits=(1_250, 1_500, 1_750, 2_000, 2_500),
    classes="A quarter of a thousand each around the median of 1,700.",
    with_target=True,
    of_typical_flat=True,
)
def highest_price_net(market: Basis) -> Column:
    return market.flat.highest_price_for_net_yield
