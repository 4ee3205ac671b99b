"""A folder on disk: files are replaced whole or not at all, and only when their bytes change."""

from __future__ import annotations

import contextlib
import os
from itertools import count
from typing import TYPE_CHECKING

from syndicate.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_MARK = ".syndicate-"
_END = ".tmp"


class Target:
    """Published files under one folder. Files of dead runs that never got their name are removed when it is opened."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._numbers = count()
        self._sweep()

    def put(self, path: str, chunks: Iterable[bytes]) -> bool:
        """Make `path` hold these bytes; True if they differ from before, and then they are on the disk.

        The new file is written beside the old one, flushed, given the old one's name, and the folder flushed: a crash
        at any moment leaves one of the two, whole. Raises OutputError and leaves the old file.
        """
        body = b"".join(chunks)
        if self.read(path) == body:
            return False
        place = self._root / path
        passing = place.parent / f"{_MARK}{os.getpid()}-{next(self._numbers)}{_END}"
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            _write(passing, body)
            passing.replace(place)
            _flush(place.parent)
        except OSError as error:
            with contextlib.suppress(OSError):
                passing.unlink()
            raise OutputError(str(place), "cannot be written, the file from before stays", error.strerror) from None
        return True

    def read(self, path: str) -> bytes | None:
        """Return the bytes of `path`, None where there is no such file."""
        try:
            return (self._root / path).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise OutputError(str(self._root / path), "cannot be read", error.strerror) from None

    def names(self, suffix: str) -> Sequence[str]:
        """Return the names of files directly in the folder that end with `suffix`, sorted."""
        try:
            return sorted(file.name for file in self._root.iterdir() if file.name.endswith(suffix) and file.is_file())
        except FileNotFoundError:
            return []
        except OSError as error:
            raise OutputError(str(self._root), "cannot be listed", error.strerror) from None

    def _sweep(self) -> None:
        """Remove what runs that were killed left behind; what a living process is writing stays."""
        for file in self._root.rglob(f"{_MARK}*{_END}") if self._root.is_dir() else ():
            pid = file.name.removeprefix(_MARK).partition("-")[0]
            if pid == str(os.getpid()) or not _lives(pid):
                with contextlib.suppress(OSError):
                    file.unlink()


def _write(path: Path, body: bytes) -> None:
    """Write a new file and flush it to the disk. O_EXCL and O_NOFOLLOW: never through a link laid there."""
    # 0644 and not mkstemp's 0600: a web server must be able to read it; the umask still applies.
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o644)
    with os.fdopen(handle, "wb") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())


def _flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _lives(pid: str) -> bool:
    try:
        os.kill(int(pid), 0)
    except (ProcessLookupError, ValueError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
