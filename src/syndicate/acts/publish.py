"""Write one feed's files: pages first, then the feed in every format, each only when its bytes changed.

Before a feed file takes the old one's place, readers' eyes are borrowed: what would show articles again, or lose some,
is held back and told.
"""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta
from hashlib import blake2b
from importlib import import_module, metadata
from typing import TYPE_CHECKING

from syndicate.acts._former import former_names
from syndicate.acts._journal import causes, causes_of_page
from syndicate.acts._looking import Past, Replacing, memory_of, verdict
from syndicate.entries.changes import visible
from syndicate.errors import OutputError
from syndicate.model import FeedReport, File, Tombstone
from syndicate.ports import FeedState, Publication, Replaced, Shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, MutableMapping, Sequence

    from syndicate.model import Entry, Feed, Finding
    from syndicate.validate.gate import Verdict
    from syndicate.workspace import Workspace

BURIED = timedelta(days=30)
"""How long a feed says that an entry was deleted: readers ask far more often."""
IN_PLACE = "in place already: another feed wrote it, a run was cut short before it could say why, or the memory is new"
FORMATS = ("rss", "atom", "json")
"""Formats of a whole feed; formats/html.py writes the pages of single entries."""


def publish(
    workspace: Workspace, name: str, fragments: MutableMapping[str, bytes], *, accept: bool = False
) -> FeedReport:
    """Publish one feed; `fragments` keeps rendered pieces between calls and may be empty.

    A file that validation refuses or that cannot be written is told in the report, and the one from before stays; so
    do all of them where readers would show articles again or lose some, unless a person lets it through (`accept`).
    """
    entries: Sequence[Entry] = ()
    try:
        folded = workspace.folded(name)
        entries = with_pages(workspace, name, folded.entries)
        publishing = _Publishing(workspace, name, entries, folded.copies)
        if publishing.stands():
            return FeedReport(name=name, entries=len(entries), unchanged=publishing.paths())
        files = [*publishing.rendered_pages(), *_feeds(publishing.feed, entries, fragments)]
        seen = publishing.look(files)
        if seen is not None and seen.reasons and not accept:
            return publishing.hold(seen)
        return publishing.write(files, seen)
    except OutputError as refused:
        return FeedReport(name=name, entries=len(entries), error=str(refused))


