"""Read the stored pages again with today's rules, without a request: what would change is shown, or kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from syndicate.acts._completing import from_copy
from syndicate.acts._listed import kept_listing
from syndicate.acts._naming import Named, Naming
from syndicate.entries.changes import differences
from syndicate.entries.matching import is_other
from syndicate.entries.normalize import normalize
from syndicate.entries.recognize import rewritten
from syndicate.entries.rewrites import rewrite
from syndicate.errors import SourceError, StoreLocked
from syndicate.ports import Round

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from syndicate.model import Change, Copy, Draft
    from syndicate.workspace import Workspace

LEASE = timedelta(minutes=15)
"""How long a replay of one source may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """An entry that today's rules read otherwise, or a copy they cannot read."""

    source: str
    id: str
    title: str
    differences: Sequence[str] = ()
    problem: str | None = None


def replay(workspace: Workspace, source: str, *, accept: bool) -> list[Replayed]:
    """Read a source's copies again; with `accept` what changes is kept, and the feeds that hold it are to be published.

    The listing's copy is read again too, so that changed selectors show. Raises StoreLocked while a worker is at the
    source, StoreError.
    """
    due = _due(workspace, source)
    lease = workspace.store.sources.take(source, workspace.owner, workspace.clock(), LEASE)
    if lease is None:
        raise StoreLocked(source, "another worker is at it", "try again later")
    found: list[Replayed] = []
    changes: list[Change] = []
    try:
        for told, change in _read(workspace, source):
            found.append(told)
            changes += [change] if change is not None else []
    finally:
        if not (accept and changes):
            workspace.store.sources.release(lease, due)
    if accept and changes:
        workspace.store.sources.finish(lease, _round(workspace, source, changes, due))
    return found


def _due(workspace: Workspace, source: str) -> datetime:
    """Return when a source is due: read before a lease is taken, whose end stands in its place."""
    state = workspace.store.sources.state(source)
    return state.next_due if state and state.next_due and not state.leased_to else workspace.clock()


def _round(workspace: Workspace, source: str, changes: Sequence[Change], due: datetime) -> Round:
    state = workspace.store.sources.state(source)
    listing_due = state.listing_due if state and state.listing_due else due
    return Round(
        now=workspace.clock(),
        next_due=due,
        listing_due=listing_due,
        changes=changes,
        dirty=workspace.feeds_of([source]),
        is_read=False,
    )


def _read(workspace: Workspace, source: str) -> Iterator[tuple[Replayed, Change | None]]:
    """Give every entry of which a copy is kept and which reads otherwise now."""
    listed = _listed(workspace, source)
    origin = workspace.origin(source)
    for id in workspace.store.copies.of(source):
        known = workspace.store.entries.known(id)
        copy = workspace.store.copies.get(source, id)
        if known is None or known.is_pruned or copy is None:
            continue
        old = known.entry
        now = workspace.clock()
        try:
            draft = _draft(workspace, source, _with(copy, listed.get(id)))
            entry = normalize(draft, origin, now, old.position)
            if id in listed and is_other(entry, old, listed[id].how or "guid", has_guid=bool(draft.guid)):
                draft = _draft(workspace, source, copy)
                entry = normalize(draft, origin, now, old.position)
        except SourceError as error:
            yield Replayed(source=source, id=id, title=old.title, problem=error.reason), None
            continue
        change = rewritten(entry, known, now)
        if change is not None:
            told = Replayed(source=source, id=id, title=old.title, differences=differences(old, change.entry))
            yield told, replace(change, evidence=draft.evidence)


def _draft(workspace: Workspace, source: str, copy: Copy) -> Draft:
    table = workspace.config.sources[source]
    return rewrite(from_copy(workspace, copy, table.rewrite.strip, table.key), table.rewrite.rules())


def _listed(workspace: Workspace, source: str) -> Mapping[str, Named]:
    """Return what the copy of the listing says by today's rules, by the id of the entry that is meant."""
    kept = workspace.store.copies.get(source, "")
    if kept is None:
        return {}
    names = Naming(workspace.store.entries, workspace.origin(source), workspace.config.sources, workspace.clock())
    named = names.match(kept_listing(workspace, source, kept.document)).values()
    return {each.known.entry.id: each for each in named if each.known is not None}


def _with(copy: Copy, named: Named | None) -> Copy:
    """Return a copy with what the listing says of it now, where it is still listed."""
    return copy if named is None or copy.draft is None else replace(copy, draft=replace(named.draft, document=None))
