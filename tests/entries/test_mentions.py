"""What a listing says of its articles, told apart; and what waited, joined with what is listed again."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from syndicate.entries.identity import minting_alias
from syndicate.entries.mentions import VERSIONS, joined, shared_pages, told_apart
from syndicate.model import Draft

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)
LONG = (
    "the council met on tuesday evening to discuss a plan for the old harbour which has been empty for eleven years "
    * 3
)


def draft(**values: Any) -> Draft:
    given: dict[str, Any] = {
        "title": "A bridge opens",
        "link": "https://a.example/1",
        "guid": "g",
        "published": "2026-03-14",
    }
    return Draft(**(given | values))


@pytest.mark.parametrize(
    ("other", "count"),
    [
        ({}, 1), ({"title": "Another title"}, 1), ({"published": None}, 1), ({"published": "2026-03-15"}, 1),
        ({"link": "http://www.a.example/1/"}, 1), ({"link": "https://a.example/2"}, 1),
        ({"link": "https://a.example/2", "title": "Another title"}, 2),
        ({"link": "https://a.example/2", "published": "2026-03-15"}, 2), ({"link": "https://a.example/1#p2"}, 1),
        ({"link": "https://a.example/1#p2", "published": "2026-03-15"}, 2), ({"guid": "h"}, 2), ({"guid": None}, 2),
        ({"title": "Another title", "published": "2026-03-15"}, 2), ({"title": None, "published": None}, 2),
    ],
)  # fmt: skip
def test_of_versions_of_one_article_one_stays(other: dict[str, Any], count: int) -> None:
    assert len(told_apart([draft(), draft(**other)])) == count


def test_texts_that_contradict_make_two_and_texts_that_are_edited_one() -> None:
    dated = {"published": "2026-03-15"}
    assert len(told_apart([draft(content=LONG), draft(content=LONG + "and more", **dated)])) == 1
    assert len(told_apart([draft(content=LONG), draft(content="Bees moved uphill. " * 20, **dated)])) == 2
    assert len(told_apart([draft(content="One."), draft(content="Two.", **dated)])) == 2
    assert len(told_apart([draft(summary="One."), draft(text="ONE", **dated)])) == 1
    elsewhere = {"link": "https://a.example/2"}
    assert len(told_apart([draft(content="One."), draft(content="Two.", **elsewhere)])) == 2


def test_the_latest_version_stands_in_the_place_of_the_first() -> None:
    drafts = [draft(updated="2026-03-15"), draft(guid="h"), draft(title="Edited", updated="2026-03-16"), draft()]
    assert [(each.guid, each.title) for each in told_apart(drafts)] == [("g", "Edited"), ("h", "A bridge opens")]


def test_a_guid_of_very_many_is_the_guid_of_none() -> None:
    drafts = [draft(link=f"https://a.example/{at}", title=f"T{at}") for at in range(VERSIONS + 9)]
    told = told_apart(drafts)
    assert len(told) == VERSIONS + 9
    assert {each.guid for each in told} == {None}


@pytest.mark.parametrize(
    ("values", "alias"),
    [
        ({}, "guid:g"), ({"guid": None}, "link:https://a.example/1"), ({"guid": None, "link": "https://a.example/"}, "words:"),
        ({"guid": None, "link": None}, "words:"), ({"guid": None, "link": "https://a.example/1#p1"}, "link:https://a.example/1#p1"),
        ({"guid": None, "link": "https://a.example/1#comments"}, "link:https://a.example/1"),
        ({"guid": None, "link": "https://a.example/1#xtor=RSS-1"}, "link:https://a.example/1"),
        ({"guid": None, "path": "a.txt", "link": None}, "path:a.txt"),
    ],
)  # fmt: skip
def test_an_article_alone_is_named_by_what_is_its_own(values: dict[str, Any], alias: str) -> None:
    [told] = told_apart([draft(**values)])
    assert (minting_alias(told) or "").startswith(alias)


def test_a_link_that_others_bear_names_none_whether_they_have_guids_or_not() -> None:
    told = told_apart([draft(), draft(guid=None, title="Another")])
    assert [(minting_alias(each) or "").partition(":")[0] for each in told] == ["guid", "words"]
    told = told_apart(
        [draft(guid=None, link="https://a.example/l#p1"), draft(guid=None, link="https://a.example/l#p2")]
    )
    assert [minting_alias(each) for each in told] == ["link:https://a.example/l#p1", "link:https://a.example/l#p2"]
    same = [draft(guid=None, link="https://a.example/l#p1", title=title) for title in ("One", "Two")]
    assert [(minting_alias(each) or "").partition(":")[0] for each in told_apart(same)] == ["words", "words"]


def test_words_of_two_are_told_apart_by_their_texts_and_repetitions_are_one() -> None:
    notices = [draft(guid=None, link=None, content=text) for text in ("One.", "Two.", "One.")]
    told = told_apart(notices)
    assert [each.content for each in told] == ["One.", "Two."]
    assert len({minting_alias(each) for each in told}) == 2
    assert told_apart([Draft()]) == []


# -- what waits


def work(listed: list[Draft], **waiting: Draft) -> dict[str, Draft]:
    return joined(told_apart(listed), waiting)


WAITED = {"first_listed": NOW, "position": 7}


@pytest.mark.parametrize(
    ("values", "is_one"),
    [
        ({}, True), ({"guid": "other"}, True), ({"guid": None}, True), ({"link": "http://www.a.example/1/", "guid": "h"}, True),
        ({"link": "https://a.example/2", "guid": "h"}, True), ({"link": "https://a.example/2", "guid": "h", "title": "T"}, False),
        ({"link": "https://a.example/2", "guid": "h", "published": None}, False), ({"link": None, "guid": "h"}, True),
    ],
)  # fmt: skip
def test_what_waited_and_is_listed_again_is_one_article(values: dict[str, Any], *, is_one: bool) -> None:
    found = work([draft()], waits=draft(**values, **WAITED))
    assert len(found) == (1 if is_one else 2)
    first = next(iter(found.values()))
    assert (first.guid, first.first_listed, first.position) == ("g", NOW if is_one else None, 7 if is_one else None)


def test_what_waits_under_the_same_alias_is_replaced_and_what_is_everybodys_joins_nothing() -> None:
    assert list(joined([draft()], {"guid:g": draft(title="Old", **WAITED)})) == ["guid:g"]
    both = [draft(guid="1"), draft(guid="2")]
    assert len(joined(both, {"x": draft(guid="3", **WAITED)})) == 3
    kept = draft(guid="1", first_listed=NOW, position=1)
    [found] = joined([kept], {"x": draft(guid="3", first_listed=None)}).values()
    assert (found.first_listed, found.position) == (NOW, 1)


def test_pages_on_which_several_stand() -> None:
    places = [draft(guid=str(at), link=f"https://a.example/l#p{at}") for at in range(2)]
    assert shared_pages(places) == {"link:https://a.example/l"}
    assert shared_pages(places[:1]) == set()
    assert shared_pages([draft(), draft(guid="h")]) == set()
