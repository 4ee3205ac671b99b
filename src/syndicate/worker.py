"""Due, claim, act, report: the one-off, and what the daemon does in the same way."""

from __future__ import annotations

import errno
import logging
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from syndicate.acts.ingest import LEASE, ingest
from syndicate.acts.publish import publish
from syndicate.acts.restore import restore
from syndicate.acts.share import share
from syndicate.acts.store import trim
from syndicate.errors import LeaseLost, OutputError, SourceError, StoreError, StoreLocked, UsageError
from syndicate.model import FeedReport, Report, SourceReport
from syndicate.ports import Lease, Round

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, MutableMapping

    from syndicate.engines.local import Engine
    from syndicate.workspace import Workspace

T = TypeVar("T")

PATIENCE = timedelta(seconds=60)
"""How long a one-off goes on for pages whose host asked to wait, and for a job that another worker holds."""
PUBLISHING = timedelta(minutes=15)
"""How long writing a feed's files may take; a dead owner loses its lease at once."""
POLL = 0.2
"""Seconds between two looks at a lease that another worker holds."""
AHEAD = timedelta(minutes=1)
"""By how much a clock may go back without a word: it is set right all the time."""
FAILED_AGAIN = timedelta(minutes=5)
"""When a source is tried again after a fault of our own."""

log = logging.getLogger("syndicate.worker")


# -- the one-off


def choose(workspace: Workspace, names: Sequence[str], *, everything: bool) -> tuple[list[str], list[str]]:
    """Return the sources to ingest and the feeds to publish for the names on a command line.

    A NAME is every source and every feed of that name, ``source.x`` and ``feed.x`` are exact. For a feed its sources
    are ingested; for a source the feeds that hold it are published. Without names: what is due, and all feeds.
    Raises UsageError for a name that is neither.
    """
    if everything:
        return list(workspace.config.sources), list(workspace.config.feeds)
    if not names:
        return _due(workspace), list(workspace.config.feeds)
    sources: dict[str, None] = {}
    feeds: dict[str, None] = {}
    for name in names:
        source, feed = _meant(workspace, name)
        sources |= dict.fromkeys([*source, *(held for each in feed for held in workspace.config.holds(each))])
        feeds |= dict.fromkeys([*feed, *workspace.feeds_of(source)])
    return list(sources), [name for name in workspace.config.feeds if name in feeds]


def _meant(workspace: Workspace, name: str) -> tuple[list[str], list[str]]:
    """Return the source and the feed that a NAME means, one of each at most. Raises UsageError where it is neither."""
    shelf, dot, rest = name.partition(".")
    exact = dot and shelf in {"source", "feed"}
    shelves = (shelf,) if exact else ("source", "feed")
    word = rest if exact else name
    source = [word] if "source" in shelves and word in workspace.config.sources else []
    feed = [word] if "feed" in shelves and word in workspace.config.feeds else []
    if not source + feed:
        raise UsageError(name or '""', "is neither a source nor a feed", _known(workspace, name))
    return source, feed


def _known(workspace: Workspace, name: str) -> str:
    from syndicate.config import nearest

    known = [*workspace.config.sources, *workspace.config.feeds]
    return nearest(name, known).removeprefix(", ") or f"there are {', '.join(dict.fromkeys(known))}"


def _due(workspace: Workspace) -> list[str]:
    """Return the sources that are due, and those that bother no host."""
    now = workspace.clock()
    due = {state.name for state in workspace.store.sources.states() if state.next_due is None or state.next_due <= now}
    return [name for name, source in workspace.config.sources.items() if name in due or source.is_local]


class Watch:
    """What a caller wants to know while a one-off is at work; this one wants to know nothing."""

    def begin(self, sources: Sequence[str]) -> None:
        """Hear which sources are about to be read."""

    def done(self, report: SourceReport) -> None:
        """Hear that one of them has been."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a one-off is asked for; without names what is due, and all feeds."""

    names: Sequence[str] = ()
    everything: bool = False
    """Every source, whether it is due or not."""
    accept: Sequence[str] = ()
    """Feeds whose files are let through whatever readers would show, sources whose held entries may be shared."""


