"""Look after the memory: let go of what is old, copy it, put a copy back, save what can be saved of a damaged one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from syndicate.acts._standing import stand, standing
from syndicate.ports import Retention
from syndicate.values import schedule
from syndicate.workspace import STATE

if TYPE_CHECKING:
    from pathlib import Path

    from syndicate.config import Config
    from syndicate.stores._rebuild import Saved
    from syndicate.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Pruned:
    """What was let go."""

    entries: int
    """Entries of which only their names are left."""
    copies: int
    """Copies that were over the budget."""
    files: int
    """Published files whose bytes are no longer kept, only the line in the journal."""


def prune(workspace: Workspace) -> Pruned:
    """Let go of what the config does not keep. What stands in a published feed stays whole. Raises StoreError."""
    table = workspace.config.store
    keep = schedule.age(table.keep) if table.keep else None
    retention = Retention(before=workspace.clock() - keep if keep is not None else None, entries=table.most or None)
    entries = 0
    if retention != Retention():
        stand(workspace, list(standing(workspace)))
        entries = sum(workspace.store.entries.prune(name, retention) for name in workspace.store.entries.sources())
    return Pruned(entries=entries, copies=trim(workspace), files=forget(workspace))


def trim(workspace: Workspace) -> int:
    """Drop the oldest copies that are over the budget; return how many."""
    return workspace.store.copies.trim(workspace.config.store.copies * 1_000_000)


def forget(workspace: Workspace) -> int:
    """Drop the bytes of published files that were replaced long ago; return how many."""
    length = schedule.age(workspace.config.store.journal)
    assert length is not None, "checked when the config was read"
    return workspace.store.feeds.forget(workspace.clock() - length)


def _place(config: Config) -> Path:
    """Return where the memory lies, also where a link leads there: the file is replaced, not the link."""
    return (config.root / STATE).resolve()


def backup(config: Config, to: Path) -> int:
    """Copy the memory to a file while it is in use; return its size in bytes. Raises StoreError."""
    from syndicate.stores import _rescue

    return _rescue.backup(_place(config), to)


def restore(config: Config, copy: Path) -> Path | None:
    """Put a backup in the memory's place; return where the old one lies now. Raises StoreError."""
    from syndicate.stores import _rescue

    return _rescue.restore(_place(config), copy)


def rebuild(config: Config) -> Saved:
    """Save what can be read of a damaged memory; its listings are read anew after it. Raises StoreError."""
    from syndicate.stores import _rebuild
    from syndicate.stores.sqlite import Store

    return _rebuild.rebuild(_place(config), Store)
