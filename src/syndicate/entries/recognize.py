"""Is it new, edited, moved or the same? What was minted stays: id, published, first sight, slug and page."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING

import regex

from syndicate.entries.changes import settle, visible
from syndicate.entries.normalize import fraction
from syndicate.model import Change
from syndicate.values import similarity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from syndicate.model import Draft, Entry, Known, Reading

COMPLETING = timedelta(hours=24)
"""How long after first sight a teaser's full text is no edit but the entry as it was meant."""

_LISTED = (
    "title", "authors", "published", "updated", "content", "text", "summary", "image", "image_alt", "language",
    "categories", "link",
)  # fmt: skip
_PARTS = {
    "title": ("title",), "link": ("link",), "words": ("content", "text", "summary"), "dates": ("published", "updated"),
}  # fmt: skip
"""What is told apart, since a part that says something else at every read is no reason to read an article again."""
_CUT = regex.compile(r"\s*\[?\s*(?:…|\.{3})\s*\]?\s*$")
"""How a text ends that is only the beginning of one."""


def recognize(candidate: Entry, known: Known | None, aliases: Sequence[str], listed: str, now: datetime) -> Change:
    """Return what has happened to an entry since it was last seen; `candidate` is what it would be if it were new.

    An edit moves `updated`, once, and never `published` nor `id`. A candidate that is only a teaser never takes the
    place of a full text that we have.
    """
    if known is None:
        return Change("new", candidate, aliases, listed)
    change = _compared(candidate, known, now)
    return replace(change, aliases=aliases, listed=listed)


def deleted(known: Known, reading: Reading, now: datetime) -> Change:
    """Return that an entry's article is no longer at its source; whether its feeds drop it is theirs to say.

    What its listing said is forgotten: listed again to the letter, it is looked at again.
    """
    return Change("deleted", replace(known.entry, deleted=known.entry.deleted or now), reading=reading)


def rewritten(candidate: Entry, known: Known, now: datetime) -> Change | None:
    """Return the edit that today's rules make of a known entry, None where a subscriber sees the same.

    What the rules say is taken over at once: nobody but the operator has changed it.
    """
    old = known.entry
    entry = _as_known(candidate, old)
    if visible(entry) == visible(old):
        return None
    edited = replace(entry, updated=_moved(old, candidate, now), deleted=old.deleted)
    return Change("edited", edited, (), known.listed, reading=known.reading, before=old, by="rule")


def _as_known(candidate: Entry, old: Entry) -> Entry:
    """Return a candidate with what was minted for the entry it is."""
    return replace(
        candidate,
        id=old.id,
        published=old.published,
        published_precision=old.published_precision,
        updated=old.updated,
        slug=old.slug,
        page=old.page,
        first_seen=old.first_seen,
        position=old.position,
    )


def _compared(candidate: Entry, known: Known, now: datetime) -> Change:
    old = known.entry
    if _says_less(candidate, old):
        return Change("same", old, reading=known.reading)
    now_is = _as_known(candidate, old)
    if old.teaser and not candidate.teaser and now - old.first_seen < COMPLETING:
        return Change("edited", now_is, reading=known.reading, before=old)
    settled = settle(old, now_is, known.reading.slots)
    reading = replace(known.reading, slots=tuple(settled.slots))
    if settled.edited:
        entry = replace(settled.entry, updated=_moved(old, candidate, now))
        return Change("edited", entry, reading=reading, before=old)
    # What a subscriber does not see is taken over, and what was published stays to the byte.
    entry = replace(old, **{name: getattr(settled.entry, name) for name in _UNSEEN})
    if entry == old:
        return Change("same", old, reading=reading)
    return Change("moved" if entry.link != old.link else "edited", entry, reading=reading)


def _says_less(candidate: Entry, old: Entry) -> bool:
    """Tell whether a text says no more than the beginning of the whole one that we have, or nothing."""
    if old.teaser or candidate.teaser:
        return not old.teaser
    if not candidate.text.strip():
        return bool(old.text)
    cut = _CUT.sub("", candidate.text)
    return cut != candidate.text and len(cut) < len(old.text) and similarity.begins(old.text, cut)


_UNSEEN = ("source", "link", "flags", "teaser", "deleted")


def _moved(old: Entry, candidate: Entry, now: datetime) -> datetime:
    """Return the `updated` of an edit: what the source states where that is later than before, else now; never back."""
    when = candidate.updated if candidate.updated > old.updated else now
    return max(fraction(when.replace(microsecond=0), old.id), old.updated + timedelta(milliseconds=1))


def listing_digest(draft: Draft) -> str:
    """Return digests of what a listing says of an article, its saved bytes included: of all, then of its parts."""
    body = draft.document.body.hex() if draft.document else None
    parts = [_digest([getattr(draft, name) for name in names], 4) for names in _PARTS.values()]
    return ".".join([_digest([body, *(getattr(draft, name) for name in _LISTED)], 12), *parts])


def says_otherwise(before: str, now: str) -> frozenset[str]:
    """Return the parts in which a listing says something else of an article than it did before, by their digests.

    Where parts were not told apart yet, or none of them is told to differ, it is "listing".
    """
    whole, *parts = now.split(".")
    was, *were = before.split(".")
    if whole == was:
        return frozenset()
    found = (name for name, one, other in zip(_PARTS, parts, were, strict=False) if one != other)
    return frozenset(found if len(parts) == len(were) else ()) or frozenset({"listing"})


def _digest(values: list[object], size: int) -> str:
    return blake2b(json.dumps(values).encode(), digest_size=size).hexdigest()
