"""Each defect of feedgen 1.0.0 that would reach a subscriber, shown as cured in what we publish."""

from __future__ import annotations

import locale
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from lxml import etree

from syndicate.errors import OutputError
from syndicate.formats import atom, rss
from syndicate.model import Entry, Feed

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
DC = "{http://purl.org/dc/elements/1.1/}"
MEDIA = "{http://search.yahoo.com/mrss/}"
SCHEMA = "{https://schema.org/}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

WHEN = datetime(2026, 3, 14, 9, 40, tzinfo=UTC)
NAIVE = datetime(2026, 3, 14, 9, 40)  # noqa: DTZ001 - a time without zone is the fault that is shown
FEED = Feed(name="all", title="News", url="https://example.org/feeds/", description="About it", language="en")
ENTRY = Entry(
    id="tag:example.org,2026:1",
    source="blog",
    link="https://example.org/1",
    title="First",
    published=WHEN,
    updated=WHEN + timedelta(milliseconds=5),
    content="<p>Full text</p>",
    text="Full text",
    summary="In short",
    language="en",
    slug="first-1",
    first_seen=WHEN,
)


def item_of(entry: Entry, feed: Feed = FEED) -> etree._Element:
    found = etree.fromstring(b"".join(rss.render(feed, [entry], {}))).find("channel/item")
    assert found is not None
    return found


def entry_of(entry: Entry, feed: Feed = FEED) -> etree._Element:
    found = etree.fromstring(b"".join(atom.render(feed, [entry], {}))).find(f"{ATOM}entry")
    assert found is not None
    return found


def channel_of(feed: Feed, *entries: Entry) -> etree._Element:
    found = etree.fromstring(b"".join(rss.render(feed, entries, {}))).find("channel")
    assert found is not None
    return found


def feed_of(feed: Feed, *entries: Entry) -> etree._Element:
    return etree.fromstring(b"".join(atom.render(feed, entries, {})))


def texts(parent: etree._Element, tag: str) -> list[str | None]:
    return [element.text for element in parent.findall(tag)]


def test_an_entry_link_keeps_its_relation_and_type() -> None:
    links = entry_of(ENTRY).findall(f"{ATOM}link")
    assert [dict(link.attrib) for link in links] == [
        {"href": "https://example.org/1", "rel": "alternate", "type": "text/html"}
    ]


def test_the_channel_link_is_the_page_and_not_the_feed() -> None:
    assert texts(channel_of(FEED), "link") == ["https://example.org/feeds/"]


def test_each_format_names_its_own_address_and_type() -> None:
    own = channel_of(FEED).find(f"{ATOM}link")
    assert own is not None
    assert dict(own.attrib) == {
        "href": "https://example.org/feeds/all.rss", "rel": "self", "type": "application/rss+xml",
    }  # fmt: skip
    links = [dict(link.attrib) for link in feed_of(FEED).findall(f"{ATOM}link")]
    assert links == [
        {"href": "https://example.org/feeds/all.atom", "rel": "self", "type": "application/atom+xml"},
        {"href": "https://example.org/feeds/", "rel": "alternate", "type": "text/html"},
    ]
    assert texts(feed_of(FEED), f"{ATOM}id") == ["https://example.org/feeds/all.atom"]


def test_authors_without_an_address_are_all_named_in_rss() -> None:
    item = item_of(replace(ENTRY, authors=("Ann", "Bo")))
    assert texts(item, f"{DC}creator") == ["Ann", "Bo"]
    assert item.find("author") is None


def test_an_entry_without_author_inherits_that_of_the_feed() -> None:
    assert texts(feed_of(FEED, ENTRY), f"{ATOM}author/{ATOM}name") == ["News"]
    assert texts(feed_of(replace(FEED, authors=("Ed", "Di"))), f"{ATOM}author/{ATOM}name") == ["Ed", "Di"]
    assert entry_of(ENTRY).find(f"{ATOM}author") is None
    assert item_of(ENTRY).find(f"{DC}creator") is None


