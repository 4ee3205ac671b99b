"""HTML of a stranger becomes a tree: cut to bounds first, nested at most 256 deep, legal characters only.

Every page passes here, so what nearly every page does without is looked for on the whole of it, by one search in C,
and only a page that has it pays for a walk through its nodes.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, cast

from lxml import etree
from lxml.html import HtmlElement

from syndicate.model import Limits
from syndicate.values import text

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_FRAGMENT = 1_000_000
"""Characters of an article's HTML that are read; far above any article, far below what makes a parser slow."""
MOST_ELEMENTS = 10_000
"""Elements of an article's HTML that are read: several times a very long article."""
LONGEST_DOCUMENT = 10_000_000
"""Characters of a whole page that are read."""
SHORT_TAG = 4_096
"""Characters of a tag below which its attributes are not counted."""
MOST_ATTRIBUTES = 500
LONGEST_TAG = 65_536
"""Attributes and characters of one tag: libxml2 needs time square in the number of attributes (20 s for 111,000)."""

LEAST_DEPTH, MOST_DEPTH = 3, 1_000
"""Bounds of a limit for nesting: a page has text from the third element on, and libxml2 nests 2,048 deep."""

BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hgroup", "hr", "html", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table",
        "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    }
)  # fmt: skip
"""Elements that browsers show as blocks of their own (HTML Living Standard §15.3)."""

UNSHOWN = frozenset(
    {"head", "script", "style", "template", "svg", "math", "iframe", "object", "textarea", "select", "title", "canvas"}
)
"""Elements whose text is not the page's text."""

_LIMITS = Limits()
# Every element of one class: the parser of lxml.html looks one up by name, in Python, each time a node is met.
_CLASSES = etree.ElementDefaultClassLookup(element=HtmlElement)
# A quote opens a value only behind "="; anywhere else it is a part of a name (HTML §13.2.5.32-36). Each alternative
# begins with another character and gives nothing back; a value without end is looked for once for each kind of quote.
_TAG = re.compile(r"""<[A-Za-z/!?](?:[^>"'=]++|=[\t\n\f\r ]*+(?:"[^"]*+"|'[^']*+')|["'=])*+>?""")
_QUOTED = re.compile(r"""=[\t\n\f\r ]*+(?:"[^"]*+"|'[^']*+')""")
# What cleaning may change: all but ranges of letters and signs that are legal, stay as they are under NFC whatever is
# beside them, and are no marks (UAX #15 §9, quick check). What is found by this need not be wrong.
_SUSPECT = re.compile(
    r"[^\t\n\x20-\x7E\xA0-\u02FF\u0391-\u0482\u048A-\u052F\u05D0-\u05EA\u0620-\u064A\u0660-\u066F\u2002-\u20CF"
    r"\u2190-\u2328\u232B-\u2ADB\u3000-\u3029\u3030-\u3096\u309B-\u4DBF\u4E00-\u9FFF\uAC00-\uD7A3\uE000-\uF8FF"
    r"\uFF00-\uFFEF\U0001F000-\U0001FAFF]"
)
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e"


def fragment(html: str) -> HtmlElement:
    """Return a ``body`` with the tree of an article's HTML, cut to the bounds above. Never raises on any text."""
    said = _bounded(html, LONGEST_FRAGMENT)
    root = _parsed("<!DOCTYPE html><html><body>" + said)
    body = root.find("body") if root is not None else None
    return _held(_empty_body() if body is None else body, said, MOST_ELEMENTS, _LIMITS.depth)


def document(html: str, limits: Limits = _LIMITS) -> HtmlElement | None:
    """Return the tree of a whole page; None where nothing in it is an element.

    It is cut to `LONGEST_DOCUMENT` and to the elements and the depth of `limits`: of what is nested deeper the text
    alone is kept. Limits out of all reason are taken as the nearest that have one. Never raises on any text.
    """
    said = _bounded(html, LONGEST_DOCUMENT)
    root = _parsed(said)
    depth = min(max(limits.depth, LEAST_DEPTH), MOST_DEPTH)
    return None if root is None else _held(root, said, max(1, limits.elements), depth)


def _parsed(html: str) -> HtmlElement | None:
    # "huge" lets libxml2 nest 2048 deep: at its other bound, 256, it leaves the rest of the page unread.
    parser = etree.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=True, encoding="utf-8")
    parser.set_element_class_lookup(_CLASSES)
    try:
        root = etree.fromstring(html.encode("utf-8"), parser)
    except etree.XMLSyntaxError:
        return None
    return cast("HtmlElement | None", root)


