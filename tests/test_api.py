"""What ``import syndicate`` offers to a program."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

import syndicate
from syndicate.errors import Unreadable, UsageError
from syndicate.model import Entry, Feed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

URL = "https://town.example/lamp"
ENTRY = Entry(
    id="tag:x.example,2026:1", source="blog", link=URL, title="A lamp", authors=["Ada Holm"], content="<p>One.</p>",
    text="One.", summary="One.", published=datetime(2026, 3, 14, tzinfo=UTC), updated=datetime(2026, 3, 14, tzinfo=UTC),
    slug="a-lamp-123456", first_seen=datetime(2026, 3, 14, tzinfo=UTC), categories=["harbour"],
)  # fmt: skip


def test_an_article_is_read_with_its_evidence(page: Callable[..., str]) -> None:
    draft = syndicate.extract_article(page("The lamp"), URL)
    assert draft.title == "The lamp"
    assert draft.authors == ["Ada Holm"]
    assert draft.published == "2026-03-14T09:40:00+01:00"
    assert draft.language == "en"
    assert draft.text is not None
    assert draft.text.startswith("The harbour wall")
    assert draft.content is not None
    assert "All rights reserved" not in draft.content
    assert draft.evidence["authors"].source == "meta"
    assert syndicate.extract_article(page("The lamp").encode(), URL).text == draft.text


def test_threads_take_turns(page: Callable[..., str]) -> None:
    pages = [page(f"Story {number}", author="Ada Holm") for number in range(40)]
    with ThreadPoolExecutor(8) as pool:
        titles = list(pool.map(lambda html: syndicate.extract_article(html, URL).title, pages))
    assert titles == [f"Story {number}" for number in range(40)]


@pytest.mark.parametrize("html", [b"", b"\x89PNG\r\n\x1a\n" + bytes(2000)])
def test_what_is_no_text_is_a_named_error(html: bytes) -> None:
    with pytest.raises(Unreadable, match=r"town\.example"):
        syndicate.extract_article(html, URL)


def test_a_feed_is_read() -> None:
    rss = '<rss version="2.0"><channel><title>News</title><item><title>A &amp; B</title><link>/1</link></item></channel></rss>'
    found = syndicate.parse_feed(rss, "https://town.example/feed")
    assert found.title == "News"
    assert [(draft.title, draft.link) for draft in found.drafts] == [("A & B", "https://town.example/1")]
    assert syndicate.parse_feed(rss.encode()).drafts[0].title == "A & B"
    with pytest.raises(Unreadable):
        syndicate.parse_feed("<p>no feed</p>")


@pytest.mark.parametrize("format", ["rss", "atom", "json"])
def test_a_feed_is_written_the_same_each_time(format: str) -> None:
    feed = Feed("all", "All", "https://x.example/feeds/")
    made = syndicate.render(feed, [ENTRY], format)  # type: ignore[arg-type]
    assert ENTRY.id.encode() in made
    assert made == syndicate.render(feed, [ENTRY], format)  # type: ignore[arg-type]


def test_other_formats_and_networks_are_usage_errors() -> None:
    with pytest.raises(UsageError):
        syndicate.render(Feed("all", "All", "https://x.example/"), [], "html")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="did you mean"):
        syndicate.count("x", "blueskye")
    with pytest.raises(UsageError):
        syndicate.compose(ENTRY, "../x")


@pytest.mark.parametrize("network", ["x", "bluesky", "mastodon"])
def test_an_entry_is_told(network: str) -> None:
    snippet = syndicate.compose(ENTRY, network)
    assert snippet.network == network
    assert snippet.count == syndicate.count(snippet.text, network) <= snippet.limit
    assert snippet.link == URL
    with pytest.raises(ValueError, match="link"):
        syndicate.compose(replace(ENTRY, link=None), network)


def test_a_workspace_publishes_and_lists_entries(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('[source.inbox]\nkind = "files"\npath = "in"\n[feed.town]\nlimit = 1\n')
    (tmp_path / "in").mkdir()
    for name in ("One", "Two"):
        (tmp_path / "in" / f"{name}.txt").write_text(
            f"{name} lamp\n\nA sentence that is long enough to be a paragraph here.\n"
        )
    with syndicate.open(tmp_path / "config.toml") as workspace:
        report = workspace.publish()
        assert (report.exit_code, report.sources[0].new) == (0, 2)
        assert [entry.title for entry in workspace.entries()] == ["One lamp", "Two lamp"]
        [entry] = workspace.entries(feed="town")
        assert entry.link == json.loads((tmp_path / "feeds" / "town.json").read_bytes())["items"][0]["url"]
        with pytest.raises(UsageError, match="town"):
            workspace.entries(feed="twon")
    workspace.close()
