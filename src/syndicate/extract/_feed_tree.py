"""What must be exactly as a feed states it, read from its tree: ids, links, names, dates, languages.

feedparser loses some of this: it makes the previous author's e-mail the next one's, keeps the last author only, takes
`dc:date` for an update, resolves ids against the feed's URL, and hands out dates without their zone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from syndicate.extract import names
from syndicate.extract._feed_xml import NAMESPACES
from syndicate.model import Rejected
from syndicate.values import dates, language
from syndicate.values.urls import absolute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LONGEST_NAME = 1_000
"""Characters of an author element that are looked at: a list of names, not the 40 KB of an attack on its regex."""

_LONGEST_NOTE = 200
_MOST_CHILDREN = 50
"""Elements of one kind in one item that are looked at."""

# Namespaces by their names in lower case and without a last slash or "#", as careless feeds write them.
_PREFIXES = {uri.lower().rstrip("/#"): prefix for prefix, uri in NAMESPACES.items()} | {
    "http://example.com/dtds/podcast-1.0.dtd": "itunes",
    "http://purl.org/atom/ns": "atom",
    "http://prismstandard.org/namespaces/1.2/basic": "prism",
}

# The namespaces that RSS and Atom have had themselves.
_FAMILY = frozenset(
    {
        "http://www.w3.org/2005/atom", "http://purl.org/atom/ns", "http://purl.org/rss/1.0", "http://purl.org/pie",
        "http://my.netscape.com/rdf/simple/0.9", "http://channel.netscape.com/rdf/simple/0.9",
        "http://backend.userland.com/rss", "http://backend.userland.com/rss2", "http://backend.userland.com/rss091",
        "http://blogs.law.harvard.edu/tech/rss", "http://cyber.law.harvard.edu/rss", "http://purl.org/net/rss1.1",
    }
)  # fmt: skip

_ATOM_03 = "http://purl.org/atom/ns#"

_PUBLISHED = (
    "pubdate", "published", "issued", "dc:date", "dcterms:issued", "dcterms:created", "dcterms:date", "created",
    "prism:publicationdate",
)  # fmt: skip
_UPDATED = ("updated", "modified", "dcterms:modified")
"""Where feeds state dates, most trusted first; RSS 1.0 has only ``dc:date``."""

_AUTHORS = (frozenset({"author", "dc:creator", "dc:author"}), frozenset({"itunes:author"}))
"""Where feeds name authors; a podcast's owner counts only where nobody else is named."""

