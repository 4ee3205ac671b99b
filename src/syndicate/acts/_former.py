"""The names that a feed has had: as the config says, and as the memory knows where the config says it no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from syndicate.workspace import Workspace


def former_names(workspace: Workspace, name: str) -> Sequence[str]:
    """Return the names under which a feed's files and snippets have lain and no other feed's do, the latest first."""
    feeds = workspace.config.feeds
    found = dict.fromkeys([*feeds[name].was, *workspace.store.feeds.state(name).was])
    return tuple(each for each in found if each not in feeds)
