"""Which entry is meant when names lead to several, to one of another article, or to none: told by what agrees."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from syndicate.entries.identity import weak_aliases
from syndicate.model import Draft, Known
from syndicate.values import similarity, urls

if TYPE_CHECKING:
    from syndicate.model import Entry

LEAST_TEXT = 200
"""Characters of a text that tell an article; below, two may say the same by chance."""
LEAST_TITLE = 12
"""Letters and digits of a title that, with its day, tells an article whose text is not known."""
ALIKE = 0.75
"""How alike two titles of one article are at least; NewsBlur pairs stories from the same value on."""
EDITED_TEXT = 0.4
"""The part of a text's pieces that is left by an edit, where title and day are the same."""
SAME_TEXT = 0.9
IDENTICAL_TEXT = 1.0
"""The part of the pieces of two texts that both have: where the title is another or the day not stated, and where the
day is another, as it is with a notice that is published every week."""
OTHER_TEXT = 0.3
"""Two articles of one source share less: its phrases, its names, its furniture."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A draft of a listing, and what the store knows under its names."""

    draft: Draft
    by_name: Known | None
    """What its guid or path leads to."""
    by_link: Known | None
    """What its links lead to."""


@dataclass(frozen=True, slots=True)
class Match:
    """Which entries the drafts of a round are, by the alias they are minted from."""

    known: Mapping[str, Known]
    reused: Collection[str]
    """Drafts whose guid belongs to another article: it names nothing here, and the link must do."""


def match(mentions: Mapping[str, Mention]) -> Match:
    """Return which entry each draft is: one entry for one draft.

    Guids and paths come before links, unless guid and link lead to different entries and the title says that the link
    is right: a source that numbers its items by their place gives every guid to another article with each new one.
    """
    found: dict[str, Known] = {}
    taken: set[str] = set()

    def claim(alias: str, known: Known | None) -> None:
        if known is not None and alias not in found and known.entry.id not in taken:
            found[alias] = known
            taken.add(known.entry.id)

    misled = [alias for alias, mention in mentions.items() if _is_misled(mention)]
    for alias in misled:
        claim(alias, mentions[alias].by_link)
    for alias, mention in mentions.items():
        claim(alias, mention.by_name)
    for alias, mention in mentions.items():
        claim(alias, mention.by_link)
    reused = {
        alias
        for alias, mention in mentions.items()
        if mention.by_name is not None and found.get(alias) is not mention.by_name
    }
    return Match(found, reused)


def _is_misled(mention: Mention) -> bool:
    """Tell whether a draft's guid leads to one entry, its link to another, and the title agrees with the link's."""
    name, link = mention.by_name, mention.by_link
    if name is None or link is None or name.entry.id == link.entry.id or not mention.draft.title:
        return False
    title = mention.draft.title
    agreed = similarity.titles(title, link.entry.title)
    return agreed >= ALIKE and agreed > similarity.titles(title, name.entry.title)


def is_other(read: Entry, known: Entry) -> bool:
    """Tell whether what was read under a known guid is another article: the guid was used again.

    Another title alone is an edit, another address alone a move; both together are judged by the text, or where one
    says too little by how much the titles differ, and the date.
    """
    if not read.link or not known.link or urls.bare(read.link) == urls.bare(known.link):
        return False
    alike = similarity.titles(read.title, known.title)
    if alike < 1 and _tells(read) and _tells(known):
        return similarity.share(read.text, known.text) < OTHER_TEXT
    return alike < ALIKE and _are_stated(read, known) and not _is_same_day(read, known)


def repair(read: Entry, old: Entry) -> str | None:
    """Return why an entry without a known name is an old one under new names, None where it is not.

    Title, day and text are held together. A column keeps its title and much of its wording from week to week, a
    bulletin says nearly the same thrice a day: where title or day differ, the text must be all but the same.
    """
    title = similarity.folded(read.title) == similarity.folded(old.title)
    day = _is_same_day(read, old)
    if title and day:
        return _repair_of_equals(read, old)
    if not (title or day):
        return None
    least = SAME_TEXT if day or not _are_stated(read, old) else IDENTICAL_TEXT
    what = "title" if title else "day"
    return f"the same {what} and text" if _common(read, old) >= least else None


def _common(read: Entry, old: Entry) -> float:
    """Return how much of their texts two entries have in common; 0 where one says too little."""
    return similarity.common(read.text, old.text) if _tells(read) and _tells(old) else 0.0


def _repair_of_equals(read: Entry, old: Entry) -> str | None:
    """Judge entries with one title and one day: by their text, or by the title alone where one says too little."""
    if _tells(read) and _tells(old):
        return "the same title, day and text" if similarity.share(read.text, old.text) >= EDITED_TEXT else None
    return "the same title and day" if len(similarity.folded(old.title)) >= LEAST_TITLE else None


def own_names(entry: Entry) -> list[str]:
    """Return the aliases that an entry tells itself, whatever its source calls it: its id, its link, what it says."""
    return [f"id:{entry.id}", *weak_aliases(Draft(link=entry.link)), *fingerprints(entry)]


def fingerprints(entry: Entry) -> list[str]:
    """Return aliases made of what an article says, its text, and its title with its day, where they say enough."""
    found = []
    if _tells(entry):
        found.append(f"text:{_digest(similarity.folded(entry.text))}")
    title = similarity.folded(entry.title)
    if entry.published_precision != "seen" and len(title) >= LEAST_TITLE:
        found.append(f"said:{_digest(f'{entry.published:%Y-%m-%d} {title}')}")
    return found


def _tells(entry: Entry) -> bool:
    return len(entry.text) >= LEAST_TEXT


def _are_stated(one: Entry, other: Entry) -> bool:
    return "seen" not in {one.published_precision, other.published_precision}


def _is_same_day(one: Entry, other: Entry) -> bool:
    return _are_stated(one, other) and one.published.date() == other.published.date()


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "replace"), digest_size=10).hexdigest()
