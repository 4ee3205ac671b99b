"""What ``import syndicate`` offers to a program."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

import syndicate
from syndicate import sandbox
from syndicate.errors import Unreadable, UsageError
from syndicate.model import Document, Draft, Entry, Feed, Limits

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


def test_limits_are_arguments(page: Callable[..., str]) -> None:
    html = page("The lamp", more="Behind the ninth pole stands the last of them, as small as the first one was.")
    whole = syndicate.extract_article(html, URL)
    assert "ninth pole" in (whole.text or "")
    for given in (html, html.encode()):
        cut = syndicate.extract_article(given, URL, Limits(bytes=html.index("Behind the ninth")))
        assert (cut.title, "ninth pole" in (cut.text or "")) == ("The lamp", False)
        assert "lamp for the far end" in (cut.text or "")
    hurried = syndicate.extract_article(html, URL, Limits(seconds=0))
    assert (hurried.title, hurried.published) == (whole.title, whole.published)


@pytest.mark.parametrize("most", [0, -1])
def test_no_bytes_are_an_empty_page(page: Callable[..., str], most: int) -> None:
    with pytest.raises(Unreadable, match="is empty"):
        syndicate.extract_article(page("The lamp"), URL, Limits(bytes=most))


def test_a_cut_leaves_no_half_character() -> None:
    """One torn character would make a short text look like one in another charset."""
    html = "<p>größer als 😀".encode()
    for most in range(len(html) - 4, len(html)):
        assert syndicate.extract_article(html, URL, Limits(bytes=most)).text == "größer als"
    assert syndicate.extract_article(html, URL, Limits(bytes=len(html))).text == "größer als 😀"


@pytest.mark.parametrize(
    ("end", "text"),
    [
        ("😀".encode()[:3], "größer als"),
        ("😀".encode()[:1], "größer als"),
        ("é".encode()[:1], "größer als"),
        ("é".encode(), "größer als é"),
        (b"", "größer als"),
    ],
)
def test_a_page_that_breaks_off_in_a_character_keeps_the_others(end: bytes, text: str) -> None:
    assert syndicate.extract_article("<p>größer als ".encode() + end, URL).text == text


@pytest.mark.parametrize("media_type", ["text/html", "text/plain"])
def test_a_last_letter_of_another_charset_stays(media_type: str) -> None:
    for said in ("Nobody knows who paid for the lamp in the café", "Größer als alles, in einem Café"):
        saved = Document(b"<p>" + said.encode("cp1252"), None, media_type, charset="windows-1252")
        draft = sandbox.extract(saved)
        assert said in f"{draft.title} {draft.text}"


def test_lines_of_a_saved_text_count_as_elements() -> None:
    for end in ("\n\n", "\r", "\r\n"):
        saved = (
            "\n" + end.join(f"Line {number} says what it is, and no more than that." for number in range(9))
        ).encode()
        read = sandbox.extract(Document(saved, None, "text/plain"), Limits(elements=4)).text or ""
        assert ("Line 3" in read, "Line 4" in read) == (True, False)
        whole = sandbox.extract(Document(saved, None, "text/plain"), Limits(elements=9)).text or ""
        assert "Line 8" in whole


@pytest.mark.parametrize(("media_type", "most"), [("text/plain", 60), ("text/markdown", 60)])
def test_saved_text_is_cut_to_the_bytes(media_type: str, most: int) -> None:
    saved = Document(
        b"First sentence of it.\n\nSecond sentence of it, a longer one.\n\nThird sentence.", None, media_type
    )
    assert "Third" in (sandbox.extract(saved).text or "")
    cut = sandbox.extract(saved, Limits(bytes=most)).text or ""
    assert "Second sentence" in cut
    assert "Third" not in cut


def test_a_saved_text_has_a_longest(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sandbox.LONGEST_TEXT == 2_000_000
    monkeypatch.setattr(sandbox, "LONGEST_TEXT", 2_500)
    saved = Document(b"Sentence of twenty-four. " * 101, None, "text/plain")
    assert (sandbox.extract(saved).text or "").count("Sentence") == 100


def test_the_deadline_begins_with_the_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    asked: list[tuple[Limits, bool, bool]] = []

    def read(document: Document, limits: Limits, late: Callable[[], bool]) -> Draft:
        assert document.url == URL
        now[0] += 2.9
        early = late()
        now[0] += 0.1
        asked.append((limits, early, late()))
        return Draft()

    monkeypatch.setattr("syndicate.sandbox.time.monotonic", lambda: now[0])
    monkeypatch.setattr("syndicate.extract.page.read", read)
    limits = Limits(seconds=3.0)
    syndicate.extract_article("<p>lamp", URL, limits)
    syndicate.extract_article("<p>lamp", URL)
    assert asked == [(limits, False, True), (Limits(), False, False)]


FEEDS = [
    "<rss><channel><title>T</title></channel></rss>",
    "<!-- <html> --><?xml-stylesheet href='a'?><!DOCTYPE rss>\n<RSS version='2.0'/>",
    '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"/>',
    "<a:feed xmlns:a='http://www.w3.org/2005/Atom'/>",
    "\ufeff<rdf:RDF/>",
    ' {"version": "https://jsonfeed.org/version/1.1", "items": []}',
    '\ufeff{"version": "https://jsonfeed.org/version/1.1", "items": []}',
]


@pytest.mark.parametrize("feed", FEEDS)
def test_a_feed_is_no_article(feed: str) -> None:
    with pytest.raises(Unreadable, match=r'is a feed, not an article \(a source of kind = "feed" reads it\)'):
        syndicate.extract_article(feed, URL)


@pytest.mark.parametrize(
    "html", ['{"a": 1} <p>lamp', "<?xml version='1.0'?><html><p>lamp", "<!--<rss>--><p>lamp", "<p>lamp <rss>"]
)
def test_what_only_begins_like_a_feed_is_a_page(html: str) -> None:
    assert "lamp" in (syndicate.extract_article(html, URL).content or "lamp")


@pytest.mark.parametrize("media_type", ["image/png", "application/pdf", "video/mp4"])
def test_what_is_not_text_is_no_article(media_type: str) -> None:
    with pytest.raises(Unreadable, match=f"is no article .{media_type}"):
        sandbox.extract(Document(b"<p>lamp", URL, media_type))


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
