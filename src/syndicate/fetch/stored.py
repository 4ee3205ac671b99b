"""What a source lists with where nothing is asked of the web: the listing as it was last read well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syndicate.errors import Unreachable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from syndicate.fetch.local import Files
    from syndicate.model import Document


class Stored:
    """One source's way to the copy of its listing (ports.List); local files are read as they are."""

    def __init__(self, listing: Document | None, files: Files) -> None:
        self._listing = listing
        self._files = files

    def __call__(self, url: str) -> Document | None:
        """Return the copy of the listing. Raises Unreachable where none is kept."""
        if self._listing is None:
            raise Unreachable(url, "no copy of the listing is kept", "it is kept from the next round on")
        return self._listing

    def file(self, path: str) -> Document:
        """Read a local file, `path` relative to the config."""
        return self._files.file(path)

    def glob(self, pattern: str) -> Sequence[str]:
        """Return the files under a folder or matching a glob, relative to the config, sorted."""
        return self._files.glob(pattern)
