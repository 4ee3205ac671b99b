"""What is passed in: the few things the house asks of the world, each described once.

Whoever decides takes these as parameters; whoever does implements them (fetch/, sandbox.py, targets/, stores/).
All datetimes are aware and in UTC; all durations are timedeltas.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, TypeAlias

from syndicate.model import Change, Document, Draft, Entry, Evidence, Known, Validators

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


class SourceBook(Protocol):
    """What is remembered of sources."""

    def declare(self, rows: Sequence[SourceRow]) -> None:
        """Make the store know these sources. Idempotent, one transaction.

        A row whose settings changed forgets its validators, so that the listing is read anew. A source under a new
        name with the key of one that left the config takes over its entries and its state (a renamed table).
        """

    def claim(self, owner: str, now: datetime, lease: timedelta, names: Sequence[str], limit: int) -> Sequence[Lease]:
        """Lease up to `limit` of these sources that are due, longest waiting first. Atomic: no source twice.

        A lease that has expired, or whose owner is a dead process of this host, is due again.
        """

    def take(self, name: str, owner: str, now: datetime, lease: timedelta) -> Lease | None:
        """Lease this source whether it is due or not; None while a living owner holds it. Atomic."""

    def renew(self, lease: Lease, until: datetime) -> None:
        """Hold on to a lease with the same token. Raises LeaseLost."""

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
        """Return the entry to which the first known of these aliases leads."""

    def holder(self, id: str) -> str | None:
        """Return the name of the source that holds an id, None where it is free."""

    def is_updated_at(self, when: datetime) -> bool:
        """Tell whether an entry has exactly this `updated`, to the millisecond."""

    def get(self, id: str) -> Entry | None:
        """Return one entry."""

    def latest(self, sources: Sequence[str], limit: int) -> Sequence[Entry]:
        """Return the newest entries of these sources: by published, then first seen, then position, then id."""

    def search(self, word: str) -> Sequence[Entry]:
        """Return entries whose id, slug or link is or ends with `word`, or whose title holds it, newest first."""

    def evidence(self, id: str) -> Mapping[str, Evidence]:
        """Return the provenance of an entry's fields."""

    def place(self, pages: Mapping[str, str]) -> None:
        """Mint the page of entries by id; one that has a page keeps it. Idempotent, one transaction."""

    def restore(self, entries: Sequence[tuple[Entry, Sequence[str]]]) -> int:
        """Take entries with their aliases back into an empty store; return how many. One transaction.

        Does nothing when the store holds any entry.
        """

    def count(self) -> int:
        """Return how many entries are remembered."""


class PendingBook(Protocol):
    """Drafts whose article page is still to be read."""

    def of(self, source: str) -> Mapping[str, Draft]:
        """Return a source's pending drafts by minting alias, in listing order."""


class FeedBook(Protocol):
    """Which feeds must be published again, and who is at it."""

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

    def transaction(self) -> AbstractContextManager[None]:
        """All that happens inside is kept whole or not at all, and nobody else writes meanwhile. Nests."""

    def close(self) -> None:
        """Close the database. Idempotent."""
