"""`syndicate status`: a line for each source, and what is held of the feeds."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from syndicate.cli._screen import dump, moment, say, table

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from syndicate.acts.status import FeedStatus, SourceStatus


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's own options: it has none."""
    del parser


def run(options: argparse.Namespace) -> int:
    """Print the table; 0."""
    from syndicate.acts.status import feeds, status
    from syndicate.config import load
    from syndicate.workspace import connect, locate

    with connect(load(locate(options.config, os.environ))) as workspace:
        lines, published = status(workspace), feeds(workspace)
    if options.json:
        dump({"exit_code": 0, "sources": lines, "feeds": published})
    else:
        head = ("source", "kind", "state", "entries", "pending", "last success", "next due", "last error")
        table(head, [_row(line) for line in lines])
        for line in lines:
            if line.unshared:
                what = f"{line.unshared} entries that came at once are held back from sharing"
                say(f"{line.name}: {what}: `publish --accept source.{line.name}` shares them")
        for feed in published:
            _complain(feed)
    return 0


def _complain(feed: FeedStatus) -> None:
    """Say that a feed is held, and why."""
    if feed.held:
        since = moment(feed.published)
        say(f"feed.{feed.name}: held, what stands there is of {since}: `publish --accept {feed.name}` lets it through")
    for line in feed.held:
        say(line)


def _row(line: SourceStatus) -> Sequence[str]:
    health = f"{line.health} ({line.failures})" if line.failures else line.health
    error = f"{moment(line.last_error_at)} {line.last_error}" if line.last_error else "-"
    counts = (str(line.entries), str(line.pending))
    return (line.name, line.kind, health, *counts, moment(line.last_success), moment(line.next_due), error)
