"""Rebuild of a damaged SQLite file: all that can still be read of it, row by row, into a new one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol

import msgspec

from syndicate.entries.identity import strong_aliases
from syndicate.entries.matching import own_names
from syndicate.errors import StoreDamaged, StoreError, StoreTooNew
from syndicate.stores import _index, _sql
from syndicate.stores._copy_book import Copies
from syndicate.stores._files import FAULTS, alone, made, passing_of, put, telling
from syndicate.stores._layout import TABLES, Column, foreign, forms, layouts
from syndicate.stores._mended import mended
from syndicate.stores._pages import Pages
from syndicate.stores._rows import Database, entry_of
from syndicate.stores._schema import MIGRATIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence


class Filled(Database, Protocol):
    """A store that is filled row by row."""

    def close(self) -> None:
        """Close the database."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What a rebuild has saved, and where the damaged file lies now."""

    rows: dict[str, int]
    """Rows by table."""
    lost: int
    """Rows that were there and could not be read, or were not what was written; rows nobody knows of are not in it."""
    aside: Path
    is_torn: bool = False
    """Parts of the file could not be read: how many rows they held nobody knows."""


def rebuild(path: Path, opened: Callable[[Path], Filled]) -> Saved:
    """Make a new store of all that can still be read of a damaged one, row by row, each held against its digest.

    `opened` makes an empty store of a path. The old file is kept beside the new one. Listings are read anew after it.
    Raises StoreError, StoreLocked while a worker runs, StoreTooNew for the file of a newer version.
    """
    passing = passing_of(path)
    with telling(path, "cannot be rebuilt"):
        if not path.is_file():
            raise StoreError(str(path), "is not there: nothing to rebuild, `syndicate publish` begins anew")
        # SQLite's locks on a file go when any handle on it is closed: this one is, once the new file is in place.
        with alone(path) as old, path.open("rb") as file, made(passing):
            _refuse_newer(path, old)
            rebuilding = _rebuilt(old, file, passing, opened)
            aside = put(passing, path, "damaged")
        assert aside is not None, "it was there"
        return Saved(rebuilding.counts, len(rebuilding.lost), aside, rebuilding.is_torn)


def _refuse_newer(path: Path, old: sqlite3.Connection) -> None:
    """Raise StoreTooNew for a file of a newer version, of which we would save nothing that is new in it.

    A torn number alone is none: there must be something that we do not know.
    """
    try:
        version = old.execute("PRAGMA user_version").fetchone()[0]
        unknown = foreign(old) if version > len(MIGRATIONS) else []
    except FAULTS:
        return
    if unknown:
        said = f"schema {version} with {unknown[0]}: upgrade syndicate"
        raise StoreTooNew(str(path), "was written by a newer version of syndicate and is left alone", said)


def _rebuilt(old: sqlite3.Connection, file: BinaryIO, passing: Path, opened: Callable[[Path], Filled]) -> _Rebuilding:
    """Write a new store of what can be read of the old one into one file."""
    with closing(opened(passing)) as store:
        with store.transaction():
            rebuilding = _Rebuilding(old, Pages(file), store)
            for table in TABLES:
                rebuilding.pour(table)
            _tidy(store)
        store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    with closing(sqlite3.connect(passing)) as db:
        db.execute("PRAGMA journal_mode = DELETE")
    return rebuilding


