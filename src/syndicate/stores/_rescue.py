"""Backup, restore and rebuild of the SQLite file: whole or not at all, and never under a running worker."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import msgspec

from syndicate.entries.identity import strong_aliases
from syndicate.entries.matching import own_names
from syndicate.errors import StoreDamaged, StoreError, StoreLocked, StoreTooNew
from syndicate.model import Draft, Evidence, Reading
from syndicate.ports import FeedState, Shown
from syndicate.stores import _sql
from syndicate.stores._copy_book import Copies
from syndicate.stores._rows import Database, entry_of, row_digest
from syndicate.stores._schema import MIGRATIONS
from syndicate.stores._words import index_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Filled(Database, Protocol):
    """A store that is filled row by row."""

    def close(self) -> None:
        """Close the database."""


WINDOW = 64
"""Rows that are asked for at once around a damaged place; where that fails each is asked for alone."""
_TABLES = ("source", "entry", "alias", "pending", "revision", "copy", "feed", "shown", "journal")
_NUMBERED = frozenset({"entry", "alias", "revision", "journal"})
_SIDE_FILES = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Saved:
    """What a rebuild has saved, and where the damaged file lies now."""

    rows: dict[str, int]
    """Rows by table."""
    lost: int
    """Rows that were there and could not be read, or were not what was written; rows nobody knows of are not in it."""
    aside: Path


def backup(path: Path, to: Path) -> int:
    """Copy a store while it is in use; return the size in bytes. A file at `to` is replaced once the copy is whole.

    What a worker has at work is due in the copy: no lease is copied. Raises StoreError.
    """
    with _telling(path, "cannot be read"):
        _require_other(path, to)
        with closing(sqlite3.connect(path)) as source:
            source.execute("SELECT COUNT(*) FROM sqlite_master")
            return _backed_up(source, to)


def _require_other(path: Path, to: Path) -> None:
    """Raise StoreError where there is nothing to copy, or no place for a copy."""
    if not path.exists():
        raise StoreError(str(path), "is not there: nothing has been remembered yet")
    with _telling(to, "cannot be written, nothing was changed"):
        if not to.name or to.is_dir():
            raise StoreError(str(to), "is a folder, name a file in it")
        if to.exists() and to.samefile(path):
            raise StoreError(str(to), "is the memory itself, name another file")


def _backed_up(source: sqlite3.Connection, to: Path) -> int:
    passing = to.with_name(f".{to.name}.{os.getpid()}.tmp")
    with _telling(to, "cannot be written, nothing was changed"):
        try:
            with closing(sqlite3.connect(passing)) as target:
                source.backup(target)
                for statement in _WITHOUT_LEASES if target.execute("PRAGMA user_version").fetchone()[0] else ():
                    target.execute(statement)
                target.commit()
                target.execute("PRAGMA journal_mode = DELETE")
            _require_whole(passing)
            _settle(passing, to)
        finally:
            with suppress(OSError):
                passing.unlink()
        return to.stat().st_size


_WITHOUT_LEASES = (
    "UPDATE source SET lease_owner = NULL, lease_until = 0, next_due = 0 WHERE lease_owner IS NOT NULL",
    "UPDATE feed SET lease_owner = NULL, lease_until = 0 WHERE lease_owner IS NOT NULL",
)


@contextmanager
def _telling(path: Path, what: str) -> Iterator[None]:
    """Tell in our words that a file could not be used. Raises StoreError."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise StoreError(str(path), what, getattr(error, "strerror", None) or error) from None