def test_content_is_html_and_its_end_of_cdata_harmless() -> None:
    nasty = replace(ENTRY, content="<p>a ]]&gt; ]]> b</p>")
    content = entry_of(nasty).find(f"{ATOM}content")
    assert content is not None
    assert (content.get("type"), content.text) == ("html", nasty.content)
    assert texts(item_of(nasty), f"{CONTENT}encoded") == [nasty.content]


def test_plain_text_that_looks_like_markup_stays_text() -> None:
    nasty = replace(ENTRY, title="The </title> tag & <video>", summary="Use <b>bold</b> & more")
    entry = entry_of(nasty)
    title = entry.find(f"{ATOM}title")
    assert title is not None
    assert (title.get("type"), title.text) == ("html", "The &lt;/title&gt; tag &amp; &lt;video&gt;")
    summary = entry.find(f"{ATOM}summary")
    assert summary is not None
    assert (summary.get("type"), summary.text) == ("html", "Use &lt;b&gt;bold&lt;/b&gt; &amp; more")
    assert texts(item_of(nasty), "description") == ["Use &lt;b&gt;bold&lt;/b&gt; &amp; more"]


def test_text_that_does_not_look_like_markup_is_declared_plain() -> None:
    title = entry_of(replace(ENTRY, title="1 < 2 & 3")).find(f"{ATOM}title")
    assert title is not None
    assert (title.get("type"), title.text) == (None, "1 < 2 & 3")


def test_rss_titles_use_hexadecimal_references() -> None:
    body = b"".join(rss.render(replace(FEED, title="A & <B>"), [replace(ENTRY, title="Use <video> & AT&amp;T")], {}))
    assert b"<title>A &#x26; &#x3C;B&gt;</title>" in body
    assert b"<title>Use &#x3C;video&gt; &#x26; AT&#x26;amp;T</title>" in body


def test_references_in_content_are_left_alone() -> None:
    entry = replace(ENTRY, content="<p>&lt;title&gt;a &amp;amp; b&lt;/title&gt;</p><title>c &amp; d</title>")
    body = b"".join(rss.render(FEED, [entry], {}))
    assert b"&lt;title&gt;c &amp;amp; d&lt;/title&gt;" in body
    assert texts(item_of(entry), f"{CONTENT}encoded") == [entry.content]


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1b", "\ufffe", "\uffff", "\ud800", "\x85"])
def test_illegal_characters_cost_themselves_and_not_the_feed(bad: str) -> None:
    nasty = replace(
        ENTRY, title=f"a{bad}b", summary=f"c{bad}d", content=f"<p>e{bad}f</p>", authors=(f"g{bad}h",),
        categories=(f"i{bad}j",),
    )  # fmt: skip
    item = item_of(nasty)
    assert texts(item, "title") == ["ab"] or texts(item, "title") == ["a b"]
    assert texts(item, "description") == ["cd"]
    assert texts(item, f"{CONTENT}encoded") == ["<p>ef</p>"]
    assert len(feed_of(FEED, nasty, ENTRY).findall(f"{ATOM}entry")) == 2


def test_one_image_stands_without_a_group() -> None:
    pictured = replace(ENTRY, image="https://example.org/i.jpg?a=1&b=2", image_alt="A cat")
    for element in (item_of(pictured), entry_of(pictured)):
        assert [dict(image.attrib) for image in element.iter(f"{MEDIA}content")] == [
            {"url": "https://example.org/i.jpg?a=1&b=2", "medium": "image"}
        ]
        assert element.find(f"{MEDIA}group") is None
        assert element.find(f".//{MEDIA}description") is None
    assert item_of(ENTRY).find(f"{MEDIA}content") is None


def test_dates_come_from_the_entries_and_never_from_the_clock() -> None:
    later = replace(ENTRY, id="tag:example.org,2026:2", updated=WHEN + timedelta(days=1, milliseconds=7))
    assert texts(channel_of(FEED, ENTRY, later), "lastBuildDate") == ["Sun, 15 Mar 2026 09:40:00 +0000"]
    assert texts(feed_of(FEED, later, ENTRY), f"{ATOM}updated") == ["2026-03-15T09:40:00.007Z"]
    assert texts(feed_of(FEED), f"{ATOM}updated") == ["2005-12-01T00:00:00Z"]
    assert texts(channel_of(FEED), "lastBuildDate") == ["Thu, 01 Dec 2005 00:00:00 +0000"]
    assert texts(entry_of(ENTRY), f"{ATOM}published") == ["2026-03-14T09:40:00Z"]
    assert texts(entry_of(ENTRY), f"{ATOM}updated") == ["2026-03-14T09:40:00.005Z"]
    assert texts(item_of(ENTRY), "pubDate") == ["Sat, 14 Mar 2026 09:40:00 +0000"]


