"""What subscribers see when a new feed file takes an old one's place, reader by reader."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.validate._reader_rules import READERS
from syndicate.validate.readers import Item, Remembered, View, identity, items, look, remember

RSS = b"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>T</title><link>https://a.example/</link>
 <atom:link rel="self" href="https://a.example/f"/>
 <item><title>A &amp; B</title><link>https://a.example/1</link><guid isPermaLink="false">g1</guid>
 <pubDate>Sat, 14 Mar 2026 12:00:00 +0000</pubDate><atom:updated>2026-03-15T12:00:00Z</atom:updated>
 <description>S</description><content:encoded>&lt;p&gt;C&lt;/p&gt;</content:encoded></item><item/></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><id>f</id>
 <entry><id>g1</id><title>A &amp; B</title><link rel="related" href="https://b.example/"/>
 <link rel="alternate" href="https://a.example/1"/><published>2026-03-14T12:00:00Z</published>
 <updated>2026-03-15T12:00:00Z</updated><summary>S</summary><content type="html">&lt;p&gt;C&lt;/p&gt;</content></entry>
 <entry><id>g2</id><link href="https://a.example/2"/></entry></feed>"""
JSON = b"""{"items": [{"id": "g1", "url": "https://a.example/1", "title": "A & B", "summary": "S",
 "date_published": "2026-03-14T12:00:00Z", "date_modified": "2026-03-15T12:00:00Z", "content_html": "<p>C</p>"}, {}]}"""
DATES = {"rss": "Sat, 14 Mar 2026 12:00:00 +0000"}


@pytest.mark.parametrize(("format", "body"), [("rss", RSS), ("atom", ATOM), ("json", JSON)])
def test_a_file_is_read_as_items(format: str, body: bytes) -> None:
    first, second = items(body, format)
    published = DATES.get(format, "2026-03-14T12:00:00Z")
    assert first == Item("g1", "https://a.example/1", "A & B", published, "2026-03-15T12:00:00Z", "S", "<p>C</p>")
    assert second in {Item(), Item(id="g2", link="https://a.example/2")}
    assert remember(first) == Remembered("a.example/1", "a b", "2026-03-14", remember(first).content)


@pytest.mark.parametrize(
    ("format", "body"),
    [("rss", b"<rss"), ("atom", b""), ("json", b"{"), ("json", b"[]"), ("json", b'{"items": 1}'), ("json", b'{"items": [1]}')],
)  # fmt: skip
def test_what_is_no_feed_is_told(format: str, body: bytes) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        items(body, format)


def item(number: int, **values: str) -> Item:
    made = Item(
        f"g{number}", f"https://a.example/{number}", f"Title {number}", f"2026-03-{number + 10}T12:00:00Z",
        content=f"<p>{number}</p>",
    )  # fmt: skip
    return replace(made, **values)


def seen(before: list[Item], after: list[Item], *past: Item) -> View:
    """Look with a reader that goes by ids, as all do where there are some; the others see the same."""
    views = look(before, after, {each.id: remember(each) for each in past})
    assert {(tuple(view.new), tuple(view.again), tuple(view.lost)) for view in views} == {
        (tuple(views[0].new), tuple(views[0].again), tuple(views[0].lost))
    }
    return views[0]


def test_an_item_under_a_new_id_is_shown_again() -> None:
    for values in ({}, {"link": "https://b.example/"}, {"title": "Other", "content": "<p>other</p>"}):
        view = seen([item(1), item(2)], [item(1), item(2, id="new", **values)])
        assert (view.again, view.new, view.lost) == (("new",), (), ("g2",))


def test_what_has_another_link_title_and_text_is_new() -> None:
    other = item(2, id="new", link="https://a.example/other", title="Other", content="<p>other</p>")
    assert seen([item(1), item(2)], [item(1), other]).new == ("new",)
    moved = item(2, id="new", link="https://a.example/other", published="2026-04-01T00:00:00Z", content="<p>other</p>")
    assert seen([item(1), item(2)], [item(1), moved]).new == ("new",), "a title alone is a column's"


def test_an_article_whose_old_item_still_stands_is_another_one() -> None:
    view = seen([item(1)], [item(1), item(2, link="https://a.example/1")])
    assert (view.new, view.again) == (("g2",), ())


def test_what_left_and_comes_back_is_neither_new_nor_shown_again() -> None:
    view = seen([item(1)], [item(1), item(2)], item(2))
    assert (view.new, view.again, view.returned) == ((), (), ("g2",))
    under_another_id = seen([item(1)], [item(1), item(2, id="new")], item(2))
    assert under_another_id.again == ("new",)


def test_what_left_is_lost_and_nothing_else() -> None:
    assert seen([item(1), item(2)], [item(2)]).lost == ("g1",)
    assert seen([], [item(1)]) == View("feedparser", new=("g1",))
    assert seen([item(1), item(2), item(3)], [item(3), item(2), item(1)]) == View("feedparser")


@pytest.mark.parametrize(
    ("field", "readers"),
    [
        ("title", {"feedparser", "Miniflux", "NetNewsWire", "FreshRSS"}),
        ("content", {"feedparser", "Miniflux", "NetNewsWire", "FreshRSS"}),
        ("link", {"feedparser", "Miniflux", "NetNewsWire", "FreshRSS"}),
        ("summary", {"feedparser", "NetNewsWire"}), ("published", {"feedparser"}), ("updated", {"feedparser"}),
    ],
)  # fmt: skip
def test_each_reader_has_its_own_idea_of_a_change(field: str, readers: set[str]) -> None:
    views = look([item(1)], [item(1, **{field: "changed"})], {})
    assert {view.reader for view in views if list(view.changed) == ["g1"]} == readers
    assert not any(view.new or view.again or view.lost for view in views)


def test_without_an_id_readers_know_an_item_by_other_things() -> None:
    bare = replace(item(1), id="")
    known = {reader.name: identity(reader, bare) for reader in READERS}
    assert known == {
        "feedparser": ("https://a.example/1",), "Miniflux": ("https://a.example/1",),
        "NetNewsWire": ("https://a.example/1", "2026-03-11T12:00:00Z"),
        "FreshRSS": ("https://a.example/1", "2026-03-11T12:00:00Z"),
    }  # fmt: skip


def test_what_is_remembered_comes_back_from_its_line() -> None:
    memory = remember(item(1, title="Ärger, »so«"))
    assert Remembered.decoded(memory.encoded()) == memory
    for line in ("", "{", "[1]", "[1, 2, 3, 4, 5]", "null"):
        assert Remembered.decoded(line) is None


SOME = st.lists(st.integers(0, 9), max_size=8, unique=True)


@given(SOME)
@settings(max_examples=80)
def test_the_same_items_in_any_order_show_nothing(numbers: list[int]) -> None:
    before = [item(number) for number in numbers]
    after = list(reversed(before))
    assert all(view == View(view.reader) for view in look(before, after, {}))


@given(SOME, SOME, SOME)
@settings(max_examples=80)
def test_every_item_is_one_thing_to_a_reader(before: list[int], after: list[int], past: list[int]) -> None:
    memory = {f"g{number}": remember(item(number)) for number in past}
    for view in look([item(number) for number in before], [item(number) for number in after], memory):
        kinds = [*view.new, *view.again, *view.returned]
        assert len(kinds) == len(set(kinds))
        assert set(kinds) == {f"g{number}" for number in set(after) - set(before)}
        assert set(view.lost) == {f"g{number}" for number in set(before) - set(after)}
        assert set(view.returned) == {f"g{number}" for number in (set(after) - set(before)) & set(past)}
