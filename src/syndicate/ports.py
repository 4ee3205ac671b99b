"""What is passed in: the few things the house asks of the world, each described once.

Whoever decides takes these as parameters; whoever does implements them (fetch/, sandbox.py, targets/, stores/).
All datetimes are aware and in UTC; all durations are timedeltas.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol, TypeAlias

from syndicate.model import Change, Copy, Document, Draft, Entry, Evidence, Known, Revision, Validators

Clock: TypeAlias = Callable[[], datetime]
"""The time now, aware and in UTC."""

Extract: TypeAlias = Callable[[Document], Draft]
"""A document becomes what it says about its article. Raises Unreadable. Never runs twice at once in a process."""


class Fetch(Protocol):
    """A URL becomes a document."""

    def __call__(self, url: str, validators: Validators | None = None) -> Document | None:
        """GET `url`; None when the host answers 304 to `validators`. Raises FetchError and its kin, nothing else."""


class List(Protocol):
    """What a source lists with: a fetch that already holds the source's validators of its last stored round."""

    def __call__(self, url: str) -> Document | None:
        """GET a listing; None when nothing changed since the last stored round (304, or the same bytes)."""

    def file(self, path: str) -> Document:
        """Read a local file, `path` relative to the config. Raises FetchError."""

    def glob(self, pattern: str) -> Sequence[str]:
        """Return the files under a folder or matching a glob, relative to the config, sorted. Raises FetchError."""


class Target(Protocol):
    """Where published files go; see targets/."""

    def put(self, path: str, chunks: Iterable[bytes]) -> bool:
        """Make `path` hold these bytes, whole or not at all; True if they differ from before. Raises OutputError."""

    def read(self, path: str) -> bytes | None:
        """Return the published bytes of `path`, None where there are none. Raises OutputError."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source as the config has it: `key` is its URL or path, `settings` a digest of its table."""

    name: str
    key: str
    settings: str
    was: Sequence[str] = ()
    """Names under which the source stood in the config before."""


@dataclass(frozen=True, slots=True)
class SourceState:
    """What the store remembers of a source between rounds."""

    name: str
    key: str
    validators: Validators = Validators()
    body: str = ""
    """Digest of the listing's bytes in the last stored round, '' when the settings changed since."""
    next_due: datetime | None = None
    listing_due: datetime | None = None
    """Before this time a round only completes what is pending."""
    failures: int = 0
    """Failed rounds in a row."""
    last_checked: datetime | None = None
    last_success: datetime | None = None
    seeded: datetime | None = None
    """When it was first read well: what was there then is no news."""
    last_error: str | None = None
    last_error_at: datetime | None = None
    pending: int = 0
    entries: int = 0
    leased_to: str | None = None


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to one job until `until`; `token` is checked when the job ends."""

    name: str
    token: int
    owner: str
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """All that one visit to one source yielded, stored in one transaction.

    `validators` and `body` are None where the old ones stay (a 304, a failure).
    """

    now: datetime
    next_due: datetime
    listing_due: datetime
    changes: Sequence[Change] = ()
    pending: Mapping[str, Draft] | None = None
    """All drafts still to be completed, by minting alias; None leaves the stored ones as they are."""
    validators: Validators | None = None
    body: str | None = None
    error: str | None = None
    dirty: Sequence[str] = ()
    """Feeds that must be published again, marked in the same transaction."""
    listing: Document | None = None
    """The listing's bytes, kept as a copy where they are given."""
    is_read: bool = True
    """The place was asked; a replay of copies says nothing of how it is doing."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a feed has shown of an entry."""

    seen: str
    """Digest of what a subscriber saw of it last."""
    memory: str = ""
    """What readers are known to remember of it; see validate/readers.py."""
    cut: bool = False
    """Its text was cut to the summary for the feed's size."""
    until: datetime | None = None
    """When it left the feed; None while it stands there."""
    copy_of: str = ""
    """It was not shown itself but stood for by this entry, whose copy it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """What is remembered of a feed between publications."""

    settings: Mapping[str, str] = field(default_factory=dict)
    """What its files were made with, key by key."""
    program: str = ""
    """Version of the program that wrote them."""
    succeeded: datetime | None = None
    """When its files were last in place."""
    fingerprint: str = ""
    """Digest of all that the files that stand were made of; '' where that is not known."""
    held: Sequence[str] = ()
    """Why the newest files were not let through, a line each; none where nothing is held."""
    was: Sequence[str] = ()
    """Names under which its files and snippets have lain, the latest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a feed's journal: a file was replaced."""

    path: str
    at: datetime
    program: str
    causes: Sequence[str]
    size: int
    digest: str
    is_whole: bool = False
    """The bytes are still kept."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """A published file whose bytes are new."""

    path: str
    body: bytes
    causes: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What is remembered of a feed once its files are in place, stored in one transaction."""

    now: datetime
    state: FeedState
    shown: Mapping[str, Shown]
    """Every entry that stands in the feed now, by id; others have left it."""
    replaced: Sequence[Replaced] = ()
    copies: Mapping[str, str] = field(default_factory=dict)
    """Entries for which one of these stands that is a copy of the same article, by id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """How much of a source's past is kept; None for all of it."""

    before: datetime | None = None
    """Entries published before are let go."""
    entries: int | None = None
    """Entries beyond this many, the newest first, are let go."""


