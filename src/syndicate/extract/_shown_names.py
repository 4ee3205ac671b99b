"""The names a page shows as its author's: in an element marked as a byline, in a line near the headline, in a box."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from syndicate.extract import names, titles
from syndicate.extract._around import around
from syndicate.extract.evidence import distinct
from syndicate.extract.visible import words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from lxml.html import HtmlElement

    from syndicate.extract.blocks import Block
    from syndicate.extract.visible import Page

MOST_AUTHORS = 4
"""Names in visible bylines; where there are more, it is a list of the newsroom."""
LONGEST_BYLINE = 200
"""Characters of an element that is a byline, and nothing else."""
MOST_MARKED = 200
"""Elements marked as bylines that are read."""
NEAR_LINES = 12
"""Lines below the headline, and above it, that may be signed."""


def marked(page: Page, sites: Collection[str]) -> list[str]:
    """Return the names in elements marked as bylines, outside of comments, portraits and other articles."""
    for said in _bylines(page):
        part = names.signed(said)
        found = _persons(part or said, sites)
        # One word alone is a button or a label more often than a name.
        if found := [name for name in found if part or " " in name or not name.isascii()]:
            return found[:MOST_AUTHORS]
    return []


def signed(page: Page) -> list[str]:
    """Return what stands behind a by-word in lines near the headline, below it first."""
    above, _, below = around(page)
    near = [line for line in (*below[:NEAR_LINES], *above[:NEAR_LINES]) if len(line.said) <= LONGEST_BYLINE]
    found = ((line, names.signed(_spaced(line))) for line in near)
    return [said for line, said in found if said and not page.marks.is_away(line.runs[0].holder, beside=True)]


def near(signed: Iterable[str], page: Page, sites: Collection[str]) -> list[str]:
    """Return the names in a line near the headline that a by-word begins, else in an ``address`` (HTML §4.3.10)."""
    found = next(filter(None, (_persons(said, sites) for said in signed)), [])
    if not found:
        addresses = [words_of(node, LONGEST_BYLINE) for node in islice(page.tree.iter("address"), NEAR_LINES)]
        found = next(filter(None, (_persons(said, sites) for said in addresses if names.looks_like_name(said))), [])
    return found[:MOST_AUTHORS]


def organisations(signed: Iterable[str], page: Page, sites: Collection[str]) -> list[str]:
    """Return the agency or desk that a byline names, if one does."""
    said = (*filter(None, map(names.signed, _bylines(page))), *signed)
    found = filter(None, map(names.organisation, said))
    return list(islice((each for each in found if titles.key(each) not in sites and names.is_organised(each)), 1))


def boxed(page: Page, sites: Collection[str]) -> list[str]:
    """Return the name at the head of a box about the author."""
    for node in page.bylines[:MOST_MARKED]:
        if page.marks.is_box(node) and not page.marks.is_away(node, beside=True):
            for line in islice(_lines_in(node), 3):
                if names.looks_like_name(line) and (found := _persons(line, sites)):
                    return found[:1]
    return []


def _bylines(page: Page) -> Iterator[str]:
    for node in page.bylines[:MOST_MARKED]:
        said = words_of(node, LONGEST_BYLINE)
        if said and len(said) <= LONGEST_BYLINE and not page.marks.is_away(node):
            yield said


def _persons(said: str, sites: Collection[str]) -> list[str]:
    return distinct([name for name in names.authors(said) if titles.key(name) not in sites]) if said else []


def _spaced(line: Block) -> str:
    """Return a line's text with a space between its text nodes, as styles divide them."""
    return " ".join(" ".join(run.said for run in line.runs).split())


def _lines_in(node: HtmlElement) -> Iterator[str]:
    return (" ".join(said.split()) for said in node.itertext() if said.strip())