def restore(path: Path, copy: Path) -> Path | None:
    """Put a backup in the place of a store; return where the old one lies now, None where there was none.

    Raises StoreError for what is no backup, StoreTooNew for that of a newer version, StoreLocked while a worker runs.
    """
    with _telling(copy, "cannot be read"):
        if not copy.is_file():
            raise StoreError(str(copy), "is not there")
        _require_whole(copy)
    passing = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    with _telling(path, "cannot be replaced"):
        _require_alone(path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(copy, passing)
            aside = _set_aside(path, "replaced")
            _settle(passing, path)
        finally:
            with suppress(OSError):
                passing.unlink()
        return aside


def rebuild(path: Path, opened: Callable[[Path], Filled]) -> Saved:
    """Make a new store of all that can still be read of a damaged one, row by row, each held against its digest.

    `opened` makes an empty store of a path. The old file is kept beside the new one. Listings are read anew after it.
    Raises StoreError, StoreLocked.
    """
    passing = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    with _telling(path, "cannot be rebuilt"):
        if not path.exists():
            raise StoreError(str(path), "is not there: nothing to rebuild, `syndicate publish` begins anew")
        _require_alone(path)
        try:
            passing.unlink(missing_ok=True)
            rows, lost = _rebuilt(path, passing, opened)
            aside = _set_aside(path, "damaged")
            assert aside is not None, "it was there"
            _settle(passing, path)
        finally:
            with suppress(OSError):
                for end in ("", *_SIDE_FILES):
                    Path(f"{passing}{end}").unlink(missing_ok=True)
        return Saved(rows, lost, aside)


def _rebuilt(path: Path, passing: Path, opened: Callable[[Path], Filled]) -> tuple[dict[str, int], int]:
    """Write a new store of what can be read of the old one into one file; return the rows, and how many are lost."""
    with closing(opened(passing)) as store:
        rows, lost = _poured(path, store)
        store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    with closing(sqlite3.connect(passing)) as db:
        db.execute("PRAGMA journal_mode = DELETE")
    return rows, lost


def _require_whole(path: Path) -> None:
    """Raise StoreError for a file that is no store of this version or an older one, or not whole."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
            version = db.execute("PRAGMA user_version").fetchone()[0]
            said = db.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except sqlite3.Error as error:
        raise StoreDamaged(str(path), "is no whole store", error) from None
    if version > len(MIGRATIONS):
        raise StoreTooNew(str(path), "was written by a newer version of syndicate", f"schema {version}")
    if said != "ok" or not version:
        raise StoreDamaged(str(path), "is no whole store", said if version else "no tables of ours")


def _require_alone(path: Path) -> None:
    """Raise StoreLocked while another process has the store open; SQLite leaves WAL mode for the only one alone."""
    if not path.exists():
        return
    with closing(sqlite3.connect(path, timeout=1.0)) as db:
        try:
            db.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError as error:
            if "locked" in str(error) or "busy" in str(error):
                raise StoreLocked(str(path), "is in use: stop the worker first") from None
        except sqlite3.DatabaseError:
            return  # too damaged to be in anybody's use


def _set_aside(path: Path, why: str) -> Path | None:
    """Give a store another name beside it, with what belongs to it; return the name."""
    if not path.exists():
        return None
    number = 1
    while (aside := path.with_name(f"{path.name}.{why}-{number}")).exists():
        number += 1
    for end in _SIDE_FILES:
        with suppress(FileNotFoundError):
            Path(f"{path}{end}").replace(f"{aside}{end}")
    path.replace(aside)
    return aside


def _settle(passing: Path, place: Path) -> None:
    """Flush a finished file, give it its name, and flush the folder."""
    for flushed, flags in ((passing, os.O_RDWR), (None, 0)):
        if flushed is None:
            passing.replace(place)
        handle = os.open(flushed or place.parent, flags or os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


# -- row by row


def _poured(path: Path, store: Filled) -> tuple[dict[str, int], int]:
    """Pour what is readable into a new store; return the rows by table, and how many were seen and lost."""
    counts: dict[str, int] = {}
    lost = 0
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db, store.transaction():
        db.row_factory = sqlite3.Row
        db.text_factory = lambda raw: raw.decode("utf-8", "replace")
        for table in _TABLES:
            counts[table] = 0
            for row in _rows(db, table, path.stat().st_size) if _is_there(db, table) else ():
                if row is not None and _is_intact(table, row) and _kept(store, table, row):
                    counts[table] += 1
                else:
                    lost += 1
        _tidy(store)
    return counts, lost


def _rows(db: sqlite3.Connection, table: str, size: int) -> Iterator[sqlite3.Row | None]:
    """Give every row of a table that can be read; None for one of which only the number can."""
    number = "number" if table in _NUMBERED else "rowid"
    try:
        last = db.execute(f"SELECT MAX({number}) FROM {table}").fetchone()[0] or 0  # noqa: S608 - names of our own
        # Numbers are not used again, but a torn one may be any.
        last = min(last, _CHURNED * size // _SMALLEST_ROW)
    except sqlite3.DatabaseError:
        last = size // _SMALLEST_ROW
    for start in range(0, last + 1, WINDOW):
        yield from _window(db, table, number, start, start + WINDOW)


_SMALLEST_ROW = 40
"""Bytes of the smallest row of ours: a file has no more rows than that, where even their number is lost."""
_CHURNED = 100
"""How many rows a table may have had for each that it has room for."""


def _is_there(db: sqlite3.Connection, table: str) -> bool:
    """Tell whether a table can be asked at all: the schema, and so the whole file, may be no database."""
    try:
        return db.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone() is not None
    except sqlite3.DatabaseError:
        return False


def _window(db: sqlite3.Connection, table: str, number: str, start: int, end: int) -> Iterator[sqlite3.Row | None]:
    statement = f"SELECT * FROM {table} NOT INDEXED WHERE {number} >= ? AND {number} < ?"  # noqa: S608 - names of our own
    try:
        yield from db.execute(statement, (start, end)).fetchall()
    except sqlite3.DatabaseError:
        for single in range(start, end):
            try:
                yield from db.execute(statement, (single, single + 1)).fetchall()
            except sqlite3.DatabaseError:
                yield None


def _is_intact(table: str, row: sqlite3.Row) -> bool:
    """Tell whether a row is what was written, where it carries a digest."""
    parts = _DIGESTED.get(table)
    if parts is None or "digest" not in row.keys():  # noqa: SIM118 - a Row is no mapping
        return True
    columns = [str(row[name]) if name == "until" else row[name] for name in parts]
    return all(isinstance(each, (str, bytes, type(None))) for each in columns) and row_digest(*columns) == row["digest"]


_DIGESTED = {
    "entry": ("id", "data", "page"),
    "pending": ("alias", "data"),
    "revision": ("entry", "data", "until"),
    "copy": ("entry", "data"),
}


_READ: dict[str, dict[str, tuple[Any, str | None]]] = {
    "entry": {"evidence": (dict[str, Evidence], "{}"), "reading": (Reading, "{}")},
    "pending": {"data": (Draft, None)},
    "feed": {"state": (FeedState, "{}")},
    "shown": {"data": (Shown, None)},
    "journal": {"causes": (list[str], "[]")},
}
"""Columns without a digest that must read as what they are, and what stands in for a torn one; None drops its row."""


def _reads_as(kind: Any, text: object) -> bool:
    try:
        msgspec.json.decode(text if isinstance(text, (str, bytes)) else "", type=kind)
    except (msgspec.DecodeError, UnicodeError):
        return False
    return True


def _first_digest(table: str, row: sqlite3.Row) -> dict[str, object]:
    """Return the digest of a row that an earlier version wrote without one."""
    parts = _DIGESTED.get(table)
    return {"digest": row_digest(*(row[name] for name in parts))} if parts and "digest" not in row.keys() else {}  # noqa: SIM118


def _kept(store: Filled, table: str, row: sqlite3.Row) -> bool:
    names = row.keys()
    values = {name: row[name] for name in names}
    for name, (kind, instead) in _READ.get(table, {}).items():
        if name in values and not _reads_as(kind, values[name]):
            if instead is None:
                return False
            values[name] = instead
    values |= _first_digest(table, row)
    columns, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
    try:
        store.rows(f"INSERT INTO {table} ({columns}) VALUES ({marks})", **values)  # noqa: S608 - names of our own
    except StoreError:
        return False
    return True


def _names(store: Filled, row: Any) -> list[str]:
    """Return the names of an entry whose own are lost: those its copy was listed with, and those it tells itself."""
    entry = entry_of(row)
    copy = Copies(store).get(entry.source, entry.id)
    listed = strong_aliases(copy.draft) if copy and copy.draft else []
    return list(dict.fromkeys([*listed, *own_names(entry)]))


def _tidy(store: Filled) -> None:
    """Index what was saved, name what has lost its names, and have every listing read anew."""
    entries = store.rows("SELECT number, title, json_extract(data, '$.text') AS text FROM entry WHERE pruned = 0")
    for row in entries:
        store.changed(
            "INSERT INTO words (rowid, title, text) VALUES (:number, :title, :text)",
            number=row["number"],
            title=index_words(row["title"]),
            text=index_words(row["text"]),
        )
    for row in store.rows(_sql.NAMELESS):
        names = [{"source": row["source"], "alias": name, "entry": row["id"]} for name in _names(store, row)]
        store.many(_sql.KEEP_ALIAS, names)
    store.changed("UPDATE source SET etag = NULL, last_modified = NULL, body = '', next_due = 0, listing_due = 0")
    for statement in _sql.MEND_TIMES:
        store.changed(statement)
    store.changed("UPDATE source SET lease_owner = NULL, lease_until = 0")
    store.changed("UPDATE feed SET lease_owner = NULL, lease_until = 0, marks = marks + 1")
