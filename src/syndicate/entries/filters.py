"""Which entries a feed holds: a question asked of each when the feed is read, so that another answer loses nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from syndicate.values.folding import fold
from syndicate.values.patterns import Pattern

if TYPE_CHECKING:
    from syndicate.model import Entry

LONGEST = 200_000
"""Characters of a text that patterns are looked for in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What an entry must be; each field empty where it does not matter. Names compare without case and accents."""

    categories: Sequence[str] = ()
    """Any of these."""
    authors: Sequence[str] = ()
    """Any of these."""
    languages: Sequence[str] = ()
    """Any of these; an entry whose language is not known stays."""
    match: Sequence[Pattern] = ()
    """Any of these in title, summary or text."""
    exclude: Sequence[Pattern] = ()
    """None of these there."""
    since: datetime | None = None
    """Published then or later."""
    without_deleted: Sequence[str] = ()
    """Sources of which a deleted entry is dropped."""

    def why_not(self, entry: Entry) -> str | None:
        """Return the key that leaves an entry out, None where the feed holds it."""
        checks = {
            "since": self.since is None or entry.published >= self.since,
            "categories": not self.categories or _meets(self.categories, entry.categories),
            "authors": not self.authors or _meets(self.authors, entry.authors),
            "language": not self.languages or self._is_spoken(entry.language),
            "deleted": entry.deleted is None or entry.source not in self.without_deleted,
        }
        left_out = next((key for key, holds in checks.items() if not holds), None)
        return left_out or self._why_not_words(entry)

    def keeps(self, entry: Entry) -> bool:
        """Tell whether the feed holds an entry."""
        return self.why_not(entry) is None

    def _why_not_words(self, entry: Entry) -> str | None:
        if not (self.match or self.exclude):
            return None
        said = "\n".join((entry.title, entry.summary, entry.text[:LONGEST]))
        if self.match and not any(pattern.finds(said) for pattern in self.match):
            return "match"
        return "exclude" if any(pattern.finds(said) for pattern in self.exclude) else None

    def _is_spoken(self, language: str | None) -> bool:
        """Tell whether a language is one of those: "pt" holds "pt-BR", not the other way round (RFC 4647 §3.3.1)."""
        if language is None:
            return True
        spoken = language.lower()
        return any(spoken == tag or spoken.startswith(f"{tag}-") for tag in map(str.lower, self.languages))


def _meets(wanted: Sequence[str], found: Sequence[str]) -> bool:
    return not {fold(word) for word in wanted}.isdisjoint(fold(word) for word in found)


def capped(entries: Sequence[Entry], per_source: int) -> list[Entry]:
    """Return entries, the newest first, with at most this many of each source; 0 for no cap."""
    counts: dict[str, int] = {}
    kept = []
    for entry in entries:
        counts[entry.source] = counts.get(entry.source, 0) + 1
        if not per_source or counts[entry.source] <= per_source:
            kept.append(entry)
    return kept
