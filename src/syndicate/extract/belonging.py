"""What belongs to chosen blocks though no choice by words sees it: short neighbours, and the pictures between them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

import regex
from lxml import etree

from syndicate.values.embeds import is_pixel
from syndicate.values.html_tree import attribute

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from lxml.html import HtmlElement

    from syndicate.extract.blocks import Block

LONGEST_LABEL = 60
"""Characters that may stand beside a picture, its caption left out, without its being a card for another article."""
LONGEST_CAPTION = 600
"""Characters of a caption; what is longer is text."""
LONGEST_HEADING = 200
"""Characters of a heading that is taken in for the text it heads."""
SMALLEST = 50
"""Pixels that a picture has to be wide and high, where it says so; below it is an icon."""
PARAGRAPH = 80
"""Characters of a chosen block before which no heading is taken in: those at the top are the title and labels."""

HEADINGS = ("h2", "h3", "h4", "h5", "h6")
MEDIA = ("img", "iframe", "video", "audio", "embed", "object", "amp-img", "amp-iframe", "amp-video", "amp-audio")
DATA = ("table", "pre")
"""What is taken in whole amid chosen text. Lists are not: too often they are links to something else."""
LAYOUT = 2
"""Blocks in a cell, on the average, from which a table is no table of values."""
_PARTS = {
    "li": ("ul", "ol", "menu"), "dt": ("dl",), "dd": ("dl",), "td": ("table",), "th": ("table",), "caption": ("table",),
    "pre": (),
}  # fmt: skip
"""Parts, and the whole whose other parts belong to them; code is its own whole."""
_AWAY = frozenset({"aside", "nav", "footer", "form", "dialog"})
_AWAY_ROLES = frozenset({"complementary", "navigation", "contentinfo", "dialog"})
# Words that begin a part of a class or id: "related-links", "box_related", "topRelated"; not "unrelated".
_PORTRAIT_WORDS = ("author", "avatar", "byline", "share", "sharing", "advert", "sponsor")
_AWAY_WORDS = (
    *_PORTRAIT_WORDS, "related", "recommend", "recirc", "sidebar", "promo", "newsletter", "outbrain", "taboola",
    "comment", "breadcrumb", "read-more", "readmore", "popular", "trending", "cookie", "subscri", "signup",
)  # fmt: skip


def _naming(words: Iterable[str]) -> regex.Pattern[str]:
    return regex.compile(rf"(?<![a-z])(?:{'|'.join(words)})|{'|'.join(word.capitalize() for word in words)}")


_PORTRAIT_NAME = _naming((*_PORTRAIT_WORDS, "icon-", "-icon"))
_AWAY_NAME = _naming(_AWAY_WORDS)
_CAPTION_NAME = _naming(("caption", "credit", "legend"))


class Position(NamedTuple):
    """Where a text node stands in its page; positions compare in the order of reading."""

    element: int
    """The element before the text."""
    tail: bool
    climbed: int
    """How many elements end between the two."""


class Medium(NamedTuple):
    """A picture or player of the article, and the captions that stand with it in its branch."""

    node: HtmlElement
    branch: HtmlElement
    captions: tuple[HtmlElement, ...]


class Part:
    """The part of a page that holds the chosen blocks, with all its blocks in page order."""

    def __init__(self, container: HtmlElement, blocks: Iterable[Block]) -> None:
        self.container = container
        self.order = {node: number for number, node in enumerate(container.iter(etree.Element))}
        placed = [(place, number, block) for number, block in enumerate(blocks) if (place := self.place(block))]
        placed.sort(key=lambda each: each[:2])
        self.blocks = [block for _, _, block in placed]
        self._starts = [place.element for place, _, _ in placed]

    def place(self, block: Block) -> Position | None:
        """Return where a block begins; None for one outside of the part."""
        run = block.runs[0]
        node, climbed = run.node, 0
        if node not in self.order:
            return None
        while run.tail and len(node):
            node, climbed = node[-1], climbed + 1
        return Position(self.order[node], run.tail, climbed)

    def span(self, blocks: Sequence[Block]) -> tuple[int, int]:
        """Return the numbers of the elements before the first and the last text of blocks, which are in page order.

        Where the first or the last is a picture's caption, the whole figure counts; and what stands between the last
        and the next other text, be it a gallery before the label of something else.
        """
        places = [self.order[run.node] for block in blocks for run in block.runs if not run.said.isspace()]
        behind = self.blocks.index(blocks[-1]) + 1
        places += self._starts[behind : behind + 1]
        for figure in map(self._figure, (blocks[0], blocks[-1])):
            places += [] if figure is None else [self.order[figure], self.order[_last(figure)]]
        return min(places), max(places)

    def _figure(self, block: Block) -> HtmlElement | None:
        """Return the element of a picture and its caption, where a block is that."""
        holders = [node for node in _upward(block.element) if node in self.order and _is_captioned(node)]
        return holders[-1] if holders else None

    def inside(self, branch: HtmlElement) -> list[Block]:
        """Return the blocks whose text stands in a branch."""
        ends = ((branch, 0), (_last(branch), 1))
        start, stop = (bisect_left(self._starts, self.order[node] + over) for node, over in ends)
        return [block for block in self.blocks[start:stop] if branch in _upward(block.runs[0].holder)]

    def amid(self, node: HtmlElement) -> tuple[Block, Block] | None:
        """Return the blocks right before and right behind an element without text; None at either end."""
        behind = bisect_left(self._starts, self.order[node])
        return (self.blocks[behind - 1], self.blocks[behind]) if 0 < behind < len(self.blocks) else None


class Branches:
    """The parts of a page that hold no text of the article, each by the outermost element of it."""

    def __init__(self, texts: Collection[HtmlElement]) -> None:
        self.texts = texts
        self._known: dict[HtmlElement, HtmlElement | None] = {}

    def of(self, element: HtmlElement) -> HtmlElement | None:
        """Return the branch in which an element stands; None where it stands beside the article by tag, role or name.

        Each element is looked at once, however many stand in it.
        """
        path: list[HtmlElement] = []
        branch: HtmlElement | None = element
        for node in _upward(element):
            if node in self.texts:
                break
            if node in self._known:
                branch = self._known[node]
                break
            path.append(node)
            branch = None if _is_away(node) else node
            if branch is None:
                break
        self._known.update(dict.fromkeys(path, branch))
        return branch

    def around(self, medium: HtmlElement) -> HtmlElement | None:
        """Return the branch of a picture or player, whose own name does not count; itself where it stands in text."""
        above = medium.getparent()
        return medium if above is None or above in self.texts else self.of(above)


def missed(page: Sequence[Block], chosen: Collection[int], texts: Collection[HtmlElement]) -> set[int]:
    """Return the ids of blocks that belong to the chosen ones.

    Those are headings right above chosen text, the rest of lists, tables and code of which most is chosen, and tables
    and code amid chosen text: words tell little of figures and brackets. `page` are all blocks in page order, `chosen`
    the ids of those chosen, `texts` the elements that hold these.
    """
    branches = Branches(texts)
    taken = {*chosen, *_wholes(page, chosen, branches)}
    begun = next((n for n, block in enumerate(page) if id(block) in chosen and len(block.said) >= PARAGRAPH), len(page))
    for number in range(len(page) - 2, begun, -1):
        block = page[number]
        if id(block) not in taken and id(page[number + 1]) in taken and _heads(block, branches):
            taken.add(id(block))
    return taken - set(chosen)


def _heads(block: Block, branches: Branches) -> bool:
    """Tell whether a block is a heading of the article itself."""
    element = block.element
    heading = element if element.tag in HEADINGS else next(element.iterancestors(*HEADINGS), None)
    if heading is None or block.hidden or len(block.said) > LONGEST_HEADING:
        return False
    return block.link_length * 2 <= len(block.said) and branches.of(heading) is not None


def _wholes(page: Sequence[Block], chosen: Collection[int], branches: Branches) -> Iterator[int]:
    """Yield the ids of the blocks in lists, tables and code that belong to the chosen text as a whole."""
    for whole, numbers in _grouped(page).items():
        parts = [page[number] for number in numbers]
        most = 3 * sum(id(part) in chosen for part in parts) > 2 * len(parts)
        if not _is_layout(whole, parts) and (
            most or (_is_amidst(page, numbers, chosen) and _is_data(whole, parts, branches))
        ):
            yield from (id(part) for part in parts if not part.hidden)


def _grouped(page: Sequence[Block]) -> dict[HtmlElement, list[int]]:
    """Return the lists, tables and code of a page with the numbers of their blocks."""
    wholes: dict[HtmlElement, list[int]] = {}
    for number, block in enumerate(page):
        part = _part(block.element)
        whole = None if part is None else _whole_of(part)
        if whole is not None:
            wholes.setdefault(whole, []).append(number)
    return wholes


def _part(element: HtmlElement) -> HtmlElement | None:
    """Return the item, cell or code in which an element stands; None where it stands in none."""
    return element if element.tag in _PARTS else next(element.iterancestors(*_PARTS), None)


def _whole_of(part: HtmlElement) -> HtmlElement | None:
    """Return the list, table or code of a part."""
    return part if part.tag == "pre" else next(part.iterancestors(*_PARTS[str(part.tag)]), None)


def _is_layout(whole: HtmlElement, parts: Sequence[Block]) -> bool:
    """Tell whether a table is there to place the page's columns: its cells hold more than a value each."""
    return whole.tag == "table" and len(parts) > LAYOUT * len({_part(part.element) for part in parts})


