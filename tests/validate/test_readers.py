"""What subscribers see when a new feed file takes an old one's place, reader by reader."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndicate.validate import readers
from syndicate.validate._reader_rules import READERS
from syndicate.validate.readers import Item, Remembered, View, identity, items, look, remember

RSS = b"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:media="http://search.yahoo.com/mrss/"><channel><title>T</title><link>https://a.example/</link>
 <language>fr</language><atom:link rel="self" href="https://a.example/f"/>
 <item><title> A &amp; <!-- c -->B </title><link>https://a.example/1</link><guid isPermaLink="false">g1<!-- c --></guid>
 <pubDate>Sat, 14 Mar 2026 12:00:00 +0000</pubDate><atom:updated>2026-03-15T12:00:00Z</atom:updated>
 <description>S</description><content:encoded>&lt;p&gt;C&lt;/p&gt;</content:encoded>
 <dc:creator>Ada</dc:creator><dc:creator/><dc:creator>Bo</dc:creator><category>x</category><category>y</category>
 <enclosure url="https://a.example/1.mp3" type="audio/mpeg" length="1"/><media:content url="https://a.example/1.jpg"/>
 </item><item/></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xml:lang="fr">
 <title>T</title><id>f</id>
 <entry xml:lang="de"><id>g1</id><title>A &amp; B</title><link rel="related" href="https://b.example/"/>
 <link rel="alternate"/><link rel="alternate" href="https://a.example/1"/><link href="https://a.example/later"/>
 <link rel="enclosure" href="https://a.example/1.mp3"/><media:content url="https://a.example/1.jpg"/>
 <author><name>Ada</name></author><author><name>Bo</name></author><category term="x"/><category term="y"/>
 <published>2026-03-14T12:00:00Z</published>
 <updated>2026-03-15T12:00:00Z</updated><summary>S</summary><content type="html">&lt;p&gt;C&lt;/p&gt;</content></entry>
 <entry><id>g2</id><link href="https://a.example/2"/>
 <content type="xhtml"><p xmlns="http://www.w3.org/1999/xhtml">C</p></content> </entry></feed>"""
JSON = b"""{"language": "fr", "items": [{"id": "g1", "url": "https://a.example/1", "title": "A & B", "summary": " S ",
 "date_published": "2026-03-14T12:00:00Z", "date_modified": "2026-03-15T12:00:00Z", "content_html": "<p>C</p>",
 "authors": [{"name": "Ada"}, {}, {"name": "Bo"}], "tags": ["x", "y"], "language": "de",
 "attachments": [{"url": "https://a.example/1.mp3"}], "image": "https://a.example/1.jpg"}, {"id": 7, "title": null}]}"""
WHOLE = Item(
    "g1", "https://a.example/1", "A & B", "2026-03-14T12:00:00Z", "2026-03-15T12:00:00Z", "S", "<p>C</p>",
    ("Ada", "Bo"), ("x", "y"), "de", ("https://a.example/1.mp3",), "https://a.example/1.jpg",
)  # fmt: skip
XHTML = '<p xmlns="http://www.w3.org/1999/xhtml">C</p>'


@pytest.mark.parametrize(
    ("format", "body", "first", "second"),
    [
        ("rss", RSS, replace(WHOLE, published="Sat, 14 Mar 2026 12:00:00 +0000", language=""), Item()),
        ("json", JSON, WHOLE, Item(id="7", language="fr")),
    ],
)
def test_a_file_is_read_as_items(format: str, body: bytes, first: Item, second: Item) -> None:
    assert items(body, format) == [first, second]
    assert remember(first) == Remembered("a.example/1", "a b", "2026-03-14T12:00:00+00:00", remember(first).content)


def test_an_atom_file_is_read_as_items() -> None:
    first, second = items(ATOM, "atom")
    assert first == WHOLE
    assert XHTML.split(">")[1] in second.content
    assert second.content.startswith("<content")
    assert second.content.endswith("</content>")
    assert replace(second, content="") == Item(id="g2", link="https://a.example/2", language="fr")


def test_what_is_not_said_is_left_empty() -> None:
    atom = b'<feed xmlns="http://www.w3.org/2005/Atom"><entry/></feed>'
    assert (
        items(atom, "atom")
        == items(b'{"items": [{}]}', "json")
        == items(b"<rss><channel><item/></channel></rss>", "rss")
    )
    assert items(atom, "atom") == [Item()]
    media = b'<media:content xmlns:media="http://search.yahoo.com/mrss/"/>'
    assert items(b"<rss><channel><item>" + media + b"</item></channel></rss>", "rss") == [Item()]


