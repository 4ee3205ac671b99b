"""JSON Feed: a feed that is right has no findings, and each fault is found where it is."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest

from syndicate.validate.json import check

if TYPE_CHECKING:
    from collections.abc import Callable

Change = "Callable[[dict[str, Any]], object]"

ITEM: dict[str, Any] = {
    "id": "1",
    "url": "https://example.org/1",
    "external_url": "https://example.net/",
    "title": "First",
    "content_html": "<p>Text</p>",
    "content_text": "Text",
    "summary": "Short",
    "image": "https://example.org/i.png",
    "banner_image": "https://example.org/b.png",
    "date_published": "2026-03-14T09:40:00Z",
    "date_modified": "2026-03-14T09:40:00.5+01:00",
    "authors": [{"name": "Ann"}, {"url": "https://example.org/bo"}, {"avatar": "https://example.org/c.png"}],
    "tags": ["a"],
    "language": "en",
    "attachments": [
        {
            "url": "https://example.org/a.mp3",
            "mime_type": "audio/mpeg",
            "title": "a",
            "size_in_bytes": 0,
            "duration_in_seconds": 1.5,
        }
    ],
    "_ours": {"minutes": 2},
}
GOOD: dict[str, Any] = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "News",
    "home_page_url": "https://example.org/",
    "feed_url": "https://example.org/all.json",
    "description": "About",
    "user_comment": "x",
    "next_url": "https://example.org/2.json",
    "icon": "https://example.org/i.png",
    "favicon": "https://example.org/f.png",
    "authors": [{"name": "Ed"}],
    "language": "en",
    "expired": False,
    "hubs": [{"type": "WebSub", "url": "https://hub.example/"}],
    "items": [ITEM, {"id": "2", "content_text": "x"}],
}


def first(change: dict[str, Any]) -> Callable[[dict[str, Any]], object]:
    return lambda feed: feed["items"][0].update(change)


def without(key: str) -> Callable[[dict[str, Any]], object]:
    return lambda feed: feed["items"][0].pop(key)


def test_a_good_feed_has_no_findings() -> None:
    assert check(json.dumps(GOOD).encode()) == []


@pytest.mark.parametrize(
    ("change", "level", "where", "what"),
    [
        (lambda feed: feed.update(version="https://jsonfeed.org/version/1"), "warning", "version", "JSON Feed 1: say"),
        (lambda feed: feed.update(version="https://jsonfeed.org/version/1.0"), "warning", "version", "JSON Feed 1: say"),
        (lambda feed: feed.update(version="2"), "error", "version", "is missing or unknown"),
        (lambda feed: feed.pop("version"), "error", "version", "is missing or unknown"),
        (lambda feed: feed.pop("title"), "error", "title", "is missing"),
        (lambda feed: feed.pop("items"), "error", "items", "is missing"),
        (lambda feed: feed.update(items={}), "error", "items", "is no list"),
        (lambda feed: feed.pop("feed_url"), "warning", "feed_url", "is missing"),
        (lambda feed: feed.update(title=None), "error", "title", "is null"),
        (lambda feed: feed.update(title=7), "error", "title", "is no string"),
        (lambda feed: feed.update(title=" "), "warning", "title", "is empty"),
        (lambda feed: feed.update(home_page_url="/"), "error", "home_page_url", "has no scheme"),
        (lambda feed: feed.update(icon=7), "error", "icon", "is no string"),
        (lambda feed: feed.update(language="!"), "error", "language", "is no language tag"),
        (lambda feed: feed.update(expired="no"), "error", "expired", "neither true nor false"),
        (lambda feed: feed.update(hubs=[{"type": "x"}]), "error", "hubs[0].url", "is missing"),
        (lambda feed: feed.update(hubs=["x"]), "error", "hubs[0]", "is no object"),
        (lambda feed: feed.update(authors=[{}]), "error", "authors[0]", "has none of name, url and avatar"),
        (lambda feed: feed.update(authors={"name": "x"}), "error", "authors", "is no list"),
        (lambda feed: feed.update(surprise=1), "warning", "surprise", "is not in the specification"),
        (lambda feed: feed.update(_x=1), "error", "_x", "is an object whose name has no dots"),
        (lambda feed: feed.update({"_x.y": {}}), "error", "_x.y", "is an object whose name has no dots"),
        (lambda feed: feed.update(_x={"y": None}), "error", "_x.y", "is null"),
        (lambda feed: feed["items"].append("x"), "error", "items[2]", "is no object"),
        (lambda feed: feed["items"].append({"content_text": "x"}), "error", "items[2].id", "is missing"),
        (first({"id": 1}), "error", "items[0].id", "is no string: ids are strings"),
        (first({"id": " "}), "error", "items[0] ( ).id", "is empty"),
        (first({"id": "2"}), "error", "items[1] (2)", "has the id of another item"),
        (first({"url": "1"}), "error", "items[0] (1).url", "has no scheme"),
        (first({"image": None}), "error", "items[0] (1).image", "is null"),
        (first({"summary": ""}), "warning", "items[0] (1).summary", "is empty"),
        (first({"date_published": "2026-03-14"}), "error", "items[0] (1).date_published", "is no date of RFC 3339"),
        (first({"date_modified": 7}), "error", "items[0] (1).date_modified", "is no string"),
        (first({"content_html": "<script>x</script>"}), "error", "items[0] (1).content_html", "holds <script>"),
        (first({"content_html": 7}), "error", "items[0] (1).content_html", "is no string"),
        (first({"author": {"name": "x"}}), "warning", "items[0] (1).author", "say authors, a list"),
        (first({"authors": [{"name": ""}]}), "warning", "items[0] (1).authors[0].name", "is empty"),
        (first({"tags": "a"}), "error", "items[0] (1).tags", "is no list"),
        (first({"tags": [1]}), "error", "items[0] (1).tags[0]", "is no string"),
        (first({"attachments": [{"url": "https://e.org/"}]}), "error", "items[0] (1).attachments[0].mime_type", "is missing"),
        (first({"attachments": [{**ITEM["attachments"][0], "size_in_bytes": -1}]}), "error", "attachments[0].size_in_bytes", "is no number"),
        (first({"attachments": [{**ITEM["attachments"][0], "size_in_bytes": True}]}), "error", "attachments[0].size_in_bytes", "is no number"),
        (first({"attachments": [{**ITEM["attachments"][0], "size_in_bytes": "9"}]}), "error", "attachments[0].size_in_bytes", "is no number"),
        (first({"attachments": [{**ITEM["attachments"][0], "mime_type": "x"}]}), "error", "attachments[0].mime_type", "is no media type"),
        (first({"_ours": []}), "error", "items[0] (1)._ours", "is an object"),
    ],
)  # fmt: skip
def test_a_fault_is_found(change: Callable[[dict[str, Any]], object], level: str, where: str, what: str) -> None:
    feed = deepcopy(GOOD)
    change(feed)
    (only,) = check(json.dumps(feed).encode())
    assert only.level == level
    assert only.where.endswith(where)
    assert what in only.what
    assert only.what.startswith(("is ", "has ", "says ", "the HTML ", "begin"))


def test_an_item_needs_content() -> None:
    feed = deepcopy(GOOD)
    del feed["items"][0]["content_html"]
    assert check(json.dumps(feed).encode()) == []
    del feed["items"][0]["content_text"]
    (only,) = check(json.dumps(feed).encode())
    assert (only.level, only.where) == ("error", "items[0] (1)")
    assert "has neither content_html nor content_text" in only.what


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[" * 100_000, b'{"a": "\xff"}'])
def test_what_is_no_json_is_one_error(body: bytes) -> None:
    (only,) = check(body)
    assert (only.level, only.where) == ("error", "file")
    assert "is not well-formed JSON" in only.what


@pytest.mark.parametrize("body", [b"[]", b"null", b"7"])
def test_what_is_no_object_is_one_error(body: bytes) -> None:
    (only,) = check(body)
    assert only.what == "is no JSON object"
