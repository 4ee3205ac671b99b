"""The book of entries: found by alias, kept with their past, searched; promises stand in ports.py."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from syndicate.errors import LeaseLost, StoreDamaged
from syndicate.model import Change, EditedBy, Entry, Evidence, Known, Reading, Revision
from syndicate.stores import _copy_book, _index, _sql
from syndicate.stores._rows import (
    DAMAGED,
    Database,
    Row,
    entry_of,
    instant,
    intact,
    maybe_stamp,
    read,
    row_digest,
    stamp,
    text_of,
)
from syndicate.stores._words import question

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from syndicate.ports import Retention

FIRST_NAMES = 8
LAST_NAMES = 24
"""Aliases of one entry that are kept, first and last: a source whose guids churn makes new ones at every read."""
CROWDED = FIRST_NAMES + LAST_NAMES // 2
"""Aliases of one entry from which on it counts when each was used: well before one of them must go."""
FOUND = 50
"""Entries that a search for a name or title finds at most."""
BATCH = 200
"""Entries that are pruned in one transaction."""
_entry = msgspec.json.Decoder(Entry)
_evidence = msgspec.json.Decoder(dict[str, Evidence])
_reading = msgspec.json.Decoder(Reading)


def keep(db: Database, change: Change, now: datetime) -> None:
    """Store an entry as it stands now with its aliases and its past; for a mere mention, what the listing said.

    Of one that was let go meanwhile nothing is edited: nobody would let go of it again.
    """
    entry = change.entry
    stored = db.rows(_sql.HOLDER if change.kind == "same" else _sql.STORED, id=entry.id)
    if change.kind == "new":
        _refuse_taken(entry, stored)
    elif stored and stored[0]["source"] != entry.source:
        db.changed(_sql.MOVE_COPY, entry=entry.id, old=stored[0]["source"], source=entry.source)
    is_pruned = bool(stored) and bool(stored[0]["pruned"])
    if change.kind == "same" or is_pruned:
        db.changed(
            _sql.LISTED,
            id=entry.id,
            listed=change.listed,
            source=entry.source,
            reading=text_of(change.reading),
            again=maybe_stamp(change.reading.again),
        )
    else:
        _keep_whole(db, change, stored)
    if not is_pruned:
        _keep_past(db, change, now)
    _keep_aliases(db, change)


def _keep_whole(db: Database, change: Change, stored: Sequence[Row]) -> None:
    # A page that was minted meanwhile stays.
    page = (stored[0]["page"] if stored else None) or change.entry.page
    entry = replace(change.entry, page=page)
    data = text_of(entry)
    kept = db.rows(
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
        data=data,
        evidence=text_of(change.evidence),
        reading=text_of(change.reading),
        again=maybe_stamp(change.reading.again),
        hold=change.hold,
        digest=row_digest(entry.id, data, entry.page),
    )
    if stored:
        _index.take_out(db, stored[0]["number"], entry_of(stored[0]))
    _index.put(db, kept[0]["number"], entry)


def let_fade(db: Database, row: Row) -> None:
    """Leave of an entry what tells it from a new one; `row` has the columns of _sql.STORED."""
    entry = entry_of(row)
    _index.take_out(db, row["number"], entry)
    bare = replace(
        entry, content="", text="", summary="", image=None, image_alt=None, authors=(), categories=(), flags=()
    )
    data = text_of(bare)
    db.changed(_sql.PRUNE_ENTRY, id=entry.id, data=data, digest=row_digest(entry.id, data, entry.page))
    db.changed(_sql.FORGET_REVISIONS, entry=entry.id)
    db.changed(_sql.FORGET_COPY, entry=entry.id)


def _keep_past(db: Database, change: Change, now: datetime) -> None:
    if change.before is not None:
        _keep_revision(db, change.before, now, change.by)
    if change.copy is not None:
        _copy_book.keep(db, change.entry.source, change.entry.id, change.copy, now)


def _keep_revision(db: Database, before: Entry, until: datetime, by: EditedBy) -> None:
    data = text_of(before)
    digest = row_digest(before.id, data, str(stamp(until)))
    db.changed(_sql.KEEP_REVISION, entry=before.id, until=stamp(until), by=by, data=data, digest=digest)


def _keep_aliases(db: Database, change: Change) -> None:
    entry = change.entry
    if change.kind != "new" and any(alias.startswith(("text:", "said:")) for alias in change.aliases):
        db.changed(_sql.FORGET_FINGERPRINTS, entry=entry.id)
    rows, claims = (
        [{"source": entry.source, "alias": alias, "entry": entry.id} for alias in aliases]
        for aliases in (change.aliases, change.claims)
    )
    db.many(_sql.CLAIM_ALIAS, claims)
    db.many(_sql.KEEP_ALIAS, rows)
    count = 0 if change.kind == "new" else db.rows(_sql.COUNT_ALIASES, entry=entry.id)[0][0]
    if count > CROWDED:
        names = text_of(list(change.aliases))
        db.changed(_sql.RENEW_ALIASES, source=entry.source, entry=entry.id, names=names, first=FIRST_NAMES)
        db.many(_sql.KEEP_ALIAS, rows)
    if count > FIRST_NAMES + LAST_NAMES:
        db.changed(_sql.FORGET_ALIASES, entry=entry.id, first=FIRST_NAMES, last=LAST_NAMES)


def _refuse_taken(entry: Entry, stored: Sequence[Row]) -> None:
    """Raise LeaseLost where another source has taken the id since it was found free: its entry is not ours to edit."""
    holder = [row["source"] for row in stored if row["source"] != entry.source]
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
                if row["id"] is None:
                    raise StoreDamaged("state", DAMAGED, "a name is not what was written")
                return _known(row)
        return None

    def known(self, id: str) -> Known | None:
        """See ports.EntryBook."""
        rows = self._db.rows(_sql.KNOWN, id=id)
        return _known(rows[0]) if rows else None

    def due_again(self, source: str, now: datetime, limit: int) -> Sequence[Known]:
        """See ports.EntryBook."""
        return [_known(row) for row in self._db.rows(_sql.DUE_AGAIN, source=source, now=stamp(now), limit=limit)]

    def arrivals(self, source: str, since: datetime) -> Sequence[datetime]:
        """See ports.EntryBook."""
        rows = self._db.rows(_sql.ARRIVALS, source=source, since=stamp(since))
        return [instant(row["first_seen"]) for row in rows]

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
        return entry_of(rows[0]) if rows else None

    def latest(self, sources: Sequence[str], limit: int) -> Sequence[Entry]:
        """See ports.EntryBook."""
        keys = [
            (-row["published"], -row["first_seen"], row["position"], row["id"], row["number"])
            for name in dict.fromkeys(sources)
            for row in self._db.rows(_sql.NEWEST_OF, source=name, limit=limit)
        ]
        numbers = [number for *_, number in sorted(keys)[:limit]]
        rows = {row["number"]: row for row in self._db.rows(_sql.NUMBERED, numbers=text_of(numbers))}
        return [entry_of(rows[number]) for number in numbers if number in rows]

    def sources(self) -> Sequence[str]:
        """See ports.EntryBook."""
        return [row["source"] for row in self._db.rows(_sql.HOLDING)]

    def search(self, word: str) -> Sequence[Entry]:
        """See ports.EntryBook."""
        typed = _typed(word)
        found = self._db.rows(_sql.SEARCH, word=typed, folded=typed.casefold(), limit=FOUND) if typed else []
        return [entry_of(row) for row in found]

    def query(self, words: str, limit: int) -> Sequence[Entry]:
        """See ports.EntryBook."""
        asked = question(_typed(words))
        return [entry_of(row) for row in self._db.rows(_sql.QUERY, question=asked, limit=limit)] if asked else []

    def history(self, id: str) -> Sequence[Revision]:
        """See ports.EntryBook."""
        return [_revision(id, row) for row in self._db.rows(_sql.REVISIONS, entry=id)]

    def held(self, source: str) -> Mapping[str, str]:
        """See ports.EntryBook."""
        return {row["id"]: row["hold"] for row in self._db.rows(_sql.HELD, source=source)}

    def let_go(self, source: str) -> int:
        """See ports.EntryBook."""
        return self._db.changed(_sql.LET_GO, source=source)

    def prune(self, source: str, retention: Retention) -> int:
        """See ports.EntryBook."""
        beyond = sorted(self._beyond(source, retention))
        return sum(self._prune_some(beyond[at : at + BATCH]) for at in range(0, len(beyond), BATCH))

    def _beyond(self, source: str, retention: Retention) -> set[int]:
        """Return the numbers of entries that are not kept, unless they stand in a feed."""
        rows: list[Row] = []
        if retention.before is not None:
            rows += self._db.rows(_sql.OLDER, source=source, before=stamp(retention.before))
        if retention.entries is not None:
            rows += self._db.rows(_sql.BEYOND, source=source, keep=retention.entries)
        return {row["number"] for row in rows}

    def _prune_some(self, numbers: Sequence[int]) -> int:
        with self._db.transaction():
            rows = self._db.rows(_sql.PRUNABLE, numbers=text_of(numbers))
            for row in rows:
                let_fade(self._db, row)
        return len(rows)

    def evidence(self, id: str) -> Mapping[str, Evidence]:
        """See ports.EntryBook."""
        rows = self._db.rows(_sql.EVIDENCE, id=id)
        found: dict[str, Evidence] = read(_evidence, rows[0]["evidence"]) if rows else {}
        return found

    def place(self, pages: Mapping[str, str]) -> None:
        """See ports.EntryBook."""
        with self._db.transaction():
            for id, page in pages.items():
                for row in self._db.rows(_sql.GET, id=id):
                    digest = row_digest(id, row["data"], page)
                    self._db.changed(_sql.PLACE, id=id, page=page, digest=digest)

    def restore(self, entries: Sequence[Change]) -> int:
        """See ports.EntryBook."""
        with self._db.transaction():
            lost = [each for each in entries if each.kind != "new" or self.holder(each.entry.id) is None]
            for change in lost:
                keep(self._db, change, change.entry.first_seen)
        return len(lost)

    def count(self) -> int:
        """See ports.EntryBook."""
        return int(self._db.rows(_sql.COUNT)[0][0])


def _typed(word: str) -> str:
    """Return what a person typed: a command line may hold bytes that are no UTF-8; no entry does."""
    return word.encode("utf-8", "backslashreplace").decode()


def _known(row: Row) -> Known:
    return Known(entry_of(row), row["listed"], read(_reading, row["reading"]), bool(row["pruned"]))


def _revision(id: str, row: Row) -> Revision:
    intact("a revision", row["digest"], id, row["data"], str(row["until"]))
    return Revision(read(_entry, row["data"]), instant(row["until"]), row["by"])
