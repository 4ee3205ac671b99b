"""A town's blog and the config that reads it: what the tests of the memory stand on."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from syndicate.config import load
from syndicate.engines.local import Engine
from syndicate.worker import Wanted, once
from syndicate.workspace import connect

if TYPE_CHECKING:
    from syndicate.model import Report

Site = Callable[[str], Path]
Page = Callable[..., str]
FEED = '[source.blog]\nkind = "feed"\nurl = "{web}/feed.xml"\n'
WORDS = (
    "The harbour wall of the old town was finished in the spring, and the first boats tied up on the same evening. "
    "Nobody had expected the work to end on time, least of all the mason who had begun it eleven years earlier."
)
SYLLABLES = [first + vowel + last for first in "bdfgklmnprst" for vowel in "aeiou" for last in ("", "n", "r")]
TOPICS = ("bees", "trams", "bread", "kites", "wells", "chess", "ferns", "locks", "drums", "ropes", "tides", "vines")
START = datetime(2026, 3, 14, 12, tzinfo=UTC)


class Clock:
    """A clock that stands until it is turned."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def body(number: int, more: str = "") -> str:
    """Return an article of its own words, long enough to be one."""
    chance = Random(number)
    words = ["".join(chance.choices(SYLLABLES, k=3)) for _ in range(120)]
    lines = [" ".join(words[at : at + 20]) for at in range(0, 120, 20)]
    topic = TOPICS[number % len(TOPICS)]
    return f"<p>About {topic} {number}.</p>" + "".join(f"<p>{line}, said the mason.</p>" for line in lines) + more


def item(number: int, **values: Any) -> dict[str, Any]:
    given = {
        "title": f"A story about {TOPICS[number % len(TOPICS)]} and number {number}",
        "link": f"/a/{number}", "guid": f"g{number}", "content": body(number), "day": number % 20 + 1, "author": "Ada Holm",
    }  # fmt: skip
    return given | values


def rss(base: str, *found: dict[str, Any]) -> str:
    items = "".join(
        f"<item><title>{each['title']}</title>"
        + (f"<link>{base}{each['link']}</link>" if each["link"] else "")
        + (f"<guid isPermaLink='false'>{each['guid']}</guid>" if each["guid"] else "")
        + (f"<pubDate>{each['day']:02} {each.get('month', 'Feb')} 2026 12:00:00 GMT</pubDate>" if each["day"] else "")
        + f"<dc:creator>{each['author']}</dc:creator>"
        + f"<content:encoded><![CDATA[{each['content']}]]></content:encoded></item>"
        for each in found
    )
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>T</title>'
        f"<link>{base}/</link><description>d</description>{items}</channel></rss>"
    )


class Run:
    """A config, the web it reads, and the clock."""

    def __init__(self, site: Site, web: Any, clock: Clock) -> None:
        self.site, self.web, self.clock = site, web, clock
        self.config = site(FEED)

    def serve(self, *found: dict[str, Any], path: str = "/feed.xml") -> None:
        self.web.put(path, rss(self.web.url, *found), "application/rss+xml")

    def write(self, sources: str) -> None:
        self.config = self.site(sources)

    def publish(self, *names: str, accept: tuple[str, ...] = (), **turn: float) -> Report:
        """Turn the clock and publish everything, or what is named."""
        self.clock.now += timedelta(**(turn or {"minutes": 61}))
        config = load(self.config)
        engine = Engine(2)
        with connect(config, {}, declare=True) as workspace:
            turned = replace(workspace, clock=self.clock)
            report = once(turned, engine, Wanted(names=names, everything=not names, accept=accept))
        engine.close()
        return report

    def items(self, feed: str = "all") -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads((self.folder / f"{feed}.json").read_text(encoding="utf-8"))["items"]
        return found

    @property
    def folder(self) -> Path:
        return self.config.parent / "feeds"

    def files(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in sorted(self.folder.rglob("*")) if path.is_file()}

    def forget(self) -> None:
        shutil.rmtree(self.config.parent / ".syndicate")


def counts(report: Report) -> tuple[int, int, int]:
    source = report.sources[0]
    assert source.error is None
    return source.new, source.edited, source.repaired
