"""What has a dialect of its own in every feed, left to feedparser: titles, texts, categories, pictures.

feedparser gets a new, small feed with nothing else in it, because it is quadratic in attributes and categories, takes
40 seconds for ten long author fields (feedparser issue 562), and falls back to a parser for broken SGML. It is told to
leave texts alone (no sanitising, which is done later and better; no resolving), and given bytes only, because a string
it may take for a file to open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Any

from lxml import etree

from syndicate.extract._feed_draft import MOST_CATEGORIES
from syndicate.values.markup import from_text, text_of
from syndicate.values.text import one_line
from syndicate.values.urls import is_web

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from syndicate.extract._feed_tree import FeedTree

_HEAD = frozenset({"title", "description", "subtitle", "tagline"})
_SUMMARIES = ("description", "summary")
_CONTENTS = ("content:encoded", "content", "xhtml:body")
_REST = ("category", "dc:subject", "link", "enclosure", "media:content", "media:thumbnail", "itunes:image")
_TEXTS = frozenset(
    {
        *_HEAD, *_SUMMARIES, *_CONTENTS, "category", "dc:subject", "dc:title", "media:title",
        "dc:description", "itunes:summary", "media:description",
    }
)  # fmt: skip

_HTML = frozenset({"text/html", "application/xhtml+xml"})
_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif")
_MOST_ATTRIBUTES = 64
_LONGEST_SUMMARY = 500
"""Characters of an RSS description, without a full text beside it, that is taken for a summary as well."""

_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_PLACE = "urn:x-place"
_END = "\ufdd0"
"""A noncharacter that ends each text we hand over: feedparser takes a text that is all latin-1 for mis-decoded UTF-8
wherever it could be ("Ã©" becomes "é"), and this character is not latin-1."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What an item tells, in plain text but for `content`, which is HTML."""

    title: str | None = None
    content: str | None = None
    summary: str | None = None
    categories: Sequence[str] = ()
    images: Sequence[str] = ()
    """URLs as stated, the likeliest lead image first."""
    teaser: bool = False
    """Atom: only a summary is there, which is by definition not the article (RFC 4287 §4.2.13)."""


def texts_of(feed: FeedTree, items: Sequence[etree._Element]) -> tuple[Texts, list[Texts]]:
    """Return the texts of a feed's head and of these items, in their order. Uses the tree up."""
    import feedparser

    kept = [_kept(feed, item) for item in items]
    small = _small_feed(feed, kept)
    parsed = feedparser.parse(BytesIO(small), sanitize_html=False, resolve_relative_uris=False)
    by_place = {_value(entry.get("place_number")): entry for entry in parsed.entries}
    head = Texts(_plain(parsed.feed.get("title_detail")), summary=_plain(parsed.feed.get("subtitle_detail")))
    return head, [_texts(by_place.get(str(place), {}), children) for place, children in enumerate(kept)]


def _small_feed(feed: FeedTree, kept: Sequence[Mapping[str, Sequence[etree._Element]]]) -> bytes:
    """Write a feed of the same version with nothing but the elements that feedparser is to read."""
    root = etree.Element(feed.qualified("feed") if feed.is_atom else "rss")
    head = root if feed.is_atom else etree.SubElement(root, "channel")
    for name, child in [*feed.children(feed.head)]:
        if name in _HEAD:
            head.append(_ready(child, feed.qualified(name), is_text=True))
    for place, children in enumerate(kept):
        item = etree.SubElement(head, feed.qualified("entry"))
        etree.SubElement(item, f"{{{_PLACE}}}number", nsmap={"place": _PLACE}).text = str(place)
        for name, group in children.items():
            item.extend([_ready(child, feed.qualified(name), is_text=name in _TEXTS) for child in group])
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _kept(feed: FeedTree, item: etree._Element) -> dict[str, list[etree._Element]]:
    """Choose the elements of an item that feedparser is to read, by name; the summary comes before the contents."""
    found: dict[str, list[etree._Element]] = {}
    for name, child in _candidates(feed, item):
        group = found.setdefault(name, [])
        if len(group) < MOST_CATEGORIES:
            group.append(child)
    kept = {name: found[name][:1] for name in [name for name in _SUMMARIES if name in found][:1]}
    kept |= {name: found[name] for name in (*_CONTENTS, *_REST) if name in found}
    kept["title"] = found.get("title", [])[:1] or _stand_in(found, ("dc:title", "media:title"))
    if kept.keys().isdisjoint({*_SUMMARIES, *_CONTENTS}):
        kept["description"] = _stand_in(found, ("dc:description", "itunes:summary", "media:description"))
    return kept


