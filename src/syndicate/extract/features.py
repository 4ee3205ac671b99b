"""What is measured of a page's blocks for the model, a row of numbers each: words, places, neighbours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import regex

from syndicate.extract import places
from syndicate.extract._measure import LETTERS, SIGNS
from syndicate.extract.blocks import words
from syndicate.values.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from syndicate.extract.blocks import Block
    from syndicate.extract.places import Place

Row: TypeAlias = "tuple[float, ...]"

GOOD_WORDS = 8
"""Words from which a block with few links that does not stand beside the article is surely running text."""
MOST_LINKS = 0.5
"""Share of its characters in links below which that is so."""
LONGEST_LABEL = 24
"""Words up to which a block's own words are weighed one by one."""
LOOKED_AT = 400
"""Characters of a block that are compared with what the page says elsewhere."""
FAR = 50
"""Blocks of a distance above which it is just far."""

_END = regex.compile(r"""[.!?。！？।॥۔؟]["'”’»)\]」』）]*$""")
_DIGITS = re.compile(r"[0-9]+")
_KINDS = {
    "p": 1, "li": 2, "div": 3, "td": 4, "th": 4, "blockquote": 5, "figcaption": 6, "pre": 7, "dd": 8, "dt": 8,
    "section": 9, "article": 10, "main": 10, "body": 11, "address": 14, "h1": 21, "h2": 22, "h3": 23, "h4": 24,
    "h5": 25, "h6": 26,
}  # fmt: skip
HEADING = 20
"""Kinds of elements above it are headings."""

OWN = (
    "words", "word length", "links", "end", "kind", "label sum", "label mean", "label worst", "hidden",
    "article", "main", "aside", "footer", "nav", "header", "figure", "form", "table", "list", "quote", "caption",
    "linked", "score", "score above", "worst", "best", "summed", "depth",
)  # fmt: skip
AROUND = (
    "share", "share 1", "share 2", "share 3", "links in", "links in 1", "links in 2", "links in 3", "mean words",
    "mean words 1", "mean words 2", "blocks 1", "blocks 2", "off core", "depth in core",
)  # fmt: skip
ALIKE = ("alike", "alike words", "alike share", "alike links")
NEXT = ("words", "links", "kind", "label", "worst", "end", "summed", "same kind of place")
WHERE = (
    "position", "words above", "from first", "from last", "from title", "heading label", "heading links",
    "from heading", "words since heading", "is title", "stated", "copies", "running words", "blocks",
)  # fmt: skip
NAMES = (*OWN, *AROUND, *ALIKE, *(f"{name} {at}" for at in ("before", "after") for name in NEXT), *WHERE)
"""The columns of a row."""

