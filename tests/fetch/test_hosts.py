"""Good manners: the gap between requests, and the time a host names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndicate.errors import Later
from syndicate.fetch.hosts import Hosts

NOW = datetime(2026, 3, 14, 9, 40, tzinfo=UTC)


@dataclass
class Time:
    """A clock that a test turns."""

    now: datetime = NOW
    seconds: float = 100.0

    def goes(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        self.seconds += seconds

    def hosts(self, gap: float = 0.5) -> Hosts:
        return Hosts(gap, lambda: self.now, lambda: self.seconds)


def test_requests_to_one_host_start_a_gap_apart_and_others_at_once() -> None:
    time = Time()
    hosts = time.hosts()
    assert [hosts.turn("a"), hosts.turn("a"), hosts.turn("b"), hosts.turn("a")] == [0.0, 0.5, 0.0, 1.0]


def test_a_gap_that_has_passed_is_not_waited_for() -> None:
    time = Time()
    hosts = time.hosts()
    hosts.turn("a")
    time.seconds += 0.2
    assert hosts.turn("a") == pytest.approx(0.3)
    time.seconds += 10
    assert hosts.turn("a") == 0.0


def test_turns_are_kept_while_many_hosts_are_forgotten() -> None:
    time = Time()
    hosts = time.hosts(gap=5.0)
    for number in range(1_100):
        hosts.turn(f"host{number}")
    time.seconds += 4.0
    assert hosts.turn("host0") == pytest.approx(1.0)
    time.seconds += 4.0
    assert [hosts.turn("host1"), hosts.turn("host0")] == [0.0, pytest.approx(2.0)]


@pytest.mark.parametrize(
    ("stated", "seconds"),
    [
        ("120", 120),
        (" 120 ", 120),
        ("1", 1),
        ("0000000000000120", 120),
        ("86401", 86_400),
        ("9" * 5_000, 86_400),
        ("Sat, 14 Mar 2026 09:40:01 GMT", 1),
        ("Sat, 14 Mar 2026 10:41:00 +0100", 60),
        ("Saturday, 14-Mar-26 09:41:00 GMT", 60),
        ("Sat, 14 Mar 2026 09:41:00 -0000", 60),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 86_400),
    ],
)
def test_a_retry_after_is_remembered_until_its_time(stated: str, seconds: int) -> None:
    time = Time()
    hosts = time.hosts()
    until = NOW + timedelta(seconds=seconds)
    assert hosts.send_away("a", 429, stated) == until
    hosts.check("b", "the url")
    time.goes(seconds - 0.5)
    with pytest.raises(Later) as caught:
        hosts.check("a", "the url")
    assert (caught.value.subject, caught.value.until, caught.value.status) == ("the url", until, 429)
    time.goes(0.5)
    hosts.check("a", "the url")


@pytest.mark.parametrize(
    "stated",
    [None, "", "0", "-5", "soon", "1.5", "٣", "Sat, 14 Mar 2026 09:40:00 GMT", "Sat, 99 Mar 2026 09:40:00 GMT"],
)
def test_a_retry_after_that_names_no_time_to_come_is_none(stated: str | None) -> None:
    hosts = Time().hosts()
    assert hosts.send_away("a", 429, stated) is None
    hosts.check("a", "the url")


def test_waits_that_are_over_are_forgotten_and_others_kept() -> None:
    time = Time()
    hosts = time.hosts()
    for number in range(1_100):
        hosts.send_away(f"host{number}", 503, "10")
    hosts.send_away("long", 503, "1000")
    time.goes(11)
    hosts.send_away("one more", 503, "10")
    hosts.check("host3", "x")
    with pytest.raises(Later):
        hosts.check("long", "x")


@pytest.mark.parametrize("turn", [timedelta(days=-365), timedelta(hours=-2), timedelta(days=3650)])
def test_a_clock_that_is_set_makes_no_wait_longer_or_shorter(turn: timedelta) -> None:
    time = Time()
    hosts = time.hosts()
    hosts.send_away("a", 429, "60")
    time.now += turn
    time.goes(59)
    with pytest.raises(Later) as caught:
        hosts.check("a", "the url")
    assert caught.value.until == time.now + timedelta(seconds=1)
    time.goes(1)
    hosts.check("a", "the url")


@given(st.text(max_size=60))
def test_any_retry_after_is_a_time_to_come_within_a_day_or_none(text: str) -> None:
    until = Time().hosts().send_away("a", 429, text)
    assert until is None or NOW < until <= NOW + timedelta(days=1)
