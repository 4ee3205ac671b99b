"""`syndicate run`: the daemon, in the foreground until SIGTERM, SIGINT or SIGHUP; an edited config is read again."""

from __future__ import annotations

import logging
import os
import sys
from threading import Event
from typing import TYPE_CHECKING

from syndicate.cli._screen import dump

if TYPE_CHECKING:
    import argparse

    from syndicate.daemon import Daemon
    from syndicate.engines.local import Engine

GRACE = 4.0
"""Seconds that rounds at work have to end by themselves before their fetches are given up."""
LAST = 4.0
"""Seconds they have after that; what is not done then is done again by the next run. GRACE + LAST stay under 10 s."""

log = logging.getLogger("syndicate.run")


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's own options: it has none."""
    del parser


def run(options: argparse.Namespace) -> int:
    """Serve until a signal; 0 after an orderly end, 8 when the memory failed."""
    from syndicate.cli._edits import Edits
    from syndicate.cli._signals import on_end
    from syndicate.config import load
    from syndicate.daemon import Daemon
    from syndicate.engines.local import Engine
    from syndicate.workspace import connect, locate

    config = load(locate(options.config, os.environ))
    stop = Event()
    engine = Engine(config.fetch.threads)
    on_end(stop.set)
    with connect(config, declare=True) as workspace:
        daemon = Daemon(workspace, engine, stop)
        daemon.start()
        log.info("running: %d sources, %d feeds", len(config.sources), len(config.feeds))
        edits = Edits(daemon)

        def tick() -> None:
            edits.look()
            daemon.tick()

        engine.serve(tick, stop)
        drained = _drain(daemon, engine)
    code = daemon.failure.exit_code if daemon.failure else 0
    if options.json:
        dump({"exit_code": code, "drained": drained})
    if not drained:
        # A thread that does not end would hold the interpreter; the store and the files bear a kill at any moment.
        sys.stdout.flush()
        os._exit(code)
    return code


def _drain(daemon: Daemon, engine: Engine) -> bool:
    """Let rounds end, then give up their fetches; True if all have ended."""
    log.info("stopping: %d at work", engine.busy)
    engine.close()
    drained = engine.drain(GRACE)
    daemon.abort()
    drained = drained or engine.drain(LAST)
    log.info("stopped" if drained else "stopped, what was at work is done again by the next run")
    return drained
