"""The books of ports.py over any SQL database: statements from stores/_sql.py, rows in and out of our types."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import msgspec

from syndicate.errors import LeaseLost, StoreError
from syndicate.model import Change, Draft, Entry, Evidence, Known, Validators
from syndicate.ports import Lease, Round, SourceRow, SourceState
from syndicate.stores import _owner, _sql

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from contextlib import AbstractContextManager

Row = Any
"""A row whose columns are read by name."""
T = TypeVar("T")
DAMAGED = "is damaged: move it away and run again, ids and dates are taken back from the published feeds"


class Database(Protocol):
    """What the books ask of a database."""

    def rows(self, statement: str, **values: object) -> list[Row]:
        """Run one statement in the transaction at hand, or in one of its own, and return its rows."""

    def changed(self, statement: str, **values: object) -> int:
        """Run one statement and return how many rows it changed."""

    def transaction(self) -> AbstractContextManager[None]:
        """Everything inside happens whole or not at all; write access is taken at the start."""


def stamp(when: datetime) -> int:
    """Return a time as milliseconds since 1970 UTC."""
    return (when - _EPOCH) // _MILLISECOND


def instant(milliseconds: int) -> datetime:
    """Return milliseconds since 1970 as an aware UTC time."""
    return _EPOCH + milliseconds * _MILLISECOND


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_entry = msgspec.json.Decoder(Entry)
_draft = msgspec.json.Decoder(Draft)
_evidence = msgspec.json.Decoder(dict[str, Evidence])


def _text(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _read(decoder: msgspec.json.Decoder[T], text: str) -> T:
    """Read what _text() wrote. Raises StoreError: SQLite has no checksums, so a torn disk shows first here."""
    try:
        return decoder.decode(text)
    except msgspec.DecodeError as error:
        raise StoreError("state", DAMAGED, error) from None


def _entry_of(row: Row) -> Entry:
    return replace(_read(_entry, row["data"]), source=row["source"], page=row["page"])


def _held(lease: Lease) -> dict[str, object]:
    return {"name": lease.name, "token": lease.token, "owner": lease.owner}


class Sources:
    """The book of sources."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def declare(self, rows: Sequence[SourceRow]) -> None:
        """See ports.SourceBook."""
        names = {row.name for row in rows}
        with self._db.transaction():
            before = {row["name"]: row["key"] for row in self._db.rows(_sql.NAMES_AND_KEYS)}
            left = {name: key for name, key in before.items() if name not in names}
            free = {key: name for name, key in left.items()}
            for row in rows:
                if row.name not in before and row.key in free:
                    self._rename(free.pop(row.key), row.name)
                self._db.changed(_sql.DECLARE, name=row.name, key=row.key, settings=row.settings)
            for name in left:
                self._db.changed(_sql.UNDECLARE, name=name)

    def _rename(self, old: str, new: str) -> None:
        for statement in (_sql.RENAME_SOURCE, _sql.RENAME_ENTRIES, _sql.RENAME_ALIASES, _sql.RENAME_PENDING):
            self._db.changed(statement, old=old, new=new)

    def claim(self, owner: str, now: datetime, lease: timedelta, names: Sequence[str], limit: int) -> Sequence[Lease]:
        """See ports.SourceBook."""
        with self._db.transaction():
            self._bury(now)
            until = now + lease
            rows = self._db.rows(_sql.DUE, now=stamp(now), names=_text(list(names)), limit=limit)
            due = [row["name"] for row in rows]
            rows = [self._db.rows(_sql.CLAIM, name=name, owner=owner, until=stamp(until))[0] for name in due]
        return [Lease(name, row["lease_token"], owner, until) for name, row in zip(due, rows, strict=True)]

    def take(self, name: str, owner: str, now: datetime, lease: timedelta) -> Lease | None:
        """See ports.SourceBook."""
        with self._db.transaction():
            self._bury(now)
            until = now + lease
            rows = self._db.rows(_sql.TAKE, name=name, owner=owner, now=stamp(now), until=stamp(until))
        return Lease(name, rows[0]["lease_token"], owner, until) if rows else None

    def _bury(self, now: datetime) -> None:
        """Make the sources of dead processes due again."""
        for row in self._db.rows(_sql.OWNERS):
            if _owner.is_dead(row["lease_owner"]):
                self._db.changed(_sql.BURY, owner=row["lease_owner"], now=stamp(now))

    def renew(self, lease: Lease, until: datetime) -> None:
        """See ports.SourceBook."""
        if not self._db.changed(_sql.RENEW, **_held(lease), until=stamp(until)):
            raise LeaseLost(lease.name, "another worker took it over")

    def release(self, lease: Lease, due: datetime) -> None:
        """See ports.SourceBook."""
        self._db.changed(_sql.RELEASE, **_held(lease), due=stamp(due))

    def finish(self, lease: Lease, result: Round) -> None:
        """See ports.SourceBook."""
        with self._db.transaction():
            held = self._db.changed(
                _sql.FINISH,
                **_held(lease),
                due=stamp(result.next_due),
                listing_due=stamp(result.listing_due),
                now=stamp(result.now),
                error=result.error,
            )
            if not held:
                raise LeaseLost(lease.name, "another worker took it over, nothing of this round is kept")
            self._keep_round(lease.name, result)

    def _keep_round(self, name: str, result: Round) -> None:
        for change in result.changes:
            _keep(self._db, change)
        if result.pending is not None:
            self._db.changed(_sql.FORGET_PENDING, source=name)
            for rank, (alias, draft) in enumerate(result.pending.items()):
                self._db.changed(_sql.KEEP_PENDING, source=name, alias=alias, rank=rank, data=_text(draft))
        if result.validators is not None:
            etag, last_modified = result.validators.etag, result.validators.last_modified
            self._db.changed(_sql.REMEMBER_VALIDATORS, name=name, etag=etag, last_modified=last_modified)
        if result.body is not None:
            self._db.changed(_sql.REMEMBER_BODY, name=name, body=result.body)
        for feed in result.dirty:
            self._db.changed(_sql.MARK, name=feed)

    def state(self, name: str) -> SourceState | None:
        """See ports.SourceBook."""
        rows = self._db.rows(_sql.STATE, name=name)
        return _state(rows[0]) if rows else None

    def states(self) -> Sequence[SourceState]:
        """See ports.SourceBook."""
        return [_state(row) for row in self._db.rows(_sql.STATES)]


