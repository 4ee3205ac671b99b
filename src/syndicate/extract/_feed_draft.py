"""What a feed says, whatever it is written in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from syndicate.model import Draft, Evidence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from syndicate.model import Rejected

MOST_ENTRIES = 1_000
"""Entries of one feed that are read, the newest."""

MOST_CATEGORIES = 50
"""Categories of one entry that are read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedDraft:
    """A feed as it describes itself, and a draft for each of its entries, in its own order."""

    title: str | None = None
    """Plain text."""
    link: str | None = None
    """Absolute URL of the site the feed belongs to."""
    description: str | None = None
    """Plain text."""
    language: str | None = None
    """BCP 47 tag."""
    drafts: Sequence[Draft] = ()


def draft_of(values: Mapping[str, Any], rejected: Mapping[str, Sequence[Rejected]]) -> Draft:
    """Return a draft of what a feed says of one entry, each value, and each that was not taken, with its evidence."""
    stated = {name: value for name, value in values.items() if value}
    noted = [name for name in values if name in stated or rejected.get(name)]
    evidence = {name: Evidence("feed", rejected.get(name, ())) for name in noted}
    return Draft(**stated, evidence=evidence)


def newest(entries: Sequence[Any], dates: tuple[str | None, str | None]) -> Sequence[Any]:
    """Return at most `MOST_ENTRIES` of a feed's entries: the first, or the last where the feed begins with its oldest.

    `dates` are the stated dates of its first and last entry.
    """
    first, last = dates
    if len(entries) <= MOST_ENTRIES:
        return entries
    return entries[-MOST_ENTRIES:] if first and last and first < last else entries[:MOST_ENTRIES]
