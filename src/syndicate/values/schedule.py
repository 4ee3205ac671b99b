"""When a source is due: "auto", a duration or a cron line. The only importer of APScheduler's triggers."""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from datetime import tzinfo

    from apscheduler.triggers.base import BaseTrigger

AUTO = timedelta(minutes=60)
"""The interval of "auto": a conditional request at most once an hour is what careful operators ask for."""
JITTER = 0.05
"""Share of "auto" by which sources drift apart, so that they do not all ask at the full hour."""
SHORTEST = timedelta(seconds=1)
POLITE = timedelta(minutes=5)
"""Below this interval `check` warns."""

_DURATION = regex.compile(r"(?:(\d{1,4})w)?(?:(\d{1,5})d)?(?:(\d{1,6})h)?(?:(\d{1,7})m)?(?:(\d{1,8}(?:\.\d{1,3})?)s)?")
_UNITS = (604_800, 86_400, 3_600, 60, 1)
_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_LONGEST = timedelta(days=366)


def duration(text: str) -> timedelta | None:
    """Return the length of "30m", "1h30m", "0.5s", "2d"; None where the text is none or is over a year."""
    found = _DURATION.fullmatch(text.strip().lower())
    if not found or not any(found.groups()):
        return None
    seconds = sum(float(count) * unit for count, unit in zip(found.groups(), _UNITS, strict=True) if count)
    return timedelta(seconds=seconds) if seconds <= _LONGEST.total_seconds() else None


def problem(every: str) -> str | None:
    """Return what is wrong with an `every`, None where nothing is."""
    if every == "auto":
        return None
    length = duration(every)
    if length is not None:
        return None if length >= SHORTEST else 'is shorter than "1s"'
    if len(every.split()) != 5:
        return f'{every!r} is not "auto", a duration such as "30m" or a cron line such as "0 7 * * mon-fri"'
    try:
        _cron(every, None)
    except ValueError as error:
        return f"{every!r} is not a cron line ({error})"
    return None


def next_due(every: str, previous: datetime, now: datetime, zone: tzinfo, seed: str) -> datetime:
    """Return the first time after `now` at which a source is due; all times aware, the answer in UTC.

    A duration counts from `previous`, when it was last due, so that it does not drift; a time missed while the
    program was busy or down is not made up twice. `seed` spreads "auto" by up to 5 %, the same way each time.
    Raises ValueError for an `every` that `problem` refuses.
    """
    if every == "auto":
        return now + AUTO * (1 + JITTER * _spread(f"{seed} {now.timestamp()}"))
    length = duration(every)
    trigger = _interval(length, previous) if length is not None else _cron(every, zone)
    found = trigger.get_next_fire_time(None, now + timedelta(microseconds=1))
    if found is None:
        raise ValueError(f"{every!r} is never due")
    return _utc(found)


def _utc(when: datetime) -> datetime:
    from datetime import UTC

    return when.astimezone(UTC)


def _spread(seed: str) -> float:
    """Return a number from -1 to 1 that `seed` decides."""
    return int.from_bytes(blake2b(seed.encode(), digest_size=4).digest()) / (2**31) - 1


def _interval(length: timedelta, start: datetime) -> BaseTrigger:
    from datetime import UTC

    from apscheduler.triggers.interval import IntervalTrigger

    # The trigger keeps whole seconds; a fraction is rounded up so that a source never comes early.
    return IntervalTrigger(seconds=max(1, round(length.total_seconds() + 0.499)), start_date=start, timezone=UTC)


def _cron(line: str, zone: tzinfo | None) -> BaseTrigger:
    """Read a crontab line as cron(5) does: 0 and 7 are Sunday, and day and weekday, both given, mean either.

    APScheduler counts weekdays from Monday and lets both conditions hold at once.
    """
    from datetime import UTC

    from apscheduler.triggers.combining import OrTrigger
    from apscheduler.triggers.cron import CronTrigger

    minute, hour, day, month, weekday = line.lower().split()
    time = {"minute": minute, "hour": hour, "month": month, "timezone": zone or UTC}
    days = _weekdays(weekday)
    if day == "*" or days is None:
        return CronTrigger(day=day, day_of_week=days or "*", **time)
    return OrTrigger([CronTrigger(day=day, **time), CronTrigger(day_of_week=days, **time)])


def _weekdays(field: str) -> str | None:
    """Return a cron field of weekdays as a list of names, None for any day."""
    if field == "*":
        return None
    chosen: set[int] = set()
    for term in field.split(","):
        span, _, step = term.partition("/")
        first, last = (0, 6) if span == "*" else _days_of(span)
        chosen.update(day % 7 for day in range(first, last + 1, _step(step)))
    return ",".join(_DAYS[day] for day in sorted(chosen))


def _step(text: str) -> int:
    if not text:
        return 1
    if not text.isdecimal() or int(text) < 1:
        raise ValueError(f"{text!r} is not a step")
    return int(text)


def _days_of(span: str) -> tuple[int, int]:
    first, dash, last = span.partition("-")
    start = _day(first)
    end = _day(last) if dash else start
    return start, end if end >= start else end + 7


def _day(name: str) -> int:
    if name.isdecimal() and int(name) <= 7:
        return int(name)
    if name in _DAYS:
        return _DAYS.index(name)
    raise ValueError(f"{name!r} is not a weekday")
