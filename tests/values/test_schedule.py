"""When a source is due: words, lines and lengths, and the first time after now that they mean."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.values.schedule import age, duration, next_due, problem

GREENWICH = ZoneInfo("UTC")
OSLO = ZoneInfo("Europe/Oslo")
NOW = datetime(2026, 3, 11, 12, 0, 30, tzinfo=UTC)  # a Wednesday


def due(every: str, now: datetime = NOW, previous: datetime | None = None, zone: ZoneInfo = GREENWICH) -> datetime:
    return next_due(every, previous or now, now, zone, "blog")


@pytest.mark.parametrize(("text", "seconds"), [
    ("1s", 1), ("30m", 1800), ("1h30m", 5400), ("2d", 172800), ("1w", 604800), ("0.5s", 0.5), ("0s", 0), ("1H", 3600),
    (" 5m ", 300), ("1w2d3h4m5s", 604800 + 172800 + 10800 + 245), ("366d", 366 * 86400),
])  # fmt: skip
def test_lengths(text: str, seconds: float) -> None:
    assert duration(text) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5",
        "m",
        "5 m",
        "m5",
        "-5m",
        "1.5h",
        "5m3h",
        "5min",
        "367d",
        "½h",
        "auto",
        "9999999d",
        "٣m",
        "1.0005s",
        "1s1m",
        "8785h",
        "0x1s",
    ],
)
def test_what_is_no_length(text: str) -> None:
    assert duration(text) is None


@pytest.mark.parametrize(("text", "days"), [
    ("2y", 730), ("1Y26w", 365 + 182), ("400d", 400), (" 1y12h ", 365.5), ("90d", 90), ("100y", 36_500), ("0s", 0), ("0y", 0),
])  # fmt: skip
def test_ages(text: str, days: float) -> None:
    assert age(text) == timedelta(days=days)


@pytest.mark.parametrize(
    "text", ["", "y", "2", "2 y", "101y", "100y1s", "1y2y", "1d1y", "1y2", "2y\n3d", "1000y", "auto", "٣y", "1.5y"]
)
def test_what_is_no_age(text: str) -> None:
    assert age(text) is None


@pytest.mark.parametrize("every", ["2y", "1y", "400d", "1y2d"])
def test_nothing_is_due_after_years(every: str) -> None:
    assert duration(every) is None
    assert problem(every) is not None


@pytest.mark.parametrize(
    "every",
    ["auto", "1s", "30m", "0 7 * * mon-fri", "*/5 * * * *", "0 0 1 * *", "15,45 8-18 * * 1-5", "0 6 * jan,jul sun"],
)
def test_good_rhythms(every: str) -> None:
    assert problem(every) is None


@pytest.mark.parametrize(("every", "word"), [
    ("0 0 30 2 *", "never due"), ("0.5s", "shorter"), ("0s", "shorter"), ("often", "duration"), ("", "duration"), ("* * * *", "duration"),
    ("61 * * * *", "cron"), ("* * * * mo", "weekday"), ("* * * * 8", "weekday"), ("* * * * 1/0", "step"),
    ("* * * * 1/x", "step"), ("a b c d e", "cron"), ("* 25 * * *", "cron"),
])  # fmt: skip
def test_bad_rhythms_are_explained(every: str, word: str) -> None:
    found = problem(every)
    assert found is not None
    assert word in found


@given(st.text(alphabet="0123456789*/-, mondaufri", max_size=30))
def test_any_text_is_either_good_or_explained(every: str) -> None:
    if problem(every) is None:
        assert due(every) > NOW


def test_auto_is_an_hour_with_jitter_that_its_seed_decides() -> None:
    times = {next_due("auto", NOW, NOW, OSLO, f"s{number}") for number in range(50)}
    assert len(times) > 40
    assert all(timedelta(minutes=57) <= when - NOW <= timedelta(minutes=63) for when in times)
    assert max(times) - min(times) > timedelta(minutes=5)
    assert max(times) - NOW > timedelta(minutes=62) > timedelta(minutes=58) > min(times) - NOW
    assert due("auto") == due("auto")
    assert next_due("auto", NOW, NOW, OSLO, "\ud800") > NOW
    later = NOW + timedelta(days=1)
    assert due("auto", later) - later != due("auto") - NOW, "sources do not keep their distance"


def test_a_length_counts_from_when_it_was_last_due() -> None:
    late = NOW + timedelta(minutes=29, seconds=59)
    assert due("30m", late, NOW) == NOW + timedelta(minutes=30)
    assert due("30m", NOW + timedelta(minutes=30), NOW) == NOW + timedelta(minutes=60)
    assert due("30m", NOW, NOW) == NOW + timedelta(minutes=30)


def test_what_was_missed_is_not_made_up_twice() -> None:
    assert due("30m", NOW + timedelta(hours=5, minutes=1), NOW) == NOW + timedelta(hours=5, minutes=30)


@pytest.mark.parametrize(("every", "seconds"), [("1.5s", 2), ("2.001s", 3), ("1.499s", 2), ("1m0.3s", 61), ("2.0s", 2)])
def test_a_fraction_of_a_second_is_never_early(every: str, seconds: int) -> None:
    assert due(every, NOW, NOW) == NOW + timedelta(seconds=seconds)


def test_the_shortest_length_is_a_second() -> None:
    assert due("1s") == NOW + timedelta(seconds=1)
    assert problem("0.999s") == 'is shorter than "1s"'
    for short in ("0.999s", "0s"):
        with pytest.raises(ValueError, match="too short"):
            due(short)


def test_a_clock_that_was_years_ahead_makes_no_source_wait_for_years() -> None:
    ahead = NOW + timedelta(days=3650, seconds=70)
    assert due("30m", NOW, ahead) == NOW + timedelta(seconds=70)
    assert due("30m", NOW, NOW + timedelta(minutes=30)) == NOW + timedelta(minutes=30)
    assert due("30m", NOW, NOW + timedelta(minutes=20)) == NOW + timedelta(minutes=20)


@given(st.integers(1, 400_000), st.integers(-(10**8), 10**8), st.integers(0, 999))
def test_a_length_keeps_its_beat(seconds: int, ago: int, milliseconds: int) -> None:
    previous = NOW - timedelta(seconds=ago, milliseconds=milliseconds)
    when = due(f"{seconds}s", NOW, previous)
    assert timedelta(0) < when - NOW <= timedelta(seconds=seconds)
    assert (when - previous) % timedelta(seconds=seconds) == timedelta(0)


@pytest.mark.parametrize(("line", "day"), [
    ("0 7 * * 1", 16), ("0 7 * * mon", 16), ("0 7 * * 0", 15), ("0 7 * * 7", 15), ("0 7 * * sun", 15),
    ("0 7 * * 5-7", 13), ("0 7 * * sat-mon", 14), ("0 7 * * 6-1", 14), ("0 7 * * 1,4", 12), ("0 7 * * */3", 14),
    ("0 7 * * *", 12), ("0 13 * * *", 11), ("0 7 20 * *", 20), ("0 7 20 * fri", 13),
])  # fmt: skip
def test_cron_days_are_those_of_cron(line: str, day: int) -> None:
    assert due(line).day == day


def test_cron_lines_are_read_in_their_zone() -> None:
    assert due("0 7 * * *", zone=OSLO) == datetime(2026, 3, 12, 6, tzinfo=UTC)
    summer = datetime(2026, 6, 1, 12, tzinfo=UTC)
    assert due("0 7 * * *", summer, zone=OSLO) == datetime(2026, 6, 2, 5, tzinfo=UTC)


@given(st.sampled_from(["auto", "1s", "7m", "0 7 * * 1", "*/5 * * * *"]), st.integers(0, 10**8))
def test_it_is_always_later_and_in_utc(every: str, seconds: int) -> None:
    now = NOW + timedelta(seconds=seconds)
    when = next_due(every, NOW, now, OSLO, "x")
    assert when > now
    assert when.tzinfo is UTC


def test_a_line_that_never_comes_is_an_error() -> None:
    with pytest.raises(ValueError, match="never due"):
        due("0 0 31 2 *")
