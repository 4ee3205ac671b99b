"""A folder on disk: files are replaced whole or not at all, and only when their bytes change."""

from __future__ import annotations

import contextlib
import os
from pathlib import PurePosixPath
from secrets import token_hex
from typing import TYPE_CHECKING

from syndicate.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_MARK = ".syndicate-"
_END = ".tmp"
RUN = token_hex(4)
"""Tells our files from those of a dead process with our pid: in a container that is the rule."""


class Target:
    """Published files under one folder. Files of dead runs that never got their name are removed when it is opened."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._sweep()

    def put(self, path: str, chunks: Iterable[bytes]) -> bool:
        """Make `path` hold these bytes; True if they differ from before, and then they are on the disk.

        The new file is written beside the old one, flushed, given the old one's name, and the folder flushed: a crash
        at any moment leaves one of the two, whole. Raises OutputError and leaves the old file.
        """
        body = b"".join(chunks)
        if self.read(path) == body:
            return False
        place = self._place(path)
        try:
            _make(place.parent)
            _replace(place, body)
        except OSError as error:
            raise OutputError(str(place), "cannot be written, the file from before stays", error.strerror) from None
        return True

    def read(self, path: str) -> bytes | None:
        """Return the bytes of `path`, None where there is no such file."""
        place = self._place(path)
        try:
            return place.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise OutputError(str(place), "cannot be read", error.strerror) from None

    def _place(self, path: str) -> Path:
        """Return where `path` stands on the disk. Raises OutputError where that is outside the folder."""
        pure = PurePosixPath(path)
        if pure.is_absolute() or ".." in pure.parts:
            raise OutputError(path, "is outside the folder of published files")
        return self._root / path

    def _sweep(self) -> None:
        """Remove what runs that were killed left behind; what a living process is writing stays."""
        for file in self._root.rglob(f"{_MARK}*{_END}") if self._root.is_dir() else ():
            pid, _, rest = file.name.removeprefix(_MARK).partition("-")
            ours = pid == str(os.getpid())
            if not (rest.startswith(f"{RUN}-") if ours else _lives(pid)):
                with contextlib.suppress(OSError):
                    file.unlink()


def _replace(place: Path, body: bytes) -> None:
    """Write a new file and give it the name of the old one; where that fails nothing of it stays. Raises OSError."""
    passing = place.parent / f"{_MARK}{os.getpid()}-{RUN}-{token_hex(4)}{_END}"
    try:
        _write(passing, body)
        passing.replace(place)
    except FileExistsError:
        raise
    except OSError:
        with contextlib.suppress(OSError):
            passing.unlink()
        raise
    _flush(place.parent)


def _make(folder: Path) -> None:
    """Make a folder and those above it, each flushed into the one that holds it."""
    if not folder.is_dir():
        _make(folder.parent)
        folder.mkdir(exist_ok=True)
        _flush(folder.parent)


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
