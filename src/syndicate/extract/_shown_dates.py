"""The date a page shows: in an element marked as one, or in a short line that is hardly more than a date."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import regex

from syndicate.extract import _head_words as head
from syndicate.extract._around import around
from syndicate.extract._head_lines import dated
from syndicate.extract._phrases import phrase_set, said
from syndicate.extract.evidence import draft
from syndicate.extract.visible import stated_for_machines, words_of
from syndicate.values import dates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from lxml.html import HtmlElement

    from syndicate.extract.blocks import Block
    from syndicate.extract.visible import Page
    from syndicate.model import Draft

LONGEST_DATE_LINE = 90
"""Characters of a line that is a date with what stands beside it."""
LONGEST_DATE = 80
"""Characters of an element that is a date, and nothing else."""
MOST_MARKED = 200
"""Elements marked as dates that are read."""
MOST_FOUND = 10
"""Dates that are compared."""
MOST_LINES = 200
"""Short lines with a year that are read as dates."""
MOST_READ = 5_000
"""Lines among which these are looked for."""
MOST_BEFORE = 10
"""Elements before a date that are asked for a word for "updated"."""
NEAR = 200
"""Elements behind the headline among which the article's date stands, if anywhere."""
FARTHEST = 1_000_000
ABOVE = 4
"""How many times as far an element above the headline counts as one below it."""
NEAR_LINES = 12
"""Lines below the headline, and above it, that are looked at though they stand in a box beside the article."""
PRECISIONS = ("day", "local", "instant")
LONGEST_PHRASE = 5
"""Words of the longest phrase for "updated on"."""

_DIVIDER = regex.compile(r"[|·•⋅∙–—]|\s-\s")
_YEAR = regex.compile(r"(?<!\p{Nd})\p{Nd}{4}(?!\p{Nd})|\p{Nd}[./]\p{Nd}{2}(?!\p{Nd})|年")


class _Stated(NamedTuple):
    """A date that the page shows."""

    value: str
    updated: bool = False
    """It is said to be the date of a change."""
    distance: int = 0
    """How far it stands from the headline, in elements; what stands above it counts `ABOVE` times."""


def marked(page: Page) -> Draft:
    """Return the dates of ``time`` and of elements with the class or id of one, the nearest to the headline.

    A date behind a word for "updated" is that of the change.
    """
    return _draft(list(_marked(page, NEAR, beside=False)))


def shown(page: Page) -> Draft:
    """Return the date that stands nearest to the headline, in an element marked as one or in a line that is one.

    Where none is near: the first one below the headline, then the first one above, then any that is marked.
    """
    above, own, below = around(page)
    near = [*_dated(page, below[:NEAR_LINES], beside=True), *_dated(page, above[:NEAR_LINES], beside=True)]
    ways = (
        lambda: sorted([*_marked(page, NEAR, beside=False), *near], key=lambda each: each.distance),
        lambda: _dated(page, own, beside=False),
        lambda: _dated(page, below, beside=False),
        lambda: _dated(page, above[::-1], beside=False),
        lambda: _marked(page, FARTHEST, beside=True),
    )
    return _first_of(ways)


def _first_of(ways: Iterable[Callable[[], Iterable[_Stated]]]) -> Draft:
    """Return the dates of the first way that finds a date of publication, else of the first that finds any."""
    best = draft("time")
    for way in ways:
        found = _draft(list(islice(way(), MOST_FOUND)))
        if found.published:
            return found
        best = best if best.updated else found
    return best


def _marked(page: Page, most: int, *, beside: bool) -> Iterator[_Stated]:
    """Yield what elements marked as dates state, the nearest to the headline first, up to the first whole moment."""
    nodes = [(_distance(page, node), at, node) for at, node in enumerate([*page.times, *page.dated][:MOST_MARKED])]
    for distance, _, node in sorted(nodes):
        if distance > most:
            return
        if not page.marks.is_away(node, beside=beside):
            for each in _stated_in(page, node, distance):
                yield each
                if not each.updated and dates.precision(each.value) == "instant":
                    return


def _stated_in(page: Page, node: HtmlElement, distance: int) -> Iterator[_Stated]:
    """Yield the dates of an element: in its form for machines, else in words."""
    machine = stated_for_machines(node, page.languages)
    words = "" if machine else words_of(node, LONGEST_DATE)
    found = [_Stated(machine)] if machine else _stated_by(page, words) if len(words) <= LONGEST_DATE else ()
    for each in found:
        yield _Stated(each.value, each.updated or _is_of_change(node), distance)


def _draft(found: Sequence[_Stated]) -> Draft:
    return draft(
        "time",
        published=_most_precise([each.value for each in found if not each.updated]),
        updated=_most_precise([each.value for each in found if each.updated]),
    )


def _most_precise(stated: Sequence[str]) -> str | None:
    """Return the first date, or the most precise statement of the same day."""
    same = [each for each in stated if dates.same_day(stated[0], each)]
    return max(same, key=lambda each: PRECISIONS.index(dates.precision(each)), default=None)


def _distance(page: Page, node: HtmlElement) -> int:
    headline = page.headline
    behind = page.places[node] - (page.places[headline] if headline is not None else 0)
    return behind if behind >= 0 else -ABOVE * behind


def _is_of_change(node: HtmlElement) -> bool:
    """Tell whether a word for "updated" stands before an element marked as a date."""
    before = said(_lead_in(node))
    known = phrase_set(head.UPDATED)
    lengths = range(1, LONGEST_PHRASE + 1)
    return any(" ".join(before[-length:]) in known for length in lengths)


def _lead_in(node: HtmlElement) -> str:
    """Return the text that stands before an element, up to two elements further out; its end where it is long."""
    said = ""
    for _ in range(3):
        for previous in islice(node.itersiblings(preceding=True), MOST_BEFORE):
            said = f"{words_of(previous, LONGEST_DATE)} {previous.tail or ''} {said}"
            if len(said) > LONGEST_DATE:
                return said[-LONGEST_DATE:]
        parent = node.getparent()
        if parent is None:
            break
        node, said = parent, f"{parent.text or ''} {said}"
    return said


def _dated(page: Page, stretch: Iterable[Block], *, beside: bool) -> Iterator[_Stated]:
    """Yield the dates of the short lines that are the article's."""
    short = (line for line in islice(stretch, MOST_READ) if len(line.said) <= LONGEST_DATE_LINE)
    for line in islice((line for line in short if _YEAR.search(line.said)), MOST_LINES):
        run = line.runs[0]
        if not page.marks.is_away(run.holder, beside=beside):
            distance = _distance(page, run.node)
            yield from (_Stated(each.value, each.updated, distance) for each in _stated(page, line))


def _stated(page: Page, line: Block) -> list[_Stated]:
    """Return the dates that a line states, or else its parts: "12 March 2026 | Jane Doe | Updated 13 March 2026"."""
    runs = [run.said for run in line.runs] if len(line.runs) > 1 else []
    for parts in ([line.said], _DIVIDER.split(line.said), runs):
        if found := [each for part in parts for each in _stated_by(page, part)]:
            return found
    return []


def _stated_by(page: Page, part: str) -> Iterator[_Stated]:
    before, kinds = dated(part)
    for kind, text in [("published", before), *kinds]:
        if text and _YEAR.search(text) and (stated := dates.stated(text, page.languages)):
            yield _Stated(stated, kind == "updated")
