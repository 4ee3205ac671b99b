"""Take ids, dates and pages back from the published feeds, where the memory is lost."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import regex

from syndicate.entries.identity import YEAR
from syndicate.entries.matching import own_names
from syndicate.values import urls

if TYPE_CHECKING:
    from syndicate.model import Entry
    from syndicate.workspace import Workspace

log = logging.getLogger("syndicate.restore")


def restore(workspace: Workspace, *, missing: bool = False) -> int:
    """Fill an empty memory from ``feeds/*.json``, or one that has lost some; return how many entries came back.

    `missing` takes back what is not there though the memory holds others, after it was rebuilt. The feeds are our own
    words, but anybody may have touched the files: what does not read as an entry is passed over.
    """
    if not missing and workspace.store.entries.count():
        return 0
    from syndicate.formats import json as format

    found: dict[str, Entry] = {}
    for name in workspace.config.feeds:
        body = workspace.target.read(name + format.SUFFIX)
        for entry in format.entries_of(body, workspace.feed(name)) if body is not None else ():
            found.setdefault(entry.id, entry)
    if not found:
        return 0
    host = urls.host(workspace.config.site.url)
    count = workspace.store.entries.restore([(entry, _aliases(entry, host)) for entry in found.values()])
    log.info(
        "memory was %s: %d entries taken back from the published feeds", "incomplete" if missing else "empty", count
    )
    return count


def _aliases(entry: Entry, host: str) -> list[str]:
    """Return the names that lead to an entry; an id of ours is also known as today's host would mint it."""
    minted = _MINTED.sub(f"tag:{host},", entry.id, count=1)
    return list(dict.fromkeys([*own_names(entry), f"id:{minted}"]))


_MINTED = regex.compile(rf"^tag:[^,]+,(?={YEAR}:[0-9a-f]{{20}}$)")
