"""Good manners toward hosts: a gap between requests, and no request before the time a host named."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from threading import Lock
from typing import TYPE_CHECKING

from syndicate.errors import Later
from syndicate.fetch.limits import LONGEST_WAIT

if TYPE_CHECKING:
    from collections.abc import Callable

    from syndicate.ports import Clock

_FORGET_ABOVE = 1_024
"""Hosts that are remembered before those whose time has passed are forgotten."""


@dataclass(frozen=True, slots=True)
class _Wait:
    """A host's word when to come back, and the status it said it with."""

    end: float
    """By the clock that nobody sets."""
    status: int


class Hosts:
    """What is remembered of hosts within one process. Safe for threads; nothing here sleeps."""

    def __init__(self, gap: float, clock: Clock, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._gap = gap
        self._clock = clock
        self._monotonic = monotonic
        self._lock = Lock()
        self._next_start: dict[str, float] = {}
        self._waits: dict[str, _Wait] = {}

    def turn(self, site: str) -> float:
        """Take the next free start of a request to `site` and return how many seconds away it is."""
        with self._lock:
            now = self._monotonic()
            if len(self._next_start) > _FORGET_ABOVE:
                self._next_start = {name: start for name, start in self._next_start.items() if start > now}
            start = max(now, self._next_start.get(site, now))
            self._next_start[site] = start + self._gap
            return start - now

    def check(self, site: str, subject: str) -> None:
        """Raise Later while the time that `site` named has not come."""
        with self._lock:
            wait = self._waits.get(site)
            if wait is None:
                return
            left = wait.end - self._monotonic()
            if left > 0:
                raise Later(subject, self._clock() + timedelta(seconds=left), wait.status)
            del self._waits[site]

    def send_away(self, site: str, status: int, retry_after: str | None) -> datetime | None:
        """Remember a Retry-After of `site` and return its time, None where it names no time to come.

        A time more than a day ahead is taken for a day.
        """
        now = self._clock()
        seconds = min(_seconds(retry_after or "", now), LONGEST_WAIT)
        if seconds <= 0:
            return None
        with self._lock:
            passed = self._monotonic()
            if len(self._waits) > _FORGET_ABOVE:
                self._waits = {name: wait for name, wait in self._waits.items() if wait.end > passed}
            self._waits[site] = _Wait(passed + seconds, status)
        return now + timedelta(seconds=seconds)


def _seconds(retry_after: str, now: datetime) -> float:
    """Return the seconds a Retry-After asks for (RFC 9110 §10.2.3: a number or an HTTP date), 0 for anything else."""
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        # Twenty digits are more than a day in any case, and Python refuses to read five thousand.
        return LONGEST_WAIT if len(text.lstrip("0")) > 9 else float(int(text))
    try:
        date = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0.0
    aware = date if date.tzinfo else date.replace(tzinfo=now.tzinfo)
    return (aware - now).total_seconds()
