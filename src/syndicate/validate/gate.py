"""May a new feed file take the old one's place? What subscribers would see is held against the reasons for it."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from syndicate.validate.readers import View

FLOOD = 5
"""Items that may come back from the past at once: an author's correction, a page that was hidden."""
FLOOD_SHARE = 3
"""Where more than one in so many of a feed's items comes back, it is a flood."""
TOLD = 10
"""Entries that a person is told by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the memory knows of the entries of a feed file, by id."""

    titles: Mapping[str, str]
    entries: int
    """Entries in the new file."""
    old: Collection[str] = ()
    """Of what is new in the feed: what is no news, for its date or since it was known before, without a cause."""
    left: Mapping[str, str]
    """Why entries left the feed ("limit", "filter categories" ...)."""
    cut: Collection[str] = ()
    """Entries whose text was cut to its summary for the feed's size."""
    back: Collection[str] = ()
    """Entries that would say what they said before an edit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What subscribers see at worst, whatever they read with, and why the file is held, if it is."""

    new: int = 0
    changed: int = 0
    again: int = 0
    lost: int = 0
    """Entries that left without a reason."""
    cut: int = 0
    """Changed by nothing but that their text was cut to its summary for the feed's size."""
    reasons: tuple[str, ...] = ()
    """Why the file is held, a line for a person each; none where it is let through."""

    def __str__(self) -> str:
        """Read as "2 new, 1 changed, 0 shown again, 0 lost"."""
        cut = f", {self.cut} cut" if self.cut else ""
        return f"{self.new} new, {self.changed} changed, {self.again} shown again, {self.lost} lost{cut}"


def judge(views: Sequence[View], facts: Facts) -> Verdict:
    """Return what a file would show, and whether it is held: shown again, lost without a reason, or a flood."""
    new = _most(view.new for view in views)
    again = _most(view.again for view in views)
    lost = _most(_without(view.lost, facts.left) for view in views)
    changed = _most(_without(view.changed, facts.cut) for view in views)
    flood = _most(_only(view.new, facts.old) for view in views)
    cut = _most(_only(view.changed, facts.cut) for view in views)
    return Verdict(
        new=len(new),
        changed=len(changed),
        again=len(again),
        lost=len(lost),
        cut=len(cut),
        reasons=_reasons(again, lost, flood, facts),
    )


def _only(ids: Sequence[str], others: Container[str]) -> list[str]:
    return [id for id in ids if id in others]


def _without(ids: Sequence[str], others: Container[str]) -> list[str]:
    return [id for id in ids if id not in others]


def _reasons(again: Sequence[str], lost: Sequence[str], flood: Sequence[str], facts: Facts) -> tuple[str, ...]:
    """Return why a file is held."""
    is_flood = len(flood) > max(FLOOD, facts.entries // FLOOD_SHARE)
    return (
        *_told(again, facts, "would be shown again", "under a new id"),
        *_told(lost, facts, "would be lost", "nothing explains it: is the memory an older one?"),
        *_told(sorted(facts.back), facts, "would go back to what they said before", "is the memory an older one?"),
        *_told(flood if is_flood else (), facts, "would come back from the past", "older than what was published last"),
    )


def _most(found: Iterable[Sequence[str]]) -> Sequence[str]:
    """Return the longest of some lists of ids: the worst that any reader shows, each with its own reasons left out."""
    return max(found, key=len, default=())


def _told(ids: Sequence[str], facts: Facts, what: str, why: str) -> list[str]:
    if not ids:
        return []
    named = [f'  "{facts.titles.get(id, id)}" {id}' for id in ids[:TOLD]]
    more = [f"  and {len(ids) - TOLD} more"] if len(ids) > TOLD else []
    noun = "entry" if len(ids) == 1 else "entries"
    return [f"{len(ids)} {noun} {what} ({why}):", *named, *more]
