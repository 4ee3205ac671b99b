"""The part of a page's own tree that holds the chosen blocks, with the pictures and players between them, as HTML."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from lxml import etree
from lxml.html import tostring

from syndicate.values.html_tree import BLOCKS, attribute, remove, unwrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement

    from syndicate.extract.blocks import Block

LONGEST_LABEL = 60
"""Characters that may stand beside a picture without its being a card that leads to another article."""

_MEDIA = frozenset({"img", "picture", "figure", "iframe", "video", "audio", "embed", "object"})
_AWAY = frozenset({"aside", "nav", "footer", "form", "dialog"})
_AWAY_WORDS = (
    "related", "recommend", "sidebar", "share", "social", "promo", "newsletter", "advert", "sponsor", "outbrain",
    "taboola", "author-", "avatar", "comment", "logo", "icon", "breadcrumb", "read-more", "readmore", "popular",
    "trending", "teaser", "byline", "cookie",
)  # fmt: skip
_PARTS_OF_TABLE = frozenset({"tr", "tbody", "thead", "tfoot"})
_HOLDERS = frozenset({"td", "th", "li", "dd"})
_LAYOUT = frozenset(
    {
        "div", "section", "article", "main", "header", "footer", "aside", "nav", "hgroup", "center", "form", "fieldset",
        "button", "noscript", "body", "html", "dialog", "address", "label", "menu",
    }
)  # fmt: skip


def pruned(chosen: Sequence[Block], others: Iterable[Block]) -> str:
    """Return the HTML of the chosen blocks as the page has it, without the other ones; the page's tree is used up.

    Layout elements are taken out, so that paragraphs, headings, lists, tables, quotes and pictures remain. URLs are as
    the page says them; nothing is sanitised yet.
    """
    if not chosen:
        return ""
    holders = [run.holder for block in chosen for run in block.runs]
    openers = [block.opener for block in chosen if block.opener is not None]
    container = _whole(_common(holders))
    kept = _with_ancestors(holders, container)
    media = _media_between(container, kept)
    kept |= _with_ancestors([*media, *openers], container)
    _silence(others, media)
    _drop_unkept(container, kept | {node for medium in media for node in medium.iter(etree.Element)})
    _without_layout(container)
    return _html_of(container)


def _silence(blocks: Iterable[Block], media: Iterable[HtmlElement]) -> None:
    """Take the text of blocks out of the tree, but for the captions of kept pictures."""
    captions = {node for medium in media for caption in medium.iter("figcaption") for node in caption.iter()}
    for run in (run for block in blocks for run in block.runs):
        if run.holder not in captions:
            run.clear()


def _common(nodes: Sequence[HtmlElement]) -> HtmlElement:
    """Return the deepest element that holds all of these, which are in document order."""
    first = [nodes[0], *nodes[0].iterancestors()][::-1]
    depth = len(first)
    for node in nodes[1:]:
        line = [node, *node.iterancestors()][::-1]
        depth = min(depth, len(line))
        while line[depth - 1] is not first[depth - 1]:
            depth -= 1
    return first[depth - 1]


def _whole(container: HtmlElement) -> HtmlElement:
    """Return the table of a row, which is nothing without it; any other container itself."""
    while container.tag in _PARTS_OF_TABLE and (parent := container.getparent()) is not None:
        container = parent
    return container


def _with_ancestors(nodes: Iterable[HtmlElement], top: HtmlElement) -> set[HtmlElement]:
    kept = {top}
    for node in nodes:
        step: HtmlElement | None = node
        while step is not None and step not in kept:
            kept.add(step)
            step = step.getparent()
    return kept


def _media_between(container: HtmlElement, holders: set[HtmlElement]) -> list[HtmlElement]:
    """Return the pictures and players behind the first chosen block and before the last one."""
    found: list[HtmlElement] = []
    waiting: list[HtmlElement] = []
    texts = {node for node in holders if node is not container}
    begun = False
    for node in container.iter(etree.Element):
        if node in texts:
            begun = True
            found += waiting
            waiting = []
        elif begun and node.tag in _MEDIA and _belongs(node, container):
            waiting.append(node)
    return found


def _belongs(medium: HtmlElement, container: HtmlElement) -> bool:
    """Tell whether a picture or player is the article's own and not a card, an advertisement or a portrait."""
    for node in [medium, *medium.iterancestors()]:
        if node is container:
            return True
        if node.tag in _AWAY or _is_away(node) or (node.tag in _MEDIA and _is_card(node)):
            return False
    return True


def _is_card(medium: HtmlElement) -> bool:
    """Tell whether more text stands beside a picture than a label, its caption not counted."""
    caption = sum(len(said) for node in medium.iter("figcaption") for said in node.itertext())
    return len("".join(medium.itertext()).strip()) - caption > LONGEST_LABEL


def _is_away(node: HtmlElement) -> bool:
    names = f"{attribute(node, 'class')} {attribute(node, 'id')}".lower()
    return any(word in names for word in _AWAY_WORDS)


def _drop_unkept(container: HtmlElement, kept: set[HtmlElement]) -> None:
    for node in list(container.iterdescendants(etree.Element)):
        if node not in kept and not _holds_place(node, kept):
            remove(node)


def _holds_place(node: HtmlElement, kept: set[HtmlElement]) -> bool:
    """Tell whether an empty cell keeps the columns of a kept row apart."""
    return node.tag in {"td", "th"} and node.getparent() in kept


def _without_layout(container: HtmlElement) -> None:
    for node in reversed(list(container.iterdescendants(etree.Element))):
        if node.tag in _LAYOUT:
            _settle(node)


def _settle(node: HtmlElement) -> None:
    """Turn a layout element into the paragraph it is, or take it out where it only holds others."""
    if not any(child.tag in BLOCKS for child in node):
        parent = node.getparent()
        node.tag = "p" if parent is not None and parent.tag in _LAYOUT else "div"
    elif _has_loose_text(node):
        node.tag = "div"
    else:
        unwrap(node)


def _has_loose_text(node: HtmlElement) -> bool:
    return bool((node.text or "").strip()) or any((child.tail or "").strip() for child in node)


def _html_of(container: HtmlElement) -> str:
    if container.tag not in _LAYOUT | _HOLDERS:
        return str(tostring(container, encoding="unicode", with_tail=False))
    children = (str(tostring(child, encoding="unicode")) for child in container)
    return escape(container.text or "", quote=False) + "".join(children)