@pytest.mark.parametrize(
    ("format", "body"),
    [
        ("rss", b"<rss"), ("rss", ATOM), ("rss", b"<html/>"), ("atom", b""), ("atom", RSS), ("atom", JSON),
        ("json", b"{"), ("json", b"[]"), ("json", b"{}"), ("json", b"\xff"), ("json", b'{"items": 1}'),
        ("json", b'{"items": [1]}'), ("json", b'{"items": [{"authors": [1]}]}'), ("json", b'{"items": [{"tags": 1}]}'),
        ("json", b"[" * 200_000), ("rss", b"<a>" * 5_000 + b"</a>" * 5_000),
        ("rss", b'<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;'), ("json", RSS),
    ],
)  # fmt: skip
def test_what_is_no_feed_of_its_format_is_told(format: str, body: bytes) -> None:
    with pytest.raises(ValueError, match=r"^\S.*\S$"):
        items(body, format)


def test_a_person_is_told_what_a_file_is_instead() -> None:
    with pytest.raises(ValueError, match=r"^is no feed of that format \(html\)$"):
        items(b"<html/>", "rss")
    with pytest.raises(ValueError, match=r"^is no JSON Feed \("):
        items(b"<html/>", "json")


def test_no_more_items_are_read_than_a_feed_may_have(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "MOST", 1)
    assert [len(items(RSS, "rss")), len(items(ATOM, "atom")), len(items(JSON, "json"))] == [1, 1, 1]


def test_a_string_that_is_no_text_does_no_harm() -> None:
    (found,) = items(b'{"items": [{"id": "a", "title": "x\\ud800\\u0000", "content_html": "\\ud800"}]}', "json")
    assert remember(found).encoded().encode()


def item(number: int, **values: Any) -> Item:
    made = Item(
        f"g{number}", f"https://a.example/{number}", f"Title {number}", f"2026-03-{number + 10}T12:00:00Z",
        content=f"<p>{number}</p>", summary=f"About {number}",
    )  # fmt: skip
    return replace(made, **values)


def seen(before: list[Item], after: list[Item], *past: Item) -> View:
    """Look with a reader that goes by ids, as all do where there are some; the others see the same."""
    views = look(before, after, {each.id: remember(each) for each in past})
    assert {(view.new, view.again, view.returned, view.lost) for view in views} == {
        (views[0].new, views[0].again, views[0].returned, views[0].lost)
    }
    return views[0]


def by_reader(views: list[View], kind: str) -> dict[str, tuple[str, ...]]:
    return {view.reader: getattr(view, kind) for view in views if getattr(view, kind)}


ALTERED = {
    "link": "https://b.example/2", "title": "Another", "published": "2026-05-01T09:00:00Z", "content": "<p>other</p>",
}  # fmt: skip


@pytest.mark.parametrize("first", [*ALTERED, None])
@pytest.mark.parametrize("second", [*ALTERED, None])
def test_an_item_under_a_new_id_is_shown_again_if_two_features_are_the_same(
    first: str | None, second: str | None
) -> None:
    values = {name: ALTERED[name] for name in (first, second) if name}
    view = seen([item(1), item(2)], [item(1), item(2, id="new", **values)])
    assert (view.again, view.new, view.lost) == (("new",), (), ("g2",))


@pytest.mark.parametrize("kept", ALTERED)
def test_one_feature_alone_makes_no_article_the_same(kept: str) -> None:
    values = {name: value for name, value in ALTERED.items() if name != kept}
    view = seen([item(1), item(2)], [item(1), item(2, id="new", **values)])
    assert (view.again, view.new) == ((), ("new",))


def test_what_is_not_said_is_nothing_in_common() -> None:
    bare = Item(id="a", title="Another title")
    assert seen([bare], [Item(id="b", title="Some title")]).new == ("b",)
    assert seen([bare], [Item(id="b", title="Another title")]).new == ("b",), "a title alone is a column's"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("link", "http://www.a.example/2/"), ("title", "TITLE: 2!"), ("published", "Thu, 12 Mar 2026 13:00:00 +0100"),
        ("published", "2026-03-12T12:00:00.250Z"), ("published", "Thu, 12 Mar 2026 12:00:00 -0000"),
        ("published", "2026-03-12T12:00:00"),
    ],
)  # fmt: skip
def test_features_are_the_same_however_they_are_written(field: str, value: str) -> None:
    other = "link" if field != "link" else "title"
    altered = {name: text for name, text in ALTERED.items() if name not in {field, other}}
    assert seen([item(1), item(2)], [item(1), item(2, id="new", **altered | {field: value})]).again == ("new",)


def test_a_date_without_a_zone_does_not_move_with_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        assert remember(item(1, published="2026-03-12T12:00:00")).published == "2026-03-12T12:00:00+00:00"
    finally:
        monkeypatch.undo()
        time.tzset()


