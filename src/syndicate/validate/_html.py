"""The HTML inside a feed: what readers refuse to show, and addresses that lead nowhere from there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from syndicate.validate._xml import error, warning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from syndicate.model import Finding

# Elements that run code, load other documents, or belong to a whole page (W3C feed validator: SecurityRisk).
_ACTIVE = frozenset(
    {
        "applet", "base", "embed", "frame", "frameset", "iframe", "link", "meta", "noframes", "object", "param",
        "plaintext", "script", "style", "title", "xmp",
    }
)  # fmt: skip
_KNOWN = frozenset(
    {
        "a", "abbr", "acronym", "address", "area", "article", "aside", "audio", "b", "bdi", "bdo", "big", "blockquote",
        "body", "br", "button", "canvas", "caption", "center", "cite", "code", "col", "colgroup", "data", "datalist",
        "dd", "del", "details", "dfn", "dialog", "dir", "div", "dl", "dt", "em", "fieldset", "figcaption", "figure",
        "font", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "i",
        "img", "input", "ins", "kbd", "label", "legend", "li", "main", "map", "mark", "math", "menu", "meter", "nav",
        "noscript", "ol", "optgroup", "option", "output", "p", "picture", "pre", "progress", "q", "rp", "rt", "ruby",
        "s", "samp", "search", "section", "select", "slot", "small", "source", "span", "strike", "strong", "sub",
        "summary", "sup", "svg", "table", "tbody", "td", "template", "textarea", "tfoot", "th", "thead", "time", "tr",
        "track", "tt", "u", "ul", "var", "video", "wbr", "rb", "rtc", "image", "nobr",
    }
)  # fmt: skip
_ADDRESSES = ("href", "src", "poster", "cite", "longdesc", "background", "action", "formaction", "data")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_CODE = re.compile(r"(?:javascript|vbscript):")
_CONTROLS = re.compile(r"[\x00-\x20]")
_FOREIGN = ("svg", "math")


def check_html(html: str, where: str) -> Iterator[Finding]:
    """Find active elements and attributes, style attributes and relative addresses in a piece of HTML.

    The first of each kind is told: the cure, sanitising, is the same for all of them.
    """
    told: set[str] = set()
    for finding in _findings(html, where):
        if finding.what not in told:
            told.add(finding.what)
            yield finding


def check_tree(root: etree._Element, where: str) -> Iterator[Finding]:
    """Find the same in a tree, as XHTML in Atom is one."""
    for element in root.iter():
        if isinstance(element.tag, str):
            yield from _element(element, where)


def _findings(html: str, where: str) -> Iterator[Finding]:
    if "<" not in html:
        return
    from lxml import etree

    parser = etree.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, encoding="utf-8")
    try:
        root = etree.fromstring(f"<div>{html}</div>".encode("utf-8", "replace"), parser)
    except etree.LxmlError as fault:
        yield error(where, f"the HTML cannot be read: {fault}")
        return
    yield from check_tree(root, where)


def _element(element: etree._Element, where: str) -> Iterator[Finding]:
    tag = str(element.tag).rpartition("}")[2].lower()
    if tag in _ACTIVE:
        yield error(where, f"the HTML holds <{tag}>, which readers do not run or show: remove it")
    elif tag not in _KNOWN and not _is_foreign(element):
        yield error(where, f"the HTML holds <{tag}>, which is no element of HTML: remove it or escape its <")
    for key, value in element.attrib.items():
        yield from _attribute(str(key).lower(), str(value), where)


def _is_foreign(element: etree._Element) -> bool:
    """Tell whether an element stands inside SVG or MathML, which have names of their own."""
    return any(str(parent.tag).rpartition("}")[2].lower() in _FOREIGN for parent in element.iterancestors())


def _attribute(key: str, value: str, where: str) -> Iterator[Finding]:
    if key.startswith("on"):
        yield error(where, f"the HTML holds the event handler {key}: remove it")
    elif key == "style":
        yield warning(where, "the HTML holds a style attribute, which readers ignore or refuse: remove it")
    elif key in _ADDRESSES:
        yield from _address(key, value, where)


def _address(key: str, value: str, where: str) -> Iterator[Finding]:
    address = _CONTROLS.sub("", value)
    if _CODE.match(address.lower()):
        yield error(where, f"the HTML holds code in the address of a {key}: remove it")
    elif not _SCHEME.match(address):
        yield warning(
            where, f"the HTML holds a relative address in a {key}, which readers cannot follow: make it absolute"
        )
