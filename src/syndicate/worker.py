"""Due, claim, act, report: `once` for the one-off, `Daemon` for every tick, both with the same acts and pool."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from threading import Event, Lock
from typing import TYPE_CHECKING, TypeVar

from syndicate.acts.ingest import LEASE, ingest
from syndicate.acts.publish import publish
from syndicate.acts.restore import restore
from syndicate.acts.share import share
from syndicate.acts.store import forget, trim
from syndicate.errors import LeaseLost, OutputError, StoreError, StoreLocked, UsageError
from syndicate.model import FeedReport, Report, SourceReport
from syndicate.ports import Lease, Round
from syndicate.workspace import reconfigured

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, MutableMapping

    from syndicate.config import Config
    from syndicate.engines.local import Engine
    from syndicate.workspace import Workspace

T = TypeVar("T")

PATIENCE = timedelta(seconds=60)
"""How long a one-off goes on for pages whose host asked to wait, and for a job that another worker holds."""
PUBLISHING = timedelta(minutes=15)
"""How long writing a feed's files may take; a dead owner loses its lease at once."""
POLL = 0.2
"""Seconds between two looks at a lease that another worker holds."""
TIDY = timedelta(hours=1)
"""How often the daemon drops copies over the budget, and the bytes of files replaced long ago."""
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
        self.patience = datetime.now(UTC) + PATIENCE
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
        times = [report.resume for report in reports.values() if report.resume and report.resume <= self.patience]
        if not times:
            return []
        self.stop.wait(max(0.0, (min(times) - datetime.now(UTC)).total_seconds()))
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

    def wait(self, take: Callable[[], Lease | None]) -> Lease | None:
        """Take a lease, waiting for a living owner as long as patience lasts."""
        lease = take()
        while lease is None and not self.stop.is_set() and datetime.now(UTC) < self.patience:
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


def safely(subject: str, work: Callable[[], T], failed: Callable[[str], T]) -> T:
    """Return what `work` returns; a fault of our own is logged with its trace and told by `failed`."""
    try:
        return work()
    except StoreError:
        raise
    except Exception as error:
        log.exception("%s: internal error", subject)
        return failed(f"{subject}: internal error, the log has the trace ({type(error).__name__})")


def guarded(workspace: Workspace, lease: Lease, *, forced: bool = False) -> SourceReport:
    """Visit a source; a fault of our own is a failed round."""

    def failed(reason: str) -> SourceReport:
        now = workspace.clock()
        due = now + FAILED_AGAIN
        with suppress(LeaseLost):
            workspace.store.sources.finish(lease, Round(now=now, next_due=due, listing_due=due, error=reason))
        return SourceReport(name=lease.name, outcome="failed", error=reason, exit_code=1, next_due=due)

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
            lambda reason: FeedReport(name=lease.name, error=reason, exit_code=1),
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


# -- the daemon


class Daemon:
    """Claims what is due into the engine's threads and publishes what has changed, tick after tick.

    The store holds when a source is due, so a restart and a busy moment skip nothing; only as much is claimed as the
    threads can take soon. `failure` is set when the memory fails for good, and then the daemon stops.
    """

    def __init__(self, workspace: Workspace, engine: Engine, stop: Event) -> None:
        self.workspace = workspace
        self.engine = engine
        self.stop = stop
        self.failure: StoreError | None = None
        self._fragments: dict[str, bytes] = {}
        self._publishing: set[str] = set()
        self._held: dict[str, datetime] = {}
        self._tidied = workspace.clock()
        self._lock = Lock()

    def start(self) -> None:
        """Take a lost memory back, and see to it that every feed stands as the config has it."""
        restore(self.workspace)
        self.workspace.store.feeds.mark(list(self.workspace.config.feeds))

    def reconfigure(self, config: Config) -> None:
        """Go on with another config, from the next tick on; rounds at work end with the one they began with.

        How many threads fetch is decided at the start. Raises StoreError, and then nothing has changed.
        """
        workspace = reconfigured(self.workspace, config)
        workspace.store.feeds.mark(list(config.feeds))
        self.workspace = workspace

    def tick(self) -> None:
        """Claim due sources while threads are free, and hand dirty feeds to them."""
        if self.stop.is_set():
            return
        try:
            self._claim()
            self._publish_dirty()
            self._tidy()
        except StoreLocked as error:
            log.warning("%s", error)
        except StoreError as error:
            self.fail(error)

    def _tidy(self) -> None:
        """Keep the memory within its budgets; a clock that was set back waits no longer than usual."""
        now = self.workspace.clock()
        if not timedelta(0) <= now - self._tidied < TIDY:
            self._tidied = now
            trim(self.workspace)
            forget(self.workspace)

    def fail(self, error: StoreError) -> None:
        """Stop: without a memory nothing may be published."""
        log.error("%s", error)
        self.failure = error
        self.stop.set()

    def _claim(self) -> None:
        room = 2 * self.engine.threads - self.engine.busy
        if room <= 0:
            return
        now = self.workspace.clock()
        names = self.workspace.config.sources
        for lease in self.workspace.store.sources.claim(self.workspace.owner, now, LEASE, names, room):
            self.engine.submit(lambda lease=lease: self._round(lease))  # type: ignore[misc]  # bound now, not at the call

    def _round(self, lease: Lease) -> None:
        if self.stop.is_set():
            self.workspace.store.sources.release(lease, self.workspace.clock())
            return
        try:
            tell(guarded(self.workspace, lease))
        except (StoreLocked, LeaseLost) as error:
            # Its lease ends by itself, and then the source is due again.
            log.warning("%s", error)
        except StoreError as error:
            self.fail(error)

    def _publish_dirty(self) -> None:
        now = self.workspace.clock()
        for name in self.workspace.store.feeds.dirty():
            with self._lock:
                if name in self._publishing or name not in self.workspace.config.feeds:
                    continue
                if self._held.get(name, now) > now:
                    continue
                self._publishing.add(name)
            self.engine.submit(lambda name=name: self._publish(name))  # type: ignore[misc]

    def _publish(self, name: str) -> None:
        try:
            now = self.workspace.clock()
            lease = self.workspace.store.feeds.take(name, self.workspace.owner, now, PUBLISHING)
            if lease is not None:
                report = publish_leased(self.workspace, lease, self._fragments)
                self._held[name] = now + FAILED_AGAIN if report.error else now
                tell_feed(report)
        except (StoreLocked, LeaseLost) as error:
            log.warning("%s", error)
        except StoreError as error:
            self.fail(error)
        finally:
            with self._lock:
                self._publishing.discard(name)


def tell(report: SourceReport) -> None:
    """Log what a round did: a line for the source, a line for each article that failed."""
    for problem in report.problems:
        log.warning("%s: %s", report.name, problem)
    if report.error:
        log.warning("%s: %s", report.name, report.error)
    elif report.outcome != "unchanged":
        log.info("%s: %d new, %d edited, %d pending", report.name, report.new, report.edited, report.pending)


def tell_feed(report: FeedReport) -> None:
    """Log what publishing did."""
    if report.error:
        log.error("%s", report.error if report.error.startswith("feed.") else f"feed.{report.name}: {report.error}")
        for line in report.held:
            log.error("feed.%s: %s", report.name, line.strip())
    elif report.written:
        log.info("feed.%s: %d files written: %s", report.name, len(report.written), report.seen or "pages alone")
