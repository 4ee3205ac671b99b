"""Absolute IRIs: what makes one unfit as an id or a link (RFC 3986, RFC 3987, RFC 4151 for tag:, RFC 8141 for urn:)."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
# RFC 3986 §2 leaves these out of every URI; white space, controls and lone surrogates with them.
_ILLEGAL = re.compile(r"[\x00-\x20\x7F-\xA0<>\"{}|\\^`\u1680\u2000-\u200B\u2028-\u202F\u205F\u3000\uD800-\uDFFF\uFEFF]")
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_WEB_AUTHORITY = re.compile(r"(?:\[[0-9A-Fa-f:.]+\]|[^\[\]@:/?#]+)(?::[0-9]{1,5})?\Z")
# RFC 4151 §2.1: an authority (a domain name or an e-mail address) and a date on which it was the minter's.
_TAG = re.compile(
    r"tag:(?:[a-zA-Z0-9._-]+@)?[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?"
    r",([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?:[^\[\]#]*(?:#[^\[\]#]*)?\Z"
)
_URN = re.compile(r"(?i:urn):[A-Za-z0-9][A-Za-z0-9-]{0,30}[A-Za-z0-9]:[^\[\]#]+(?:#[^\[\]#]*)?\Z")
_UUID = re.compile(r"(?i:urn:uuid):[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\Z")


def problem(iri: str) -> str | None:
    """Return what makes `iri` no legal absolute IRI, None where it is one."""
    scheme = _SCHEME.match(iri)
    if not scheme:
        return "has no scheme, so it is not absolute" if iri else "is empty"
    name = scheme[0][:-1].lower()
    special = {"http": _web_problem, "https": _web_problem, "tag": _tag_problem, "urn": _urn_problem}.get(name)
    return _character_problem(iri) or (special(iri) if special else _opaque_problem(iri))


def reference_problem(iri: str) -> str | None:
    """Return what makes `iri` no legal IRI reference, where a relative one is allowed; None where it is one."""
    return problem(iri) if _SCHEME.match(iri) else _character_problem(iri)


def _character_problem(iri: str) -> str | None:
    if found := _ILLEGAL.search(iri):
        return f"holds a character that must be percent-encoded (U+{ord(found[0]):04X})"
    return "has a % without two hexadecimal digits behind it" if _BARE_PERCENT.search(iri) else None


def _opaque_problem(iri: str) -> str | None:
    return None if _SCHEME.sub("", iri, count=1).strip("/") else "ends after its scheme"


def _web_problem(iri: str) -> str | None:
    if not iri.partition(":")[2].startswith("//"):
        return "has no // behind its scheme"
    try:
        parts = urlsplit(iri)
    except ValueError:
        return "has no valid host"
    if not _WEB_AUTHORITY.match(parts.netloc.rpartition("@")[2]):
        return "has no valid host"
    return "has brackets outside its host" if set("[]") & set(parts.path + parts.query + parts.fragment) else None


def _tag_problem(iri: str) -> str | None:
    found = _TAG.match(iri)
    if not found:
        return "is no tag URI: tag:AUTHORITY,DATE:NAME (RFC 4151)"
    try:
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return "has no valid date in its tag URI (RFC 4151)"
    return None


def _urn_problem(iri: str) -> str | None:
    if iri.lower().startswith("urn:uuid:") and not _UUID.match(iri):
        return "is no UUID: urn:uuid: and 32 hexadecimal digits in five groups (RFC 9562)"
    return None if _URN.match(iri) else "is no URN: urn:NAMESPACE:NAME (RFC 8141)"


def canonical_problem(iri: str) -> str | None:
    """Return what keeps a legal IRI from its normal form (RFC 4287 §4.2.6.1): one thing would have two names."""
    scheme = iri.partition(":")[0]
    if scheme != scheme.lower():
        return "has capitals in its scheme"
    if scheme not in {"http", "https"}:
        return None
    parts = urlsplit(iri)
    if parts.netloc != parts.netloc.lower():
        return "has capitals in its host"
    if parts.netloc.endswith((":", ":80" if scheme == "http" else ":443")):
        return "names the default port"
    if not parts.path:
        return "has no / behind its host"
    return "has . or .. in its path" if {".", ".."} & set(parts.path.split("/")) else None
