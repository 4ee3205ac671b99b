"""What stands in the published feeds, as their own files say: where the memory does not know it, it is told so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from syndicate.acts._looking import memory_of
from syndicate.entries.changes import visible
from syndicate.formats import json
from syndicate.model import Entry
from syndicate.ports import Shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from syndicate.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Standing:
    """A feed's JSON file, under the name it has now or one that it had."""

    feed: str
    """The name that the feed has now."""
    body: bytes
    entries: Sequence[Entry]
    """What reads as an entry of ours, under the names that sources have now."""


def standing(workspace: Workspace) -> Iterator[Standing]:
    """Give what stands under each feed's name, and under those that it had: after a rename only they may be there.

    Raises OutputError for a file that cannot be read.
    """
    present = {old: name for name, table in workspace.config.sources.items() for old in table.was}
    for name, table in workspace.config.feeds.items():
        for each in (name, *table.was):
            body = workspace.target.read(each + json.SUFFIX)
            entries = json.entries_of(body, replace(workspace.feed(name), name=each)) if body is not None else ()
            named = [replace(entry, source=present.get(entry.source, entry.source)) for entry in entries]
            if body is not None and named:
                yield Standing(name, body, named)


def stand(workspace: Workspace, files: Sequence[Standing]) -> None:
    """Remember what stands in files where the memory does not know: nobody may take it from under them."""
    for file in files:
        memory = _memory_of(file.body)
        shown = {
            entry.id: Shown(visible(entry), memory.get(entry.id, ""))
            for entry in file.entries
            if workspace.store.entries.holder(entry.id) is not None
        }
        workspace.store.feeds.stand(file.feed, shown)


def _memory_of(body: bytes) -> Mapping[str, str]:
    """Return what is kept of the items of a file, nothing of one that was touched so that no reader can read it."""
    try:
        return memory_of(body)
    except ValueError:
        return {}