def _state(row: Row) -> SourceState:
    times = {name: _maybe(row[name]) for name in ("last_checked", "last_success", "last_error_at")}
    return SourceState(
        name=row["name"],
        key=row["key"],
        validators=Validators(row["etag"], row["last_modified"]),
        body=row["body"],
        next_due=instant(row["next_due"]),
        listing_due=instant(row["listing_due"]),
        failures=row["failures"],
        last_error=row["last_error"],
        pending=row["waiting"],
        entries=row["held"],
        leased_to=row["lease_owner"],
        **times,
    )


def _maybe(milliseconds: int | None) -> datetime | None:
    return None if milliseconds is None else instant(milliseconds)


def _keep(db: Database, change: Change) -> None:
    """Store an entry as it stands now with its aliases; for a mere mention, what the listing said."""
    entry = change.entry
    if change.kind == "new":
        _refuse_taken(db, entry)
    if change.kind == "same":
        db.changed(_sql.LISTED, id=entry.id, listed=change.listed, source=entry.source)
    else:
        db.changed(
            _sql.KEEP_ENTRY,
            id=entry.id,
            source=entry.source,
            published=stamp(entry.published),
            updated=stamp(entry.updated),
            first_seen=stamp(entry.first_seen),
            position=entry.position,
            slug=entry.slug,
            link=entry.link,
            page=entry.page,
            title=entry.title,
            listed=change.listed,
            data=_text(entry),
            evidence=_text(change.evidence),
        )
    for alias in change.aliases:
        db.changed(_sql.KEEP_ALIAS, source=entry.source, alias=alias, entry=entry.id)


def _refuse_taken(db: Database, entry: Entry) -> None:
    """Raise LeaseLost where another source has taken the id since it was found free: its entry is not ours to edit."""
    holder = [row["source"] for row in db.rows(_sql.HOLDER, id=entry.id) if row["source"] != entry.source]
    if holder:
        raise LeaseLost(entry.source, f"{holder[0]} took the id {entry.id} meanwhile, nothing of this round is kept")


