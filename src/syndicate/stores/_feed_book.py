"""The book of feeds: who publishes them, what they have shown, and the journal of their files."""

from __future__ import annotations

import zlib
from dataclasses import replace
from datetime import timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING

import msgspec

from syndicate.errors import StoreDamaged
from syndicate.ports import FeedState, Lease, Line, Shown
from syndicate.stores import _owner, _sql
from syndicate.stores._rows import DAMAGED, Database, Row, held, instant, maybe_instant, read, stamp, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from syndicate.ports import Publication

REMEMBERED = timedelta(days=730)
"""How long what has left a feed is remembered: longer than any reader does, after which it may be shown again."""
_state = msgspec.json.Decoder(FeedState)
_shown = msgspec.json.Decoder(Shown)
_causes = msgspec.json.Decoder(list[str])


def digest_of(body: bytes) -> str:
    """Return the digest under which the journal knows a file's bytes."""
    return blake2b(body, digest_size=16).hexdigest()


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
        self._db.changed(_sql.DONE_FEED, **held(lease), clean=int(clean))

    def declare(self, was: Mapping[str, Sequence[str]]) -> None:
        """See ports.FeedBook."""
        with self._db.transaction():
            known = {row["name"] for row in self._db.rows(_sql.FEED_NAMES)}
            for name, former in was.items():
                for old in (each for each in former if each in known and each not in was):
                    for statement in _sql.RENAME_FEED:
                        self._db.changed(statement, old=old, new=name)

    def state(self, name: str) -> FeedState:
        """See ports.FeedBook."""
        rows = self._db.rows(_sql.FEED_STATE, name=name)
        return read(_state, rows[0]["state"]) if rows else FeedState()

    def keep(self, name: str, state: FeedState) -> None:
        """See ports.FeedBook."""
        with self._db.transaction():
            self._db.changed(_sql.DECLARE_FEED, name=name)
            self._db.changed(_sql.KEEP_FEED_STATE, name=name, state=text_of(state))

    def shown(self, name: str) -> Mapping[str, Shown]:
        """See ports.FeedBook."""
        return {row["entry"]: _shown_of(row) for row in self._db.rows(_sql.SHOWN, feed=name)}

    def stand(self, name: str, shown: Mapping[str, Shown]) -> None:
        """See ports.FeedBook."""
        rows = [{"feed": name, "entry": id, "data": text_of(each)} for id, each in shown.items()]
        with self._db.transaction():
            self._db.changed(_sql.DECLARE_FEED, name=name)
            self._db.many(_sql.STAND, rows)

    def published(self, name: str, publication: Publication) -> None:
        """See ports.FeedBook."""
        now = stamp(publication.now)
        with self._db.transaction():
            before = self.shown(name)
            for id, was in before.items():
                if was.until is None and id not in publication.shown:
                    self._db.changed(_sql.END_SHOWN, feed=name, entry=id, now=now)
            for id, shown in publication.shown.items():
                if before.get(id) != shown:
                    self._db.changed(_sql.KEEP_SHOWN, feed=name, entry=id, data=text_of(shown))
            for id, leader in publication.copies.items():
                if id not in before:
                    self._db.changed(
                        _sql.KEEP_COPY_SHOWN, feed=name, entry=id, now=now, data=text_of(Shown("", copy_of=leader))
                    )
            for file in publication.replaced:
                self._db.changed(
                    _sql.KEEP_LINE,
                    feed=name,
                    path=file.path,
                    at=now,
                    program=publication.state.program,
                    causes=text_of(list(file.causes)),
                    size=len(file.body),
                    digest=digest_of(file.body),
                    body=zlib.compress(file.body, 6),
                )
            self.keep(name, publication.state)

    def journal(self, name: str, limit: int) -> Sequence[Line]:
        """See ports.FeedBook."""
        return [_line(row) for row in self._db.rows(_sql.JOURNAL, feed=name, limit=limit)]

    def digest(self, body: bytes) -> str:
        """See ports.FeedBook."""
        return digest_of(body)

    def last(self, name: str, path: str) -> str | None:
        """See ports.FeedBook."""
        rows = self._db.rows(_sql.LAST_LINE, feed=name, path=path)
        return str(rows[0]["digest"]) if rows else None

    def at(self, name: str, path: str, when: datetime) -> tuple[datetime, bytes | None] | None:
        """See ports.FeedBook."""
        rows = self._db.rows(_sql.LINE_AT, feed=name, path=path, at=stamp(when))
        return (instant(rows[0]["at"]), _body(rows[0])) if rows else None

    def forget(self, before: datetime) -> int:
        """See ports.FeedBook."""
        with self._db.transaction():
            self._db.changed(_sql.FORGET_SHOWN, before=stamp(before - REMEMBERED))
            return self._db.changed(_sql.FORGET_BODIES, before=stamp(before))


def _shown_of(row: Row) -> Shown:
    shown = read(_shown, row["data"])
    return replace(shown, until=maybe_instant(row["until"]))


def _line(row: Row) -> Line:
    causes: list[str] = read(_causes, row["causes"])
    return Line(
        path=row["path"],
        at=instant(row["at"]),
        program=row["program"],
        causes=causes,
        size=row["size"],
        digest=row["digest"],
        is_whole=bool(row["whole"]),
    )


def _body(row: Row) -> bytes | None:
    """Return the kept bytes of a file. Raises StoreDamaged."""
    if row["body"] is None:
        return None
    try:
        body = zlib.decompress(row["body"])
    except zlib.error as error:
        raise StoreDamaged("state", DAMAGED, error) from None
    if digest_of(body) != row["digest"]:
        raise StoreDamaged("state", DAMAGED, "a published file is not what was written")
    return body
