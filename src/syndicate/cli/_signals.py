"""The signals that end a run in an orderly way."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ENDING = (signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM))
"""Ctrl-C, an init system, and a terminal that closes; an edited config needs no signal, it is read again by itself."""


def on_end(end: Callable[[], None]) -> None:
    """Have `end` called at every one of these signals that is not ignored, as nohup(1) ignores SIGHUP."""
    for number in dict.fromkeys(ENDING):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, lambda *_: end())
