"""The tables as each version of this program has written them, read off the migrations themselves."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from syndicate.stores._rows import row_digest
from syndicate.stores._schema import MIGRATIONS
from syndicate.stores._words import index_words

if TYPE_CHECKING:
    from collections.abc import Mapping

TABLES = ("source", "entry", "alias", "pending", "revision", "copy", "feed", "shown", "journal")
"""Those with rows of ours, each after the ones it leads to."""
OF_OTHERS = ("words", "made", "sqlite_")
"""How the names of tables begin that SQLite keeps for us, or that say how these were made."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    name: str
    type: str
    may_be_missing: bool
    is_number: bool
    """The number of its row: SQLite keeps it beside the row, not in it."""


def teach(db: sqlite3.Connection) -> None:
    """Give a connection the functions that the migrations call."""
    db.create_function("row_digest", -1, row_digest, deterministic=True)
    db.create_function("index_words", 1, index_words, deterministic=True)


@cache
def layouts() -> tuple[Mapping[str, tuple[Column, ...]], ...]:
    """Return the columns of each table of ours, for every version of the schema, the first one first."""
    found = []
    with closing(sqlite3.connect(":memory:")) as db:
        teach(db)
        for script in MIGRATIONS:
            db.executescript(script)
            found.append({table: columns for table in TABLES if (columns := columns_of(db, table))})
    return tuple(found)


def columns_of(db: sqlite3.Connection, table: str) -> tuple[Column, ...]:
    """Return the columns of a table, none where it is not there."""
    return tuple(
        Column(name, kind, not needed and not key, kind == "INTEGER" and bool(key))
        for _, name, kind, needed, _, key in db.execute(f"PRAGMA table_info({table})")
    )


@cache
def forms(table: str) -> Mapping[int, tuple[Column, ...]]:
    """Return the columns of a table in every version that had it, by how many they are."""
    return {len(layout[table]): layout[table] for layout in layouts() if table in layout}


def foreign(db: sqlite3.Connection) -> list[str]:
    """Return the tables and columns that no version up to this one has made."""
    names = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    tables = [name for name in names if name not in TABLES and not name.startswith(OF_OTHERS)]
    found = [(table, column.name) for table in TABLES for column in columns_of(db, table)]
    return tables + [f"{table}.{name}" for table, name in found if (table, name) not in _known_columns()]


def _known_columns() -> set[tuple[str, str]]:
    return {(table, column.name) for layout in layouts() for table, columns in layout.items() for column in columns}
