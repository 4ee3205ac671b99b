"""The words of the house: what travels from a place on the web to a subscriber.

Glossary. One word, one thing; a new noun is entered here first.

source      a place where articles are listed, one ``[source.NAME]`` table
list        what a source does: say which articles there are
Document    what was fetched or read: bytes with their URL or path, media type and time
Draft       what evidence says about one article; every field optional, a plain value, evidence beside it
Evidence    where a field's value came from, and which values were rejected and why
Recipe      the CSS selectors with which a person tells where things stand on a page
complete    read the article itself, where its listing leaves something out
furniture   words of a page that are not its article: share buttons, comments, "2 min read"
standfirst  the sentence under a title that says what the article is about
teaser      a text that is only the beginning or a summary of the article
flag        what a page is instead of a whole article (teaser, paywalled, listing, error ...), with its evidence
member      one of the means that find a page's main content, each a text of its own
vote        what a member's text counted among the others when they doubted each other
Limits      how much of a document is read, and for how long
stated date a date as precisely as it was said: ISO 8601 text, a day alone, without a zone or with one
Entry       an article normalized and remembered, ready to be published; RFC 4287's words for its fields
mention     what a listing says of one article
alias       a name under which a source may mention an entry again (guid, link, path)
agreement   what two entries have in common: title, link, dates, text
Known       what the store knows of an entry when a source mentions it again
recognize   say which entry a draft is
Change      what recognizing found: New, Edited, Same or Moved, with the entry as it stands now
origin      what a source lends its entries: its name and key for their identity, zone and language for their values
round       one visit to one source, stored whole in one transaction
lease       the right of one worker to one job until a time, with a token that is checked when it ends
pending     a draft whose article page is still to be read
copy        the last good bytes of an article or of a listing, kept compressed for replay
slot        a place in an entry that did not read as before: a field, or the blocks between two that stayed
churn       what differs on every read (ads, counters, tokens) and is no edit
revision    an entry as it stood before an edit
repair      leading a draft with new guid and new link back to the entry that it is
cluster     copies of one article from several sources; the best leads, the others are its "also at"
filter      which entries a feed holds; acts when the feed is read
rewrite     how a source's drafts are put right; acts when they are ingested
replay      read the stored pages again with today's rules, without a request
tombstone   what a feed says of an entry that was deleted (RFC 6721)
gate        looks at a new feed file with the eyes of readers before it takes the old one's place
shown again what a reader takes for new though its subscriber has seen it
journal     what was replaced, when and why, file by file
validators  ETag and Last-Modified of a listing, kept byte for byte
Feed        what is published under one name in several formats, one ``[feed.NAME]`` table
byline      the line "by whom, how long to read" at the head of a feed's content
page        the HTML file we publish for an entry that has no address of its own
File        a path under ``feeds/`` and the bytes that belong there
publish     write feed files; share: compose snippets; post: send one to a network
Snippet     the text with which an entry is told on one network, counted as that network counts
Problem     an article's failure, a value in a source's stream
Finding     what validation says about bytes
Report      what a run did, source by source and feed by feed
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypeAlias

Precision: TypeAlias = Literal["instant", "local", "day", "seen"]
"""How well `Entry.published` is known: with zone, without zone, a day alone, or only when we first saw it."""


@dataclass(frozen=True, slots=True)
class Validators:
    """What a host gave to ask "changed since?" with (RFC 9110 §8.8), byte for byte."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What was fetched or read: `url` is the final URL, or None for a local file."""

    body: bytes
    url: str | None
    media_type: str = ""
    """Lower-case media type without parameters, '' where nothing was said."""
    charset: str | None = None
    """The charset of the Content-Type header as sent, not yet trusted."""
    path: str | None = None
    """Path relative to the config for a local file, with forward slashes."""
    fetched: datetime | None = None
    validators: Validators = Validators()
    language: str | None = None
    """Content-Language as sent."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A value that was found for a field and not taken."""

    value: str
    source: str
    why: str