class _Publishing:
    """One feed on its way: what it was, what it is to be."""

    def __init__(self, workspace: Workspace, name: str, entries: Sequence[Entry], copies: Mapping[str, str]) -> None:
        self.workspace = workspace
        self.name = name
        self.entries = entries
        self.copies = copies
        self.book = workspace.store.feeds
        self._former = workspace.config.feeds[name].was
        program = metadata.version("syndicate")
        self.past = Past(name, self.book.state(name), self.book.shown(name), _settings(workspace, name), program)

        self.feed = replace(workspace.feed(name, entries), tombstones=self._tombstones())
        head = (program, self.feed, self.past.settings, sorted(copies.items()))
        self.fingerprint = _fingerprint(head, entries)
        self.writers = _writers(workspace, name, entries)
        self.pages = {entry.page: entry for entry in entries if entry.page and self.writers.get(entry.page) == name}

    def stands(self) -> bool:
        """Tell whether all files were made of just this, and are as we had left them: nothing is to be rendered."""
        state = self.past.state
        if state.held or state.fingerprint != self.fingerprint:
            return False
        is_there = all(self.workspace.target.read(path) is not None for path in self._others())
        return is_there and all(map(self._is_as_left, self.paths()))

    def paths(self) -> list[str]:
        """Return the paths of the feed's files, its pages first, those under the names it had before last."""
        names = [self.name, *self._former]
        return [*self.pages, *(f"{name}.{each}" for name in names for each in FORMATS)]

    def rendered_pages(self) -> Iterator[File]:
        """Give the pages that the feed writes, and those of other feeds that it links to, as these would write them.

        A feed that is held writes nothing, and its pages must say what others say of their entries.
        """
        from syndicate.formats import html

        for path, entry in self.pages.items():
            yield File(path, html.page(self.feed, entry))
        others = self._others()
        names = {self.writers[path] for path in others}
        writers = {name: self.workspace.feed(name, self.workspace.entries(name)) for name in names}
        for path, entry in others.items():
            yield File(path, html.page(writers[self.writers[path]], entry))

    def _others(self) -> Mapping[str, Entry]:
        """Return the pages of the feed's entries that another feed writes."""
        pages = {entry.page: entry for entry in self.entries if entry.page}
        return {path: entry for path, entry in pages.items() if self.writers.get(path, self.name) != self.name}

    def _is_as_left(self, path: str) -> bool:
        body = self.workspace.target.read(path)
        return body is not None and self.book.last(self.name, path) == self.book.digest(body)

    def _tombstones(self) -> Sequence[Tombstone]:
        """Return the entries that were deleted and dropped of late, if the feed says so."""
        if not self.workspace.config.feeds[self.name].tombstones:
            return []
        entries = (self._dropped(id) for id, shown in self.past.shown.items() if not self._is_long_gone(shown))
        buried = {entry.id: entry.deleted for entry in entries if entry is not None and entry.deleted is not None}
        return [Tombstone(id, when) for id, when in sorted(buried.items())]

    def _is_long_gone(self, shown: Shown) -> bool:
        return bool(shown.copy_of) or (shown.until is not None and shown.until < self.workspace.clock() - BURIED)

    def _dropped(self, id: str) -> Entry | None:
        """Return an entry that was deleted at its source and that the feed has dropped for it."""
        known = self.workspace.store.entries.known(id)
        is_dropped = known is not None and self.workspace.filter(self.name).why_not(known.entry) == "deleted"
        return known.entry if known is not None and is_dropped else None

    def look(self, files: Sequence[File]) -> Verdict | None:
        """Return what subscribers would see; None where no feed file changes."""
        feeds = [file for file in files if file.path.removeprefix(f"{self.name}.") in FORMATS]
        changed = [replacing for file in feeds for replacing in self._replacing(file) if replacing.before != file.body]
        return verdict(self.workspace, self.past, self.entries, changed) if changed else None

    def _replacing(self, file: File) -> Sequence[Replacing]:
        """Return in whose places a file is put: the feed's own, and those under the names it had before."""
        format = file.path.removeprefix(f"{self.name}.")
        standing = [self.workspace.target.read(f"{name}.{format}") for name in (self.name, *self._former)]
        there = [Replacing(format, body, file.body) for body in standing if body is not None]
        return there or [Replacing(format, None, file.body)]

    def hold(self, seen: Verdict) -> FeedReport:
        """Leave the files from before, and remember why."""
        self.book.keep(self.name, replace(self.past.state, held=seen.reasons))
        what = f"feed.{self.name}: held, the feed from before stays ({seen})"
        return FeedReport(
            name=self.name,
            entries=len(self.entries),
            seen=str(seen),
            held=seen.reasons,
            error=f"{what}: `syndicate publish --accept {self.name}` lets it through",
        )

    def write(self, files: Sequence[File], seen: Verdict | None) -> FeedReport:
        """Put the files in their places, then remember that they are there."""
        is_foreign = seen is not None and any(self._is_foreign(file.path) for file in files)
        everywhere = [*files, *self._at_former(files)]
        report = self.workspace.write(self.name, everywhere)
        if report.error is None:
            self._remember(everywhere, set(report.written), is_foreign=is_foreign)
        return replace(report, entries=len(self.entries), seen=str(seen or ""))

    def _at_former(self, files: Sequence[File]) -> Iterator[File]:
        """Give the feed under the names it had before: it names its new address as its own."""
        for old in self._former:
            for file in files:
                name, _, format = file.path.rpartition(".")
                if name == self.name and format in FORMATS:
                    yield File(f"{old}.{format}", file.body)

    def _is_foreign(self, path: str) -> bool:
        """Tell whether what stands in a file's place is not what we had put there."""
        last = self.book.last(self.name, path)
        before = self.workspace.target.read(path) if last else None
        return last is not None and (before is None or self.book.digest(before) != last)

    def _remember(self, files: Sequence[File], written: set[str], *, is_foreign: bool) -> None:
        """Remember what the feed shows now, and for each file that is new why it is."""
        memory = memory_of(next(file.body for file in files if file.path == f"{self.name}.json"))
        shown = {entry.id: Shown(visible(entry), memory.get(entry.id, "")) for entry in self.entries}
        state = FeedState(
            settings=self.past.settings,
            program=self.past.program,
            succeeded=self.workspace.clock(),
            fingerprint=self.fingerprint,
            was=former_names(self.workspace, self.name),
        )
        replaced = self._replaced(files, written, is_foreign=is_foreign)
        copies = self._new_copies(shown)
        is_quiet = shown == self.past.standing and replace(state, succeeded=None) == self.past.quiet
        if replaced or copies or not is_quiet:
            now = self.workspace.clock()
            publication = Publication(now=now, state=state, shown=shown, replaced=replaced, copies=copies)
            self.book.published(self.name, publication)

    def _new_copies(self, shown: Mapping[str, Shown]) -> Mapping[str, str]:
        """Return the copies that entries of the feed, or hidden copies of what has left it, stand for as of now."""
        known = {**self.past.shown, **shown}
        return {id: leader for id, leader in self.copies.items() if leader in known and id not in self.past.shown}

    def _replaced(self, files: Sequence[File], written: set[str], *, is_foreign: bool) -> list[Replaced]:
        """Return the files that the journal does not know, with their causes; a page's are those of its entry alone."""
        unsaid = [file for file in files if file.path not in written and self._is_unsaid(file)]
        return [
            *self._caused(files, written, is_foreign=is_foreign),
            *(Replaced(f.path, f.body, [IN_PLACE]) for f in unsaid),
        ]

    def _is_unsaid(self, file: File) -> bool:
        """Tell whether a file stood in its place already, and the journal does not know it."""
        return self.book.last(self.name, file.path) != self.book.digest(file.body)

    def _caused(self, files: Sequence[File], written: set[str], *, is_foreign: bool) -> list[Replaced]:
        if not written:
            return []
        why = causes(self.workspace, self.past, self.entries, is_foreign=is_foreign)
        pages = {entry.page: causes_of_page(self.workspace, self.past, entry) for entry in self.entries if entry.page}
        return [Replaced(file.path, file.body, pages.get(file.path, why)) for file in files if file.path in written]


