"""Take ids, dates and pages back from the published feeds, where the memory is lost, and what stands in them."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import regex

from syndicate.acts import _snippets
from syndicate.acts._standing import Standing, stand, standing
from syndicate.entries.habit import JUMP
from syndicate.entries.identity import YEAR
from syndicate.entries.matching import own_names
from syndicate.model import Change
from syndicate.values import urls

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    for file in files:
        for entry in file.entries:
            found.setdefault(entry.id, entry)
    if not found:
        return 0
    told = _told(workspace, files)
    host = urls.host(workspace.config.site.url)
    lost = [
        Change("new", entry, _aliases(entry, host), hold="" if entry.id in told else JUMP) for entry in found.values()
    ]
    count = workspace.store.entries.restore(lost)
    stand(workspace, files)
    log.info(
        "memory was %s: %d entries taken back from the published feeds", "incomplete" if missing else "empty", count
    )
    return count


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
