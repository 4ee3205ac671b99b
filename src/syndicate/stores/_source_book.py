"""The book of sources, and that of the drafts which wait for their page; promises stand in ports.py."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from syndicate.errors import LeaseLost
from syndicate.model import Copy, Draft, Validators
from syndicate.ports import Lease, Round, SourceRow, SourceState
from syndicate.stores import _copy_book, _entry_book, _owner, _renames, _sql
from syndicate.stores._rows import Database, Row, held, instant, intact, maybe_instant, read, row_digest, stamp, text_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import datetime

DUE_AT_ONCE = 1_000
"""Due sources that are looked through at once: of two configs on one memory each asks for a part of them."""
_BEFORE_ALL = -(2**63)
_draft = msgspec.json.Decoder(Draft)


FAR = timedelta(days=8)
"""Nothing waits for longer, but a source whose rhythm is slower."""


class Sources:
    """The book of sources."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def declare(self, rows: Sequence[SourceRow]) -> None:
        """See ports.SourceBook."""
        names = {row.name for row in rows}
        with self._db.transaction():
            before = {row["name"]: row for row in self._db.rows(_sql.KNOWN_SOURCES)}
            left = [name for name in before if name not in names]
            for row in rows:
                for old in _renames.take_over(self._db, row, before, left):
                    left.remove(old)
                self._db.changed(_sql.DECLARE, name=row.name, key=row.key, settings=row.settings)
            for name in left:
                self._db.changed(_sql.UNDECLARE, name=name)

    def claim(self, owner: str, now: datetime, lease: timedelta, names: Collection[str], limit: int) -> Sequence[Lease]:
        """See ports.SourceBook."""
        with self._db.transaction():
            self._bury(now)
            until = now + lease
            due = list(islice(self._due(now, names, limit), limit))
            rows = self._db.rows(_sql.CLAIM, names=text_of(due), owner=owner, until=stamp(until)) if due else []
        tokens = {row["name"]: row["lease_token"] for row in rows}
        return [Lease(name, tokens[name], owner, until) for name in due]

    def _due(self, now: datetime, names: Collection[str], limit: int) -> Iterator[str]:
        """Give the sources among these that are due, longest waiting first.

        Nearly always every declared source is among them, so what is due is read first and then looked up.
        """
        last, number, page = _BEFORE_ALL, 0, max(limit, DUE_AT_ONCE)
        while rows := self._db.rows(_sql.DUE, now=stamp(now), limit=page, last=last, number=number):
            yield from (row["name"] for row in rows if row["name"] in names)
            last, number = rows[-1]["next_due"], rows[-1]["number"]

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

    def rewind(self, now: datetime, slack: timedelta) -> int:
        """See ports.SourceBook."""
        with self._db.transaction():
            times = {"now": stamp(now), "far": stamp(now + FAR)}
            self._db.changed(_sql.FREE_SOURCES, **times)
            self._db.changed(_sql.FREE_FEEDS, far=times["far"])
            count = self._db.changed(_sql.REWIND, now=stamp(now), ahead=stamp(now + slack))
            if count:
                self._db.changed(_sql.REWIND_ENTRIES, **times)
        return count

    def renew(self, lease: Lease, until: datetime) -> None:
        """See ports.SourceBook."""
        if not self._db.changed(_sql.RENEW, **held(lease), until=stamp(until)):
            raise LeaseLost(lease.name, "another worker took it over")

    def release(self, lease: Lease, due: datetime) -> None:
        """See ports.SourceBook."""
        self._db.changed(_sql.RELEASE, **held(lease), due=stamp(due))

    def finish(self, lease: Lease, result: Round) -> None:
        """See ports.SourceBook."""
        with self._db.transaction():
            is_ours = self._db.changed(
                _sql.FINISH,
                **held(lease),
                due=stamp(result.next_due),
                listing_due=stamp(result.listing_due),
                now=stamp(result.now),
                error=result.error,
                read=int(result.is_read),
            )
            if not is_ours:
                raise LeaseLost(lease.name, "another worker took it over, nothing of this round is kept")
            self._keep_round(lease.name, result)

    def _keep_round(self, name: str, result: Round) -> None:
        for change in result.changes:
            _entry_book.keep(self._db, change, result.now)
        if result.listing is not None:
            _copy_book.keep(self._db, name, "", Copy(None, result.listing), result.now)
        if result.pending is not None:
            self._db.changed(_sql.FORGET_PENDING, source=name)
            self._db.many(_sql.KEEP_PENDING, [*_waiting(name, result.pending)])
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


def _waiting(source: str, drafts: Mapping[str, Draft]) -> Iterator[Mapping[str, object]]:
    """Give the row of each draft that waits."""
    for rank, (alias, draft) in enumerate(drafts.items()):
        data = text_of(draft)
        yield {"source": source, "alias": alias, "rank": rank, "data": data, "digest": row_digest(alias, data)}


def _state(row: Row) -> SourceState:
    times = {name: maybe_instant(row[name]) for name in ("last_checked", "last_success", "seeded", "last_error_at")}
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


class Pending:
    """The book of drafts that wait for their page."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def of(self, source: str) -> Mapping[str, Draft]:
        """See ports.PendingBook."""
        return {row["alias"]: _draft_of(row) for row in self._db.rows(_sql.PENDING, source=source)}


def _draft_of(row: Row) -> Draft:
    intact("a draft", row["digest"], row["alias"], row["data"])
    return read(_draft, row["data"])
