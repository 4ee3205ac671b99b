"""JSON Feed: written without a null, and read back only where it is what we write."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.formats.json import entries_of, render
from syndicate.model import Entry, Feed

if TYPE_CHECKING:
    from collections.abc import Callable

WHEN = datetime(2026, 3, 14, 9, 40, tzinfo=UTC)
FEED = Feed(name="all", title="News", url="https://example.org/feeds/")
ENTRY = Entry(
    id="tag:example.org,2026:1",
    source="blog",
    link="https://example.org/1",
    title="First",
    authors=("Ann", "Bo"),
    published=WHEN,
    published_precision="day",
    updated=WHEN + timedelta(milliseconds=5),
    content="<p>Full text</p>",
    text="Full text",
    summary="In short",
    image="https://example.org/i.jpg",
    image_alt="A cat",
    language="en",
    categories=("News, local",),
    reading_time=3,
    slug="first-1",
    first_seen=WHEN + timedelta(microseconds=123_457),
    position=4,
    teaser=True,
)
PAGED = replace(ENTRY, id="tag:example.org,2026:2", link=None, page="all/first-1.html")

Item = dict[str, Any]


def body(*entries: Entry, feed: Feed = FEED) -> bytes:
    return b"".join(render(feed, entries, {}))


def read(*entries: Entry, feed: Feed = FEED) -> Item:
    loaded = json.loads(body(*entries, feed=feed))
    assert isinstance(loaded, dict)
    return loaded


def spoilt(change: Callable[[Item], object]) -> bytes:
    """Return a file of two items, the first of which was changed."""
    file = read(ENTRY, PAGED)
    change(file["items"][0])
    return json.dumps(file).encode()


def test_a_feed_says_what_it_is() -> None:
    feed = replace(FEED, description="About", language="en", authors=("Ed",), byline=True)
    file = read(feed=feed)
    assert file == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "News",
        "home_page_url": "https://example.org/feeds/",
        "feed_url": "https://example.org/feeds/all.json",
        "description": "About",
        "language": "en",
        "authors": [{"name": "Ed"}],
        "_syndicate": {"byline": True},
        "items": [],
    }
    assert sorted(read()) == ["feed_url", "home_page_url", "items", "title", "version"]


def test_an_item_says_all_that_an_entry_holds() -> None:
    assert read(ENTRY)["items"] == [
        {
            "id": "tag:example.org,2026:1",
            "url": "https://example.org/1",
            "title": "First",
            "authors": [{"name": "Ann"}, {"name": "Bo"}],
            "date_published": "2026-03-14T09:40:00Z",
            "date_modified": "2026-03-14T09:40:00.005Z",
            "language": "en",
            "image": "https://example.org/i.jpg",
            "summary": "In short",
            "content_html": "<p>Full text</p>",
            "tags": ["News, local"],
            "_syndicate": {
                "reading_minutes": 3,
                "source": "blog",
                "slug": "first-1",
                "first_seen": "2026-03-14T09:40:00.123457Z",
                "position": 4,
                "precision": "day",
                "image_alt": "A cat",
                "teaser": True,
            },
        }
    ]


def test_nothing_empty_is_written() -> None:
    bare = replace(
        PAGED, authors=("", "\x00"), content="", text="", summary="", image=None, image_alt="\x00", language=None,
        categories=(" ",), teaser=False,
    )  # fmt: skip
    (item,) = read(bare)["items"]
    assert sorted(item) == ["_syndicate", "content_text", "date_modified", "date_published", "id", "title", "url"]
    assert sorted(item["_syndicate"]) == [
        "first_seen", "page", "position", "precision", "reading_minutes", "slug", "source",
    ]  # fmt: skip
    assert item["content_text"] == "First"
    (item,) = read(replace(bare, summary="In short"))["items"]
    assert item["content_text"] == "In short"


def test_the_file_is_for_people_too() -> None:
    lines = body(replace(ENTRY, title="Zwölf «€» 👩"), PAGED).decode().split("\n")
    assert lines[0] == "{"
    assert '   "title": "Zwölf «€» 👩",' in lines
    assert lines[-3:] == [" ]", "}", ""]
    assert body().decode().split("\n")[-3:] == [' "items": []', "}", ""]


def test_entries_come_back_as_they_were() -> None:
    assert entries_of(body(ENTRY, PAGED), FEED) == [ENTRY, PAGED]
    assert entries_of(body(), FEED) == []


def test_the_byline_is_taken_off_again() -> None:
    feed = replace(FEED, byline=True)
    (item,) = read(ENTRY, feed=feed)["items"]
    assert item["content_html"] == "<p><em>By Ann and Bo · 3 min read</em></p><p>Full text</p>"
    assert entries_of(body(ENTRY, feed=feed), feed) == [ENTRY]
    assert entries_of(body(ENTRY, feed=feed), FEED) == [ENTRY], "the file knows whether it has bylines"
    assert entries_of(body(ENTRY), feed) == [ENTRY]


def test_a_page_is_known_again_after_the_site_has_moved() -> None:
    assert entries_of(body(PAGED), replace(FEED, url="https://elsewhere.example/")) == [PAGED]
    file = read(PAGED)
    del file["feed_url"]
    assert entries_of(json.dumps(file).encode(), FEED) == [PAGED]


def test_dates_come_back_in_utc() -> None:
    (entry, _) = entries_of(spoilt(lambda item: item.update(date_published="2026-03-14T10:40:00+01:00")), FEED)
    assert entry.published == WHEN
    assert entry.published.tzinfo is UTC
    local = replace(ENTRY, published=WHEN.astimezone(timezone(timedelta(hours=3))))
    assert entries_of(body(local), FEED) == [ENTRY]


@pytest.mark.parametrize(
    "change",
    [
        lambda item: item.pop("id"),
        lambda item: item.update(id=7),
        lambda item: item.update(id=""),
        lambda item: item.update(id="no iri"),
        lambda item: item.update(id="tag:example.org:1"),
        lambda item: item.update(url="javascript:alert(1)"),
        lambda item: item.update(url="/1"),
        lambda item: item.update(url="https://example.org/a b"),
        lambda item: item.update(title=""),
        lambda item: item.update(title="a  b"),
        lambda item: item.update(title="a\x07"),
        lambda item: item.update(title=None),
        lambda item: item.pop("date_published"),
        lambda item: item.update(date_published="yesterday"),
        lambda item: item.update(date_published="2026-03-14T09:40:00"),
        lambda item: item.update(date_published="2026-02-30T09:40:00Z"),
        lambda item: item.update(date_published="0001-01-01T00:00:00+23:00"),
        lambda item: item.update(date_modified="2026-03-14T09:40:60Z"),
        lambda item: item.update(date_modified="2" * 50),
        lambda item: item.update(summary="a\x07"),
        lambda item: item.update(summary=["a"]),
        lambda item: item.update(content_html="<p>a</p><script>alert(1)</script>"),
        lambda item: item.update(content_html="<p onclick='x'>a</p>"),
        lambda item: item.update(content_html="<p>a\x07</p>"),
        lambda item: item.update(image="data:image/png;base64,AAAA"),
        lambda item: item.update(authors="Ann"),
        lambda item: item.update(authors=[{"name": ""}]),
        lambda item: item.update(authors=[{"url": "https://example.org/"}]),
        lambda item: item.update(tags=["a\nb"]),
        lambda item: item.update(language="not a tag"),
        lambda item: item.pop("_syndicate"),
        lambda item: item.update(_syndicate=[]),
        lambda item: item["_syndicate"].pop("slug"),
        lambda item: item["_syndicate"].update(slug="../../etc/passwd"),
        lambda item: item["_syndicate"].update(slug="a/b"),
        lambda item: item["_syndicate"].update(slug="a\n"),
        lambda item: item["_syndicate"].update(slug=""),
        lambda item: item["_syndicate"].update(page="../../x.html"),
        lambda item: item["_syndicate"].update(page="all/../x.html"),
        lambda item: item["_syndicate"].update(page="/etc/x.html"),
        lambda item: item["_syndicate"].update(page="all/x.php"),
        lambda item: item["_syndicate"].update(source="../blog"),
        lambda item: item["_syndicate"].update(reading_minutes=0),
        lambda item: item["_syndicate"].update(reading_minutes="3"),
        lambda item: item["_syndicate"].update(position=-1),
        lambda item: item["_syndicate"].update(position=2**80),
        lambda item: item["_syndicate"].update(precision="about"),
        lambda item: item["_syndicate"].update(image_alt=" a"),
        lambda item: item["_syndicate"].update(image_alt=""),
        lambda item: item["_syndicate"].update(teaser="yes"),
        lambda item: item["_syndicate"].update(first_seen=None),
        lambda item: item.clear(),
    ],
)
def test_an_item_that_we_did_not_write_is_left_out_alone(change: Callable[[Item], object]) -> None:
    assert entries_of(spoilt(change), FEED) == [PAGED]


def test_a_byline_that_is_not_there_leaves_the_item_out() -> None:
    feed = replace(FEED, byline=True)
    file = read(ENTRY, PAGED, feed=feed)
    file["items"][0]["content_html"] = "<p>Full text</p>"
    assert entries_of(json.dumps(file).encode(), feed) == [PAGED]


def test_an_id_is_taken_once() -> None:
    assert entries_of(body(ENTRY, replace(ENTRY, title="Second")), FEED) == [ENTRY]


@pytest.mark.parametrize(
    "file",
    [
        b"", b"null", b"[]", b"{}", b'{"items": 7}', b'{"items": [null, 7, "x", []]}', b"\xff\xfe", b'{"items": [',
        b'{"items": [' + b"[" * 100_000, b"[" * 100_000, b'{"items": [], "feed_url": 7}', b'{"items": [{"id": "\xff"}]}',
        b'{"items": [], "_syndicate": {"byline": "yes"}}',
    ],
)  # fmt: skip
def test_a_file_that_is_no_feed_of_ours_holds_nothing(file: bytes) -> None:
    assert entries_of(file, FEED) == []


@given(file=st.binary(max_size=60), cut=st.integers(0, 2000), flip=st.integers(0, 2000))
@settings(max_examples=100)
def test_no_damage_raises(file: bytes, cut: int, flip: int) -> None:
    whole = bytearray(body(ENTRY, PAGED))
    entries_of(file, FEED)
    entries_of(bytes(whole[: cut % len(whole)]), FEED)
    whole[flip % len(whole)] ^= 0x55
    for entry in entries_of(bytes(whole), FEED):
        assert entry.slug
