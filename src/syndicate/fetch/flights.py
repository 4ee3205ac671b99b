"""Fetches under way: each ends by its deadline, and all of them end at once when the process does.

A timeout of a socket starts anew with every byte, so a host that drips one byte a second never meets it. Here a
watchdog shuts the connection itself when the total deadline has passed, whatever the fetch waits for.
"""

from __future__ import annotations

import socket
import time
from contextlib import contextmanager
from threading import Condition, Event, Lock, Thread
from typing import TYPE_CHECKING, Literal, TypeAlias

from syndicate.errors import Stopped, TimedOut

if TYPE_CHECKING:
    from collections.abc import Iterator

_Fate: TypeAlias = Literal["flying", "timed out", "stopped"]


class Flight:
    """One fetch under way: its deadline, and the connection that is shut when it is over. Times are monotonic seconds.

    The connection is held by a duplicate of its descriptor: shutting that ends the connection in whatever state it
    is, TLS handshake included, and the number cannot meanwhile belong to somebody else's file.
    """

    def __init__(self, subject: str, timeout: float) -> None:
        self.subject = subject
        self.timeout = timeout
        self.deadline = time.monotonic() + timeout
        self._lock = Lock()
        self._over = Event()
        self._fate: _Fate = "flying"
        self._connection: socket.socket | None = None

    @property
    def flying(self) -> bool:
        """Whether nobody has ended it yet."""
        return self._fate == "flying"

    def check(self) -> None:
        """Raise Stopped or TimedOut if it is over."""
        if self._fate == "stopped":
            raise Stopped(self.subject, "was given up, because this process is ending")
        if self._fate == "timed out" or time.monotonic() >= self.deadline:
            raise TimedOut(self.subject, f"took longer than {self.timeout:g} seconds")

    def left(self) -> float:
        """Return the seconds until the deadline, always more than none. Raises Stopped and TimedOut."""
        self.check()
        return max(self.deadline - time.monotonic(), 0.001)

    def wait(self, seconds: float) -> None:
        """Wait for our own turn, which is not held against the host: the deadline moves along. Raises Stopped."""
        if seconds > 0:
            self.deadline += seconds
            self._over.wait(seconds)
        self.check()

    def hold(self, connection: socket.socket) -> None:
        """Take over the right to shut `connection`; the one held before is let go. Raises Stopped and TimedOut."""
        duplicate = connection.dup()
        with self._lock:
            self._connection, old = duplicate, self._connection
        if old is not None:
            old.close()
        self.check()

    def abort(self, fate: Literal["timed out", "stopped"]) -> None:
        """End it from another thread. Idempotent; the first reason stays."""
        with self._lock:
            if self._fate != "flying":
                return
            self._fate = fate
            if self._connection is not None:
                _shut(self._connection)
        self._over.set()

    def land(self) -> None:
        """Let go of the connection. Idempotent."""
        with self._lock:
            connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()


def _shut(connection: socket.socket) -> None:
    """Shut a connection in both directions; one that never connected, or is gone, is left as it is."""
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return


class Flights:
    """All fetches of one client, with the one watchdog thread that ends those that are overdue."""

    def __init__(self, timeout: float) -> None:
        self._timeout = timeout
        self._changed = Condition()
        self._flying: set[Flight] = set()
        self._closed = False
        self._watchdog: Thread | None = None

    @contextmanager
    def start(self, subject: str) -> Iterator[Flight]:
        """Fly within a ``with`` block. Raises Stopped when everything is closed already."""
        flight = Flight(subject, self._timeout)
        with self._changed:
            if self._closed:
                flight.abort("stopped")
                flight.check()
            self._flying.add(flight)
            if self._watchdog is None:
                self._watchdog = Thread(target=self._watch, name="fetch watchdog", daemon=True)
                self._watchdog.start()
            self._changed.notify()
        try:
            yield flight
        finally:
            with self._changed:
                self._flying.discard(flight)
            flight.land()

    def close(self) -> None:
        """Stop all fetches under way and the watchdog; later ones do not start. Idempotent."""
        with self._changed:
            self._closed = True
            for flight in self._flying:
                flight.abort("stopped")
            self._changed.notify()
            watchdog = self._watchdog
        if watchdog is not None:
            watchdog.join()

    def _watch(self) -> None:
        """Sleep until the next deadline, end what is overdue, until closed."""
        with self._changed:
            while not self._closed:
                now = time.monotonic()
                for flight in self._flying:
                    if flight.deadline <= now:
                        flight.abort("timed out")
                due = [flight.deadline for flight in self._flying if flight.flying]
                self._changed.wait(min(due) - now if due else None)
