"""Which entry is meant: guid against link, a guid used again, and names that changed altogether."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from syndicate.entries._agreement import EDITED_TEXT, LEAST_TEXT, LEAST_TITLE, WITHIN, Agreement, judge, rule
from syndicate.entries.matching import (
    Candidate,
    How,
    candidate,
    fingerprints,
    is_other,
    match,
    own_names,
    tell_dated_anew,
    tell_evident,
    tell_repair,
)
from syndicate.model import Draft, Entry, Known
from syndicate.values import urls

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)
WORDS = (
    "the council met on tuesday evening to discuss a plan for the old harbour which has been empty for eleven years and "
    "members heard from three engineers and a dozen residents before they voted to keep the crane and sell the shed to "
    "a museum that will open next spring with a show about the herring fleet"
)


def text(first: int = 0, last: int = 99, extra: str = "") -> str:
    return " ".join(WORDS.split()[first:last]) + extra


def entry(number: int = 1, **values: Any) -> Entry:
    given: dict[str, Any] = {
        "id": f"tag:x.example,2026:{number}", "source": "a", "link": f"https://a.example/{number}",
        "title": f"A story with the number {number}", "published": NOW, "updated": NOW, "slug": f"s-{number}",
        "first_seen": NOW + timedelta(minutes=1), "text": text(extra=f" {number}"),
    }  # fmt: skip
    return Entry(**(given | values))


def repair(read: Entry, old: Entry) -> str | None:
    return tell_repair(Agreement(read, old)) or None


def is_evident(read: Entry, old: Entry) -> bool:
    return bool(tell_evident(Agreement(read, old)))


def is_dated_anew(read: Entry, old: Entry) -> bool:
    return bool(tell_dated_anew(Agreement(read, old)))


def known(number: int, **values: Any) -> Known:
    return Known(entry(number, **values), "l")


def claim(number: int, how: How, agreed: int = 0, *, is_unchanged: bool = False) -> Candidate:
    return Candidate(known(number), how, agreed, is_unchanged)


def matched(**mentions: list[Candidate]) -> dict[str, str]:
    return {alias: each.known.entry.id[-1] for alias, each in match(mentions).items()}


def test_a_guid_comes_before_a_link_and_a_link_leads_where_there_is_none() -> None:
    assert matched(a=[claim(1, "guid")], b=[claim(2, "link")], c=[]) == {"a": "1", "b": "2"}
    order: list[How] = ["guid", "path", "words", "link", "evidence"]
    for at, how in enumerate(order[:-1]):
        assert matched(a=[claim(2, order[at + 1]), claim(1, how)]) == {"a": "1"}


def test_an_entry_is_one_draft_and_a_guid_has_it_first() -> None:
    assert matched(a=[claim(1, "link")], b=[claim(1, "guid")]) == {"b": "1"}
    assert matched(a=[claim(1, "link")], b=[claim(1, "link")]) == {"a": "1"}
    assert matched(a=[claim(1, "link"), claim(2, "words")], b=[claim(1, "guid")]) == {"a": "2", "b": "1"}


def test_where_more_agrees_comes_first_and_what_is_unchanged_before_all() -> None:
    # A new article on top: every guid now stands beside the link and title of the article before it.
    shifted = {
        "a": [claim(1, "guid")],
        "b": [claim(2, "guid"), claim(1, "link", 3)],
        "c": [claim(3, "guid"), claim(2, "link", 3)],
    }
    assert matched(**shifted) == {"b": "1", "c": "2"}
    assert matched(a=[claim(1, "guid", 4)], b=[claim(1, "evidence", is_unchanged=True)]) == {"b": "1"}


@pytest.mark.parametrize(
    ("draft", "agreed"),
    [
        (Draft(), 0),
        (Draft(title="A story, with the NUMBER 1"), 2),
        (Draft(title="A story with the number 12"), 1),
        (Draft(title="Nothing of the kind"), 0),
        (Draft(link="http://www.a.example/1/"), 1),
        (Draft(link="https://a.example/2"), 0),
        (Draft(title="A story with the number 1", link="https://a.example/1"), 3),
    ],
)
def test_what_agrees_is_counted(draft: Draft, agreed: int) -> None:
    assert candidate(draft, None, known(1), "guid", is_unchanged=False).agreed == agreed
    assert candidate(draft, NOW, known(1), "guid", is_unchanged=False).agreed == agreed + 1
    assert candidate(draft, NOW + WITHIN, known(1), "guid", is_unchanged=False).agreed == agreed
    has_link = urls.bare(draft.link or "") == "a.example/1"
    by_link = candidate(draft, None, known(1), "link", is_unchanged=True)
    assert (by_link.agreed, by_link.how, by_link.is_unchanged) == (agreed - has_link, "link", True)


# -- feature by feature

VALLEY = (
    " bees moved uphill this year and every other year too, as beekeepers of the valley say to whoever asks them in "
    "summer, and they never come down again before the snow falls on the roofs of the huts below the pass"
)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, ("same", True, True, True, "identical")),
        ({"title": "A STORY, with the number: 1"}, ("same", True, True, True, "identical")),
        ({"title": "A story with the number 1 - The Post"}, ("longer", True, True, True, "identical")),
        ({"title": "A story with a number 7"}, ("alike", True, True, True, "identical")),
        ({"title": "Quite another matter"}, ("unlike", True, True, True, "identical")),
        ({"link": None}, ("same", None, True, True, "identical")),
        ({"link": "https://a.example/2"}, ("same", False, True, True, "identical")),
        ({"published": NOW + timedelta(hours=1)}, ("same", True, False, True, "identical")),
        ({"published": NOW + timedelta(hours=13)}, ("same", True, False, False, "identical")),
        ({"published": NOW + WITHIN, "published_precision": "day"}, ("same", True, None, True, "identical")),
        ({"published": NOW + WITHIN * 1.01, "published_precision": "day"}, ("same", True, None, False, "identical")),
        ({"published_precision": "local"}, ("same", True, True, True, "identical")),
        ({"published_precision": "seen"}, ("same", True, None, None, "identical")),
        ({"text": text(0, 55, " 1")}, ("same", True, True, True, "same")),
        ({"text": text(0, 40)}, ("same", True, True, True, "edited")),
        ({"text": text(0, 20) + VALLEY}, ("same", True, True, True, "kin")),
        ({"text": text(0, 14) + VALLEY}, ("same", True, True, True, "other")),
        ({"text": "Bees moved uphill this year, which they do. " * 10}, ("same", True, True, True, "other")),
        ({"text": "Short."}, ("same", True, True, True, "brief")),
        ({"text": text(0, 9)}, ("same", True, True, True, "near")),
        ({"text": ""}, ("same", True, True, True, "none")),
        ({"text": "..."}, ("same", True, True, True, "none")),
    ],
)  # fmt: skip
def test_entries_are_held_against_each_other_feature_by_feature(values: dict[str, Any], expected: Any) -> None:
    found = Agreement(entry(**values), entry())
    assert (found.title, found.link, found.moment, found.day, found.text) == expected


def test_features_that_have_bounds() -> None:
    both = Agreement(entry(link="https://a.example/", text="Short."), entry(link="http://www.a.example", text="short"))
    assert (both.link, both.text, both.tells) == (None, "identical", False)
    assert Agreement(entry(published=NOW + timedelta(seconds=61)), entry()).is_later
    assert not Agreement(entry(published=NOW + timedelta(seconds=60)), entry()).is_later
    assert not Agreement(entry(), entry()).is_later
    assert not Agreement(entry(published=NOW + WITHIN, published_precision="seen"), entry()).is_later
    assert (LEAST_TITLE, LEAST_TEXT, EDITED_TEXT) == (12, 200, 0.4)
    assert Agreement(entry(), entry(title="x" * LEAST_TITLE)).is_long
    assert not Agreement(entry(), entry(title="x" * (LEAST_TITLE - 1))).is_long
    days: dict[str, Any] = {"published": NOW + timedelta(hours=13), "published_precision": "day"}
    assert Agreement(entry(**days), entry(published_precision="day")).day is False, "two days are two days"
    assert Agreement(entry(title="Storm"), entry(title="Storm over us")).title == "far", "too short to be held"


def test_a_date_that_was_to_come_tells_the_day_alone() -> None:
    # Seen at noon of a clock that runs two hours behind; read again an hour later.
    old = entry(published=NOW, first_seen=NOW + timedelta(milliseconds=3))
    hour = NOW + timedelta(hours=1)
    both = Agreement(entry(published=hour, first_seen=hour + timedelta(milliseconds=3)), old)
    assert (both.moment, both.day, both.is_later) == (None, True, False)
    assert repair(both.read, old) == "the same title, day and text"


def test_the_first_rule_that_holds_decides() -> None:
    rules = (rule("one", title="same", link=(False, None)), rule("two", title="same"), rule("three"))
    assert judge(rules, Agreement(entry(link=None), entry())) == "one"
    assert judge(rules, Agreement(entry(), entry())) == "two"
    assert judge(rules, Agreement(entry(title="Else"), entry())) == "three"
    assert judge(rules[:2], Agreement(entry(title="Else"), entry())) == ""


# -- a guid used again

ELSEWHERE: dict[str, Any] = {"link": "https://a.example/other", "title": "Quite another matter"}


def test_another_link_title_and_text_is_another_article() -> None:
    assert is_other(entry(**ELSEWHERE, text="Bees moved uphill this year. " * 20), entry())


@pytest.mark.parametrize(
    "values",
    [
        {}, {"title": "Quite another matter"}, {"link": "https://a.example/other"}, {"link": None},
        {"link": "https://a.example/other", "text": "Bees moved uphill. " * 30},
        {"link": "http://www.a.example/1/", "title": "Quite another matter"},
        ELSEWHERE | {"link": None, "text": "Bees moved. " * 30},
        ELSEWHERE, ELSEWHERE | {"text": text(0, 30) + " something new was added to the end of this" * 3},
    ],
)  # fmt: skip
def test_less_than_that_is_an_edit_or_a_move(values: dict[str, Any]) -> None:
    assert not is_other(entry(**values), entry())


def test_without_text_the_date_decides_and_without_a_date_title_and_words_together() -> None:
    short = ELSEWHERE | {"text": "Short."}
    later = NOW + timedelta(days=1)
    assert is_other(entry(**short, published=later), entry())
    assert not is_other(entry(**short), entry()), "an edit of everything else leaves the moment"
    undated: dict[str, Any] = {"published": later, "published_precision": "seen"}
    assert is_other(entry(**short, **undated), entry())
    assert not is_other(entry(**(short | {"text": ""}), **undated), entry())
    assert not is_other(entry(**(short | {"title": "A story of numbers"}), **undated), entry())


WEEK: dict[str, Any] = {"published": NOW + timedelta(days=7)}
BEES = "Bees moved uphill this year, which they do. " * 10
ELSE: dict[str, Any] = {"title": "Quite another matter"}


@pytest.mark.parametrize(
    ("how", "has_guid", "values", "expected"),
    [
        # A column under one guid.
        ("guid", True, WEEK | {"link": "https://a.example/2", "text": BEES}, True),
        ("guid", True, WEEK | {"link": "https://a.example/2", "text": "Short."}, True),
        ("guid", True, WEEK | {"link": "https://a.example/2", "text": text(0, 40)}, False),
        ("guid", True, WEEK | {"text": BEES}, False),
        ("guid", True, WEEK | {"link": None, "text": BEES}, False),
        # Furniture in the place of a text, or none.
        ("guid", True, ELSE | WEEK | {"link": "https://a.example/2"}, True),
        ("guid", True, ELSE | {"link": "https://a.example/2", "text": "", "published": NOW + timedelta(hours=3)}, True),
        ("guid", True, ELSE | {"link": "https://a.example/2", "text": ""}, False),
        ("guid", True, ELSE | WEEK | {"link": None}, False),
        # Places without links.
        ("guid", True, WEEK | ELSE | {"link": None, "text": BEES}, True),
        ("guid", True, ELSE | {"link": None, "text": BEES}, False),
        # A file.
        ("path", True, ELSE | {"link": None, "text": BEES, "published_precision": "seen"}, True),
        ("path", True, {"title": "A story with a number 7", "link": None, "text": BEES, "published_precision": "seen"}, False),
        ("path", True, ELSE | {"link": None, "text": text(0, 40), "published_precision": "seen"}, False),
        ("path", True, ELSE | {"link": None, "text": "Short.", "published_precision": "seen"}, True),
        ("path", True, WEEK | ELSE | {"link": None, "text": ""}, True),
        # A page that shows what is newest, under guids of their own.
        ("link", True, ELSE | WEEK | {"text": BEES}, True),
        ("link", True, ELSE | WEEK | {"text": "Short."}, True),
        ("link", True, ELSE | {"text": BEES}, False),
        ("link", True, ELSE | WEEK, True),
        ("link", True, ELSE | WEEK | {"text": ""}, True),
        ("link", True, ELSE | {"published": NOW + timedelta(hours=3)}, True),
        ("link", True, WEEK | {"text": BEES}, True),
        ("link", True, WEEK | {"text": text(0, 40)}, True),
        ("link", True, WEEK, False),
        ("link", True, {"published": NOW + timedelta(hours=3), "text": "Short."}, True),
        ("link", True, {"published_precision": "seen", "text": "Short."}, False),
        ("link", True, ELSE | {"published_precision": "seen", "text": "Short."}, True),
        # An address alone.
        ("link", False, ELSE | WEEK | {"text": BEES}, True),
        ("link", False, ELSE | {"published": NOW + timedelta(hours=3), "text": BEES}, True),
        ("link", False, ELSE | {"published": NOW + timedelta(hours=3)}, False),
        ("link", False, ELSE | WEEK, True),
        ("link", False, ELSE | {"published_precision": "seen", "text": BEES}, True),
        ("link", False, WEEK | {"text": BEES}, False),
        ("link", False, ELSE | WEEK | {"text": "Short."}, True),
        ("link", False, ELSE | {"published_precision": "seen", "text": "Short."}, False),
        ("words", True, ELSE | WEEK | {"text": BEES}, False),
        ("evidence", True, ELSE | WEEK | {"text": BEES}, False),
    ],
)  # fmt: skip
def test_another_article_under_a_name(how: How, values: dict[str, Any], *, has_guid: bool, expected: bool) -> None:
    assert is_other(entry(**values), entry(), how, has_guid=has_guid) is expected


def test_a_home_page_is_the_address_of_none() -> None:
    home: dict[str, Any] = {"link": "https://a.example/", "published_precision": "seen"}
    read = entry(**home, **ELSE, text="Short.")
    assert is_other(read, entry(**home), "link", has_guid=False)
    assert not is_other(entry(**home, text="Short."), entry(**home), "link", has_guid=False)


# -- names that changed altogether

RENAMED: dict[str, Any] = {"id": "tag:x.example,2026:9", "link": "https://new.example/9"}
LATER, EARLIER = NOW + timedelta(days=3), NOW - timedelta(days=3)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({}, "the same title, moment and text"),
        ({"text": text(0, 40, " " + "and then it was changed a great deal by a late hand" * 2)}, "the same title, moment and text"),
        ({"text": "Bees moved uphill this year, which they do. " * 10}, None),
        ({"text": "Short."}, "the same title and day"),
        ({"title": "Another title"}, "the same moment and text"),
        ({"title": "Another title", "published": NOW - timedelta(hours=2)}, None),
        ({"title": "A story with a number 7", "published": NOW - timedelta(hours=2)}, "the same day and text"),
        ({"title": "A story with a number 7", "published": NOW + timedelta(hours=2)}, None),
        ({"published": NOW - timedelta(hours=2)}, "the same title, day and text"),
        ({"published": NOW - timedelta(hours=2), "text": text(0, 40)}, None),
        ({"published": NOW - timedelta(hours=2), "text": "Short."}, None),
        ({"published": NOW + timedelta(hours=2)}, None),
        ({"published": NOW, "published_precision": "day", "text": text(0, 40)}, "the same title, day and text"),
        ({"published": NOW, "published_precision": "day", "text": BEES}, None),
        ({"published": NOW, "published_precision": "day", "text": "Short."}, None),
        ({"published": NOW, "published_precision": "day", "text": text(0, 9)}, "the same title and day"),
        ({"published": NOW, "published_precision": "day", "text": ""}, "the same title and day"),
        ({"title": "Another title", "text": text(0, 40)}, None),
        ({"title": "Another title", "text": "Short."}, None),
        ({"title": "A STORY, with the number: 1"}, "the same title, moment and text"),
        ({"published": LATER}, None),
        ({"published": EARLIER}, "the same title and text"),
        ({"published": EARLIER, "text": text(extra=" 1 and more words here")}, None),
        ({"published": LATER, "published_precision": "seen", "text": text(extra=" 1 and more")}, "the same title and text"),
        ({"published": LATER, "title": "Another title"}, None),
        ({"published": LATER, "text": "Short."}, None),
    ],
)  # fmt: skip
def test_of_title_day_and_text_two_must_agree(values: dict[str, Any], reason: str | None) -> None:
    assert repair(entry(**(RENAMED | values)), entry()) == reason


def test_short_titles_and_unstated_days_tell_nothing_without_a_text() -> None:
    moved: dict[str, Any] = {"text": "", "link": "https://new.example/9"}
    assert repair(entry(title="Notes", **moved), entry(title="Notes", text="")) is None
    assert repair(entry(title="Notes of today", **moved), entry(title="Notes of today", text="")) is not None
    assert repair(entry(title="Notes", text=""), entry(title="Notes", text="")) == "the same moment and address"
    seen = entry(published_precision="seen", text="")
    assert repair(seen, entry(text="")) is None
    assert repair(entry(text=""), seen) is None


def test_a_weekly_column_with_much_the_same_words_is_a_new_article() -> None:
    weather = "Sunny in the morning with clouds in the afternoon, the wind from the west at five metres a second. " * 3
    monday = entry(title="The weather", text=weather + "Top 14 degrees.")
    tuesday = entry(
        2, title="The weather", text=weather + "Top 9 degrees, some rain.", published=NOW + timedelta(days=1)
    )
    assert repair(tuesday, monday) is None


def test_how_much_an_edit_may_leave() -> None:
    assert EDITED_TEXT == 0.4


def test_what_is_short_is_the_same_where_all_of_it_is() -> None:
    short: dict[str, Any] = {"text": "The bridge stays closed.", "title": "Road works"}
    assert repair(entry(**short, link=None), entry(**short, link=None)) == "the same title, moment and text"
    longer: dict[str, Any] = short | {"title": "Road works on the bridge"}
    assert repair(entry(**longer), entry(**short)) is None, "too short a title to be held by another"
    told: dict[str, Any] = short | {"title": "Road works on bridge"}
    assert repair(entry(**longer), entry(**told)) == "the same title, moment and text"
    opened: dict[str, Any] = {"text": "It is open.", "link": "https://new.example/9"}
    assert repair(entry(**(longer | opened)), entry(**told)) is None
    assert repair(entry(**(short | opened)), entry(**short)) is None


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, True),
        ({"text": "Short."}, True),
        ({"text": text(0, 40)}, True),
        ({"text": BEES}, False),
        ({"title": "A story with a number 7"}, False),
        ({"published": EARLIER}, False),
        ({"published": NOW - timedelta(hours=1)}, True),
        ({"published": NOW - timedelta(hours=1), "text": text(0, 40)}, False),
        ({"published_precision": "seen"}, True),
        ({"published_precision": "seen", "text": "Short."}, False),
        ({"published": NOW + timedelta(hours=1)}, False),
    ],
)
def test_what_is_evident(values: dict[str, Any], *, expected: bool) -> None:
    assert is_evident(entry(**(RENAMED | values)), entry()) is expected


def test_what_says_the_same_of_a_later_day_may_be_a_source_that_moved() -> None:
    assert is_dated_anew(entry(published=LATER), entry())
    assert not is_dated_anew(entry(), entry())
    assert not is_dated_anew(entry(published=EARLIER), entry())
    assert not is_dated_anew(entry(published=LATER, text=text(0, 55)), entry())
    assert not is_dated_anew(entry(published=LATER, text="Short."), entry(text="Short."))
    assert not is_dated_anew(entry(published=LATER, title="Else"), entry())


# -- fingerprints


def test_an_entry_tells_its_own_names() -> None:
    names = own_names(entry())
    assert names[:3] == ["id:tag:x.example,2026:1", "link:https://a.example/1", "bare:a.example/1"]
    assert names[3:] == fingerprints(entry())


def test_fingerprints_are_of_the_words_and_of_title_with_day() -> None:
    assert len(fingerprints(entry())) == 2
    stored = ["text:f1b811c5a761307c3263", "said:15433d077c9a652d8b60"]
    ferry = entry(text="The ferry leaves. " * 20, title="The last ferry of the year")
    assert fingerprints(ferry) == stored, "they stand in memories: others would lead nowhere"
    assert fingerprints(entry(text=text(extra=" 1").upper().replace(" ", ", "))) == fingerprints(entry())
    assert fingerprints(entry(text="Short.")) == fingerprints(entry())[1:]
    assert fingerprints(entry(published_precision="seen")) == fingerprints(entry())[:1]
    assert fingerprints(entry(title="Notes")) == fingerprints(entry())[:1]
    assert fingerprints(entry(published=NOW + timedelta(hours=11))) == fingerprints(entry())
    assert fingerprints(entry(published=LATER))[1] != fingerprints(entry())[1]
    assert LEAST_TEXT == 200
    assert fingerprints(entry(text="x" * LEAST_TEXT))[0].startswith("text:")
    assert not any(name.startswith("text:") for name in fingerprints(entry(text="x" * (LEAST_TEXT - 1))))