def test_an_article_whose_old_item_still_stands_is_another_one() -> None:
    view = seen([item(1)], [item(1), item(1, id="new")])
    assert (view.new, view.again) == (("new",), ())
    edited = seen([item(1)], [item(1, **ALTERED), item(1, id="new")])
    assert (edited.new, edited.again) == (("new",), ())


def test_what_left_and_comes_back_is_neither_new_nor_shown_again() -> None:
    view = seen([item(1)], [item(1), item(2)], item(2))
    assert (view.new, view.again, view.returned) == ((), (), ("g2",))
    under_another_id = seen([item(1)], [item(1), item(2, id="new")], item(2))
    assert (under_another_id.again, under_another_id.lost) == (("new",), ())


@pytest.mark.parametrize(
    ("days", "forgetful"),
    [
        (0, set()), (30, set()), (31, {"NetNewsWire"}), (60, {"NetNewsWire"}), (61, {"NetNewsWire", "Miniflux"}),
        (90, {"NetNewsWire", "Miniflux"}), (91, {"NetNewsWire", "Miniflux", "FreshRSS"}),
        (9999, {"NetNewsWire", "Miniflux", "FreshRSS"}),
    ],
)  # fmt: skip
def test_some_readers_forget_what_has_left_long_ago(days: int, forgetful: set[str]) -> None:
    views = look([], [item(1), item(2)], {"g1": remember(item(1))}, {"g1": timedelta(days=days)})
    assert {view.reader for view in views if view.new == ("g1", "g2")} == forgetful
    assert {view.reader for view in views if view.returned == ("g1",)} == {each.name for each in READERS} - forgetful


def test_what_left_is_lost_and_nothing_else() -> None:
    assert seen([item(1), item(2)], [item(2)]).lost == ("g1",)
    assert seen([], [item(1)]) == View("feedparser", new=("g1",))
    assert seen([item(1), item(2), item(3)], [item(3), item(2), item(1)]) == View("feedparser")


ALL = {"feedparser", "Miniflux", "NetNewsWire", "FreshRSS"}


@pytest.mark.parametrize(
    ("field", "value", "who"),
    [
        ("title", "changed", ALL), ("content", "changed", ALL), ("link", "changed", ALL), ("authors", ("Bo",), ALL),
        ("summary", "changed", {"feedparser", "NetNewsWire"}), ("categories", ("x",), {"Miniflux", "FreshRSS"}),
        ("published", "2026-03-11T12:00:01Z", {"feedparser", "NetNewsWire"}),
        ("published", "Wed, 11 Mar 2026 14:00:00 +0200", set()),
        ("updated", "2026-03-11T12:00:00Z", {"feedparser", "NetNewsWire"}), ("updated", "no date", set()),
        ("language", "de", {"feedparser"}), ("image", "changed", {"Miniflux", "NetNewsWire"}),
        ("enclosures", ("changed",), {"feedparser", "Miniflux"}),
    ],
)  # fmt: skip
def test_each_reader_has_its_own_idea_of_a_change(field: str, value: Any, who: set[str]) -> None:
    views = look([item(1), item(2)], [item(1, **{field: value}), item(2)], {})
    assert by_reader(views, "changed") == dict.fromkeys(who, ("g1",))
    assert not any(view.new or view.again or view.lost for view in views)


def test_without_content_the_summary_is_the_text() -> None:
    before, after = item(1, content=""), item(1, content="", summary="changed")
    assert set(by_reader(look([before], [after], {}), "changed")) == ALL
    assert set(by_reader(look([before], [item(1, content="About 1")], {}), "changed")) == {"feedparser"}


@pytest.mark.parametrize(
    ("missing", "known"),
    [
        ({}, ("g1", "g1", "g1", "g1")),
        ({"id": ""}, ("LINK", "LINK", "LINK DATE", "LINK DATE")),
        ({"id": "", "published": ""}, ("LINK", "LINK", "LINK", "LINK")),
        ({"id": "", "published": "some day"}, ("LINK", "LINK", "LINK", "LINK")),
        ({"id": "", "link": ""}, ("", "Title 1 TEXT", "Title 1 DATE", "DATE")),
        ({"id": "", "link": "", "title": ""}, ("", " TEXT", "DATE", "DATE")),
        ({"id": "", "link": "", "published": ""}, ("", "Title 1 TEXT", "Title 1", "Title 1 TEXT")),
        ({"id": "", "link": "", "title": "", "published": ""}, ("", " TEXT", "TEXT", " TEXT")),
    ],
)  # fmt: skip
def test_without_an_id_readers_know_an_item_by_other_things(missing: dict[str, str], known: tuple[str, ...]) -> None:
    words = {"LINK": "https://a.example/1", "DATE": "2026-03-11T12:00:00+00:00", "TEXT": "<p>1</p>"}
    found = [" ".join(identity(reader, item(1, **missing))) for reader in READERS]
    for word, text in words.items():
        found = [each.replace(text, word) for each in found]
    assert tuple(found) == known


