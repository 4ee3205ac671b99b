"""What subscribers would see of a feed's new files, and what the memory knows that explains it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from syndicate.ports import FeedState, Shown
from syndicate.validate.gate import Facts, Verdict, judge
from syndicate.validate.readers import Item, Remembered, View, items, look, remember

if TYPE_CHECKING:
    from datetime import datetime

    from syndicate.model import Entry
    from syndicate.workspace import Workspace

QUERY = frozenset({"categories", "authors", "language", "match", "exclude", "since", "per_source", "limit"})
"""Keys of a feed that say what it holds of its sources: who changes one of them wants old entries to come."""
STALE = timedelta(days=1)
"""By how much an entry may be older than the newest its feed has shown of its source: articles are listed late."""


@dataclass(frozen=True, slots=True)
class Past:
    """What is remembered of a feed, and how it differs from what is wanted now."""

    name: str
    state: FeedState
    shown: Mapping[str, Shown]
    settings: Mapping[str, str]
    """What the files are made with now, key by key."""
    program: str

    @property
    def is_first(self) -> bool:
        """Nothing has been published yet, as far as is known."""
        return self.state.succeeded is None

    @property
    def changed_settings(self) -> Sequence[str]:
        """Keys that are set to something else than when the files were made."""
        if self.is_first:
            return []
        before = self.settings_before
        return [key for key in {**before, **self.settings} if before.get(key) != self.settings.get(key)]

    @property
    def settings_before(self) -> Mapping[str, str]:
        """What the files that stand were made with, under the names that the keys have now: a feed may be renamed."""
        found = {}
        for key, value in self.state.settings.items():
            shelf, _, rest = key.partition(".")
            found[f"feed.{self.name}.{rest.partition('.')[2]}" if shelf == "feed" else key] = value
        return found

    @property
    def former_name(self) -> str | None:
        """The name that the feed had when its files were made; None where it has it still."""
        names = {key.split(".")[1] for key in self.state.settings if key.startswith("feed.")}
        return next(iter(names - {self.name}), None)

    @property
    def is_asked_anew(self) -> bool:
        """The operator has changed what the feed holds of its sources, and wants old entries to come.

        What goes by that is explained entry by entry, and nobody wants an article to be shown again.
        """
        return any(key.rpartition(".")[2] in QUERY for key in self.changed_settings)

    @property
    def quiet(self) -> FeedState:
        """The state without its time: what it is when nothing has happened."""
        return replace(self.state, succeeded=None, held=tuple(self.state.held), was=tuple(self.state.was))

    @property
    def standing(self) -> Mapping[str, Shown]:
        """The entries that stand in the feed."""
        return {id: shown for id, shown in self.shown.items() if shown.until is None}


@dataclass(frozen=True, slots=True)
class Replacing:
    """A feed's file that takes another's place."""

    format: str
    before: bytes | None
    """What stands there."""
    after: bytes


def verdict(workspace: Workspace, past: Past, entries: Sequence[Entry], files: Sequence[Replacing]) -> Verdict:
    """Judge new feed files against what stands in their places.

    A file that cannot be read as a feed was not ours, or is torn: what it showed is not known, and holds nothing back.
    """
    views: list[View] = []
    titles: dict[str, str] = {}
    back: set[str] = set()
    remembered, away, is_news = _remembered(past), _away(past, workspace.clock()), _news(workspace, entries)
    for file in files:
        standing, now = _standing(file.before, file.format), items(file.after, file.format)
        titles |= {item.name: item.title for item in standing}
        views += look(standing, now, remembered, away, is_news)
        back |= _gone_back(standing, now) if file.format == "json" else set()
    titles |= {entry.id: entry.title for entry in entries}
    lost = {id for view in views for id in view.lost}
    left = {id: why for id in lost if (why := why_left(workspace, past.name, entries, id))}
    old = _old(past, entries, workspace.clock())
    return judge(views, Facts(titles=titles, entries=len(entries), old=old, left=left, back=back))


def _gone_back(before: Sequence[Item], after: Sequence[Item]) -> set[str]:
    """Return the items of a JSON feed whose last edit would be older than the one that stands there.

    The memory is an older one then.
    """
    edited = {item.id: _moment(item.updated) for item in before}
    return {item.id for item in after if _moment(item.updated) < edited.get(item.id, "")}


def _moment(stated: str) -> str:
    """Return a date of a JSON feed of ours so that later ones come after earlier ones."""
    return stated.removesuffix("Z")


def _news(workspace: Workspace, entries: Sequence[Entry]) -> Callable[[str, str], bool]:
    """Return what tells whether an entry says the same as an old one again, as a notice does every week.

    That is so where its source published it after we had seen the old one: it knows both.
    """
    present = {entry.id: entry for entry in entries}

    def is_news(new: str, old: str) -> bool:
        entry, known = present.get(new), workspace.store.entries.known(old)
        if entry is None or known is None or entry.published_precision == "seen":
            return False
        return entry.source == known.entry.source and entry.published > known.entry.first_seen

    return is_news


def _remembered(past: Past) -> Mapping[str, Remembered]:
    """Return what earlier files of a feed have shown, by entry."""
    found = {id: Remembered.decoded(shown.memory) for id, shown in past.shown.items()}
    return {id: memory for id, memory in found.items() if memory is not None}


def _away(past: Past, now: datetime) -> Mapping[str, timedelta]:
    """Return for how long entries have been out of a feed."""
    return {id: now - shown.until for id, shown in past.shown.items() if shown.until is not None and not shown.copy_of}


def _standing(body: bytes | None, format: str) -> Sequence[Item]:
    try:
        return items(body, format) if body is not None else ()
    except ValueError:
        return ()


def _old(past: Past, entries: Sequence[Entry], now: datetime) -> set[str]:
    """Return the entries that are no news to a subscriber of the feed though it has not shown them, without a cause.

    What a clock that ran ahead has dated is no measure; and what was listed as early as the newest that stands had to
    wait for its page, or for room in the feed.
    """
    if past.is_first or past.is_asked_anew:
        return set()
    newest = _newest([entry for entry in entries if entry.id in past.standing and entry.published <= now])
    fresh = [entry for entry in entries if entry.id not in past.standing]
    return {entry.id for entry in fresh if _is_older(entry, newest.get(entry.source))}


def _newest(entries: Sequence[Entry]) -> Mapping[str, Entry]:
    """Return the newest entry of each source."""
    return {entry.source: entry for entry in sorted(entries, key=lambda entry: entry.published)}


def _is_older(entry: Entry, newest: Entry | None) -> bool:
    return newest is not None and entry.published < newest.published - STALE and entry.first_seen > newest.first_seen


def why_left(workspace: Workspace, name: str, entries: Sequence[Entry], id: str) -> str | None:
    """Return why an entry is in its feed no more, None where nothing explains it."""
    known = workspace.store.entries.known(id)
    if known is None:
        return None
    table = workspace.config.feeds[name]
    reasons = {
        "pruned": known.is_pruned,
        "its source left the feed": known.entry.source not in workspace.config.holds(name),
        workspace.filter(name).why_not(known.entry) or "": not workspace.filter(name).keeps(known.entry),
        "a copy leads": any(known.entry.link in entry.also_at for entry in entries),
        "limit": len(entries) >= table.limit,
        "per_source": bool(table.per_source),
    }
    return next((why for why, holds in reasons.items() if holds), None)


def memory_of(after: bytes) -> Mapping[str, str]:
    """Return what is kept of the items of a JSON feed, by id."""
    return {item.id: remember(item).encoded() for item in items(after, "json")}
