"""When a page is read again, when it is gone, when a restless listing is left alone, and what is a jump."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from syndicate.entries.habit import is_jump
from syndicate.entries.rereading import RESTLESS, is_in_vain, is_restless, mentioned, missed, next_read
from syndicate.model import Entry, Known, Reading

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
ENTRY = Entry(
    id="tag:x.example,2026:1", source="a", link=None, title="A", published=NOW, updated=NOW, slug="a", first_seen=NOW
)
DAY = timedelta(days=1)


def test_an_article_is_read_again_at_a_falling_rate_and_then_no_more() -> None:
    ages = []
    when: datetime | None = NOW
    while when is not None:
        ages.append((when - NOW) / HOUR)
        when = next_read(NOW, when)
    assert ages == [0, 1, 3, 9, 27, 81]


def test_what_is_a_week_old_is_left_alone() -> None:
    assert next_read(NOW - 56 * HOUR, NOW) == NOW + 112 * HOUR
    assert next_read(NOW - 56 * HOUR - timedelta(seconds=1), NOW) is None
    assert next_read(NOW + DAY, NOW) == NOW + HOUR, "a clock that went back"


def test_a_page_is_gone_at_once_with_410_and_at_the_second_404() -> None:
    assert missed(Reading(), NOW, 410) == (Reading(missing=1), True)
    first, is_gone = missed(Reading(), NOW, 404)
    assert (first, is_gone) == (Reading(missing=1, again=NOW + HOUR), False)
    looks = []
    reading = first
    for _ in range(4):
        reading, is_gone = missed(reading, NOW, 404)
        assert is_gone
        looks.append(reading.again)
    assert looks == [NOW + DAY, NOW + 3 * DAY, None, None], "it may be there again"


def test_a_part_that_was_read_for_in_vain_is_no_reason_to_read() -> None:
    reading = Reading(vain={"dates": RESTLESS, "words": RESTLESS - 1})
    assert is_restless(reading, {"dates"})
    assert not is_restless(reading, {"words"})
    assert not is_restless(reading, {"dates", "title"})
    assert not is_restless(reading, frozenset())


def test_a_page_that_is_missed_is_looked_for_in_its_own_time() -> None:
    def known(listed: str = "l", **values: Any) -> Known:
        return Known(ENTRY, listed, Reading(**values))

    assert is_in_vain(known(missing=1), {"dates", "words"})
    assert not is_in_vain(known(missing=1), {"dates", "title"})
    assert not is_in_vain(known(missing=1), {"link"})
    assert not is_in_vain(known("", missing=1), {"listing"}), "it was deleted, and is listed again"
    assert not is_in_vain(known(), {"dates"})
    assert is_in_vain(known(vain={"dates": RESTLESS}), {"dates"})


def test_a_listing_is_restless_while_it_says_something_else_in_vain() -> None:
    assert mentioned(Reading(vain={"dates": 2}), {"dates"}, in_vain=True) == Reading(vain={"dates": 3})
    assert mentioned(Reading(vain={"dates": 2}), {"title"}, in_vain=True) == Reading(vain={"dates": 2, "title": 1})
    assert mentioned(Reading(vain={"dates": 2, "words": 1}), {"dates"}, in_vain=False) == Reading(vain={"words": 1})
    assert mentioned(Reading(vain={"dates": 2}), frozenset(), in_vain=True) == Reading(vain={"dates": 2})


# -- jumps


@pytest.mark.parametrize(("new", "jumps"), [(10, False), (11, True)])
def test_ten_at_once_are_no_jump_for_anybody(new: int, *, jumps: bool) -> None:
    assert (is_jump(new, [], NOW - HOUR, NOW) is not None) is jumps


def test_a_busy_source_may_bring_three_times_its_busiest_day() -> None:
    arrivals = [NOW - 3 * DAY] * 8 + [NOW - 5 * DAY] * 2
    assert is_jump(24, arrivals, NOW - HOUR, NOW) is None
    assert is_jump(25, arrivals, NOW - HOUR, NOW) == "25 new at once, 8 was the most in a day of the last 14"


def test_what_was_long_ago_is_no_habit_and_nothing_comes_from_the_future() -> None:
    assert is_jump(24, [NOW - 14 * DAY] * 8, NOW, NOW) is None
    assert is_jump(24, [NOW - 14 * DAY - timedelta(seconds=1)] * 8, NOW, NOW) is not None
    assert is_jump(24, [NOW + DAY] * 8, NOW, NOW) is not None


def test_what_gathered_while_the_source_was_away_is_no_jump() -> None:
    arrivals = [NOW - 6 * DAY] * 8
    assert is_jump(120, arrivals, NOW - 5 * DAY, NOW) is None
    assert is_jump(121, arrivals, NOW - 5 * DAY, NOW) is not None
    assert is_jump(25, arrivals, None, NOW) is not None


def test_a_source_that_comes_back_after_a_month_has_the_habit_it_had_before() -> None:
    arrivals = [NOW - 31 * DAY] * 2
    assert is_jump(180, arrivals, NOW - 30 * DAY, NOW) is None
    assert is_jump(181, arrivals, NOW - 30 * DAY, NOW) is not None
    assert is_jump(90, [], NOW - 30 * DAY, NOW) is None, "three a day are nobody's flood"
    assert is_jump(91, [], NOW - 30 * DAY, NOW) is not None