@dataclass(frozen=True, slots=True)
class Vote:
    """What one member said of a page's main content."""

    member: str
    """"own blocks", "trafilatura", "trafilatura precision", "resiliparse"."""
    similarity: float | None
    """How much of its text and the chosen one are the same, 0 to 1; None for a missing vote."""
    note: str = ""
    """"chosen", or why the vote is missing: "found nothing", "failed (ValueError)", "not asked: no time left" ..."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where the value of a field came from ("json-ld", "feed", "front matter", ...), and what was not taken."""

    source: str
    rejected: Sequence[Rejected] = ()
    votes: tuple[Vote, ...] = ()
    """For the main content of a page: the members that were asked."""


FlagKind: TypeAlias = Literal[
    "teaser", "paywalled", "truncated", "live blog", "gallery", "listing", "error", "challenge"
]
"""teaser: an abstract that leads to the article elsewhere; paywalled: the rest is for subscribers; truncated: the text
stops before its end; live blog: grows entry by entry; gallery: pictures with captions; listing: leads to many articles
and is none; error: says that something is not there; challenge: wants to know whether a person asks."""


@dataclass(frozen=True, slots=True)
class Flag:
    """What a page is instead of a whole article, or beside one."""

    kind: FlagKind
    evidence: tuple[str, ...]
    """What told, a short line each: "isAccessibleForFree: false", "ends in \"Read more\"" ..."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a document is read, and for how long; what is above is left out, not an error."""

    bytes: int = 10_000_000
    """Bytes of the document that are read, from its beginning."""
    elements: int = 50_000
    """Elements of the page that are read, at least 1: several times the largest of a thousand news pages."""
    depth: int = 256
    """Elements inside of one another, 3 to 1,000; of what is nested deeper the text alone is kept, at this depth."""
    seconds: float = 10.0
    """Time after which no further step begins: what is found by then is the result."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What evidence says about one article. Fields are plain values; `evidence[field]` stands beside them."""

    link: str | None = None
    """Absolute http(s) URL of the article."""
    guid: str | None = None
    """The source's own id, as it stands in the listing."""
    path: str | None = None
    """Path of a saved article relative to the config."""
    canonical: str | None = None
    """The URL the article's page names as its own."""
    name: str | None = None
    """The alias by which it is known where its guid and its link are others' too, or where it has neither."""
    first_listed: datetime | None = None
    """When it was listed first, of one that had to wait for its page."""
    position: int | None = None
    """Its place in the listing then."""
    title: str | None = None
    authors: Sequence[str] = ()
    """Names in page order."""
    published: str | None = None
    """Stated date: ISO 8601, as precise as it was said ("2026-03-14", "2026-03-14T09:40", "...+01:00")."""
    updated: str | None = None
    content: str | None = None
    """Full text as HTML; sanitised when the draft becomes an entry."""
    text: str | None = None
    """Full text as plain text, paragraphs divided by blank lines."""
    summary: str | None = None
    """Plain text."""
    image: str | None = None
    """Absolute URL of the lead image."""
    image_alt: str | None = None
    language: str | None = None
    """BCP 47 tag."""
    categories: Sequence[str] = ()
    teaser: bool = False
    """`content` is known to be only a part of the article."""
    flags: tuple[Flag, ...] = ()
    """What the page is instead of a whole article, or beside one."""
    document: Document | None = None
    """The article's own bytes, where the listing already holds them (a saved file, a single article)."""
    evidence: Mapping[str, Evidence] = field(default_factory=dict)


WITHOUT_EVIDENCE = frozenset({"teaser", "flags", "document", "evidence", "name", "first_listed", "position"})
"""Fields of a draft that no place says something for."""


