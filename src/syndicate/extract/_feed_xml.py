"""Feed XML becomes a tree: what can be repaired is, what would cost too much is cut off, nothing outside is read.

libxml2 does the work, hardened: no entity is resolved, no document type read, no network, no huge trees. A document
type is cut off before it is seen, so that neither an external entity nor an expansion bomb is ever declared.
"""

from __future__ import annotations

import re
from html.entities import html5
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from syndicate.errors import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_TAGS = 1_500_000
"""Tags of a feed, closing ones counted, that are read: four times what 10 MB of a real feed hold."""

_LONGEST_ENTITY = 32
# What XML 1.0 §2.2 has no place for, and U+FDD0, a noncharacter for internal use by which texts are told apart later.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufdcf\ufdd1-\ufffd\U00010000-\U0010ffff]")
_ROOT = re.compile(r"<((?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*))(?=[\s/>]|\Z)")
_FEED_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?(?:rss|feed|RDF)(?=[\s/>])")
_HEAD_TAG = re.compile(r"\s*<(?:\?|!--|!DOCTYPE)", re.IGNORECASE)
_DOCTYPE_MARK = re.compile(r"[\"'\[\]>]|<!--")
_REFERENCE = re.compile(
    rf"&(?:#([0-9]{{1,7}});|#[xX]([0-9A-Fa-f]{{1,6}});|([A-Za-z][A-Za-z0-9]{{0,{_LONGEST_ENTITY}}});)?"
)
_PREFIX = re.compile(r"</?([A-Za-z_][\w.-]*):")
_TEXTS = ("title", "description", "summary")
_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
"""The entities that XML itself has (§4.6)."""

NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "prism": "http://prismstandard.org/namespaces/basic/2.0/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xhtml": "http://www.w3.org/1999/xhtml",
}
"""What the prefixes mean that feeds use, also those which forget to declare them."""


class _Name(NamedTuple):
    """A root element's name as it stands in the text."""

    qualified: str
    local: str
    start: int


def tree_of(text: str, subject: str) -> etree._Element:
    """Return the root element of a feed's XML. Raises Unreadable, which says what the document is instead.

    Repaired are: junk before and behind, characters that XML has no place for, bare ampersands, entities of HTML,
    prefixes without a declaration, tags that do not match. A feed that is cut off before its end is not: its last
    entry would be half an entry.
    """
    text = _ILLEGAL.sub("", text)
    if text.count("<") > MOST_TAGS:
        raise not_a_feed(subject, f"more than {MOST_TAGS} tags")
    root = _find_root(text, subject)
    end = _end_of(text, root)
    if end is None:
        raise not_a_feed(subject, "cut off before its end")
    body = text[root.start : end]
    tree = _parse(body, recover=False)
    if tree is None:
        tree = _parse(_declare(_repair(body), root), recover=True)
    if tree is None:
        raise not_a_feed(subject, "broken XML")
    return tree


def not_a_feed(subject: str, why: str) -> Unreadable:
    """Return the error for a document that is no feed, or is too broken a one."""
    return Unreadable(subject, "is no feed that could be read", why)


