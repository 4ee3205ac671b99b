"""Years and days of other calendars that the press writes dates in, and summer time of the United States."""

from __future__ import annotations

from datetime import date, datetime, timedelta

BUDDHIST_OFFSET = 543
"""Thailand's official era: 2569 BE is 2026."""

ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
"""What is added to a year of a Japanese era (Reiwa, Heisei, Showa) or of the Republic of China."""

FIRST_PERSIAN_YEAR, LAST_PERSIAN_YEAR = 1374, 1472
"""From 1995 on, and as far as the cycle of leap years below is right."""

# Leap years in the 33-year cycle of the Solar Hijri calendar, right for every year from 1244 to 1472.
_LEAP_REMAINDERS = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
_NOWRUZ_YEAR = 1403
_NOWRUZ = date(2024, 3, 20)


def persian_date(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian date of a Solar Hijri one; None for a day that does not exist or a year out of range.

    Months 1-6 have 31 days, 7-11 have 30, the twelfth 29 or, in a leap year, 30.
    """
    if not (FIRST_PERSIAN_YEAR <= year <= LAST_PERSIAN_YEAR and 1 <= month <= 12):
        return None
    length = 31 if month <= 6 else 30 if month <= 11 else 29 + _leap(year)
    if not 1 <= day <= length:
        return None
    return _nowruz(year) + timedelta(days=_days_before(month) + day - 1)


def _leap(year: int) -> int:
    return int(year % 33 in _LEAP_REMAINDERS)


def _days_before(month: int) -> int:
    return 31 * min(month - 1, 6) + 30 * max(month - 7, 0)


def _nowruz(year: int) -> date:
    """Return the first day of a Solar Hijri year."""
    if year >= _NOWRUZ_YEAR:
        leaps = sum(_leap(passed) for passed in range(_NOWRUZ_YEAR, year))
    else:
        leaps = -sum(_leap(passed) for passed in range(year, _NOWRUZ_YEAR))
    return _NOWRUZ + timedelta(days=365 * (year - _NOWRUZ_YEAR) + leaps)


def us_summer_time(local: datetime) -> bool:
    """Tell whether daylight saving time is on at a naive local time in the United States.

    15 U.S.C. 260a: since 2007 from the second Sunday of March to the first Sunday of November, before (1987-2006)
    from the first Sunday of April to the last Sunday of October, at 2 a.m. each.
    """
    if local.year >= 2007:
        start, end = _sunday(local.year, 3, 8), _sunday(local.year, 11, 1)
    else:
        start, end = _sunday(local.year, 4, 1), _sunday(local.year, 10, 25)
    return start <= local < end


def _sunday(year: int, month: int, first: int) -> datetime:
    """Return 2 a.m. of the first Sunday of a month on or after the day `first`."""
    day = datetime(year, month, first, 2)  # noqa: DTZ001 - local time by law, compared with local times only
    return day + timedelta(days=6 - day.weekday())
