"""A page as blocks of text in document order, each knowing its text nodes and the element it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import regex
from lxml import etree

from syndicate.values.html_tree import BLOCKS, UNSHOWN

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# A character of a script without spaces is a word here; so is a run of letters, marks and digits.
_SPACELESS = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}"
_WORD = regex.compile(rf"(?V1)[{_SPACELESS}]|[[\w\p{{M}}]--[{_SPACELESS}]]+")
_ASCII_WORD = regex.compile(r"(?a)\w+")
_DIVIDES = BLOCKS | {"br", "option"}
_HIDDEN_STYLES = ("display:none", "display: none", "visibility:hidden", "visibility: hidden")


class Run(NamedTuple):
    """A text node: the text of `node`, or its tail."""

    node: HtmlElement
    tail: bool

    @property
    def holder(self) -> HtmlElement:
        """The element in which the text stands."""
        if not self.tail:
            return self.node
        parent = self.node.getparent()
        assert parent is not None, "only the root has no parent, and its tail is not read"
        return parent

    @property
    def said(self) -> str:
        """The text itself."""
        return (self.node.tail if self.tail else self.node.text) or ""

    def clear(self) -> None:
        """Take the text out of its tree."""
        if self.tail:
            self.node.tail = None
        else:
            self.node.text = None


class Block:
    """The text between two boundaries of blocks."""

    __slots__ = ("_words", "element", "hidden", "link_length", "opener", "runs", "said")

    def __init__(self, element: HtmlElement, opener: HtmlElement | None, *, hidden: bool) -> None:
        self.element = element
        """The innermost element shown as a block in which the text stands."""
        self.opener = opener
        """The line break it stands behind."""
        self.hidden = hidden
        """It stands in something that is not shown at first."""
        self.runs: list[Run] = []
        self.said = ""
        """The block's text on one line."""
        self.link_length = 0
        """Characters inside of links."""
        self._words: list[str] | None = None

    @property
    def words(self) -> list[str]:
        """The words of the text as they are compared."""
        if self._words is None:
            self._words = words(self.said)
        return self._words


def words(text: str) -> list[str]:
    """Return the words of a text as they are compared; a character of a script without spaces is one."""
    return (_ASCII_WORD if text.isascii() else _WORD).findall(text)


def blocks(root: HtmlElement) -> list[Block]:
    """Return the blocks of a tree that hold words, in document order."""
    walk = _Walk()
    for node in root.iter(etree.Element):
        walk.enter(node)
    return walk.end()


_Open: TypeAlias = "tuple[HtmlElement, bool, HtmlElement, int]"
"""An open element: itself, whether it divides blocks, the block element it stands in, and what it makes of text."""
_LINK, _HIDDEN, _UNSHOWN = 1, 2, 4


class _Walk:
    """The way through a tree: which elements are open, and the block that is being read."""

    def __init__(self) -> None:
        self.open: list[_Open] = []
        self.found: list[Block] = []
        self.block: Block | None = None
        self.parts: list[str] = []
        self.opener: HtmlElement | None = None

    def enter(self, node: HtmlElement) -> None:
        """Close what ends before `node`, open it and read its text."""
        stack = self.open
        if stack:
            parent = node.getparent()
            while stack[-1][0] is not parent:
                self.leave()
        tag = str(node.tag)
        divides = tag in _DIVIDES
        if divides:
            self.divide()
            self.opener = node if tag == "br" else None
        _, _, element, kind = stack[-1] if stack else (node, True, node, 0)
        kind |= _KINDS.get(tag, 0) | _hidden(node)
        element = node if divides and tag != "br" else element
        stack.append((node, divides, element, kind))
        said = node.text
        if said and not kind & _UNSHOWN:
            self.read(Run(node, tail=False), said, element, kind)

    def leave(self) -> None:
        """Close the innermost open element and read the text behind it."""
        node, divides, _, _ = self.open.pop()
        if divides and node.tag != "br":
            self.divide()
            self.opener = None
        said = node.tail
        if said and self.open:
            _, _, element, kind = self.open[-1]
            if not kind & _UNSHOWN:
                self.read(Run(node, tail=True), said, element, kind)

    def read(self, run: Run, said: str, element: HtmlElement, kind: int) -> None:
        """Add a text node to the block; white space begins none."""
        block = self.block
        if block is None:
            if said.isspace():
                return
            block = self.block = Block(element, self.opener, hidden=bool(kind & _HIDDEN))
        block.runs.append(run)
        self.parts.append(said)
        if kind & _LINK:
            block.link_length += len(said.strip())

    def divide(self) -> None:
        """End the block, and keep it if it holds words."""
        block, self.block = self.block, None
        if block is not None:
            block.said = " ".join("".join(self.parts).split())
            # White space inside of a link was counted as it stands there.
            block.link_length = min(block.link_length, len(block.said))
            self.parts.clear()
            if _holds_word(block.said):
                self.found.append(block)

    def end(self) -> list[Block]:
        """Close everything and return the blocks."""
        while self.open:
            self.leave()
        self.divide()
        return self.found


# libxml2 leaves an article without ``body`` in the head where its first element is one that HTML 4 did not know.
_KINDS = {"a": _LINK} | dict.fromkeys(UNSHOWN - {"head"}, _UNSHOWN)


def _holds_word(said: str) -> bool:
    return said[:1].isalpha() or (_ASCII_WORD if said.isascii() else _WORD).search(said) is not None


def _hidden(node: HtmlElement) -> int:
    """Tell whether an element says that it is not shown; scripts may show it later, so that it is a sign, no more."""
    style = node.get("style")
    if style is not None and any(each in style for each in _HIDDEN_STYLES):
        return _HIDDEN
    return _HIDDEN if node.get("hidden") is not None or node.get("aria-hidden") == "true" else 0
