"""RSS and Atom through feedgen, with its defects cured; the only module that knows feedgen.

feedgen 1.0.0 builds the elements that it builds rightly. Its extension hook adds what it leaves out and mends what it
writes wrongly: entry links that keep only ``href`` (lkiesow/python-feedgen#135), authors without e-mail lost in RSS,
media always in a group, no ``xml:lang`` on entries. Every date is set, because feedgen's own default is the time now.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html import escape
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from syndicate.errors import OutputError
from syndicate.formats._fragments import pieces
from syndicate.formats._words import byline
from syndicate.values.dates import rfc822, rfc3339
from syndicate.values.text import clean, one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence

    from syndicate.model import Entry, Feed, Tombstone

GENERATOR = "syndicate"
"""Without a version: a new release of this program must not change a feed's bytes."""

TTL = 60
"""Minutes after which a reader may ask again (RSS 2.0, ttl): the interval at which common readers ask anyway."""

EMPTY = datetime(2005, 12, 1, tzinfo=UTC)
"""When a feed without entries was updated: the month of RFC 4287, since validators doubt dates before 1990."""

_ATOM = "http://www.w3.org/2005/Atom"
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_DC = "http://purl.org/dc/elements/1.1/"
_MEDIA = "http://search.yahoo.com/mrss/"
_SCHEMA = "https://schema.org/"
_TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

# The RSS Advisory Board's profile ("Character Data") asks for hexadecimal references in plain text. A "<" opens a tag
# wherever it stands in serialised XML, so these match the elements themselves and never text that looks like them.
# An item's description is HTML, a channel's is plain.
_PLAIN_IN_HEAD = re.compile(rb"<(?:title|description|subtitle|name)>[^<]*&[^<]*<")
_PLAIN_IN_ENTRY = re.compile(rb"<(?:title|summary|category|name|dc:creator)>[^<]*&[^<]*<")

# feedgen formats each of its RSS dates under locale.setlocale(LC_ALL, "C"), which is process-wide: two builds at once
# can leave the process in the other's locale. What feedgen builds, it builds under this lock.
_LOCK = Lock()

_EDITED = timedelta(seconds=1)
"""Below this distance `updated` is `published` with the fraction that keeps a feed's updates apart, not an edit."""


def rss(feed: Feed, entries: Sequence[Entry], fragments: MutableMapping[str, bytes]) -> Iterator[bytes]:
    """Yield an RSS 2.0 feed as UTF-8: its head, an item for each entry, its end. Raises OutputError."""
    return _render(_RSS, feed, entries, fragments)


def atom(feed: Feed, entries: Sequence[Entry], fragments: MutableMapping[str, bytes]) -> Iterator[bytes]:
    """Yield an Atom 1.0 feed (RFC 4287) as UTF-8: its head, each entry, its end. Raises OutputError."""
    return _render(_ATOM_1, feed, entries, fragments)


def _render(
    form: _Format, feed: Feed, entries: Sequence[Entry], fragments: MutableMapping[str, bytes]
) -> Iterator[bytes]:
    whole = _built(feed.name + form.suffix, "the feed", lambda: form.head(_generator(form, feed, entries)))
    head, end = whole[: whole.rindex(form.inmost)].rstrip(), whole[whole.rindex(form.inmost) :]
    yield _hexadecimal(head, _PLAIN_IN_HEAD) + b"\n"
    yield from pieces(form.suffix, feed, entries, fragments, lambda feed, entry: _piece(form, feed, entry))
    yield b"  " * (len(form.frame) - 1) + end


def _built(file: str, subject: str, build: Callable[[], bytes]) -> bytes:
    """Run one build under the lock, and name in OutputError what feedgen or lxml refused."""
    try:
        with _LOCK:
            return build()
    except (ValueError, TypeError, etree.LxmlError) as error:
        raise OutputError(file, f"{subject} cannot be written", error) from error


def _generator(form: _Format, feed: Feed, entries: Sequence[Entry]) -> FeedGenerator:
    """Return feedgen's feed, complete but for its entries. feedgen takes the last link for RSS: the alternate."""
    title = one_line(feed.title)
    made = FeedGenerator()
    made.register_extension("mended", form.extension, _EntryExtension)
    made.mended.tombstones = feed.tombstones
    made.id(feed.address(feed.name + form.suffix))
    made.title(title)
    made.description(one_line(feed.description) or form.no_description(title))
    made.language(feed.language)
    made.generator(GENERATOR)
    made.docs("")
    made.ttl(TTL)
    made.updated(max((entry.updated for entry in entries), default=EMPTY))
    made.author([{"name": name} for name in map(one_line, feed.authors) if name] or [{"name": title}])
    made.link(href=feed.address(feed.name + form.suffix), rel="self", type=form.media_type)
    made.link(href=feed.url, rel="alternate", type="text/html")
    return made