class SourceBook(Protocol):
    """What is remembered of sources."""

    def declare(self, rows: Sequence[SourceRow]) -> None:
        """Make the store know these sources. Idempotent, one transaction.

        A row whose settings changed forgets its validators, so that the listing is read anew. A source under a new
        name with the key of one that left the config, or that says it `was` one that left, takes over its entries and
        its state (a renamed table). One that has been read under its new name already takes over the entries: of an
        article that came under both names the first entry stays, unless the second alone stands in a feed, and the
        names of the other lead to it. Two sources that were read side by side stay two.
        """

    def claim(self, owner: str, now: datetime, lease: timedelta, names: Collection[str], limit: int) -> Sequence[Lease]:
        """Lease up to `limit` of these sources that are due, longest waiting first. Atomic: no source twice.

        A lease that has expired, or whose owner is a dead process of this host, is due again.
        """

    def take(self, name: str, owner: str, now: datetime, lease: timedelta) -> Lease | None:
        """Lease this source whether it is due or not; None while a living owner holds it. Atomic."""

    def renew(self, lease: Lease, until: datetime) -> None:
        """Hold on to a lease with the same token. Raises LeaseLost."""

    def rewind(self, now: datetime, slack: timedelta) -> int:
        """Set back with the clock what sources wait for that were read more than `slack` after now; return how many.

        They wait from now on as long as they were to wait when they were read. Articles that were to be read again in
        more than eight days are due, and leases that were to last for longer are ended, of feeds too. Idempotent, one
        transaction.
        """

    def release(self, lease: Lease, due: datetime) -> None:
        """Give a lease back without a round; a lost lease is left alone. Idempotent."""

    def finish(self, lease: Lease, result: Round) -> None:
        """Store a round whole: entries, aliases, provenance, pending drafts, state, dirty feeds. One transaction.

        Raises LeaseLost when the token is no longer the source's, and then nothing is written.
        """

    def state(self, name: str) -> SourceState | None:
        """Return what is known of one source."""

    def states(self) -> Sequence[SourceState]:
        """Return what is known of all declared sources, by name."""


class EntryBook(Protocol):
    """What is remembered of entries. Aliases are looked up within one source."""

    def find(self, source: str, aliases: Sequence[str]) -> Known | None:
        """Return the entry to which the first known of these aliases leads.

        Of the names of one entry those it was minted with stay, and the two dozen that were used last. Raises
        StoreDamaged where a name leads nowhere.
        """

    def known(self, id: str) -> Known | None:
        """Return what is known of an entry by its id, pruned or not."""

    def due_again(self, source: str, now: datetime, limit: int) -> Sequence[Known]:
        """Return entries of a source whose page is to be read again, longest waiting first."""

    def arrivals(self, source: str, since: datetime) -> Sequence[datetime]:
        """Return when the entries of a source that came since then were first seen, in order."""

    def holder(self, id: str) -> str | None:
        """Return the name of the source that holds an id, None where it is free."""

    def is_updated_at(self, when: datetime) -> bool:
        """Tell whether an entry has exactly this `updated`, to the millisecond."""

    def get(self, id: str) -> Entry | None:
        """Return one entry. Raises StoreDamaged where it is not what was written, as all that return entries do."""

    def latest(self, sources: Sequence[str], limit: int) -> Sequence[Entry]:
        """Return the newest entries of these sources: by published, then first seen, then position, then id."""

    def sources(self) -> Sequence[str]:
        """Return the names of all sources that hold entries which were not pruned, of the config or not, sorted."""

    def search(self, word: str) -> Sequence[Entry]:
        """Return entries that `word` names, fifty at most and the newest first; none for ''.

        Those whose id, slug, link or page it is come first, then those whose id, slug or link ends with it, then those
        whose title holds it, in small letters or capitals.
        """

    def query(self, words: str, limit: int) -> Sequence[Entry]:
        """Return entries in whose title or text all these words occur, best first; of thousands the newest are weighed.

        The end of each word but a single letter may be missing, "words in quotes" occur as they stand; scripts without
        spaces are searched character by character. Accents and points are nothing, vowels that are written as marks are
        letters. Nothing for a question without a word.
        """

    def history(self, id: str) -> Sequence[Revision]:
        """Return an entry as it stood before each of its edits, oldest first."""

    def held(self, source: str) -> Mapping[str, str]:
        """Return the ids of entries of a source that were new with a reason not to be shared, and the reason."""

    def let_go(self, source: str) -> int:
        """Let the held entries of a source be shared; return how many. Idempotent."""

    def prune(self, source: str, retention: Retention) -> int:
        """Let go of entries of a source that are older or more than is kept; return how many. Idempotent.

        Their names stay, so that a later mention makes no new entry of them, and a round at work does not bring one
        back that it edits; what stands in a published feed stays whole. Small transactions, each whole in itself.
        """

    def evidence(self, id: str) -> Mapping[str, Evidence]:
        """Return the provenance of an entry's fields."""

    def place(self, pages: Mapping[str, str]) -> None:
        """Mint the page of entries by id; one that has a page keeps it. Idempotent, one transaction."""

    def restore(self, entries: Sequence[Change]) -> int:
        """Take entries back: new ones whose id is free, and edits of those that are there; return how many.

        Idempotent, one transaction.
        """

    def count(self) -> int:
        """Return how many entries are remembered."""


