"""HTML of a stranger becomes a tree: cut to bounds first, nested at most 256 deep, legal characters only."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import regex
from lxml import etree
from lxml.html import HTMLParser

from syndicate.values import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

LONGEST_FRAGMENT = 1_000_000
"""Characters of an article's HTML that are read; far above any article, far below what makes a parser slow."""
MOST_ELEMENTS = 10_000
"""Elements of an article's HTML that are read: several times a very long article."""
LONGEST_DOCUMENT = 10_000_000
"""Characters of a whole page that are read."""
MOST_NODES = 50_000
"""Elements of a whole page that are read: several times the largest of a thousand news pages."""
LONGEST_TAG = 65_536
"""Characters of one tag: libxml2 needs time square in the number of attributes of a tag (20 s for 111,000)."""

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

# A quote opens a value only behind "="; anywhere else it is a part of a name (HTML §13.2.5.32-36). Each alternative
# begins with another character and gives nothing back; a value without end is looked for once for each kind of quote.
_TAG = regex.compile(r"""<[A-Za-z/!?](?:[^>"'=]++|=[\t\n\f\r ]*+(?:"[^"]*+"|'[^']*+')|["'=])*+>?""")
_NOT_PLAIN = regex.compile(r"[^\t\n\x20-\x7E]")
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u180e"


def fragment(html: str) -> HtmlElement:
    """Return a ``body`` with the tree of an article's HTML, cut to the bounds above. Never raises on any text."""
    root = _parsed("<!DOCTYPE html><html><body>" + _bounded(html, LONGEST_FRAGMENT))
    body = root.find("body") if root is not None else None
    return legal(_cut(body, MOST_ELEMENTS) if body is not None else _empty_body())


def document(html: str) -> HtmlElement | None:
    """Return the tree of a whole page, cut to the bounds above; None where nothing in it is an element."""
    root = _parsed(_bounded(html, LONGEST_DOCUMENT))
    return legal(_cut(root, MOST_NODES)) if root is not None else None


def _parsed(html: str) -> HtmlElement | None:
    parser = HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=False, encoding="utf-8")
    try:
        root = etree.fromstring(html.encode("utf-8"), parser)
    except etree.XMLSyntaxError:
        return None
    return root


def _empty_body() -> HtmlElement:
    root = _parsed("<html><body></body></html>")
    assert root is not None
    return root[0]


def _bounded(html: str, longest: int) -> str:
    legal = html[:longest].replace("\0", "").encode("utf-8", "ignore").decode("utf-8")
    return without_long_tags(legal) if len(legal) > LONGEST_TAG else legal


def without_long_tags(html: str) -> str:
    """Return `html` without the tags that are longer than `LONGEST_TAG`; quoted values may hold ">"."""
    return _TAG.sub(lambda tag: tag.group() if len(tag.group()) <= LONGEST_TAG else "", html)


def _cut(root: HtmlElement, most: int) -> HtmlElement:
    """Return the tree with the first `most` elements below its root, in document order."""
    last = next(islice(root.iter(etree.Element), most, None), None)
    while last is not None and last is not root:
        parent = last.getparent()
        if parent is not None:
            del parent[parent.index(last) + 1 :]
        last = parent
    return root


def legal(root: HtmlElement) -> HtmlElement:
    """Return the tree with only legal characters in its texts; entities are decoded, so nothing hides behind them."""
    for node in root.iter(etree.Element):
        if (said := node.text) and _NOT_PLAIN.search(said):
            node.text = text.clean(said)
        if (said := node.tail) and _NOT_PLAIN.search(said):
            node.tail = text.clean(said)
    return root


def attribute(node: HtmlElement, name: str) -> str:
    """Return an attribute's value with legal characters only, without white space at its ends; '' where it is not."""
    value = node.get(name)
    if not value:
        return ""
    return (text.clean(value) if _NOT_PLAIN.search(value) else value).strip()


def elements(root: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements of a tree in document order, the root first; safe against removals behind the iterator."""
    yield from list(root.iter(etree.Element))


def remove(node: HtmlElement) -> None:
    """Take an element with all that it holds out of its tree; the text behind it stays."""
    if node.getparent() is not None:
        node.drop_tree()


def unwrap(node: HtmlElement) -> None:
    """Take an element out of its tree and leave what it holds in its place."""
    if node.getparent() is not None:
        node.drop_tag()


def visible(value: str | None) -> str:
    """Return what can be seen of a text: without white space at its ends and characters that have no width."""
    return (value or "").strip().strip(_INVISIBLE).strip()
