"""Whom we ask: only http(s) URLs that no two parsers read alike differently, and only addresses of the public Internet.

The check of the address stands where the connection is made (`resolve`), after the look-up and before the connect, so
that neither DNS rebinding nor a redirect nor another parser's reading of the URL gets around it (the pattern of nearly
all published bypasses, CVE-2026-21885 and GHSA-rph4-96w6-q594 among them).
"""

from __future__ import annotations

import re
import socket
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import unquote, urlsplit

from syndicate.errors import Refused, Unreachable
from syndicate.fetch.limits import URL_LENGTH
from syndicate.values.text import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

AddressInfo: TypeAlias = tuple[socket.AddressFamily, socket.SocketKind, int, str, tuple[Any, ...]]
"""One answer of ``socket.getaddrinfo``: family, type, protocol, canonical name, socket address."""

# The blocks of the IANA IPv4 Special-Purpose Address Registry (RFC 6890) that are not globally reachable, multicast
# (RFC 5771) and the reserved rest. Not `ipaddress.is_private`: its lists were wrong until 3.11.10 (CVE-2024-4032).
_IPV4_CLOSED = tuple(
    IPv4Network(block)
    for block in (
        "0.0.0.0/8",  # this network, RFC 791
        "10.0.0.0/8",  # private use, RFC 1918
        "100.64.0.0/10",  # carrier-grade NAT, RFC 6598
        "127.0.0.0/8",  # loopback, RFC 1122
        "169.254.0.0/16",  # link-local and cloud metadata, RFC 3927
        "172.16.0.0/12",  # private use, RFC 1918
        "192.0.0.0/24",  # IETF protocol assignments, RFC 6890
        "192.0.2.0/24",  # documentation, RFC 5737
        "192.88.99.0/24",  # 6to4 relay anycast, RFC 7526
        "192.168.0.0/16",  # private use, RFC 1918
        "198.18.0.0/15",  # benchmarking, RFC 2544
        "198.51.100.0/24",  # documentation, RFC 5737
        "203.0.113.0/24",  # documentation, RFC 5737
        "224.0.0.0/4",  # multicast, RFC 5771
        "240.0.0.0/4",  # reserved and broadcast, RFC 1112
    )
)
# Global unicast is 2000::/3 alone (RFC 4291 §2.4); mapped, compatible, NAT64, unique local, link-local, site-local and
# multicast addresses lie outside. Within it the IANA IPv6 Special-Purpose Address Registry closes:
_IPV6_OPEN = IPv6Network("2000::/3")
_IPV6_CLOSED = tuple(
    IPv6Network(block)
    for block in (
        "2001::/23",  # IETF protocol assignments: Teredo, benchmarking, ORCHID, RFC 2928
        "2001:db8::/32",  # documentation, RFC 3849
        "2002::/16",  # 6to4, carries an IPv4 address, RFC 3056
        "3ffe::/16",  # the former 6bone, RFC 3701
        "3fff::/20",  # documentation, RFC 9637
    )
)
# ISATAP (RFC 5214 §6.1) carries an IPv4 address behind any prefix: ::0:5efe:a.b.c.d and ::200:5efe:a.b.c.d.
_ISATAP = frozenset({0x00005EFE, 0x02005EFE})

_SCHEME = re.compile(r"(https?)://", re.IGNORECASE)
_DEFAULT_PORTS = {"http": 80, "https": 443}
# RFC 3986 §3.2.1 without ";" and "&" and brackets, which some parsers take for the end of a host.
_USERINFO = re.compile(r"(?:[A-Za-z0-9._~!$'()*+,=:-]|%[0-9A-Fa-f]{2})*")
_BRACKETED = re.compile(r"\[([0-9A-Fa-f:.]+)\]")
# Letters, digits, hyphens, dots, the underscore that real hosts have, and any letter of an internationalised name.
_HOST = re.compile(r"[\w.\-]+")
_NUMBER = re.compile(r"[0-9]+|0[xX][0-9A-Fa-f]*")
_CONTROL = re.compile(r"[\x00-\x1F\x7F-\x9F\uD800-\uDFFF]")


@dataclass(frozen=True, slots=True)
class Address:
    """Where a URL leads: what stands before its path."""

    scheme: str
    host: str
    """As written, lower-case, an IPv6 address in brackets."""
    port: int
    user: str | None = None
    password: str = ""

    @property
    def named(self) -> str:
        """The ``host:port`` under which `Limits.allow_private` names it."""
        return f"{self.host}:{self.port}"

    @property
    def site(self) -> str:
        """The name for politeness: the host alone where the port is its scheme's own; http and https are one."""
        return self.host if self.port == _DEFAULT_PORTS[self.scheme] else self.named