def _is_amidst(page: Sequence[Block], numbers: Sequence[int], chosen: Collection[int]) -> bool:
    """Tell whether the blocks right before and right behind are chosen."""
    before, behind = numbers[0] - 1, numbers[-1] + 1
    return before >= 0 and behind < len(page) and id(page[before]) in chosen and id(page[behind]) in chosen


def _is_data(whole: HtmlElement, parts: Sequence[Block], branches: Branches) -> bool:
    """Tell whether a table or code stands among the article's own elements and is no menu."""
    linked = sum(part.link_length for part in parts)
    among = whole.getparent() in branches.texts and branches.of(whole) is not None
    return whole.tag in DATA and among and 2 * linked <= sum(len(part.said) for part in parts)


def _upward(node: HtmlElement) -> Iterator[HtmlElement]:
    yield node
    yield from node.iterancestors()


def media(part: Part, chosen: Sequence[Block], texts: Collection[HtmlElement]) -> list[Medium]:
    """Return the pictures and players between the first of the chosen blocks and the next other text.

    `texts` are the elements that hold their text, those around them too. What a chosen caption is told of is between
    them, on whichever side of the caption it stands. Left out are pixels, icons and portraits by their size or name,
    and what stands in a branch that says more than a label: that leads to something else.
    """
    first, last = part.span(chosen)
    branches = Branches(texts)
    captions: dict[HtmlElement, tuple[HtmlElement, ...] | None] = {}
    found: list[Medium] = []
    for node in part.container.iter(*MEDIA):
        branch = branches.around(node) if first < part.order[node] <= last and not _is_ornament(node) else None
        if branch is not None and branch not in captions:
            captions[branch] = _captions(part, branch)
        if branch is not None and (said := captions[branch]) is not None:
            found.append(Medium(node, branch, said))
    return found


