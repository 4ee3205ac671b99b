"""A subscriber with a real reader (lemon24/reader, PyPI), over ten rounds: exactly what is new and what was edited."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest

import syndicate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

# Its own copy of feedparser asks for a module that it does not name; PyPI's feedparser serves as well.
os.environ["READER_NO_VENDORED_FEEDPARSER"] = "1"
reader = pytest.importorskip("reader", reason="lemon24/reader is not installed")
pytestmark = [pytest.mark.loopback, pytest.mark.filterwarnings("ignore")]

WORDS = [
    "the",
    "old",
    "harbour",
    "wall",
    "was",
    "finished",
    "in",
    "spring",
    "and",
    "the",
    "first",
    "boats",
    "tied",
    "up",
    "on",
    "the",
    "same",
    "evening",
    "as",
    "ever",
]


def item(number: int, *, guid: str = "", link: str = "", title: str = "", more: str = "") -> str:
    text = " ".join(WORDS[(number * 7 + place * (number + 3)) % len(WORDS)] for place in range(110))
    return (
        f"<item><title>{title or f'Story of number {number}'}</title><link>{{web}}{link or f'/a/{number}'}</link>"
        f"<guid isPermaLink='false'>{guid or f'g{number}'}</guid><pubDate>{number + 1:02} Feb 2026 12:00:00 GMT</pubDate>"
        f"<dc:creator>Ada Holm</dc:creator><content:encoded><![CDATA[<p>{text} {number * 31}.</p>{more}]]>"
        "</content:encoded></item>"
    )


class Subscriber:
    """A publisher whose feeds stand on a loopback web, and somebody who reads one of them."""

    def __init__(self, site: Callable[[str], Path], web: Any, format: str) -> None:
        self.web, self.format = web, format
        self.config = site(
            '[site]\nurl = "{web}/feeds/"\n[source.blog]\nkind = "feed"\nurl = "{web}/feed.xml"\nfull_text = false\n'
        )
        self.reader = reader.make_reader(":memory:")
        self.url = f"{web.url}/feeds/all.{format}"
        self.reader.add_feed(self.url)

    def round(self, *items: str, lost: bool = False) -> tuple[int, int]:
        """Publish what the source has now; return how many entries the reader says are new, and how many changed."""
        head = '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        body = f"{head}<channel><title>T</title><link>{{web}}/</link><description>d</description>{''.join(items)}</channel></rss>"
        self.web.put("/feed.xml", body.replace("{web}", self.web.url), "application/rss+xml")
        if lost:
            shutil.rmtree(self.config.parent / ".syndicate")
        with syndicate.open(self.config) as opened:
            report = opened.publish(everything=True)
        assert report.exit_code == 0, report
        media_type = {"rss": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"}
        path = self.config.parent / "feeds" / f"all.{self.format}"
        self.web.put(f"/feeds/all.{self.format}", path.read_bytes(), media_type[self.format])
        updated = self.reader.update_feed(self.url)
        return (updated.new, updated.modified) if updated else (0, 0)

    def unread(self) -> set[str]:
        """Return the titles that stand there unread, and read them."""
        found = list(self.reader.get_entries(read=False))
        for entry in found:
            self.reader.mark_entry_as_read(entry)
        return {entry.title for entry in found}


@pytest.fixture(params=["rss", "atom", "json"])
def subscriber(request: pytest.FixtureRequest, site: Callable[[str], Path], web: Any) -> Iterator[Subscriber]:
    made = Subscriber(site, web, request.param)
    yield made
    made.reader.close()


def test_a_subscriber_sees_what_happened_once(subscriber: Subscriber) -> None:
    three = [item(1), item(2), item(3)]
    assert subscriber.round(*three) == (3, 0)
    assert subscriber.unread() == {"Story of number 1", "Story of number 2", "Story of number 3"}
    assert subscriber.round(*reversed(three)) == (0, 0), "the order changed"
    assert subscriber.round(item(4), *three) == (1, 0)
    assert subscriber.unread() == {"Story of number 4"}
    four = [item(4), item(1, title="A better title"), item(2), item(3)]
    assert subscriber.round(*four) == (0, 1), "an edit"
    assert subscriber.round(*four, lost=True) == (0, 0), "the memory was lost"
    renamed = [item(4, guid="n4"), item(1, guid="n1", title="A better title"), item(2, guid="n2"), item(3, guid="n3")]
    assert subscriber.round(*renamed) == (0, 0), "new guids"
    moved = [
        item(number, guid=f"m{number}", link=f"/m/{number}", title="A better title" if number == 1 else "")
        for number in (4, 1, 2, 3)
    ]
    assert subscriber.round(*moved)[0] == 0, "new guids and links"
    assert subscriber.round(*moved, lost=True)[0] == 0, "and the memory lost"
    ads = [
        [
            item(
                number,
                guid=f"m{number}",
                link=f"/m/{number}",
                title="A better title" if number == 1 else "",
                more=f"<p>Ad {ad}</p>",
            )
            for number in (4, 1, 2, 3)
        ]
        for ad in range(4)
    ]
    assert [subscriber.round(*each) for each in ads] == [(0, 4), (0, 0), (0, 0), (0, 0)], "churn is one edit"
    assert subscriber.round(item(5), *ads[3]) == (1, 0)
    assert subscriber.unread() == {"Story of number 5"}, "nothing was shown again all the while"
