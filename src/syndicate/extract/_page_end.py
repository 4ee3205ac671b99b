"""What follows an article under a label of its own: comments, related links, newsletter and author boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syndicate.extract.furniture import is_labelled, label_of, stands_alone

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from lxml.html import HtmlElement

    from syndicate.extract._furniture_words import Kind
    from syndicate.extract.blocks import Block

ENDING = frozenset({"comments", "related", "author", "newsletter"})
"""Kinds of furniture whose label heads a section behind the article."""
LONGEST_LABEL, LONGEST_LINE = 100, 40
"""Characters of such a label: of a heading, and of one that is none."""
SHARE, SHARE_OF_COMMENTED = 1 / 2, 1 / 4
"""How much of the text has to stand before a label that ends it; before the heading of comments, which may be longer
than the article, it is less. A label further up is a link to them, or a box in the midst of the article."""
NEXT = 2
RUNNING = 200
"""Blocks behind a label that are looked at, and characters of one that is running text."""
_LOWEST = 7
"""Level of a label that is no heading."""
_HEADINGS = {f"h{level}": level for level in range(1, _LOWEST)}
# The part of a paper in which its authors weigh what they found, and what else a text may be about.
_WEIGHING = frozenset({
    "discussion", "discussions", "diskussion", "diskussionen", "discusión", "discussione", "discussão", "debate",
    "debatte",
})  # fmt: skip


def without_end(page: Sequence[Block], chosen: Sequence[Block]) -> list[Block]:
    """Return the chosen blocks of a page without the sections behind the article; both are in page order.

    A section goes from its label to the next heading as high; where the label itself is not chosen, as far as the
    element that sets the label apart. A page whose elements have no telling names looks the same there as in the
    article; its labels are words, known in some twenty-five languages.
    """
    ids = {id(block) for block in chosen}
    end = _End(sum(len(block.said) for block in chosen))
    stretch = list(_stretch(page, chosen))
    behind = (stretch[at + 1 : at + 1 + NEXT] for at in range(len(stretch)))
    told = zip(stretch, behind, strict=True)
    return [block for block, following in told if end.passes(block, following, is_chosen=id(block) in ids)]


def _stretch(page: Sequence[Block], chosen: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks from the first to the last chosen one."""
    if chosen:
        places = {id(block): at for at, block in enumerate(page)}
        yield from page[places[id(chosen[0])] : places[id(chosen[-1])] + 1]


class _End:
    """What is known of a page's text on the way down: what was said, and whether a section of something else is on."""

    def __init__(self, length: int) -> None:
        self._length = length
        self._before = 0
        self._texts: set[HtmlElement] = set()
        self._level = 0
        self._branch: HtmlElement | None = None

    def passes(self, block: Block, following: Sequence[Block], *, is_chosen: bool) -> bool:
        """Tell whether a block is the article's; to be asked for each block, in order, with those behind it."""
        may_end = len(block.said) <= LONGEST_LABEL and self._before >= SHARE_OF_COMMENTED * self._length
        # A level costs a look at all elements around.
        level = _level(block) if may_end or self._branch is not None else _LOWEST
        if self._is_inside(block, level):
            return False
        if may_end and self._ends(block, level, following if is_chosen else None):
            self._level = level if is_chosen else 0
            self._branch = _branch(block.element, self._texts)
            return False
        if is_chosen:
            self._before += len(block.said)
            _add_ancestors(block.element, self._texts)
        return is_chosen

    def _is_inside(self, block: Block, level: int) -> bool:
        """Tell whether a block belongs to the section that is on; the section ends with the first that does not."""
        branch = self._branch
        if branch is None:
            return False
        is_higher = level < _LOWEST and level <= self._level
        if block.element is not branch and branch not in block.element.iterancestors():
            self._branch = None if is_higher or not self._level else branch
        elif is_higher:
            self._branch = None
        return self._branch is not None

    def _ends(self, block: Block, level: int, following: Sequence[Block] | None) -> bool:
        """Tell whether a block is the label of a section behind the article; `following` blocks for a chosen one."""
        is_heading = level < _LOWEST
        if not (is_heading or (following is not None and len(block.said) <= LONGEST_LINE)):
            return False
        kind = _section(block, following)
        if kind is None or not (is_heading or _is_plain(block, kind)):
            return False
        return self._before >= SHARE * self._length or (is_heading and kind == "comments")


def _section(block: Block, following: Sequence[Block] | None) -> Kind | None:
    """Return the kind of the section that a block begins, None where the article goes on behind it."""
    kind = _kind(block)
    return None if kind is None or (following is not None and _goes_on(block, kind, following)) else kind


def _kind(block: Block) -> Kind | None:
    """Return of which kind of section a block is the label; "Related" alone may be what is written about."""
    kind = label_of(block.said)
    if kind not in ENDING or is_labelled(block.said):
        return None
    is_clear = len(block.words) > 1 or (kind == "comments" and block.said.lower() not in _WEIGHING)
    return kind if is_clear else None


def _goes_on(label: Block, kind: Kind, following: Sequence[Block]) -> bool:
    """Tell whether the article goes on behind a label for related articles: "Up next" may be its own next part.

    Titles and teasers of other articles are short, or links. A label with words of its own may be any heading.
    """
    runs = (len(block.said) >= RUNNING and 2 * block.link_length < len(block.said) for block in following)
    return kind == "related" and (not stands_alone(label.said, kind) or any(runs))


def _is_plain(block: Block, kind: Kind) -> bool:
    return kind == "comments" and stands_alone(block.said, kind)


def _branch(element: HtmlElement, texts: Collection[HtmlElement]) -> HtmlElement:
    """Return the outermost element around one that holds nothing of the text above it."""
    while (parent := element.getparent()) is not None and parent not in texts:
        element = parent
    return element


def _add_ancestors(element: HtmlElement, texts: set[HtmlElement]) -> None:
    node: HtmlElement | None = element
    while node is not None and node not in texts:
        texts.add(node)
        node = node.getparent()


def _level(block: Block) -> int:
    """Return the level of the heading in which a block stands, one below the lowest where it stands in none."""
    own = _HEADINGS.get(str(block.element.tag), 0)
    return own or next((_HEADINGS[str(node.tag)] for node in block.element.iterancestors(*_HEADINGS)), _LOWEST)
