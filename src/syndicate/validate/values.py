"""Single values of feeds: each function returns what is wrong with a text, None where nothing is."""

from __future__ import annotations

import re
from datetime import date

_RFC_3339 = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.[0-9]+)?(?:Z|[+-]([0-9]{2}):([0-9]{2}))\Z"
)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_RFC_822 = re.compile(
    rf"(?:({'|'.join(_DAYS)}), )?([0-9]{{1,2}}) ({'|'.join(_MONTHS)}) ([0-9]{{4}}) "
    r"([0-9]{2}):([0-9]{2})(?::([0-9]{2}))? "
    r"(?:[+-]([0-9]{2})([0-9]{2})|UT|GMT|[ECMP][SD]T|Z)\Z"
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*\Z|[xiXI](?:-[A-Za-z0-9]{1,8})+\Z")
_PART = r"[^\s()<>,;:\\\"/\[\]?=]+"
_MEDIA_TYPE = re.compile(rf"{_PART}/{_PART}(?:\s*;\s*{_PART}=(?:{_PART}|\"[^\"]*\"))*\Z")
_EMAIL = re.compile(r"[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>().]+\Z")
_END_TAG = re.compile(r"</[A-Za-z][A-Za-z0-9]*\s*>")


def rfc3339(text: str) -> str | None:
    """Check a date as Atom and JSON Feed write it (RFC 3339 §5.6, RFC 4287 §3.3: capital T and Z)."""
    found = _RFC_3339.match(text)
    if not found:
        return f"is no date of RFC 3339 (2026-03-14T09:40:00Z): {_shown(text)}"
    year, month, day, hour, minute, second, *zone = (int(part or 0) for part in found.groups())
    right = _is_day(year, month, day) and hour < 24 and minute < 60 and second <= 60 and zone[0] < 24 and zone[1] < 60
    return None if right else f"names no moment: {_shown(text)}"


def rfc822(text: str) -> str | None:
    """Check a date as RSS writes it (RFC 822 §5, with a year of four digits as the RSS profile asks)."""
    found = _RFC_822.match(text)
    if not found:
        return f"is no date of RFC 822 with a year of four digits (Sat, 14 Mar 2026 09:40:00 +0000): {_shown(text)}"
    weekday, day, month, year = found[1], int(found[2]), _MONTHS.index(found[3]) + 1, int(found[4])
    clock = [int(part or 0) for part in found.groups()[4:]]
    if not _is_day(year, month, day) or any(part >= top for part, top in zip(clock, (24, 60, 61, 24, 60), strict=True)):
        return f"names no moment: {_shown(text)}"
    right = _DAYS[date(year, month, day).weekday()]
    return None if weekday in {None, right} else f"is a {right}, not a {weekday}: {_shown(text)}"


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def language(text: str) -> str | None:
    """Check a language tag (RFC 5646 §2.1, its shape)."""
    return None if _LANGUAGE.match(text) else f"is no language tag: {_shown(text)}"


def media_type(text: str) -> str | None:
    """Check a media type (RFC 9110 §8.3.1)."""
    return None if _MEDIA_TYPE.match(text) else f"is no media type: {_shown(text)}"


def whole_number(text: str) -> str | None:
    """Check a number of bytes and the like: 0 or more."""
    return None if text.isascii() and text.isdigit() else f"is no whole number: {_shown(text)}"


def positive(text: str) -> str | None:
    """Check a count that cannot be 0."""
    return whole_number(text) or (None if text.strip("0") else "is 0")


def email(text: str) -> str | None:
    """Check an e-mail address (RFC 5322 §3.4.1, its shape)."""
    return None if _EMAIL.match(text) else f"is no e-mail address: {_shown(text)}"


def mailbox(text: str) -> str | None:
    """Check a person as RSS 2.0 writes it: an address, and behind it a name in brackets."""
    address, bracket, name = text.partition(" (")
    if bracket and not name.endswith(")"):
        return f"is not written as jo@example.org (Jo Doe): {_shown(text)}"
    return email(address)


def plain(text: str) -> str | None:
    """Check text that readers show as it stands, so that markup in it would be seen."""
    return "holds markup, where readers expect plain text" if _END_TAG.search(text) else None


def _shown(text: str) -> str:
    return repr(text if len(text) <= 80 else text[:79] + "…")
