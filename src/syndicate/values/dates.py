"""Dates as an article states them: read from many languages, kept as precise as said, never guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from email.utils import format_datetime, parsedate_tz
from typing import TYPE_CHECKING

import regex

from syndicate.values._written_dates import MAX_LENGTH, ascii_digits, is_month_name, written

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from syndicate.model import Precision
    from syndicate.values._clock import Clock

# A whole calendar or week date of ISO 8601, extended or basic; a month or a week alone is not a day.
_ISO_DAY = r"\d{4}(?:-\d\d-\d\d|\d{4}|-?W\d\d-?[1-7])"
_ISO_DATE = regex.compile(_ISO_DAY)
_ISO_MOMENT = regex.compile(
    rf"(?P<day>{_ISO_DAY})(?:[Tt_]|\s)(?P<clock>\d\d:?\d\d(?P<seconds>:?\d\d(?:[.,]\d+)?)?)"
    r"\s?(?P<zone>[Zz]|[+-]\d\d(?::?\d\d)?)?(?:\[[^\]]*\])?"
)
# RFC 5322 §3.3 and, for the names of zones and years of two digits, its §4.3.
_RFC822 = regex.compile(
    r"(?:[A-Za-z]{3}, ?)?\d{1,2} [A-Za-z]{3} (?:\d{4}|\d\d) \d{1,2}:\d\d(?::\d\d)? (?:[+-]\d{4}|UTC?|GMT|Z|[ECMP][SD]T)"
)
# What programs write for "no date": the first day of .NET, of SQL Server's datetime in practice, and of Unix time.
_UNSET = frozenset({date(1, 1, 1), date(1900, 1, 1), date(1970, 1, 1)})


def stated(text: str, languages: Sequence[str] = ()) -> str | None:
    """Return the date that `text` states as ISO 8601, exactly as precise as it was said; None if it states none.

    "2026-03-14", "2026-03-14T09:40" (no zone said), "2026-03-14T09:40:00+01:00". `languages` are BCP 47 tags that say
    how the text orders day and month; without them 03/04/2026 is None, and so is every relative or incomplete date
    and a text with two dates. Never raises, never asks the clock; a text over `MAX_LENGTH` characters is no date.
    """
    line = " ".join(text.split())
    if len(line) > MAX_LENGTH:
        return None
    line = ascii_digits(line)
    return _iso(line) or _rfc822(line) or _written(line, languages)


def _iso(line: str) -> str | None:
    try:
        if _ISO_DATE.fullmatch(line):
            day = date.fromisoformat(line)
            return None if day in _UNSET else day.isoformat()
        moment = _ISO_MOMENT.fullmatch(line)
        if moment is None or moment["clock"].startswith("24"):
            return None
        zone = (moment["zone"] or "").upper()
        when = datetime.fromisoformat(f"{moment['day']}T{moment['clock']}{zone}")
    except ValueError:
        return None
    return None if when.date() in _UNSET else _say(when, seconds=moment["seconds"] is not None)


def _rfc822(line: str) -> str | None:
    parsed = parsedate_tz(line) if _RFC822.fullmatch(line) else None
    if parsed is None:
        return None
    year, month, day, hour, minute, second = parsed[:6]
    offset = parsed[9] or 0  # "-0000" is UTC of which no local zone is known (RFC 5322 §3.3)
    try:
        # A leap second has no place in datetime; it is the last second of its minute.
        zone = timezone(timedelta(seconds=offset))
        when = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=zone)
    except ValueError:
        return None
    return None if when.date() in _UNSET else when.isoformat()


def _written(line: str, languages: Sequence[str]) -> str | None:
    found = written(line, languages)
    if found is None:
        return None
    day, clock = found
    return day.isoformat() if clock is None else _moment(day, clock)


def _moment(day: date, clock: Clock) -> str | None:
    try:
        midnight = datetime.combine(day, time())
        when = midnight + timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second or 0)
        minutes = clock.offset(when)
        zone = None if minutes is None else timezone(timedelta(minutes=minutes))
    except ValueError:
        return None
    return _say(when.replace(tzinfo=zone), seconds=clock.second is not None)


def _say(when: datetime, *, seconds: bool) -> str:
    """Write a moment with what was said of it; with a zone always to the second, as RFC 3339 wants it."""
    return when.isoformat(timespec="auto" if seconds or when.tzinfo else "minutes")


def is_month(word: str) -> bool:
    """Tell whether a word is the name of a month: "March", "Mar.", "марта"."""
    return is_month_name(word)


def precision(stated: str) -> Precision:
    """Return how well a stated date is known. Raises ValueError if `stated` is none."""
    parsed = _parsed(stated)
    if not isinstance(parsed, datetime):
        return "day"
    return "local" if parsed.tzinfo is None else "instant"


def resolve(stated: str, zone: tzinfo) -> tuple[datetime, Precision]:
    """Return the aware UTC time a stated date stands for, and how well it is known.

    A day alone is 12:00 UTC, so that it is the same day for nearly every reader. A time without zone is read in
    `zone`; one that a clock shows twice is the first of both, one that it skips is read as if the clock had not been
    moved yet (PEP 495, fold=0). Raises ValueError where `stated` is malformed or lies outside of the years 1 to 9999.
    """
    parsed = _parsed(stated)
    if not isinstance(parsed, datetime):
        return datetime(parsed.year, parsed.month, parsed.day, 12, tzinfo=UTC), "day"
    known: Precision = "local" if parsed.tzinfo is None else "instant"
    return _utc(parsed if parsed.tzinfo else parsed.replace(tzinfo=zone)), known


def _parsed(stated: str) -> date | datetime:
    try:
        return date.fromisoformat(stated) if _ISO_DATE.fullmatch(stated) else datetime.fromisoformat(stated)
    except ValueError:
        raise ValueError(f"not a stated date: {stated[:MAX_LENGTH]!r}") from None


def _utc(when: datetime) -> datetime:
    if when.tzinfo is None:
        raise ValueError(f"a time without zone: {when.isoformat()}")
    try:
        return when.astimezone(UTC)
    except OverflowError:
        raise ValueError(f"not a time between the years 1 and 9999 in UTC: {when.isoformat()}") from None


def same_day(a: str, b: str) -> bool:
    """Tell whether two stated dates name the same calendar day, as written or, where both have a zone, in UTC.

    False where one of them is malformed.
    """
    try:
        first, second = _parsed(a), _parsed(b)
        if first.timetuple()[:3] == second.timetuple()[:3]:
            return True
        both = isinstance(first, datetime) and isinstance(second, datetime) and first.tzinfo and second.tzinfo
        return bool(both) and _utc_day(a) == _utc_day(b)
    except ValueError:
        return False


def _utc_day(stated: str) -> date:
    return resolve(stated, UTC)[0].date()


def is_local_form(a: str, b: str) -> bool:
    """Tell whether two stated dates are the same moment, `b` in UTC and `a` by a clock that is set otherwise."""
    first, second = (datetime.fromisoformat(each) if "T" in each else None for each in (a, b))
    if first is None or second is None or first.tzinfo is None or second.tzinfo is None:
        return False
    return first == second and bool(first.utcoffset()) and not second.utcoffset()


def rfc822(when: datetime) -> str:
    """Return an aware time as RSS wants it (RFC 822 with a year of four digits): in UTC, zone ``+0000``.

    Raises ValueError for a time without zone or outside of the years 1 to 9999 in UTC.
    """
    return format_datetime(_utc(when))


def rfc3339(when: datetime) -> str:
    """Return an aware time as Atom and JSON Feed want it (RFC 3339): in UTC, zone ``Z``, milliseconds if it has some.

    Raises ValueError for a time without zone or outside of the years 1 to 9999 in UTC.
    """
    moment = _utc(when).replace(tzinfo=None)
    return moment.isoformat(timespec="milliseconds" if moment.microsecond >= 1000 else "seconds") + "Z"
