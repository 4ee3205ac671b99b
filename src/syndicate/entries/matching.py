"""Which entry is meant when names lead to several, to one of another article, or to none: told by what agrees."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Literal, TypeAlias

from syndicate.entries._agreement import ALIKE, LEAST_TITLE, Agreement, judge, rule, tells
from syndicate.entries.identity import weak_aliases
from syndicate.model import Draft, Entry, Known
from syndicate.values import similarity, urls

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

How: TypeAlias = Literal["guid", "path", "words", "link", "evidence"]
"""What led to an entry: the article's own guid, path or words, its link, or what it says."""
ORDER: tuple[How, ...] = ("guid", "path", "words", "link", "evidence")
"""Which is believed where all else is equal."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that a draft may be, and how it was come to."""

    known: Known
    how: How
    agreed: int = 0
    """How much else agrees: the title (2, or 1 where it is alike), the moment, the link."""
    is_unchanged: bool = False
    """The listing says to the letter what it said of this entry before."""


def candidate(draft: Draft, when: datetime | None, known: Known, how: How, *, is_unchanged: bool) -> Candidate:
    """Return an entry as one that a draft may be; `when` is the moment at which the draft says it was published."""
    entry = known.entry
    alike = similarity.titles(draft.title or "", entry.title)
    title = 2 if alike == 1.0 else int(alike >= ALIKE)
    link = (
        how != "link" and bool(draft.link and entry.link) and urls.bare(draft.link or "") == urls.bare(entry.link or "")
    )
    moment = when is not None and when == entry.published
    return Candidate(known, how, title + link + moment, is_unchanged)


def match(mentions: Mapping[str, Sequence[Candidate]]) -> dict[str, Candidate]:
    """Return which entry each draft of a round is, by the alias it is minted from: one entry for one draft.

    Whose listing says the same as before comes first, then where most agrees, then guids and paths before links: a
    source that numbers its items by their place gives every guid to another article with each new one.
    """
    found: dict[str, Candidate] = {}
    taken: set[str] = set()
    claims = [(alias, each) for alias, candidates in mentions.items() for each in candidates]
    for alias, each in sorted(claims, key=lambda claim: _rank(claim[1])):
        if alias not in found and each.known.entry.id not in taken:
            found[alias] = each
            taken.add(each.known.entry.id)
    return found


def _rank(claim: Candidate) -> tuple[int, int, int]:
    return (not claim.is_unchanged, -claim.agreed, ORDER.index(claim.how))


_ALIKE = ("same", "longer", "alike")
_APART = ("far", "unlike")
_UNLIKE = ("other", "brief")
_MUCH = ("identical", "same", "edited")