def _piece(form: _Format, feed: Feed, entry: Entry) -> bytes:
    """Return one entry as it stands in the feed, with the indentation of its place."""
    return _built(feed.name + form.suffix, f"the entry {entry.id}", lambda: _serialised(form, _made(form, feed, entry)))


def _made(form: _Format, feed: Feed, entry: Entry) -> etree._Element:
    """Return one entry as feedgen and our extension build it."""
    made = FeedEntry()
    made.register_extension("mended", _EntryExtension)
    made.mended.feed, made.mended.entry = feed, entry
    link = clean(feed.link_of(entry))
    made.guid(clean(entry.id), permalink=entry.id == link)
    made.title(one_line(entry.title) or link)
    made.link(href=link, rel="alternate")
    made.updated(entry.updated)
    made.category([{"term": term} for term in _terms(entry.categories)])
    content = clean(entry.content)
    form.fill(made, entry, content)
    if content:
        made.content(byline(entry) + content if feed.byline else content, type="html")
    built: etree._Element = form.build(made)
    return built


def _terms(categories: Sequence[str]) -> list[str]:
    """Return categories without commas: some readers split a category there."""
    return [term for term in dict.fromkeys(one_line(name.replace(",", " ")) for name in categories) if term]


def _fill_rss(made: FeedEntry, entry: Entry, _content: str) -> None:
    """Set what only RSS has: its description is HTML, so the plain summary is escaped once more."""
    made.description(escape(clean(entry.summary), quote=False))


def _fill_atom(made: FeedEntry, entry: Entry, content: str) -> None:
    """Set what only Atom has. Without content a summary is due (RFC 4287 §4.1.1.1): at the least the title."""
    made.published(entry.published)
    made.author([{"name": name} for name in map(one_line, entry.authors) if name])
    if summary := clean(entry.summary) or (not content and made.title()):
        made.summary(summary)


def _serialised(form: _Format, element: etree._Element) -> bytes:
    """Return an element's bytes, written inside the feed's frame so that it declares no namespace again."""
    outer = inner = etree.Element(form.frame[0], nsmap=form.extension.namespaces)
    for name in form.frame[1:]:
        inner = etree.SubElement(inner, name)
    inner.append(element)
    etree.indent(element, level=len(form.frame))
    framed = etree.tostring(outer, encoding="UTF-8")
    start, end = framed.index(f"<{element.tag!s}".encode()), framed.rindex(form.inmost)
    return b"  " * len(form.frame) + _hexadecimal(framed[start:end], _PLAIN_IN_ENTRY) + b"\n"


def _hexadecimal(xml: bytes, plain: re.Pattern[bytes]) -> bytes:
    """Return serialised XML with hexadecimal references for ``<`` and ``&`` in the elements that hold plain text."""
    return plain.sub(lambda found: found[0].replace(b"&lt;", b"&#x3C;").replace(b"&amp;", b"&#x26;"), xml)


class _FeedExtension(BaseExtension):  # type: ignore[misc]  # feedgen has no types
    """What feedgen leaves out of a feed's head."""

    namespaces: Mapping[str, str] = {"media": _MEDIA, "schema": _SCHEMA}
    tombstones: Sequence[Tombstone] = ()

    def extend_ns(self) -> Mapping[str, str]:
        """Return the namespaces that entries use, by prefix, and that of tombstones where there are some."""
        return {**self.namespaces, **({"at": _TOMBSTONES} if self.tombstones else {})}

    def extend_atom(self, feed: etree._Element) -> etree._Element:
        """Mend Atom's head: the form of the date, and plain text that looks like markup."""
        _mend_dates(feed)
        _mend_text(feed)
        for tombstone in self.tombstones:
            deleted = etree.SubElement(feed, f"{{{_TOMBSTONES}}}deleted-entry")
            deleted.set("ref", clean(tombstone.id))
            deleted.set("when", rfc3339(tombstone.when))
        return feed


class _ChannelExtension(_FeedExtension):
    """The same for RSS; feedgen itself adds the first two namespaces there."""

    namespaces: Mapping[str, str] = {
        "atom": _ATOM, "content": _CONTENT, "dc": _DC, "media": _MEDIA, "schema": _SCHEMA,
    }  # fmt: skip