def once(
    workspace: Workspace, engine: Engine, wanted: Wanted, *, watch: Watch | None = None, stop: Event | None = None
) -> Report:
    """Ingest what is due, or what is named, or everything; then publish and compose.

    `stop`, once set, ends the run early: what has been read is kept, nothing more is published, and the report says
    so. Raises UsageError for unknown names and StoreError where the memory fails.
    """
    run = _Once(workspace, engine, watch or Watch(), stop or Event())
    restore(workspace)
    rewind(workspace)
    run.let_through(wanted.accept)
    sources, feeds = choose(workspace, [*wanted.names, *wanted.accept], everything=wanted.everything)
    run.watch.begin(sources)
    reports = run.ingest(sources)
    if run.stop.is_set():
        return Report(sources=reports, interrupted=True)
    published = [run.publish(name) for name in feeds if not run.stop.is_set()]
    trim(workspace)
    return Report(sources=reports, feeds=published, interrupted=len(published) < len(feeds))


class _Once:
    def __init__(self, workspace: Workspace, engine: Engine, watch: Watch, stop: Event) -> None:
        self.workspace = workspace
        self.engine = engine
        self.watch = watch
        self.stop = stop
        self.deadline = time.monotonic() + PATIENCE.total_seconds()
        self.fragments: dict[str, bytes] = {}
        self.accepted: set[str] = set()

    def let_through(self, names: Sequence[str]) -> None:
        """Hear which feeds are let through, and let the held entries of sources be shared. Raises UsageError."""
        for name in names:
            sources, feeds = _meant(self.workspace, name)
            self.accepted |= set(feeds)
            for source in sources:
                self.workspace.store.entries.let_go(source)

    def ingest(self, sources: Sequence[str]) -> list[SourceReport]:
        reports: dict[str, SourceReport] = {}
        for report in self.engine.map(self.visit, sources):
            reports[report.name] = report
            self.watch.done(report)
        while (waiting := self.resumable(reports)) and not self.stop.is_set():
            for report in self.engine.map(self.resume, waiting):
                reports[report.name] = _joined(reports[report.name], report)
        return [reports[name] for name in sources if name in reports]

    def resumable(self, reports: Mapping[str, SourceReport]) -> list[str]:
        """Wait for the hosts that asked to, as long as patience lasts; return the sources that may go on."""
        now = datetime.now(UTC)
        waits = [(report.resume - now).total_seconds() for report in reports.values() if report.resume]
        if not waits or min(waits) > self.left():
            return []
        self.stop.wait(max(0.0, min(waits)))
        now = datetime.now(UTC)
        return [report.name for report in reports.values() if report.resume and report.resume <= now]

    def visit(self, name: str) -> SourceReport:
        return self.round(name, forced=True)

    def resume(self, name: str) -> SourceReport:
        return self.round(name, forced=False)

    def round(self, name: str, *, forced: bool) -> SourceReport:
        sources = self.workspace.store.sources
        lease = self.wait(lambda: sources.take(name, self.workspace.owner, self.workspace.clock(), LEASE))
        if lease is None:
            return _not_ours(self.workspace, name, stopped=self.stop.is_set())
        return guarded(self.workspace, lease, forced=forced)

    def publish(self, name: str) -> FeedReport:
        feeds = self.workspace.store.feeds
        lease = self.wait(lambda: feeds.take(name, self.workspace.owner, self.workspace.clock(), PUBLISHING))
        if lease is None:
            what = "another worker is publishing it, try again later"
            return FeedReport(name=name, error=f"feed.{name}: {what}", exit_code=StoreLocked.exit_code)
        return publish_leased(self.workspace, lease, self.fragments, accept=name in self.accepted)

    def left(self) -> float:
        """Return how many seconds of patience are left, whatever becomes of the clock meanwhile."""
        return self.deadline - time.monotonic()

    def wait(self, take: Callable[[], Lease | None]) -> Lease | None:
        """Take a lease, waiting for a living owner as long as patience lasts."""
        lease = take()
        while lease is None and not self.stop.is_set() and self.left() > 0:
            self.stop.wait(POLL)
            lease = take()
        return lease


