"""JSON Feed 1.1: ``feeds/<name>.json``, from which entries can be taken back when the state is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import msgspec

from syndicate.formats._fragments import pieces
from syndicate.formats._words import byline
from syndicate.model import Entry, Precision
from syndicate.validate.iri import problem
from syndicate.validate.values import rfc3339 as date_problem
from syndicate.values.dates import rfc3339
from syndicate.values.text import clean, one_line
from syndicate.values.urls import is_web

if TYPE_CHECKING:
    from collections.abc import Iterator, MutableMapping, Sequence

    from syndicate.model import Feed

SUFFIX = ".json"
MEDIA_TYPE = "application/feed+json"
VERSION = "https://jsonfeed.org/version/1.1"

_INDENT = 1
_Instant = Annotated[str, msgspec.Meta(max_length=40)]
_Count = Annotated[int, msgspec.Meta(ge=0, lt=2**31)]
_FileName = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9][a-z0-9_-]{0,199}\Z")]
_PagePath = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9][a-z0-9_-]{0,199}/[a-z0-9][a-z0-9_-]{0,199}\.html\Z")]


class _Author(msgspec.Struct, frozen=True):
    name: str


class _Ours(msgspec.Struct, frozen=True, omit_defaults=True):
    """What JSON Feed has no place for: the reading time, and what an entry needs to be remembered again."""

    reading_minutes: Annotated[int, msgspec.Meta(ge=1, lt=2**31)]
    source: _FileName
    slug: _FileName
    first_seen: _Instant
    position: _Count
    precision: Precision
    page: _PagePath | None = None
    image_alt: str | None = None
    teaser: bool = False
    also_at: tuple[str, ...] = ()
    """Links of other sources' copies; not taken back, a feed finds them anew."""