@dataclass(frozen=True, slots=True)
class Problem:
    """An article's failure: an item in a source's stream, a line in the report, never the end of a run."""

    subject: str
    what: str

    def __str__(self) -> str:
        """Read as ``subject: what``, like an error."""
        return f"{self.subject}: {self.what}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article normalized: all that a feed needs. URLs absolute, HTML sanitised, text legal in XML, times UTC."""

    id: str
    """Atom id and RSS guid; minted once, never changed."""
    source: str
    """Name of the source's table."""
    link: str | None
    """Where the article stands; None until a page is published for it (`page`)."""
    title: str
    authors: Sequence[str] = ()
    published: datetime
    published_precision: Precision = "instant"
    updated: datetime
    content: str = ""
    """Sanitised HTML, without the title."""
    text: str = ""
    """`content` as plain text."""
    summary: str = ""
    image: str | None = None
    image_alt: str | None = None
    language: str | None = None
    categories: Sequence[str] = ()
    reading_time: int = 1
    """Minutes, at least 1."""
    slug: str
    """The name of its page and share files, minted once."""
    page: str | None = None
    """Path under ``feeds/`` of the page we publish for it, where it has no address of its own."""
    teaser: bool = False
    """`content` is known to be only a part of the article: its page could not be read, or says no more."""
    flags: tuple[Flag, ...] = ()
    """What the article's page is instead of a whole article, or beside one."""
    first_seen: datetime
    position: int = 0
    """Place in the listing at first sight, the order among entries of one time."""
    deleted: datetime | None = None
    """When it was found deleted at its source."""
    also_at: tuple[str, ...] = ()
    """Links of other sources' copies of the article; known only inside a feed that reads both."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in an entry that did not read as before, remembered from read to read; see entries/changes.py."""

    where: str
    """A field ("title"), or "content" with a digest of what is published there, or of what it stands between."""
    reads: int
    """Reads on which it differed from the read before, none of them followed by a read on which it stood still."""
    seen: str
    """Digest of what stood there when it was last read."""
    still: int = 0
    """Reads in a row since then on which it stood still."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How an entry has read so far, remembered from read to read."""

    slots: tuple[Slot, ...] = ()
    vain: Mapping[str, int] = field(default_factory=dict)
    """Times in a row on which a part of the listing said something else of it, and the article was the same."""
    again: datetime | None = None
    """When its page is to be read again though its listing says nothing new."""
    missing: int = 0
    """Reads in a row on which its page was not there."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the store knows of an entry when a source mentions it again."""

    entry: Entry
    listed: str
    """Digest of what the listing said when it was last read, so that nothing is fetched for an unchanged mention."""
    reading: Reading = Reading()
    is_pruned: bool = False
    """Only its names are left: it was let go for its age, and is not taken for new when it is mentioned again."""


@dataclass(frozen=True, slots=True)
class Copy:
    """What an entry was made of when it was last read well; `draft` is None for a listing."""

    draft: Draft | None
    """What the listing said, without bytes."""
    document: Document | None
    """The article's page, or the listing."""


EditedBy: TypeAlias = Literal["source", "rule"]
"""Who edits: the article's own source, or a rule of the operator's that was replayed."""


@dataclass(frozen=True, slots=True)
class Revision:
    """An entry as it stood until an edit."""

    entry: Entry
    until: datetime
    by: EditedBy = "source"


ChangeKind: TypeAlias = Literal["new", "edited", "same", "moved", "deleted"]


@dataclass(frozen=True, slots=True)
class Change:
    """What recognizing found, and the entry as it stands now, with the aliases that lead to it."""

    kind: ChangeKind
    """`moved`: only the link changed. `same`: nothing a subscriber sees. `deleted`: its page is no longer there."""
    entry: Entry
    aliases: Sequence[str] = ()
    listed: str = ""
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    reading: Reading = Reading()
    before: Entry | None = None
    """The entry as it stood, where what a subscriber sees has changed: kept as a revision."""
    by: EditedBy = "source"
    copy: Copy | None = None
    """What it was made of."""
    hold: str = ""
    """Why a new entry is not to be shared: "first run", "a jump"."""
    claims: Sequence[str] = ()
    """Those of its aliases that led to another entry, and lead to this one from now on."""


