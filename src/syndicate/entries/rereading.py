"""When an article's page is read again though its listing says nothing new: often while it is young, then never."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from syndicate.model import Known, Reading

FIRST = timedelta(hours=1)
"""How long after first sight a page is read again."""
FACTOR = 2
"""By how much an article must have aged since: at 1, 3, 9, 27 and 81 hours, five times in all."""
LAST = timedelta(days=7)
"""Articles are hardly edited after that, and never read again."""
GONE = 2
"""Reads in a row on which a page is not there (404) until it is taken for deleted; 410 says so at once (RFC 9110)."""
RESTLESS = 3
"""Times in a row a listing says something else of an article that has not changed, until it is not read for that."""


def next_read(first_seen: datetime, now: datetime) -> datetime | None:
    """Return when a page is to be read again after a read at `now`, None when no more."""
    again = now + max(FIRST, FACTOR * (now - first_seen))
    return again if again - first_seen <= LAST else None


def mentioned(reading: Reading, differs: Collection[str], *, in_vain: bool) -> Reading:
    """Return what is remembered after an article was read of which its listing said something else, in these parts.

    `in_vain`: the article was the same.
    """
    counts = {name: reading.vain.get(name, 0) + 1 if in_vain else 0 for name in differs}
    return replace(reading, vain={name: count for name, count in {**reading.vain, **counts}.items() if count})


def is_restless(reading: Reading, differs: Collection[str]) -> bool:
    """Tell whether a listing says something else in these parts at every read, of an article that is the same."""
    return bool(differs) and all(reading.vain.get(name, 0) >= RESTLESS for name in differs)


def is_in_vain(known: Known, differs: Collection[str]) -> bool:
    """Tell whether an article's page is not to be read though its listing says something else in these parts.

    They do so at every read; or the page was not there, and is looked for in its own time.
    """
    is_missed = bool(known.listed and known.reading.missing) and not set(differs) & {"title", "link"}
    return is_missed or is_restless(known.reading, differs)


def missed(reading: Reading, now: datetime, status: int) -> tuple[Reading, bool]:
    """Return what is remembered after a page was not there, and whether it is deleted at the source.

    A deployment or a cache may answer 404 for hours: what is taken for deleted is looked for twice more.
    """
    missing = reading.missing + 1
    is_gone = status == 410 or missing >= GONE
    wait = None if status == 410 else _LOOKS.get(missing)
    return replace(reading, missing=missing, again=now + wait if wait else None), is_gone


_LOOKS = {1: FIRST, GONE: timedelta(days=1), GONE + 1: timedelta(days=3)}
"""After how many reads in a row on which a page was not there it is looked for again, and when."""