_WITHIN = (
    places.ARTICLE, places.MAIN, places.ASIDE, places.FOOTER, places.NAV, places.HEADER, places.FIGURE, places.FORM,
    places.TABLE, places.LIST, places.QUOTE, places.CAPTION, places.LINKED,
)  # fmt: skip
_NO_NEIGHBOUR = (-1.0, -1.0, -1.0, 0.0, 0.0, -1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Weights:
    """How much single words say of a block: those in the names of elements, and those of its own text."""

    names: Mapping[str, float] = field(default_factory=dict)
    said: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """What a page says of its article outside of its text: titles, authors, and the text itself where it is stated."""

    titles: Sequence[str] = ()
    authors: Sequence[str] = ()
    body: str = ""


class Measured:
    """A block, with what its own words are."""

    __slots__ = ("block", "end", "folded", "good", "kind", "label", "links", "place", "words")

    def __init__(self, block: Block, place: Place, weights: Weights) -> None:
        said = block.said
        self.block = block
        self.place = place
        self.words = word_count(said)
        self.links = min(1.0, block.link_length / len(said))
        beside = block.hidden or place.within & places.BESIDE
        self.good = self.words if self.words >= GOOD_WORDS and self.links < MOST_LINKS and not beside else 0.0
        self.kind = _KINDS.get(str(block.element.tag), 0)
        self.end = 0.0 if said[-1].isalnum() else 1.0 if _END.search(said[-6:]) else 0.5 if said[-1] in ":…" else 0.0
        self.folded = fold(said) if self.words <= LONGEST_LABEL else ""
        self.label = _label(self.folded, weights.said) if self.folded else (0.0, 0.0, 0.0)

    def own(self) -> Row:
        """Return the columns `OWN`."""
        place, block = self.place, self.block
        within = place.within
        return (
            self.words,
            len(block.said) / (self.words + 0.5),
            self.links,
            self.end,
            self.kind,
            *self.label,
            block.hidden,
            *[within & each for each in _WITHIN],
            place.score,
            place.parent.score if place.parent else 0.0,
            place.worst,
            place.best,
            place.summed,
            place.depth,
        )

    def as_neighbour(self, other: Measured) -> Row:
        """Return the columns `NEXT` of the block beside this one."""
        place = self.place
        alike = place is other.place or place.key == other.place.key
        return self.words, self.links, self.kind, self.label[0], place.worst, self.end, place.summed, alike


def word_count(said: str) -> float:
    """Return about how many words a text has: 1.8 signs of Chinese or Japanese, 5 letters of Thai and kin are one."""
    count = said.count(" ") + 1.0
    if not said.isascii():
        count += max(0, len(SIGNS.findall(said)) - 1) / 1.8 + max(0, len(LETTERS.findall(said)) - 1) / 5
    return count


def has_spaces(said: str) -> bool:
    """Tell whether most of a text is in scripts that set spaces between words."""
    return 2 * (len(SIGNS.findall(said)) + len(LETTERS.findall(said))) <= len(said)


def label_words(folded: str) -> list[str]:
    """Return the words of a short text as they are weighed, digits all alike."""
    said = words(folded)[:LONGEST_LABEL]
    return [_DIGITS.sub("0", word) for word in said] if _DIGITS.search(folded) else said


def _label(folded: str, weights: Mapping[str, float]) -> tuple[float, float, float]:
    """Return sum, mean and lowest of what the words of a short block say."""
    found = [weights.get(word, 0.0) for word in label_words(folded)]
    return (sum(found), sum(found) / len(found), min(found)) if found else (0.0, 0.0, 0.0)


def rows(blocks: Sequence[Block], told: Told, weights: Weights) -> list[Row]:
    """Return what is measured of each block: numbers in the order of `NAMES`."""
    if not blocks:
        return []
    of = places.Places(weights.names)
    measured = [Measured(block, of.of(block.element), weights) for block in blocks]
    for each in measured:
        _add(each)
    core = of.add_up()
    assert core is not None, "a block has a place"
    root = measured[0].place
    while root.parent is not None:
        root = root.parent
    around = _Around(root, core)
    alike = _Alike(measured, root.good or 1.0)
    where = _Where(measured, told, root)
    found: list[Row] = []
    for at, each in enumerate(measured):
        before = measured[at - 1].as_neighbour(each) if at else _NO_NEIGHBOUR
        after = measured[at + 1].as_neighbour(each) if at + 1 < len(measured) else _NO_NEIGHBOUR
        found.append((*each.own(), *around.of(each.place), *alike.of(each), *before, *after, *where.of(at)))
    return found


def _add(each: Measured) -> None:
    place = each.place
    place.blocks += 1
    place.words += each.words
    place.good += each.good
    place.length += len(each.block.said)
    place.link_length += each.block.link_length


class _Around:
    """What the elements around a block hold."""

    def __init__(self, root: Place, core: Place) -> None:
        self._good = root.good or 1.0
        self._core = core
        self._known: dict[Place, Row] = {}

    def of(self, place: Place) -> Row:
        """Return the columns `AROUND`."""
        known = self._known.get(place)
        if known is None:
            known = self._known[place] = self._measured(place)
        return known

    def _measured(self, place: Place) -> Row:
        one = place.parent or place
        two = one.parent or one
        three = two.parent or two
        line = (place, one, two, three)
        return (
            *[each.good / self._good for each in line],
            *[each.link_length / (each.length or 1) for each in line],
            *[each.words / each.blocks for each in line[:3]],
            one.blocks,
            two.blocks,
            place.off_core,
            place.depth - self._core.depth,
        )


class _Alike:
    """What the blocks in elements of one kind add up to."""

    def __init__(self, measured: Iterable[Measured], good: float) -> None:
        self._good = good
        self._keys: dict[Place, tuple[object, ...]] = {}
        self._sums: dict[tuple[object, ...], list[float]] = {}
        for each in measured:
            key = self._keys.get(each.place)
            if key is None:
                key = self._keys[each.place] = each.place.signature
            sums = self._sums.setdefault(key, [0.0, 0.0, 0.0, 0.0, 0.0])
            sums[0] += 1
            sums[1] += each.words
            sums[2] += each.good
            sums[3] += len(each.block.said)
            sums[4] += each.block.link_length

    def of(self, each: Measured) -> Row:
        """Return the columns `ALIKE`."""
        count, words, good, length, links = self._sums[self._keys[each.place]]
        return count, words / count, good / self._good, links / length


class _Where:
    """Where on the page a block stands, read from the first to the last."""

    def __init__(self, measured: Sequence[Measured], told: Told, root: Place) -> None:
        self._measured = measured
        self._root = root
        self._titles = {fold(title) for title in told.titles}
        self._grams = _grams(fold(told.body)) if told.body else frozenset()
        self._copies = Counter(each.block.said for each in measured)
        self._title_at = self._first_title()
        good = [at for at, each in enumerate(measured) if each.good and not each.place.off_core]
        self._first, self._last = (good[0], good[-1]) if good else (0, len(measured))
        self._before = 0.0
        self._heading: tuple[float, float] = (0.0, 0.0)
        self._heading_at = -FAR
        self._since = 0.0

    def _first_title(self) -> int | None:
        found = [at for at, each in enumerate(self._measured) if each.folded and each.folded in self._titles]
        return next((at for at in found if self._measured[at].kind == HEADING + 1), found[0] if found else None)

    def of(self, at: int) -> Row:
        """Return the columns `WHERE`; to be asked for every block, in order."""
        each = self._measured[at]
        row = (
            at / len(self._measured),
            self._before / self._root.words,
            at - self._first,
            at - self._last,
            min(FAR, at - self._title_at) if self._title_at is not None else -FAR - 1,
            *self._heading,
            min(FAR, at - self._heading_at),
            self._since,
            each.folded in self._titles,
            self._stated(each),
            self._copies[each.block.said],
            self._root.good,
            len(self._measured),
        )
        self._before += each.words
        self._since += each.good
        if each.kind > HEADING:
            self._heading, self._heading_at, self._since = (each.label[0], each.links), at, 0.0
        return row

    def _stated(self, each: Measured) -> float:
        """Return the share of a block's runs of three words that the text the page states has; -1 where it has none."""
        if not self._grams:
            return -1.0
        own = _grams(fold(each.block.said[:LOOKED_AT]))
        return len(own & self._grams) / len(own) if own else -0.5


def _grams(folded: str) -> frozenset[tuple[str, ...]]:
    said = words(folded)
    return frozenset(zip(said, said[1:], said[2:], strict=False))