def is_public(address: str) -> bool:
    """Tell whether a textual IP address belongs to the public Internet; what is no address does not."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, IPv4Address):
        return not any(parsed in block for block in _IPV4_CLOSED)
    return (
        parsed.scope_id is None
        and parsed in _IPV6_OPEN
        and not any(parsed in block for block in _IPV6_CLOSED)
        and (int(parsed) >> 32) & 0xFFFFFFFF not in _ISATAP
    )


def address_of(url: str, subject: str) -> Address:
    """Read where `url` leads. Raises Refused for another scheme and for everything two parsers may read differently.

    Backslashes, control characters and spaces in the authority, a second "@", percent-encoded hosts and numbers that
    only some resolvers take for an IPv4 address (WHATWG URL §3.5, "ends in a number") are refused before any parser
    sees them.
    """
    if len(url) > URL_LENGTH:
        raise Refused(subject, f"is longer than {URL_LENGTH} characters")
    if has_controls(url):
        raise Refused(subject, "holds control characters")
    scheme = _SCHEME.match(url)
    if not scheme:
        raise Refused(subject, "is not an http or https URL")
    userinfo, at, hostport = _authority(url, scheme.end()).rpartition("@")
    host, port = _host_and_port(hostport, scheme[1].lower(), subject)
    if not _USERINFO.fullmatch(userinfo):
        raise Refused(subject, "has credentials that need percent-encoding")
    user, _, password = userinfo.partition(":")
    address = Address(scheme[1].lower(), host, port, unquote(user) if at else None, unquote(password))
    if has_controls(unquote(userinfo)):
        raise Refused(subject, "has control characters in its credentials")
    return address


def has_controls(text: str) -> bool:
    """Tell whether control characters or lone surrogates stand in `text`: parsers drop, keep or stop at them."""
    return _CONTROL.search(text) is not None


def _authority(url: str, start: int) -> str:
    """Return what stands between ``://`` and the first of ``/?#`` (RFC 3986 §3.2)."""
    end = min((at for at in (url.find(mark, start) for mark in "/?#") if at >= 0), default=len(url))
    return url[start:end]


def _host_and_port(hostport: str, scheme: str, subject: str) -> tuple[str, int]:
    """Split and check ``host[:port]``."""
    bracketed = _BRACKETED.match(hostport)
    host = bracketed[0] if bracketed else hostport.partition(":")[0]
    colon, digits = hostport[len(host) : len(host) + 1], hostport[len(host) + 1 :]
    if colon not in {"", ":"} or not _is_host(host):
        raise Refused(subject, "has no host that every parser reads alike")
    if not digits:
        return host.lower(), _DEFAULT_PORTS[scheme]
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 5 and 0 < int(digits) <= 65_535):
        raise Refused(subject, "has a port that is none")
    return host.lower(), int(digits)


def _is_host(host: str) -> bool:
    """Tell whether `host` is a name, a dotted quad or a bracketed IPv6 address without a zone."""
    if host.startswith("["):
        return _parses(IPv6Address, host[1:-1])
    if not _HOST.fullmatch(host):
        return False
    if _NUMBER.fullmatch(host.rstrip(".").rpartition(".")[2]):
        return _parses(IPv4Address, host.rstrip("."))
    return True


def _parses(kind: type[IPv4Address | IPv6Address], text: str) -> bool:
    """Tell whether `text` is an address of that kind, strictly."""
    try:
        kind(text)
    except AddressValueError:
        return False
    return True


def resolve(address: Address, host: str, allowed: frozenset[str], subject: str) -> Sequence[AddressInfo]:
    """Look `host` up and return its addresses. Raises Refused when any of them is not public, Unreachable for none.

    A host with one bad address is refused whole: taking the good one would let whoever answers the query choose. An
    address named in `allowed` (``host:port`` as written in the URL) may be anything.
    """
    literal = host.strip("[]")
    guarded = address.named not in allowed
    if guarded and _is_literal(literal):
        _must_be_public(literal, subject)
    try:
        found: Sequence[AddressInfo] = socket.getaddrinfo(literal, address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable(subject, "name not found", printable(host)) from error
    for info in found if guarded else ():
        _must_be_public(str(info[4][0]), subject)
    return found


def _is_literal(host: str) -> bool:
    """Tell whether `host` is an address itself, which this machine may be unable even to look up."""
    return _parses(IPv4Address, host) or _parses(IPv6Address, host)


def _must_be_public(where: str, subject: str) -> None:
    """Raise Refused for an address that is not."""
    if not is_public(where):
        raise Refused(subject, "is not on the public Internet", f"{where}; fetch.allow_private may name its host:port")


def without_credentials(url: str) -> str:
    """Return `url` without ``user:password@``, whether or not any parser can read it."""
    start = url.find("://") + 3 if "://" in url else 0
    authority = _authority(url, start)
    if "@" in authority:
        return url[:start] + url[start + authority.rfind("@") + 1 :]
    port = authority.rpartition(":")[2]
    if ":" in authority and "@" in url[start:] and not (port.isdigit() or authority.endswith("]")):
        # Not a port but a password with a "/", "?" or "#" of its own.
        return url[:start] + url[url.rfind("@") + 1 :]
    return url


def shown_url(url: str) -> str:
    """Return `url` as errors and logs show it: without credentials, nothing that a terminal obeys, not endless."""
    shown = printable(without_credentials(url))
    return shown if len(shown) <= 300 else shown[:299] + "…"


def same_site(first: Address, second: Address) -> bool:
    """Tell whether credentials for `first` may go to `second`: the same origin, or its upgrade from http to https."""
    upgraded = (first.scheme, first.port, second.scheme, second.port) == ("http", 80, "https", 443)
    same = (first.scheme, first.port) == (second.scheme, second.port)
    return first.host == second.host and (same or upgraded)


def host_of(url: str) -> str:
    """Return the host of a URL that a library has normalised, as it will look it up."""
    return urlsplit(url).hostname or ""