class _Item(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An item in JSON Feed's words; fields are written in this order, and not at all where they are empty."""

    id: str
    url: str
    title: str
    authors: tuple[_Author, ...] = ()
    date_published: _Instant
    date_modified: _Instant
    language: str | None = None
    image: str | None = None
    summary: str = ""
    content_html: str = ""
    content_text: str = ""
    tags: tuple[str, ...] = ()
    ours: _Ours = msgspec.field(name="_syndicate")


class _Settings(msgspec.Struct, frozen=True, omit_defaults=True):
    """Settings of the feed that reach into its items' content."""

    byline: bool = False


class _Head(msgspec.Struct, frozen=True, omit_defaults=True):
    version: str
    title: str
    home_page_url: str
    feed_url: str
    description: str = ""
    language: str | None = None
    authors: tuple[_Author, ...] = ()
    settings: _Settings | None = msgspec.field(name="_syndicate", default=None)


class _File(msgspec.Struct, frozen=True):
    """What is read of a file before its items are: each of them may be malformed alone."""

    items: tuple[msgspec.Raw, ...]
    feed_url: str = ""
    settings: _Settings | None = msgspec.field(name="_syndicate", default=None)


def render(feed: Feed, entries: Sequence[Entry], fragments: MutableMapping[str, bytes]) -> Iterator[bytes]:
    """Yield the feed's bytes in UTF-8, entries in the order given. The same input gives the same bytes.

    `fragments` is a mapping in memory that may be empty: rendered items by a digest of what they are made of, so that
    an entry that has not changed is not written again.
    """
    head = _Head(
        version=VERSION,
        title=one_line(feed.title),
        home_page_url=clean(feed.url),
        feed_url=clean(feed.address(feed.name + SUFFIX)),
        description=one_line(feed.description),
        language=feed.language,
        authors=_people(feed.authors),
        settings=_Settings(byline=True) if feed.byline else None,
    )
    yield _indented(head, 0).removesuffix(b"\n}") + b',\n "items": ['
    before = b"\n"
    for item in pieces(SUFFIX, feed, entries, fragments, _piece):
        yield before + item
        before = b",\n"
    yield b"\n ]\n}\n" if entries else b"]\n}\n"


def _piece(feed: Feed, entry: Entry) -> bytes:
    return _indented(_item(feed, entry), 2)


def _indented(value: msgspec.Struct, level: int) -> bytes:
    """Return JSON for people, `level` deep. A line end inside a string is an escape, so every other one is ours."""
    lines = msgspec.json.format(msgspec.json.encode(value), indent=_INDENT)
    margin = b" " * level
    return margin + lines.replace(b"\n", b"\n" + margin)


def _people(names: Sequence[str]) -> tuple[_Author, ...]:
    return tuple(_Author(name=name) for name in map(one_line, names) if name)


def _item(feed: Feed, entry: Entry) -> _Item:
    content, link = clean(entry.content), clean(feed.link_of(entry))
    title = one_line(entry.title) or link
    return _Item(
        id=clean(entry.id),
        url=link,
        title=title,
        content_html=byline(entry) + content if content and feed.byline else content,
        # JSON Feed 1.1: an item has content_html or content_text, or both.
        content_text="" if content else clean(entry.summary) or title,
        summary=clean(entry.summary),
        image=clean(entry.image or "") or None,
        date_published=_written(entry.published),
        date_modified=_written(entry.updated),
        authors=_people(entry.authors),
        tags=tuple(tag for tag in map(one_line, entry.categories) if tag),
        language=entry.language,
        ours=_ours(entry),
    )


def _ours(entry: Entry) -> _Ours:
    return _Ours(
        reading_minutes=entry.reading_time,
        source=entry.source,
        slug=entry.slug,
        first_seen=_written(entry.first_seen),
        position=entry.position,
        precision=entry.published_precision,
        page=entry.page,
        image_alt=one_line(entry.image_alt or "") or None,
        teaser=entry.teaser,
        also_at=tuple(map(clean, entry.also_at)),
    )


def _written(when: datetime) -> str:
    """Return a moment as RFC 3339, exact to the microsecond."""
    return when.isoformat().replace("+00:00", "Z") if when.microsecond % 1000 else rfc3339(when)


def _read_date(written: str) -> datetime:
    """Return the moment that a date of RFC 3339 names, in UTC. Raises ValueError."""
    if fault := date_problem(written):
        raise ValueError(fault)
    return datetime.fromisoformat(written).astimezone(UTC)


def entries_of(body: bytes, feed: Feed) -> list[Entry]:
    """Return the entries of a feed that `render` wrote, as they were: the inverse of `render` for normalized entries.

    The file is untrusted: an item that is malformed, holds what no normalized entry holds, or repeats an id is left
    out, and a file that is no JSON Feed holds none. Raises nothing.
    """
    try:
        file = msgspec.json.decode(body, type=_File)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return []
    # It may lie under a name that the feed had before, and tell where the feed is now.
    base = file.feed_url.rpartition("/")[0] + "/" if file.feed_url.endswith(SUFFIX) else feed.url
    found: dict[str, Entry] = {}
    for raw in file.items:
        entry = _read(raw, base, with_byline=file.settings is not None and file.settings.byline)
        if entry is not None:
            found.setdefault(entry.id, entry)
    return list(found.values())


def _read(raw: msgspec.Raw, base: str, *, with_byline: bool) -> Entry | None:
    """Return one item as an entry, None where it is not what `render` writes."""
    try:
        item = msgspec.json.decode(raw, type=_Item)
        entry = _entry(item, base)
    except (msgspec.MsgspecError, ValueError, RecursionError, OverflowError):
        return None
    if with_byline and item.content_html:
        head = byline(entry)
        if not item.content_html.startswith(head):
            return None
        entry = replace(entry, content=item.content_html.removeprefix(head))
    return _completed(entry) if _is_normalized(entry) else None


def _entry(item: _Item, base: str) -> Entry:
    """Return what an item says. An item that points to our own page has no address of its own."""
    ours = item.ours
    return Entry(
        id=item.id,
        source=ours.source,
        link=None if item.url == base + (ours.page or "") else item.url,
        title=item.title,
        authors=tuple(author.name for author in item.authors),
        published=_read_date(item.date_published),
        published_precision=ours.precision,
        updated=_read_date(item.date_modified),
        content=item.content_html,
        summary=item.summary,
        image=item.image,
        image_alt=ours.image_alt,
        language=item.language,
        categories=item.tags,
        reading_time=ours.reading_minutes,
        slug=ours.slug,
        page=ours.page,
        teaser=ours.teaser,
        first_seen=_read_date(ours.first_seen),
        position=ours.position,
    )


def _completed(entry: Entry) -> Entry:
    """Return the entry with its plain text, which is always that of its content."""
    from syndicate.values.markup import text_of

    return replace(entry, text=text_of(entry.content))


def _is_normalized(entry: Entry) -> bool:
    """Tell whether an entry could have come from our own normalizing: legal, tidy and harmless in every field."""
    return _is_tidy(entry) and _is_addressed(entry) and _is_harmless(entry.content)


def _is_tidy(entry: Entry) -> bool:
    lines = [entry.title, *entry.authors, *entry.categories, *([] if entry.image_alt is None else [entry.image_alt])]
    return all(line and one_line(line) == line for line in lines) and clean(entry.summary) == entry.summary


def _is_addressed(entry: Entry) -> bool:
    from syndicate.values.language import tag

    addresses = [url for url in (entry.link, entry.image) if url is not None]
    return (
        problem(entry.id) is None
        and all(is_web(url) and problem(url) is None for url in addresses)
        and (entry.language is None or tag(entry.language) == entry.language)
    )


def _is_harmless(content: str) -> bool:
    from syndicate.values.markup import sanitise

    return clean(content) == content and sanitise(content, None) == content
