"""The daemon: tick after tick it claims what is due and publishes what has changed, and minds the clock."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import MutableMapping
from contextlib import contextmanager
from datetime import timedelta
from threading import Lock
from typing import TYPE_CHECKING

from syndicate.acts.ingest import LEASE
from syndicate.acts.restore import restore
from syndicate.acts.store import forget, trim
from syndicate.errors import LeaseLost, StoreError, StoreLocked
from syndicate.worker import AHEAD, FAILED_AGAIN, PUBLISHING, guarded, publish_leased, rewind
from syndicate.workspace import reconfigured

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from threading import Event

    from syndicate.config import Config
    from syndicate.engines.local import Engine
    from syndicate.model import FeedReport, SourceReport
    from syndicate.ports import Lease
    from syndicate.workspace import Workspace

LEAP = timedelta(days=1)
"""A clock that goes this far from one look to the next may be wrong: for as long nothing is forgotten for its age."""
TIDY = timedelta(hours=1)
"""How often the daemon drops copies over the budget, and the bytes of files replaced long ago."""

FRAGMENTS = 64_000_000
"""Bytes of rendered pieces that are kept in memory: some hundred feeds of fifty whole articles in three formats."""

log = logging.getLogger("syndicate.worker")


class Fragments(MutableMapping[str, bytes]):
    """Rendered pieces of feeds for the next time, `most` bytes at the most. Safe for threads.

    What was asked for longest ago is forgotten first; a piece that is larger than all room is not kept.
    """

    def __init__(self, most: int = FRAGMENTS) -> None:
        self._most = most
        self._size = 0
        self._pieces: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def __getitem__(self, key: str) -> bytes:
        with self._lock:
            self._pieces.move_to_end(key)
            return self._pieces[key]

    def __setitem__(self, key: str, piece: bytes) -> None:
        with self._lock:
            self._size += len(piece) - len(self._pieces.pop(key, b""))
            self._pieces[key] = piece
            while self._size > self._most:
                self._size -= len(self._pieces.popitem(last=False)[1])

    def __delitem__(self, key: str) -> None:
        with self._lock:
            self._size -= len(self._pieces.pop(key))

    def __iter__(self) -> Iterator[str]:
        with self._lock:
            return iter(list(self._pieces))

    def __len__(self) -> int:
        with self._lock:
            return len(self._pieces)


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
        self._fragments = Fragments()
        self._publishing: set[str] = set()
        self._at_work: list[Workspace] = []
        self._held: dict[str, datetime] = {}
        self._seen = self._tidied = self._trusted = workspace.clock()
        self._lock = Lock()

    def start(self) -> None:
        """Take a lost memory back, and see to it that every feed stands as the config has it."""
        restore(self.workspace)
        rewind(self.workspace)
        states = self.workspace.store.sources.states()
        self._seen = max((state.last_checked for state in states if state.last_checked), default=self._seen)
        self.workspace.store.feeds.mark(list(self.workspace.config.feeds))

    def reconfigure(self, config: Config) -> None:
        """Go on with another config, from the next tick on; rounds at work end with the one they began with.

        How many threads fetch is decided at the start. Raises StoreError, and then nothing has changed.
        """
        workspace = reconfigured(self.workspace, config)
        workspace.store.feeds.mark(list(config.feeds))
        with self._lock:
            before, self.workspace = self.workspace, workspace
            is_in_use = any(each is before for each in self._at_work)
        if not is_in_use:
            before.abort()

    def abort(self) -> None:
        """Give up all fetches at work, those of rounds that began before the config was edited too."""
        with self._lock:
            workspaces = [self.workspace, *self._at_work]
        for each in workspaces:
            each.abort()

    @contextmanager
    def _using(self) -> Iterator[Workspace]:
        """Give the workspace of now to whoever begins something, and keep it open until that has ended."""
        with self._lock:
            workspace = self.workspace
            self._at_work.append(workspace)
        try:
            yield workspace
        finally:
            with self._lock:
                del self._at_work[next(at for at, each in enumerate(self._at_work) if each is workspace)]
                is_former = workspace is not self.workspace and all(each is not workspace for each in self._at_work)
            if is_former:
                workspace.abort()

    def tick(self) -> None:
        """Claim due sources while threads are free, and hand dirty feeds to them."""
        if self.stop.is_set():
            return
        try:
            self._mind_clock()
            self._claim()
            self._publish_dirty()
            self._tidy()
        except StoreLocked as error:
            log.warning("%s", error)
        except StoreError as error:
            self.fail(error)

    def _mind_clock(self) -> None:
        """See whether the clock was set: nothing may wait for a time that comes in years, or is forgotten before it."""
        now = self.workspace.clock()
        if now < self._seen - AHEAD:
            self._held.clear()
            self._tidied = now
            rewind(self.workspace)
        if now > self._seen + LEAP:
            self._trusted = now + LEAP
        self._seen = now

    def _tidy(self) -> None:
        """Keep the memory within its budgets."""
        now = self.workspace.clock()
        if now - self._tidied >= TIDY:
            self._tidied = now
            # Of a round that was at work while the clock was set back.
            rewind(self.workspace)
            # Time alone takes entries out of a feed, and anybody a file: a feed that stands costs a look.
            self.workspace.store.feeds.mark(list(self.workspace.config.feeds))
            trim(self.workspace)
            if now >= self._trusted:
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
        try:
            with self._using() as workspace:
                # It may have been edited away while it waited for a thread.
                if self.stop.is_set() or lease.name not in workspace.config.sources:
                    workspace.store.sources.release(lease, workspace.clock())
                else:
                    tell(guarded(workspace, lease))
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
            with self._using() as workspace:
                if name in workspace.config.feeds:
                    self._take(workspace, name)
        except (StoreLocked, LeaseLost) as error:
            log.warning("%s", error)
        except StoreError as error:
            self.fail(error)
        finally:
            with self._lock:
                self._publishing.discard(name)

    def _take(self, workspace: Workspace, name: str) -> None:
        now = workspace.clock()
        lease = workspace.store.feeds.take(name, workspace.owner, now, PUBLISHING)
        if lease is not None:
            report = publish_leased(workspace, lease, self._fragments)
            self._held[name] = now + FAILED_AGAIN if report.error else now
            tell_feed(report)


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
