"""What is remembered of a source, a feed or an entry, or what a page says that is not, and why it says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from syndicate.errors import UsageError
from syndicate.fetch.local import Files
from syndicate.model import WITHOUT_EVIDENCE, Draft, Entry, Evidence
from syndicate.ports import Extract, Fetch
from syndicate.workspace import folder_url

if TYPE_CHECKING:
    from syndicate.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Shown:
    """What a word leads to: the entries of sources and feeds of that name, the entries it points at, or a page."""

    entries: Sequence[Entry] = ()
    is_one: bool = False
    """The word points at a single entry, to be shown whole."""
    draft: Draft | None = None
    """What a page says that is not stored."""


@dataclass(frozen=True, slots=True)
class Why:
    """A field's value, its evidence and what was rejected."""

    field: str
    value: Any
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class Reader:
    """What pages are read with that are not stored."""

    fetch: Fetch
    extract: Extract
    max_bytes: int
    """Bytes of the largest file that is read."""
    here: Path
    """The folder to which the paths of files are relative."""

    def look(self, word: str) -> Draft | None:
        """Return what the page at an http(s) URL, or in a file, says; None where `word` is neither. Stores nothing.

        Raises FetchError and Unreadable, UsageError for a folder.
        """
        if word.lower().startswith(("http://", "https://")):
            document = self.fetch(word)
            assert document is not None, "no validators were sent, so no 304 can come"
            return self.extract(document)
        return self.extract(Files(self.here, self.max_bytes).file(word)) if self._is_there(word) else None

    def _is_there(self, word: str) -> bool:
        """Tell whether a word is a path. Raises UsageError for a folder's."""
        try:
            is_folder = (self.here / word).is_dir()
            is_there = (self.here / word).exists()
        except (OSError, ValueError):  # too long for a name, or none at all
            return False
        if is_folder and word:
            raise UsageError(word, "is a folder", "name one of the files in it")
        return is_there and bool(word)


def show(workspace: Workspace, word: str, limit: int, here: Path) -> Shown:
    """Find what `word` means: ``source.NAME``, ``feed.NAME``, a NAME, an entry by id, slug, link or title, or a page.

    A page is one at an http(s) URL, or a file whose path is absolute or relative to the folder `here`; it is read and
    not stored. Raises UsageError where `word` means nothing, FetchError and Unreadable for a page.
    """
    sources = _sources(workspace, word)
    if sources:
        entries = workspace.store.entries.latest(sources, limit)
        return Shown([_addressed(workspace, entry) for entry in entries])
    found = [_addressed(workspace, entry) for entry in workspace.store.entries.search(word)[:limit]]
    if found:
        return Shown(found, is_one=len(found) == 1)
    draft = Reader(workspace.fetch, workspace.extract, workspace.config.fetch.max_bytes, here).look(word)
    if draft is None:
        raise UsageError(
            word,
            "is no source, feed or entry, no http(s) URL and no file",
            "`syndicate status` lists sources, `show FEED` entries",
        )
    return Shown(draft=draft)


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
    return _reasons(entry, workspace.store.entries.evidence(entry.id), _ENTRY & _SAID)


def why_of(draft: Draft) -> list[Why]:
    """Return each field of a page's draft with its evidence."""
    return _reasons(draft, draft.evidence, _SAID)


def _reasons(said: Entry | Draft, evidence: Mapping[str, Evidence], names: frozenset[str]) -> list[Why]:
    """Return the fields of these names, in the order in which a draft has them; plain text is made of the HTML."""
    found = [field.name for field in fields(Draft) if field.name in names]
    told = {**evidence, **({"text": Evidence("content")} if said.content else {})}
    return [Why(name, getattr(said, name), told.get(name)) for name in found]


_ENTRY = frozenset(field.name for field in fields(Entry))
_SAID = frozenset(field.name for field in fields(Draft)) - {"guid", "path"} - WITHOUT_EVIDENCE
"""The fields of a draft that a page says something for."""
