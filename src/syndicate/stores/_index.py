"""The search index: entries put in and taken out, and all of them anew where it was filled in another way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syndicate.stores import _sql
from syndicate.stores._words import WORDS, index_words

if TYPE_CHECKING:
    from syndicate.model import Entry
    from syndicate.stores._rows import Database


def put(db: Database, number: int, entry: Entry) -> None:
    """Let an entry be found by its words."""
    db.changed(_sql.INDEX, number=number, title=index_words(entry.title), text=index_words(entry.text))


def take_out(db: Database, number: int, entry: Entry) -> None:
    """Take an entry out, as it was put in: the index must be told what it was given."""
    db.changed(_sql.UNINDEX, number=number, title=index_words(entry.title), text=index_words(entry.text))


def is_stale(db: Database) -> bool:
    """Tell whether the index was filled in another way than today's, so that nothing may be taken out of it."""
    rows = db.rows(_sql.MADE)
    return not rows or rows[0]["version"] != WORDS


def fill(db: Database) -> None:
    """Fill the index anew, in the transaction at hand; the database knows index_words() by name."""
    db.changed(_sql.UNINDEX_ALL)
    db.changed(_sql.INDEX_ALL)
    db.changed(_sql.KEEP_MADE, version=WORDS)
