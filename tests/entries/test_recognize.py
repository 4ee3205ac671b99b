"""New, edited, moved or the same; what was minted stays, and updated never goes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from syndicate.entries.changes import visible
from syndicate.entries.normalize import fraction
from syndicate.entries.recognize import deleted, listing_digest, recognize, rewritten, says_otherwise
from syndicate.model import Document, Draft, Entry, Flag, Known, Reading

SEEN = datetime(2026, 3, 14, 12, tzinfo=UTC)
LATER = SEEN + timedelta(days=3)
OLD = Entry(
    id="tag:x.example,2026:1", source="blog", link="https://b.example/1", title="A lamp", authors=["Ada"],
    published=SEEN - timedelta(days=1), published_precision="day", updated=SEEN + timedelta(milliseconds=7),
    content="<p>One.</p>", text="One.", summary="One.", slug="a-lamp-123456", page="all/x.html", first_seen=SEEN, position=4,
)  # fmt: skip


def candidate(**values: Any) -> Entry:
    """What OLD would be if it were seen now for the first time."""
    fresh: dict[str, Any] = {
        "id": "tag:x.example,2026:fresh",
        "published": LATER,
        "published_precision": "seen",
        "slug": "x",
        "page": None,
    }
    return replace(OLD, **(fresh | {"first_seen": LATER, "position": 0, "updated": OLD.published} | values))


def changed(old: Entry = OLD, now: datetime = LATER, **values: Any) -> Any:
    return recognize(candidate(**values), Known(old, "l"), ["guid:1"], "l2", now)


def test_what_is_not_known_is_new() -> None:
    made = recognize(OLD, None, ["guid:1"], "l", LATER)
    assert (made.kind, made.entry, made.aliases, made.listed) == ("new", OLD, ["guid:1"], "l")


def test_what_says_the_same_is_the_same() -> None:
    made = changed()
    assert (made.kind, made.entry, made.listed, made.aliases) == ("same", OLD, "l2", ["guid:1"])


@pytest.mark.parametrize("values", [
    {"title": "B"}, {"authors": ["Bo"]}, {"content": "<p>Two.</p>"}, {"summary": "Two."}, {"image": "https://b.example/i.jpg"},
    {"image_alt": "x"}, {"language": "nb"}, {"categories": ["x"]},
])  # fmt: skip
def test_an_edit_moves_updated_and_nothing_that_was_minted(values: dict[str, Any]) -> None:
    made = changed(**values)
    assert made.kind == "edited"
    minted = ("id", "published", "published_precision", "slug", "page", "first_seen", "position")
    assert [getattr(made.entry, name) for name in minted] == [getattr(OLD, name) for name in minted]
    assert made.entry.updated.replace(microsecond=0) == LATER
    assert 1_000 <= made.entry.updated.microsecond <= 999_000
    assert all(getattr(made.entry, name) == value for name, value in values.items())


def test_a_stated_update_is_taken_where_it_is_later() -> None:
    stated = SEEN + timedelta(days=2)
    assert changed(title="B", updated=stated).entry.updated.replace(microsecond=0) == stated


@pytest.mark.parametrize(
    "shift",
    [timedelta(0), timedelta(milliseconds=1), timedelta(milliseconds=400), timedelta(seconds=1), timedelta(days=2)],
)
@pytest.mark.parametrize("number", range(6))
def test_every_edit_moves_updated_forward_whatever_the_source_states(number: int, shift: timedelta) -> None:
    old = replace(OLD, id=str(number))
    made = changed(old, title="B", updated=old.updated + shift).entry
    assert made.updated > old.updated
    if not shift:
        assert made.updated == fraction(LATER, old.id), "nothing newer is stated"
    again = changed(made, title="C", updated=old.updated + shift).entry
    assert again.updated > made.updated


def test_an_edit_at_the_instant_of_the_last_one_moves_on_by_a_millisecond() -> None:
    first = changed(title="B").entry
    second = changed(first, title="C").entry
    assert second.updated - first.updated == timedelta(milliseconds=1)


def test_updated_never_goes_back() -> None:
    for now in (SEEN - timedelta(days=400), OLD.updated):
        assert changed(title="B", now=now).entry.updated > OLD.updated


def test_a_new_address_alone_is_a_move_and_no_edit() -> None:
    made = changed(link="https://b.example/moved")
    assert (made.kind, made.entry.link, made.entry.updated) == ("moved", "https://b.example/moved", OLD.updated)


def test_a_move_and_an_edit_at_once_is_an_edit() -> None:
    made = changed(link="https://b.example/moved", title="B")
    assert (made.kind, made.entry.link, made.entry.title) == ("edited", "https://b.example/moved", "B")


def test_what_no_subscriber_sees_changes_without_moving_updated() -> None:
    flags = (Flag("gallery", ("9 pictures",)),)
    made = changed(flags=flags)
    assert (made.kind, made.entry.flags, made.entry.updated) == ("edited", flags, OLD.updated)
    assert made.before is None


def test_a_teaser_never_takes_the_place_of_a_full_text() -> None:
    made = changed(teaser=True, content="<p>O…</p>")
    assert (made.kind, made.entry) == ("same", OLD)


def test_completing_a_teaser_is_no_edit_for_a_day() -> None:
    teaser = replace(OLD, teaser=True)
    soon = changed(teaser, now=SEEN + timedelta(hours=24, seconds=-1), content="<p>Whole.</p>")
    assert (soon.kind, soon.entry.updated, soon.entry.teaser) == ("edited", OLD.updated, False)
    late = changed(teaser, now=SEEN + timedelta(hours=24), content="<p>Whole.</p>")
    assert late.entry.updated > OLD.updated


def test_only_the_full_text_completes_a_teaser() -> None:
    teaser = replace(OLD, teaser=True)
    made = changed(teaser, now=SEEN + timedelta(hours=1), teaser=True, title="B")
    assert made.kind == "edited"
    assert made.entry.teaser
    assert made.entry.updated > OLD.updated


def test_a_clock_that_was_put_back_still_completes() -> None:
    made = changed(replace(OLD, teaser=True), now=SEEN - timedelta(days=9), content="<p>Whole.</p>")
    assert made.entry.updated == OLD.updated


def test_an_edited_teaser_of_a_teaser_is_taken() -> None:
    made = changed(replace(OLD, teaser=True), teaser=True, title="B")
    assert (made.kind, made.entry.title) == ("edited", "B")


def test_digests_tell_apart_what_is_seen() -> None:
    assert visible(OLD) == visible(replace(OLD, link="x", slug="y", position=9, updated=LATER))
    assert visible(OLD) != visible(replace(OLD, title="B"))
    assert visible(OLD) == visible(replace(OLD, authors=("Ada",)))
    assert visible(replace(OLD, title="x", summary="")) != visible(replace(OLD, title="", summary="x"))


@pytest.mark.parametrize("values", [
    {"title": "B"}, {"authors": ["B"]}, {"published": "2026-01-01"}, {"updated": "2026-01-01"}, {"content": "B"}, {"summary": "B"},
    {"text": "B"}, {"image_alt": "B"}, {"language": "nb"},
    {"image": "B"}, {"categories": ["B"]}, {"link": "B"}, {"document": Document(b"B", None)},
])  # fmt: skip
def test_a_listing_that_says_something_else_is_noticed(values: dict[str, Any]) -> None:
    draft = Draft(title="A", authors=["A"], document=Document(b"A", None))
    assert listing_digest(draft) == listing_digest(replace(draft, guid="7", evidence={}))
    assert listing_digest(replace(draft, **values)) != listing_digest(draft)


def test_a_listing_has_the_digest_it_always_had() -> None:
    draft = Draft(
        link="https://a.example/1", guid="1", title="The ferry", authors=["Ada Holm"], published="2026-03-14",
        content="<p>Text.</p>",
    )  # fmt: skip
    stored = "8e04f28fccaf29d697938707.3b60e007.7bea4032.5d7bf3da.877d2607"
    assert listing_digest(draft) == stored, "it stands in memories: all would be read anew"
    assert not says_otherwise("8e04f28fccaf29d697938707", stored), "one of before its parts were told apart"
    assert says_otherwise("8e04f28fccaf29d697938708", stored) == {"listing"}
    assert says_otherwise("", stored) == {"listing"}


@pytest.mark.parametrize(
    ("values", "parts"),
    [
        ({}, set()), ({"title": "B"}, {"title"}), ({"link": "https://a.example/2"}, {"link"}),
        ({"content": "B"}, {"words"}), ({"summary": "B"}, {"words"}), ({"text": "B"}, {"words"}),
        ({"published": "2026-03-15"}, {"dates"}), ({"updated": "2026-03-15"}, {"dates"}),
        ({"title": "B", "published": "2026-03-15"}, {"title", "dates"}), ({"authors": ["B"]}, {"listing"}),
        ({"document": Document(b"B", None)}, {"listing"}), ({"guid": "7"}, set()),
    ],
)  # fmt: skip
def test_the_parts_in_which_a_listing_says_something_else(values: dict[str, Any], parts: set[str]) -> None:
    draft = Draft(title="A", authors=["A"], document=Document(b"A", None))
    assert says_otherwise(listing_digest(draft), listing_digest(replace(draft, **values))) == parts


def test_a_digest_bears_any_text() -> None:
    assert listing_digest(Draft(title="\ud800")) != listing_digest(Draft(title="\ud801"))


def test_an_address_that_always_differs_is_taken_once() -> None:
    published, reading = OLD, Reading()
    for read in range(1, 6):
        candidate = replace(OLD, link=f"https://b.example/?v={read}")
        made = recognize(candidate, Known(published, "l", reading), [], "l", OLD.updated)
        published, reading = made.entry, made.reading
        assert made.kind == ("moved" if read == 1 else "same")
    assert published.link == "https://b.example/?v=1"


def test_what_a_rule_changes_is_an_edit_by_the_rule() -> None:
    gone = replace(OLD, deleted=OLD.updated)
    known = Known(gone, "l", Reading(vain={"dates": 2}))
    later = OLD.updated + timedelta(days=1)
    made = rewritten(replace(OLD, title="Put right", id="tag:other,2026:1", slug="other"), known, later)
    assert made is not None
    assert (made.kind, made.by, made.before, made.listed) == ("edited", "rule", gone, "l")
    assert (made.entry.id, made.entry.slug, made.entry.title) == (OLD.id, OLD.slug, "Put right")
    assert (made.entry.deleted, made.entry.published) == (OLD.updated, OLD.published)
    assert made.entry.updated > OLD.updated
    assert made.reading == known.reading
    assert rewritten(replace(OLD, link="https://b.example/"), known, later) is None


def test_an_entry_is_deleted_once() -> None:
    first = deleted(Known(OLD, "l"), Reading(missing=2), OLD.updated)
    assert (first.kind, first.entry.deleted, first.listed, first.reading.missing) == ("deleted", OLD.updated, "", 2)
    again = deleted(Known(first.entry, "l"), Reading(), OLD.updated + timedelta(days=1))
    assert again.entry.deleted == OLD.updated
