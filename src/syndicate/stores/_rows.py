"""What every book needs: rows in and out of our types, times as whole numbers, a digest over what must not rot."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import msgspec

from syndicate.errors import StoreDamaged
from syndicate.model import Entry

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from contextlib import AbstractContextManager

    from syndicate.ports import Lease

Row = Any
"""A row whose columns are read by name."""
T = TypeVar("T")
DAMAGED = "is damaged: `syndicate store rebuild` saves what can be saved, nothing of it was published"


class Database(Protocol):
    """What the books ask of a database."""

    def rows(self, statement: str, **values: object) -> list[Row]:
        """Run one statement in the transaction at hand, or in one of its own, and return its rows."""

    def changed(self, statement: str, **values: object) -> int:
        """Run one statement and return how many rows it changed."""

    def many(self, statement: str, values: Sequence[Mapping[str, object]]) -> None:
        """Run one statement for each of these values, in the transaction at hand."""

    def transaction(self) -> AbstractContextManager[None]:
        """Everything inside happens whole or not at all; write access is taken at the start."""


def stamp(when: datetime) -> int:
    """Return a time as milliseconds since 1970 UTC."""
    return (when - _EPOCH) // _MILLISECOND


def instant(milliseconds: int) -> datetime:
    """Return milliseconds since 1970 as an aware UTC time. Raises StoreDamaged for what no clock shows."""
    try:
        return _EPOCH + milliseconds * _MILLISECOND
    except (OverflowError, TypeError):
        raise StoreDamaged("state", DAMAGED, f"{milliseconds!r} is no time") from None


def maybe_stamp(when: datetime | None) -> int | None:
    """Return a time that may be missing as milliseconds."""
    return None if when is None else stamp(when)


def maybe_instant(milliseconds: int | None) -> datetime | None:
    """Return milliseconds that may be missing as a time. Raises StoreDamaged."""
    return None if milliseconds is None else instant(milliseconds)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_entry = msgspec.json.Decoder(Entry)


def text_of(value: object) -> str:
    """Return a value of ours as JSON."""
    return msgspec.json.encode(value).decode()


def read(decoder: msgspec.json.Decoder[T], text: str | bytes) -> T:
    """Return what text_of() wrote. Raises StoreDamaged."""
    try:
        return decoder.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError, TypeError, ValueError) as error:
        raise StoreDamaged("state", DAMAGED, error) from None


def row_digest(*columns: str | bytes | None) -> str:
    """Return the digest that a row carries over what is published of it: SQLite has no checksums of its own."""
    digest = blake2b(digest_size=12)
    for column in columns:
        part = b"\0" if column is None else column if isinstance(column, bytes) else column.encode("utf-8", "replace")
        digest.update(len(part).to_bytes(8) + part)
    return digest.hexdigest()


def intact(subject: str, digest: str, *columns: str | bytes | None) -> None:
    """Raise StoreDamaged where a row is not what was written: a torn disk shows here, at first touch."""
    if row_digest(*columns) != digest:
        raise StoreDamaged("state", DAMAGED, f"{subject} is not what was written")


def entry_of(row: Row) -> Entry:
    """Return the entry of a row with the columns of _sql._ENTRY. Raises StoreDamaged."""
    intact("an entry", row["digest"], row["id"], row["data"], row["page"])
    entry = read(_entry, row["data"])
    if entry.id != row["id"] or stamp(entry.published) != row["published"]:
        raise StoreDamaged("state", DAMAGED, "an entry is not what was written")
    if (entry.source, entry.page) == (row["source"], row["page"]):
        return entry
    return replace(entry, source=row["source"], page=row["page"])


def held(lease: Lease) -> dict[str, object]:
    """Return the values by which a statement asks whether a lease is held still."""
    return {"name": lease.name, "token": lease.token, "owner": lease.owner}
