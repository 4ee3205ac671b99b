"""The file of a memory, as a whole: held so that nobody works on it, and replaced without being away for a moment."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from syndicate.errors import StoreDamaged, StoreError, StoreLocked
from syndicate.stores._rows import DAMAGED

if TYPE_CHECKING:
    from collections.abc import Iterator

SIDE_FILES = ("-wal", "-shm", "-journal")
"""What SQLite puts beside a file."""
FAULTS = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What a torn file raises: where a name or SQLite's own message holds torn bytes, Python cannot read that."""


@contextmanager
def telling(path: Path, what: str) -> Iterator[None]:
    """Tell in our words that a file could not be used. Raises StoreError."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise StoreError(str(path), what, getattr(error, "strerror", None) or error) from None


@contextmanager
def telling_damage(path: Path) -> Iterator[None]:
    """Tell what a torn memory raises so that a person knows the way out. Raises StoreDamaged."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if not is_torn(error):
            raise
        raise StoreDamaged(str(path), DAMAGED, error) from None
    except FAULTS as error:
        raise StoreDamaged(str(path), DAMAGED, error if isinstance(error, sqlite3.Error) else None) from None


def is_torn(error: sqlite3.Error) -> bool:
    """Tell whether a statement of ours was found wrong: then it is the file's tables that are, not the statement."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) == sqlite3.SQLITE_ERROR


def passing_of(path: Path) -> Path:
    """Return the name under which the file that takes a path's place is made."""
    return path.with_name(f".{path.name}.{os.getpid()}.tmp")


@contextmanager
def made(passing: Path) -> Iterator[None]:
    """Leave nothing of a file that is being made, nor from one that was killed at it."""
    try:
        _forget(passing)
        yield
    finally:
        with suppress(OSError):
            _forget(passing)


def _forget(path: Path) -> None:
    for end in ("", *SIDE_FILES):
        Path(f"{path}{end}").unlink(missing_ok=True)


@contextmanager
def alone(path: Path) -> Iterator[sqlite3.Connection]:
    """Hold a store so that no other process can read or write it; give a connection to read it with.

    One that is too damaged for that cannot be worked on by anybody; it is only read then. Raises StoreLocked while
    another process has it open.
    """
    with closing(sqlite3.connect(path, timeout=1.0, isolation_level=None)) as db:
        if _is_held(db, path):
            yield db
            return
    # Not to write: closing the last writer of a file lets SQLite take away "-wal" by its name, which may be another's.
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
        yield db


def _is_held(db: sqlite3.Connection, path: Path) -> bool:
    """Take all locks of a store and tell whether that went; SQLite leaves WAL mode for the only one alone."""
    try:
        db.execute("PRAGMA journal_mode = DELETE").fetchall()
        db.execute("BEGIN EXCLUSIVE")
        # Another one may have come between the two.
        mode = db.execute("PRAGMA journal_mode").fetchone()[0]
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise StoreLocked(str(path), "is in use: stop the worker first") from None
        return False
    except FAULTS:
        return False
    if mode == "wal":
        raise StoreLocked(str(path), "is in use: stop the worker first")
    return True


def settle(passing: Path, place: Path, like: Path) -> None:
    """Flush a finished file, give it its name, and flush the folder; whoever may read `like` may read it."""
    shutil.copymode(place if place.exists() else like, passing)
    _flush(passing, os.O_RDWR)
    passing.replace(place)
    _flush(place.parent, os.O_RDONLY)


def put(passing: Path, place: Path, why: str) -> Path | None:
    """Give a finished file the place of a store, which gets a second name before: at no moment is there none.

    Whoever may read the old one may read the new one. Returns the old one's name, None where there was none. Raises
    OSError; then the old one is where it was.
    """
    if place.exists():
        shutil.copymode(place, passing)
    _flush(passing, os.O_RDWR)
    aside = _named_too(place, why)
    try:
        if aside is not None:
            _move_beside(place, aside)
        passing.replace(place)
    except OSError:
        if aside is not None:
            _put_back(aside, place)
        raise
    _flush(place.parent, os.O_RDONLY)
    return aside


def _flush(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _named_too(path: Path, why: str) -> Path | None:
    """Give a store a second name beside its own, and return that; where a disk has no such thing, copy it."""
    if not path.exists():
        return None
    number = 1
    while (aside := path.with_name(f"{path.name}.{why}-{number}")).exists():
        number += 1
    try:
        aside.hardlink_to(path)
    except OSError:
        shutil.copyfile(path, aside)
        _flush(aside, os.O_RDWR)
    return aside


def _move_beside(path: Path, aside: Path) -> None:
    """Take along what belongs to a store: SQLite would read it into any file that has its name."""
    for end in SIDE_FILES:
        with suppress(FileNotFoundError):
            Path(f"{path}{end}").replace(f"{aside}{end}")


def _put_back(aside: Path, path: Path) -> None:
    with suppress(OSError):
        aside.unlink()
    for end in SIDE_FILES:
        with suppress(OSError):
            Path(f"{aside}{end}").replace(f"{path}{end}")