def _candidates(feed: FeedTree, item: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """Yield what may be read of an item, with its name: Media RSS in groups too, of links only enclosures."""
    for name, child in [*feed.children(item)]:
        if name == "media:group":
            yield from _candidates(feed, child)
        elif name == "media:content":
            yield name, child
            yield from (inner for inner in feed.children(child) if inner[0] == "media:thumbnail")
        elif _says_something(name, child):
            yield name, child


def _says_something(name: str, element: etree._Element) -> bool:
    """Tell whether an element is worth reading: a text that is not empty, of links enclosures, anything else."""
    if name in _TEXTS:
        return len(element) > 0 or bool((element.text or "").strip()) or bool(element.get("term"))
    return name != "link" or element.get("rel") == "enclosure"


def _stand_in(found: Mapping[str, list[etree._Element]], wanted: Sequence[str]) -> list[etree._Element]:
    """Return the first wanted element, without attributes: they would mean something else where it is to stand."""
    element = next((found[name][0] for name in wanted if name in found), None)
    if element is None:
        return []
    element.attrib.clear()
    return [element]


def _ready(element: etree._Element, tag: str, *, is_text: bool) -> etree._Element:
    """Make an element fit for feedparser: named as it expects, without children, and ended by `_END` if it is a text.

    Children it may take for the item's own, and then loses entries or raises IndexError.
    """
    if is_text and len(element):
        if not _is_other_xml(element.get("type", "")):
            element.attrib.update({"type": "text/html", "mode": "escaped"})
        element.text = _inline_html(element)
    if is_text:
        element.text = (element.text or "") + _END
    del element[:]
    if len(element.attrib) > _MOST_ATTRIBUTES:
        element.attrib.clear()
    element.attrib.pop(_BASE, None)  # feedparser lets the base of one element leak into the next
    element.tag, element.tail = tag, None
    return element


def _is_other_xml(media_type: str) -> bool:
    """Tell whether a text is declared to be XML that is no XHTML."""
    return media_type.lower().endswith("xml") and "xhtml" not in media_type.lower()


def _inline_html(element: etree._Element) -> str:
    """Return the markup within an element as HTML, the one ``<div>`` that wraps it in Atom left out (§3.1.1.3)."""
    inside = etree.Element("div")  # a tree of its own, so that no declaration of the feed's root comes along
    inside.text = element.text
    inside.extend([*element])
    for inner in inside.iterdescendants(etree.Element):
        _without_prefixes(inner)
    etree.cleanup_namespaces(inside)
    if len(inside) == 1 and inside[0].tag == "div" and not ((inside.text or "") + (inside[0].tail or "")).strip():
        inside = inside[0]
    children = "".join(etree.tostring(child, method="html", encoding="unicode") for child in inside)
    return escape(inside.text or "", quote=False) + children


def _without_prefixes(element: etree._Element) -> None:
    """Name an element as HTML does, whatever its namespace, declared or not; bound its attributes."""
    name = str(element.tag).rpartition("}")[2]
    element.tag = "span" if ":" in name else name
    if len(element.attrib) > _MOST_ATTRIBUTES:
        element.attrib.clear()
    for name in [str(key) for key in element.attrib if ":" in str(key)]:
        del element.attrib[name]


# What feedparser made of it.


def _texts(entry: Mapping[str, Any], kept: Mapping[str, Sequence[etree._Element]]) -> Texts:
    """Read one entry of feedparser's, knowing which elements it had: where one is missing, it puts in another."""
    summary = entry.get("summary_detail") if kept.keys() & {*_SUMMARIES} else None
    full = _best(entry.get("content", ())) if kept.keys() & {*_CONTENTS} else None
    plain = _plain(summary)
    is_excerpt = full is None and "summary" in kept
    may_be_whole = full is None and not is_excerpt
    return Texts(
        title=_plain(entry.get("title_detail")),
        content=_html(full or summary),
        summary=None if may_be_whole and len(plain or "") > _LONGEST_SUMMARY else plain,
        categories=_categories(entry.get("tags", ())),
        images=_images(entry),
        teaser=is_excerpt and plain is not None,
    )


def _value(value: object) -> str:
    """Return a text as it was before it was marked."""
    return str(value or "").replace(_END, "").strip()


def _plain(detail: Mapping[str, Any] | None) -> str | None:
    """Return a text on one line, tags dropped and references decoded where its type says that it is HTML."""
    value = _value(detail.get("value")) if detail else ""
    if detail and detail.get("type") in _HTML:
        value = text_of(value)
    return one_line(value) or None


def _html(detail: Mapping[str, Any] | None) -> str | None:
    """Return a text as HTML; one that is called HTML and has no markup at all is plain, with paragraphs to be made."""
    if detail is None:
        return None
    value = _value(detail.get("value"))
    if not value:
        return None
    if detail.get("type") not in _HTML or not {"<", "&"} & {*value}:
        return from_text(value)
    return value


def _best(contents: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """Return the fullest text among an item's contents; what is no text (a picture in base64) is none."""
    texts = [each for each in contents if each.get("type") in {*_HTML, "text/plain"} and _value(each.get("value"))]
    return max(texts, key=lambda each: len(each["value"]), default=None)


def _categories(tags: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the categories' words, each once; a URL is the category of a program."""
    stated = (one_line(_value(tag.get("label")) or _value(tag.get("term"))) for tag in tags)
    return list(dict.fromkeys(word for word in stated if word and not is_web(word)))


def _images(entry: Mapping[str, Any]) -> list[str]:
    """Return an item's pictures as URLs: Media RSS by size, its thumbnails, enclosures, a podcast's cover."""
    media = filter(_is_picture, entry.get("media_content", ()))
    enclosures = (link for link in entry.get("links", ()) if link.get("rel") == "enclosure" and _is_picture(link))
    found = [
        *sorted(media, key=_width, reverse=True),
        *sorted(entry.get("media_thumbnail", ()), key=_width, reverse=True),
        *enclosures,
        entry.get("image", {}),
    ]
    addresses = (_value(each.get("url") or each.get("href")) for each in found)
    return [address for address in addresses if address]


def _is_picture(medium: Mapping[str, Any]) -> bool:
    """Tell whether a medium is a picture, by what is said of it, else by its name."""
    kind = str(medium.get("medium") or medium.get("type") or "").lower()
    if kind:
        return kind == "image" or kind.startswith("image/")
    path = str(medium.get("url") or medium.get("href") or "").partition("?")[0]
    return path.lower().endswith(_PICTURES)


def _width(medium: Mapping[str, Any]) -> int:
    """Return a medium's stated width in pixels, 0 where none is stated."""
    digits = str(medium.get("width") or "")[:6]
    return int(digits) if digits.isascii() and digits.isdigit() else 0