def _parse(text: str, *, recover: bool) -> etree._Element | None:
    """Parse hardened; None for what is not well-formed, or without a root even when recovered."""
    parser = etree.XMLParser(
        encoding="utf-8",
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(text.encode("utf-8"), parser)
    except etree.XMLSyntaxError:
        return None


def _find_root(text: str, subject: str) -> _Name:
    """Find where the root element begins, behind the head or behind junk. Raises Unreadable for what is no feed."""
    at = _after_head(text)
    found = _ROOT.match(text, at)
    if found and found[2].lower() == "html":
        raise not_a_feed(subject, "an HTML page, not a feed")
    if not found or found[2] not in {"rss", "feed", "RDF"}:
        later = _FEED_ROOT.search(text, at)
        if later is None:
            raise not_a_feed(subject, _what_else(text, found[2] if found else ""))
        found = _ROOT.match(text, later.start())
    assert found
    return _Name(found[1], found[2], found.start())


def _what_else(text: str, root: str) -> str:
    """Say what a document is that is no feed."""
    known = {"urlset": "a sitemap", "sitemapindex": "a sitemap", "opml": "an OPML list", "Error": "an error message"}
    if not text.strip():
        return "empty"
    if re.match(r"\s*<!DOCTYPE\s+html|\s*<(?:head|body|title|meta|p|div|h1)[\s>]", text, re.IGNORECASE):
        return "an HTML page, not a feed"
    return f"{known.get(root, f'XML of another kind (<{root[:40]}>)' if root else 'text')}, not a feed"


def _after_head(text: str) -> int:
    """Return where the document's element should begin: behind declaration, instructions, comments, document type."""
    at = 0
    while head := _HEAD_TAG.match(text, at):
        mark = head[0].strip()
        if mark == "<?":
            end = text.find("?>", at)
            at = end + 2 if end >= 0 else len(text)
        elif mark == "<!--":
            end = text.find("-->", head.end())
            at = end + 3 if end >= 0 else len(text)
        else:
            at = _after_doctype(text, head.end())
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _after_doctype(text: str, at: int) -> int:
    """Return where a document type ends, its internal subset and quoted strings stepped over."""
    inside = False
    while mark := _DOCTYPE_MARK.search(text, at):
        at = mark.end()
        if mark[0] in {"[", "]"}:
            inside = mark[0] == "["
        elif mark[0] == ">":
            if not inside:
                return at
        else:
            end = text.find("-->" if mark[0] == "<!--" else mark[0], at)
            at = end + 1 if end >= 0 else len(text)
    return len(text)


def _end_of(text: str, root: _Name) -> int | None:
    """Return where the root element ends: behind the last of its end tags, or its only tag; None if it does not."""
    ends = [found.end() for found in re.finditer(rf"</{re.escape(root.qualified)}\s*>", text)]
    if ends and ends[-1] > root.start:
        return ends[-1]
    end = text.find(">", root.start)
    return end + 1 if end >= 0 and text[end - 1] == "/" else None


def _repair(text: str) -> str:
    """Make references legal everywhere but in CDATA sections, and markup in titles and texts text.

    A reference that names no character is a bare ampersand.
    """
    text = "".join(part if is_cdata else _REFERENCE.sub(_legal_reference, part) for part, is_cdata in _parts(text))
    for name in _TEXTS:
        text = _escape_markup(text, name)
    return text


def _escape_markup(text: str, name: str) -> str:
    """Escape what stands in elements of that name and is not well-formed: an open tag would swallow what follows."""
    pieces: list[str] = []
    at = 0
    for start in re.finditer(rf"<{name}(?:\s[^<>]*)?>", text):
        if start.start() < at:
            continue
        end = text.find(f"</{name}>", start.end())
        if end < 0:
            break
        inside = text[start.end() : end]
        pieces += [text[at : start.end()], inside if _is_well_formed(inside) else inside.replace("<", "&lt;")]
        at = end
    return "".join(pieces) + text[at:]


def _is_well_formed(inside: str) -> bool:
    """Tell whether the content of an element closes what it opens."""
    return "<" not in inside or _parse(f"<x>{inside}</x>", recover=False) is not None


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """Divide a text into what stands in CDATA sections and what does not."""
    at = 0
    while (start := text.find("<![CDATA[", at)) >= 0:
        end = text.find("]]>", start)
        yield text[at:start], False
        at = end + 3 if end >= 0 else len(text)
        yield text[start:at], True
    yield text[at:], False


def _legal_reference(found: re.Match[str]) -> str:
    """Keep a legal reference, spell out HTML's entities, escape the ampersand of everything else."""
    decimal, hexadecimal, name = found.groups()
    if decimal or hexadecimal:
        code = int(decimal) if decimal else int(hexadecimal, 16)
        return found[0] if code <= 0x10FFFF and not _ILLEGAL.match(chr(code)) else ""
    if name in _OWN:
        return found[0]
    spelled = html5.get(f"{name};") if name else None
    return "".join(f"&#{ord(letter)};" for letter in spelled) if spelled else "&amp;" + found[0][1:]


def _declare(text: str, root: _Name) -> str:
    """Declare the prefixes that a feed uses and forgets to declare, as far as it is known what they mean."""
    used = {prefix for prefix in _PREFIX.findall(text) if prefix in NAMESPACES and f"xmlns:{prefix}" not in text}
    declared = "".join(f' xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in sorted(used))
    end = len(root.qualified) + 1
    return f"{text[:end]}{declared}{text[end:]}"
