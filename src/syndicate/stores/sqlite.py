"""The memory in one SQLite file, in WAL mode: safe for threads and for several processes, torn by no crash."""

from __future__ import annotations

import sqlite3
import time
from contextlib import contextmanager, suppress
from threading import RLock
from typing import TYPE_CHECKING, Any

from syndicate.errors import StoreDamaged, StoreError, StoreLocked, StoreTooNew
from syndicate.stores import _index
from syndicate.stores._copy_book import Copies
from syndicate.stores._entry_book import Entries
from syndicate.stores._feed_book import Feeds
from syndicate.stores._files import is_torn
from syndicate.stores._layout import columns_of, layouts, teach
from syndicate.stores._rows import DAMAGED
from syndicate.stores._schema import MIGRATIONS
from syndicate.stores._source_book import Pending, Sources

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

CHECKED = 32_000_000
"""Bytes of the largest file that is looked through whenever it is opened, which takes 70 ms."""
CACHE = 32_000
"""Kilobytes of pages that are kept in memory: the inner pages of the indexes of some million entries."""
PATIENCE = 30.0
"""Seconds to wait for another process that is writing."""
_INNER = "inner"
"""Name of the place to which a transaction inside of another is undone: SQLite takes the innermost of that name."""


class Store:
    """The books over one SQLite file; a file that is not there is made, an older schema is brought up to date.

    Raises StoreTooNew for a file of a newer version, StoreLocked when another process writes for longer than
    `patience` seconds, StoreError for everything else; then nothing was written.
    """

    def __init__(self, path: Path, patience: float = PATIENCE) -> None:
        self._path = path
        self._whole_path = path.absolute()
        self._patience = patience
        self._lock = RLock()
        self._depth = 0
        self._db = self._open()
        self.sources = Sources(self)
        self.entries = Entries(self)
        self.pending = Pending(self)
        self.feeds = Feeds(self)
        self.copies = Copies(self)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database. Idempotent."""
        with self._lock:
            self._db.close()

    def rows(self, statement: str, **values: object) -> list[Any]:
        """Run one statement and return its rows."""
        with self._lock:
            try:
                return self._db.execute(statement, values).fetchall()
            except _FAULTS as error:
                raise self._told(error) from None

    def changed(self, statement: str, **values: object) -> int:
        """Run one statement and return how many rows it changed."""
        with self._lock:
            try:
                return self._db.execute(statement, values).rowcount
            except _FAULTS as error:
                raise self._told(error) from None

    def many(self, statement: str, values: Sequence[Mapping[str, object]]) -> None:
        """Run one statement for each of these values."""
        with self._lock:
            try:
                self._db.executemany(statement, values)
            except _FAULTS as error:
                raise self._told(error) from None

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Take write access now (BEGIN IMMEDIATE); all that happens inside is kept whole or not at all. Nests.

        One that fails inside of another leaves nothing behind either, also where the outer one goes on.
        """
        with self._lock:
            self._begin()
            self._depth += 1
            try:
                yield
            except BaseException:
                self._depth -= 1
                self._roll_back()
                raise
            self._depth -= 1
            self._commit()

    def _begin(self) -> None:
        if self._depth and not self._db.in_transaction:
            # What is done from here on would be kept at once, without what the outer one has done before.
            raise StoreError(str(self._path), "cannot be used", "a transaction that failed was gone on with")
        if self._depth:
            self._run(f"SAVEPOINT {_INNER}")
            return
        self._run("BEGIN IMMEDIATE")
        try:
            self._require_same()
        except StoreError:
            self._roll_back()
            raise

    def _commit(self) -> None:
        try:
            self._run(f"RELEASE {_INNER}" if self._depth else "COMMIT")
        except StoreError:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        """Undo what was begun; what made that necessary is told, not what comes of it."""
        with suppress(StoreError):
            # On a full disk SQLite may have done it by itself, the outer ones with it.
            if self._db.in_transaction:
                for statement in (f"ROLLBACK TO {_INNER}", f"RELEASE {_INNER}") if self._depth else ("ROLLBACK",):
                    self._run(statement)

    def _run(self, statement: str) -> None:
        self.changed(statement)

    def _open(self) -> sqlite3.Connection:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(str(self._path), "cannot be made", error.strerror) from None
        before = self._place()
        try:
            db = sqlite3.connect(self._path, timeout=self._patience, isolation_level=None, check_same_thread=False)
        except sqlite3.Error as error:
            raise self._told(error) from None
        self._file = before or self._place()
        db.row_factory = sqlite3.Row
        teach(db)
        # SQLite's own lower() knows A to Z.
        db.create_function("casefold", 1, str.casefold, deterministic=True)
        self._db = db
        try:
            self._refuse_newer()
            self._require_whole()
            self._write_ahead()
            self._run("PRAGMA synchronous = NORMAL")
            self._run(f"PRAGMA cache_size = -{CACHE}")
            # A migration makes tables anew; dropping the old one must not take along what leads to it.
            self._run("PRAGMA foreign_keys = OFF")
            self._migrate()
            self._require_columns()
            self._run("PRAGMA foreign_keys = ON")
        except BaseException:
            db.close()
            raise
        return db

    def _place(self) -> tuple[int, int] | None:
        """Return what tells the file at our path from every other, None where there is none."""
        try:
            found = self._whole_path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def _require_same(self) -> None:
        """Raise StoreError where another file has taken the place of ours: what we wrote would be seen by nobody."""
        if self._place() != self._file:
            what = "is another file than it was, restored or rebuilt meanwhile: nothing was written, start again"
            raise StoreError(str(self._path), what)

    def _require_whole(self) -> None:
        """Raise StoreDamaged for a file whose pages or indexes are torn; a large one shows it where it is touched."""
        if self._path.stat().st_size <= CHECKED:
            said = self.rows("PRAGMA integrity_check(1)")[0][0]
            if said != "ok":
                raise StoreDamaged(str(self._path), DAMAGED, said)

    def _require_columns(self) -> None:
        """Raise StoreDamaged where the tables are not those that the migrations make: their names can be torn too."""
        try:
            torn = [table for table, columns in layouts()[-1].items() if columns_of(self._db, table) != columns]
        except _FAULTS as error:
            raise self._told(error) from None
        if torn:
            raise StoreDamaged(str(self._path), DAMAGED, f"the table {torn[0]} is not what was made")

    def _write_ahead(self) -> None:
        """Switch to WAL mode; SQLite does not wait by itself where another process is switching a new file too.

        Nor should it: whoever holds the file may be replacing it, and the "-wal" of that path would be the new one's.
        """
        deadline = time.monotonic() + self._patience
        self._run("PRAGMA busy_timeout = 0")
        while True:
            self._require_same()
            try:
                self._run("PRAGMA journal_mode = WAL")
            except StoreLocked:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.01)
            else:
                break
        self._run(f"PRAGMA busy_timeout = {int(self._patience * 1000)}")

    def _migrate(self) -> None:
        """Apply the migrations this file lacks, and fill the search index as today's is, in one transaction."""
        if self._version() == len(MIGRATIONS) and not _index.is_stale(self):
            return
        with self.transaction():
            self._refuse_newer()
            for script in MIGRATIONS[self._version() :]:
                # executescript() would commit first, and half a migration must not stay.
                for statement in script.split(";"):
                    if statement.strip():
                        self._run(statement)
            self._run(f"PRAGMA user_version = {len(MIGRATIONS)}")
            # Another process may have filled it meanwhile.
            if _index.is_stale(self):
                _index.fill(self)

    def _refuse_newer(self) -> None:
        version = self._version()
        if version > len(MIGRATIONS):
            raise StoreTooNew(
                str(self._path),
                "was written by a newer version of syndicate and is left alone",
                f"schema {version}, this version knows {len(MIGRATIONS)}: upgrade syndicate",
            )

    def _version(self) -> int:
        return int(self.rows("PRAGMA user_version")[0][0])

    def _told(self, error: Exception) -> StoreError:
        """Return in our words what SQLite found."""
        said = str(error)
        if isinstance(error, sqlite3.OperationalError) and ("locked" in said or "busy" in said):
            what = f"is in use by another process for more than {self._patience:g} s, try again later"
            return StoreLocked(str(self._path), what)
        torn = _torn(error)
        if torn is not None:
            return StoreDamaged(str(self._path), DAMAGED, torn)
        return StoreError(str(self._path), "cannot be used", error)


def _torn(error: Exception) -> Exception | str | None:
    """Return what is wrong with the file, None where the file is not at fault."""
    if isinstance(error, UnicodeDecodeError):
        return "a name in it is no text"
    if isinstance(error, sqlite3.OperationalError):
        # Without what Python adds to it: the whole text in which it was.
        said = next((each for each in _TORN if each in str(error)), None)
        return said or (error if is_torn(error) else None)
    is_ours = isinstance(error, (sqlite3.IntegrityError, sqlite3.ProgrammingError))
    return error if isinstance(error, sqlite3.DatabaseError) and not is_ours else None


_TORN = ("decode to UTF-8", "malformed JSON", "user-defined function raised exception")
"""What SQLite and Python say of bytes in a row that we did not write."""
_FAULTS = (sqlite3.Error, UnicodeDecodeError)
"""The latter where a torn name stands in SQLite's own message."""
