"""The config while the daemon runs: read again when the file has changed, and left as it was when it is no config."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from syndicate.errors import ConfigError, StoreError, StoreLocked

if TYPE_CHECKING:
    from syndicate.daemon import Daemon

log = logging.getLogger("syndicate.run")


class Edits:
    """Watches the file of a daemon's config."""

    def __init__(self, daemon: Daemon) -> None:
        self._daemon = daemon
        self._path = daemon.workspace.config.path
        self._seen = self._stamp()

    def look(self) -> None:
        """Take over what was edited; a config with faults is told once, and the one from before stays."""
        stamp = self._stamp()
        if stamp == self._seen:
            return
        self._seen = stamp
        for line in self._take_over():
            log.error("%s", line)

    def _take_over(self) -> list[str]:
        """Let the daemon go on with the config as it is now; return what is wrong with it."""
        from syndicate.config import load

        try:
            config = load(self._path)
            self._daemon.reconfigure(config)
        except StoreLocked as error:
            self._seen = None
            return [f"{error}: the config is read again when that is over"]
        except (ConfigError, StoreError) as error:
            stays = f"{self._path}: the config from before stays in use until this is mended"
            return [*str(error).splitlines(), stays]
        log.info("config read again: %d sources, %d feeds", len(config.sources), len(config.feeds))
        return []

    def _stamp(self) -> tuple[int, int, int] | None:
        """Return what tells one state of the file from another, None where it is not there."""
        try:
            stat = self._path.stat()
        except OSError:
            return None
        return stat.st_ino, stat.st_size, stat.st_mtime_ns
