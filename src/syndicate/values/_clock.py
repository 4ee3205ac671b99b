"""Times of day and zones as they are written beside a date: 09:40, 9.40 pm, 18h20, 午後3時40分, CET, UTC+9, ET."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import regex

from syndicate.values._calendars import us_summer_time

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

_ZONES: Final[Mapping[str, int]] = MappingProxyType(
    {
        "Z": 0, "UT": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": 60, "BST": 60, "CET": 60, "MEZ": 60, "MET": 60,
        "CEST": 120, "MESZ": 120, "EET": 120, "EEST": 180, "MSK": 180, "TRT": 180, "SAST": 120, "CAT": 120, "WAT": 60,
        "EAT": 180, "GST": 240, "PKT": 300, "IST": 330, "NPT": 345, "ICT": 420, "WIB": 420, "WITA": 480, "WIT": 540,
        "HKT": 480, "SGT": 480, "PHT": 480, "AWST": 480, "JST": 540, "KST": 540, "ACST": 570, "ACDT": 630, "AEST": 600,
        "AEDT": 660, "NZST": 720, "NZDT": 780, "NST": -210, "NDT": -150, "AST": -240, "ADT": -180, "EST": -300,
        "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420, "AKST": -540,
        "AKDT": -480, "HST": -600, "BRT": -180, "ART": -180, "CLT": -240, "VET": -240, "МСК": 180,
    }
)  # fmt: skip
"""Minutes east of UTC. The American ones are RFC 822's; IST is India's and BST is Britain's, as the press uses them."""
_US_ZONES: Final[Mapping[str, int]] = MappingProxyType({"ET": -300, "CT": -360, "MT": -420, "PT": -480})
"""American zones named without saying whether summer time is on: minutes east of UTC in winter."""
_FURTHEST = 14 * 60
"""No clock on Earth is further ahead of UTC (tz database, Pacific/Kiritimati)."""

_AM = r"a\.?\s?m\b\.?|π\.?\s?μ\b\.?|पूर्वाह्न|صباح(?:ا|ًا|اً)?|ص\b"
_PM = r"p\.?\s?m\b\.?|μ\.?\s?μ\b\.?|अपराह्न|مساء(?:ً)?|م\b"
_HALF = rf"(?:\s?(?:(?P<am>{_AM})|(?P<pm>{_PM})))"
_BEFORE = r"(?:(?:(?P<am>上午|午前|오전|凌晨|早上)|(?P<pm>下午|午後|오후|晚上))\s?)?"
_COLONS = (
    rf"{_BEFORE}(?<![\d:.])(?P<h>\d{{1,2}}):(?P<m>\d\d)(?::(?P<s>\d\d)(?:[.,]\d{{1,9}})?)?"
    rf"(?![\d:]){_HALF}?"
)
_SIGNS = (
    rf"{_BEFORE}(?<!\d)(?P<h>\d{{1,2}})\s?[时時点點시]\s?(?:(?P<m>\d{{1,2}})\s?[分분])?"
    r"\s?(?:(?P<s>\d{1,2})\s?[秒초])?"
)
_HOURS = r"(?<!\d)(?P<h>\d{1,2})\s?(?:h|uhr)(?:\s?(?P<m>\d\d)(?:\s?min\b|m\b)?)?(?![\p{L}\d])"
_DOT = rf"(?<![\d.])(?P<h>\d{{1,2}})\.(?P<m>\d\d)(?![\d.]|\s?\.\s?\d){_HALF}?"
_HALVES = rf"(?<![\d.:])(?P<h>\d{{1,2}}){_HALF}"
_FORMS = tuple(regex.compile(form, regex.IGNORECASE) for form in (_COLONS, _SIGNS, _HOURS, _DOT, _HALVES))
"""Surest form first: 09:40:05 pm, 9時40分, 18h20 or 9 Uhr, 9.40, 9 AM."""
_UNIT = regex.compile(r"\s?(?:Uhr|hrs?|hs|h|น|ч)\b\.?")
_NUMBERED = regex.compile(
    r",?\s?\(?(?:UTC|GMT|utc|gmt|Z)?\s?(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?(?![\d./-])\)?"
)
_NAMED = regex.compile(r",?\s?\(?(?P<name>[A-Z]{1,4}|МСК|мск|utc|gmt|z)\b\)?")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as it was said: `second` is None where none was said, `zone` a name, minutes east of UTC or ''."""

    hour: int
    """0 to 24; 24:00 is the end of the day."""
    minute: int
    second: int | None
    zone: str | int

    def offset(self, local: datetime) -> int | None:
        """Return minutes east of UTC at a naive local time, None where no zone was said."""
        if isinstance(self.zone, int):
            return self.zone
        if self.zone in _US_ZONES:
            return _US_ZONES[self.zone] + 60 * us_summer_time(local)
        return _ZONES.get(self.zone)


def clock_in(line: str) -> tuple[Clock, str] | None:
    """Return the first time of day with its zone, and the line without both; None where there is none or a wrong one.

    `line` is short, and its digits are ASCII.
    """
    for form in _FORMS:
        match = form.search(line)
        if match is not None:
            zone, end = _zone_at(line, match.end())
            clock = _clock(match.groupdict(), zone)
            return None if clock is None else (clock, f"{line[: match.start()]} {line[end:]}")
    return None


def _clock(said: Mapping[str, str | None], zone: str | int) -> Clock | None:
    hour, minute, seconds = _hour(said), int(said.get("m") or 0), said.get("s")
    # A leap second has no place in datetime; it is the last second of its minute.
    second = 0 if seconds is None else min(int(seconds), 59)
    if minute > 59 or int(seconds or 0) > 60 or (hour, minute, second) > (24, 0, 0):
        return None
    return Clock(hour, minute, None if seconds is None else second, zone)


def _hour(said: Mapping[str, str | None]) -> int:
    """Return the hour of a day of 24; "14:40 pm" and "0:40 am" are met, and mean what the hour says."""
    hour = int(said["h"] or 0)
    if said.get("pm") and hour < 12:
        return hour + 12
    return 0 if said.get("am") and hour == 12 else hour


def _zone_at(line: str, at: int) -> tuple[str | int, int]:
    """Return the zone that stands behind a time of day, as a name or as minutes east of UTC, and where it ends."""
    unit = _UNIT.match(line, at)
    start = unit.end() if unit else at
    numbered = _NUMBERED.match(line, start)
    if numbered is not None:
        minutes = int(numbered["hours"]) * 60 + int(numbered["minutes"] or 0)
        signed = minutes if numbered["sign"] == "+" else -minutes
        return (signed, numbered.end()) if minutes <= _FURTHEST else ("", at)
    named = _NAMED.match(line, start)
    name = named["name"].upper() if named else ""
    return (name, named.end()) if named and (name in _ZONES or name in _US_ZONES) else ("", at)
