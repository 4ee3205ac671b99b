"""Write one feed's files: pages first, then the feed in every format, each only when its bytes changed."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from syndicate.errors import OutputError
from syndicate.model import File

if TYPE_CHECKING:
    from collections.abc import Iterator, MutableMapping, Sequence

    from syndicate.model import Entry, Feed, FeedReport, Finding
    from syndicate.workspace import Workspace

FORMATS = ("rss", "atom", "json")
"""Formats of a whole feed; formats/html.py writes the pages of single entries."""


def publish(workspace: Workspace, name: str, fragments: MutableMapping[str, bytes]) -> FeedReport:
    """Publish one feed; `fragments` keeps rendered pieces between calls and may be empty.

    A file that validation refuses or that cannot be written is told in the report, and the one from before stays.
    """
    entries = with_pages(workspace, name)
    feed = workspace.feed(name, entries)
    report = workspace.write(name, _files(workspace, feed, entries, fragments))
    return replace(report, entries=len(entries))


def with_pages(workspace: Workspace, name: str) -> Sequence[Entry]:
    """Return a feed's entries, newest first; one without an address is given its page here, once and for good."""
    entries = workspace.entries(name)
    minted = {entry.id: f"{name}/{entry.slug}.html" for entry in entries if not (entry.link or entry.page)}
    if minted:
        workspace.store.entries.place(minted)
    return [replace(entry, page=minted.get(entry.id, entry.page)) for entry in entries]


def _files(
    workspace: Workspace, feed: Feed, entries: Sequence[Entry], fragments: MutableMapping[str, bytes]
) -> Iterator[File]:
    """Give a feed's files in the order in which they may appear: no feed leads to a page that is not there yet."""
    yield from _pages(workspace, feed, entries)
    for format in FORMATS:
        module = import_module(f"syndicate.formats.{format}")
        path = feed.name + module.SUFFIX
        body = b"".join(module.render(feed, entries, fragments))
        findings: Sequence[Finding] = import_module(f"syndicate.validate.{format}").check(body)
        errors = [finding for finding in findings if finding.level == "error"]
        if errors:
            raise OutputError(path, "is not valid and is not published, the file from before stays", errors[0])
        yield File(path, body)


def _pages(workspace: Workspace, feed: Feed, entries: Sequence[Entry]) -> Iterator[File]:
    """Give the pages of entries that have no address of their own.

    One feed writes a page, or two feeds would write it in turn for ever: the one that minted it, else the first of the
    config that holds the entry now.
    """
    from syndicate.formats import html

    pages = {entry.page: entry for entry in entries if entry.page and not entry.link}
    held = {name: _ids(workspace, name) for name in workspace.config.feeds} if pages else {}
    for path, entry in pages.items():
        holding = [name for name, ids in held.items() if entry.id in ids]
        if feed.name == _writer(path, holding):
            yield File(path, html.page(feed, entry))


def _writer(path: str, holding: Sequence[str]) -> str:
    """Return the feed that writes a page: the one that minted it, else the first that holds its entry."""
    home = path.partition("/")[0]
    return home if home in holding else next(iter(holding), home)


def _ids(workspace: Workspace, name: str) -> set[str]:
    """Return the ids of the entries that a feed holds now."""
    return {entry.id for entry in workspace.entries(name)}