_LANGUAGES = frozenset({"language", "dc:language"})
_CONTENTS = frozenset({"content", "content:encoded", "summary", "description"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What an item states of itself, not interpreted but for being made comparable."""

    guid: str | None
    link: str | None
    authors: Sequence[str]
    published: str | None
    updated: str | None
    rejected: Sequence[Rejected]
    """Dates that could not be read."""
    language: str | None
    base: str | None
    """The URL that relative ones in the item start from."""
    content_base: str | None
    """The URL that relative ones in its text start from."""


class FeedTree:
    """A feed's tree, with its items found and its elements named alike in all versions."""

    def __init__(self, root: etree._Element, url: str | None) -> None:
        self.root = root
        self._url = url
        self._own = _namespace(root)
        self.is_atom = str(root.tag).rpartition("}")[2].lower() == "feed"
        self._atom = _ATOM_03 if self._own == "http://purl.org/atom/ns" else NAMESPACES["atom"]
        self.head = next((child for name, child in self.children(root) if name == "channel"), root)
        self.items = [
            child
            for parent in ([root] if self.head is root else [self.head, root])
            for name, child in self.children(parent)
            if name in {"item", "entry"}
        ]
        self._authors = self._named(self.head)
        self.language = self._language(self.head) or language.tag(root.get(_LANG))
        self.link = self._link(self.head, self._base(self.head))

    def qualified(self, name: str) -> str:
        """Return the tag of an element of that name in a feed of this version."""
        prefix, colon, local = name.rpartition(":")
        if colon:
            return f"{{{NAMESPACES[prefix]}}}{local}"
        return f"{{{self._atom}}}{name}" if self.is_atom else name

    def name(self, element: etree._Element) -> str:
        """Return an element's name in lower case: bare in RSS and Atom, with the usual prefix elsewhere."""
        namespace = _namespace(element)
        local = str(element.tag).rpartition("}")[2].lower()
        if namespace in _FAMILY or namespace in {"", self._own}:
            return local
        return f"{_PREFIXES.get(namespace, '?')}:{local}"

    def children(self, element: etree._Element) -> Iterator[tuple[str, etree._Element]]:
        """Yield an element's child elements with their names."""
        return ((self.name(child), child) for child in element if isinstance(child.tag, str))

    def facts(self, item: etree._Element) -> Facts:
        """Return what an item states; authors and language are the feed's where it names none (RFC 4287 §4.2.1)."""
        rejected: list[Rejected] = []
        tongue = self._language(item) or self.language
        published = self.date(item, _PUBLISHED, rejected)
        updated = self.date(item, _UPDATED, rejected)
        guid, permalink = self._guid(item)
        link = self._link(item, self._base(item)) or permalink
        base = self._stated_base(item) or link or self._base(item)
        return Facts(
            guid=guid,
            link=link,
            authors=self._named(item) or self._source_authors(item) or self._authors,
            published=published or updated,
            updated=updated,
            rejected=rejected,
            language=tongue,
            base=base,
            content_base=self._content_base(item, base),
        )

    def date(self, item: etree._Element, wanted: Sequence[str], rejected: list[Rejected]) -> str | None:
        """Return the first stated date of the most trusted kind; what is no date is noted."""
        found = [(wanted.index(name), child) for name, child in self.children(item) if name in wanted]
        for _, child in sorted(found[:_MOST_CHILDREN], key=lambda pair: pair[0]):
            text = text_of(child)
            stated = dates.stated(text, [self.language] if self.language else ())
            if stated:
                return stated
            if text:
                rejected.append(Rejected(text[:_LONGEST_NOTE], "feed", "no date that could be read"))
        return None

    def published(self, item: etree._Element) -> str | None:
        """Return the date by which the order of items can be told."""
        return self.date(item, (*_PUBLISHED, *_UPDATED), [])

    def _guid(self, item: etree._Element) -> tuple[str | None, str | None]:
        """Return an item's id as it stands there, and the link it is where it is one (RSS 2.0, "guid")."""
        for name, child in self.children(item):
            if name in {"guid", "id"} and text_of(child):
                guid = text_of(child)
                is_link = name == "guid" and _attribute(child, "ispermalink").lower() != "false"
                return guid, absolute(None, guid) if is_link else None
        return item.get(f"{{{NAMESPACES['rdf']}}}about") or None, None

    def _link(self, element: etree._Element, base: str | None) -> str | None:
        """Return the link to the article: RSS's text, else Atom's alternate, a page before anything else."""
        links = [child for name, child in self.children(element) if name == "link"][:_MOST_CHILDREN]
        for child in sorted(links, key=_unlikeliness):
            address = absolute(_join(base, child), _attribute(child, "href") or text_of(child))
            if address and _unlikeliness(child) < _NOT_THE_ARTICLE:
                return address
        return None

    def _named(self, element: etree._Element) -> list[str]:
        """Return the authors that an element names, in order, each once."""
        for group in _AUTHORS:
            stated = [child for name, child in self.children(element) if name in group][:_MOST_CHILDREN]
            found = [author for child in stated for author in names.authors(self._person(child)[:_LONGEST_NAME])]
            if found:
                return list(dict.fromkeys(found))
        return []

    def _person(self, author: etree._Element) -> str:
        """Return the text that names a person: Atom's ``<name>``, or all of RSS's element."""
        return next((text_of(child) for name, child in self.children(author) if name == "name"), None) or (
            text_of(author) if len(author) == 0 else ""
        )

    def _source_authors(self, item: etree._Element) -> list[str]:
        """Return the authors of the feed that an entry was copied from (RFC 4287 §4.2.11)."""
        source = next((child for name, child in self.children(item) if name == "source"), None)
        return [] if source is None else self._named(source)

    def _language(self, element: etree._Element) -> str | None:
        """Return the language that an element states: by its own element, its attribute, or that of its texts."""
        stated = [text_of(child) for name, child in self.children(element) if name in _LANGUAGES]
        stated.append(element.get(_LANG, ""))
        if element is not self.head:
            stated += [child.get(_LANG, "") for name, child in self.children(element) if name in {"title", *_CONTENTS}]
        return next(filter(None, map(language.tag, stated[:_MOST_CHILDREN])), None)

    def _stated_base(self, item: etree._Element) -> str | None:
        """Return the URL from ``xml:base``, None where there is none."""
        base = self._url
        above = [self.root, *([self.head] if self.head is not self.root else []), item]
        if not any(element.get(_BASE) for element in above):
            return None
        for element in above:
            base = _join(base, element)
        return base

    def _content_base(self, item: etree._Element, base: str | None) -> str | None:
        """Return the base URL within the element that holds an item's text."""
        texts = (child for name, child in self.children(item) if name in _CONTENTS and child.get(_BASE))
        text = next(texts, None)
        return base if text is None else _join(self._stated_base(item) or self._url, text)

    def _base(self, element: etree._Element) -> str | None:
        """Return the URL that links start from; where RSS does not say, that is its site, not where the feed lies."""
        stated = self._stated_base(element)
        return stated or (self.link if element is not self.head else None) or self._url


def text_of(element: etree._Element) -> str:
    """Return all text of an element, stripped."""
    return "".join(element.itertext()).strip()


def _namespace(element: etree._Element) -> str:
    """Return an element's namespace for comparing, '' for none."""
    return str(element.tag).rpartition("}")[0].lstrip("{").lower().rstrip("/#")


def _attribute(element: etree._Element, name: str) -> str:
    """Return an attribute's value whatever the case of its name."""
    return next((str(value) for key, value in element.attrib.items() if str(key).lower() == name), "").strip()


def _join(base: str | None, element: etree._Element) -> str | None:
    """Return the base URL within an element."""
    stated = element.get(_BASE)
    return absolute(base, stated) or base if stated else base


_NOT_THE_ARTICLE = 3


def _unlikeliness(link: etree._Element) -> int:
    """Rank a link: RSS's text, an alternate that is a page, another alternate, anything else."""
    if not _attribute(link, "href"):
        return 0
    if (_attribute(link, "rel") or "alternate") != "alternate":
        return _NOT_THE_ARTICLE
    return 1 if _attribute(link, "type") in {"", "text/html", "application/xhtml+xml"} else 2
