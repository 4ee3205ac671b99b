"""Why did this byte change? The causes of a replaced file, a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syndicate.acts._looking import why_left
from syndicate.entries.changes import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from syndicate.acts._looking import Past
    from syndicate.model import Entry
    from syndicate.workspace import Workspace

TOLD = 10
"""Entries of one kind of cause that are named."""


def causes(workspace: Workspace, past: Past, entries: Sequence[Entry], *, is_foreign: bool) -> list[str]:
    """Return why a feed's files are not as before; `is_foreign`: what stood there was not ours."""
    found = [*_changes(workspace, past, entries), *_left(workspace, past, entries), *_settings(past)]
    if is_foreign:
        found.append("the file was not as we had left it")
    return found or ["made anew"]


def causes_of_page(workspace: Workspace, past: Past, entry: Entry) -> list[str]:
    """Return why the page of one entry is not as before."""
    return [*_changes(workspace, past, [entry]), *_settings(past)] or ["made anew"]


def _changes(workspace: Workspace, past: Past, entries: Sequence[Entry]) -> Iterator[str]:
    found: dict[str, list[str]] = {"new": [], "edited at the source": [], "edited by a rule": []}
    for entry in entries:
        before = past.standing.get(entry.id)
        if before is None:
            found["new"].append(entry.id)
        elif before.seen != visible(entry):
            found["edited by a rule" if _is_ruled(workspace, entry.id) else "edited at the source"].append(entry.id)
    titles = {entry.id: f'"{entry.title}" ({entry.source})' for entry in entries}
    for what, ids in found.items():
        yield from _named(what, ids, titles)


def _is_ruled(workspace: Workspace, id: str) -> bool:
    """Tell whether the last edit of an entry was made by a rule that was replayed."""
    past = workspace.store.entries.history(id)
    return bool(past) and past[-1].by == "rule"


def _left(workspace: Workspace, past: Past, entries: Sequence[Entry]) -> Iterator[str]:
    present = {entry.id for entry in entries}
    titles = {}
    for id in past.standing:
        if id not in present:
            known = workspace.store.entries.known(id)
            why = why_left(workspace, past.name, entries, id) or "nobody knows why"
            titles[id] = f'"{known.entry.title if known else id}" ({why})'
    yield from _named("left", list(titles), titles)


def _named(what: str, ids: Sequence[str], titles: Mapping[str, str]) -> Iterator[str]:
    for id in ids[:TOLD]:
        yield f"{what}: {titles[id]}"
    if len(ids) > TOLD:
        yield f"{what}: {len(ids) - TOLD} more"


def _settings(past: Past) -> Iterator[str]:
    if past.former_name:
        yield f"config: the feed was feed.{past.former_name}, is feed.{past.name}"
    for key in past.changed_settings:
        yield f"config: {key} was {past.settings_before.get(key, 'not set')}, is {past.settings.get(key, 'not set')}"
    if past.state.program and past.state.program != past.program:
        yield f"program: {past.state.program} before, {past.program} now"
