"""When the daemon's tick is called: at even intervals, and once after a leap of the clock, however wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apscheduler.triggers.base import BaseTrigger

if TYPE_CHECKING:
    from datetime import datetime, timedelta


class Ticks(BaseTrigger):  # type: ignore[misc]  # APScheduler 3 has no types
    """Fires every `length`.

    APScheduler's own interval would count every second that a clock put ahead by ten years has left out, in a list: it
    eats the memory before `coalesce` makes one of them.
    """

    def __init__(self, length: timedelta) -> None:
        self.length = length

    def get_next_fire_time(self, previous: datetime | None, now: datetime) -> datetime:
        """Return when to fire after `previous`, never a time that has passed."""
        due = previous + self.length if previous is not None else now
        return due if due > now or previous is None else now + self.length