class PendingBook(Protocol):
    """Drafts whose article page is still to be read."""

    def of(self, source: str) -> Mapping[str, Draft]:
        """Return a source's pending drafts by minting alias, in listing order.

        Raises StoreDamaged where one is not what was written: what is published is made of them.
        """


class CopyBook(Protocol):
    """What entries and listings were made of, kept for replay; nothing of what is larger than 50 megabytes."""

    def of(self, source: str) -> Sequence[str]:
        """Return the ids of the entries of a source of which a copy is kept."""

    def get(self, source: str, id: str) -> Copy | None:
        """Return the copy of an entry, or of the listing under ''. Raises StoreDamaged."""

    def trim(self, budget: int) -> int:
        """Drop the oldest copies until all together take at most `budget` bytes; return how many."""


class FeedBook(Protocol):
    """Which feeds must be published again, who is at it, and what they have shown."""

    def declare(self, was: Mapping[str, Sequence[str]]) -> None:
        """Give each of these feeds what a feed of one of its former names has left; its own past comes first."""

    def state(self, name: str) -> FeedState:
        """Return what is remembered of a feed; of one that was never published, nothing."""

    def keep(self, name: str, state: FeedState) -> None:
        """Remember this of a feed. Idempotent."""

    def shown(self, name: str) -> Mapping[str, Shown]:
        """Return what a feed has shown, by entry id, of entries that left it too."""

    def stand(self, name: str, shown: Mapping[str, Shown]) -> None:
        """Remember that these entries stand in a feed's file; what is remembered of one already stays. Idempotent."""

    def published(self, name: str, publication: Publication) -> None:
        """Remember that a feed's files are in place: its state, what it shows, a line for each file. One transaction.

        Called after the files: where a crash comes between, the next publication finds them and says so.
        """

    def journal(self, name: str, limit: int) -> Sequence[Line]:
        """Return the newest lines of a feed's journal, newest first."""

    def digest(self, body: bytes) -> str:
        """Return the digest under which the journal knows bytes."""

    def last(self, name: str, path: str) -> str | None:
        """Return the digest of the bytes that the journal says a file has."""

    def at(self, name: str, path: str, when: datetime) -> tuple[datetime, bytes | None] | None:
        """Return since when a file stood as it did at `when`, and its bytes where they are still kept."""

    def forget(self, before: datetime) -> int:
        """Drop the kept bytes of files replaced before then; return how many. The lines stay.

        What stands is kept however old it is. What left a feed two years before then is forgotten too.
        """

    def mark(self, names: Sequence[str]) -> None:
        """Make feeds dirty. Idempotent."""

    def dirty(self) -> Sequence[str]:
        """Return the names of dirty feeds, sorted."""

    def take(self, name: str, owner: str, now: datetime, lease: timedelta) -> Lease | None:
        """Lease the publishing of a feed; None while a living owner holds it. Atomic."""

    def done(self, lease: Lease, *, clean: bool) -> None:
        """End a lease; `clean` says that all marks made before it was taken are now published."""


class Store(AbstractContextManager["Store"], Protocol):
    """The memory: small books over one database. Safe for threads, and for several processes at once."""

    @property
    def sources(self) -> SourceBook:
        """The book of sources."""

    @property
    def entries(self) -> EntryBook:
        """The book of entries."""

    @property
    def pending(self) -> PendingBook:
        """The book of pending drafts."""

    @property
    def feeds(self) -> FeedBook:
        """The book of feeds."""

    @property
    def copies(self) -> CopyBook:
        """The book of copies."""

    def transaction(self) -> AbstractContextManager[None]:
        """All that happens inside is kept whole or not at all, and nobody else writes meanwhile. Nests.

        One that fails inside of another leaves nothing behind, also where the outer one goes on.
        """

    def close(self) -> None:
        """Close the database. Idempotent."""
