"""What is remembered of a source, a feed or an entry, and why an entry says what it says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from syndicate.errors import UsageError
from syndicate.model import Draft, Entry, Evidence
from syndicate.workspace import folder_url

if TYPE_CHECKING:
    from syndicate.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Shown:
    """What a word leads to: the entries of sources and feeds of that name, or the entries it points at."""

    entries: Sequence[Entry]
    is_one: bool
    """The word points at a single entry, to be shown whole."""


@dataclass(frozen=True, slots=True)
class Why:
    """A field's value, its evidence and what was rejected."""

    field: str
    value: Any
    evidence: Evidence | None


def show(workspace: Workspace, word: str, limit: int) -> Shown:
    """Find what `word` means: ``source.NAME``, ``feed.NAME``, a NAME, or an entry by id, slug, link or title.

    Raises UsageError where it means nothing.
    """
    sources = _sources(workspace, word)
    if sources:
        entries = workspace.store.entries.latest(sources, limit)
        return Shown([_addressed(workspace, entry) for entry in entries], is_one=False)
    found = [_addressed(workspace, entry) for entry in workspace.store.entries.search(word)[:limit]]
    if not found:
        raise UsageError(word, "is no source, feed or entry", "`syndicate status` lists sources, `show FEED` entries")
    return Shown(found, is_one=len(found) == 1)


def _addressed(workspace: Workspace, entry: Entry) -> Entry:
    """Return an entry with the address that its feeds give it."""
    return (
        replace(entry, link=folder_url(workspace.config.site.url) + entry.page)
        if entry.page and not entry.link
        else entry
    )


def _sources(workspace: Workspace, word: str) -> list[str]:
    config = workspace.config
    shelf, dot, rest = word.partition(".")
    name = rest if dot and shelf in {"source", "feed"} else word
    found: dict[str, None] = {}
    if name in config.sources and (name == word or shelf == "source"):
        found[name] = None
    if name in config.feeds and (name == word or shelf == "feed"):
        found |= dict.fromkeys(config.holds(name))
    return list(found)


def why(workspace: Workspace, entry: Entry) -> list[Why]:
    """Return each field of an entry with the evidence its draft had; None where the value was made here."""
    evidence: Mapping[str, Evidence] = workspace.store.entries.evidence(entry.id)
    names = [field.name for field in fields(Draft) if field.name in _FIELDS]
    return [Why(name, getattr(entry, name), evidence.get(name)) for name in names]


_FIELDS = frozenset(field.name for field in fields(Entry)) - {"teaser"}
