"""Sources under another name: one that was renamed takes its memory along, also where that is said later."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from syndicate.stores import _sql
from syndicate.stores._entry_book import let_fade

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from syndicate.ports import SourceRow
    from syndicate.stores._rows import Database, Row

log = logging.getLogger("syndicate.store")

_RENAME = (
    _sql.RENAME_SOURCE, _sql.RENAME_ENTRIES, _sql.RENAME_ALIASES, _sql.RENAME_PENDING, _sql.RENAME_COPIES,
)  # fmt: skip


def take_over(db: Database, row: SourceRow, before: Mapping[str, Row], left: Sequence[str]) -> list[str]:
    """Give a source what those of `left` remember that it was; return their names.

    `before` is what was known of each source, `left` those of them that are no longer in the config, the latest last.
    """
    if row.name not in before:
        old = _former(row, before, left)
        for statement in _RENAME if old is not None else ():
            db.changed(statement, old=old, new=row.name)
        return [old] if old is not None else []
    return [old for old in row.was if old in left and _merge(db, old, row.name, before)]


def _former(row: SourceRow, before: Mapping[str, Row], left: Sequence[str]) -> str | None:
    """Return the name that left the config under which a new source stood before: as it says, else by its key."""
    said = next((name for name in row.was if name in left), None)
    # Of two that left with one key the one that left last; they come in that order.
    return said or next((name for name in reversed(left) if before[name]["key"] == row.key), None)


def _merge(db: Database, old: str, new: str, before: Mapping[str, Row]) -> bool:
    """Give a source that has a memory already that of the one it was; False where they stood side by side."""
    last, first = before[old]["last_checked"], before[new]["seeded"]
    if last is not None and first is not None and last > first:
        log.warning(
            'source.%s: was = ["%s"] has no effect: it was read when source.%s was there already', new, old, new
        )
        return False
    for twins in db.rows(_sql.TWINS, old=old, new=new):
        first, second = twins["first"], twins["second"]
        is_second = twins["second_stands"] and not twins["first_stands"]
        _lead_back(db, first=second if is_second else first, second=first if is_second else second)
    for statement in _sql.MERGE:
        db.changed(statement, old=old, new=new)
    return True


def _lead_back(db: Database, *, first: str, second: str) -> None:
    """Let the names of the second entry of an article lead to the first; it is let go, but known."""
    for row in db.rows(_sql.STORED, id=second):
        if not row["pruned"]:
            let_fade(db, row)
    db.changed(_sql.LEAD_BACK, first=first, second=second)