def _settings(workspace: Workspace, name: str) -> Mapping[str, str]:
    """Return what a feed's files are made with, key by key."""
    table, site = workspace.config.feeds[name], workspace.config.site
    own = {f"feed.{name}.{each.name}": repr(getattr(table, each.name)) for each in fields(table) if each.name != "was"}
    own[f"feed.{name}.sources"] = repr(list(workspace.config.holds(name)))
    return {"site.title": repr(site.title), "site.url": repr(site.url), **own}


def with_pages(workspace: Workspace, name: str, entries: Sequence[Entry]) -> Sequence[Entry]:
    """Return a feed's entries, newest first; one without an address is given its page here, once and for good."""
    minted = {entry.id: f"{name}/{entry.slug}.html" for entry in entries if not (entry.link or entry.page)}
    if minted:
        workspace.store.entries.place(minted)
    return [replace(entry, page=minted.get(entry.id, entry.page)) for entry in entries]


def _feeds(feed: Feed, entries: Sequence[Entry], fragments: MutableMapping[str, bytes]) -> Iterator[File]:
    """Give a feed in every format. Raises OutputError for one that is not valid."""
    for format in FORMATS:
        module = import_module(f"syndicate.formats.{format}")
        path = feed.name + module.SUFFIX
        body = b"".join(module.render(feed, entries, fragments))
        findings: Sequence[Finding] = import_module(f"syndicate.validate.{format}").check(body)
        errors = [finding for finding in findings if finding.level == "error"]
        if errors:
            raise OutputError(path, "is not valid and is not published, the file from before stays", errors[0])
        yield File(path, body)


def _writers(workspace: Workspace, name: str, entries: Sequence[Entry]) -> Mapping[str, str]:
    """Return the feed that writes the page of each entry that has no address of its own, by path.

    One feed writes a page, or two feeds would write it in turn for ever: the one that minted it, else the first of the
    config that holds the entry now.
    """
    pages = {entry.page: entry.id for entry in entries if entry.page and not entry.link}
    held = _held(workspace, name, entries) if pages else {}
    return {path: _writer(path, [each for each, ids in held.items() if id in ids]) for path, id in pages.items()}


def _held(workspace: Workspace, name: str, entries: Sequence[Entry]) -> Mapping[str, set[str]]:
    """Return the ids of what every feed holds now, in the order of the config; `entries` are those of feed `name`."""
    return {
        each: {entry.id for entry in (entries if each == name else workspace.entries(each))}
        for each in workspace.config.feeds
    }


def _fingerprint(head: object, entries: Sequence[Entry]) -> str:
    """Return a digest of all that a feed's files are made of: who writes, the feed's own facts, its entries."""
    digest = blake2b(repr(head).encode("utf-8", "surrogatepass"), digest_size=16)
    for entry in entries:
        digest.update(repr(entry).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _writer(path: str, holding: Sequence[str]) -> str:
    """Return the feed that writes a page: the one that minted it, else the first that holds its entry."""
    home = path.partition("/")[0]
    return home if home in holding else next(iter(holding), home)