@dataclass
class _Rebuilding:
    """A rebuild at work: first what SQLite reads of a table, then what its pages hold beside that."""

    old: sqlite3.Connection
    pages: Pages
    store: Filled
    counts: dict[str, int] = field(default_factory=dict)
    lost: set[tuple[str, int]] = field(default_factory=set)
    """Table and number of rows that were seen and not saved."""
    is_torn: bool = False

    def __post_init__(self) -> None:
        self.old.text_factory = lambda raw: raw.decode("utf-8", "replace")
        try:
            self.is_torn = self.old.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok"
            there = {name for (name,) in self.old.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        except FAULTS:
            there = set()
        # The tables of one version, or else a name is torn.
        layout = [layout for layout in layouts() if set(layout) == there & set(TABLES)]
        self.is_torn |= not layout
        self.made = set(layout[0]) if layout else set(TABLES)

    def pour(self, table: str) -> None:
        """Pour what is readable of a table into the new store."""
        self.counts[table] = 0
        if table in self.made:
            for number, row in self._told(table):
                if not self._keep(table, number, row):
                    self.lost.add((table, number))
        if self.is_torn or self.lost:
            for number, row in _found(self.pages, table):
                self._keep_found(table, number, row)

    def _told(self, table: str) -> Iterator[tuple[int, dict[str, Any]]]:
        """Give the rows of a table for as long as SQLite can read on."""
        try:
            # An index may be torn, and its order is not asked for.
            rows = self.old.execute(f"SELECT rowid, * FROM {table} NOT INDEXED")  # noqa: S608 - names of our own
            columns = forms(table)[len(rows.description) - 1]
            for number, *values in rows:
                yield number, _named(columns, values)
        except (*FAULTS, KeyError):
            self.is_torn = True

    def _keep_found(self, table: str, number: int, row: Mapping[str, Any]) -> None:
        """Keep a row that was found in a page, unless it is there: of a page that was left the row is an older one."""
        columns = "pruned, updated" if table == "entry" else "1"
        statement = f"SELECT {columns} FROM {table} WHERE rowid = :number"  # noqa: S608 - names of our own
        there = self.store.rows(statement, number=number)
        if there and table != "entry":
            return
        values = self._mended(table, row)
        if there and (values is None or (values["pruned"], values["updated"]) <= tuple(there[0])):
            return
        if values is None or self._write(table, number, values, "REPLACE" if there else "IGNORE") is None:
            self.lost.add((table, number))
            return
        self.lost.discard((table, number))
        self.counts[table] -= len(there)

    def _keep(self, table: str, number: int, row: Mapping[str, Any]) -> bool:
        """Keep a row that SQLite has told; False where it is torn, leads nowhere, or its like is there."""
        values = self._mended(table, row)
        return values is not None and bool(self._write(table, number, values))

    def _mended(self, table: str, row: Mapping[str, Any]) -> dict[str, Any] | None:
        return mended(table, row, set(_columns(table)), self.store)

    def _write(self, table: str, number: int, values: dict[str, Any], instead: str = "IGNORE") -> int | None:
        """Write a row and return how many were written, none where its like is there; None where it leads nowhere."""
        values["number" if "number" in _columns(table) else "rowid"] = number
        names, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
        try:
            statement = f"INSERT OR {instead} INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - names of our own
            written = self.store.changed(statement, **values)
        except StoreError as error:
            # The entry that it leads to is lost; anything else, a full disk, ends the rebuild.
            if not isinstance(error.cause, sqlite3.IntegrityError):
                raise
            return None
        self.counts[table] += written
        return written


def _columns(table: str) -> list[str]:
    return [column.name for column in layouts()[-1][table]]


def _named(columns: Sequence[Column], values: Sequence[Any]) -> dict[str, Any]:
    """Return values by the names of their columns; the number of a row is told beside it."""
    return {column.name: value for column, value in zip(columns, values, strict=True) if not column.is_number}


def _found(pages: Pages, table: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Give the rows in the pages of a file that can only be of this table."""
    widths = forms(table)
    for number, values in pages.rows(widths):
        columns = widths[len(values)]
        if all(_fits(column, value) for column, value in zip(columns, values, strict=True)):
            row = _named(columns, values)
            if table not in _ALIKE or "digest" in row or _is_shown(row["data"]) == (table == "shown"):
                yield number, row


_KINDS: dict[str, type] = {"TEXT": str, "INTEGER": int, "BLOB": bytes}
_ALIKE = frozenset({"pending", "shown"})
"""Tables with columns of the same types: where no digest tells them apart, what stands in them does."""


def _fits(column: Column, value: object) -> bool:
    """Tell whether a column may hold a value: a table is known by the types of its rows."""
    if value is None:
        return column.may_be_missing or column.is_number
    return isinstance(value, _KINDS[column.type]) and not column.is_number


def _is_shown(text: str) -> bool | None:
    """Tell whether a text is what a feed has shown of an entry; None where it is nothing of ours."""
    try:
        return "seen" in msgspec.json.decode(text, type=dict[str, Any])
    except (msgspec.DecodeError, ValueError):
        return None


# -- afterwards


def _names(store: Filled, row: Any) -> list[str]:
    """Return the names of an entry whose own are lost: those its copy was listed with, and those it tells itself."""
    entry = entry_of(row)
    try:
        copy = Copies(store).get(entry.source, entry.id)
    except StoreDamaged:
        copy = None
    listed = strong_aliases(copy.draft) if copy and copy.draft else []
    return list(dict.fromkeys([*listed, *own_names(entry)]))


def _tidy(store: Filled) -> None:
    """Index what was saved, and name what has lost its names."""
    _index.fill(store)
    for nameless in store.rows(_NAMELESS):
        for row in store.rows(f"{_sql.NAMELESS} AND e.id = :id", id=nameless["id"]):
            names = [{"source": row["source"], "alias": name, "entry": row["id"]} for name in _names(store, row)]
            store.many(_sql.KEEP_ALIAS, names)


_NAMELESS = "SELECT id FROM entry AS e WHERE NOT EXISTS (SELECT 1 FROM alias AS a WHERE a.entry = e.id)"
