"""Take ids, dates and pages back from the published feeds, where the memory is lost, and what stands in them."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from syndicate.acts import _snippets
from syndicate.acts._standing import Standing, stand, standing
from syndicate.entries.changes import visible
from syndicate.entries.habit import JUMP
from syndicate.entries.identity import YEAR
from syndicate.entries.matching import own_names
from syndicate.model import Change
from syndicate.values import urls

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from syndicate.model import Entry
    from syndicate.workspace import Workspace

log = logging.getLogger("syndicate.restore")


def restore(workspace: Workspace, *, missing: bool = False) -> int:
    """Fill an empty memory from ``feeds/*.json``, or one that has lost some; return how many entries came back.

    `missing` takes back what is not there though the memory holds others, after it was rebuilt. The feeds are our own
    words, but anybody may have touched the files: what does not read as an entry is passed over. What was not told on
    the networks yet may have been held back from that, and is again.
    """
    if not missing and workspace.store.entries.count():
        return 0
    files = list(standing(workspace))
    found: dict[str, Entry] = {}
    for entry in (entry for file in files for entry in file.entries):
        found.setdefault(entry.id, entry)
    if not found:
        return 0
    changes = [*_lost(workspace, files, found), *(_edits(workspace, found) if missing else ())]
    count = workspace.store.entries.restore(changes)
    stand(workspace, files)
    log.info(
        "memory was %s: %d entries taken back from the published feeds", "incomplete" if missing else "empty", count
    )
    return count


def _lost(workspace: Workspace, files: Sequence[Standing], found: Mapping[str, Entry]) -> Iterator[Change]:
    told = _told(workspace, files)
    host = urls.host(workspace.config.site.url)
    for entry in found.values():
        yield Change("new", entry, _aliases(entry, host), hold="" if entry.id in told else JUMP)


def _edits(workspace: Workspace, found: Mapping[str, Entry]) -> Iterator[Change]:
    for entry in found.values():
        edit = _edit(workspace, entry)
        if edit is not None:
            yield edit


def _edit(workspace: Workspace, entry: Entry) -> Change | None:
    """Return the edit that stands in a feed and that the memory has not seen, since it is an older one."""
    known = workspace.store.entries.known(entry.id)
    if (
        known is None
        or known.is_pruned
        or entry.updated <= known.entry.updated
        or visible(entry) == visible(known.entry)
    ):
        return None
    old = known.entry
    edited = replace(
        entry, source=old.source, published=old.published, published_precision=old.published_precision,
        first_seen=old.first_seen, position=old.position, slug=old.slug, page=old.page, deleted=old.deleted,
    )  # fmt: skip
    return Change("edited", edited, (), reading=known.reading, before=old)


def _told(workspace: Workspace, files: Sequence[Standing]) -> set[str]:
    """Return the entries that have snippets, all where nobody wants any."""
    return {
        entry.id
        for file in files
        for entry in file.entries
        if not workspace.config.networks or _snippets.found(workspace, file.feed, entry) is not None
    }


def _aliases(entry: Entry, host: str) -> list[str]:
    """Return the names that lead to an entry; an id of ours is also known as today's host would mint it."""
    minted = _MINTED.sub(f"tag:{host},", entry.id, count=1)
    return list(dict.fromkeys([*own_names(entry), f"id:{minted}"]))


_MINTED = regex.compile(rf"^tag:[^,]+,(?={YEAR}:[0-9a-f]{{20}}$)")