def _joined(before: SourceReport, after: SourceReport) -> SourceReport:
    """Add what a source yielded after waiting to what it had yielded before."""
    return replace(
        after,
        outcome="ok" if "ok" in {before.outcome, after.outcome} and not after.error else after.outcome,
        new=before.new + after.new,
        edited=before.edited + after.edited,
        problems=[*before.problems, *after.problems],
    )


def _not_ours(workspace: Workspace, name: str, *, stopped: bool) -> SourceReport:
    if stopped:
        return SourceReport(name=name, outcome="stopped")
    state = workspace.store.sources.state(name)
    holder = state.leased_to if state else None
    return SourceReport(
        name=name,
        outcome="failed",
        error=f"{name}: another worker is at it ({holder})",
        exit_code=StoreLocked.exit_code,
    )


# -- what both do


def rewind(workspace: Workspace) -> None:
    """Where the clock has been set back, let sources wait no longer than they were to, and say so."""
    now = workspace.clock()
    count = workspace.store.sources.rewind(now, AHEAD)
    if count:
        log.warning(
            "clock: it was set back (it is %s now, and %d sources had been read after that): they wait from now on",
            f"{now:%Y-%m-%d %H:%M} UTC", count,
        )  # fmt: skip


def safely(subject: str, work: Callable[[], T], failed: Callable[[str, int | None], T]) -> T:
    """Return what `work` returns; a fault of our own is logged with its trace and told by `failed`, with its exit code.

    Where the machine fails in the middle of anything (no file can be opened, a disk is gone) that is told, without a
    code.
    """
    try:
        return work()
    except StoreError:
        raise
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _OF_THE_MACHINE:
            return failed(f"{subject}: the machine fails, try again when that is mended ({error.strerror})", None)
        log.exception("%s: internal error", subject)
        return failed(f"{subject}: internal error, the log has the trace ({type(error).__name__})", 1)


_OF_THE_MACHINE = frozenset(
    {errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS}
)


def guarded(workspace: Workspace, lease: Lease, *, forced: bool = False) -> SourceReport:
    """Visit a source; a fault of our own is a failed round."""

    def failed(reason: str, code: int | None) -> SourceReport:
        now = workspace.clock()
        due = now + FAILED_AGAIN
        with suppress(LeaseLost):
            workspace.store.sources.finish(lease, Round(now=now, next_due=due, listing_due=due, error=reason))
        return SourceReport(
            name=lease.name, outcome="failed", error=reason, exit_code=code or SourceError.exit_code, next_due=due
        )

    return safely(lease.name, lambda: ingest(workspace, lease, forced=forced), failed)


def publish_leased(
    workspace: Workspace, lease: Lease, fragments: MutableMapping[str, bytes], *, accept: bool = False
) -> FeedReport:
    """Publish a feed and its snippets under a lease, and end the lease."""
    report = FeedReport(name=lease.name, error="not published")
    try:
        report = safely(
            f"feed.{lease.name}",
            lambda: _published(workspace, lease.name, fragments, accept=accept),
            lambda reason, code: FeedReport(name=lease.name, error=reason, exit_code=code or OutputError.exit_code),
        )
    finally:
        workspace.store.feeds.done(lease, clean=report.error is None)
    return report


def _published(workspace: Workspace, name: str, fragments: MutableMapping[str, bytes], *, accept: bool) -> FeedReport:
    """Write a feed's files, then its snippets."""
    published = publish(workspace, name, fragments, accept=accept)
    if published.error is not None:
        return replace(published, exit_code=OutputError.exit_code)
    shared = share(workspace, name)
    return replace(
        published,
        written=[*published.written, *shared.written],
        unchanged=[*published.unchanged, *shared.unchanged],
        error=shared.error,
        exit_code=OutputError.exit_code if shared.error is not None else 0,
    )
