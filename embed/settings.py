"""What an operator decides, by environment variables; read when it is needed.

``IMMOSIEB_PUBLIC_ADDRESS``: scheme and host under which the world knows this house.
``IMMOSIEB_PUBLISHING``: ``on`` (default) or ``off``.
``IMMOSIEB_PUBLISHING_CODE``: if set, only who knows it may publish.
``IMMOSIEB_TRUSTED_PROXIES``: addresses or networks whose ``X-Forwarded-For`` and ``-Proto`` are believed.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterable
from functools import cache
from hmac import compare_digest
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

_LOG = logging.getLogger(__name__)
_HOST = re.compile(r"[A-Za-z0-9.-]+(:\d{1,5})?|\[[0-9A-Fa-f:]+\](:\d{1,5})?")


def public_address(scheme: str, host: str) -> str:
    """Scheme and host of our addresses, without a slash: as configured, otherwise those of the request.

    Empty for a host that is none; addresses are then relative.
    """
    configured = os.environ.get("IMMOSIEB_PUBLIC_ADDRESS", "").rstrip("/")
    if configured:
        return configured
    return f"{scheme}://{host}" if _HOST.fullmatch(host) else ""


def publishing_is_on() -> bool:
    """Whether anybody may publish."""
    return os.environ.get("IMMOSIEB_PUBLISHING", "on").strip().lower() != "off"


def code_is_needed() -> bool:
    """Whether publishing asks for a code."""
    return bool(os.environ.get("IMMOSIEB_PUBLISHING_CODE"))


def may_publish(code: str) -> bool:
    """Whether somebody who says this code may publish."""
    wanted = os.environ.get("IMMOSIEB_PUBLISHING_CODE", "")
    return publishing_is_on() and (not wanted or compare_digest(code.encode(), wanted.encode()))


def client_address(peer: str, forwarded: Iterable[str]) -> str:
    """Who asks: the peer, or what trusted proxies say (``X-Forwarded-For``, the nearest last)."""
    chain = [peer, *(part.strip() for line in reversed(list(forwarded)) for part in reversed(line.split(",")))]
    for address in chain:
        if not trusts(address):
            return address
    return chain[-1]


def parsed_address(address: str) -> IPv4Address | IPv6Address | None:
    """An IP address, one of IPv4 as what it is even where a socket of IPv6 writes it; None for anything else."""
    try:
        known = ip_address(address)
    except ValueError:
        return None
    return known.ipv4_mapped or known if isinstance(known, IPv6Address) else known


def trusts(address: str) -> bool:
    """Whether an address is one of the trusted proxies."""
    known = parsed_address(address)
    return known is not None and any(
        known in network for network in _networks(os.environ.get("IMMOSIEB_TRUSTED_PROXIES", ""))
    )


@cache
def _networks(configured: str) -> tuple[IPv4Network | IPv6Network, ...]:
    found = []
    for part in filter(None, map(str.strip, configured.split(","))):
        try:
            found.append(ip_network(part, strict=False))
        except ValueError:
            _LOG.warning(
                "IMMOSIEB_TRUSTED_PROXIES: %r is neither an address nor a network; nobody is trusted by it", part
            )
    return tuple(found)
