"""What the class and id of an element promise: a byline, a date, or that it stands beside the article."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Literal

import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

LONGEST_NAMES = 400
"""Characters of a class or an id that are read."""
BYLINE, DATED, CHANGED = 1, 2, 4
"""What names promise, as bits: who wrote it; a date, not one of a change or of today; when it was changed."""

_WORDS = {
    BYLINE: ("byline", "by-line", "author", "contributor", "writer", "redakteur", "autor", "auteur", "firma"),
    DATED: ("date", "time", "publish", "posted", "datum", "fecha"),
    CHANGED: ("updated", "modif", "aktualis", "edited"),
}
_CHANGE = regex.compile(r"modif|updat|aktualis|edited")
_CLOCK = regex.compile(r"today|current")
"""The day on which the page is read."""
_FIRST = regex.compile(r"publish|pubdate|posted|issued|created")
_ELSEWHERE = regex.compile(
    r"comment|related|recommend|popular|trending|promo(?!ted)|newsletter|most-?read|more-?from|read-?next|"
    r"site-?footer|listing|carousel"
)
_BESIDE = regex.compile(r"sidebar|bio\b|about-?author|author-?(?:bio|box|desc)|widget|teaser")
_ELSEWHERE_TAGS = frozenset({"nav", "footer", "form", "dialog"})


class Marks:
    """The marks of a page's elements. Each class and id is looked at once; what frames the headline says nothing."""

    def __init__(self) -> None:
        self._places: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        self._frames: frozenset[HtmlElement] = frozenset()
        self._framing: frozenset[str] = frozenset()

    def frame(self, frames: frozenset[HtmlElement]) -> None:
        """Take note of what the headline stands in: names that are used there mark nothing on this page."""
        self._frames = frames
        self._framing = frozenset().union(*(names for node in frames for place in self._read(node) for names in place))

    def is_away(self, node: HtmlElement, *, beside: bool = False) -> bool:
        """Tell whether an element stands in what is not the article's: menus, forms, comments, other articles.

        Boxes beside the article count as its own where `beside` says so: what they hold may be said of it.
        """
        for above in (node, *node.iterancestors()):
            if above in self._frames:
                return False
            if above.tag in _ELSEWHERE_TAGS or (not beside and above.tag == "aside"):
                return True
            for elsewhere, aside in self._read(above):
                if elsewhere - self._framing or (not beside and aside - self._framing):
                    return True
        return False

    def is_box(self, node: HtmlElement) -> bool:
        """Tell whether an element is a box beside the article by its names."""
        return any(aside - self._framing for _, aside in self._read(node))

    def _read(self, node: HtmlElement) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
        """Yield the names of other articles and furniture, and those of boxes, in an element's class and id."""
        for names in (node.get("class"), node.get("id")):
            if names:
                known = self._places.get(names)
                if known is None:
                    known = self._places[names] = _places(names[:LONGEST_NAMES].lower())
                yield known


def promises(names: Sequence[str]) -> dict[int, int]:
    """Return what classes and ids promise, by their index: `BYLINE` and `DATED`, added; nothing for most.

    They are searched as one text, for each word once: hundreds of them stand on a page, and few promise anything.
    """
    line = "\n".join(name[:LONGEST_NAMES] for name in names).lower()
    starts = list(accumulate((min(len(name), LONGEST_NAMES) + 1 for name in names), initial=0))
    found: dict[int, int] = {}
    for kind, words in _WORDS.items():
        for at in {bisect_right(starts, place) - 1 for word in words for place in _finds(line, word)}:
            if kind != DATED or (date_of(names[at]) != "updated" and not is_of_today(names[at])):
                found[at] = found.get(at, 0) | kind
    return found


def date_of(names: str) -> Literal["published", "updated"] | None:
    """Return which date names are those of, None where they do not say; "published updated" is that of both."""
    low = names[:LONGEST_NAMES].lower()
    if _FIRST.search(low):
        return "published"
    return "updated" if _CHANGE.search(low) else None


def is_of_today(names: str) -> bool:
    """Tell whether names are those of a clock, which shows the day on which the page is read."""
    return bool(_CLOCK.search(names[:LONGEST_NAMES].lower()))


def _finds(line: str, word: str) -> Iterator[int]:
    place = line.find(word)
    while place >= 0:
        yield place
        place = line.find(word, place + len(word))


def _places(names: str) -> tuple[frozenset[str], frozenset[str]]:
    each = names.split()
    return frozenset(filter(_ELSEWHERE.search, each)), frozenset(filter(_BESIDE.search, each))
