"""Named sets of assumptions, each value with its reason and source.

Market assumptions are no law. They fill what a listing leaves open, and the interface marks them as preset. The
seed presets reproduce the article of 2023-09-21 (interest and repayment of 3.0 % of the price are the level of
2020/21) and serve that purpose only.
"""

from __future__ import annotations

from calc.presets.market import market_2026
from calc.presets.preset import Assumption, Preset, Quick
from calc.presets.seed import seed_full

__all__ = ["PRESETS", "Assumption", "Preset", "Quick"]

PRESETS: dict[str, Preset] = {
    preset.key: preset
    for preset in (
        market_2026(),
        seed_full("A", vacancy_rate=0.04, maintenance=33.75, land_share=0.50),
        seed_full("B", vacancy_rate=0.08, maintenance=30.00, land_share=0.15),
        seed_full("C", vacancy_rate=0.04, maintenance=33.75, land_share=0.40),
    )
}