@pytest.mark.parametrize(
    ("distance", "expected"), [(timedelta(milliseconds=999), []), (timedelta(seconds=1), ["2026-03-14T09:40:01Z"])]
)
def test_rss_tells_of_an_edit_and_not_of_the_fraction(distance: timedelta, expected: list[str]) -> None:
    assert texts(item_of(replace(ENTRY, updated=WHEN + distance)), f"{ATOM}updated") == expected


def test_the_order_of_entries_is_kept() -> None:
    entries = [replace(ENTRY, id=f"tag:example.org,2026:{number}") for number in (3, 1, 2)]
    ids = [entry.id for entry in entries]
    assert texts(channel_of(FEED, *entries), "item/guid") == ids
    assert texts(feed_of(FEED, *entries), f"{ATOM}entry/{ATOM}id") == ids


def test_languages_stand_at_feed_and_entry() -> None:
    hebrew = replace(ENTRY, language="he")
    feed = feed_of(FEED, hebrew)
    assert feed.get(LANG) == "en"
    assert [entry.get(LANG) for entry in feed.findall(f"{ATOM}entry")] == ["he"]
    assert texts(channel_of(FEED), "language") == ["en"]
    assert texts(item_of(hebrew), f"{DC}language") == ["he"]
    assert item_of(ENTRY).find(f"{DC}language") is None
    silent = replace(FEED, language=None)
    assert feed_of(silent).get(LANG) is None
    assert channel_of(silent).find("language") is None
    assert texts(item_of(ENTRY, silent), f"{DC}language") == ["en"]
    assert entry_of(replace(ENTRY, language=None)).get(LANG) is None


def test_a_guid_is_a_permalink_only_where_it_is_the_link() -> None:
    assert [dict(guid.attrib) for guid in item_of(ENTRY).findall("guid")] == [{"isPermaLink": "false"}]
    same = replace(ENTRY, id="https://example.org/1")
    assert [(guid.text, dict(guid.attrib)) for guid in item_of(same).findall("guid")] == [
        ("https://example.org/1", {"isPermaLink": "true"})
    ]
    other = replace(ENTRY, id="https://example.org/2")
    assert [guid.get("isPermaLink") for guid in item_of(other).findall("guid")] == ["false"]


def test_commas_are_taken_out_of_categories() -> None:
    entry = replace(ENTRY, categories=("News, local", "News local", ",", "R&D"))
    assert texts(item_of(entry), "category") == ["News local", "R&D"]
    assert [category.get("term") for category in entry_of(entry).findall(f"{ATOM}category")] == ["News local", "R&D"]


def test_the_reading_time_is_told() -> None:
    for element in (item_of(replace(ENTRY, reading_time=12)), entry_of(replace(ENTRY, reading_time=12))):
        assert texts(element, f"{SCHEMA}timeRequired") == ["PT12M"]


def test_the_byline_is_the_first_line_of_the_content() -> None:
    feed = replace(FEED, byline=True)
    entry = replace(ENTRY, authors=("Ann",), reading_time=3)
    expected = "<p><em>By Ann · 3 min read</em></p><p>Full text</p>"
    assert texts(item_of(entry, feed), f"{CONTENT}encoded") == [expected]
    assert texts(entry_of(entry, feed), f"{ATOM}content") == [expected]
    assert texts(item_of(entry, feed), "description") == ["In short"]