@dataclass(frozen=True, slots=True)
class Tombstone:
    """An entry that was deleted at its source and dropped from the feed (RFC 6721 §3)."""

    id: str
    when: datetime


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says about itself."""

    name: str
    title: str
    url: str
    """Where ``feeds/`` is served: absolute, with a slash at the end."""
    description: str = ""
    language: str | None = None
    byline: bool = False
    authors: Sequence[str] = ()
    tombstones: Sequence[Tombstone] = ()

    def address(self, path: str) -> str:
        """Return the public URL of a path under ``feeds/``."""
        return self.url + path

    def link_of(self, entry: Entry) -> str:
        """Return an entry's address: its own, else that of the page we publish for it, else the feeds' folder."""
        return entry.link or self.address(entry.page or "")


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a snippet's text: where it stands, in UTF-8 bytes with the end excluded, and where it leads."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A hashtag in a snippet's text, without ``#``; where it stands, in UTF-8 bytes with the end excluded."""

    start: int
    end: int
    tag: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """The text with which an entry is told on one network, counted as that network counts."""

    network: str
    text: str
    count: int
    limit: int
    link: str
    links: Sequence[Link] = ()
    tags: Sequence[Tag] = ()
    language: str | None = None
    card_title: str = ""
    card_description: str = ""
    image: str | None = None
    image_alt: str | None = None
    """None where no text for the image is known: then the card carries it and no image is attached."""


@dataclass(frozen=True, slots=True)
class File:
    """A path under ``feeds/`` with forward slashes, and the bytes that belong there."""

    path: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Finding:
    """What validation says about bytes: `level` decides whether the file may be published."""

    level: Literal["error", "warning"]
    where: str
    what: str

    def __str__(self) -> str:
        """Read as ``where: what``."""
        return f"{self.where}: {self.what}"


SourceOutcome: TypeAlias = Literal["ok", "unchanged", "failed", "later", "stopped"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReport:
    """What one round of one source did."""

    name: str
    outcome: SourceOutcome
    new: int = 0
    edited: int = 0
    deleted: int = 0
    """Entries whose article is no longer at its source."""
    repaired: int = 0
    """Entries that were led back from new names."""
    pending: int = 0
    """Articles whose page is still to be read."""
    problems: Sequence[str] = ()
    """Articles that failed alone, a line each."""
    error: str | None = None
    exit_code: int = 0
    """The exit code of the error's class."""
    next_due: datetime | None = None
    resume: datetime | None = None
    """When a host that asked to wait may be asked for the pending pages again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedReport:
    """What publishing one feed did."""

    name: str
    entries: int = 0
    written: Sequence[str] = ()
    """Paths under ``feeds/`` whose bytes changed."""
    unchanged: Sequence[str] = ()
    seen: str = ""
    """What a subscriber sees: "2 new, 1 changed, 0 shown again, 0 lost"; '' where no feed file changes."""
    held: Sequence[str] = ()
    """Why the new files were not let through, line by line."""
    error: str | None = None
    exit_code: int = 0
    """The exit code of the error's class."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a run did; `exit_code` is the program's."""

    sources: Sequence[SourceReport] = ()
    feeds: Sequence[FeedReport] = ()
    interrupted: bool = False

    @property
    def exit_code(self) -> int:
        """Return 130, 8, 7, 4, 3, 1 or 0, the first that applies; blocked and empty sources count as failed."""
        codes = {source.exit_code for source in self.sources} | {feed.exit_code for feed in self.feeds}
        failed = [source for source in self.sources if source.error is not None]
        if self.interrupted:
            return 130
        if codes & {7, 8}:
            return max(codes & {7, 8})
        if failed:
            return 4 if len(failed) == len(self.sources) else 3
        return 1 if 1 in codes else 0
