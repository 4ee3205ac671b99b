"""Standard error as we use it: talk that nobody can hear ends nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import TextIO


class Talk:
    """Standard error, which may be closed or on a full disk: what is said then is lost, and no run fails for it."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Say something, if anybody hears."""
        try:
            return self._stream.write(text) if self._stream is not None else len(text)
        except (OSError, ValueError):
            self._stream = None
            return len(text)

    def flush(self) -> None:
        """Say what was held back, if anybody hears."""
        try:
            if self._stream is not None:
                self._stream.flush()
        except (OSError, ValueError):
            self._stream = None

    def isatty(self) -> bool:
        """Tell whether a person may be there."""
        return self._stream is not None and self._stream.isatty()

    def __getattr__(self, name: str) -> Any:
        """Return what else a stream has."""
        if self._stream is None:
            raise AttributeError(name)
        return getattr(self._stream, name)
