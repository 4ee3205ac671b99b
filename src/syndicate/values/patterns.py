"""Patterns a person writes, run by RE2: time grows with the text alone, whatever the pattern."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import regex

from syndicate.values.text import printable

LONGEST = 1_000
"""Characters of a pattern."""
MEMORY = 8_000_000
"""Bytes that the automaton of one pattern may take; RE2 refuses what would need more."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern ready for use; upper and lower case are the same to it."""

    source: str
    _compiled: Any

    def finds(self, text: str) -> bool:
        """Tell whether the pattern occurs in a text."""
        return self._compiled.search(text) is not None

    def replaced(self, text: str, by: str) -> str:
        r"""Return a text with every occurrence replaced; ``\1`` stands for the first group, ``\0`` for the whole."""
        parts = _parts(by)
        replaced: str = self._compiled.sub(
            lambda found: "".join(part if isinstance(part, str) else found.group(part) or "" for part in parts), text
        )
        return replaced

    def fault(self, by: str) -> str | None:
        """Return what is wrong with a replacement: it names a group that the pattern has not; None where nothing is."""
        missing = [part for part in _parts(by) if isinstance(part, int) and part > self._compiled.groups]
        return f"names group {missing[0]}, there are {self._compiled.groups}" if missing else None


def _parts(by: str) -> list[str | int]:
    """Return a replacement as texts and numbers of groups: a backslash before a digit, two for one of its own."""
    found: list[str | int] = []
    for escape, rest in _ESCAPE.findall(by):
        found.append(int(escape[1:]) if escape[1:].isdecimal() else "\\" if escape else rest)
    return found


_ESCAPE = regex.compile(r"(\\[0-9]|\\\\)|([^\\]++|\\)")


def compiled(source: str) -> Pattern:
    """Return a pattern for use. Raises ValueError with what RE2 found wrong; its syntax is that of RE2."""
    if not source or len(source) > LONGEST:
        raise ValueError("is empty" if not source else f"is longer than {LONGEST} characters")
    import re2

    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    options.max_mem = MEMORY
    try:
        return Pattern(source, re2.compile(source, options))
    except re2.error as error:
        raise ValueError(f"is no pattern ({_words(error)})") from None


def _words(error: BaseException) -> str:
    said = error.args[0] if error.args else ""
    return printable(said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said))