def test_nothing_empty_is_written() -> None:
    bare = replace(ENTRY, content="", text="", summary="", language=None)
    feed = replace(FEED, description="", language=None)
    for root in (channel_of(feed, bare), feed_of(feed, bare)):
        empty = [
            str(element.tag) for element in root.iter() if not len(element) and not element.text and not element.attrib
        ]
        assert empty == []
    assert item_of(bare).find("description") is None
    assert texts(channel_of(feed), "description") == ["News"]
    assert feed_of(feed).find(f"{ATOM}subtitle") is None
    assert texts(feed_of(FEED), f"{ATOM}subtitle") == ["About it"]
    assert texts(entry_of(bare), f"{ATOM}summary") == ["First"]
    assert entry_of(replace(ENTRY, summary="")).find(f"{ATOM}summary") is None
    assert texts(item_of(replace(ENTRY, summary="")), "description") == ["<p>Full text</p>"]


def test_an_entry_without_address_links_to_its_page() -> None:
    entry = replace(ENTRY, link=None, page="all/first-1.html")
    assert texts(item_of(entry), "link") == ["https://example.org/feeds/all/first-1.html"]


def test_the_head_says_who_made_it_and_how_long_to_wait_but_no_version() -> None:
    channel = channel_of(FEED)
    assert texts(channel, "generator") == ["syndicate"]
    assert texts(channel, "ttl") == ["60"]
    assert channel.find("docs") is None
    generator = feed_of(FEED).find(f"{ATOM}generator")
    assert generator is not None
    assert (generator.text, dict(generator.attrib)) == ("syndicate", {})


def test_a_document_declares_its_encoding_and_each_namespace_once() -> None:
    for body in (b"".join(rss.render(FEED, [ENTRY, ENTRY], {})), b"".join(atom.render(FEED, [ENTRY, ENTRY], {}))):
        assert body.startswith(b"<?xml version='1.0' encoding='UTF-8'?>\n")
        assert body.count(b"https://schema.org/") == 1
        assert body.count(b"http://search.yahoo.com/mrss/") == 1
        assert body.endswith(b">\n")


def test_an_entry_that_cannot_be_written_is_named() -> None:
    with pytest.raises(OutputError) as caught:
        b"".join(rss.render(FEED, [replace(ENTRY, published=NAIVE)], {}))
    assert str(caught.value).startswith("all.rss: the entry tag:example.org,2026:1 cannot be written (")


def test_an_entry_whose_title_is_lost_is_called_by_its_link() -> None:
    lost = replace(ENTRY, title="\x00", content="", summary="")
    assert texts(item_of(lost), "title") == ["https://example.org/1"]
    assert texts(entry_of(lost), f"{ATOM}title") == ["https://example.org/1"]
    assert texts(entry_of(lost), f"{ATOM}summary") == ["https://example.org/1"]


def test_a_feed_that_cannot_be_written_is_named() -> None:
    with pytest.raises(OutputError) as caught:
        b"".join(atom.render(replace(FEED, title="\x00"), [], {}))
    assert str(caught.value).startswith("all.atom: the feed cannot be written (")


def test_builds_in_threads_leave_the_locale_as_it_was() -> None:
    before = locale.setlocale(locale.LC_ALL)
    entries = [replace(ENTRY, id=f"tag:example.org,2026:{number}") for number in range(20)]
    expected = b"".join(rss.render(FEED, entries, {}))
    results: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: results.append(b"".join(rss.render(FEED, entries, {})))) for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 6
    assert locale.setlocale(locale.LC_ALL) == before


def test_a_fragment_that_is_there_is_not_built_again() -> None:
    fragments: dict[str, bytes] = {}
    b"".join(rss.render(FEED, [ENTRY], fragments))
    (key,) = fragments
    fragments[key] = b"<item><title>kept</title></item>\n"
    assert b"kept" in b"".join(rss.render(FEED, [ENTRY], fragments))
    assert b"kept" not in b"".join(atom.render(FEED, [ENTRY], fragments))
    for other in (replace(FEED, byline=True), replace(FEED, language="de"), replace(FEED, url="https://example.com/")):
        moved = replace(ENTRY, link=None)
        b"".join(rss.render(FEED, [moved], fragments))
        size = len(fragments)
        b"".join(rss.render(other, [moved], fragments))
        assert len(fragments) == size + 1
