"""The other members that are asked for a page's main content: libraries, each of which may fail, one be missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from lxml import etree
from lxml.html import tostring

from syndicate.extract.blocks import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lxml.html import HtmlElement

Member: TypeAlias = "Callable[[HtmlElement], list[str]]"
"""The words of a page's main content; the tree stays as it is."""

EXTRA = "not installed: pip install 'syndicate[extract]'"
"""Why a member of the extra did not vote."""
FAULTS = (ValueError, TypeError, AttributeError, IndexError, KeyError, RecursionError, AssertionError, etree.LxmlError)
"""What extractors raise on pages they stumble over; such a vote is missing, and the page is read all the same."""

_INSIDE_WORDS = frozenset({"hi", "ref", "del"})


class NotInstalled(Exception):
    """A member's library is not there."""


def trafilatura(tree: HtmlElement) -> list[str]:
    """Ask trafilatura. Kills the process when two threads do so at once."""
    return _trafilatura(tree, precise=False)


def precise(tree: HtmlElement) -> list[str]:
    """Ask trafilatura to rather leave something out."""
    return _trafilatura(tree, precise=True)


def _trafilatura(tree: HtmlElement, *, precise: bool) -> list[str]:
    from trafilatura import bare_extraction

    # The tree is copied there before it is changed. Its own second opinions cost as much again, need time square in the
    # number of short paragraphs, and change nothing in what the vote finds.
    found = bare_extraction(tree, fast=True, include_comments=False, with_metadata=False, favor_precision=precise)
    body = getattr(found, "body", None)
    return [] if body is None else words(_lines(body))


def _lines(body: etree._Element) -> str:
    """Return the text of an extraction with its elements apart, except what stands inside of words."""
    parts: list[str] = []
    for event, node in etree.iterwalk(body, events=("start", "end")):
        if node.tag not in _INSIDE_WORDS:
            parts.append("\n")
        parts.append((node.text if event == "start" else node.tail) or "")
    return "".join(parts)


def resiliparse(tree: HtmlElement) -> list[str]:
    """Ask resiliparse, of the extra. Raises NotInstalled."""
    try:
        from resiliparse.extract.html2text import extract_plain_text
    except ImportError as error:
        raise NotInstalled from error
    html = tostring(tree, encoding="unicode")
    return words(extract_plain_text(html, main_content=True, alt_texts=False, links=False, comments=False))


MEMBERS: Mapping[str, Member] = {
    "trafilatura": trafilatura,
    "trafilatura precision": precise,
    "resiliparse": resiliparse,
}
"""Who is asked when our own blocks are in doubt, in this order."""
NEED_SPACES = frozenset({"resiliparse"})
"""Who counts words between spaces, and is not asked where there are none (F1 on Chinese and Japanese pages 0.84 where
trafilatura reaches 0.96)."""
