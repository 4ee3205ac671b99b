"""What is saved of a row: what its digest vouches for, what is derived from that, and of the rest what can be."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

import msgspec

from syndicate.model import Draft, Entry, Evidence, Reading
from syndicate.ports import FeedState, Shown
from syndicate.stores._feed_book import digest_of
from syndicate.stores._rows import maybe_stamp, row_digest, stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from syndicate.stores._rows import Database

    Row = Mapping[str, Any]
    Cure = Callable[[Any], object]

DIGESTED: dict[str, tuple[str, ...]] = {
    "entry": ("id", "data", "page"),
    "pending": ("alias", "data"),
    "revision": ("entry", "data", "until"),
    "copy": ("entry", "data"),
}
"""What the digest of a row is made of, where its table has one."""
LATEST = 253_402_300_799_999
"""Milliseconds from 1970 to the end of the year 9999, after which no time can be told."""


def mended(table: str, row: Row, columns: set[str], fresh: Database) -> dict[str, Any] | None:
    """Return what is kept of a row in a table with these columns; None where it is not what was written.

    `fresh` is the new store, in which what the row leads to has been saved before.
    """
    try:
        _require_digest(table, row)
        cures = _CURES.get(table, {})
        values = {name: cures[name](value) if name in cures else value for name, value in row.items()}
        values |= _DERIVED[table](values, fresh) if table in _DERIVED else {}
        if "digest" in columns and table in DIGESTED:
            values["digest"] = row_digest(*_digested(table, values))
    except (ValueError, TypeError, OverflowError, msgspec.DecodeError):
        return None
    return {name: value for name, value in values.items() if name in columns}


def _digested(table: str, row: Row) -> list[Any]:
    return [str(row[name]) if name == "until" else row[name] for name in DIGESTED[table]]


def _require_digest(table: str, row: Row) -> None:
    """Raise ValueError for a row that is not what was written; in older versions not all had a digest."""
    if table not in DIGESTED or "digest" not in row:
        return
    parts = _digested(table, row)
    if not all(isinstance(part, (str, bytes, type(None))) for part in parts) or row_digest(*parts) != row["digest"]:
        raise ValueError(table)


# -- column by column


def _text(value: Any) -> str:
    """Return a text. Raises ValueError for anything else: the row is nothing without it."""
    if not isinstance(value, str):
        raise ValueError(value)  # noqa: TRY004 - torn data, no fault of a caller
    return value


def _text_if_any(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _text_or_none_said(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _count(value: Any) -> int:
    return value if isinstance(value, int) and value >= 0 else 0


def _whole(value: Any) -> int:
    """Return a whole number. Raises ValueError."""
    if not isinstance(value, int):
        raise ValueError(value)  # noqa: TRY004 - torn data, no fault of a caller
    return value


def _time_if_any(value: Any) -> int | None:
    return value if isinstance(value, int) and 0 <= value <= LATEST else None


def _time(value: Any) -> int:
    return _time_if_any(value) or 0


def _yes(value: Any) -> int:
    return int(value != 0)


def _reads(kind: Any, instead: str | None = None) -> Cure:
    """Return what keeps JSON of a kind; of other text what stands in its place, else the row is nothing."""

    def cure(value: Any) -> str:
        try:
            msgspec.json.decode(_text(value), type=kind)
        except (msgspec.DecodeError, ValueError):
            if instead is None:
                raise
            return instead
        return _text(value)

    return cure


_CURES: dict[str, dict[str, Cure]] = {
    "source": {
        "name": _text, "key": _text_or_none_said, "settings": _text_or_none_said, "declared": _yes,
        "failures": _count, "last_checked": _time_if_any, "last_success": _time_if_any, "seeded": _time_if_any,
        "last_error": _text_if_any, "last_error_at": _time_if_any, "lease_token": _count,
    },
    "entry": {
        "source": _text, "listed": _text_or_none_said, "evidence": _reads(dict[str, Evidence], "{}"),
        "reading": _reads(Reading, "{}"), "hold": _text_or_none_said,
    },
    "alias": {"source": _text, "alias": _text, "entry": _text},
    "pending": {"source": _text, "alias": _text, "rank": _whole, "data": _reads(Draft)},
    "revision": {"data": _reads(Entry), "by": lambda value: value if value == "rule" else "source"},
    "copy": {"source": _text, "at": _time},
    "feed": {"name": _text, "state": _reads(FeedState, "{}"), "lease_token": _count},
    "shown": {"feed": _text, "entry": _text, "until": _time_if_any, "data": _reads(Shown)},
    "journal": {
        "feed": _text, "path": _text, "at": _time, "program": _text_or_none_said, "causes": _reads(list[str], "[]"),
        "size": _count, "digest": _text_or_none_said,
    },
}  # fmt: skip
"""What is kept of each column. Those that are not named are vouched for by a digest, derived, or set anew."""


# -- what is derived


def _of_source(row: Row, _fresh: Database) -> dict[str, object]:
    """Have its listing read anew. Before version 2 the first good round was not known, but the last one was."""
    seeded = row.get("seeded")
    return {
        "seeded": row["last_success"] if seeded is None else seeded,
        **dict.fromkeys(("etag", "last_modified", "lease_owner")),
        **dict.fromkeys(("next_due", "listing_due", "lease_until"), 0),
        "body": "",
    }


def _of_entry(row: Row, fresh: Database) -> dict[str, object]:
    """Take all from the data that stands in it; a pruned entry has no text, one that has a text was not pruned."""
    entry = msgspec.json.decode(_text(row["data"]), type=Entry)
    if entry.id != row["id"]:
        raise ValueError(entry.id)
    is_known = fresh.rows("SELECT 1 FROM source WHERE name = :name", name=row["source"])
    reading = msgspec.json.decode(row.get("reading", "{}"), type=Reading)
    return {
        "source": row["source"] if is_known else entry.source,
        "published": stamp(entry.published),
        "updated": stamp(entry.updated),
        "first_seen": stamp(entry.first_seen),
        "position": entry.position,
        "slug": entry.slug,
        "link": entry.link,
        "title": entry.title,
        "again": maybe_stamp(reading.again),
        "pruned": int(row.get("pruned") == 1 and not entry.text and not entry.content),
    }


def _of_copy(row: Row, fresh: Database) -> dict[str, object]:
    """Give a copy to the source of its entry."""
    held = fresh.rows("SELECT source FROM entry WHERE id = :id", id=row["entry"])
    return {"size": len(row["data"]), "source": held[0]["source"] if held else row["source"]}


def _of_feed(_row: Row, _fresh: Database) -> dict[str, object]:
    """Have it published again."""
    return {"marks": 1, "taken": 0, "published": 0, "lease_owner": None, "lease_until": 0}


def _of_journal(row: Row, _fresh: Database) -> dict[str, object]:
    """Keep the bytes of a file only where they are what was published; the line stays."""
    try:
        body = zlib.decompress(row["body"])
    except (zlib.error, TypeError):
        return {"body": None}
    return {"size": len(body)} if digest_of(body) == row["digest"] else {"body": None}


_DERIVED: dict[str, Callable[[Row, Database], dict[str, object]]] = {
    "source": _of_source,
    "entry": _of_entry,
    "copy": _of_copy,
    "feed": _of_feed,
    "journal": _of_journal,
}
