"""How much a source usually brings, and whether this is far above it: such a jump is published, but not shared."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

FIRST_RUN = "first run"
"""Why an entry is not to be shared: it was there before we first read its source, or is as old: no news."""
JUMP = "jump"
"""Why an entry is not to be shared: it came with many more than its source usually brings."""
LEAST = 10
"""New entries at once that nobody calls a flood, whatever a source's habit."""
FACTOR = 3
"""How many times the busiest day of late must be surpassed."""
LOOK_BACK = timedelta(days=14)


def is_jump(new: int, arrivals: Sequence[datetime], last: datetime | None, now: datetime) -> str | None:
    """Return what is unusual about this many new entries at once, None where nothing is.

    `arrivals` are the times at which earlier entries were first seen, without the very first round, `last` is when the
    source was last read well: what gathered in the days since is no jump, and its habit is that of the days before.
    """
    end = min(last, now) if last is not None else now
    days = Counter(when.date() for when in arrivals if end - LOOK_BACK <= when <= end)
    busiest = max(days.values(), default=0)
    missed = max(1.0, (now - end) / timedelta(days=1))
    usual = max(1, busiest) * missed
    if new <= max(LEAST, FACTOR * usual):
        return None
    return f"{new} new at once, {busiest} was the most in a day of the last {LOOK_BACK.days}"
