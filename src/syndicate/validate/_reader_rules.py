"""How readers know an item again, and what of it they take for a change: data, with the place where each does so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reader:
    """One family of readers."""

    name: str
    identity: Sequence[Sequence[str]]
    """Fields of an item that make its identity together; the first row whose first field is there."""
    changes: Sequence[str]
    """Fields a change of which changes the item that is shown; none of them shows it as new again."""


READERS = (
    # lemon24/reader 3.26: entry id is feedparser's `id`, else the link; an entry is changed when its hash of all
    # fields is (src/reader/_hash_utils.py), whatever `updated` says.
    Reader("feedparser", (("id",), ("link",)), ("title", "link", "published", "updated", "summary", "content")),
    # miniflux/v2 106cdd09: internal/reader/rss/adapter.go and atom/atom_10_adapter.go: hash of guid, else of the link,
    # else of title and content; storage/entry.go updateEntry takes title, url, content, author, tags.
    Reader("Miniflux", (("id",), ("link",), ("title", "content")), ("title", "link", "content")),
    # NetNewsWire 834decfad: ParsedItem.uniqueID is the guid, else md5 of permalink and date, else of title, else of
    # body (RSSArticle.calculatedUniqueID); Article.changesFrom ignores the dates that stand in a feed.
    Reader(
        "NetNewsWire",
        (("id",), ("link", "published"), ("link",), ("title",), ("content",)),
        ("title", "link", "summary", "content"),
    ),
    # FreshRSS 6c58b9051: SimplePie get_id() is the guid, else sha1 of link and date; FreshRSS_Entry::hash() is over
    # link, title, authors, content and tags.
    Reader("FreshRSS", (("id",), ("link", "published"), ("link",), ("title", "content")), ("title", "link", "content")),
)
