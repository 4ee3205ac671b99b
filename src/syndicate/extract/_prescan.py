"""The charset that a document declares in its own first bytes: HTML's prescan, and the XML declaration."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from syndicate.extract._labels import encoding_of

if TYPE_CHECKING:
    from collections.abc import Iterator

WINDOW = 8_192
"""Bytes that are looked at. The HTML standard asks for 1,024 at least and lets browsers wait for more, as they do."""

# An attribute of the prescan (HTML §13.2.3.2, "get an attribute"); what stands open at the end has no ">" behind it.
_ATTRIBUTE = re.compile(
    rb"""[\t\n\f\r /]*([^\t\n\f\r />][^\t\n\f\r />=]*)"""
    rb"""(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:"([^"]*)(?:"|\Z)|'([^']*)(?:'|\Z)|([^\t\n\f\r >]*)))?"""
)
_GAP = b"\t\n\f\r /"
_META = re.compile(rb"<meta(?=[\t\n\f\r /])", re.IGNORECASE)
_TAG = re.compile(rb"</?[A-Za-z][^\t\n\f\r >]*")
_CHARSET = re.compile(
    r"""charset[\t\n\f\r ]*=[\t\n\f\r ]*(?:"([^"]*)"|'([^']*)'|([^"'\t\n\f\r ;][^\t\n\f\r ;]*))""", re.IGNORECASE
)
_XML_ENCODING = re.compile(rb"""[\t\n\r ]encoding[\t\n\r ]*=[\t\n\r ]*["']([A-Za-z0-9._-]{1,64})["']""")


def declared_encoding(body: bytes) -> str | None:
    """Return the encoding, by the standard's name, that the first bytes declare; None where they declare none.

    An XML declaration (XML 1.0 §4.3.3) counts before ``<meta>``. A declared UTF-16 is UTF-8, because the declaration
    itself was read as ASCII (HTML §13.2.3.2).
    """
    window = body[:WINDOW]
    found = _xml_declaration(window) or next(_metas(window), None)
    return "utf-8" if found in {"utf-16le", "utf-16be"} else found


def _xml_declaration(window: bytes) -> str | None:
    """Read ``<?xml ... encoding="..."?>``, white space before it or not."""
    declaration, closed, _ = window.lstrip().partition(b">")
    found = _XML_ENCODING.search(declaration) if closed and declaration.startswith(b"<?xml") else None
    return encoding_of(found[1].decode("ascii")) if found else None


def _metas(window: bytes) -> Iterator[str]:
    """Yield the encodings of all ``<meta>`` that declare one, in order, as the prescan steps from tag to tag."""
    at = window.find(b"<")
    while at >= 0:
        if tag := _META.match(window, at) or _TAG.match(window, at):
            attributes, at = _attributes(window, tag.end())
            encoding = _meta_encoding(attributes) if tag.re is _META and at < len(window) else None
            if encoding:
                yield encoding
        else:
            at = _end_of_markup(window, at)
        at = window.find(b"<", at + 1)


def _end_of_markup(window: bytes, at: int) -> int:
    """Return where the comment or declaration at `at` ends; `at` itself where there is only a "<"."""
    if window.startswith(b"<!--", at):
        end = window.find(b"-->", at + 2)
    elif window.startswith((b"<!", b"</", b"<?"), at):
        end = window.find(b">", at)
    else:
        return at
    return end if end >= 0 else len(window)


def _attributes(window: bytes, at: int) -> tuple[dict[str, str], int]:
    """Read a tag's attributes, the first of a name counting; return them and where their ``>`` is, or the end."""
    found: dict[str, str] = {}
    while attribute := _ATTRIBUTE.match(window, at):
        name, double, single, bare = attribute.groups(default=b"")
        value = double or single or bare
        found.setdefault(name.decode("latin-1").lower(), value.decode("latin-1"))
        at = attribute.end()
    rest = window[at:].lstrip(_GAP)
    return found, len(window) - len(rest)


def _meta_encoding(attributes: dict[str, str]) -> str | None:
    """Return what one ``<meta>`` declares, by ``charset`` or by ``http-equiv`` and ``content``."""
    if "charset" in attributes:
        return encoding_of(attributes["charset"])
    if attributes.get("http-equiv", "").lower() != "content-type":
        return None
    found = _CHARSET.search(attributes.get("content", ""))
    return encoding_of(found[1] or found[2] or found[3]) if found else None
