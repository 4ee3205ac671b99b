"""URLs: made absolute, percent-encoded, compared, and freed of what only tracks people."""

from __future__ import annotations

from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import regex

# RFC 3986 §2.2-2.3: reserved and unreserved characters stay, brackets only in a host, "%" only before two hex digits.
_SAFE = "!#$&'()*+,/:;=?@~-._%"
_BARE_PERCENT = regex.compile(r"%(?![0-9A-Fa-f]{2})")
# WHATWG URL §4.4: tab and line ends are removed, other controls and spaces at the ends are trimmed.
_REMOVED = regex.compile(r"[\t\n\r]")
_EDGE = "".join(map(chr, range(0x21)))
_SURROGATES = regex.compile(r"[\uD800-\uDFFF]")
# An authority that two parsers may read differently is no address (the class of GHSA-rph4-96w6-q594).
_ODD_AUTHORITY = regex.compile(r"[\\\s\x00-\x20\x7F<>\"^`{|}]")
# A host and port: percent-encoded hosts are decoded by some (WHATWG URL §3.5) and kept by others (RFC 3986 §3.2.2).
_ADDRESS = regex.compile(r"(?:\[[0-9A-Fa-f:.]+\]|[^:%\[\]]+)(?::[0-9]*)?")
_NAMED = regex.compile(r"[\p{L}\p{N}]")

TRACKERS = frozenset(
    {
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "twclid", "ttclid", "yclid", "igshid",
        "igsh", "mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi", "__hstc", "__hssc", "__hsfp", "hsctatracking",
        "vero_id", "vero_conv", "oly_anon_id", "oly_enc_id", "wickedid", "srsltid", "s_kwcid", "ef_id", "li_fat_id",
        "rb_clickid", "xtor", "at_medium", "at_campaign", "ncid", "cmpid", "sr_share", "guccounter", "spm",
    }
)  # fmt: skip
"""Query parameters that carry a campaign or a click and choose no page; beside them all ``utm_``, ``pk_``, ``mtm_``."""

_TRACKER_PREFIXES = ("utm_", "pk_", "mtm_", "piwik_", "matomo_")
_PORTS = {"http": "80", "https": "443"}


def encode(url: str) -> str:
    """Return `url` with everything outside RFC 3986's characters percent-encoded as UTF-8; the host in IDNA form."""
    tidy = _REMOVED.sub("", url).strip(_EDGE)
    parts = urlsplit(tidy)
    netloc = _ascii_authority(parts.netloc)
    path, query, fragment = (_quoted(part) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme.lower(), netloc, path, query, fragment))


def _quoted(part: str) -> str:
    # A lone surrogate is U+FFFD, as browsers have it; "?" would part the URL anew.
    legal = _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", part)
    return quote(_BARE_PERCENT.sub("%25", legal), safe=_SAFE).replace("#", "%23")


def _ascii_authority(netloc: str) -> str:
    userinfo, at, address = netloc.rpartition("@")
    name, colon, port = address.rpartition(":")
    if not colon or name.endswith(":"):
        name, port = address, ""
    try:
        ascii_name = name if name.isascii() else name.encode("idna").decode("ascii")
    except UnicodeError:
        raise ValueError(f"not a host name: {name!r}") from None
    # RFC 3986 §6.2.3: a colon with no port behind it is left out.
    return userinfo + at + ascii_name.lower() + (f":{port}" if port else "")


def is_web(url: str) -> bool:
    """Tell whether `url` is an absolute http(s) URL whose host every parser reads alike."""
    if _REMOVED.search(url) or url != url.strip(_EDGE):
        return False
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    return (
        parts.scheme in {"http", "https"}
        and bool(parts.hostname and _NAMED.search(parts.hostname))
        and not _ODD_AUTHORITY.search(parts.netloc)
        and bool(_ADDRESS.fullmatch(parts.netloc.rpartition("@")[2]))
        and (port is None or port > 0)
    )


def absolute(base: str | None, url: str) -> str | None:
    """Return `url` absolute against `base` and percent-encoded; None where that is no http(s) URL.

    Credentials are removed: an address that is published names no user (RFC 9110 §4.2.4).
    """
    tidy = _REMOVED.sub("", url).strip(_EDGE)
    if not tidy or len(tidy) > LONGEST:
        return None
    try:
        encoded = encode(urljoin(base, tidy) if base else tidy)
    except ValueError:
        return None
    return without_credentials(encoded) if len(encoded) <= LONGEST and is_web(encoded) else None


LONGEST = 8192
"""Characters of the longest URL we follow or publish, encoded; RFC 9110 §4.1 asks for 8,000 octets at least."""


def without_credentials(url: str) -> str:
    """Return `url` without the user and password before its host."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def host(url: str) -> str:
    """Return the host of a URL in lower case, '' where it has none."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def strip_trackers(url: str, *, fragment: bool = False) -> str:
    """Return a URL in the form under which it is remembered: no campaign parameters, default port or fragment.

    The order of the parameters that stay is kept: some sites mean something by it. A fragment stays where it names a
    page of an application (``#!``, ``#/``), or is asked for. A text without a host stays as it is.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    if not parts.netloc:
        return url
    kept = [pair for pair in parts.query.split("&") if pair and not _tracks(pair)]
    netloc = parts.netloc.lower()
    for default in (":", ":" + _PORTS.get(parts.scheme.lower(), "")):
        netloc = netloc.removesuffix(default)
    place = parts.fragment if fragment or parts.fragment.startswith(("!", "/")) else ""
    return urlunsplit((parts.scheme.lower(), netloc, parts.path or "/", "&".join(kept), place))


def is_home(url: str) -> bool:
    """Tell whether a URL is a site's home page, and so of no article: neither path nor query nor place."""
    return not any(sign in bare(url) for sign in "/?#")


def _tracks(pair: str) -> bool:
    name = pair.partition("=")[0].lower()
    return name in TRACKERS or name.startswith(_TRACKER_PREFIXES)


def bare(url: str) -> str:
    """Return a remembered URL without scheme, ``www.`` and closing slash: the same page after a move to https.

    Percent-encoding is that of RFC 3986 §6.2.2, and a visitor's session is left out.
    """
    try:
        parts = urlsplit(_SPELLED.sub(_spelled, strip_trackers(url)))
    except ValueError:
        return url
    path = _SESSION.sub("", parts.path)
    while "//" in path:
        path = path.replace("//", "/")
    query = "&".join(pair for pair in parts.query.split("&") if pair.partition("=")[0].lower() not in _SESSIONS)
    tail = urlunsplit(("", "", "", query, parts.fragment))
    return parts.netloc.removeprefix("www.") + path.rstrip("/") + tail


_SPELLED = regex.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = regex.compile(r"[A-Za-z0-9._~-]")
_SESSION = regex.compile(r";(?:jsessionid|phpsessid|sid)=[^/;]*", regex.IGNORECASE)
_SESSIONS = frozenset({"jsessionid", "phpsessid", "sid", "sessionid", "session_id", "aspsessionid"})


def _spelled(encoded: regex.Match[str]) -> str:
    letter = chr(int(encoded[1], 16))
    return letter if _UNRESERVED.fullmatch(letter) else encoded[0].upper()
