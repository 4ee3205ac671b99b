"""What a source lists with: a fetch that asks "changed since?" and remembers the answer for the round."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from syndicate.fetch.local import Files
    from syndicate.model import Document, Validators
    from syndicate.ports import Fetch, SourceState


class Listing:
    """One source's way to its place for one round (ports.List).

    `validators`, `body` and `document` are what the round is to store: None where those of the last one stay. A 304
    keeps them (RFC 9110 §15.4.5), and so does a failure.
    """

    def __init__(self, fetch: Fetch, files: Files, state: SourceState) -> None:
        self._fetch = fetch
        self._files = files
        self._state = state
        self.validators: Validators | None = None
        self.body: str | None = None
        self.unchanged = False
        self.is_read = False
        """The place was looked at and has something to say."""
        self.document: Document | None = None
        """The listing, where it is one document and new."""

    def __call__(self, url: str) -> Document | None:
        """GET a listing; None when nothing changed since the last stored round (304, or the same bytes)."""
        document = self._fetch(url, self._state.validators if self._state.body else None)
        if document is not None:
            self.validators = document.validators
            self.body = blake2b(document.body, digest_size=16).hexdigest()
        self.unchanged = document is None or self.body == self._state.body
        self.is_read = self.is_read or not self.unchanged
        self.document = None if self.unchanged else document
        return self.document

    def file(self, path: str) -> Document:
        """Read a local file, `path` relative to the config."""
        return self._files.file(path)

    def glob(self, pattern: str) -> Sequence[str]:
        """Return the files under a folder or matching a glob, relative to the config, sorted."""
        self.is_read = True
        return self._files.glob(pattern)
