"""Compose share-ready snippets for the entries of a published feed. Nothing is posted."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from syndicate.model import Entry, Snippet
    from syndicate.workspace import Workspace

from syndicate.acts._snippets import place
from syndicate.entries.habit import FIRST_RUN
from syndicate.errors import OutputError
from syndicate.model import FeedReport, File


def share(workspace: Workspace, name: str) -> FeedReport:
    """Write ``<feed>/share/<slug>.json`` and ``.txt`` for each entry of a feed, one snippet for each network.

    What came with a jump far above its source's habit is held back; what was there on the first run is composed too,
    for a person to use.
    """
    if not workspace.config.networks:
        return FeedReport(name=name)
    held = {
        id
        for source in workspace.config.holds(name)
        for id, why in workspace.store.entries.held(source).items()
        if why != FIRST_RUN
    }
    try:
        entries = [entry for entry in workspace.entries(name) if entry.id not in held]
    except OutputError as unreadable:
        return FeedReport(name=name, error=str(unreadable))
    return workspace.write(name, (file for entry in entries for file in _files(workspace, name, entry)))


def _files(workspace: Workspace, name: str, entry: Entry) -> Iterator[File]:
    addressed = replace(entry, link=workspace.feed(name).link_of(entry))
    snippets = [network.compose(addressed, label) for label, network in workspace.config.networks.items()]
    path = place(workspace, name, entry)
    yield File(f"{path}.json", _json(snippets))
    yield File(f"{path}.txt", _text(snippets))


def _json(snippets: Sequence[Snippet]) -> bytes:
    """Return ``{network: {text, count, limit, ...}}``; what a snippet does not have is left out."""
    table = {snippet.network: _filled(asdict(snippet)) for snippet in snippets}
    return (json.dumps(table, ensure_ascii=False, indent=1) + "\n").encode()


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key != "network" and value not in (None, "", [], ())}


def _text(snippets: Sequence[Snippet]) -> bytes:
    """Return the snippets for a person, a section for each network."""
    sections = (f"== {each.network} ({each.count} of {each.limit}) ==\n\n{each.text}\n" for each in snippets)
    return "\n".join(sections).encode()
