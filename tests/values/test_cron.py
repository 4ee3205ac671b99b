"""Cron lines against a plain reading of cron(5), minute by minute, and on the days on which clocks are changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.values.schedule import next_due, problem

OSLO = ZoneInfo("Europe/Oslo")
GREENWICH = ZoneInfo("UTC")
RANGES = {"minute": (0, 59), "hour": (0, 23), "day": (1, 28), "month": (1, 12), "weekday": (0, 7)}
WEDNESDAY = datetime(2026, 3, 11, 12, 0, 30, tzinfo=UTC)


@st.composite
def terms(draw: st.DrawFn, field: str) -> tuple[str, set[int]]:
    """A term of a field, and the values it means."""
    low, high = RANGES[field]
    first, last = sorted(draw(st.tuples(st.integers(low, high), st.integers(low, high))))
    step = draw(st.integers(1, 6))
    kind = draw(st.sampled_from(["value", "range", "steps"]))
    if kind == "value":
        return str(first), {first}
    if kind == "range" or last - first <= step:
        return f"{first}-{last}", set(range(first, last + 1))
    return f"{first}-{last}/{step}", set(range(first, last + 1, step))


@st.composite
def fields(draw: st.DrawFn, field: str) -> tuple[str, set[int]]:
    """A field of a line, and the values it means."""
    if draw(st.booleans()):
        return "*", set(range(RANGES[field][0], 32 if field == "day" else RANGES[field][1] + 1))
    found = draw(st.lists(terms(field), min_size=1, max_size=3))
    return ",".join(text for text, _ in found), set.union(*(values for _, values in found))


LINES = st.tuples(*(fields(field) for field in RANGES))


def first_by_hand(line: tuple[tuple[str, set[int]], ...], now: datetime) -> datetime | None:
    """Return the first minute in four days that a line means; None where there is none."""
    minute, hour, day, month, weekday = (values for _, values in line)
    weekdays = {value % 7 for value in weekday}
    either = line[2][0] != "*" and line[4][0] != "*"
    when = now.replace(second=0, microsecond=0) + timedelta(minutes=1)
    for _ in range(4 * 24 * 60):
        on_day, on_weekday = when.day in day, when.isoweekday() % 7 in weekdays
        if (
            when.minute in minute
            and when.hour in hour
            and when.month in month
            and (on_day or on_weekday if either else on_day and on_weekday)
        ):
            return when
        when += timedelta(minutes=1)
    return None


@given(LINES, st.integers(0, 366 * 24 * 60))
def test_a_line_means_what_cron_means(line: tuple[tuple[str, set[int]], ...], minutes: int) -> None:
    now = WEDNESDAY + timedelta(minutes=minutes)
    every = " ".join(text for text, _ in line)
    assert problem(every) is None
    found = next_due(every, now, now, GREENWICH, "")
    by_hand = first_by_hand(line, now)
    if by_hand is None:
        assert found >= now.replace(second=0) + timedelta(days=4)
    else:
        assert found == by_hand


def days(every: str, count: int, start: datetime = WEDNESDAY) -> list[int]:
    """Return the days of March 2026 on which a line is due."""
    found: list[int] = []
    now = start
    for _ in range(count):
        now = next_due(every, now, now, GREENWICH, "")
        found.append(now.day)
    return found


@pytest.mark.parametrize(("every", "expected"), [
    ("0 7 * * 1", [16, 23, 30]), ("0 7 * * MON", [16, 23, 30]), ("0 7 * * 0", [15, 22, 29]), ("0 7 * * 7", [15, 22, 29]),
    ("0 7 * * fri-mon", [13, 14, 15, 16, 20]), ("0 7 * * 5-1", [13, 14, 15, 16, 20]), ("0 7 * * 6-7", [14, 15, 21]),
    ("0 7 * * 0-7", [12, 13, 14, 15, 16, 17, 18]), ("0 7 * * sun-sat", [12, 13, 14, 15, 16, 17, 18]),
    ("0 7 * * 5-1/2", [13, 15, 20, 22]), ("0 7 * * */2", [12, 14, 15, 17]), ("0 7 * * 1/2", [13, 16, 18, 20]),
    ("0 7 * * 4/3", [12, 19]), ("0 7 * * 6/2", [14, 21]), ("0 7 * * 7/2", [15, 22]), ("0 7 * * 0/3", [14, 15, 18]),
    ("0 7 20 * fri", [13, 20, 27]), ("0 7 20 * mon", [16, 20, 23]), ("0 7 */2 * mon", [23, 13, 27]), ("0 7 20 * */2", [20, 20, 20]),
    ("0 7 1-31 * mon", [12, 13, 14]), ("0 7 31 * *", [31, 31, 31]), ("0 7 29 2 *", [29, 29]), ("0 7 * mar-apr,dec tue", [17, 24, 31, 7]),
])  # fmt: skip
def test_days_and_weekdays(every: str, expected: list[int]) -> None:
    assert problem(every) is None
    assert days(every, len(expected)) == expected


@pytest.mark.parametrize("every", [
    "60 * * * *", "* 24 * * *", "* * 0 * *", "* * 32 * *", "* * * 0 *", "* * * 13 *", "* * * * 8", "* * * * mo", "* * * * monday",
    "5-1 * * * *", "*/0 * * * *", "*/60 * * * *", "* * * * */0", "* * * * 1/x", "1,,2 * * * *", ", * * * *", "* * * * 1,", "* * * * 1-",
    "* * * * -1", "* * * * 1-2-3", "* * * * *-5", "* * last * *", "* * 1st_mon * *", "* * L * *", "* * ? * *", "* * * * mon#1", "* * 15w * *",
    "@daily * * * *", "* * * * ١", "² * * * *", "mon * * * *", "* * * * jan", "* * * mon *", "0 0 30 2 *", "0 0 31 4,6,9,11 *", "0 0 31 2 */7",
    "1000 * * * *", "*/100 * * * *",
])  # fmt: skip
def test_what_is_no_line_is_explained(every: str) -> None:
    found = problem(every)
    assert found is not None
    assert found.startswith(f"{every!r} is not a cron line (")
    with pytest.raises(ValueError, match=r"[a-z]"):
        next_due(every, WEDNESDAY, WEDNESDAY, GREENWICH, "")


def test_a_rare_day_comes() -> None:
    assert problem("0 0 31 2 mon") is None, "either is enough"
    assert next_due("0 0 29 2 */7", WEDNESDAY, WEDNESDAY, GREENWICH, "") == datetime(2032, 2, 29, tzinfo=UTC)


@given(st.text(st.sampled_from("0123456789*/-,?#L jmonfeb"), max_size=24))
def test_any_text_is_either_due_or_explained(every: str) -> None:
    if problem(every) is None:
        assert next_due(every, WEDNESDAY, WEDNESDAY, OSLO, "") > WEDNESDAY


def times(every: str, start: str, count: int) -> list[str]:
    """Return when a line is due in Oslo, in UTC without the year."""
    now = datetime.fromisoformat(start)
    found: list[str] = []
    for _ in range(count):
        now = next_due(every, now, now, OSLO, "")
        found.append(f"{now:%d %H:%M}")
    return found


@pytest.mark.parametrize(("every", "expected"), [
    ("30 2 * * *", ["28 01:30", "29 01:30", "30 00:30"]),  # 02:30 is left out on the 29th, and comes at 03:30
    ("0 2 * * *", ["28 01:00", "29 01:00", "30 00:00"]), ("0 3 * * *", ["28 02:00", "29 01:00", "30 01:00"]),
    ("0 2 29 3 *", ["29 01:00"]), ("30 1 * * *", ["28 00:30", "29 00:30", "29 23:30"]),
])  # fmt: skip
def test_the_hour_that_is_left_out_leaves_out_no_line(every: str, expected: list[str]) -> None:
    assert times(every, "2026-03-27T12:00Z", len(expected)) == expected


@pytest.mark.parametrize(("every", "expected"), [
    ("30 2 * * *", ["24 00:30", "25 00:30", "26 01:30"]), ("0 2 * * *", ["24 00:00", "25 00:00", "26 01:00"]),
    ("0 3 * * *", ["24 01:00", "25 02:00", "26 02:00"]), ("15,45 2 * * *", ["24 00:15", "24 00:45", "25 00:15", "25 00:45", "26 01:15"]),
    ("0 2 25 10 *", ["25 00:00"]), ("0 1-3 * * 0", ["24 23:00", "25 00:00", "25 02:00"]),
])  # fmt: skip
def test_the_hour_that_comes_twice_repeats_no_line_that_names_its_time(every: str, expected: list[str]) -> None:
    assert times(every, "2026-10-23T12:00Z", len(expected)) == expected


@pytest.mark.parametrize("every", ["*/30 * * * *", "0,30 * * * *", "*/30 0-23 * * *"])
def test_a_line_for_every_hour_or_minute_runs_through_both_hours(every: str) -> None:
    half_hours = ["25 00:00", "25 00:30", "25 01:00", "25 01:30", "25 02:00"]
    assert times(every, "2026-10-24T23:45Z", 5) == half_hours
    assert times(every, "2026-03-28T23:45Z", 5) == [time.replace("25", "29") for time in half_hours]


def test_a_line_is_read_in_its_zone() -> None:
    now = datetime(2026, 1, 9, 22, 30, tzinfo=UTC)
    assert next_due("0 0 10 * *", now, now, OSLO, "") == datetime(2026, 1, 9, 23, tzinfo=UTC)
    assert next_due("0 0 10 * *", now, now, GREENWICH, "") == datetime(2026, 1, 10, tzinfo=UTC)
    assert next_due("0 0 * * sat", now, now, OSLO, "") == datetime(2026, 1, 9, 23, tzinfo=UTC)
