"""When a source is due: "auto", a duration or a cron line. The only importer of APScheduler's triggers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from math import ceil
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

_DURATION = regex.compile(
    r"(?:([0-9]{1,4})w)?(?:([0-9]{1,5})d)?(?:([0-9]{1,6})h)?(?:([0-9]{1,7})m)?(?:([0-9]{1,8}(?:\.[0-9]{1,3})?)s)?"
)
_YEARS = regex.compile(r"([0-9]{1,3})y")
# A field of a cron line, cron(5): APScheduler itself would take more, and overlook what it does not know.
_FIELD = regex.compile(r"(?:\*|[0-9a-z]{1,3}(?:-[0-9a-z]{1,3})?)(?:/[0-9]{1,2})?")
_SOME_DAY = datetime(2026, 1, 1, tzinfo=UTC)
_NEVER = timedelta(days=100 * 366)
"""What does not come within this time never does: even 29 February on one weekday comes every 40 years."""
_UNITS = (604_800, 86_400, 3_600, 60, 1)
_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_LONGEST = timedelta(days=366)
_OLDEST = timedelta(days=100 * 365)


def duration(text: str) -> timedelta | None:
    """Return the length of "30m", "1h30m", "0.5s", "2d"; None where the text is none or is over a year."""
    length = _length(text.strip().lower())
    return length if length is not None and length <= _LONGEST else None


def age(text: str) -> timedelta | None:
    """Return the length of "2y", "1y26w", "400d", as durations are written but with years, which have 365 days.

    None where the text is none or is over a hundred years.
    """
    written = text.strip().lower()
    years = _YEARS.match(written)
    rest = written[years.end() :] if years else written
    length = timedelta() if years and not rest else _length(rest)
    if length is None:
        return None
    length += timedelta(days=365 * int(years[1])) if years else timedelta()
    return length if length <= _OLDEST else None


def _length(text: str) -> timedelta | None:
    found = _DURATION.fullmatch(text)
    if not found or not any(found.groups()):
        return None
    return timedelta(
        seconds=sum(float(count) * unit for count, unit in zip(found.groups(), _UNITS, strict=True) if count)
    )


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
        next_due(every, _SOME_DAY, _SOME_DAY, UTC, "")
    except ValueError as error:
        return f"{every!r} is not a cron line ({error})"
    return None


def next_due(every: str, previous: datetime, now: datetime, zone: tzinfo, seed: str) -> datetime:
    """Return the first time after `now` at which a source is due; all times aware, the answer in UTC.

    A duration counts from `previous`, when it was last due, so that it does not drift; a time missed while the
    program was busy or down is not made up twice. Clocks put forward or back leave out no cron line and repeat none
    that names its hour and minute. `seed` spreads "auto" by up to 5 %, the same way each time. Raises ValueError for
    an `every` that `problem` refuses.
    """
    if every == "auto":
        return now + AUTO * (1 + JITTER * _spread(f"{seed} {now.timestamp()}"))
    length = duration(every)
    return _cron_time(every, now, zone) if length is None else _following(length, previous, now)


def _spread(seed: str) -> float:
    """Return a number from -1 to 1 that `seed` decides."""
    return int.from_bytes(blake2b(seed.encode("utf-8", "replace"), digest_size=4).digest()) / (2**31) - 1


def _following(length: timedelta, previous: datetime, now: datetime) -> datetime:
    """Return the first time after `now` that is whole intervals away from `previous`, which may lie ahead."""
    from apscheduler.triggers.interval import IntervalTrigger

    if length < SHORTEST:
        raise ValueError("it is too short")
    # The trigger keeps whole seconds; a fraction is rounded up so that a source never comes early.
    whole = timedelta(seconds=ceil(length.total_seconds()))
    # Years ahead, even, after a clock that was wrong: the trigger would wait for it.
    start = previous + min(0, (now - previous) // whole) * whole
    trigger = IntervalTrigger(seconds=int(whole.total_seconds()), start_date=start, timezone=UTC)
    return _after(trigger, now)


def _after(trigger: BaseTrigger, now: datetime) -> datetime:
    """Return the first time after `now`, in UTC: there alone adding to a time is safe."""
    found: datetime | None = trigger.get_next_fire_time(None, now + timedelta(microseconds=1))
    if found is None:
        raise ValueError("it is never due")
    return found.astimezone(UTC)


def _cron_time(line: str, now: datetime, zone: tzinfo) -> datetime:
    """Return the first time after `now` that a cron line means, once in an hour that comes twice, as cron(8) does.

    Only where hour and minute are both fixed: a line that says ``*`` for one of them runs through both hours.
    """
    trigger = _cron(line, zone, now + _NEVER)
    found = _after(trigger, now)
    if "*" not in "".join(line.split()[:2]):
        while found.astimezone(zone).fold:
            found = _after(trigger, found)
    return found


def _cron(line: str, zone: tzinfo, end: datetime) -> BaseTrigger:
    """Read a crontab line as cron(5) does: 0 and 7 are Sunday, and day and weekday, both restricted, mean either.

    APScheduler counts weekdays from Monday and lets both conditions hold at once. A field that begins with ``*`` is
    not restricted, whatever its step.
    """
    from apscheduler.triggers.combining import OrTrigger
    from apscheduler.triggers.cron import CronTrigger

    fields = line.lower().split()
    for field in fields:
        if not all(_FIELD.fullmatch(term) for term in field.split(",")):
            raise ValueError(f"{field!r} is no list of values, ranges and steps")
    minute, hour, day, month, weekday = fields
    time = {"minute": minute, "hour": hour, "month": month, "timezone": zone, "end_date": end}
    days = _weekdays(weekday)
    if day.startswith("*") or weekday.startswith("*"):
        return CronTrigger(day=day, day_of_week=days, **time)
    return OrTrigger([CronTrigger(day=day, **time), CronTrigger(day_of_week=days, **time)])


def _weekdays(field: str) -> str:
    """Return a cron field of weekdays as a list of names."""
    chosen: set[int] = set()
    for term in field.split(","):
        span, _, step = term.partition("/")
        first, last = (0, 6) if span == "*" else _days_of(span, stepping=bool(step))
        chosen.update(day % 7 for day in range(first, last + 1, _step(step)))
    return ",".join(_DAYS[day] for day in sorted(chosen))


def _step(text: str) -> int:
    if text and not int(text):
        raise ValueError(f"{text!r} is not a step")
    return int(text or 1)


def _days_of(span: str, *, stepping: bool) -> tuple[int, int]:
    """Return the first and last day of a span; one without an end is a day, or the rest of the week by steps."""
    first, dash, last = span.partition("-")
    start = _day(first)
    end = _day(last) if dash else max(start, 6) if stepping else start
    return start, end if end >= start else end + 7


def _day(name: str) -> int:
    if name.isdecimal() and int(name) <= 7:
        return int(name)
    if name in _DAYS:
        return _DAYS.index(name)
    raise ValueError(f"{name!r} is not a weekday")
