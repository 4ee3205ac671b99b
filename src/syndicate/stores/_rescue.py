"""Backup and restore of the SQLite file: whole or not at all, and never under a running worker."""

from __future__ import annotations

import sqlite3
from contextlib import closing, nullcontext
from typing import TYPE_CHECKING

from syndicate.errors import StoreDamaged, StoreError, StoreTooNew
from syndicate.stores._files import FAULTS, alone, made, passing_of, put, settle, telling, telling_damage
from syndicate.stores._layout import columns_of, layouts
from syndicate.stores._rows import DAMAGED
from syndicate.stores._schema import MIGRATIONS

if TYPE_CHECKING:
    from pathlib import Path

NO_STORE = "is no whole store"


def backup(path: Path, to: Path) -> int:
    """Copy a store while it is in use; return the size in bytes. A file at `to` is replaced once the copy is whole.

    What a worker has at work is due in the copy: no lease is copied. Raises StoreError, StoreDamaged for a memory that
    is not whole.
    """
    with telling(path, "cannot be read"):
        _require_other(path, to)
        with telling_damage(path), closing(sqlite3.connect(path)) as source:
            source.execute("SELECT COUNT(*) FROM sqlite_master")
            return _backed_up(source, path, to)


def _require_other(path: Path, to: Path) -> None:
    """Raise StoreError where there is nothing to copy, or no place for a copy."""
    if not path.exists():
        raise StoreError(str(path), "is not there: nothing has been remembered yet")
    with telling(to, "cannot be written, nothing was changed"):
        if not to.name or to.is_dir():
            raise StoreError(str(to), "is a folder, name a file in it")
        if to.exists() and to.samefile(path):
            raise StoreError(str(to), "is the memory itself, name another file")


def _backed_up(source: sqlite3.Connection, path: Path, to: Path) -> int:
    passing = passing_of(to)
    with telling(to, "cannot be written, nothing was changed"), made(passing):
        with telling_damage(path):
            _copied(source, passing)
        _require_whole(passing, path, DAMAGED)
        settle(passing, to, path)
        return to.stat().st_size


def _copied(source: sqlite3.Connection, passing: Path) -> None:
    """Fill a new file with all that a store holds, what is in its "-wal" too, but for its leases."""
    with closing(sqlite3.connect(passing)) as target:
        source.backup(target)
        for statement in _WITHOUT_LEASES if target.execute("PRAGMA user_version").fetchone()[0] else ():
            target.execute(statement)
        target.commit()
        target.execute("PRAGMA journal_mode = DELETE")


_WITHOUT_LEASES = (
    "UPDATE source SET lease_owner = NULL, lease_until = 0, next_due = 0 WHERE lease_owner IS NOT NULL",
    "UPDATE feed SET lease_owner = NULL, lease_until = 0 WHERE lease_owner IS NOT NULL",
)


def restore(path: Path, copy: Path) -> Path | None:
    """Put a backup in the place of a store; return where the old one lies now, None where there was none.

    What stands in a "-wal" beside the copy belongs to it. Raises StoreError for what is no backup, StoreTooNew for that
    of a newer version, StoreLocked while a worker runs.
    """
    with telling(copy, "cannot be read"):
        if not copy.is_file():
            raise StoreError(str(copy), "is not there")
        if path.exists() and copy.samefile(path):
            raise StoreError(str(copy), "is the memory itself, name another file")
        _require_whole(copy, copy, NO_STORE)
    with telling(path, "cannot be replaced"):
        path.parent.mkdir(parents=True, exist_ok=True)
        passing = passing_of(path)
        with alone(path) if path.exists() else nullcontext(), made(passing):
            with closing(sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro", uri=True)) as source:
                _copied(source, passing)
            _require_whole(passing, copy, NO_STORE)
            return put(passing, path, "replaced")


def _require_whole(path: Path, named: Path, what: str) -> None:
    """Raise StoreError for a file that is no store of this version or an older one, or not whole."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
            version = db.execute("PRAGMA user_version").fetchone()[0]
            said = db.execute("PRAGMA integrity_check(1)").fetchone()[0]
            is_ours = 0 < version <= len(MIGRATIONS) and _is_laid_out(db, version)
    except FAULTS as error:
        raise StoreDamaged(str(named), what, error if isinstance(error, sqlite3.Error) else None) from None
    if version > len(MIGRATIONS):
        raise StoreTooNew(str(named), "was written by a newer version of syndicate", f"schema {version}")
    if said != "ok" or not is_ours:
        raise StoreDamaged(str(named), what, said if said != "ok" else "no tables of ours")


def _is_laid_out(db: sqlite3.Connection, version: int) -> bool:
    """Tell whether a file has the tables and columns of a version: any program may number its own as we do."""
    return all(columns_of(db, table) == columns for table, columns in layouts()[version - 1].items())
