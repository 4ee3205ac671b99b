"""The end of a round: what is not to be shared, its place after a loss, and that no two share an id or an instant."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from syndicate.entries.habit import FIRST_RUN, JUMP, LOOK_BACK, is_jump
from syndicate.entries.identity import further
from syndicate.entries.normalize import fraction
from syndicate.ports import EntryBook, SourceState

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from syndicate.model import Change, Entry


def placed(entry: Entry, places: Mapping[int, Entry]) -> Entry | None:
    """Return what is new in a memory that was lost as old as its place says, None where that says nothing.

    `places` are the known entries by their places in the listing. The feeds hold only a part of what was known; what
    came back from them must not be overtaken by the rest.
    """
    above = [place for place in places if place < entry.position]
    if entry.published_precision != "seen" or not above:
        return None
    last = max(above)
    published = places[last].published - timedelta(seconds=entry.position - last)
    return replace(entry, published=published, updated=fraction(published, entry.id))


@dataclass(slots=True)
class Settling:
    """One round's changes on their way into the memory."""

    entries: EntryBook
    state: SourceState
    now: datetime
    problems: list[str] = field(default_factory=list)
    """Lines for a person; a jump is added."""

    def held(self, changes: Sequence[Change], old: Collection[str]) -> Sequence[Change]:
        """Return the changes, what is new among them with the reason why it is not to be shared, if there is one.

        `old` are ids of entries that may have been shared before the memory was lost.
        """
        since = self.state.seeded or self.now
        fresh = sum(change.kind == "new" and change.entry.published > since for change in changes)
        jump = JUMP if fresh and self._jumps(fresh, since) else ""

        def reason(entry: Entry) -> str:
            if entry.id in old:
                return JUMP
            return jump if entry.published > since else FIRST_RUN

        return [replace(change, hold=reason(change.entry)) if change.kind == "new" else change for change in changes]

    def _jumps(self, fresh: int, since: datetime) -> bool:
        """Tell whether so much is new at once as this source never brings, and say so."""
        name = self.state.name
        last = min(self.state.last_success or self.now, self.now)
        arrivals = self.entries.arrivals(name, max(since, last - LOOK_BACK))
        jump = is_jump(fresh, [when for when in arrivals if when > since], self.state.last_success, self.now)
        if jump is not None:
            self.problems.append(f"{jump}: held back from sharing, `publish --accept source.{name}` shares")
        return jump is not None

    def settled(self, changes: Sequence[Change], own_ids: Mapping[str, str]) -> list[Change]:
        """Return the changes so that an id has one holder and an instant of `updated` one entry.

        Inside the round's transaction. `own_ids` are the ids that are minted where the first one is taken.
        """
        ids: set[str] = set()
        times: set[datetime] = set()
        found: list[Change] = []
        for change in changes:
            entry = change.entry
            if change.kind == "new":
                entry = replace(entry, id=self._free(entry.id, own_ids, ids), updated=self._free_time(entry, times))
            ids.add(entry.id)
            times.add(entry.updated)
            found.append(replace(change, entry=entry))
        return found

    def _free(self, id: str, own_ids: Mapping[str, str], ids: Collection[str]) -> str:
        free = id
        while free in ids or self.entries.holder(free) is not None:
            free = own_ids[id] if free == id else further(free)
        return free

    def _free_time(self, entry: Entry, times: Collection[datetime]) -> datetime:
        free = entry.updated
        while free in times or self.entries.is_updated_at(free):
            free += timedelta(milliseconds=1)
        return free
