"""Where the snippets of an entry lie: once written they stay there, since whoever posts from there posts once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syndicate.acts._former import former_names

if TYPE_CHECKING:
    from syndicate.model import Entry
    from syndicate.workspace import Workspace


def place(workspace: Workspace, name: str, entry: Entry) -> str:
    """Return the path, without its suffix, under which the snippets of a feed's entry belong. Raises OutputError."""
    return found(workspace, name, entry) or _under(name, entry)


def found(workspace: Workspace, name: str, entry: Entry) -> str | None:
    """Return the path, without its suffix, of snippets that are there, under the feed's name or one that it had.

    Raises OutputError.
    """
    names = (*former_names(workspace, name), name)
    paths = (_under(each, entry) for each in names)
    return next((path for path in paths if workspace.target.read(f"{path}.json") is not None), None)


def _under(name: str, entry: Entry) -> str:
    return f"{name}/share/{entry.slug}"