# The first rule that holds decides; where none does it is the same article, or one that nobody knows.
_BY_GUID = (
    # A page that shows what is newest, under one guid too.
    rule("other", link=True, title="unlike", moment=False, text="other"),
    rule("same", link=True),
    # A column whose guid is always the same.
    rule("other", title=("same", "longer"), link=False, day=False, text=_UNLIKE),
    rule("same", title=("same", "longer")),
    rule("same", moment=True, link=None),
    rule("same", moment=True, title="alike"),
    rule("other", text="other"),
    rule("same", title="alike"),
    rule("same", moment=True),
    rule("other", day=False, text=("brief", "none")),
    rule("other", title="unlike", text="brief"),
    # The same words, or none, are no evidence where title, address and date speak against it: a text may be furniture.
    rule("other", title=_APART, link=False, day=False),
    rule("other", title="unlike", link=False, moment=False),
)
_BY_PATH = (
    rule("same", title=_ALIKE),
    rule("other", moment=(False, None), text="other"),
    rule("other", day=False, text=("brief", "none")),
    rule("other", moment=(False, None), title="unlike", text="brief"),
)
_BY_LINK_UNDER_A_GUID = (
    rule("same", moment=True),
    # A page that shows what is newest, under one title or another.
    rule("other", title=_ALIKE, day=False, text=("edited", "kin", *_UNLIKE)),
    rule("other", title=_ALIKE, moment=False, text=("edited", "kin", *_UNLIKE)),
    rule("other", title=_APART, text=("kin", *_UNLIKE)),
    rule("other", title=_APART, moment=False),
    rule("other", title=_APART, day=False),
)
_BY_LINK = (
    rule("same", title=_ALIKE),
    rule("same", moment=True),
    rule("other", day=(False, None), text="other"),
    rule("other", title="unlike", moment=False, text=_UNLIKE),
    rule("other", title="unlike", day=False),
    rule("other", title="unlike", link=None, text="brief"),
)
_REPAIRS = (
    # At one moment.
    rule("the same title, moment and text", moment=True, title=_ALIKE, verbatim=True),
    rule("the same title, moment and text", moment=True, title="same", text=_MUCH),
    rule("the same moment and text", moment=True, tells=True, text=("identical", "same")),
    rule("the same title and day", moment=True, tells=False, title="same", is_long=True),
    rule("the same title and moment", moment=True, title="longer", text=("near", "none")),
    rule("the same moment and address", moment=True, link=True, tells=False, title=_ALIKE),
    rule("", moment=True),
    # On one day. A bulletin says nearly the same thrice a day.
    rule("the same title, day and text", day=True, title="same", moment=False, is_later=False,
         text=("identical", "same")),
    rule("", day=True, title="same", moment=False),
    rule("the same title, day and text", day=True, title="same", text=_MUCH),
    rule("the same title and day", day=True, title="same", tells=False, is_long=True, text=("near", "none")),
    rule("", day=True, title="same"),
    # A column keeps its title and much of its wording from week to week.
    rule("", is_later=True),
    rule("the same day and text", day=True, title=_ALIKE, tells=True, text=("identical", "same")),
    rule("the same title and text", day=None, title="same", tells=True, text=("identical", "same")),
    rule("the same title and text", day=None, title="longer", tells=True, verbatim=True),
    rule("the same title and text", day=False, title="same", tells=True, verbatim=True),
)  # fmt: skip
_VERBATIM = (rule("the same title, date and text", title="same", moment=(True, None), day=(True, None), verbatim=True),)
_EVIDENT = (
    rule("", is_later=True),
    rule("the same title and moment", title="same", moment=True, tells=False),
    rule("the same title, moment and text", title="same", moment=True, text=_MUCH),
    rule("the same title and text", title="same", day=(True, None), verbatim=True),
    rule("the same title and day", title="same", day=True, moment=None, is_long=True, text="none"),
)
_DATED_ANEW = (rule("moved", title="same", is_later=True, tells=True, verbatim=True),)


def is_other(read: Entry, known: Entry, how: How = "guid", *, has_guid: bool = True) -> bool:
    """Tell whether what was read under a known name is another article: the name was used again.

    Another title alone is an edit, another address alone a move, another text alone one rewritten: several must speak
    together. `has_guid`: the article has a guid, and was led here by its link though nobody knows the guid.
    """
    rules = {"guid": _BY_GUID, "path": _BY_PATH, "link": _BY_LINK_UNDER_A_GUID if has_guid else _BY_LINK}
    return judge(rules.get(how, ()), Agreement(read, known)) == "other"


def tell_repair(both: Agreement) -> str:
    """Return why an entry without a known name is an old one under new names, '' where it is not.

    Title, day and text are held together. Where title or day differ, the text must be all but the same, and what was
    published after we had seen the old one is news.
    """
    return judge(_REPAIRS, both)


def tell_dated_anew(both: Agreement) -> str:
    """Return something where two entries say the same to the letter, the one of a later day, '' for no.

    One such is this week's notice, several at once are a source that was moved and says so by all its dates.
    """
    return judge(_DATED_ANEW, both)


def tell_verbatim(both: Agreement) -> str:
    """Return what is said of two entries of one title and date and one text to the letter, '' of others."""
    return judge(_VERBATIM, both)


def tell_evident(both: Agreement) -> str:
    """Return why two entries with one title are the same article without a doubt: one moment or one text; '' else."""
    return judge(_EVIDENT, both)


def own_names(entry: Entry) -> list[str]:
    """Return the aliases that an entry tells itself, whatever its source calls it: its id, its link, what it says."""
    return [f"id:{entry.id}", *weak_aliases(Draft(link=entry.link)), *fingerprints(entry)]


def fingerprints(entry: Entry) -> list[str]:
    """Return aliases made of what an article says, its text, and its title with its day, where they say enough."""
    found = []
    if tells(entry):
        found.append(f"text:{_digest(similarity.folded(entry.text))}")
    title = similarity.folded(entry.title)
    if entry.published_precision != "seen" and len(title) >= LEAST_TITLE:
        found.append(f"said:{_digest(f'{entry.published:%Y-%m-%d} {title}')}")
    return found


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "replace"), digest_size=10).hexdigest()
