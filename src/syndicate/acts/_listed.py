"""What the listing that is kept of a source says by today's rules, without a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syndicate.entries.mentions import joined, told_apart
from syndicate.entries.normalize import legal
from syndicate.errors import SourceError
from syndicate.fetch.stored import Stored
from syndicate.model import Draft

if TYPE_CHECKING:
    from collections.abc import Mapping

    from syndicate.model import Document
    from syndicate.workspace import Workspace


def kept_listing(workspace: Workspace, source: str, document: Document | None) -> Mapping[str, Draft]:
    """Return what a kept listing says, by minting alias; nothing where it cannot be read any more."""
    try:
        items = list(workspace.config.sources[source].list(Stored(document, workspace.files)))
    except SourceError:
        return {}
    return joined(told_apart(legal(item) for item in items if isinstance(item, Draft)), {})