class _EntryExtension(BaseEntryExtension):  # type: ignore[misc]  # feedgen has no types
    """What feedgen leaves out of an entry, and what it writes wrongly; `feed` and `entry` are set by whoever builds."""

    feed: Feed
    entry: Entry

    def extend_rss(self, item: etree._Element) -> etree._Element:
        """Complete an RSS item: dates of our own (no setlocale), authors by name, language, edit, image, minutes."""
        entry = self.entry
        _add(item, "pubDate", rfc822(entry.published))
        for name in filter(None, map(one_line, entry.authors)):
            _add(item, f"{{{_DC}}}creator", name)
        if entry.language and entry.language != self.feed.language:
            _add(item, f"{{{_DC}}}language", entry.language)
        if entry.updated - entry.published >= _EDITED:
            _add(item, f"{{{_ATOM}}}updated", rfc3339(entry.updated))
        self._relate(item, f"{{{_ATOM}}}link")
        self._extend(item)
        return item

    def extend_atom(self, element: etree._Element) -> etree._Element:
        """Complete an Atom entry: what its link is, the form of its dates, its language, image, minutes."""
        for link in element.iterfind("link"):
            link.set("rel", "alternate")
            link.set("type", "text/html")
        if self.entry.language:
            element.set(_LANG, self.entry.language)
        _mend_dates(element)
        _mend_text(element)
        self._relate(element, "link")
        self._extend(element)
        return element

    def _relate(self, element: etree._Element, name: str) -> None:
        """Say where else the article stands (RFC 4287 §4.2.7.2, "related")."""
        for link in self.entry.also_at:
            etree.SubElement(element, name, href=clean(link), rel="related", type="text/html")

    def _extend(self, element: etree._Element) -> None:
        """Add the lead image, directly and alone (a media:group needs alternatives), and the reading time.

        Its text stays in the content: feedparser, and what is built on it, takes a media:description for the entry's
        summary.
        """
        if self.entry.image:
            etree.SubElement(element, f"{{{_MEDIA}}}content", url=clean(self.entry.image), medium="image")
        _add(element, f"{{{_SCHEMA}}}timeRequired", f"PT{self.entry.reading_time}M")


def _add(parent: etree._Element, name: str, text: str) -> etree._Element:
    child = etree.SubElement(parent, name)
    child.text = text
    return child


def _mend_dates(element: etree._Element) -> None:
    """Write the dates of an Atom element in UTC with a "Z", as everywhere else."""
    for date in (*element.iterfind("updated"), *element.iterfind("published")):
        date.text = rfc3339(datetime.fromisoformat(date.text or ""))


def _mend_text(element: etree._Element) -> None:
    """Declare plain text that holds an end tag as HTML that says so, or readers may take it for markup."""
    for name in ("title", "subtitle", "summary"):
        for construct in element.iterfind(name):
            _as_markup(construct)


def _as_markup(construct: etree._Element) -> None:
    if "</" in (construct.text or ""):
        construct.text = escape(construct.text or "", quote=False)
        construct.set("type", "html")


class _Format(NamedTuple):
    """What RSS and Atom differ in."""

    suffix: str
    media_type: str
    frame: Sequence[str]
    """The elements around entries, outermost first."""
    inmost: bytes
    """The end tag behind the last entry."""
    extension: type[_FeedExtension]
    head: Callable[[FeedGenerator], bytes]
    """Serialises a feed without entries."""
    build: Callable[[FeedEntry], etree._Element]
    fill: Callable[[FeedEntry, Entry, str], None]
    no_description: Callable[[str], str]
    """The description of a feed that has none, from its title: RSS demands one."""


_RSS = _Format(
    suffix=".rss",
    media_type="application/rss+xml",
    frame=("rss", "channel"),
    inmost=b"</channel>",
    extension=_ChannelExtension,
    head=lambda made: made.rss_str(pretty=True),
    build=lambda made: made.rss_entry(),
    fill=_fill_rss,
    no_description=lambda title: title,
)
_ATOM_1 = _Format(
    suffix=".atom",
    media_type="application/atom+xml",
    frame=("feed",),
    inmost=b"</feed>",
    extension=_FeedExtension,
    head=lambda made: made.atom_str(pretty=True),
    build=lambda made: made.atom_entry(),
    fill=_fill_atom,
    no_description=lambda _title: "",
)
