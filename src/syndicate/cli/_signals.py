"""The signals that end a run in an orderly way."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ENDING = (signal.SIGINT, signal.SIGTERM)
"""Ctrl-C, and an init system. An edited config needs no signal, it is read again by itself."""
HANGUP = getattr(signal, "SIGHUP", None)
"""A terminal that closes; nohup(1) has it ignored, and then it is."""


def on_end(end: Callable[[], None]) -> None:
    """Have `end` called at each of these signals."""
    hangup = [HANGUP] if HANGUP is not None and signal.getsignal(HANGUP) is not signal.SIG_IGN else []
    for number in (*ENDING, *hangup):
        signal.signal(number, lambda *_: end())