class Entries:
    """The book of entries."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def find(self, source: str, aliases: Sequence[str]) -> Known | None:
        """See ports.EntryBook."""
        for alias in aliases:
            for row in self._db.rows(_sql.FIND, source=source, alias=alias):
                return Known(_entry_of(row), row["listed"])
        return None

    def holder(self, id: str) -> str | None:
        """See ports.EntryBook."""
        rows = self._db.rows(_sql.HOLDER, id=id)
        return str(rows[0]["source"]) if rows else None

    def is_updated_at(self, when: datetime) -> bool:
        """See ports.EntryBook."""
        return bool(self._db.rows(_sql.UPDATED, updated=stamp(when)))

    def get(self, id: str) -> Entry | None:
        """See ports.EntryBook."""
        rows = self._db.rows(_sql.GET, id=id)
        return _entry_of(rows[0]) if rows else None

    def latest(self, sources: Sequence[str], limit: int) -> Sequence[Entry]:
        """See ports.EntryBook."""
        names = dict.fromkeys(sources)
        rows = (row for name in names for row in self._db.rows(_sql.LATEST_OF, source=name, limit=limit))
        found = self._entries(rows)
        return sorted(
            found, key=lambda entry: (-stamp(entry.published), -stamp(entry.first_seen), entry.position, entry.id)
        )[:limit]

    def search(self, word: str) -> Sequence[Entry]:
        """See ports.EntryBook."""
        # A command line may hold bytes that are no UTF-8; no entry does.
        word = word.encode("utf-8", "backslashreplace").decode()
        return self._entries(self._db.rows(_sql.SEARCH, word=word, limit=50))

    def _entries(self, rows: Iterable[Row]) -> list[Entry]:
        return [_entry_of(row) for row in rows]

    def evidence(self, id: str) -> Mapping[str, Evidence]:
        """See ports.EntryBook."""
        rows = self._db.rows(_sql.EVIDENCE, id=id)
        found: dict[str, Evidence] = _read(_evidence, rows[0]["evidence"]) if rows else {}
        return found

    def place(self, pages: Mapping[str, str]) -> None:
        """See ports.EntryBook."""
        with self._db.transaction():
            for id, page in pages.items():
                self._db.changed(_sql.PLACE, id=id, page=page)

    def restore(self, entries: Sequence[tuple[Entry, Sequence[str]]]) -> int:
        """See ports.EntryBook."""
        with self._db.transaction():
            if self.count():
                return 0
            for entry, aliases in entries:
                _keep(self._db, Change("new", entry, aliases))
            return self.count()

    def count(self) -> int:
        """See ports.EntryBook."""
        return int(self._db.rows(_sql.COUNT)[0][0])


class Pending:
    """The book of drafts that wait for their page."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def of(self, source: str) -> Mapping[str, Draft]:
        """See ports.PendingBook."""
        return {row["alias"]: _read(_draft, row["data"]) for row in self._db.rows(_sql.PENDING, source=source)}


class Feeds:
    """The book of feeds."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def mark(self, names: Sequence[str]) -> None:
        """See ports.FeedBook."""
        with self._db.transaction():
            for name in names:
                self._db.changed(_sql.MARK, name=name)

    def dirty(self) -> Sequence[str]:
        """See ports.FeedBook."""
        return [row["name"] for row in self._db.rows(_sql.DIRTY)]

    def take(self, name: str, owner: str, now: datetime, lease: timedelta) -> Lease | None:
        """See ports.FeedBook."""
        with self._db.transaction():
            for row in self._db.rows(_sql.FEED_OWNERS):
                if _owner.is_dead(row["lease_owner"]):
                    self._db.changed(_sql.BURY_FEED, owner=row["lease_owner"])
            self._db.changed(_sql.DECLARE_FEED, name=name)
            until = now + lease
            rows = self._db.rows(_sql.TAKE_FEED, name=name, owner=owner, now=stamp(now), until=stamp(until))
        return Lease(name, rows[0]["lease_token"], owner, until) if rows else None

    def done(self, lease: Lease, *, clean: bool) -> None:
        """See ports.FeedBook."""
        self._db.changed(_sql.DONE_FEED, **_held(lease), clean=int(clean))
