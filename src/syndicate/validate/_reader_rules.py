"""How readers know an item again, and what of it they take for a change: data, with the place where each does so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Reader:
    """One family of readers."""

    name: str
    identity: Sequence[Sequence[str]]
    """Fields of an item that make its identity together: of the rows whose fields are all there the first counts, the
    last one where there is none."""
    changes: Sequence[str]
    """Fields a change of which changes the item that is shown. None of these readers shows it as unread again for that
    (FreshRSS has a setting for it, mark_updated_article_unread, which is off)."""
    keeps: timedelta | None = None
    """How long an item that has left the feed is known; None for ever. Later it comes back as a new one."""
    doubts: float | None = None
    """Where more than this share of a feed's ids is missing or stands twice, none of them is trusted, then and for
    good: items are known by `identity` without its first row."""


READERS = (
    # lemon24/reader 3.26: the id is feedparser's `id`, else (RSS) the link (_parser/feedparser.py, _process_entry). An
    # entry changes when `updated` moves, or the hash of all other fields does, but the latter no more than 24 times
    # (_update/__init__.py, should_update_entry). It knows no categories and no media:content, and of several authors
    # keeps one (#391). Nothing is ever forgotten. tests/validate/test_real_readers.py holds it against this row.
    Reader(
        "feedparser",
        identity=(("id",), ("link",)),
        changes=(
            *("title", "link", "published", "updated", "summary", "content"),
            *("authors", "language", "enclosures"),
        ),
    ),
    # miniflux/v2: a hash of the id, else of the link, else of title and text (internal/reader/rss/adapter.go;
    # atom/atom_10_adapter.go and json/adapter.go the same). The text is the content, else the summary; the picture of
    # media:content is an enclosure. Dates are never changed (internal/storage/entry.go, updateEntry says why). What was
    # read 60 days ago (CLEANUP_ARCHIVE_READ_DAYS) and left the feed is deleted with its hash (cleanupEntries).
    Reader(
        "Miniflux",
        identity=(("id",), ("link",), ("title", "text")),
        changes=("title", "link", "text", "authors", "categories", "enclosures", "image"),
        keeps=timedelta(days=60),
    ),
    # NetNewsWire: the guid, else a hash (Modules/RSParser, UniqueIDCalculator.swift). Equality is over all fields, the
    # dates too (Modules/Articles, Article.swift, ==); a summary and a picture of their own are read in JSON Feed alone.
    # An article that arrived 30 days ago and is no longer in the feed is deleted (ArticlesTable.swift, update), and
    # that it was read is forgotten at the next start (Technotes/RetentionPolicy.markdown).
    Reader(
        "NetNewsWire",
        identity=(
            *(("id",), ("link", "published"), ("title", "published"), ("published",)),
            *(("link",), ("title",), ("text",)),
        ),
        changes=("title", "link", "published", "updated", "summary", "text", "authors", "image"),
        keeps=timedelta(days=30),
    ),
    # FreshRSS 6c58b9051: SimplePie's get_id(), else a hash of link and date, with title and text where these say
    # nothing (app/Models/Feed.php, decideEntryGuid); a feed with more than 5 % of bad ids is read without ids from then
    # on (loadGuids). Entry::hash() is over link, title, authors, text and tags (app/Models/Entry.php): "Do not include
    # $this->date because it may be automatically generated when lacking". Entries are kept for 3 months
    # (ARCHIVING_RETENTION_PERIOD).
    Reader(
        "FreshRSS",
        identity=(("id",), ("link", "published"), ("link",), ("published",), ("title", "text")),
        changes=("title", "link", "text", "authors", "categories"),
        keeps=timedelta(days=90),
        doubts=0.05,
    ),
)
