"""Memories in SQLite with rows of every kind, for what may befall a file."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from syndicate.model import Change, Copy, Document, Draft, Entry
from syndicate.ports import FeedState, Publication, Replaced, Round, Shown, SourceRow
from syndicate.stores.sqlite import Store

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)
OLD = Path(__file__).parents[1] / "data" / "state"
"""Where dumps of memories lie that earlier versions wrote."""


def entry(number: int, **values: Any) -> Entry:
    given: dict[str, Any] = {
        "id": f"tag:x.example,2026:{number}", "source": "a", "link": f"https://a.example/{number}",
        "title": f"Story {number}", "authors": [], "categories": [], "published": NOW, "updated": NOW,
        "slug": f"story-{number}", "first_seen": NOW, "content": "<p>Text.</p>", "text": f"Text {number}. " * 40,
    }  # fmt: skip
    return Entry(**(given | values))


def filled(path: Path, count: int = 60) -> Path:
    """Make a store with entries of every kind of past."""
    with Store(path) as store:
        store.sources.declare([SourceRow("a", "k", "")])
        lease = store.sources.take("a", "me/1/1", NOW, timedelta(seconds=9))
        assert lease is not None
        copy = Copy(Draft(title="T"), Document(b"<p>page</p>" * 50, "https://a.example/1"))
        changes = [
            Change("new", entry(each), [f"guid:{each}"], "l", copy=copy, before=entry(each, title="Before"))
            for each in range(count)
        ]
        store.sources.finish(
            lease, Round(now=NOW, next_due=NOW, listing_due=NOW, changes=changes, pending={"x": Draft()})
        )
        publication = Publication(
            now=NOW,
            state=FeedState(program="1"),
            shown={entry(1).id: Shown("s")},
            replaced=[Replaced("a.rss", b"x", [])],
        )
        store.feeds.published("all", publication)
    return path
