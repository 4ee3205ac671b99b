"""A folder that is only looked at: what would be written is remembered and told, and nothing is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from syndicate.ports import Target


class Rehearsed:
    """Another target's files, and over them what a rehearsal would have written (ports.Target)."""

    def __init__(self, real: Target) -> None:
        self._real = real
        self._written: dict[str, bytes] = {}

    def put(self, path: str, chunks: Iterable[bytes]) -> bool:
        """Tell whether `path` would change; nothing is written."""
        body = b"".join(chunks)
        if self.read(path) == body:
            return False
        self._written[path] = body
        return True

    def read(self, path: str) -> bytes | None:
        """Return the bytes that `path` would have now."""
        return self._written[path] if path in self._written else self._real.read(path)
