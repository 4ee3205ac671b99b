"""A page as blocks of words in document order, each knowing which text nodes it is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import regex
from lxml import etree
from lxml.html import HtmlElement

from syndicate.values.html_tree import BLOCKS, UNSHOWN

if TYPE_CHECKING:
    from collections.abc import Iterator

# A character of a script without spaces is a word here; so is a run of letters, marks and digits.
_SPACELESS = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}"
_WORD = regex.compile(rf"(?V1)[{_SPACELESS}]|[[\w\p{{M}}]--[{_SPACELESS}]]+")
_DIVIDES = BLOCKS | {"br", "option"}


@dataclass(frozen=True, slots=True)
class Run:
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


@dataclass(frozen=True, slots=True)
class Block:
    """The text between two boundaries of blocks; `opener` is the line break it stands behind."""

    runs: list[Run]
    words: list[str]
    opener: HtmlElement | None = None

    @property
    def said(self) -> str:
        """The block's text on one line."""
        return " ".join("".join(run.said for run in self.runs).split())


def words(text: str) -> list[str]:
    """Return the words of a text as they are compared; a character of a script without spaces is one."""
    return _WORD.findall(text)


def blocks(root: HtmlElement) -> list[Block]:
    """Return the blocks of a tree that hold words, in document order."""
    found: list[Block] = []
    for runs, opener in _divided(root):
        if said := words("".join(run.said for run in runs)):
            found.append(Block(runs, said, opener))
    return found


def _divided(root: HtmlElement) -> Iterator[tuple[list[Run], HtmlElement | None]]:
    runs: list[Run] = []
    opener: HtmlElement | None = None
    for event, node in _walk(root):
        if node.tag in _DIVIDES:
            yield runs, opener
            runs, opener = [], node if node.tag == "br" else None
        if event == "start" and node.tag not in UNSHOWN and node.text:
            runs.append(Run(node, tail=False))
        elif event == "end" and node is not root and node.tail:
            runs.append(Run(node, tail=True))
    yield runs, opener


def _walk(root: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, node in walker:
        if event == "start" and node.tag in UNSHOWN:
            walker.skip_subtree()
        yield event, node
