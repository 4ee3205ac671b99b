"""The book of copies: what entries and listings were made of, compressed, within a budget."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import msgspec

from syndicate.errors import StoreDamaged
from syndicate.model import Copy
from syndicate.stores import _sql
from syndicate.stores._rows import DAMAGED, Database, intact, read, row_digest, stamp

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

LARGEST = 50_000_000
"""Bytes of an unpacked copy at most: more is damage, or a body as only a raised [fetch] max_bytes lets through."""
BATCH = 500
"""Copies that are dropped in one transaction."""
_copy = msgspec.msgpack.Decoder(Copy)
_encode = msgspec.msgpack.Encoder().encode


def keep(db: Database, source: str, id: str, copy: Copy, now: datetime) -> None:
    """Store the copy of an entry, or of a listing under '', in place of an older one; none of what is too large."""
    told = _encode(copy)
    if len(told) > LARGEST:
        # The older one would be read again as if it were the newest.
        db.changed(_sql.DROP_COPY, source=source, entry=id)
        return
    data = zlib.compress(told, 6)
    digest = row_digest(id, data)
    db.changed(_sql.KEEP_COPY, source=source, entry=id, at=stamp(now), size=len(data), data=data, digest=digest)


class Copies:
    """The book of copies."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def of(self, source: str) -> Sequence[str]:
        """See ports.CopyBook."""
        return [row["entry"] for row in self._db.rows(_sql.COPIED, source=source)]

    def get(self, source: str, id: str) -> Copy | None:
        """See ports.CopyBook."""
        for row in self._db.rows(_sql.COPY, source=source, entry=id):
            intact("a copy", row["digest"], id, row["data"])
            return _unpacked(row["data"])
        return None

    def trim(self, budget: int) -> int:
        """See ports.CopyBook."""
        count = 0
        while dropped := self._drop_some(budget):
            count += dropped
        return count

    def _drop_some(self, budget: int) -> int:
        with self._db.transaction():
            size = self._db.rows(_sql.COPIES_SIZE)[0]["size"]
            count = 0
            for row in self._db.rows(_sql.OLDEST_COPIES, limit=BATCH) if size > budget else ():
                if size <= budget:
                    break
                self._db.changed(_sql.DROP_COPY, source=row["source"], entry=row["entry"])
                size -= row["size"]
                count += 1
        return count


def _unpacked(data: bytes) -> Copy:
    try:
        unpacked = zlib.decompressobj().decompress(data, LARGEST)
        return read(_copy, unpacked)  # type: ignore[arg-type]  # a decoder of msgpack reads as one of JSON does
    except zlib.error as error:
        raise StoreDamaged("state", DAMAGED, error) from None
