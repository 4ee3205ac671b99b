"""A snippet composed: the link is reserved first and never cut, then the title, then tags, then what else fits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex

from syndicate.model import Link, Snippet, Tag
from syndicate.networks._excerpt import READ, excerpt, head
from syndicate.networks._fit import ELLIPSIS, Meter, chop, fit
from syndicate.networks._tags import hashtags

if TYPE_CHECKING:
    from syndicate.model import Entry

_GAP = "\n\n"  # Mastodon shows tags as buttons only where a blank line divides them from the text
_LEAST = 40
"""Characters of text that are worth more than a hashtag."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What a network asks of a snippet."""

    count: Callable[[str], int]
    """Counts a text as the network does."""
    meters: Sequence[Meter]
    """The limits; the first is the one that is told."""
    shown: Callable[[str], str]
    """Returns the text that stands for a link."""
    quiet: Callable[[str], str]
    """Returns an article's text with nothing live in it."""
    tags: int
    """The most hashtags."""
    tag: regex.Pattern[str]
    """Matches the hashtags that the network takes, without their sign."""

    @property
    def limit(self) -> int:
        """The network's limit."""
        return self.meters[0].limit

    def beside(self, rooms: Sequence[int], part: str) -> list[int]:
        """Return the rooms that are left beside a paragraph and the blank line that divides it from the others."""
        return [room - meter.cost(part + _GAP) for room, meter in zip(rooms, self.meters, strict=True)]


def compose(entry: Entry, name: str, rules: Rules) -> Snippet:
    """Return the snippet of `entry` for the network table `name`.

    It is within the limit, save where the address alone is not. Raises ValueError where the entry has no link.
    """
    if not entry.link:
        raise ValueError(f"{entry.id}: an entry without a link cannot be told")
    shown = rules.shown(entry.link)
    rooms = [meter.limit - meter.link_cost(shown) for meter in rules.meters]
    title = _title(entry.title, rules.beside(rooms, ""), rules)
    rooms = rules.beside(rooms, title) if title else rooms
    told = [rules.quiet(sentence) for sentence in excerpt(entry, rules.limit)]
    tags = _tags(entry.categories, rooms, min(_LEAST, sum(map(len, told))), rules)
    rooms = rules.beside(rooms, _tag_line(tags)) if tags else rooms
    body = fit(told, rules.beside(rooms, ""), rules.meters)
    text, links, placed = _laid_out([title, body], shown, entry.link, tags)
    return Snippet(
        network=name,
        text=text,
        count=rules.count(text),
        limit=rules.limit,
        link=entry.link,
        links=links,
        tags=placed,
        language=entry.language,
    )


def _title(title: str, rooms: Sequence[int], rules: Rules) -> str:
    """Return the title, cut only where it does not fit alone with the link."""
    line = rules.quiet(head(title, rules.limit))
    broken = len(title) > READ * rules.limit
    return fit([line + ELLIPSIS if broken else line], rooms, rules.meters) or chop(line, rooms, rules.meters)


def _tags(categories: Sequence[str], rooms: Sequence[int], least: int, rules: Rules) -> list[str]:
    """Return the hashtags that fit and leave `least` for the text; where that has no place anyway, all that fit."""
    tags = hashtags(categories, rules.tags, rules.tag)
    needed = least if min(rules.beside(rooms, "")) >= least else 0
    while tags and min(rules.beside(rules.beside(rooms, _tag_line(tags)), "")) < needed:
        tags.pop()
    return tags


def _tag_line(tags: Sequence[str]) -> str:
    return " ".join("#" + tag for tag in tags)


def _laid_out(
    paragraphs: Sequence[str], shown: str, link: str, tags: Sequence[str]
) -> tuple[str, list[Link], list[Tag]]:
    """Return the text of a snippet, with its link and its hashtags at their places in UTF-8."""
    above = "".join(paragraph + _GAP for paragraph in paragraphs if paragraph)
    start = _size(above)
    links = [Link(start, start + _size(shown), link)]
    text = above + shown + (_GAP if tags else "")
    placed = []
    for tag in tags:
        start = _size(text)
        text += "#" + tag + " "
        placed.append(Tag(start, _size(text) - 1, tag))
    return text.rstrip(" "), links, placed


def _size(text: str) -> int:
    return len(text.encode())
