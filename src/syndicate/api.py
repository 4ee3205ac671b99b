"""The face for Python programs: what ``import syndicate`` offers, each function whole in itself."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from syndicate.errors import UsageError
from syndicate.model import Document, Draft, Entry, Feed, Limits, Report, Snippet

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence
    from types import TracebackType

    from syndicate.engines.local import Engine
    from syndicate.extract.feed import FeedDraft
    from syndicate.workspace import Workspace as Inner

Format = Literal["rss", "atom", "json"]
_LIMITS = Limits()


def extract_article(html: str | bytes, url: str, limits: Limits = _LIMITS) -> Draft:
    """Read one article's page: title, authors, dates, text, image, with the evidence for each field beside it.

    `url` is where the page stands; its links are made absolute against it. `limits` say how many bytes and elements
    are read and for how many seconds; what is above is left out. Safe to call from several threads, which take turns.
    Raises Unreadable for what is empty, holds no tag or no text at all, or is a feed; a page without an article gives
    what it has.
    """
    from syndicate.sandbox import extract

    # One character more than is read, so that it is known that there was more.
    body = html if isinstance(html, bytes) else html[: max(0, limits.bytes) + 1].encode("utf-8", "replace")
    charset = None if isinstance(html, bytes) else "utf-8"
    return extract(Document(body=body, url=url or None, media_type="text/html", charset=charset), limits)


def parse_feed(data: str | bytes, url: str | None = None) -> FeedDraft:
    """Read a feed: RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1. Nothing is fetched.

    `url` is where the feed stands; relative links are made absolute against it. Raises Unreadable.
    """
    from syndicate.extract.feed import parse

    body = data if isinstance(data, bytes) else data.encode("utf-8", "replace")
    return parse(Document(body=body, url=url, charset=None if isinstance(data, bytes) else "utf-8"))


def render(feed: Feed, entries: Sequence[Entry], format: Format) -> bytes:
    """Write a feed as ``"rss"``, ``"atom"`` or ``"json"``: the same entries give the same bytes.

    Raises OutputError for an entry that cannot be written, UsageError for another format.
    """
    if format not in {"rss", "atom", "json"}:
        raise UsageError(str(format), 'is no format: "rss", "atom" or "json"')
    return b"".join(import_module(f"syndicate.formats.{format}").render(feed, entries, {}))


def compose(entry: Entry, network: str) -> Snippet:
    """Tell an entry that has a link on ``"x"``, ``"bluesky"`` or ``"mastodon"``, within the network's own limit.

    Raises UsageError for another network, ValueError for an entry without link.
    """
    from syndicate.config import kind_class

    _require_network(network)
    snippet: Snippet = kind_class("networks", network)().compose(entry, network)
    return snippet


def count(text: str, network: str) -> int:
    """Return the length of a post as the network counts it. Raises UsageError for an unknown network."""
    _require_network(network)
    length: int = import_module(f"syndicate.networks.{network}").count(text)
    return length


def _require_network(network: str) -> None:
    from syndicate.config import kinds, nearest

    if network not in kinds("networks"):
        raise UsageError(str(network), f"is no network{nearest(str(network), kinds('networks'))}")


def open(path: str | os.PathLike[str] = "config.toml") -> Workspace:
    """Open a config with its memory; use it as a context manager.

    Raises ConfigError with all faults of the config, StoreError where the memory cannot be opened.
    """
    from syndicate.config import load
    from syndicate.engines.local import Engine
    from syndicate.workspace import connect

    config = load(Path(path).absolute())
    return Workspace(connect(config, declare=True), Engine(config.fetch.threads))


class Workspace:
    """An open config: what a program may ask of it."""

    def __init__(self, inner: Inner, engine: Engine) -> None:
        self._inner = inner
        self._engine = engine

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the memory and end the threads. Idempotent."""
        self._inner.close()
        self._engine.close()

    def publish(self, *names: str, everything: bool = False, accept: Sequence[str] = ()) -> Report:
        """Ingest what is due, or the sources and feeds named, or everything; publish, and compose snippets.

        `accept` names feeds whose held files are let through, and sources whose held entries may be shared.
        Failures of sources are in the report. Raises UsageError for an unknown name, StoreError.
        """
        from syndicate.worker import Wanted, once

        return once(self._inner, self._engine, Wanted(names=names, everything=everything, accept=accept))

    def entries(self, feed: str | None = None, limit: int | None = None) -> list[Entry]:
        """Return entries newest first: a feed's as it is published, or those of all sources; each with its link.

        `limit` defaults to the feed's own, or 1,000. Raises UsageError for an unknown feed.
        """
        config = self._inner.config
        if feed is not None and feed not in config.feeds:
            raise UsageError(feed, "is no feed", f"there are {', '.join(config.feeds)}")
        sources = list(config.sources) if feed is None else config.holds(feed)
        most = limit or (1_000 if feed is None else config.feeds[feed].limit)
        site = self._inner.feed(feed or next(iter(config.feeds)))
        return [
            replace(entry, link=site.link_of(entry)) if entry.page else entry
            for entry in self._inner.store.entries.latest(sources, most)
        ]
