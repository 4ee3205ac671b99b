"""What stood where before: an entry's revisions, a feed's journal, and the feed as it was at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from importlib import import_module
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from syndicate.acts._former import former_names
from syndicate.entries.changes import differences
from syndicate.errors import UsageError
from syndicate.model import EditedBy

if TYPE_CHECKING:
    from syndicate.model import Entry
    from syndicate.ports import Line, Shown
    from syndicate.workspace import Workspace

DEEPEST = 10_000
"""Entries of a source that are looked at to make a feed of the past anew."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit of an entry: when, and what was changed by it."""

    when: datetime
    by: EditedBy
    differences: Sequence[str]


@dataclass(frozen=True, slots=True)
class Then:
    """A feed as it stood at a time."""

    body: bytes
    since: datetime | None
    """When these bytes were published; None where they are no longer kept, and were made anew of the revisions."""


def history(workspace: Workspace, word: str) -> tuple[Entry, Sequence[Edit]]:
    """Return an entry and its edits, oldest first. Raises UsageError for a word that means no single entry."""
    found = workspace.store.entries.search(word)
    found = [entry for entry in found if word in (entry.id, entry.slug, entry.link, entry.page)] or found
    if len(found) != 1:
        what = f"means {len(found)} entries" if found else "is no entry"
        raise UsageError(word, what, "name one by its id or slug, `syndicate show FEED` lists them")
    entry = found[0]
    past = workspace.store.entries.history(entry.id)
    versions = [revision.entry for revision in past] + [entry]
    edits = zip(past, versions, versions[1:], strict=False)
    return entry, [Edit(revision.until, revision.by, differences(old, new)) for revision, old, new in edits]


def journal(workspace: Workspace, word: str, limit: int) -> Sequence[Line]:
    """Return the newest lines of a feed's journal, newest first. Raises UsageError for what is no feed."""
    return workspace.store.feeds.journal(_feed(workspace, word), limit)


def at(workspace: Workspace, word: str, stated: str, format: str) -> Then:
    """Return a feed's file as it stood at a date or time, which is read in the site's zone: a day means its end.

    Where its bytes are no longer kept it is made anew from the entries as they stood then. Raises UsageError for what
    is no feed, no date, or lies before all that is known.
    """
    name = _feed(workspace, word)
    when = _moment(workspace, stated)
    kept = _kept(workspace, name, format, when)
    if kept is not None:
        return kept
    entries = _entries_at(workspace, name, when)
    if not entries:
        raise UsageError(
            stated, f"is before all that is known of feed.{name}", "its journal says since when it is kept"
        )
    feed = workspace.feed(name, entries)
    module = import_module(f"syndicate.formats.{format}")
    return Then(b"".join(module.render(feed, entries, {})), None)


def _kept(workspace: Workspace, name: str, format: str, when: datetime) -> Then | None:
    """Return the bytes that stood then, under the feed's name or one that it had; None where they are not kept."""
    names = (name, *former_names(workspace, name))
    found = [workspace.store.feeds.at(name, f"{each}.{format}", when) for each in names]
    last = max((each for each in found if each is not None), key=lambda each: each[0], default=None)
    return Then(last[1], last[0]) if last is not None and last[1] is not None else None


def _feed(workspace: Workspace, word: str) -> str:
    name = word.removeprefix("feed.")
    if name not in workspace.config.feeds:
        raise UsageError(word, "is no feed", f"there are {', '.join(workspace.config.feeds)}")
    return name


def _moment(workspace: Workspace, stated: str) -> datetime:
    zone = ZoneInfo(workspace.config.site.timezone)
    try:
        if len(stated) == len("2026-03-01"):
            return datetime.combine(date.fromisoformat(stated), time.max, zone).astimezone(UTC)
        when = datetime.fromisoformat(stated)
        return (when if when.tzinfo else when.replace(tzinfo=zone)).astimezone(UTC)
    except ValueError:
        raise UsageError(stated, "is no date", 'write "2026-03-01" or "2026-03-01T09:30"') from None
    except OverflowError:
        raise UsageError(stated, "lies outside the years 1 to 9999", "in UTC, the site's zone is not") from None


def _entries_at(workspace: Workspace, name: str, when: datetime) -> Sequence[Entry]:
    """Return what a feed would have held: entries seen by then, each as it stood, under today's settings."""
    known = workspace.store.entries.latest(workspace.config.holds(name), DEEPEST)
    then = [_as_it_stood(workspace, entry, when) for entry in known if entry.first_seen <= when]
    return workspace.chosen(name, then, _shown_by(workspace, name, when), when).entries


def _shown_by(workspace: Workspace, name: str, when: datetime) -> Mapping[str, Shown]:
    """Return what a feed had shown by a time, as far as is known."""
    shown = workspace.store.feeds.shown(name)
    later = {id for id, each in shown.items() if each.until is not None and each.until > when}
    # A copy is remembered with the time at which it was found to be one.
    return {
        id: replace(each, until=None) if id in later else each
        for id, each in shown.items()
        if not (id in later and each.copy_of)
    }


def _as_it_stood(workspace: Workspace, entry: Entry, when: datetime) -> Entry:
    later = [revision.entry for revision in workspace.store.entries.history(entry.id) if revision.until > when]
    stood = later[0] if later else entry
    return replace(stood, page=entry.page, deleted=stood.deleted if stood.deleted and stood.deleted <= when else None)
