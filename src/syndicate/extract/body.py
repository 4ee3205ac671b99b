"""The main content of a page: trafilatura finds what is said, the page's own tree says how."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from lxml import etree
from lxml.html import tostring

from syndicate.extract.align import align
from syndicate.extract.blocks import blocks, words
from syndicate.extract.prune import pruned
from syndicate.values import markup
from syndicate.values.folding import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from lxml.html import HtmlElement

    from syndicate.extract.blocks import Block

ENOUGH = 0.85
"""Share of the found words that the page's own blocks have to hold; below, the extractor's own tree is taken."""
MOST_WORDS = 60_000
"""Words that are aligned with the page; a longer text, of which there is hardly one, keeps the extractor's own tree."""
TITLE_LINES = 6
"""First blocks among which the title may be repeated."""
ALIKE = 0.92
"""Likeness from which a line is the title with another quotation mark or dash."""
LONGEST_TITLE = 400
"""Characters of the longest line that is compared with the title."""
SHORTEST_PARAGRAPH = 10
"""Words from which a paragraph counts where no extractor finds an article."""

_FAULTS = (ValueError, TypeError, AttributeError, IndexError, KeyError, RecursionError, etree.LxmlError)
_HTML = {
    "head": "h2", "list": "ul", "item": "li", "quote": "blockquote", "code": "pre", "lb": "br", "row": "tr",
    "cell": "td", "hi": "em", "ref": "a", "graphic": "img",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Extraction:
    """What an extractor found: its words line by line, and its own simple tree of them as HTML."""

    words: list[str]
    html: str


def main_content(tree: HtmlElement, base: str | None, titles: Collection[str]) -> str:
    """Return the article in a page as sanitised HTML without its title; '' where none is found.

    The tree is used up. `titles` are what the page calls itself. One call at a time in a process: trafilatura ends it
    with SIGSEGV when it runs in two threads.
    """
    found = _extracted(tree)
    if found is None or not found.words:
        return ""
    html = _from_page(tree, found.words, titles) if len(found.words) <= MOST_WORDS else None
    return markup.sanitise(found.html if html is None else html, base)


def _from_page(tree: HtmlElement, said: Sequence[str], titles: Collection[str]) -> str | None:
    """Return the page's own HTML of what was found; None where the page says it otherwise."""
    page = blocks(tree)
    alignment = align([block.words for block in page], said)
    if alignment.covered < ENOUGH * len(said):
        return None
    chosen = _without_title([page[number] for number in sorted(alignment.chosen)], titles)
    taken = {id(block) for block in chosen}
    return pruned(chosen, [block for block in page if id(block) not in taken])


def longest_run(tree: HtmlElement, base: str | None) -> str:
    """Return the paragraphs of the element that has most words in paragraphs of its own; '' where there are none."""
    paragraphs: dict[HtmlElement, list[HtmlElement]] = {}
    for node in tree.iter("p"):
        parent = node.getparent()
        if parent is not None and len(words("".join(node.itertext()))) >= SHORTEST_PARAGRAPH:
            paragraphs.setdefault(parent, []).append(node)
    if not paragraphs:
        return ""
    best = max(paragraphs.values(), key=lambda run: sum(len("".join(node.itertext())) for node in run))
    return markup.sanitise("".join(tostring(node, encoding="unicode", with_tail=False) for node in best), base)


def _extracted(tree: HtmlElement) -> Extraction | None:
    from trafilatura import bare_extraction

    try:
        # A tree is copied there before it is changed. Links and formatting come from the page's own tree afterwards.
        found = bare_extraction(tree, include_comments=False, with_metadata=False)
    except _FAULTS:  # a page that an extractor stumbles over is a page without article, not an error
        return None
    content = getattr(found, "body", None)
    return None if content is None else Extraction(words(_lines(content)), _as_html(content))


def _lines(body: etree._Element) -> str:
    """Return the text of an extraction with its elements apart, except what stands inside of words."""
    parts: list[str] = []
    for event, node in etree.iterwalk(body, events=("start", "end")):
        if node.tag not in {"hi", "ref", "del"}:
            parts.append("\n")
        parts.append((node.text if event == "start" else node.tail) or "")
    return "".join(parts)


def _as_html(body: etree._Element) -> str:
    for node in body.iter(etree.Element):
        node.tag = _HTML.get(str(node.tag), node.tag)
    body.tag = "div"
    return etree.tostring(body, encoding="unicode", method="html", with_tail=False)


def _without_title(chosen: Sequence[Block], titles: Collection[str]) -> list[Block]:
    folded = [_comparable(title) for title in titles]
    first = [block for block in chosen[:TITLE_LINES] if not _is_title(block, folded)]
    return [*first, *chosen[TITLE_LINES:]]


def _is_title(block: Block, titles: Collection[str]) -> bool:
    line = block.said
    return len(line) <= LONGEST_TITLE and any(_alike(_comparable(line), title) for title in titles)


def _alike(line: str, title: str) -> bool:
    if line == title:
        return True
    # The ratio is twice the common characters over all: lines of too different length cannot reach it.
    if 2 * min(len(line), len(title)) <= ALIKE * (len(line) + len(title)):
        return False
    return SequenceMatcher(None, line, title, autojunk=False).ratio() > ALIKE


def _comparable(line: str) -> str:
    return " ".join(words(fold(line)))[:LONGEST_TITLE]
