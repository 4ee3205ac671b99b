"""Whatever the entries hold: feeds are valid, readers get back what went in, and the same input is the same bytes."""

from __future__ import annotations

from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING, Any

import feedparser
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from syndicate.formats._words import byline
from syndicate.formats.json import entries_of
from syndicate.model import Entry, Feed
from syndicate.validate.values import plain

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

pytestmark = pytest.mark.slow

FORMATS = ["rss", "atom", "json"]
XML = ["rss", "atom"]

few = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def written(name: str, feed: Feed, entries: list[Entry]) -> bytes:
    return b"".join(import_module(f"syndicate.formats.{name}").render(feed, entries, {}))


def is_marked_up(feed: Feed, entries: list[Entry]) -> bool:
    """Tell whether a text that RSS has no way to declare as plain looks like markup: validators rightly warn of it."""
    texts = [feed.title, feed.description, *(line for entry in entries for line in (entry.title, *entry.categories))]
    texts += [*feed.authors, *(name for entry in entries for name in entry.authors)]
    return any(map(plain, texts))


@pytest.mark.parametrize("name", FORMATS)
@given(data=st.data())
@few
def test_no_validator_finds_anything(
    name: str, entries_strategy: SearchStrategy[list[Entry]], feed_strategy: SearchStrategy[Feed], data: st.DataObject
) -> None:
    feed, entries = data.draw(feed_strategy), data.draw(entries_strategy)
    assume(name == "json" or not is_marked_up(feed, entries))
    findings = import_module(f"syndicate.validate.{name}").check(written(name, feed, entries))
    assert findings == []


@pytest.mark.parametrize("name", XML)
@given(data=st.data())
@few
def test_marked_up_text_is_never_an_error(
    name: str, entries_strategy: SearchStrategy[list[Entry]], feed_strategy: SearchStrategy[Feed], data: st.DataObject
) -> None:
    feed, entries = data.draw(feed_strategy), data.draw(entries_strategy)
    findings = import_module(f"syndicate.validate.{name}").check(written(name, feed, entries))
    assert [finding for finding in findings if finding.level == "error"] == []


@pytest.mark.parametrize("name", FORMATS)
@given(data=st.data())
@few
def test_same_input_gives_the_same_bytes_whether_fragments_are_kept_or_not(
    name: str, entries_strategy: SearchStrategy[list[Entry]], feed_strategy: SearchStrategy[Feed], data: st.DataObject
) -> None:
    feed, entries = data.draw(feed_strategy), data.draw(entries_strategy)
    render = import_module(f"syndicate.formats.{name}").render
    kept: dict[str, bytes] = {}
    first = b"".join(render(feed, entries, kept))
    assert b"".join(render(feed, entries, kept)) == first == written(name, feed, entries)
    assert len(kept) == len(entries)


def shown(detail: dict[str, Any]) -> str:
    """Return a text construct as a reader shows it: HTML is rendered."""
    value: str = detail["value"]
    if detail["type"] != "text/html" or not value:
        return value
    return str(html.fromstring(f"<div>{value}</div>").text_content())


def is_rewritten(words: str) -> bool:
    """Tell whether feedparser takes a text for one that was encoded twice, and changes it ("Â¡" becomes "¡")."""
    try:
        return words.encode("iso-8859-1").decode("utf-8") != words
    except UnicodeError:
        return False


@pytest.mark.parametrize("name", XML)
@given(data=st.data())
@few
def test_a_reader_gets_back_what_went_in(
    name: str, entries_strategy: SearchStrategy[list[Entry]], feed_strategy: SearchStrategy[Feed], data: st.DataObject
) -> None:
    feed, entries = data.draw(feed_strategy), data.draw(entries_strategy)
    texts = [text for each in entries for text in (*each.authors, *each.categories, each.content, each.summary)]
    assume(not any(is_rewritten(text) for text in texts))
    body = written(name, feed, entries)
    parsed = feedparser.parse(BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    assert not parsed.bozo
    assert [item["id"] for item in parsed.entries] == [entry.id for entry in entries]
    assert [item["link"] for item in parsed.entries] == [feed.link_of(entry) for entry in entries]
    assert [item["published_parsed"] for item in parsed.entries] == [
        entry.published.utctimetuple() for entry in entries
    ]
    for item, entry in zip(parsed.entries, entries, strict=True):
        names = [author["name"] for author in item.get("authors", []) if author]
        assert names == list(entry.authors)
        head = byline(entry) if feed.byline and entry.content else ""
        full = item.content[0]["value"] if "content" in item else item.get("summary", "")
        if entry.content:
            assert full == head + entry.content
        if entry.summary:
            assert shown(item["summary_detail"]) == entry.summary
        assert [tag["term"] for tag in item.get("tags", [])] == list(
            dict.fromkeys(" ".join(name.replace(",", " ").split()) for name in entry.categories if name.strip(", "))
        )


@pytest.mark.parametrize("name", XML)
@given(data=st.data())
@few
def test_titles_are_in_the_xml_as_they_are(
    name: str, entries_strategy: SearchStrategy[list[Entry]], feed_strategy: SearchStrategy[Feed], data: st.DataObject
) -> None:
    feed, entries = data.draw(feed_strategy), data.draw(entries_strategy)
    root = etree.fromstring(written(name, feed, entries))
    titles = root.findall(".//item/title") or root.findall(".//{*}entry/{*}title")
    plain_titles = [
        html.fromstring(f"<p>{title.text}</p>").text_content() if title.get("type") == "html" else title.text
        for title in titles
    ]
    assert plain_titles == [entry.title for entry in entries]


@given(data=st.data())
@few
def test_json_gives_the_entries_back_as_they_were(
    entries_strategy: SearchStrategy[list[Entry]], feed_strategy: SearchStrategy[Feed], data: st.DataObject
) -> None:
    feed, entries = data.draw(feed_strategy), data.draw(entries_strategy)
    assert entries_of(written("json", feed, entries), feed) == entries


@pytest.mark.parametrize("name", FORMATS)
@given(text=st.text(min_size=1, max_size=40))
@few
def test_texts_that_were_not_normalized_do_not_break_a_feed(name: str, text: str) -> None:
    from dataclasses import replace
    from datetime import UTC, datetime

    feed = Feed(name="all", title=f"Feed {text}", url="https://example.org/feeds/", authors=(text,))
    when = datetime(2026, 3, 14, tzinfo=UTC)
    good = Entry(
        id="tag:example.org,2026:1", source="blog", link="https://example.org/1", title="Good", published=when,
        updated=when, slug="good-1", first_seen=when,
    )  # fmt: skip
    bad = replace(
        good, id="tag:example.org,2026:2", title=f"Bad {text}", content=f"<p>{text}</p>", summary=text, authors=(text,),
        categories=(text,), image_alt=text, image="https://example.org/i.png",
    )  # fmt: skip
    body = written(name, feed, [good, bad])
    assert b"tag:example.org,2026:1" in body
    assert b"tag:example.org,2026:2" in body
    if name in XML:
        etree.fromstring(body)
    else:
        body.decode("utf-8")
