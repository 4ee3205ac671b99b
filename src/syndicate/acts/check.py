"""Config and surroundings: what would go wrong, or surprise, before anything is read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from syndicate.model import Finding
from syndicate.values import schedule, urls
from syndicate.workspace import FEEDS, STATE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from syndicate.config import Config


def check(config: Config) -> list[Finding]:
    """Return what is worth a person's attention; the config itself has been found valid already."""
    return [*_sources(config), *_site(config), *_feeds(config), *_folders(config)]


def _sources(config: Config) -> Iterator[Finding]:
    for name, source in config.sources.items():
        length = schedule.duration(source.every)
        if length is not None and length < schedule.POLITE and not source.is_local:
            yield Finding(
                "warning",
                f"source.{name}.every",
                f'"{source.every}" is often: hosts block who asks more than every 5 minutes',
            )
        if source.is_local and not _matches(config.root, source.key):
            yield Finding("warning", f"source.{name}.path", f'nothing there: "{source.key}" is relative to the config')


def _matches(root: Path, pattern: str) -> bool:
    if (root / pattern).is_dir():
        return True
    try:
        return any(True for _ in root.glob(pattern)) if not pattern.startswith("/") else True
    except (ValueError, NotImplementedError, OSError):
        return False


def _site(config: Config) -> Iterator[Finding]:
    asks = any(not source.is_local for source in config.sources.values())
    if asks and not config.site.contact:
        yield Finding("warning", "site.contact", "is empty: hosts like to know whom to write to before they block")
    if urls.host(config.site.url) in {"127.0.0.1", "localhost"}:
        yield Finding(
            "warning", "site.url", f"{config.site.url} is this machine: set it before others subscribe, links hold it"
        )


def _feeds(config: Config) -> Iterator[Finding]:
    used = {source for feed in config.feeds for source in config.holds(feed)}
    for name in config.sources:
        if name not in used:
            yield Finding("warning", f"source.{name}", "is in no feed: it is read, but published nowhere")


def _folders(config: Config) -> Iterator[Finding]:
    for path in (FEEDS, STATE.partition("/")[0]):
        folder = config.root / path
        if folder.exists() and not folder.is_dir():
            yield Finding("error", str(folder), "is a file: move it away, a folder belongs here")
            continue
        parent = folder if folder.exists() else config.root
        if not os.access(parent, os.W_OK | os.X_OK):
            yield Finding("error", str(folder), "cannot be written: give this user the right to")
