"""Feeds in XML: parsed without harm, with the place of whatever is found in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syndicate.model import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
XML = "{http://www.w3.org/XML/1998/namespace}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DC = "{http://purl.org/dc/elements/1.1/}"
MEDIA = "{http://search.yahoo.com/mrss/}"
SCHEMA = "{https://schema.org/}"

# Namespaces of feeds that readers and the W3C feed validator know.
_KNOWN = frozenset(
    {
        "http://www.w3.org/2005/Atom",
        "http://www.w3.org/XML/1998/namespace",
        "http://www.w3.org/1999/xhtml",
        "http://www.w3.org/1998/Math/MathML",
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "http://www.w3.org/2000/01/rdf-schema#",
        "http://www.w3.org/2003/01/geo/wgs84_pos#",
        "http://www.w3.org/2007/app",
        "http://www.georss.org/georss",
        "http://www.opengis.net/gml",
        "http://www.itunes.com/dtds/podcast-1.0.dtd",
        "http://rssnamespace.org/feedburner/ext/1.0",
        "http://search.yahoo.com/mrss/",
        "http://a9.com/-/spec/opensearch/1.1/",
        "http://backend.userland.com/creativeCommonsRssModule",
        "http://feedsync.org/2007/feedsync",
        "http://madskills.com/public/xml/rss/module/trackback/",
        "http://purl.org/dc/elements/1.1/",
        "http://purl.org/dc/terms/",
        "http://purl.org/rss/1.0/",
        "http://purl.org/rss/1.0/modules/content/",
        "http://purl.org/rss/1.0/modules/slash/",
        "http://purl.org/rss/1.0/modules/syndication/",
        "http://purl.org/syndication/history/1.0",
        "http://purl.org/atompub/tombstones/1.0",
        "http://purl.org/syndication/thread/1.0",
        "http://schemas.google.com/g/2005",
        "http://web.resource.org/cc/",
        "http://webns.net/mvcb/",
        "http://wellformedweb.org/CommentAPI/",
        "http://xmlns.com/foaf/0.1/",
        "https://podcastindex.org/namespace/1.0",
        "http://schema.org/",
        "https://schema.org/",
    }
)


def parse(body: bytes) -> etree._Element | Finding:
    """Return the root of an XML document, or the finding that it is not well-formed.

    Nothing is fetched and no entity is expanded; libxml2's own limits on depth and size hold.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(body, parser)
    except etree.XMLSyntaxError as fault:
        return error(f"line {fault.lineno}", f"is not well-formed XML: {fault.msg}")
    except ValueError as fault:
        return error("line 1", f"is not well-formed XML: {fault}")


def error(where: str, what: str) -> Finding:
    """Return a finding that keeps a file from being published."""
    return Finding("error", where, what)


def warning(where: str, what: str) -> Finding:
    """Return a finding that some readers stumble over."""
    return Finding("warning", where, what)


def place(element: etree._Element, inside: str = "") -> str:
    """Return where an element stands: its line, with the name of the entry it belongs to before it."""
    line = f"line {element.sourceline}"
    return f"{inside}, {line}" if inside else line


def name(element: etree._Element) -> str:
    """Return an element's name for a person: with its prefix, without its namespace."""
    local = str(element.tag).rpartition("}")[2]
    return f"{element.prefix}:{local}" if element.prefix else local


def text(element: etree._Element | None) -> str:
    """Return an element's own text, stripped; '' where there is none."""
    return (element.text or "").strip() if element is not None else ""


def children(element: etree._Element) -> Iterator[etree._Element]:
    """Yield child elements, without comments, processing instructions and entities."""
    for child in element:
        if isinstance(child.tag, str):
            yield child


def elements(root: etree._Element) -> Iterator[etree._Element]:
    """Yield all elements of a document."""
    for element in root.iter():
        if isinstance(element.tag, str):
            yield element


def stray_text(element: etree._Element, inside: str = "") -> Iterator[Finding]:
    """Find text between elements, where there may be none."""
    between = (element.text or "") + "".join(child.tail or "" for child in element)
    if between.strip():
        yield error(
            place(element, inside), f"<{name(element)}> holds text between its elements: move it into one of them"
        )


def repeated(element: etree._Element, single: Iterable[str], inside: str = "") -> Iterator[Finding]:
    """Find children that stand more than once though only one is allowed."""
    for tag in single:
        for again in element.findall(tag)[1:]:
            yield error(place(again, inside), f"<{name(again)}> is repeated: keep one")


def value(element: etree._Element, check: Callable[[str], str | None], inside: str = "") -> Iterator[Finding]:
    """Find what `check` says is wrong with an element's text."""
    if what := check(text(element)):
        yield error(place(element, inside), f"<{name(element)}> {what}")


def attribute(
    element: etree._Element, key: str, check: Callable[[str], str | None], *, required: bool = False, inside: str = ""
) -> Iterator[Finding]:
    """Find what `check` says is wrong with an attribute, or that a required one is not there."""
    found = element.get(key)
    shown = key.rpartition("}")[2]
    if found is None:
        if required:
            yield error(place(element, inside), f"<{name(element)}> has no attribute {shown}")
    elif what := check(found):
        yield error(place(element, inside), f"the attribute {shown} of <{name(element)}> {what}")


def namespaces(root: etree._Element) -> Iterator[Finding]:
    """Find namespaces that no reader knows, once each, where they are first used."""
    seen: set[str] = set()
    for element in elements(root):
        used = str(element.tag).rpartition("}")[0].lstrip("{")
        if used and used not in _KNOWN and used not in seen:
            seen.add(used)
            yield warning(place(element), f"the namespace {used} is not known to readers")
