"""The elements that hold a page's blocks: what their names promise, and how much of the page's text they hold."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lxml.html import HtmlElement

ARTICLE, MAIN, ASIDE, FOOTER, NAV, HEADER, FIGURE, FORM, TABLE, LIST, QUOTE, CAPTION, LINKED, DIALOG = (
    1 << bit for bit in range(14)
)
"""What an element stands in, itself included: bits of `Place.within`."""
BESIDE = ASIDE | FOOTER | NAV | FORM | DIALOG
"""What holds no article."""

_TAGS = {
    "article": ARTICLE, "main": MAIN, "aside": ASIDE, "footer": FOOTER, "nav": NAV, "header": HEADER,
    "figure": FIGURE, "form": FORM, "table": TABLE, "ul": LIST, "ol": LIST, "dl": LIST, "blockquote": QUOTE,
    "figcaption": CAPTION, "a": LINKED, "button": LINKED, "dialog": DIALOG,
}  # fmt: skip
# WAI-ARIA 1.2 §5.3.4: landmarks say the same as the elements.
_ROLES = {
    "main": MAIN, "article": ARTICLE, "complementary": ASIDE, "contentinfo": FOOTER, "navigation": NAV, "menu": NAV,
    "banner": HEADER, "form": FORM, "search": FORM, "dialog": DIALOG, "alertdialog": DIALOG,
}  # fmt: skip

CORE = 0.7
"""Share of the running text that the core holds: the deepest element around the article."""
LONGEST_NAMES = 300
"""Characters of an element's class, id and itemprop that are read."""
MOST_WORDS = 24
"""Words of an element's names that are weighed."""
# The names of all elements of a page pass here, and the standard module is three times as fast on short strings.
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LETTERS = re.compile(r"[a-z]+")
_DIGITS = re.compile(r"[0-9]+")


class Place:
    """An element that holds text, with what it inherits from its ancestors and what its blocks add up to."""

    __slots__ = (
        "best", "blocks", "depth", "good", "key", "length", "link_length", "off_core", "parent", "score", "summed",
        "within", "words", "worst",
    )  # fmt: skip

    def __init__(self, node: HtmlElement, parent: Place | None, names: str, score: float) -> None:
        tag = str(node.tag)
        role = node.get("role")
        self.parent = parent
        self.within = _TAGS.get(tag, 0) | (_ROLES.get(role, 0) if role else 0)
        self.score = self.worst = self.best = self.summed = score
        """What its class, id and itemprop promise, above 0 for an article and below for furniture; and on the way down
        from the root the lowest, the highest and the sum of these."""
        self.key = (tag, names)
        self.depth = 0
        if parent is not None:
            self.within |= parent.within
            self.worst = min(parent.worst, score)
            self.best = max(parent.best, score)
            self.summed = parent.summed + score
            self.depth = parent.depth + 1
        self.blocks = self.length = self.link_length = self.off_core = 0
        self.words = self.good = 0.0
        """Blocks, characters, characters in links, words, and words of running text inside; and how many elements
        towards the root the way to the core begins."""

    @property
    def signature(self) -> tuple[object, ...]:
        """What elements alike share: tags and names of the element and of the two around it."""
        above = self.parent
        return self.key, above and above.key, above and above.parent and above.parent.key


class Places:
    """The places of a page, each made once, an element before those inside."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights
        self._known: dict[HtmlElement, Place] = {}
        self._read: dict[str, tuple[str, float]] = {"": ("", 0.0)}
        self._words: dict[str, list[str]] = {}

    def of(self, node: HtmlElement) -> Place:
        """Return the place of an element, made with all its ancestors at first sight."""
        known = self._known.get(node)
        if known is not None:
            return known
        above = node.getparent()
        line = [node]
        while above is not None and above not in self._known:
            line.append(above)
            above = above.getparent()
        place = self._known[above] if above is not None else None
        for each in reversed(line):
            place = self._known[each] = Place(each, place, *self._names(each))
        assert place is not None, "the line holds at least the element itself"
        return place

    def _names(self, node: HtmlElement) -> tuple[str, float]:
        """Return the names of an element without their numbers, and what they promise."""
        said = names_of(node)
        known = self._read.get(said)
        if known is None:
            score = sum(self._weights.get(word, 0.0) for word in name_words(said, self._words))
            known = self._read[said] = (_DIGITS.sub("0", said), score)
        return known

    def add_up(self) -> Place | None:
        """Hand what each element holds to all around it; return the core, None on a page without text."""
        places = list(self._known.values())
        for place in reversed(places):
            above = place.parent
            if above is not None:
                above.blocks += place.blocks
                above.length += place.length
                above.link_length += place.link_length
                above.words += place.words
                above.good += place.good
        core = _core(places)
        if core is not None:
            _measure_from(core, places)
        return core


def _core(places: Iterable[Place]) -> Place | None:
    """Return the deepest place that holds most of the running text; the root where there is none."""
    found: Place | None = None
    for place in places:
        if found is None:
            found, least = place, CORE * place.good
        elif place.good >= least > 0 and place.depth > found.depth:
            found = place
    return found


def _measure_from(core: Place, places: Iterable[Place]) -> None:
    line: set[Place] = set()
    step: Place | None = core.parent
    while step is not None:
        line.add(step)
        step = step.parent
    for place in places:
        if place in line:
            place.off_core = 1 + core.depth - place.depth
        elif place is not core and place.parent is not None:
            place.off_core = place.parent.off_core


def names_of(node: HtmlElement) -> str:
    """Return an element's class, id and itemprop, '' where it has none."""
    return " ".join(filter(None, (node.get("class"), node.get("id"), node.get("itemprop"))))[:LONGEST_NAMES]


def name_words(said: str, known: dict[str, list[str]] | None = None) -> list[str]:
    """Return the words of an element's names, each once, and pairs of neighbours.

    "articleBody" is article, body and article-body. `known` keeps what single names are made of, for a page.
    """
    known = {} if known is None else known
    found: dict[str, None] = {}
    for name in said.split():
        if name not in known:
            known[name] = _words_of(name)
        found |= dict.fromkeys(known[name])
    return list(found)[:MOST_WORDS]


def _words_of(name: str) -> list[str]:
    parts = _LETTERS.findall((name if name.islower() else _HUMP.sub("-", name)).lower())
    return [*(part for part in parts if len(part) > 1), *map("-".join, pairwise(parts))]