def _last(element: HtmlElement) -> HtmlElement:
    """Return the last element inside of one, itself where it holds none."""
    while len(element):
        element = element[-1]
    return element


def _is_ornament(node: HtmlElement) -> bool:
    sides = (attribute(node, side).removesuffix("px") for side in ("width", "height"))
    small = any(side.isascii() and side.isdecimal() and len(side) < 5 and int(side) < SMALLEST for side in sides)
    return small or is_pixel(node) or bool(_PORTRAIT_NAME.search(_names(node)))


def _captions(part: Part, branch: HtmlElement) -> tuple[HtmlElement, ...] | None:
    """Return the captions in a branch; None where it says more than these and a label."""
    said = 0
    captions: dict[HtmlElement, int] = {}
    for block in part.inside(branch):
        caption = _caption(block.element, branch)
        if caption is None:
            said += len(block.said)
        else:
            captions[caption] = captions.get(caption, 0) + len(block.said)
    if said > LONGEST_LABEL or any(length > LONGEST_CAPTION for length in captions.values()):
        return None
    return tuple(captions)


def _caption(element: HtmlElement, branch: HtmlElement) -> HtmlElement | None:
    """Return the caption in which a text of a branch stands."""
    found = None
    for node in _upward(element):
        if node is branch:
            break
        if node.tag == "figcaption" or _CAPTION_NAME.search(_names(node)):
            found = node
    return found


def _is_captioned(node: HtmlElement) -> bool:
    return node.tag in {"figure", "figcaption"} or bool(_CAPTION_NAME.search(_names(node)))


def _is_away(node: HtmlElement) -> bool:
    return node.tag in _AWAY or node.get("role") in _AWAY_ROLES or bool(_AWAY_NAME.search(_names(node)))


def _names(node: HtmlElement) -> str:
    return f"{attribute(node, 'class')} {attribute(node, 'id')}"
