"""What it costs to become the owner: transfer tax, notary, land registry, broker."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from calc.law import statute
from calc.outcome import Column

EXEMPT_UP_TO = 2_500.0
"""No transfer tax on a base of up to 2,500 EUR (§ 3 No. 1 GrEStG)."""

_ROUNDING_GUARD = 1e-6
"""EUR added before flooring, so that 0.065 x 200,000 is 13,000 and not 12,999 in binary fractions."""


@dataclass(frozen=True)
class AcquisitionCosts:
    """Closing costs in EUR, each of shape (n,)."""

    transfer_tax: Column
    notary: Column
    land_registry: Column
    broker: Column
    other: Column

    @property
    def total(self) -> Column:
        return self.transfer_tax + self.notary + self.land_registry + self.broker + self.other


def transfer_tax_rate(states: Iterable[str], contract_dates: NDArray[np.datetime64]) -> Column:
    """Rate of the real estate transfer tax, share of the price, shape (n,).

    ``states`` are two-letter codes (BW … TH), ``contract_dates`` the days of the notarial contracts.
    Raises :class:`calc.law.NotInForceError` before 1997. Source: § 11 (1) GrEStG and the state laws.
    """
    return statute("transfer_tax").column(contract_dates, states)


def transfer_tax(base: Column, rate: Column) -> Column:
    """Real estate transfer tax in whole EUR, shape (n,): rounded down (§ 11 (2) GrEStG).

    ``base`` is the consideration in EUR: price less inventory plus other benefits to the seller (§§ 8, 9 GrEStG);
    the maintenance reserve is not deducted (BFH II R 49/17).
    """
    tax = np.floor(base * rate + _ROUNDING_GUARD)
    return np.where(base > EXEMPT_UP_TO, tax, 0.0)


def acquisition_costs(
    price: Column,
    *,
    tax_base: Column,
    tax_rate: Column,
    notary_rate: Column,
    land_registry_rate: Column,
    broker_rate: Column,
    other: Column,
) -> AcquisitionCosts:
    """All closing costs in EUR from rates (shares of the price, columns of shape (n,)).

    The usual 1.5 % and 0.5 % for notary and land registry include the mortgage (GNotKG); the broker's share
    follows §§ 656a to 656d BGB.
    """
    return AcquisitionCosts(
        transfer_tax=transfer_tax(tax_base, tax_rate),
        notary=price * notary_rate,
        land_registry=price * land_registry_rate,
        broker=price * broker_rate,
        other=other + np.zeros_like(price),
    )