def test_items_without_ids_are_followed_by_what_readers_know_them_by() -> None:
    views = look([item(1, id=""), item(2, id="")], [item(2, id=""), item(3, id="")], {})
    assert {(view.new, view.again, view.changed, view.lost) for view in views} == {
        (("https://a.example/3",), (), (), ("https://a.example/1",))
    }
    redated = look([item(1, id="")], [item(1, id="", published="2026-04-01T12:00:00Z")], {})
    assert by_reader(redated, "again") == {
        "NetNewsWire": ("https://a.example/1",),
        "FreshRSS": ("https://a.example/1",),
    }
    assert by_reader(redated, "changed") == {"feedparser": ("https://a.example/1",)}
    named = look([item(1, id="")], [item(1)], {})
    assert by_reader(named, "again") == dict.fromkeys(ALL - {"FreshRSS"}, ("g1",)), (
        "who trusts no ids any more sees none"
    )
    assert Item(title="Alone").name == "Alone"


@pytest.mark.parametrize(("count", "bad", "distrusted"), [(9, 1, True), (10, 1, False), (29, 1, False), (30, 3, True), (30, 2, False)])  # fmt: skip
def test_one_reader_trusts_no_id_where_too_many_are_bad(count: int, bad: int, *, distrusted: bool) -> None:
    good = [item(number, published="2026-03-11T12:00:00Z") for number in range(count)]
    doubled = [replace(each, id="g0") if number >= count - bad else each for number, each in enumerate(good)]
    after = look(good, doubled, {})[3]
    trusted = [f"g{number}" for number in range(count - bad)]
    assert after.again == (tuple(trusted + ["g0"] * bad) if distrusted else ())
    lost = tuple([f"g{number}" for number in range(count - bad, count)])
    assert look(good, doubled, {})[0] == View("feedparser", lost=lost)
    assert after.lost == lost
    once_doubled_always_distrusted = look(doubled, doubled[:-bad], {})[3]
    assert (once_doubled_always_distrusted.again, once_doubled_always_distrusted.new) == ((), ())


def test_without_ids_in_the_past_an_item_that_comes_back_is_shown_again() -> None:
    doubled = [item(1), item(2, id="g1")]
    fresh_rss = look(doubled, [item(1), item(3)], {"g3": remember(item(3))})[3]
    assert (fresh_rss.again, fresh_rss.returned, fresh_rss.new) == (("g3",), (), ())


def test_what_is_remembered_comes_back_from_its_line() -> None:
    memory = remember(item(1, title="Ärger, »so«"))
    assert "ä" in memory.encoded()
    assert Remembered.decoded(memory.encoded()) == memory
    assert Remembered.decoded('["a", 1, null, ""]') == Remembered("a", "1", "None", "")
    for line in ("", "{", "[1]", "[1, 2, 3, 4, 5]", "null", "[" * 100_000):
        assert Remembered.decoded(line) is None


def test_little_is_remembered_of_a_long_title_and_text() -> None:
    memory = remember(item(1, title="x" * 5_000, content="y" * 50_000, published="Fri, 31 Dec 9999 23:59:59 -2300"))
    assert (memory.title, memory.published) == ("x" * 200, "")
    assert len(memory.encoded()) < 300
    assert remember(item(1, content="")).content == ""


SOME = st.lists(st.integers(0, 9), max_size=8, unique=True)
TEXTS = st.text("ab0-:,TZ <&", max_size=12)
ITEMS = st.lists(
    st.builds(Item, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS), max_size=6, unique_by=lambda made: made.id
)


@given(SOME)
@settings(max_examples=80)
def test_the_same_items_in_any_order_show_nothing(numbers: list[int]) -> None:
    before = [item(number) for number in numbers]
    after = list(reversed(before))
    assert all(view == View(view.reader) for view in look(before, after, {}))


@given(ITEMS)
@settings(max_examples=80)
def test_a_file_that_takes_its_own_place_shows_nothing(found: list[Item]) -> None:
    memory = {each.id: remember(each) for each in found}
    for past in ({}, memory):
        assert all(view == View(view.reader) for view in look(found, found, past))


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


@given(st.one_of(st.text(max_size=30), st.text("0123456789-T:+Z ", max_size=30)))
@settings(max_examples=100)
def test_any_text_may_stand_where_a_date_should(text: str) -> None:
    known = remember(Item(published=text)).published
    assert known in {"", known[:19] + "+00:00"}
    assert remember(Item(published=known)).published == known
