"""Saved articles: local files become documents, as if they had been fetched."""

from __future__ import annotations

import os
import stat
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from syndicate.errors import Refused, TooLarge, Unreachable
from syndicate.model import Document
from syndicate.values.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MEDIA_TYPES = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
}
"""The files that are articles, by suffix in lower case."""

_MAGIC = frozenset("*?[")
_TEMPORARY = (".", "~", "#")
"""How names begin that editors and office programs give to locks, backups and unsaved changes; and hidden files."""


class Files:
    """The operator's own files below a folder, the config's. Symbolic links are followed to files, not to folders."""

    def __init__(self, root: str | Path, max_bytes: int) -> None:
        self._root = Path(root)
        self._max_bytes = max_bytes

    def file(self, path: str) -> Document:
        """Read one file. Raises Unreachable, TooLarge, and Refused for what is no article or no regular file."""
        shown = printable(path)
        media_type = MEDIA_TYPES.get(Path(path).suffix.lower())
        if media_type is None:
            raise Refused(shown, "is not an article", f"articles end in {', '.join(MEDIA_TYPES)}")
        try:
            body = self._read(self._root / path, shown)
        except FileNotFoundError as error:
            raise Unreachable(shown, "no such file") from error
        except OSError as error:
            raise Unreachable(shown, "cannot be read", error.strerror) from error
        except ValueError as error:
            raise Refused(shown, "is no path") from error
        return Document(body=body, url=None, media_type=media_type, path=Path(path).as_posix())

    def holds(self, path: str) -> bool:
        """Tell whether there is a file, readable or not; also where the folder cannot be looked into."""
        try:
            return (self._root / path).exists()
        except (OSError, ValueError):
            return True

    def _read(self, file: Path, shown: str) -> bytes:
        """Return a file's bytes; a pipe or device, which might never end, is not opened. Raises OSError, ValueError."""
        if not stat.S_ISREG(file.stat().st_mode):
            raise Refused(shown, "is not a regular file")
        with file.open("rb") as opened:
            body = opened.read(self._max_bytes + 1)
        if len(body) > self._max_bytes:
            raise TooLarge(shown, f"is larger than {self._max_bytes} bytes")
        return body

    def glob(self, pattern: str) -> Sequence[str]:
        """Return the articles in a folder or matching a glob, relative to the root with forward slashes, sorted.

        ``*``, ``?`` and ``[...]`` match within one name, ``**`` any number of folders; a folder alone means the files
        in it. Hidden, temporary and backup files are left out, and names that are no Unicode. Empty when nothing
        matches; raises Unreachable when the folder itself is missing or cannot be read.
        """
        try:
            return sorted(path.as_posix() for path in self._find(pattern))
        except OSError as error:
            raise Unreachable(printable(pattern), "cannot be read", error.strerror) from error

    def _find(self, pattern: str) -> Iterator[Path]:
        """Yield the articles of `glob`, unsorted. Raises OSError and Unreachable."""
        base, wanted = self._split(pattern)
        folder = self._root / base
        if folder.is_file() and not wanted:
            yield from [base] if _is_article(folder.name) else []
            return
        if not folder.is_dir():
            raise Unreachable(printable(pattern), "no such folder")
        wanted = wanted or ["*"]
        for names in _walk(folder, None if "**" in wanted else len(wanted)):
            if _fits(names, wanted):
                yield Path(base, *names)

    def _split(self, pattern: str) -> tuple[Path, list[str]]:
        """Divide a pattern into the folder it starts in and the names to match below; a "[" may be a real name's."""
        base = Path()
        parts = Path(pattern).parts
        for place, part in enumerate(parts):
            if _MAGIC & {*part} and not (self._root / base / part).exists():
                return base, list(parts[place:])
            base /= part
        return base, []


def _walk(folder: Path, depth: int | None) -> Iterator[tuple[str, ...]]:
    """Yield the articles below `folder` as the names on the way, at most `depth` of them. Raises OSError."""
    for here, folders, names in os.walk(folder, onerror=_give_up):
        way = Path(here).relative_to(folder).parts
        folders[:] = [name for name in folders if _is_seen(name) and (depth is None or len(way) + 1 < depth)]
        yield from ((*way, name) for name in names if _is_article(name) and Path(here, name).is_file())


def _give_up(error: OSError) -> None:
    """Raise what hinders a walk: an article that is silently not read would look as if it were gone."""
    raise error


def _is_seen(name: str) -> bool:
    """Tell whether a name is neither hidden nor temporary, and can be written down."""
    return not name.startswith(_TEMPORARY) and not name.endswith("~") and name.isprintable()


def _is_article(name: str) -> bool:
    """Tell whether a file's name is an article's."""
    return _is_seen(name) and Path(name).suffix.lower() in MEDIA_TYPES


def _fits(names: tuple[str, ...], wanted: list[str]) -> bool:
    """Match the names on the way to a file against a glob's parts; each name and part are compared once at most."""
    reached = {0}
    for name in names:
        reached = _after_folders(reached, wanted)
        reached = {
            place + (wanted[place] != "**")
            for place in reached
            if place < len(wanted) and (wanted[place] == "**" or fnmatchcase(name, wanted[place]))
        }
    return len(wanted) in _after_folders(reached, wanted)


def _after_folders(reached: set[int], wanted: list[str]) -> set[int]:
    """Add the places behind each ``**``, which may stand for no folder at all."""
    more = set(reached)
    for place, part in enumerate(wanted):
        if place in more and part == "**":
            more.add(place + 1)
    return more
