"""One process: a pool of threads, and for the daemon APScheduler's clock, which calls one tick a second."""

from __future__ import annotations

import logging
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from datetime import UTC, datetime, timedelta
from threading import Event, Lock
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")
R = TypeVar("R")

log = logging.getLogger("syndicate.engine")

TICK = timedelta(seconds=1)
"""How often the daemon looks for what is due."""
STALLED = timedelta(seconds=5)
"""How far ahead the next look may lie."""


class Engine:
    """Calls functions in threads; knows neither jobs nor a store."""

    def __init__(self, threads: int) -> None:
        self.threads = threads
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="syndicate")
        self._lock = Lock()
        self._running: set[Future[None]] = set()

    def map(self, work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """Call `work` on each item, as many at once as there are threads; results come as they are done.

        An exception of `work` comes out here, and the items that have not begun are dropped.
        """
        futures = {self._pool.submit(work, item) for item in items}
        try:
            while futures:
                done, futures = wait(futures, return_when=FIRST_COMPLETED)
                for future in done:
                    yield future.result()
        finally:
            for future in futures:
                future.cancel()

    def submit(self, work: Callable[[], None]) -> None:
        """Call `work` in a thread, some time soon."""
        future = self._pool.submit(work)
        with self._lock:
            self._running.add(future)
        future.add_done_callback(self._forget)

    def _forget(self, future: Future[None]) -> None:
        with self._lock:
            self._running.discard(future)
        error = None if future.cancelled() else future.exception()
        if error is not None:
            log.error("internal error", exc_info=error)

    @property
    def busy(self) -> int:
        """How many submitted calls have not ended."""
        with self._lock:
            return len(self._running)

    def serve(self, tick: Callable[[], None], stop: Event) -> None:
        """Call `tick` every second until `stop` is set; a tick that takes longer is not called beside itself."""
        from apscheduler.executors.pool import ThreadPoolExecutor as OneThread
        from apscheduler.schedulers.background import BackgroundScheduler

        from syndicate.engines._ticks import Ticks

        scheduler = BackgroundScheduler(timezone="UTC", executors={"default": OneThread(1)})
        # misfire_grace_time defaults to one second in APScheduler 3: a busy moment would silently skip a run.
        job = scheduler.add_job(
            tick,
            Ticks(TICK),
            next_run_time=datetime.now(UTC),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        scheduler.start()
        try:
            # APScheduler waits for an hour of the day: a clock that is set back would stop it until that comes again.
            while not stop.wait(STALLED.total_seconds()):
                now = datetime.now(UTC)
                if job.next_run_time > now + STALLED:
                    job.modify(next_run_time=now)
        finally:
            scheduler.shutdown(wait=False)

    def drain(self, seconds: float) -> bool:
        """Wait until submitted calls have ended, `seconds` at most; True if they all have."""
        with self._lock:
            running = set(self._running)
        return not wait(running, timeout=seconds).not_done

    def close(self) -> None:
        """Take no more calls and drop those that have not begun. Idempotent."""
        self._pool.shutdown(wait=False, cancel_futures=True)
