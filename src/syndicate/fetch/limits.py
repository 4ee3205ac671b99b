"""How much of anything one fetch may cost."""

from __future__ import annotations

from dataclasses import dataclass

URL_LENGTH = 8_192
"""Characters of a URL we ask for; RFC 9110 §4.1 wants at least 8,000 octets supported, more is an attack."""

HEAD_BYTES = 1 << 20
"""Bytes of status line and headers, `100 Continue` answers included, that one response may have."""

VALIDATOR_BYTES = 8_192
"""Bytes of an ETag or Last-Modified that are kept and sent back."""

LONGEST_WAIT = 86_400.0
"""Seconds for which a host may send us away at most (Retry-After, RFC 9110 §10.2.3, has no limit of its own)."""

CONNECT_SECONDS = 5.0
"""Seconds for one address of a host to accept a connection, so that a dead address leaves time for the next."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What the operator's config allows a fetch."""

    timeout: float = 20.0
    """Seconds from the first request to the last byte, over all redirects."""
    max_bytes: int = 10_000_000
    """Bytes of a body, packed and unpacked."""
    redirects: int = 5
    """Hops that are followed."""
    gap: float = 0.5
    """Seconds between the starts of two requests to one host."""
    allow_private: frozenset[str] = frozenset()
    """``host:port`` of addresses that are not public and may be fetched, exactly as they stand in URLs."""
