"""When an article's page is read again though its listing says nothing new: often while it is young, then never."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from syndicate.model import Reading

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


def mentioned(reading: Reading, *, in_vain: bool) -> Reading:
    """Return what is remembered after an article was read; `in_vain`: its listing had changed, and it had not."""
    return replace(reading, restless=reading.restless + 1 if in_vain else 0)


def missed(reading: Reading, now: datetime, status: int) -> tuple[Reading, bool]:
    """Return what is remembered after a page was not there, and whether it is deleted for good."""
    missing = reading.missing + 1
    is_gone = status == 410 or missing >= GONE
    return replace(reading, missing=missing, again=None if is_gone else now + FIRST), is_gone