def _empty_body() -> HtmlElement:
    root = _parsed("<html><body></body></html>")
    assert root is not None
    return root[0]


def _held(root: HtmlElement, html: str, most: int, depth: int) -> HtmlElement:
    """Return a tree within bounds and with legal characters only."""
    # A "<" makes two elements at most, itself and a paragraph around the text behind it; the page makes its own three.
    cut = _cut(root, most) if 2 * html.count("<") + 4 > most else root
    return legal(_flat(cut, depth))


def _bounded(html: str, longest: int) -> str:
    cut = html[:longest]
    whole = cut if cut.isascii() else cut.encode("utf-8", "ignore").decode("utf-8")
    legal = whole.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    return without_long_tags(legal) if len(legal) > SHORT_TAG else legal


def without_long_tags(html: str) -> str:
    """Return `html` without the tags longer than `LONGEST_TAG` or of very many attributes; values may hold ">"."""
    if max(map(len, _TAG.findall(html)), default=0) <= SHORT_TAG:
        return html
    kept: list[str] = []
    behind = 0
    for tag in _TAG.finditer(html):
        start, end = tag.span()
        if end - start > SHORT_TAG and _is_huge(tag.group()):
            kept.append(html[behind:start])
            behind = end
    return "".join([*kept, html[behind:]])


def _is_huge(tag: str) -> bool:
    return len(tag) > LONGEST_TAG or len(_QUOTED.sub(" ", tag).split()) > MOST_ATTRIBUTES


def _cut(root: HtmlElement, most: int) -> HtmlElement:
    """Return the tree with the first `most` elements below its root, in document order."""
    last = next(islice(root.iter(etree.Element), most, None), None)
    while last is not None and last is not root:
        parent = last.getparent()
        if parent is not None:
            del parent[parent.index(last) + 1 :]
        last = parent
    return root


def _flat(root: HtmlElement, depth: int) -> HtmlElement:
    """Return the tree with at most `depth` elements inside of one another, the text of deeper ones in the deepest."""
    for node in root.xpath("/*" * depth):
        if len(node):
            etree.strip_elements(node, *UNSHOWN, with_tail=False)
            said = " ".join(node.itertext())
            del node[:]
            node.text = text.clean(said)
    return root


def legal(root: HtmlElement) -> HtmlElement:
    """Return the tree with only legal characters in its texts; entities are decoded, so nothing hides behind them."""
    # What is in NFC is so in each of its parts (UAX #15 §9): a text that is clean as a whole needs no walk.
    if _is_clean(etree.tostring(root, method="text", encoding="unicode", with_tail=False)):
        return root
    for node in root.iter(etree.Element):
        if (said := node.text) and _SUSPECT.search(said):
            node.text = text.clean(said)
        if (said := node.tail) and _SUSPECT.search(said):
            node.tail = text.clean(said)
    return root


def _is_clean(said: str) -> bool:
    return _SUSPECT.search(said) is None or text.clean(said) == said


def attribute(node: HtmlElement, name: str) -> str:
    """Return an attribute's value with legal characters only, without white space at its ends; '' where it is not."""
    value = node.get(name)
    if not value:
        return ""
    return (text.clean(value) if _SUSPECT.search(value) else value).strip()


def elements(root: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements of a tree in document order, the root first; safe against removals behind the iterator."""
    yield from list(root.iter(etree.Element))


def remove(node: HtmlElement) -> None:
    """Take an element with all that it holds out of its tree; the text behind it stays."""
    if node.getparent() is not None:
        node.drop_tree()


def unwrap(node: HtmlElement) -> None:
    """Take an element out of its tree and leave what it holds in its place.

    lxml's own `drop_tag` looks for the element's number among its siblings: time square in their number.
    """
    parent = node.getparent()
    if parent is None:
        return
    _append_before(node, parent, node.text)
    for child in list(node):
        node.addprevious(child)
    _append_before(node, parent, node.tail)
    node.tail = None
    parent.remove(node)


def _append_before(node: HtmlElement, parent: HtmlElement, said: str | None) -> None:
    """Add text right before an element."""
    if not said:
        return
    previous = node.getprevious()
    if previous is None:
        parent.text = (parent.text or "") + said
    else:
        previous.tail = (previous.tail or "") + said


def visible(value: str | None) -> str:
    """Return what can be seen of a text: without white space at its ends and characters that have no width."""
    return (value or "").strip().strip(_INVISIBLE).strip()
